//! Pictures of the photo's own size: the map over it, and the map alone.

use super::breath::{Act, Breath};
use super::canvas::pixels_are_true;
use super::error::PictureError;
use super::file::{max_rows, written};
use super::photo::{Photo, Rows};
use camlens_client::export::{Channels, Exhibit, Overlay, Texts};
use camlens_client::view::Layout;
use camlens_core::render::MapAlone;
use web_sys::Blob;

/// What the screen shows of a photo.
pub struct Shown<'a> {
    /// The address of the picture on the screen: the photo's, or its still's.
    pub address: Option<&'a str>,
    /// The network's input, RGB, `[height, width, 3]` of the frame's input.
    pub input: &'a [u8],
    /// With the lines over the map, and left of a handle without it.
    pub outlined: bool,
}

/// The photo with the map over it, as the screen has it: with its contour and box, right of the handle only
/// where there is one, and the network's input where that is shown. A PNG file.
///
/// # Errors
/// Every kind of [`PictureError`].
pub async fn overlay(
    exhibit: &Exhibit,
    shown: Shown<'_>,
    texts: &Texts,
    act: Act<'_>,
) -> Result<Blob, PictureError> {
    if exhibit.look.layout == Layout::Eye {
        return input(exhibit, shown.input, texts, act).await;
    }
    pixels_are_true()?;
    let photo = Photo::of(exhibit, shown.address).await?;
    let size = photo.size();
    let rows = Rows::of(&photo, max_rows(size.0))?;
    let overlay = match shown.outlined {
        true => Overlay::on_screen(exhibit),
        false => Overlay::without_outlines(exhibit),
    };
    let strip = |first, count| {
        let mut pixels = rows.read(first, count)?;
        overlay.rows(first, &mut pixels)?;
        Ok(pixels)
    };
    let mut breath = Breath::new(act);
    written(size, Channels::Rgb, texts, &mut breath, strip).await
}

/// The map in the size of its photo, clear around its frame, whatever its strength on the screen. A PNG file.
///
/// # Errors
/// [`PictureError::Cancelled`], or a picture that does not become a file.
pub async fn map_alone(
    exhibit: &Exhibit,
    texts: &Texts,
    act: Act<'_>,
) -> Result<Blob, PictureError> {
    let size = exhibit.frame.photo;
    let map = MapAlone::new(&exhibit.frame, &exhibit.evidence.map, &exhibit.style());
    let strip = |first, count| {
        let mut pixels = vec![0; 4 * size.0 * count];
        map.rows(first, &mut pixels)?;
        Ok(pixels)
    };
    let mut breath = Breath::new(act);
    written(size, Channels::Rgba, texts, &mut breath, strip).await
}

/// The network's input in its own pixels.
async fn input(
    exhibit: &Exhibit,
    rgb: &[u8],
    texts: &Texts,
    act: Act<'_>,
) -> Result<Blob, PictureError> {
    let size = exhibit.frame.input;
    let strip = |first: usize, count: usize| {
        let lines = rgb.chunks_exact(3 * size.0).skip(first).take(count);
        let pixels = lines.flat_map(|line| line.chunks_exact(3));
        Ok(pixels
            .flat_map(|it| [it[0], it[1], it[2], u8::MAX])
            .collect())
    };
    let mut breath = Breath::new(act);
    written(size, Channels::Rgb, texts, &mut breath, strip).await
}
