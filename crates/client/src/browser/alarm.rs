//! The channel by which the threads of a worker tell of their end. The worker itself cannot: while
//! it waits for a thread that is gone, it neither hears nor says anything.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel whose name only one worker's threads know; closed when this is dropped.
pub struct Alarm {
    channel: BroadcastChannel,
    name: String,
    // Lives as long as the channel, which calls it.
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Alarm {
    /// Opens the channel. `hear` is called with the reason that a thread gives for its end.
    ///
    /// # Errors
    /// Where the browser has no such channels.
    pub fn new(hear: impl Fn(String) + 'static) -> Result<Self, JsValue> {
        // Other tabs of this site have channels of their own.
        let name = format!("camlens-{}", (js_sys::Math::random() * 1e16) as u64);
        let channel = BroadcastChannel::new(&name)?;
        let on_message = Closure::new(move |event: MessageEvent| {
            hear(event.data().as_string().unwrap_or_default());
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Ok(Self {
            channel,
            name,
            _on_message: on_message,
        })
    }

    /// The name, of letters, digits and hyphens.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
