//! What only chromedriver's own commands can do: its browser's console, and a reload past all caches.

use fantoccini::wd::WebDriverCompatibleCommand;

/// `POST /session/{id}/se/log`: what was logged since the last time.
#[derive(Debug)]
pub struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(r#"{"type":"browser"}"#.to_owned()))
    }
}

/// `POST /session/{id}/goog/cdp/execute`: opens the page anew as Shift and reload do.
#[derive(Debug)]
pub struct ReloadPastCaches;

impl WebDriverCompatibleCommand for ReloadPastCaches {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = r#"{"cmd":"Page.reload","params":{"ignoreCache":true}}"#;
        (http::Method::POST, Some(body.to_owned()))
    }
}
