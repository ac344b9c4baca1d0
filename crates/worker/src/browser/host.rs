//! The browser as a session's [`Host`].

use super::clock::clock;
use super::{early, envelope, memory, shown, store};
use crate::download::{FetchError, Line, Store, StoreError};
use crate::session::{Host, Seen};
use camlens_core::protocol::{Buffer, Response};
use camlens_photo::{PIXEL_LIMIT, Photo, PhotoError, photo_from_rgba};
use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array, Uint8ClampedArray};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Blob, DedicatedWorkerGlobalScope, ImageBitmap, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d, ReadableStreamDefaultReader, RequestCache, RequestInit,
};

pub(super) struct BrowserHost {
    scope: DedicatedWorkerGlobalScope,
}

impl BrowserHost {
    pub(super) fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self { scope }
    }

    /// Asks the server for a file.
    fn ask(&self, address: &str, fresh: bool) -> Result<(Promise, EndedWhenDropped), JsValue> {
        let request = RequestInit::new();
        if fresh {
            request.set_cache(RequestCache::Reload);
        }
        let ended = EndedWhenDropped(AbortController::new()?);
        request.set_signal(Some(&ended.0.signal()));
        let answer = self.scope.fetch_with_str_and_init(address, &request);
        Ok((answer, ended))
    }

    async fn stream(
        &self,
        address: &str,
        expected: u64,
        fresh: bool,
        on_bytes: &mut dyn FnMut(u64),
    ) -> Result<Result<Vec<u8>, FetchError>, JsValue> {
        let early = if fresh { None } else { early::take(address) };
        let (answer, _ended) = match early {
            Some(early) => (early.answer(), EndedWhenDropped(early.controller())),
            None => self.ask(address, fresh)?,
        };
        let answer: web_sys::Response = JsFuture::from(answer).await?.dyn_into()?;
        // A browser accepts 206, a part of the file; here it is an error.
        if answer.status() != 200 {
            let status = answer.status();
            return Ok(Err(FetchError::Status { status }));
        }
        let Some(body) = answer.body() else {
            return Ok(Ok(Vec::new()));
        };
        let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into()?;
        // Reserved at once: a buffer that grows leaves holes, and WebAssembly's memory never shrinks.
        let mut bytes = Vec::new();
        if bytes.try_reserve_exact(expected as usize).is_err() {
            return Ok(Err(FetchError::OutOfMemory { bytes: expected }));
        }
        loop {
            let piece = JsFuture::from(reader.read()).await?;
            let value = Reflect::get(&piece, &"value".into())?;
            let Ok(array) = value.dyn_into::<Uint8Array>() else {
                return Ok(Ok(bytes));
            };
            let from = bytes.len();
            bytes.resize(from + array.length() as usize, 0);
            array.copy_to(&mut bytes[from..]);
            on_bytes(bytes.len() as u64);
            if expected > 0 && bytes.len() as u64 > expected {
                // It is not the file, and may go on without end.
                return Ok(Ok(bytes));
            }
        }
    }

    async fn decode_with_browser(&self, file: &Blob) -> Result<Result<Photo, PhotoError>, JsValue> {
        let bitmap: ImageBitmap = JsFuture::from(self.scope.create_image_bitmap_with_blob(file)?)
            .await?
            .dyn_into()?;
        let (width, height) = (bitmap.width(), bitmap.height());
        if u64::from(width) * u64::from(height) >= PIXEL_LIMIT {
            return Ok(Err(PhotoError::TooLarge {
                width: width as usize,
                height: height as usize,
            }));
        }
        let canvas = OffscreenCanvas::new(width, height)?;
        let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
        let context: OffscreenCanvasRenderingContext2d = context.dyn_into()?;
        // Over white: read-back of half transparent pixels loses their colour.
        context.set_fill_style_str("#fff");
        context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
        context.draw_image_with_image_bitmap(&bitmap, 0.0, 0.0)?;
        bitmap.close();
        let data = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height))?;
        let data: Uint8ClampedArray = Reflect::get(&data, &"data".into())?.dyn_into()?;
        let photo = copied(&Uint8Array::new(&data.buffer()))
            .and_then(|rgba| photo_from_rgba(width as usize, height as usize, &rgba));
        Ok(photo)
    }
}

impl Host for BrowserHost {
    type File = Blob;

    fn send(&self, response: Response, buffers: Vec<Buffer>) {
        let sent = envelope::seal(&response, &buffers).and_then(|(envelope, transfer)| {
            self.scope.post_message_with_transfer(&envelope, &transfer)
        });
        if let Err(error) = sent {
            // Without an answer the page would wait for ever: an error ends the worker, which it hears.
            wasm_bindgen::throw_val(error);
        }
    }

    fn now(&self) -> f64 {
        clock()
    }

    fn memory(&self) -> u64 {
        let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        // With threads it is a SharedArrayBuffer, which has a length of the same name.
        let buffer: ArrayBuffer = memory.buffer().unchecked_into();
        u64::from(buffer.byte_length())
    }

    async fn breathe(&self) {
        self.pause(0).await;
    }

    fn size(&self, file: &Blob) -> u64 {
        file.size() as u64
    }

    async fn bytes(&self, file: &Blob, most: u64) -> Option<Result<Vec<u8>, PhotoError>> {
        let head = file.slice_with_f64_and_f64(0.0, most as f64).ok()?;
        let buffer: ArrayBuffer = JsFuture::from(head.array_buffer())
            .await
            .ok()?
            .dyn_into()
            .ok()?;
        Some(copied(&Uint8Array::new(&buffer)))
    }

    async fn decode(&self, file: &Blob) -> Option<Result<Photo, PhotoError>> {
        self.decode_with_browser(file).await.ok()
    }

    fn seen(&self, file: &Blob) -> impl Future<Output = Seen> {
        shown::seen(shown::begin(&self.scope, file))
    }
}

impl Line for BrowserHost {
    async fn fetch(
        &self,
        address: &str,
        expected: u64,
        fresh: bool,
        on_bytes: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, FetchError> {
        match self.stream(address, expected, fresh, on_bytes).await {
            Ok(came) => came,
            Err(error) => Err(FetchError::Line {
                detail: describe(&error),
            }),
        }
    }

    async fn pause(&self, milliseconds: u32) {
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let scope = self.scope.clone();
        let pause = Promise::new(&mut |resolve, _| {
            // Only a closed worker refuses a timer.
            let _ =
                scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        });
        let _ = JsFuture::from(pause).await;
    }
}

impl Store for BrowserHost {
    async fn stored(&self, address: &str) -> Option<Vec<u8>> {
        store::stored(address).await
    }

    async fn store(&self, address: &str, bytes: &[u8]) -> Result<(), StoreError> {
        store::store(address, bytes).await
    }

    async fn forget(&self, address: &str) {
        store::forget(address).await;
    }
}

/// Ends a request that is not waited for any more, and frees the line.
struct EndedWhenDropped(AbortController);

impl Drop for EndedWhenDropped {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A picture's bytes in WebAssembly's memory, where there is room for them.
fn copied(bytes: &Uint8Array) -> Result<Vec<u8>, PhotoError> {
    memory::copied(bytes).ok_or(PhotoError::OutOfMemory {
        bytes: u64::from(bytes.length()),
    })
}

fn describe(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || "no reason given".to_owned(),
        |error| String::from(error.message()),
    )
}
