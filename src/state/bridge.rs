//! The page's end of the worker: starts it, writes to it, hears it, ends it.

use super::alarm::Alarm;
use super::variant::{Choice, Variant};
use camlens_core::protocol::{Request, Response};
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What comes from a worker.
#[derive(Debug)]
pub enum Heard {
    /// A message, with the typed arrays beside it.
    Said(Response, Vec<JsValue>),
    /// A message that this page does not know: the worker is of another build.
    Unknown(String),
    /// The worker is at its end, with what the browser says about it.
    Died(String),
}

/// A running worker; it ends when this is dropped.
pub struct Bridge {
    worker: Worker,
    /// What a worker with a pool of threads is heard dying by.
    _alarm: Option<Alarm>,
    // Kept for as long as the worker may call them.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl Bridge {
    /// Starts the module at `script`, a build of the chosen variant. `hear` is told all that comes
    /// from it.
    ///
    /// # Errors
    /// Where the browser refuses to start a worker at all.
    pub fn start(
        script: &str,
        choice: Choice,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let (address, alarm) = match choice.variant {
            Variant::Simd => (script.to_owned(), None),
            Variant::Threads | Variant::Relaxed => {
                let hear = hear.clone();
                let alarm = Alarm::new(move |reason| hear(Heard::Died(reason)))?;
                let (threads, name) = (choice.threads, alarm.name());
                let address = format!("{script}?threads={threads}&alarm={name}");
                (address, Some(alarm))
            }
        };
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options)?;

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
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a request, the photo's file beside it.
    ///
    /// # Errors
    /// What cannot be cloned into the worker.
    pub fn post(&self, request: &Request, file: Option<&Blob>) -> Result<(), JsValue> {
        let message = request.serialize(&Serializer::json_compatible())?;
        let envelope = Object::new();
        Reflect::set(&envelope, &"message".into(), &message)?;
        if let Some(file) = file {
            Reflect::set(&envelope, &"file".into(), file)?;
        }
        self.worker.post_message(&envelope)
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        // What is still under way from an ended worker must not be taken for its successor's.
        self.worker.set_onmessage(None);
        self.worker.set_onmessageerror(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Reads `{ message, buffers? }`.
fn read(envelope: &JsValue) -> Heard {
    let part = |name: &str| Reflect::get(envelope, &name.into()).unwrap_or(JsValue::UNDEFINED);
    match serde_wasm_bindgen::from_value(part("message")) {
        Ok(response) => {
            let buffers = part("buffers");
            let buffers = buffers
                .dyn_ref::<Array>()
                .map(Array::to_vec)
                .unwrap_or_default();
            Heard::Said(response, buffers)
        }
        Err(error) => Heard::Unknown(error.to_string()),
    }
}
