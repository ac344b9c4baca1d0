//! Pauses of long work, in which the page answers.

use js_sys::Promise;
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Lets the page answer to its visitor, and goes on. Unlike a timer, a message does not wait for a second in
/// a tab that is not in sight.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let (one, other) = (channel.port1(), channel.port2());
    let pause = Promise::new(&mut |go_on, _| {
        one.set_onmessage(Some(&go_on));
        // A port that takes no message would stop the work for good.
        if other.post_message(&JsValue::NULL).is_err() {
            let _ = go_on.call0(&JsValue::NULL);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(pause).await;
    one.set_onmessage(None);
    one.close();
}

/// Waits for a while, for something that comes by other ways.
pub async fn pause(duration: Duration) {
    let pause = Promise::new(&mut |go_on, _| {
        let go_on = move || drop(go_on.call0(&JsValue::NULL));
        set_timeout(go_on, duration);
    });
    // It is never rejected.
    let _ = JsFuture::from(pause).await;
}
