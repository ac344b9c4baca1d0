//! Messages as plain objects: `{ message, file?, buffers? }`.

use super::memory::copied;
use camlens_core::protocol::{Buffer, Request, Response};
use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// A message of the page, with what travels beside it.
pub(super) struct Opened {
    pub request: Request,
    pub file: Option<Blob>,
    pub buffers: Vec<Buffer>,
}

/// Reads a message of the page.
///
/// # Errors
/// A value for the console when it is not a request.
pub(super) fn open(envelope: &JsValue) -> Result<Opened, JsValue> {
    let message = Reflect::get(envelope, &"message".into())?;
    let request = serde_wasm_bindgen::from_value(message)?;
    let file = Reflect::get(envelope, &"file".into())?
        .dyn_into::<Blob>()
        .ok();
    let buffers = Reflect::get(envelope, &"buffers".into())?;
    let buffers = buffers.dyn_ref::<Array>().map(Array::to_vec);
    Ok(Opened {
        request,
        file,
        // One that is missing is missed by the request.
        buffers: buffers.iter().flatten().filter_map(buffer).collect(),
    })
}

/// A typed array of pixels or features in our memory; `None` for any other thing, and where there is no room.
fn buffer(value: &JsValue) -> Option<Buffer> {
    if let Some(floats) = value.dyn_ref::<Float32Array>() {
        return Some(Buffer::Floats(floats.to_vec()));
    }
    let bytes = value.dyn_ref::<Uint8Array>()?;
    copied(bytes).map(Buffer::Bytes)
}

/// Writes a message for the page, and the list of memory that is transferred with it.
///
/// # Errors
/// A value of the browser's. Does not occur: all responses are plain data.
pub(super) fn seal(response: &Response, buffers: &[Buffer]) -> Result<(JsValue, JsValue), JsValue> {
    let envelope = Object::new();
    let message = response.serialize(&Serializer::json_compatible())?;
    Reflect::set(&envelope, &"message".into(), &message)?;
    let arrays = Array::new();
    let transfer = Array::new();
    for buffer in buffers {
        let of_floats = |floats: &[f32]| {
            let array = Float32Array::from(floats);
            let memory = array.buffer();
            (array.into(), memory.into())
        };
        let (array, memory): (JsValue, JsValue) = match buffer {
            Buffer::Floats(floats) => of_floats(floats),
            Buffer::Rows(rows) => of_floats(&rows.concat()),
            Buffer::Bytes(bytes) => {
                let array = Uint8Array::from(bytes.as_slice());
                let memory = array.buffer();
                (array.into(), memory.into())
            }
        };
        arrays.push(&array);
        transfer.push(&memory);
    }
    Reflect::set(&envelope, &"buffers".into(), &arrays)?;
    Ok((envelope.into(), transfer.into()))
}
