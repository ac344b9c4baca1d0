//! A still of the camera as a file.

use js_sys::{Array, Date, Promise};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement, HtmlVideoElement,
};

/// JPEG, because the browser keeps stills for a reload, and a PNG of the same pixels takes five times the
/// room. At this quality the loss is below the noise of a camera, and the neural network gets the picture
/// made smaller.
const KIND: &str = "image/jpeg";
const QUALITY: f64 = 0.95;

/// The frame that a video shows, in its own size and never as its mirror image: what mirrors it on the
/// screen is the style sheet.
///
/// # Errors
/// What the browser said, or that there is no frame yet.
pub async fn of(video: &HtmlVideoElement, name: &str) -> Result<File, JsValue> {
    let (width, height) = (video.video_width(), video.video_height());
    if width == 0 || height == 0 {
        return Err("the camera has given no frame".into());
    }
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or("no 2d canvas")?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_html_video_element(video, 0.0, 0.0)?;
    let blob = Promise::new(&mut |done, failed| {
        let asked = canvas.to_blob_with_type_and_encoder_options(&done, KIND, &QUALITY.into());
        if let Err(error) = asked {
            // The promise is still open: nothing was called.
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    });
    let blob: Blob = JsFuture::from(blob).await?.dyn_into()?;
    let options = FilePropertyBag::new();
    options.set_type(KIND);
    File::new_with_blob_sequence_and_options(&Array::of1(&blob), name, &options)
}

/// Year, month, day, hour, minute and second on the visitor's clock.
pub fn now() -> [u32; 6] {
    let now = Date::new_0();
    [
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
    ]
}
