//! SVG drawings as pixels. Neither Rust nor a browser's worker draws them; the page does.

use super::svg_size::sized;
use crate::parts::blob_address::BlobAddress;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement,
    HtmlImageElement,
};

const KIND: &str = "image/svg+xml";

/// Whether the file says that it is an SVG drawing, as one from a disk does by its name.
pub fn is_drawing(file: &File) -> bool {
    file.type_() == KIND
}

/// The drawing as a PNG of the same name, over white; `None` where the browser cannot draw it.
pub async fn pixels_of(drawing: &File) -> Option<File> {
    drawn(drawing).await.ok()
}

async fn drawn(drawing: &File) -> Result<File, JsValue> {
    let text = JsFuture::from(drawing.text()).await?;
    let text = text.as_string().ok_or(JsValue::NULL)?;
    let (text, (width, height)) = sized(&text).ok_or(JsValue::NULL)?;
    let address = BlobAddress::of(&blob(&text)?).ok_or(JsValue::NULL)?;
    let image = HtmlImageElement::new()?;
    // As a picture of its own it runs no script and fetches nothing.
    image.set_src(address.as_str());
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    png(&canvas, &drawing.name()).await
}

fn blob(text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(KIND);
    let parts = js_sys::Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, &options)
}

async fn png(canvas: &HtmlCanvasElement, name: &str) -> Result<File, JsValue> {
    let blob = js_sys::Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // Only a promise that is settled already refuses.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let blob: Blob = JsFuture::from(blob).await?.dyn_into()?;
    let options = FilePropertyBag::new();
    options.set_type("image/png");
    File::new_with_blob_sequence_and_options(&js_sys::Array::of1(&blob), name, &options)
}
