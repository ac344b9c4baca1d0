//! Pairs in the page's address, so that a link shows the same.

use super::address;
use super::timer::Debounce;
use leptos::prelude::*;
use std::time::Duration;

/// Browsers refuse addresses that are written too often, as while a slider is dragged.
const AT_REST: Duration = Duration::from_millis(250);

/// Writes pairs into the address whenever they have changed and rest. A value of `None` takes its
/// key out; `None` in place of the pairs leaves the address alone.
pub fn remember_at_rest<const N: usize>(
    pairs: impl Fn() -> Option<[(&'static str, Option<String>); N]> + 'static,
) {
    let rest = Debounce::new(AT_REST);
    Effect::new(move |before: Option<()>| {
        let pairs = pairs();
        // The address itself gave the first pairs.
        if before.is_none() {
            return;
        }
        let Some(pairs) = pairs else {
            return rest.stop();
        };
        rest.run(move || {
            for (key, value) in pairs {
                address::remember(key, value.as_deref());
            }
        });
    });
}
