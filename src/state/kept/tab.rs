//! The name of this tab, and of all tabs of the page that are open.
//!
//! The name is in the tab's session storage: it outlasts a reload and goes with the tab. An open page
//! holds a lock with it.

use crate::parts::lock;
use js_sys::{Date, Math};
use leptos::prelude::window;
use std::collections::HashSet;

/// The name of the tab in its session storage.
const TAB: &str = "camlens-tab";

/// The name of this tab: the same after a reload. `None` where the browser keeps none.
pub fn tab() -> Option<String> {
    let storage = window().session_storage().ok()??;
    if let Some(tab) = storage.get_item(TAB).ok()? {
        return Some(tab);
    }
    let tab = format!("{}-{}", Date::now(), (Math::random() * 1e9) as u32);
    storage.set_item(TAB, &tab).ok()?;
    Some(tab)
}

/// Tells other pages that this tab is open, as long as it is.
pub fn hold(tab: &str) {
    lock::hold(lock_of(tab));
}

/// The names of all open tabs; `None` where the browser does not tell.
pub async fn open_tabs() -> Option<HashSet<String>> {
    let held = lock::held().await?;
    let prefix = lock_of("");
    let names = held.iter().filter_map(|lock| lock.strip_prefix(&prefix));
    Some(names.map(str::to_owned).collect())
}

fn lock_of(tab: &str) -> String {
    format!("camlens-tab-{tab}")
}
