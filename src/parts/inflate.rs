//! Inflating by the browser.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader};

#[wasm_bindgen]
extern "C" {
    /// Compression Streams; in `web-sys` behind a flag of the compiler.
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Deflated data without a head (RFC 1951). Chrome has it from version 103 on.
const FORMAT: &str = "deflate-raw";

/// Whether the browser can inflate.
pub fn can_inflate() -> bool {
    // Where there is no such class, the call throws, too.
    DecompressionStream::new(FORMAT).is_ok()
}

/// Inflates data that must become this many bytes.
///
/// # Errors
/// What the browser said of damaged data; or that they become more or fewer bytes: more is not kept. A
/// browser may have inflated it all the same, as Chromium does with all that comes in one piece.
pub async fn inflated(deflated: &Blob, bytes: u64) -> Result<Blob, JsValue> {
    let inflating = DecompressionStream::new(FORMAT)?;
    let inflated = deflated.stream().pipe_through(inflating.unchecked_ref());
    let reader = ReadableStreamDefaultReader::new(&inflated)?;
    let (pieces, mut left) = (Array::new(), bytes);
    while let Some(piece) = next(&reader).await? {
        let Some(less) = left.checked_sub(piece.byte_length().into()) else {
            // Resolves whatever the stream does.
            let _ = JsFuture::from(reader.cancel()).await;
            return Err("more bytes than the archive says".into());
        };
        left = less;
        pieces.push(&piece);
    }
    match left {
        0 => Blob::new_with_u8_array_sequence(&pieces),
        _ => Err("fewer bytes than the archive says".into()),
    }
}

/// The next piece of a stream; `None` at its end.
async fn next(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, JsValue> {
    let read = JsFuture::from(reader.read()).await?;
    if Reflect::get(&read, &"done".into())?.is_truthy() {
        return Ok(None);
    }
    Reflect::get(&read, &"value".into())?.dyn_into().map(Some)
}
