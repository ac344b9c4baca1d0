//! The page's end of the service worker: registers it, asks it what it keeps, takes a new version.

use super::kept::{Came, Kept, Refusal, Seen, Told, has_to_be_asked_for, is_newer};
use super::version_lock;
use crate::parts::document;
use crate::state::ReaderContext;
use camlens_client::reader::{Event, Network, Preview, State};
use camlens_client::shelf::Origin;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageChannel, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerRegistration,
    ServiceWorkerUpdateViaCache, VisibilityState,
};

/// The service worker's file, beside the page.
const SCRIPT: &str = "sw.js";

/// Milliseconds that a service worker has for its answer.
const MAX_ANSWER_MS: i32 = 10_000;

/// Time until the second look. Each later pause is twice as long as the one before, up to
/// [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What the service worker keeps, as far as the page knows.
#[derive(Clone, Copy)]
pub struct Offline {
    pub kept: RwSignal<Kept>,
    /// There is a newer version than this page.
    pub newer: RwSignal<bool>,
    reader: ReaderContext,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
    /// The number of looks since the last change.
    looks: StoredValue<u32>,
    /// The visitor took the new version. The page opens it as soon as it is in use.
    taken: StoredValue<bool>,
    /// The page has asked the host for its own version.
    asked_for: StoredValue<bool>,
}

impl Offline {
    /// Registers the service worker after the network has come, so that the photo's answer does not
    /// wait for files of the next visit.
    pub fn begin(reader: ReaderContext) -> Self {
        let offline = Self {
            kept: RwSignal::new(Kept::None),
            newer: RwSignal::new(false),
            reader,
            registration: StoredValue::new_local(None),
            looks: StoredValue::new(0),
            taken: StoredValue::new(false),
            asked_for: StoredValue::new(false),
        };
        let Some(workers) = document::service_workers() else {
            let secure = window().is_secure_context();
            offline.refuse(if secure {
                Refusal::NoServiceWorker
            } else {
                Refusal::Insecure
            });
            return offline;
        };
        version_lock::hold();
        // A service worker that is there fetches nothing again.
        let there = workers.controller().is_some();
        // The rest of the network comes before the other files: a preview waits for it.
        let came = reader.select(came);
        Effect::new(move |begun: Option<bool>| {
            let arrived = came.get() != Came::Coming;
            let begun = begun.unwrap_or(false);
            if !begun && (there || arrived) {
                offline.register();
            } else if begun && arrived {
                offline.look_afresh();
            }
            begun || there || arrived
        });
        ask_to_persist_when_it_is_in_use(reader);
        offline
    }

    /// Replaces this version by the one that waits.
    pub fn take_new_version(self) {
        let waiting = self
            .registration
            .with_value(|registration| registration.as_ref()?.waiting());
        self.taken.set_value(true);
        let told = waiting.map(|waiting| waiting.post_message(&"takeOver".into()));
        if !matches!(told, Some(Ok(()))) {
            // Another tab took it: it is in use.
            open_anew();
        }
    }

    fn refuse(self, refusal: Refusal) {
        self.kept.set(Kept::Refused(refusal));
        if refusal.ends_the_hope_for_threads() {
            self.reader.send(Event::NeverIsolated);
        }
    }

    fn register(self) {
        self.kept.set(Kept::Saving);
        leptos::task::spawn_local(async move {
            match register().await {
                Ok(registration) => self.registered(registration),
                Err(reason) => {
                    leptos::logging::warn!("the page cannot be kept: {}", describe(&reason));
                    self.refuse(Refusal::NotKept);
                }
            }
        });
    }

    fn registered(self, registration: ServiceWorkerRegistration) {
        let look = Closure::<dyn Fn()>::new(move || self.look_afresh()).into_js_value();
        registration.set_onupdatefound(Some(look.unchecked_ref()));
        let changed = Closure::<dyn Fn()>::new(move || {
            if self.taken.get_value() {
                open_anew();
            } else {
                self.look_afresh();
            }
        });
        if let Some(workers) = document::service_workers() {
            workers.set_oncontrollerchange(Some(changed.into_js_value().unchecked_ref()));
        }
        // What is kept may be thrown away at any time: who comes back is told the truth.
        let seen = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Visible {
                self.look_afresh();
            }
        });
        self.registration.set_value(Some(registration));
        self.look_afresh();
        // As long as the page lives.
        std::mem::forget(seen);
    }

    fn look_afresh(self) {
        self.looks.set_value(0);
        self.look();
    }

    fn look(self) {
        leptos::task::spawn_local(async move {
            let Some(registration) = self.registration.get_value() else {
                return;
            };
            self.looks.update_value(|looks| *looks += 1);
            let looks = self.looks.get_value();
            let (active, waiting) = (registration.active(), registration.waiting());
            let told = ask_if_there(active.as_ref()).await;
            let waiting_told = ask_if_there(waiting.as_ref()).await;
            let controlled =
                document::service_workers().is_some_and(|workers| workers.controller().is_some());
            let seen = Seen {
                installing: registration.installing().is_some(),
                waiting: registration.waiting().is_some(),
                waiting_version: waiting_told.map(|told| told.version),
                told,
                active: active.is_some(),
                controlled,
                came: self.reader.with_untracked(came),
                looks,
            };
            // Another look began while this one waited for its answer.
            if self.looks.get_value() == looks {
                self.judge(&seen, &registration);
            }
        });
    }

    fn judge(self, seen: &Seen, registration: &ServiceWorkerRegistration) {
        let version = document::version().unwrap_or_default();
        self.newer.set(is_newer(seen, &version));
        match Kept::judge(seen, &version) {
            Kept::Refused(refusal) => self.refuse(refusal),
            kept => self.kept.set(kept),
        }
        if has_to_be_asked_for(seen, &version) && !self.asked_for.get_value() {
            self.asked_for.set_value(true);
            if let Ok(asked) = registration.update() {
                // What comes of it is seen when it is there.
                leptos::task::spawn_local(async {
                    let _ = JsFuture::from(asked).await;
                });
            }
        }
        if let (Some(Told { app: false, .. }), Some(active)) = (&seen.told, registration.active()) {
            // A browser that is short of space may have thrown files away. Without an answer the
            // next look tells as much.
            let _ = active.post_message(&"mend".into());
        }
        if seen.installing || !self.kept.get_untracked().is_settled() {
            self.look_later(seen.looks);
        }
    }

    fn look_later(self, looks: u32) {
        let pause = FIRST_PAUSE
            .saturating_mul(1 << (looks - 1).min(10))
            .min(LONGEST_PAUSE);
        let look = move || {
            if self.looks.get_value() == looks {
                self.look();
            }
        };
        set_timeout(look, pause);
    }
}

async fn register() -> Result<ServiceWorkerRegistration, JsValue> {
    let workers = document::service_workers().ok_or("no service workers")?;
    let script = document::absolute(SCRIPT).ok_or("the page has no address")?;
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    JsFuture::from(workers.register_with_options(&script, &options))
        .await?
        .dyn_into()
}

fn came(state: &State) -> Came {
    match &state.network {
        Network::Ready {
            preview: Some(Preview::Halted(_)),
            ..
        } => Came::Preview,
        Network::Ready { preview: None, .. } | Network::Stopped { .. } => Came::Done,
        _ => Came::Coming,
    }
}

async fn ask_if_there(worker: Option<&ServiceWorker>) -> Option<Told> {
    ask(worker?).await
}

/// Asks a service worker for its list of kept files; `None` without an answer.
async fn ask(worker: &ServiceWorker) -> Option<Told> {
    let channel = MessageChannel::new().ok()?;
    let answer = Promise::new(&mut |resolve: Function, _| {
        let heard = {
            let resolve = resolve.clone();
            Closure::once_into_js(move |event: MessageEvent| {
                // Only a promise's own function: it cannot fail.
                let _ = resolve.call1(&JsValue::NULL, &event.data());
            })
        };
        channel.port1().set_onmessage(Some(heard.unchecked_ref()));
        // A service worker that never answers would otherwise hold this up for ever.
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, MAX_ANSWER_MS);
    });
    let transfer = Array::of1(&channel.port2());
    worker
        .post_message_with_transferable(&"state".into(), &transfer)
        .ok()?;
    let told = JsFuture::from(answer).await.ok()?;
    channel.port1().close();
    let part = |name: &str| Reflect::get(&told, &name.into()).ok();
    Some(Told {
        version: part("version")?.as_string()?,
        app: part("app")?.as_bool()?,
        network: part("network")?.as_bool()?,
        // An older version does not know the word.
        preview: part("preview")?.as_bool().unwrap_or(false),
    })
}

/// Asks the browser to keep the files for good, once a visitor has given a photo or opened the
/// installed app. Some browsers ask the visitor, so a page that only shows a sample does not.
fn ask_to_persist_when_it_is_in_use(reader: ReaderContext) {
    let as_an_app = document::is_opened_as_an_app();
    Effect::new(move |asked: Option<bool>| {
        let photo = reader
            .shown
            .with(|finding| finding.as_ref().map(|of| of.photo));
        let origin = photo.and_then(|id| Some(reader.photo(id)?.origin));
        let read = origin.is_some_and(|origin| as_an_app || origin == Origin::Visitor);
        let asked = asked.unwrap_or(false);
        if read && !asked {
            leptos::task::spawn_local(async {
                // A refusal changes nothing.
                let _ = persist().await;
            });
        }
        asked || read
    });
}

async fn persist() -> Result<(), JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into())?;
    let storage: web_sys::StorageManager = storage.dyn_into()?;
    if JsFuture::from(storage.persisted()?).await? != JsValue::TRUE {
        JsFuture::from(storage.persist()?).await?;
    }
    Ok(())
}

fn open_anew() {
    // Where reloading is refused, the offer stays.
    let _ = window().location().reload();
}

fn describe(reason: &JsValue) -> String {
    Reflect::get(reason, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_default()
}
