//! The worker's end of the browser: messages in, a session, messages out.

mod address;
mod clock;
mod early;
mod envelope;
mod host;
mod memory;
mod pool;
mod shown;
mod store;

use crate::session::{Host, Session};
use camlens_core::framing::InputSpec;
use camlens_core::protocol::{Build, Response};
use camlens_core::resnet50;
use camlens_network::classifier::{ClassifierError, ModelProto, Network, Tract, Weights};
use clock::clock;
use envelope::Opened;
use host::BrowserHost;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// A session and the messages that wait for it.
struct Lanes {
    session: Session<BrowserHost>,
    /// Requests that bring the network, which mostly wait for the line.
    bringing: Lane,
    /// All other requests.
    reading: Lane,
}

/// Messages that are handled one after the other.
#[derive(Default)]
struct Lane {
    waiting: RefCell<VecDeque<Opened>>,
    busy: Cell<bool>,
}

impl Lanes {
    fn lane(&self, brings: bool) -> &Lane {
        if brings {
            &self.bringing
        } else {
            &self.reading
        }
    }
}

/// Starts the threads, if this build has any, and then listens. An error ends the worker, and the page
/// hears of that.
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

/// Listens and says [`Response::Ready`]. No message is lost: the page sends none before.
fn listen(scope: &DedicatedWorkerGlobalScope, build: Build) {
    let session = Session::new(BrowserHost::new(scope.clone()), build, open);
    let lanes = Rc::new(Lanes {
        session,
        bringing: Lane::default(),
        reading: Lane::default(),
    });
    let listener = {
        let lanes = Rc::clone(&lanes);
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let opened = match envelope::open(&event.data()) {
                Ok(opened) => opened,
                // Only another program sends a message outside of the protocol: tell its author.
                Err(error) => {
                    web_sys::console::warn_2(&"camlens: not a request".into(), &error);
                    return;
                }
            };
            let brings = opened.request.brings();
            let lane = lanes.lane(brings);
            lane.waiting.borrow_mut().push_back(opened);
            if !lane.busy.replace(true) {
                wasm_bindgen_futures::spawn_local(work(Rc::clone(&lanes), brings));
            }
        })
    };
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    let build = build_name(&address::address(scope));
    lanes.session.host().send(Response::Ready { build }, vec![]);
}

/// Handles the messages of a lane, one after the other.
async fn work(lanes: Rc<Lanes>, brings: bool) {
    let lane = lanes.lane(brings);
    loop {
        let Some(opened) = lane.waiting.borrow_mut().pop_front() else {
            break;
        };
        let Opened {
            request,
            file,
            buffers,
        } = opened;
        lanes.session.handle(request, file, buffers).await;
    }
    lane.busy.set(false);
}

fn open(
    graph: ModelProto,
    weights: Weights,
    offset: f64,
) -> Result<Box<dyn Network>, ClassifierError> {
    let input_spec = InputSpec {
        offset,
        ..resnet50::INPUT
    };
    Ok(Box::new(Tract::open(graph, weights, input_spec, clock)?))
}

/// The build's name: the folder of the worker's address, which carries the hash of its contents.
fn build_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').nth(1).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::build_name;

    #[test]
    fn a_build_is_the_folder_of_its_script() {
        let address = "https://a/b/workers/simd-0a1b/start.js?model=https://c/d/model.json";
        assert_eq!(build_name(address), "simd-0a1b");
        assert_eq!(build_name(""), "");
    }
}
