//! Two tabs of one browser.

use super::Tab;

impl Tab {
    /// Opens the page with this query in a tab beside this one, which is then the one that is spoken
    /// to.
    pub async fn open_beside(&self, query: &str) {
        let beside = self.client.new_window(true).await.unwrap();
        self.client.switch_to_window(beside.handle).await.unwrap();
        self.open_again(query).await;
    }

    /// From now on the tab of this number is spoken to.
    pub async fn turn_to(&self, number: usize) {
        let tab = self.client.windows().await.unwrap().remove(number);
        self.client.switch_to_window(tab).await.unwrap();
    }

    /// Closes the tab that is spoken to; no other is until [`Self::turn_to`].
    pub async fn close_window(&self) {
        self.client.close_window().await.unwrap();
    }

    /// Hands the page things as if they were dropped (`drop`) or pasted (`paste`): `things` is a
    /// script's list of `File`s, texts, and lists of a text and its kind, in which `await` may stand.
    pub async fn hand(&self, event: &str, things: &str) {
        self.hand_to("body", event, things).await;
    }

    /// Hands things to what a CSS selector finds; whether the page leaves them to the browser.
    pub async fn hand_to(&self, css: &str, event: &str, things: &str) -> bool {
        let (class, field) = match event {
            "paste" => ("ClipboardEvent", "clipboardData"),
            _ => ("DragEvent", "dataTransfer"),
        };
        let left = self
            .run(&format!(
                "return (async () => {{
                   const data = new DataTransfer();
                   for (const thing of {things}) {{
                     const text = typeof thing === 'string' ? [thing, 'text/plain'] : thing;
                     Array.isArray(text) ? data.items.add(...text) : data.items.add(text);
                   }}
                   const init = {{ {field}: data, bubbles: true, cancelable: true }};
                   const target = document.querySelector('{css}');
                   return target.dispatchEvent(new {class}('{event}', init));
                 }})()"
            ))
            .await;
        left == true
    }
}
