//! An action that waits until nothing newer comes.

use leptos::prelude::*;
use std::time::Duration;

/// Runs the last of several actions, once no other one came for a while. It goes with its owner.
#[derive(Clone, Copy)]
pub struct Debounce {
    pause: Duration,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Debounce {
    /// Waits this long after the last action.
    pub fn new(pause: Duration) -> Self {
        let debounce = Self {
            pause,
            timer: StoredValue::new(None),
        };
        on_cleanup(move || debounce.stop());
        debounce
    }

    /// Runs an action after the pause, in the place of any that still waits. Nothing runs where the
    /// browser refuses a timer.
    pub fn run(self, action: impl FnOnce() + 'static) {
        self.stop();
        let timer = set_timeout_with_handle(action, self.pause);
        self.timer.set_value(timer.ok());
    }

    /// Runs an action after the pause, unless one waits already: actions that come without end are not
    /// put off without end.
    pub fn run_soon(self, action: impl FnOnce() + 'static) {
        if self.timer.with_value(Option::is_some) {
            return;
        }
        let timer = self.timer;
        let once = move || {
            timer.set_value(None);
            action();
        };
        self.timer
            .set_value(set_timeout_with_handle(once, self.pause).ok());
    }

    /// Drops the action that waits.
    pub fn stop(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
