//! The browsers that a page is opened in, and their settings.

use super::net_log;
use serde_json::{Map, Value, json};
use std::path::Path;

/// A name under which Chromium finds the tests' server, as if it were another computer.
pub(super) const CLASSROOM: &str = "classroom.test";

/// Width and height of a desk's window, and of every browser's first one.
pub(super) const DESK: (u32, u32) = (1440, 900);

/// A browser of the tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Browser {
    #[default]
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    /// Returns the variables that name its program and its driver's, where the set-up found them.
    fn variables(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CAMLENS_CHROMIUM", "CAMLENS_CHROMEDRIVER"),
            Self::Firefox => ("CAMLENS_FIREFOX", "CAMLENS_GECKODRIVER"),
            Self::WebKit => ("CAMLENS_WEBKIT", "CAMLENS_WEBKITDRIVER"),
        }
    }

    /// Whether the set-up found it.
    pub fn is_there(self) -> bool {
        let (program, driver) = self.variables();
        std::env::var_os(program).is_some() && std::env::var_os(driver).is_some()
    }

    /// Returns the driver's program.
    pub fn driver(self) -> String {
        let name = match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        };
        std::env::var(self.variables().1).unwrap_or_else(|_| name.to_owned())
    }

    /// Returns the driver's settings: a browser of a [desk's](DESK) size, light, without a window on a
    /// screen where it can be without.
    pub(super) fn capabilities(self, profile: &Path) -> Map<String, Value> {
        let (width, height) = DESK;
        let program = std::env::var(self.variables().0).ok();
        let capabilities = match self {
            Self::Chromium => chromium(program, profile),
            Self::Firefox => json!({ "moz:firefoxOptions": {
                "binary": program,
                "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
                "prefs": { "layout.css.prefers-color-scheme.content-override": 1 },
            } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": {
                "binary": program,
                "args": ["--automation"],
            } }),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

fn chromium(program: Option<String>, profile: &Path) -> Value {
    let (width, height) = DESK;
    let mut options = json!({ "args": [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A camera, which a page gets where it is allowed.
        "--use-fake-device-for-media-stream",
        // An address that is no computer's own is no secure one.
        format!("--host-resolver-rules=MAP {CLASSROOM} 127.0.0.1"),
        format!("--window-size={width},{height}"),
        format!("--user-data-dir={}", profile.display()),
        format!("--log-net-log={}", net_log::file(profile).display()),
    ] });
    if let Some(program) = program {
        options["binary"] = json!(program);
    }
    json!({
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}
