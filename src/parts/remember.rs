//! What is chosen and asked in the page's address, so that a link shows the same.

use super::document;
use leptos::prelude::*;
use std::time::Duration;

/// Browsers refuse addresses that are written too often, as while a slider is dragged.
const AT_REST: Duration = Duration::from_millis(250);

/// Keys of the address with what is wished; nothing for what is as it is without being said.
pub type Pairs<const N: usize> = [(&'static str, Option<String>); N];

/// Writes pairs into the address whenever they have changed and rest; none while there is nothing
/// to say yet.
pub fn remember_at_rest<const N: usize>(pairs: impl Fn() -> Option<Pairs<N>> + 'static) {
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        let pairs = pairs();
        // What the address said when the page was opened stands there already.
        let timer = timer?;
        if let Some(timer) = timer {
            timer.clear();
        }
        let pairs = pairs?;
        let write = move || {
            for (key, value) in pairs {
                document::remember(key, value.as_deref());
            }
        };
        set_timeout_with_handle(write, AT_REST).ok()
    });
}
