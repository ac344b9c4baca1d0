//! Pixels and maps on a canvas.

use camlens_core::cam::{ActivationMap, Enlargement, Upsampling};
use camlens_core::render::{Colormap, Cover, Scale, paint};
use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// Makes a canvas as large as a picture, in its own pixels, and puts the picture there: RGBA, row by
/// row, `width` x `height`.
///
/// # Errors
/// The reason of a canvas that refuses to be painted; it stays as it was.
pub fn put(
    canvas: &HtmlCanvasElement,
    rgba: &[u8],
    (width, height): (u32, u32),
) -> Result<(), JsValue> {
    let picture = ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), width, height)?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or("no 2d canvas")?;
    context
        .dyn_into::<CanvasRenderingContext2d>()?
        .put_image_data(&picture, 0.0, 0.0)
}

/// Paints a map into a canvas of `size` pixels; the cells themselves into the smallest that has them.
///
/// # Errors
/// The reason of a canvas that refuses to be painted.
pub fn draw_map(
    canvas: &HtmlCanvasElement,
    map: &ActivationMap,
    size: (u32, u32),
    enlargement: Enlargement,
    scale: Scale,
    colormap: Colormap,
    cover: Cover,
) -> Result<(), JsValue> {
    let size = (size.0 as usize, size.1 as usize);
    let size = match enlargement.upsampling {
        // A few pixels a cell: the browser enlarges them to squares, sharp at every size.
        Upsampling::Cells => enlargement.smallest_of_cells(map).unwrap_or(size),
        Upsampling::HalfPixel | Upsampling::CornersAligned => size,
    };
    let pixels = paint(map, size, enlargement, scale, colormap, cover);
    put(canvas, &pixels, (size.0 as u32, size.1 as u32))
}
