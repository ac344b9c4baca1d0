//! One page, opened for one test.

use super::browser::{Browser, DESK};
use super::pool::Lent;
use super::site::{self, Hook, PREFIX, noted, serving};
use fantoccini::Client;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use xtask::server::{self, Port, Server};

/// How a page is opened.
pub struct Options {
    /// Behind the address, such as `?framing=seed`.
    pub query: &'static str,
    /// Whether the page is new to the browser. Otherwise it was visited before, and the browser keeps
    /// it with its network. A page is always new whose server has a hook or sends no headers.
    pub first_visit: bool,
    /// What the server does wrong.
    pub hook: Option<Hook>,
    /// Whether the server sends the headers that threads need; a plain host does not.
    pub isolated: bool,
    pub size: (u32, u32),
    pub dark: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            query: "",
            first_visit: false,
            hook: None,
            isolated: true,
            size: DESK,
            dark: false,
        }
    }
}

/// A page, served under a sub-path, in a browser that the test has to itself.
pub struct Tab {
    pub(super) client: Client,
    /// The page's own server, unless it is of the site that tests share or the line is cut.
    pub(super) server: Option<Server>,
    pub(super) port: u16,
    pub(super) isolated: bool,
    pub(super) browser: Browser,
    pub(super) lent: Lent,
    /// Whether the server did wrong what it was told to; a test of a fault that did not happen proves
    /// nothing.
    twisted: Arc<AtomicBool>,
}

impl Tab {
    /// Opens the built page in Chromium and waits for nothing.
    pub async fn open(options: Options) -> Self {
        Self::open_in(Browser::Chromium, options).await
    }

    /// Opens the built page in a browser and waits for nothing.
    pub async fn open_in(browser: Browser, options: Options) -> Self {
        let shared = options.isolated
            && options.hook.is_none()
            && !options.first_visit
            && browser == Browser::Chromium;
        let lent = Lent::of(browser).await;
        let twisted = Arc::new(AtomicBool::new(options.hook.is_none()));
        let hook = options.hook.map(|hook| noted(hook, Arc::clone(&twisted)));
        let (server, port) = if shared {
            (None, site::shared().await.port())
        } else {
            let serving = serving(&site::dist(), Port::Any, options.isolated, hook);
            let server = server::start(serving).await.unwrap();
            let port = server.address().port();
            (Some(server), port)
        };
        let mut tab = Self {
            client: lent.client.clone(),
            server,
            port,
            isolated: options.isolated,
            browser,
            lent,
            twisted,
        };
        if browser == Browser::Chromium {
            if shared {
                tab.visit_before().await;
            }
            tab.log().await;
            tab.fit(options.size).await;
            tab.prefer(if options.dark { "dark" } else { "light" })
                .await;
        }
        tab.open_again(options.query).await;
        tab
    }

    /// Opens a page of another site in a browser, and waits for nothing.
    pub async fn at(browser: Browser, server: Server, path: &str) -> Self {
        let lent = Lent::of(browser).await;
        let address = format!("{}{path}", server.url());
        let mut tab = Self {
            client: lent.client.clone(),
            port: server.address().port(),
            server: Some(server),
            isolated: false,
            browser,
            lent,
            twisted: Arc::new(AtomicBool::new(true)),
        };
        if browser == Browser::Chromium {
            tab.log().await;
            tab.fit(DESK).await;
        }
        tab.visit(&address).await;
        tab
    }

    /// Opens this address in the place of the page.
    pub async fn visit(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    /// The address of a file of the page's site.
    pub fn address_of(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{PREFIX}{path}", self.port)
    }

    /// Has the browser keep the site that tests share, and nothing of what they chose or gave there.
    async fn visit_before(&mut self) {
        let can_be_kept = std::env::var_os("CAMLENS_KEEPS_NOTHING").is_none();
        if can_be_kept && !self.lent.keeps_the_site {
            self.open_again("").await;
            self.wait_until("the page is kept with its network", async || {
                // The page looks less and less often by itself.
                self.run("dispatchEvent(new Event('visibilitychange'))")
                    .await;
                self.attribute("offline", "data-state").await == "ready"
            })
            .await;
            self.leave().await;
            self.lent.keeps_the_site = true;
        }
        self.forget("local_storage,indexeddb").await;
    }

    /// Closes the page, which must have made no complaint and no request elsewhere.
    pub async fn close_content(self) {
        let severe = self.log().await;
        assert!(severe.is_empty(), "the console says {severe:#?}");
        self.close().await;
    }

    /// Closes a page that had reason to complain.
    pub async fn close(self) {
        let foreign = self.end().await;
        assert!(
            foreign.is_empty(),
            "requests left the page's own site: {foreign:?}"
        );
    }

    /// Closes a page and returns the addresses elsewhere that were asked for: in Chromium by the page,
    /// its workers and service worker, in the others by the page that is open.
    pub async fn end(mut self) -> Vec<String> {
        let twisted = self.twisted.load(Ordering::SeqCst);
        assert!(twisted, "nothing was asked for that the hook changes");
        let mut foreign = if self.browser == Browser::Chromium {
            self.end_in_chromium().await
        } else {
            let script = "return performance.getEntriesByType('resource').map(e => e.name)";
            let asked = self.run(script).await;
            self.client.clone().close().await.unwrap();
            serde_json::from_value(asked).unwrap()
        };
        foreign.retain(|address| site::is_foreign(address, self.port));
        foreign.dedup();
        if self.browser == Browser::Chromium {
            self.lent.give_back();
        }
        foreign
    }

    async fn end_in_chromium(&mut self) -> Vec<String> {
        self.leave().await;
        self.flush_the_log().await;
        let asked = self.lent.log.take_asked(&site::origins(self.port));
        assert!(!asked.is_empty(), "the log has nothing of the page");
        if self.server.is_some() {
            self.forget("all").await;
        }
        asked
    }

    /// Closes all tabs, with what runs in them, and goes on in a new one that is empty.
    async fn leave(&self) {
        let empty = self.client.new_window(true).await.unwrap().handle;
        for tab in self.client.windows().await.unwrap() {
            if tab != empty {
                self.client.switch_to_window(tab).await.unwrap();
                self.client.close_window().await.unwrap();
            }
        }
        self.client.switch_to_window(empty).await.unwrap();
    }

    /// Waits until the browser's log has all that was asked for so far. The browser writes a few events
    /// at a time, so more are made until the log has an address that was asked for last.
    async fn flush_the_log(&mut self) {
        static FLUSHED: AtomicUsize = AtomicUsize::new(0);
        let number = FLUSHED.fetch_add(1, Ordering::Relaxed);
        let last = format!("http://{}/last/{number}/", site::shared().await);
        while !self.lent.log.has(&last) {
            self.client.goto(&last).await.unwrap();
        }
    }

    /// Has the browser forget what this site keeps in it: `all`, or one kind of storage.
    async fn forget(&self, storage: &str) {
        let origin = format!("http://127.0.0.1:{}", self.port);
        let what = json!({ "origin": origin, "storageTypes": storage });
        self.tell("Storage.clearDataForOrigin", what).await;
    }

    /// Opens the page anew, with this query, and waits for nothing.
    pub async fn open_again(&self, query: &str) {
        self.visit(&self.address_of(query)).await;
    }
}
