//! A network at work: its desk, its workers, and the page's ears.

use super::reading::Reading;
use super::settings::{Settings, way};
use crate::desk::{Desk, Moves, News, OrderId};
use camlens_client::browser::{BridgeError, Crew};
use camlens_client::reader::{Command, Event, Heard, WorkerId};
use camlens_client::way::Way;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// What `camlens.js` hears of a lens.
    #[derive(Clone)]
    pub type Ears;

    #[wasm_bindgen(method)]
    fn progress(this: &Ears, state: &str, done: f64, total: f64, exact: bool);

    #[wasm_bindgen(method)]
    fn answered(this: &Ears, order: u32, reading: Reading);

    #[wasm_bindgen(method)]
    fn failed(this: &Ears, order: u32, kind: &str, message: &str);

    #[wasm_bindgen(method)]
    fn stopped(this: &Ears, kind: &str, message: &str);

    #[wasm_bindgen(method)]
    fn warn(this: &Ears, reason: &str);

    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now_ms() -> f64;

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(call: &JsValue, after_ms: f64);
}

/// Something to take in.
enum Task {
    Event(Box<Event>),
    Order(OrderId, Blob, Way),
    Leave(OrderId),
}

impl Task {
    fn event(event: Event) -> Self {
        Self::Event(Box::new(event))
    }
}

struct Inner {
    desk: Desk<Blob>,
    crew: Crew,
    ears: Ears,
    /// Tasks that came while another one was done.
    waiting: VecDeque<Task>,
    busy: bool,
    closed: bool,
}

type Shared = Rc<RefCell<Inner>>;

/// A network at work for a page.
#[wasm_bindgen]
pub struct Lens {
    inner: Shared,
}

#[wasm_bindgen]
impl Lens {
    /// Starts a worker, which loads the network.
    ///
    /// # Errors
    /// Settings without a meaning.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue, ears: Ears) -> Result<Lens, JsError> {
        let settings: Settings = serde_wasm_bindgen::from_value(settings)?;
        let inner = Rc::new(RefCell::new(Inner {
            desk: Desk::new(settings.setup()),
            crew: Crew::new(settings.scripts(), Some(settings.model.clone())),
            ears,
            waiting: VecDeque::new(),
            busy: false,
            closed: false,
        }));
        take(&inner, Task::event(Event::Opened(None)));
        Ok(Self { inner })
    }

    /// Orders a reading; `order` is a number that was not given before.
    ///
    /// # Errors
    /// A framing or a size that there is not.
    pub fn explain(
        &self,
        order: u32,
        file: Blob,
        framing: &str,
        size: u16,
        mirrored: bool,
    ) -> Result<(), JsError> {
        let way = way(framing, size, mirrored).map_err(|said| JsError::new(&said))?;
        take(&self.inner, Task::Order(OrderId(order), file, way));
        Ok(())
    }

    /// Forgets an order.
    pub fn leave(&self, order: u32) {
        take(&self.inner, Task::Leave(OrderId(order)));
    }

    /// Ends the workers. Nothing is heard of this lens any more.
    pub fn close(&self) {
        let ended = {
            let mut inner = self.inner.borrow_mut();
            inner.closed = true;
            inner.waiting.clear();
            (inner.crew.end(), inner.crew.end_preparer())
        };
        drop(ended);
    }
}

/// Does a task, and those that come meanwhile after it.
fn take(inner: &Shared, task: Task) {
    {
        let mut inner = inner.borrow_mut();
        if inner.closed {
            return;
        }
        inner.waiting.push_back(task);
        if std::mem::replace(&mut inner.busy, true) {
            return;
        }
    }
    while let Some(Moves { commands, news }) = step(inner) {
        for command in commands {
            run(inner, command);
        }
        for news in news {
            tell(inner, news);
        }
    }
    inner.borrow_mut().busy = false;
}

/// Takes the next task; `None` where there is none.
fn step(inner: &Shared) -> Option<Moves> {
    let mut inner = inner.borrow_mut();
    let task = inner.waiting.pop_front()?;
    Some(match task {
        Task::Event(event) => inner.desk.step(now_ms(), *event),
        Task::Order(order, file, way) => inner.desk.order(now_ms(), order, file, way),
        Task::Leave(order) => inner.desk.leave(now_ms(), order),
    })
}

fn run(inner: &Shared, command: Command) {
    if inner.borrow().closed {
        return;
    }
    match command {
        Command::Start { worker, choice } => {
            let hear = ear(inner, move |heard| Event::Heard { worker, heard });
            let started = inner.borrow_mut().crew.start(choice, hear.clone());
            tell_fault(started, hear);
        }
        // Dropped outside of the borrow, like every bridge: it may have last words.
        Command::End => {
            let ended = inner.borrow_mut().crew.end();
            drop(ended);
        }
        Command::Post {
            request,
            file,
            buffers,
        } => {
            let worker = inner.borrow().desk.reader().worker();
            let posted = {
                let inner = inner.borrow();
                let file = file.and_then(|photo| inner.desk.file(photo));
                inner.crew.post(&request, file, &buffers)
            };
            if let Some(worker) = worker {
                tell_fault(posted, of_worker(inner, worker));
            }
        }
        Command::Wake { after_ms } => wake(inner, after_ms),
        // These orders are read one after the other: nothing is prepared ahead, and nothing is behind.
        Command::StartPreparer { .. }
        | Command::EndPreparer
        | Command::PostPreparer { .. }
        | Command::Background(_) => {}
        // A module has no samples, no address and no page of its own.
        Command::Fetch { .. } | Command::Remember(_) | Command::Reload => {}
    }
}

/// A listener that hands on what it hears for as long as the lens is there.
fn ear(
    inner: &Shared,
    event: impl Fn(Heard) -> Event + Clone + 'static,
) -> impl Fn(Heard) + Clone + 'static {
    let inner: Weak<RefCell<Inner>> = Rc::downgrade(inner);
    move |heard| {
        if let Some(inner) = inner.upgrade() {
            warn(&inner, &heard);
            take(&inner, Task::event(event(heard)));
        }
    }
}

fn of_worker(inner: &Shared, worker: WorkerId) -> impl Fn(Heard) + Clone + 'static {
    ear(inner, move |heard| Event::Heard { worker, heard })
}

fn tell_fault(done: Result<(), BridgeError>, hear: impl Fn(Heard)) {
    if let Err(error) = done {
        hear(error.into());
    }
}

/// Reasons are for the console.
fn warn(inner: &Shared, heard: &Heard) {
    let reason = match heard {
        Heard::Said(..) => return,
        Heard::Unknown(reason) => format!("a message of the worker was not understood: {reason}"),
        Heard::Died(reason) => format!("the worker ended: {reason}"),
        Heard::Refused(reason) => format!("no worker was started: {reason}"),
    };
    let ears = inner.borrow().ears.clone();
    ears.warn(&reason);
}

fn wake(inner: &Shared, after_ms: f64) {
    let inner = Rc::downgrade(inner);
    let call = Closure::once_into_js(move || {
        if let Some(inner) = inner.upgrade() {
            take(&inner, Task::event(Event::Woken));
        }
    });
    set_timeout(&call, after_ms.ceil());
}

fn tell(inner: &Shared, news: News) {
    let (ears, closed) = {
        let inner = inner.borrow();
        (inner.ears.clone(), inner.closed)
    };
    if closed {
        return;
    }
    match news {
        News::Progress(of) => ears.progress(of.state, of.done as f64, of.total as f64, of.exact),
        News::Answered(order, finding) => ears.answered(order.0, Reading::of(finding)),
        News::Failed(order, trouble) => ears.failed(order.0, trouble.kind, &trouble.message),
        News::Stopped(trouble) => ears.stopped(trouble.kind, &trouble.message),
    }
}
