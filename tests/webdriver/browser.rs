//! Which browser a page is opened in, and how it is told what it needs.

use super::net_log;
use serde_json::{Map, Value, json};
use std::path::Path;

/// A name under which Chromium finds the tests' server, as if it were another computer.
pub(super) const CLASSROOM: &str = "classroom.test";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Browser {
    #[default]
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    /// Names its program, and its driver's, where the set-up found them.
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

    /// The driver's program.
    pub fn driver(self) -> String {
        let name = match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        };
        std::env::var(self.variables().1).unwrap_or_else(|_| name.to_owned())
    }

    /// What the driver is told, without a window where the browser can be without.
    pub fn capabilities(self, profile: &Path, size: (u32, u32), dark: bool) -> Map<String, Value> {
        let program = std::env::var(self.variables().0).ok();
        let capabilities = match self {
            Self::Chromium => chromium(program, profile, size, dark),
            Self::Firefox => json!({ "moz:firefoxOptions": {
                "binary": program,
                "args": ["-headless", format!("--width={}", size.0), format!("--height={}", size.1)],
                "prefs": { "layout.css.prefers-color-scheme.content-override": i32::from(!dark) },
            } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": {
                "binary": program,
                "args": ["--automation"],
            } }),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

fn chromium(
    program: Option<String>,
    profile: &Path,
    (width, height): (u32, u32),
    dark: bool,
) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-dev-shm-usage".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        // An address that is no computer's own is no secure one.
        format!("--host-resolver-rules=MAP {CLASSROOM} 127.0.0.1"),
        format!("--window-size={width},{height}"),
        format!("--user-data-dir={}", profile.display()),
        format!("--log-net-log={}", net_log::file(profile).display()),
    ];
    if dark {
        arguments.push("--blink-settings=preferredColorScheme=0".into());
    }
    let mut options = json!({ "args": arguments });
    if width < 500 {
        // A window cannot be that narrow; a phone can.
        options["mobileEmulation"] =
            json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0 } });
    }
    if let Some(program) = program {
        options["binary"] = json!(program);
    }
    json!({
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}
