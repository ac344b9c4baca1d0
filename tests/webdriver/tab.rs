//! One page, opened for one test.

use super::Browser;
use super::browser::CLASSROOM;
use super::chromium::{BrowserLog, Cdp};
use super::driver::Driver;
use super::net_log;
use super::profile::Profile;
use super::site::{dist, serving};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use xtask::server::{self, Port, Server, Twist};

/// Loading, reading and starting again all come far sooner than this.
const PATIENCE: Duration = Duration::from_secs(90);

/// Two browsers at once would fight for two cores.
static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Decides by the path what the server does wrong.
pub type Hook = Box<dyn Fn(&str) -> Option<Twist> + Send + Sync>;

/// How a page is opened.
pub struct Options {
    /// Behind the address, such as `?framing=seed`.
    pub query: &'static str,
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
            hook: None,
            isolated: true,
            size: (1440, 900),
            dark: false,
        }
    }
}

/// A page in a browser of its own, served under a sub-path.
pub struct Tab {
    pub(super) client: Client,
    /// None while the line is cut.
    pub(super) server: Option<Server>,
    pub(super) port: u16,
    pub(super) isolated: bool,
    /// Whether the server did wrong what it was told to; a test of a fault that did not happen proves
    /// nothing.
    twisted: Arc<AtomicBool>,
    browser: Browser,
    /// It ends before the folder of its browser goes.
    _driver: Driver,
    profile: Profile,
    _turn: tokio::sync::MutexGuard<'static, ()>,
}

impl Tab {
    /// Opens the built page in Chromium and waits for nothing.
    pub async fn open(options: Options) -> Self {
        Self::open_in(Browser::Chromium, options).await
    }

    /// Opens the built page in a browser and waits for nothing.
    pub async fn open_in(browser: Browser, options: Options) -> Self {
        let turn = ONE_AT_A_TIME.lock().await;
        let twisted = Arc::new(AtomicBool::new(options.hook.is_none()));
        let hook = options.hook.map(|hook| noted(hook, Arc::clone(&twisted)));
        let serving = serving(&dist(), Port::Any, options.isolated, hook);
        let server = server::start(serving).await.unwrap();
        let driver = Driver::start(browser);
        let profile = Profile::new(server.address().port());
        let capabilities = browser.capabilities(profile.path(), options.size, options.dark);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(driver.address())
            .await
            .unwrap();
        client
            .goto(&format!("{}{}", server.url(), options.query))
            .await
            .unwrap();
        Self {
            client,
            port: server.address().port(),
            isolated: options.isolated,
            server: Some(server),
            twisted,
            browser,
            _driver: driver,
            profile,
            _turn: turn,
        }
    }

    /// The element with this mark.
    pub async fn find(&self, mark: &str) -> Element {
        self.find_all(&format!("[data-testid={mark}]"))
            .await
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("there is no element marked {mark}"))
    }

    /// All elements of a CSS selector, in the page's order.
    pub async fn find_all(&self, css: &str) -> Vec<Element> {
        self.client.find_all(Locator::Css(css)).await.unwrap()
    }

    /// An attribute of the element with this mark; empty when either is not there.
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

    /// A number in an attribute of the element with this mark.
    pub async fn number(&self, mark: &str, name: &str) -> f64 {
        let text = self.attribute(mark, name).await;
        text.parse()
            .unwrap_or_else(|_| panic!("{name} of {mark} is {text:?}"))
    }

    /// What the script returns.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, vec![]).await
    }

    /// What the script returns, which has these as its `arguments`.
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

    /// Waits until something holds; says what when it does not.
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
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a photo is read and drawn, and nothing else is going on.
    pub async fn wait_for_reading(&self) {
        self.wait_until("a photo is read", async || {
            self.attribute("status", "data-state").await == "done"
                && !self.attribute("map", "data-values").await.is_empty()
                && self.find_all("[data-testid=preview]").await.is_empty()
        })
        .await;
    }

    /// Gives the page files, as a person does in the dialog.
    pub async fn give(&self, files: &[&Path]) {
        let paths: Vec<String> = files
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        self.find("photo-input")
            .await
            .send_keys(&paths.join("\n"))
            .await
            .unwrap();
    }

    /// The map's values, row by row.
    pub async fn map(&self) -> Vec<f32> {
        let values = self.attribute("map", "data-values").await;
        values
            .split(',')
            .map(|value| value.parse().unwrap())
            .collect()
    }

    /// A picture of the page as it stands, among the build's output.
    pub async fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), self.client.screenshot().await.unwrap()).unwrap();
    }

    /// Pictures of the page as it stands, light and dark, `-light` and `-dark` behind this name.
    pub async fn pictures(&self, name: &str) {
        self.in_both_looks(async |look| self.picture(&format!("{name}-{look}.png")).await)
            .await;
    }

    /// Looks at the page in Chromium dark and then light, as it is left. `see` is told which.
    pub async fn in_both_looks(&self, see: impl AsyncFn(&'static str)) {
        for look in ["dark", "light"] {
            let features = json!([{ "name": "prefers-color-scheme", "value": look }]);
            let prefer = Cdp(
                "Emulation.setEmulatedMedia",
                json!({ "features": features }),
            );
            self.client.issue_cmd(prefer).await.unwrap();
            see(look).await;
        }
    }

    /// Console messages of level `SEVERE` since the last time; none where the driver does not tell.
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

    /// Closes a page and says what was asked for elsewhere: in Chromium by the page, its workers and
    /// service worker, in the others by the page that is open.
    pub async fn end(self) -> Vec<String> {
        let twisted = self.twisted.load(Ordering::SeqCst);
        assert!(twisted, "nothing was asked for that the hook changes");
        let asked = if self.browser == Browser::Chromium {
            self.client.close().await.unwrap();
            let asked = net_log::asked(self.profile.path(), &origins(self.port));
            assert!(!asked.is_empty(), "the log has nothing of the page");
            asked
        } else {
            let script = "return performance.getEntriesByType('resource').map(e => e.name)";
            let asked = self.run(script).await;
            self.client.close().await.unwrap();
            serde_json::from_value(asked).unwrap()
        };
        let mut foreign = asked;
        foreign.retain(|address| is_foreign(address, self.port));
        foreign.dedup();
        foreign
    }
}

/// The same hook, which notes that it changed an answer.
fn noted(hook: Hook, twisted: Arc<AtomicBool>) -> Hook {
    Box::new(move |path| hook(path).inspect(|_| twisted.store(true, Ordering::SeqCst)))
}

/// The site's origins, as itself and as another computer's.
fn origins(port: u16) -> [String; 2] {
    ["127.0.0.1", CLASSROOM].map(|host| format!("http://{host}:{port}"))
}

/// Whether a request for this leaves the site; what the browser makes itself (`blob:`) does not.
fn is_foreign(address: &str, port: u16) -> bool {
    let own = |origin: &String| address.starts_with(&format!("{origin}/"));
    !address.starts_with("blob:") && !address.starts_with("data:") && !origins(port).iter().any(own)
}
