//! The lock by which an open page keeps the files of its version.

use crate::parts::document;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Url;

/// Holds a lock in the name of this version's cache as long as the page is open: until then the
/// service worker of a newer version leaves the files of this one.
///
/// A page that is left lets go, where the browser may keep it for the way back: browsers do not keep
/// a page that holds a lock. It takes the lock again when it comes back.
pub fn hold() {
    let lock = Lock::request();
    let held = StoredValue::new_local(lock);
    let hidden = window_event_listener_untyped("pagehide", move |event| {
        if is_kept(&event) {
            // Dropped, and let go with it.
            held.update_value(|held| *held = None);
        }
    });
    let shown = window_event_listener_untyped("pageshow", move |event| {
        if is_kept(&event) {
            held.set_value(Lock::request());
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
    /// Asks for the lock. `None` where the browser has no locks; no old version is deleted there.
    fn request() -> Option<Self> {
        let request = || -> Result<Self, JsValue> {
            let here = document::absolute("./").ok_or("the page has no address")?;
            let path = Url::new(&here)?.pathname();
            let version = document::version().ok_or("the page has no version")?;
            let locks = Reflect::get(&window().navigator(), &"locks".into())?;
            let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
            let options = Object::new();
            Reflect::set(&options, &"mode".into(), &"shared".into())?;
            let mut release = None;
            let held = Promise::new(&mut |resolve, _| release = Some(resolve));
            let hold = Closure::<dyn Fn() -> Promise>::new(move || held.clone());
            let name = format!("camlens-app-{path}-{version}");
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
