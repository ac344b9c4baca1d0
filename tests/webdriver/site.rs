//! The page's site and its server, which can change or go away.

use super::Tab;
use super::browser::CLASSROOM;
use super::pool::outliving;
use serde_json::json;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::OnceCell;
use xtask::server::{self, Port, Server, Twist};

/// Where the tests' site lives.
pub(super) const PREFIX: &str = "/some/where/";

/// Decides by the path what the server does wrong.
pub type Hook = Box<dyn Fn(&str) -> Option<Twist> + Send + Sync>;

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
        let answered = server.take_answered();
        answered
            .into_iter()
            .map(|answered| below(answered.path))
            .collect()
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

/// The folder of the built page.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("CAMLENS_DIST").expect("`cargo xtask test` names the page");
    dist.into()
}

/// Returns the address of the site that tests share; its server does nothing wrong and is never cut.
pub(super) async fn shared() -> SocketAddr {
    static SHARED: OnceCell<Server> = OnceCell::const_new();
    let start = async || {
        let serving = serving(&dist(), Port::Any, true, None);
        outliving(async { server::start(serving).await.unwrap() }).await
    };
    SHARED.get_or_init(start).await.address()
}

/// Returns a server's settings for a folder.
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

/// Returns the same hook, which notes that it changed an answer.
pub(super) fn noted(hook: Hook, twisted: Arc<AtomicBool>) -> Hook {
    Box::new(move |path| hook(path).inspect(|_| twisted.store(true, Ordering::SeqCst)))
}

/// Returns the site's origins, as itself and as another computer's.
pub(super) fn origins(port: u16) -> [String; 2] {
    ["127.0.0.1", CLASSROOM].map(|host| format!("http://{host}:{port}"))
}

/// Whether a request for this leaves the site; what the browser makes itself (`blob:`) does not.
pub(super) fn is_foreign(address: &str, port: u16) -> bool {
    let own = |origin: &String| address.starts_with(&format!("{origin}/"));
    !address.starts_with("blob:") && !address.starts_with("data:") && !origins(port).iter().any(own)
}
