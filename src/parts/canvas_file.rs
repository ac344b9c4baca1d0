//! The picture of a canvas as a file.

use js_sys::{Array, Promise};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement};

const JPEG: &str = "image/jpeg";

/// An empty canvas that is in no document, of so many pixels across and down.
///
/// # Errors
/// The reason of a browser that gives none.
pub fn blank(
    (width, height): (u32, u32),
) -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or("no 2d canvas")?;
    Ok((canvas, context.dyn_into()?))
}

/// The picture as JPEG; `quality` from 0 to 1.
///
/// # Errors
/// The reason of a browser that makes none.
pub async fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Result<Blob, JsValue> {
    let made = Promise::new(&mut |done, failed| {
        let asked = canvas.to_blob_with_type_and_encoder_options(&done, JPEG, &quality.into());
        if let Err(error) = asked {
            // The promise is still open: nothing was called.
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    });
    JsFuture::from(made).await?.dyn_into()
}

/// The same with a name.
///
/// # Errors
/// The reason of a browser that makes none.
pub async fn jpeg_file(
    canvas: &HtmlCanvasElement,
    quality: f64,
    name: &str,
) -> Result<File, JsValue> {
    let blob = jpeg(canvas, quality).await?;
    let options = FilePropertyBag::new();
    options.set_type(JPEG);
    File::new_with_blob_sequence_and_options(&Array::of1(&blob), name, &options)
}
