//! Elements that are in sight, or nearly: what is drawn is drawn for them alone.

use js_sys::Array;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// The distance outside of the window in which an element counts as in sight.
const MARGIN: &str = "300px";

/// The attribute by which an element is told from others.
const NAME: &str = "data-sight";

type Signals = Rc<RefCell<HashMap<String, RwSignal<bool>>>>;

/// Watches elements. Everything that is watched goes with its owner.
#[derive(Clone, Copy)]
pub struct Sight(StoredValue<Inner, LocalStorage>);

struct Inner {
    /// `None` where the browser has none: then all is in sight.
    observer: Option<IntersectionObserver>,
    signals: Signals,
    _seen: Closure<dyn Fn(Array)>,
}

impl Sight {
    /// Watches nothing yet.
    pub fn new() -> Self {
        let signals = Signals::default();
        let seen = Closure::new({
            let signals = Rc::clone(&signals);
            move |entries: Array| {
                for entry in entries.iter() {
                    let entry: IntersectionObserverEntry = entry.unchecked_into();
                    let name = entry.target().get_attribute(NAME).unwrap_or_default();
                    let signal = signals.borrow().get(&name).copied();
                    if let Some(signal) = signal {
                        signal.try_set(entry.is_intersecting());
                    }
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
        let sight = Self(StoredValue::new_local(Inner {
            observer: observer.ok(),
            signals,
            _seen: seen,
        }));
        on_cleanup(move || {
            sight.0.try_with_value(|inner| {
                if let Some(observer) = &inner.observer {
                    observer.disconnect();
                }
            });
        });
        sight
    }

    /// Whether the element of a component is in sight, for as long as the component lives. Names differ.
    pub fn follow<E>(self, element: NodeRef<E>, name: String) -> Memo<bool>
    where
        E: leptos::html::ElementType,
        E::Output: JsCast + Clone + AsRef<Element> + 'static,
    {
        let seen = RwSignal::new(None::<RwSignal<bool>>);
        Effect::new({
            let name = name.clone();
            move |_| {
                if let Some(element) = element.get() {
                    seen.set(Some(self.watch(element.as_ref(), &name)));
                }
            }
        });
        on_cleanup(move || {
            if let Some(element) = element.try_get_untracked().flatten() {
                self.leave(element.as_ref(), &name);
            }
        });
        Memo::new(move |_| seen.get().is_some_and(|seen| seen.get()))
    }

    /// Whether an element of this name is in sight. Names differ.
    pub fn watch(self, element: &Element, name: &str) -> RwSignal<bool> {
        let signal = RwSignal::new(false);
        // Only a name that is none is refused.
        let _ = element.set_attribute(NAME, name);
        self.0.with_value(|inner| {
            inner.signals.borrow_mut().insert(name.to_owned(), signal);
            match &inner.observer {
                Some(observer) => observer.observe(element),
                None => signal.set(true),
            }
        });
        signal
    }

    /// Watches an element no longer.
    pub fn leave(self, element: &Element, name: &str) {
        self.0.try_with_value(|inner| {
            inner.signals.borrow_mut().remove(name);
            if let Some(observer) = &inner.observer {
                observer.unobserve(element);
            }
        });
    }
}
