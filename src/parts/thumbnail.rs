//! A small map over a small photo.

use super::canvas::draw_map;
use camlens_client::view::Look;
use camlens_core::cam::ActivationMap;
use camlens_core::framing::Frame;
use camlens_core::render::{Colormap, Cover, Scale};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Paints a map into a small canvas of its frame's proportions, whose longer side has so many pixels.
///
/// # Errors
/// The reason of a canvas that refuses to be painted.
pub fn draw(
    canvas: &HtmlCanvasElement,
    map: &ActivationMap,
    frame: &Frame,
    longer_side: f64,
    scale: Scale,
    colormap: Colormap,
) -> Result<(), JsValue> {
    let enlargement = Look::default().enlargement(frame);
    let per_pixel = longer_side / frame.seen.width.max(frame.seen.height);
    let pixels = |side: f64| (side * per_pixel).round().max(1.0) as u32;
    let size = (pixels(frame.seen.width), pixels(frame.seen.height));
    draw_map(canvas, map, size, enlargement, scale, colormap, Cover::Even)
}

/// The part of the photo that the network saw, each side in percent of the photo, as a style has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenPart {
    pub left: String,
    pub top: String,
    pub width: String,
    pub height: String,
}

impl SeenPart {
    /// The part that a frame shows the network.
    pub fn of(frame: &Frame) -> Self {
        let (width, height) = (frame.photo.0 as f64, frame.photo.1 as f64);
        let percent = |part: f64| format!("{}%", 100.0 * part);
        Self {
            left: percent(frame.seen.x / width),
            top: percent(frame.seen.y / height),
            width: percent(frame.seen.width / width),
            height: percent(frame.seen.height / height),
        }
    }
}
