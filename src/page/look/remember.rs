//! The choices in the page's address, so that a link shows the same.

use super::state::LookState;
use crate::page::document;
use leptos::prelude::*;
use std::time::Duration;

/// Browsers refuse addresses that are written too often, as while a slider is dragged.
const AT_REST: Duration = Duration::from_millis(250);

/// Writes the choices into the address whenever they have changed and rest.
pub fn remember_choices(look: LookState) {
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        let choices = look.choices();
        // What the address said when the page was opened stands there already.
        let timer = timer?;
        if let Some(timer) = timer {
            timer.clear();
        }
        let write = move || {
            for (key, value) in choices.pairs() {
                document::remember(key, value.as_deref());
            }
        };
        set_timeout_with_handle(write, AT_REST).ok()
    });
}
