//! The contact sheet: the gallery's photos with their maps, in rows.

use super::breath::{Act, Breath};
use super::canvas::{Canvas, pixels_are_true};
use super::error::PictureError;
use super::file::of_canvas;
use super::photo::Photo;
use super::tile::lay_map;
use super::write::{Writer, paper};
use camlens_client::export::plan::{Area, fitted};
use camlens_client::export::sheet::{CLASS, HEADING, NAME, Sheet};
use camlens_client::export::{Exhibit, Texts};
use web_sys::Blob;

/// The colour of a place without a photo.
const NO_PHOTO: &str = "#e4e4e1";

/// The part of the work that is done when all tiles are drawn.
const TILES_PART: f64 = 0.8;

/// A photo of the gallery.
pub struct SheetTile {
    /// The address of its thumbnail, which shows what the network saw of it.
    pub address: Option<String>,
    /// Its map; `None` for a photo that was not read.
    pub exhibit: Option<Exhibit>,
    pub name: String,
    /// Its class, or why there is none.
    pub class: String,
}

/// Draws one sheet: `tiles` are the photos that `plan.photos` numbers, in their order. Where `maps`, each has
/// its map over it, as in the gallery. A PNG file.
///
/// # Errors
/// [`PictureError::Cancelled`], [`PictureError::PixelsChanged`], or a picture that does not become a file. A
/// thumbnail that the browser does not show is an empty tile.
pub async fn sheet(
    plan: &Sheet,
    tiles: &[SheetTile],
    heading: &str,
    maps: bool,
    texts: &Texts,
    act: Act<'_>,
) -> Result<Blob, PictureError> {
    pixels_are_true()?;
    let mut breath = Breath::new(act);
    let canvas = paper(plan.size)?;
    let writer = Writer::on(&canvas);
    writer.fit(heading, HEADING, &plan.heading)?;
    breath.part(0.0..TILES_PART);
    for (at, (tile, place)) in tiles.iter().zip(plan.tiles()).enumerate() {
        draw_photo(&canvas, tile, &place.photo, maps).await?;
        writer.fit(&tile.class, CLASS, &place.class)?;
        writer.fit(&tile.name, NAME, &place.name)?;
        breath.take((at + 1) as f64 / tiles.len() as f64).await?;
    }
    breath.part(TILES_PART..1.0);
    of_canvas(&canvas, texts, &mut breath).await
}

/// Draws a photo with its map into the middle of a square.
async fn draw_photo(
    canvas: &Canvas,
    tile: &SheetTile,
    square: &Area,
    maps: bool,
) -> Result<(), PictureError> {
    let context = &canvas.context;
    let (Some(exhibit), Ok(photo)) = (&tile.exhibit, Photo::at(tile.address.as_deref()).await)
    else {
        context.set_fill_style_str(NO_PHOTO);
        let [left, top, width, height] =
            [square.left, square.top, square.width, square.height].map(|it| it as f64);
        context.fill_rect(left, top, width, height);
        return Ok(());
    };
    let seen = exhibit.frame.seen;
    let (width, height) = fitted((seen.width, seen.height), square.width as f64);
    let place = Area {
        left: square.left + (square.width - width) / 2,
        top: square.top + (square.height - height) / 2,
        width,
        height,
    };
    photo.fill(context, &place)?;
    if maps && exhibit.evidence.map.cells() > 0 {
        lay_map(canvas, exhibit, &place)?;
    }
    Ok(())
}
