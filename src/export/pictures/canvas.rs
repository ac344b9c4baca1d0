//! Canvases whose pixels are read, and whether the browser gives them as they are.

use super::error::PictureError;
use js_sys::{Object, Reflect};
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// A canvas that is read more often than it is drawn on.
pub(super) struct Canvas {
    element: HtmlCanvasElement,
    pub context: CanvasRenderingContext2d,
}

impl Canvas {
    /// A canvas of `width` x `height` pixels, clear.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn new((width, height): (usize, usize)) -> Result<Self, PictureError> {
        Self::made((width, height)).map_err(|_| PictureError::CanvasRefused)
    }

    fn made((width, height): (usize, usize)) -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document());
        let document = document.ok_or(JsValue::NULL)?;
        let element: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
        element.set_width(width as u32);
        element.set_height(height as u32);
        let options = Object::new();
        // Its pixels stay in the computer's memory: each reading from a graphics card would wait for it.
        Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE)?;
        let context = element.get_context_with_context_options("2d", &options)?;
        let context = context.ok_or(JsValue::NULL)?.dyn_into()?;
        Ok(Self { element, context })
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (usize, usize) {
        (
            self.element.width() as usize,
            self.element.height() as usize,
        )
    }

    /// The canvas as a picture for other canvases.
    pub fn element(&self) -> &HtmlCanvasElement {
        &self.element
    }

    /// Reads a rectangle: RGBA, `[height, width, 4]`.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn read(
        &self,
        (left, top): (usize, usize),
        (width, height): (usize, usize),
    ) -> Result<Vec<u8>, PictureError> {
        let [left, top, width, height] = [left, top, width, height].map(|it| it as f64);
        let data = self.context.get_image_data(left, top, width, height);
        let data = data.map_err(|_| PictureError::CanvasRefused)?;
        Ok(data.data().0)
    }

    /// Writes pixels as they are: RGBA, rows of `width`.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn write(
        &self,
        (left, top): (usize, usize),
        width: usize,
        rgba: &[u8],
    ) -> Result<(), PictureError> {
        ImageData::new_with_u8_clamped_array(Clamped(rgba), width as u32)
            .and_then(|data| self.context.put_image_data(&data, left as f64, top as f64))
            .map_err(|_| PictureError::CanvasRefused)
    }
}

impl Drop for Canvas {
    fn drop(&mut self) {
        // Safari gives the memory of a canvas back when it has no pixels, and not when it goes.
        self.element.set_width(0);
        self.element.set_height(0);
    }
}

/// Side of the square of known colours, in pixels.
const PROBE_SIDE: usize = 64;

/// Draws known colours and reads them back.
///
/// Firefox with `privacy.resistFingerprinting` gives a page noise or white in place of a canvas' pixels, and
/// Brave changes the last bits of some of them.
///
/// # Errors
/// [`PictureError::PixelsChanged`] where other colours come back.
pub(super) fn pixels_are_true() -> Result<(), PictureError> {
    let canvas = Canvas::new((PROBE_SIDE, PROBE_SIDE))?;
    let colours = probe();
    canvas.write((0, 0), PROBE_SIDE, &colours)?;
    match canvas.read((0, 0), canvas.size())? == colours {
        true => Ok(()),
        false => Err(PictureError::PixelsChanged),
    }
}

/// Opaque pixels of many colours, as a photo has them: a few colours only may pass unchanged.
fn probe() -> Vec<u8> {
    let pixels = 0..PROBE_SIDE * PROBE_SIDE;
    pixels
        .flat_map(|at| {
            let mixed = (at as u32).wrapping_mul(2_654_435_761).to_le_bytes();
            [mixed[1], mixed[2], mixed[3], u8::MAX]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn known_colours_are_many_and_opaque() {
        let probe = probe();
        let colours: BTreeSet<&[u8]> = probe.chunks(4).collect();
        assert!(colours.len() > PROBE_SIDE * PROBE_SIDE / 2);
        assert!(colours.iter().all(|colour| colour[3] == 255));
    }
}
