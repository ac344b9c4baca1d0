//! The line between a page and its server, which can be cut, and lead to other files.

use super::Tab;
use super::browser::CLASSROOM;
use super::site::{Hook, PREFIX, serving};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use xtask::server::{self, Port, Twist};

impl Tab {
    /// Cuts the line: nothing answers any more.
    pub fn cut_the_line(&mut self) {
        assert!(self.server.is_some(), "the line is others', too");
        self.server = None;
    }

    /// Serves this folder in the place of what was served, under the same address.
    pub async fn serve(&mut self, folder: &Path, hook: Option<Hook>) {
        self.cut_the_line();
        let mut tries = 0;
        let hook = hook.map(Arc::<dyn Fn(&str) -> Option<Twist> + Send + Sync>::from);
        self.server = loop {
            let mut serving = serving(folder, Port::Exactly(self.port), self.isolated, None);
            serving.hook = hook.clone();
            match server::start(serving).await {
                Ok(server) => break Some(server),
                // The old one needs a moment to let go of its port.
                Err(_) if tries < 50 => tokio::time::sleep(Duration::from_millis(20)).await,
                Err(error) => panic!("{error}"),
            }
            tries += 1;
        };
    }

    /// Returns the paths that the page's own server was asked for since the last time, below the site.
    pub fn take_asked(&self) -> Vec<String> {
        let server = self.server.as_ref();
        let server = server.expect("the page has a server of its own, and the line is not cut");
        let below = |path: String| path.trim_start_matches(PREFIX).to_owned();
        server.take_asked().into_iter().map(below).collect()
    }

    /// Opens the page in Chromium as another computer's, over plain http, and waits for nothing.
    pub async fn open_from_elsewhere(&self) {
        let address = format!("http://{CLASSROOM}:{}{PREFIX}", self.port);
        self.client.goto(&address).await.unwrap();
    }

    /// Opens the page anew in Chromium, past its caches and the service worker, and waits for nothing.
    pub async fn reload_past_caches(&self) {
        self.tell("Page.reload", json!({ "ignoreCache": true }))
            .await;
    }

    /// Opens the page anew, at the address that it has, and waits for nothing of it.
    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }
}
