//! A photo of the gallery with its map, as a small picture inside of a page.

use super::many::Many;
use crate::export::error::SaveError;
use crate::parts::thumbnail;
use camlens_client::finding::PhotoId;
use camlens_client::gallery::Answer;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// The longer side in pixels: thumbnails have not many more.
const LONGER_SIDE: f64 = 256.0;

/// The JPEG quality at which such a picture takes about 15 kB.
const QUALITY: f64 = 0.85;

/// A picture inside of a page.
pub struct TilePicture {
    /// Its `data:` address.
    pub address: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// What the network saw of a photo, with the map over it as the gallery draws it; `None` without a thumbnail.
///
/// # Errors
/// [`SaveError::Refused`] of a browser that draws none.
pub async fn tile_picture(
    many: Many,
    photo: PhotoId,
    answer: &Answer,
) -> Result<Option<TilePicture>, SaveError> {
    let Some(address) = untrack(|| many.gallery.thumbnail(photo)) else {
        return Ok(None);
    };
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    if JsFuture::from(image.decode()).await.is_err() {
        return Ok(None);
    }
    let size = size_of(answer);
    let (canvas, context) = canvas(size)?;
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    let draw = |picture: &HtmlImageElement| {
        context.draw_image_with_html_image_element_and_dw_and_dh(picture, 0.0, 0.0, width, height)
    };
    draw(&image)?;
    let map = map_of(many, answer)?;
    let opacity = untrack(|| many.look.opacity.get());
    context.set_global_alpha(f64::from(opacity) / 100.0);
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&map, 0.0, 0.0, width, height)?;
    let address =
        canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &QUALITY.into())?;
    Ok(Some(TilePicture { address, size }))
}

fn map_of(many: Many, answer: &Answer) -> Result<HtmlCanvasElement, JsValue> {
    let map: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let look = untrack(|| many.look.get());
    let scale = untrack(|| many.maps.scale(answer));
    let colormap = look.drawn_colormap(answer.subject.is_difference());
    thumbnail::draw(
        &map,
        &answer.map,
        &answer.frame,
        LONGER_SIDE,
        scale,
        colormap,
    )?;
    Ok(map)
}

/// The part of the photo that the network saw, its longer side [`LONGER_SIDE`].
fn size_of(answer: &Answer) -> (u32, u32) {
    let seen = answer.frame.seen;
    let per_pixel = LONGER_SIDE / seen.width.max(seen.height);
    let pixels = |side: f64| (side * per_pixel).round().max(1.0) as u32;
    (pixels(seen.width), pixels(seen.height))
}

fn canvas(
    (width, height): (u32, u32),
) -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or("no 2d canvas")?;
    Ok((canvas, context.dyn_into()?))
}
