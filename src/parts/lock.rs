//! Locks by which an open page tells others of the same origin that it is there.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use std::collections::HashSet;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Holds a lock of this name as long as the page is open, beside all other pages that hold it.
///
/// A page that is left lets go, where the browser may keep it for the way back: browsers do not keep
/// a page that holds a lock. It takes the lock again when it comes back.
pub fn hold(name: String) {
    let lock = Lock::request(&name);
    let held = StoredValue::new_local(lock);
    let hidden = window_event_listener_untyped("pagehide", move |event| {
        if is_kept(&event) {
            // Dropped, and let go with it.
            held.update_value(|held| *held = None);
        }
    });
    let shown = window_event_listener_untyped("pageshow", move |event| {
        if is_kept(&event) {
            held.set_value(Lock::request(&name));
        }
    });
    // As long as the page lives.
    std::mem::forget((hidden, shown));
}

/// Whether the browser keeps the page for the way back, or brings it back from there.
fn is_kept(event: &web_sys::Event) -> bool {
    Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy())
}

/// A lock that is held, or waited for, until this is dropped.
struct Lock {
    release: Function,
}

impl Lock {
    /// Asks for the lock. `None` where the browser has no locks.
    fn request(name: &str) -> Option<Self> {
        let request = || -> Result<Self, JsValue> {
            let locks = locks()?;
            let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
            let options = Object::new();
            Reflect::set(&options, &"mode".into(), &"shared".into())?;
            let mut release = None;
            let held = Promise::new(&mut |resolve, _| release = Some(resolve));
            let hold = Closure::<dyn Fn() -> Promise>::new(move || held.clone());
            request.call3(&locks, &name.into(), &options, &hold.into_js_value())?;
            let release = release.ok_or("a promise did not begin")?;
            Ok(Self { release })
        };
        request().ok()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A promise's own function does not fail.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// The names of all locks that pages of this origin hold; `None` where the browser does not tell.
pub async fn held() -> Option<HashSet<String>> {
    let query = || -> Result<Promise, JsValue> {
        let locks = locks()?;
        let query: Function = Reflect::get(&locks, &"query".into())?.dyn_into()?;
        query.call0(&locks)?.dyn_into()
    };
    let found = JsFuture::from(query().ok()?).await.ok()?;
    let held = Reflect::get(&found, &"held".into()).ok()?;
    let held: Array = held.dyn_into().ok()?;
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(held.iter().filter_map(name).collect())
}

fn locks() -> Result<JsValue, JsValue> {
    Reflect::get(&window().navigator(), &"locks".into())
}
