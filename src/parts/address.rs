//! The page's address as it is written, and the tab's history of addresses.
//!
//! An entry of the history has a state, which the browser keeps beyond a reload. Some keys of the
//! address belong to one entry, all others to the page as a whole: the way back leaves those as they
//! are.

use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{History, Url};

/// Query keys and values; a value of `None` takes its key out.
pub type Pairs = Vec<(&'static str, Option<String>)>;

thread_local! {
    /// The address as the page wrote it last.
    static WRITTEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Writes a wish into the page's address, or takes it out, without a step in the history: the
/// address can be copied as it stands, and a reload opens the same.
pub fn remember(key: &str, value: Option<&str>) {
    let write = || -> Result<(), JsValue> {
        let here = here()?;
        if here.search_params().get(key).as_deref() == value {
            return Ok(());
        }
        set(&here, key, value);
        replace(&here, &history()?.state()?)
    };
    // In a sandboxed frame there is no history to write to; the page works without.
    let _ = write();
}

/// Gives the entry that the tab is at another state, and these pairs.
pub fn change_entry(pairs: &Pairs, state: &JsValue) {
    let _ = with_pairs(pairs).and_then(|here| replace(&here, state));
}

/// Adds an entry behind the one that the tab is at; entries behind that one are gone.
pub fn add_entry(pairs: &Pairs, state: &JsValue) {
    let add = || -> Result<(), JsValue> {
        let here = with_pairs(pairs)?.href();
        history()?.push_state_with_url(state, "", Some(&here))?;
        written(here);
        Ok(())
    };
    let _ = add();
}

/// The state of the entry that the tab is at; null for one that has none.
pub fn entry_state() -> JsValue {
    history()
        .and_then(|history| history.state())
        .unwrap_or(JsValue::NULL)
}

/// After a step back or forward: the entry keeps what its address says of these keys, and takes over
/// what the address said of all others before the step.
pub fn keep_others_than(keys: &[&str]) {
    let keep = || -> Result<(), JsValue> {
        let Some(before) = WRITTEN.with_borrow(Clone::clone) else {
            return Ok(());
        };
        let (kept, entry) = (Url::new(&before)?, here()?);
        for key in keys {
            set(&kept, key, entry.search_params().get(key).as_deref());
        }
        replace(&kept, &history()?.state()?)
    };
    let _ = keep();
}

fn with_pairs(pairs: &Pairs) -> Result<Url, JsValue> {
    let here = here()?;
    for (key, value) in pairs {
        set(&here, key, value.as_deref());
    }
    Ok(here)
}

fn set(address: &Url, key: &str, value: Option<&str>) {
    if address.search_params().get(key).as_deref() == value {
        // As it was written, letter by letter.
        return;
    }
    match value {
        Some(value) => address.search_params().set(key, value),
        None => address.search_params().delete(key),
    }
}

fn replace(address: &Url, state: &JsValue) -> Result<(), JsValue> {
    let address = address.href();
    history()?.replace_state_with_url(state, "", Some(&address))?;
    written(address);
    Ok(())
}

fn written(address: String) {
    WRITTEN.with_borrow_mut(|written| *written = Some(address));
}

fn here() -> Result<Url, JsValue> {
    Url::new(&window().location().href()?)
}

fn history() -> Result<History, JsValue> {
    window().history()
}
