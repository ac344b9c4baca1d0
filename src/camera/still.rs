//! A still of the camera as a file.

use crate::parts::canvas_file::{blank, jpeg_file};
use js_sys::Date;
use wasm_bindgen::JsValue;
use web_sys::{File, HtmlVideoElement};

/// JPEG, because the browser keeps stills for a reload, and a PNG of the same pixels takes five times the
/// room. At this quality the loss is below the noise of a camera, and the neural network gets the picture
/// made smaller.
const QUALITY: f64 = 0.95;

/// The longer side of a still of a recording, in pixels: there are many of them, and the network sees them
/// smaller.
const RECORDED_SIDE: u32 = 640;

/// The frame that a video shows, in its own size and never as its mirror image: what mirrors it on the
/// screen is the style sheet.
///
/// # Errors
/// What the browser said, or that there is no frame yet.
pub async fn of(video: &HtmlVideoElement, name: &str) -> Result<File, JsValue> {
    drawn(video, name, u32::MAX).await
}

/// The same for a recording, made smaller.
///
/// # Errors
/// As [`of`].
pub async fn of_recording(video: &HtmlVideoElement, name: &str) -> Result<File, JsValue> {
    drawn(video, name, RECORDED_SIDE).await
}

async fn drawn(video: &HtmlVideoElement, name: &str, most: u32) -> Result<File, JsValue> {
    let (width, height) = (video.video_width(), video.video_height());
    if width == 0 || height == 0 {
        return Err("the camera has given no frame".into());
    }
    let smaller = f64::from(most.min(width.max(height))) / f64::from(width.max(height));
    let side = |pixels: u32| ((f64::from(pixels) * smaller).round() as u32).max(1);
    let size = (side(width), side(height));
    let (canvas, context) = blank(size)?;
    context.draw_image_with_html_video_element_and_dw_and_dh(
        video,
        0.0,
        0.0,
        f64::from(size.0),
        f64::from(size.1),
    )?;
    jpeg_file(&canvas, QUALITY, name).await
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
