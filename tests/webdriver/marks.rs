//! Reading the page, and waiting for it.

use super::chromium::BrowserLog;
use super::{Browser, Tab};
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Time within which everything happens that a test waits for, far above what it needs: loading,
/// reading, starting again.
const PATIENCE: Duration = Duration::from_secs(90);

/// How often a test looks whether what it waits for is there.
const LOOK_EVERY: Duration = Duration::from_millis(20);

impl Tab {
    /// Returns the element with this mark.
    pub async fn find(&self, mark: &str) -> Element {
        self.first(&format!("[data-testid={mark}]")).await
    }

    /// Returns the first element of a CSS selector.
    pub async fn first(&self, css: &str) -> Element {
        let found = self.find_all(css).await.into_iter().next();
        found.unwrap_or_else(|| panic!("there is no {css}"))
    }

    /// Returns all elements of a CSS selector, in the page's order.
    pub async fn find_all(&self, css: &str) -> Vec<Element> {
        self.client.find_all(Locator::Css(css)).await.unwrap()
    }

    /// Returns how many elements a CSS selector has.
    pub async fn count(&self, css: &str) -> usize {
        self.find_all(css).await.len()
    }

    /// Returns an attribute of the element with this mark; it is empty when either is not there.
    pub async fn attribute(&self, mark: &str, name: &str) -> String {
        let script = "const e = document.querySelector(arguments[0]);
                      return e?.getAttribute(arguments[1]) ?? '';";
        let args = vec![json!(format!("[data-testid={mark}]")), json!(name)];
        self.client
            .execute(script, args)
            .await
            .unwrap()
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Returns a number in an attribute of the element with this mark.
    pub async fn number(&self, mark: &str, name: &str) -> f64 {
        let text = self.attribute(mark, name).await;
        text.parse()
            .unwrap_or_else(|_| panic!("{name} of {mark} is {text:?}"))
    }

    /// Returns the text of the element with this mark, as it is seen.
    pub async fn text(&self, mark: &str) -> String {
        self.find(mark).await.text().await.unwrap()
    }

    /// Runs a script, and returns its result.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, vec![]).await
    }

    /// Runs a script that has these as its `arguments`, and returns its result.
    pub async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// Waits until an attribute of the element with this mark is this.
    pub async fn wait_for(&self, mark: &str, name: &str, value: &str) {
        self.wait_until(&format!("{name} of {mark} is {value}"), async || {
            self.attribute(mark, name).await == value
        })
        .await;
    }

    /// Waits until something holds; names it when it does not.
    pub async fn wait_until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let begun = Instant::now();
        while !holds().await {
            if begun.elapsed() > PATIENCE {
                let status = self
                    .run("return document.querySelector('main,body').innerText")
                    .await;
                panic!(
                    "waited in vain until {what}; the page says:\n{status:#}\n{:#?}",
                    self.log().await
                );
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Returns the console's messages of level `SEVERE` since the last time; none where the driver
    /// does not tell.
    pub async fn log(&self) -> Vec<String> {
        if self.browser != Browser::Chromium {
            return Vec::new();
        }
        let entries = self.client.issue_cmd(BrowserLog).await.unwrap();
        let severe = |entry: &&Value| entry["level"] == "SEVERE";
        let text = |entry: &Value| entry["message"].to_string();
        entries
            .as_array()
            .into_iter()
            .flatten()
            .filter(severe)
            .map(text)
            .collect()
    }
}
