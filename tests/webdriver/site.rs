//! What stands behind the page's address, and that it can change or go away.

use super::Tab;
use super::browser::CLASSROOM;
use super::chromium::Cdp;
use super::tab::Hook;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xtask::server::{self, Port, Server, Twist};

/// Where the tests' site lives.
const PREFIX: &str = "/some/where/";

impl Tab {
    /// Cuts the line: nothing answers any more.
    pub fn cut_the_line(&mut self) {
        self.server = None;
    }

    /// Serves this folder in the place of what was served, under the same address.
    pub async fn serve(&mut self, folder: &Path, hook: Option<Hook>) {
        self.server = None;
        let mut tries = 0;
        let hook = hook.map(std::sync::Arc::<dyn Fn(&str) -> Option<Twist> + Send + Sync>::from);
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

    /// The paths that the server was asked for since the last time, below the site.
    pub fn take_asked(&self) -> Vec<String> {
        let answered = self.server.iter().flat_map(Server::take_answered);
        let below = |path: String| path.trim_start_matches(PREFIX).to_owned();
        answered.map(|answered| below(answered.path)).collect()
    }

    /// Opens the page in Chromium as another computer's, over plain http, and waits for nothing.
    pub async fn open_from_elsewhere(&self) {
        let address = format!("http://{CLASSROOM}:{}{PREFIX}", self.port);
        self.client.goto(&address).await.unwrap();
    }

    /// Opens the page anew in Chromium, past its caches and the service worker, and waits for nothing.
    pub async fn reload_past_caches(&self) {
        let reload = Cdp("Page.reload", json!({ "ignoreCache": true }));
        self.client.issue_cmd(reload).await.unwrap();
    }

    /// Opens the page anew, at the address that it has, and waits for nothing of it.
    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    /// Opens the page anew, with this query, and waits for nothing.
    pub async fn open_again(&self, query: &str) {
        let address = format!("http://127.0.0.1:{}{PREFIX}{query}", self.port);
        self.client.goto(&address).await.unwrap();
    }
}

/// The built page.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("CAMLENS_DIST").expect("`cargo xtask test` names the page");
    dist.into()
}

/// The server's settings for a folder.
pub(super) fn serving(
    folder: &Path,
    port: Port,
    isolated: bool,
    hook: Option<Hook>,
) -> server::Options {
    let mut serving = server::Options {
        prefix: PREFIX.into(),
        port,
        isolated,
        ..server::Options::new(folder)
    };
    if let Some(hook) = hook {
        serving = serving.with_twist(hook);
    }
    serving
}
