//! What comes of the last wish to take something away.

use super::error::TakeError;
use super::files::{Taken, make};
use crate::parts::deliver::download;
use camlens_client::classes::take_away::OwnHead;
use leptos::prelude::*;
use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    Idle,
    /// 0 to 1
    Busy(f64),
    /// The file of this name is on its way to the visitor's folder.
    Done(String),
    Failed(TakeError),
}

impl State {
    /// The name in the document's marks.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Busy(_) => "busy",
            Self::Done(_) => "done",
            Self::Failed(TakeError::Cancelled) => "cancelled",
            Self::Failed(_) => "failed",
        }
    }
}

/// One wish at a time: a newer one ends it, and so does the visitor.
#[derive(Clone, Copy)]
pub struct Taking {
    pub what: RwSignal<Option<Taken>>,
    pub state: RwSignal<State>,
    under_way: StoredValue<Option<Rc<Cell<bool>>>, LocalStorage>,
}

impl Taking {
    pub fn new() -> Self {
        let taking = Self {
            what: RwSignal::new(None),
            state: RwSignal::new(State::Idle),
            under_way: StoredValue::new_local(None),
        };
        on_cleanup(move || taking.stop());
        taking
    }

    /// Makes a file, and gives it to the visitor.
    pub fn take(self, what: Taken, head: OwnHead) {
        self.stop();
        let over = Rc::new(Cell::new(false));
        self.under_way.set_value(Some(Rc::clone(&over)));
        self.what.set(Some(what));
        self.state.set(State::Busy(0.0));
        leptos::task::spawn_local(async move {
            let goes_on = || match over.get() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            };
            let tell = |part: f64| self.tell(&over, part);
            let made = make(what, &head, &tell, &goes_on).await;
            if over.get() {
                return;
            }
            let state = made.and_then(|made| {
                download(&made)?;
                Ok(State::Done(made.name))
            });
            self.state.set(state.unwrap_or_else(State::Failed));
        });
    }

    /// The visitor does not want it any more.
    pub fn cancel(self) {
        self.stop();
        self.state.set(State::Failed(TakeError::Cancelled));
    }

    fn stop(self) {
        let under_way = self.under_way.try_update_value(Option::take).flatten();
        if let Some(over) = under_way {
            over.set(true);
        }
    }

    fn tell(self, over: &Cell<bool>, part: f64) {
        let hundredths = (100.0 * part).floor() / 100.0;
        if !over.get() && self.state.get_untracked() != State::Busy(hundredths) {
            self.state.set(State::Busy(hundredths));
        }
    }
}
