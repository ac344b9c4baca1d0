//! The worker's end of the browser: messages in, a session, messages out.

mod envelope;
mod host;
mod pool;

use crate::classifier::{ClassifierError, ModelProto, Network, Tract, Weights};
use crate::protocol::{Build, Response};
use crate::session::{Host, Session};
use host::BrowserHost;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// A session and the messages that wait for it.
struct Desk {
    session: Session<BrowserHost>,
    waiting: RefCell<VecDeque<JsValue>>,
    busy: Cell<bool>,
}

/// Starts the threads, if this build has any, and then to listen. An error ends the worker, which
/// the page hears of.
pub fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    wasm_bindgen_futures::spawn_local(async move {
        match pool::start(&scope).await {
            Ok(build) => listen(&scope, build),
            Err(error) => wasm_bindgen::throw_val(error),
        }
    });
}

/// Listens and says [`Response::Ready`]. Nothing was lost before: the page waits for it.
fn listen(scope: &DedicatedWorkerGlobalScope, build: Build) {
    let session = Session::new(BrowserHost::new(scope.clone()), build, open);
    let desk = Rc::new(Desk {
        session,
        waiting: RefCell::default(),
        busy: Cell::new(false),
    });
    let listener = {
        let desk = Rc::clone(&desk);
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            desk.waiting.borrow_mut().push_back(event.data());
            if !desk.busy.replace(true) {
                wasm_bindgen_futures::spawn_local(work(Rc::clone(&desk)));
            }
        })
    };
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    let build = build_name(&scope.location().pathname());
    desk.session.host().send(Response::Ready { build }, vec![]);
}

/// Handles what waits, one message after the other.
async fn work(desk: Rc<Desk>) {
    loop {
        let Some(message) = desk.waiting.borrow_mut().pop_front() else {
            break;
        };
        match envelope::open(&message) {
            Ok((request, file)) => desk.session.handle(request, file).await,
            // Only another program can send what is not in the protocol: tell its author.
            Err(error) => web_sys::console::warn_2(&"camlens: not a request".into(), &error),
        }
    }
    desk.busy.set(false);
}

fn open(graph: ModelProto, weights: Weights) -> Result<Box<dyn Network>, ClassifierError> {
    Ok(Box::new(Tract::open(graph, weights, clock)?))
}

/// Milliseconds on this thread's own clock: all threads of the pool are workers.
fn clock() -> f64 {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.performance().map_or(0.0, |clock| clock.now())
}

/// The worker's folder carries the hash of its contents: it names the build.
fn build_name(path: &str) -> String {
    path.rsplit('/').nth(1).unwrap_or_default().to_owned()
}
