//! The worker's end of the browser: messages in, a session, messages out.

mod envelope;
mod host;
mod memory;
mod pool;
mod store;

use crate::session::{Host, Session};
use camlens_core::protocol::{Build, Request, Response};
use camlens_core::resnet50;
use camlens_network::classifier::{ClassifierError, ModelProto, Network, Tract, Weights};
use host::BrowserHost;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// A session and the messages that wait for it.
struct Desk {
    session: Session<BrowserHost>,
    /// What brings the network, which is waiting for the most part.
    bringing: Lane,
    /// All else.
    reading: Lane,
}

/// Messages that are handled one after the other.
#[derive(Default)]
struct Lane {
    waiting: RefCell<VecDeque<(Request, Option<Blob>)>>,
    busy: Cell<bool>,
}

impl Desk {
    fn lane(&self, brings: bool) -> &Lane {
        if brings {
            &self.bringing
        } else {
            &self.reading
        }
    }
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
        bringing: Lane::default(),
        reading: Lane::default(),
    });
    let listener = {
        let desk = Rc::clone(&desk);
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let (request, file) = match envelope::open(&event.data()) {
                Ok(opened) => opened,
                // Only another program can send what is not in the protocol: tell its author.
                Err(error) => {
                    web_sys::console::warn_2(&"camlens: not a request".into(), &error);
                    return;
                }
            };
            let brings = request.brings();
            let lane = desk.lane(brings);
            lane.waiting.borrow_mut().push_back((request, file));
            if !lane.busy.replace(true) {
                wasm_bindgen_futures::spawn_local(work(Rc::clone(&desk), brings));
            }
        })
    };
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    let build = build_name(&scope.location().pathname());
    desk.session.host().send(Response::Ready { build }, vec![]);
}

/// Handles what waits in a lane, one message after the other.
async fn work(desk: Rc<Desk>, brings: bool) {
    let lane = desk.lane(brings);
    loop {
        let Some((request, file)) = lane.waiting.borrow_mut().pop_front() else {
            break;
        };
        desk.session.handle(request, file).await;
    }
    lane.busy.set(false);
}

fn open(graph: ModelProto, weights: Weights) -> Result<Box<dyn Network>, ClassifierError> {
    Ok(Box::new(Tract::open(
        graph,
        weights,
        resnet50::INPUT,
        clock,
    )?))
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
