//! A small photo with its map over it, as the gallery's tiles have it.

use super::canvas::Canvas;
use super::error::PictureError;
use super::photo::Photo;
use crate::parts::thumbnail;
use camlens_client::export::Exhibit;
use camlens_client::export::plan::{Area, fitted};

/// The longer side of a tile in pixels: thumbnails have not many more.
const LONGER_SIDE: f64 = 256.0;

/// The JPEG quality at which such a picture takes about 15 kB.
const QUALITY: f64 = 0.85;

/// A picture inside of a page.
pub struct Tile {
    /// Its `data:` address, of a JPEG file.
    pub address: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// What the network saw of a photo, by the address of its thumbnail, with the map over it where `maps`. `None`
/// where the browser shows no thumbnail.
///
/// # Errors
/// [`PictureError::CanvasRefused`]
pub async fn tile(
    exhibit: &Exhibit,
    address: Option<&str>,
    maps: bool,
) -> Result<Option<Tile>, PictureError> {
    let Ok(photo) = Photo::at(address).await else {
        return Ok(None);
    };
    let seen = exhibit.frame.seen;
    let (width, height) = fitted((seen.width, seen.height), LONGER_SIDE);
    let canvas = Canvas::new((width, height))?;
    let place = Area {
        left: 0,
        top: 0,
        width,
        height,
    };
    photo.fill(&canvas.context, &place)?;
    if maps && exhibit.evidence.map.cells() > 0 {
        lay_map(&canvas, exhibit, &place)?;
    }
    let address = canvas
        .element()
        .to_data_url_with_type_and_encoder_options("image/jpeg", &QUALITY.into());
    Ok(Some(Tile {
        address: address.map_err(|_| PictureError::CanvasRefused)?,
        size: (width as u32, height as u32),
    }))
}

/// Lays the map over a photo.
///
/// # Errors
/// [`PictureError::CanvasRefused`]
pub(super) fn lay_map(
    canvas: &Canvas,
    exhibit: &Exhibit,
    place: &Area,
) -> Result<(), PictureError> {
    let map = Canvas::new((place.width, place.height))?;
    let longer = place.width.max(place.height) as f64;
    thumbnail::draw(
        map.element(),
        &exhibit.evidence.map,
        &exhibit.frame,
        longer,
        exhibit.scale,
        exhibit.colormap(),
    )
    .map_err(|_| PictureError::CanvasRefused)?;
    let context = &canvas.context;
    context.set_global_alpha(f64::from(exhibit.look.opacity) / 100.0);
    let drawn = context.draw_image_with_html_canvas_element_and_dw_and_dh(
        map.element(),
        place.left as f64,
        place.top as f64,
        place.width as f64,
        place.height as f64,
    );
    context.set_global_alpha(1.0);
    drawn.map_err(|_| PictureError::CanvasRefused)
}
