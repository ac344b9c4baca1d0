//! What the browser shows of a file, read back pixel by pixel.

use crate::session::Seen;
use camlens_photo::likeness::{PATCH_SIDE, PATCHES, Shown, patches};
use js_sys::{Reflect, Uint8Array, Uint8ClampedArray};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ColorSpaceConversion, DedicatedWorkerGlobalScope, ImageBitmap, ImageBitmapOptions,
    OffscreenCanvas, OffscreenCanvasRenderingContext2d,
};

/// The side of the canvas that all patches fit into.
const CANVAS_SIDE: u32 = (PATCHES * PATCH_SIDE) as u32;

/// Colours whose read-back tells whether canvases give exact pixels: some browsers mix noise into
/// them, against those who would tell visitors apart by it.
const KNOWN: [[u8; 3]; 4] = [[1, 2, 3], [200, 100, 50], [17, 130, 240], [254, 255, 128]];

/// Begins to decode the file; [`seen`] waits for it. A future hears of a failure that nobody waits for:
/// as a mere promise it would end the worker.
pub(super) fn begin(scope: &DedicatedWorkerGlobalScope, file: &Blob) -> Result<JsFuture, JsValue> {
    let options = ImageBitmapOptions::new();
    // As the photo is read: colour profiles are left alone, where a browser can do that.
    options.set_color_space_conversion(ColorSpaceConversion::None);
    let begun = scope.create_image_bitmap_with_blob_and_image_bitmap_options(file, &options)?;
    Ok(JsFuture::from(begun))
}

/// What the browser made of the file.
pub(super) async fn seen(begun: Result<JsFuture, JsValue>) -> Seen {
    let bitmap = match begun {
        Ok(begun) => begun.await,
        Err(error) => Err(error),
    };
    let Ok(bitmap) = bitmap else {
        return Seen::Nothing;
    };
    let bitmap: ImageBitmap = bitmap.unchecked_into();
    let shown = read_back(&bitmap);
    bitmap.close();
    shown.map_or(Seen::Unknown, Seen::Picture)
}

/// The picture's patches; `None` where a canvas does not give exact pixels.
fn read_back(bitmap: &ImageBitmap) -> Option<Shown> {
    let context = canvas().ok()?;
    is_exact(&context).then_some(())?;
    let size = (bitmap.width() as usize, bitmap.height() as usize);
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, CANVAS_SIDE.into(), CANVAS_SIDE.into());
    let side = PATCH_SIDE as f64;
    let mut rgba = Vec::new();
    for (number, patch) in patches(size).enumerate() {
        let (x, y) = (
            (number % PATCHES) as f64 * side,
            (number / PATCHES) as f64 * side,
        );
        let (width, height) = (patch.width as f64, patch.height as f64);
        context
            .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                bitmap,
                patch.x as f64,
                patch.y as f64,
                width,
                height,
                x,
                y,
                width,
                height,
            )
            .ok()?;
    }
    let all = pixels(&context, CANVAS_SIDE)?;
    let row = 4 * CANVAS_SIDE as usize;
    for (number, patch) in patches(size).enumerate() {
        let (x, y) = (number % PATCHES * PATCH_SIDE, number / PATCHES * PATCH_SIDE);
        for y in y..y + patch.height {
            let from = y * row + 4 * x;
            rgba.extend_from_slice(all.get(from..from + 4 * patch.width)?);
        }
    }
    Some(Shown { size, rgba })
}

/// A canvas in this computer's memory: a graphics card has no room for the largest photos.
fn canvas() -> Result<OffscreenCanvasRenderingContext2d, JsValue> {
    let canvas = OffscreenCanvas::new(CANVAS_SIDE, CANVAS_SIDE)?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &true.into())?;
    let context = canvas.get_context_with_context_options("2d", &options)?;
    let context: OffscreenCanvasRenderingContext2d = context.ok_or(JsValue::NULL)?.dyn_into()?;
    // Patches are copied, and not enlarged.
    context.set_image_smoothing_enabled(false);
    Ok(context)
}

fn is_exact(context: &OffscreenCanvasRenderingContext2d) -> bool {
    for (at, [red, green, blue]) in KNOWN.into_iter().enumerate() {
        context.set_fill_style_str(&format!("rgb({red} {green} {blue})"));
        context.fill_rect(at as f64, 0.0, 1.0, 1.0);
    }
    let Some(row) = pixels(context, KNOWN.len() as u32) else {
        return false;
    };
    let read = row
        .chunks_exact(4)
        .map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    read.take(KNOWN.len()).eq(KNOWN)
}

/// A square of pixels from the corner on: red, green, blue, alpha.
fn pixels(context: &OffscreenCanvasRenderingContext2d, side: u32) -> Option<Vec<u8>> {
    let data = context
        .get_image_data(0.0, 0.0, side.into(), side.into())
        .ok()?;
    let data: Uint8ClampedArray = Reflect::get(&data, &"data".into()).ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&data.buffer()).to_vec())
}
