//! A worker that runs: start, post, hear, end.

use super::alarm::Alarm;
use crate::reader::Heard;
use crate::variant::{Choice, Variant};
use camlens_core::protocol::{Buffer, Request};
use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, ErrorEvent, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType,
};

/// A worker that the browser does not start, or that cannot be spoken to. The reasons are the
/// browser's own.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BridgeError {
    #[error("the browser did not start the worker: {0}")]
    Start(String),
    #[error("the message could not be sent to the worker: {0}")]
    Post(String),
}

impl From<BridgeError> for Heard {
    fn from(error: BridgeError) -> Self {
        match error {
            BridgeError::Start(reason) => Self::Refused(reason),
            BridgeError::Post(reason) => Self::Died(reason),
        }
    }
}

/// A running worker; it ends when this is dropped.
pub struct Bridge {
    worker: Worker,
    /// The way in which a worker with a pool of threads tells of its end.
    _alarm: Option<Alarm>,
    /// The script of a worker whose own script is of another site.
    _importer: Option<Importer>,
    // Kept for as long as the worker may call them.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl Bridge {
    /// Starts the module at the absolute address `script`, a build of the chosen variant. It asks for the
    /// first files of the network at the absolute address `model` while its engine comes. `hear` is
    /// called with everything that comes from the worker.
    ///
    /// The script may be of another site that lets this page read it (CORS).
    ///
    /// # Errors
    /// [`BridgeError::Start`].
    pub fn start(
        script: &str,
        model: Option<&str>,
        choice: Choice,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<Self, BridgeError> {
        Self::try_start(script, model, choice, hear)
            .map_err(|error| BridgeError::Start(format!("{error:?}")))
    }

    fn try_start(
        script: &str,
        model: Option<&str>,
        choice: Choice,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let address = Url::new(script)?;
        let wishes = address.search_params();
        if let Some(model) = model {
            wishes.set("model", model);
        }
        let alarm = match choice.variant {
            Variant::Simd => None,
            Variant::Threads | Variant::Relaxed => {
                let hear = hear.clone();
                let alarm = Alarm::new(move |reason| hear(Heard::Died(reason)))?;
                wishes.set("threads", &choice.threads.to_string());
                wishes.set("alarm", alarm.name());
                Some(alarm)
            }
        };
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let importer = Importer::of(&address)?;
        let script = importer.as_ref().map(|importer| importer.address.clone());
        let script = script.unwrap_or_else(|| address.href());
        let worker = Worker::new_with_options(&script, &options)?;

        let on_message = Closure::new({
            let hear = hear.clone();
            move |event: MessageEvent| hear(read(&event.data()))
        });
        let on_error = Closure::new(move |event: Event| {
            let reason = event
                .dyn_ref::<ErrorEvent>()
                .map(ErrorEvent::message)
                .unwrap_or_default();
            hear(Heard::Died(reason));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            _alarm: alarm,
            _importer: importer,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a request, the photo's file and the arrays beside it.
    ///
    /// # Errors
    /// [`BridgeError::Post`].
    pub fn post(
        &self,
        request: &Request,
        file: Option<&Blob>,
        buffers: &[Buffer],
    ) -> Result<(), BridgeError> {
        self.try_post(request, file, buffers)
            .map_err(|error| BridgeError::Post(format!("{error:?}")))
    }

    fn try_post(
        &self,
        request: &Request,
        file: Option<&Blob>,
        buffers: &[Buffer],
    ) -> Result<(), JsValue> {
        let message = request.serialize(&Serializer::json_compatible())?;
        let envelope = Object::new();
        Reflect::set(&envelope, &"message".into(), &message)?;
        if let Some(file) = file {
            Reflect::set(&envelope, &"file".into(), file)?;
        }
        let (arrays, transfer) = (Array::new(), Array::new());
        for buffer in buffers {
            let (array, memory) = typed_array(buffer);
            arrays.push(&array);
            transfer.push(&memory);
        }
        Reflect::set(&envelope, &"buffers".into(), &arrays)?;
        self.worker.post_message_with_transfer(&envelope, &transfer)
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        // The last words of an ended worker are not its successor's.
        self.worker.set_onmessage(None);
        self.worker.set_onmessageerror(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// A script of this page that imports one of another site: browsers start no worker by an address
/// elsewhere. Its address is taken back when this is dropped.
struct Importer {
    address: String,
}

impl Importer {
    /// An importer for a script of another site; `None` where the browser starts the script itself.
    fn of(script: &Url) -> Result<Option<Self>, JsValue> {
        let here = Reflect::get(&js_sys::global(), &"origin".into())?;
        if here.as_string().is_some_and(|here| here == script.origin()) {
            return Ok(None);
        }
        let quoted = js_sys::JSON::stringify(&script.href().into())?;
        let text = format!("import {};", String::from(quoted));
        let about = BlobPropertyBag::new();
        about.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &about)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        Ok(Some(Self { address }))
    }
}

impl Drop for Importer {
    fn drop(&mut self) {
        // Only an address of another kind is refused.
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// Reads `{ message, buffers? }`.
fn read(envelope: &JsValue) -> Heard {
    let part = |name: &str| Reflect::get(envelope, &name.into()).unwrap_or(JsValue::UNDEFINED);
    match serde_wasm_bindgen::from_value(part("message")) {
        Ok(response) => {
            let buffers = part("buffers");
            let buffers = buffers.dyn_ref::<Array>().map(Array::to_vec);
            match buffers.unwrap_or_default().iter().map(buffer).collect() {
                Some(buffers) => Heard::Said(response, buffers),
                None => Heard::Unknown("a buffer of an unknown type".to_owned()),
            }
        }
        Err(error) => Heard::Unknown(error.to_string()),
    }
}

/// A copy as a typed array, and the memory of it, which is transferred.
fn typed_array(buffer: &Buffer) -> (JsValue, JsValue) {
    match buffer {
        Buffer::Floats(floats) => {
            let array = Float32Array::from(floats.as_slice());
            let memory = array.buffer();
            (array.into(), memory.into())
        }
        Buffer::Rows(rows) => {
            let length = |row: &Arc<[f32]>| row.len() as u32;
            let array = Float32Array::new_with_length(rows.iter().map(length).sum());
            let mut begin = 0;
            for row in rows {
                let end = begin + length(row);
                array.subarray(begin, end).copy_from(row);
                begin = end;
            }
            let memory = array.buffer();
            (array.into(), memory.into())
        }
        Buffer::Bytes(bytes) => {
            let array = Uint8Array::from(bytes.as_slice());
            let memory = array.buffer();
            (array.into(), memory.into())
        }
    }
}

/// A typed array in our memory; `None` for any other thing.
fn buffer(value: &JsValue) -> Option<Buffer> {
    if let Some(floats) = value.dyn_ref::<Float32Array>() {
        return Some(Buffer::Floats(floats.to_vec()));
    }
    let bytes = value.dyn_ref::<Uint8Array>()?;
    Some(Buffer::Bytes(bytes.to_vec()))
}
