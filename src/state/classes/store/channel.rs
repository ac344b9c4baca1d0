//! What this tab says to other tabs with the same project, and hears of them.
//!
//! What a tab has written it announces with its name and a running number. Others read it again from the
//! database. A page that is left goes silent, where the browser may keep it for the way back, and reads
//! everything again when it comes back.

use super::context::{Change, ClassStore, Inner};
use super::reading;
use crate::parts::lock;
use camlens_client::classes::{Announcement, News};
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Begins to hear other tabs, and tells them that this one is there.
pub fn listen(store: ClassStore) {
    lock::hold(store.with(|inner| lock_of(&inner.name, &inner.tab)));
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        if let Some(announcement) = Announcement::of(&text) {
            store.change(|inner| inner.heard.take_in(announcement));
            read(store);
        }
    });
    let heard = heard.into_js_value();
    open(store, &heard);
    let hidden = window_event_listener_untyped("pagehide", |_| close());
    let shown = window_event_listener_untyped("pageshow", move |event| {
        let is_back = Reflect::get(&event, &"persisted".into()).is_ok_and(|of| of.is_truthy());
        if is_back {
            open(store, &heard);
            store.change(|inner| inner.heard.was_deaf());
            read(store);
        }
    });
    // As long as the page lives.
    std::mem::forget((hidden, shown));
}

fn open(store: ClassStore, heard: &JsValue) {
    let name = store.with(|inner| inner.name.clone());
    if let Ok(channel) = BroadcastChannel::new(&name) {
        channel.set_onmessage(Some(heard.unchecked_ref()));
        CHANNEL.set(Some(channel));
    }
}

fn close() {
    if let Some(channel) = CHANNEL.take() {
        channel.close();
    }
}

/// Tells other tabs what was written.
pub fn announce(store: ClassStore, news: News) {
    if news.is_empty() {
        return;
    }
    let announcement = store.change(|inner| {
        inner.announced += 1;
        Announcement {
            tab: inner.tab.clone(),
            number: inner.announced,
            news,
        }
    });
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            // A channel that is closed says nothing, and nobody is there to be told.
            let _ = channel.post_message(&announcement.text().into());
        }
    });
}

/// Whether no other tab has the project open. Of a browser that does not tell it is assumed.
pub async fn is_alone(store: ClassStore) -> bool {
    let Some(held) = lock::held().await else {
        return true;
    };
    let (prefix, mine) = store.with(|inner| {
        let mine = lock_of(&inner.name, &inner.tab);
        (lock_of(&inner.name, ""), mine)
    });
    !held
        .iter()
        .any(|lock| lock.starts_with(&prefix) && *lock != mine)
}

fn lock_of(name: &str, tab: &str) -> String {
    format!("{name}#{tab}")
}

/// Reads what was announced, one announcement after the other.
fn read(store: ClassStore) {
    let was_reading = store.change(|inner| std::mem::replace(&mut inner.is_reading, true));
    if was_reading {
        return;
    }
    leptos::task::spawn_local(async move {
        loop {
            let news = store.change(|inner| {
                let news = inner.heard.take();
                inner.is_reading = !news.is_empty();
                news
            });
            if news.is_empty() {
                break;
            }
            if news.forgotten {
                store.change(Inner::forget);
                store.tell_change(Change::Forgotten);
            }
            match reading::changes(store, news).await {
                Ok(change) => store.tell_change(change),
                Err(error) => leptos::logging::warn!("another tab's classes: {error}"),
            }
            store.tell_size();
        }
    });
}
