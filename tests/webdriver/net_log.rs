//! What a whole Chromium asked the network for: its pages, their workers and service workers.
//!
//! The browser writes it to a file, an event a line, without the bytes themselves. The driver's own
//! log of requests has those of pages alone.

use serde_json::{Deserializer, Value};
use std::path::{Path, PathBuf};

/// Where Chromium writes it, for this profile. It begins before the profile is there.
pub(super) fn file(profile: &Path) -> PathBuf {
    profile.with_extension("net-log.json")
}

/// The addresses that something of the site of these origins asked for, in their order.
///
/// # Panics
/// When there is no log.
pub(super) fn asked(profile: &Path, origins: &[String]) -> Vec<String> {
    let log = std::fs::read(file(profile)).expect("Chromium writes a log of its requests");
    String::from_utf8_lossy(&log)
        .lines()
        .filter_map(|line| asked_by(line, origins))
        .collect()
}

/// What the browser asks for by itself has no initiator, and other lines are no requests.
fn asked_by(line: &str, origins: &[String]) -> Option<String> {
    if !line.contains("\"initiator\"") {
        return None;
    }
    // Behind the event stands what parts it from the next.
    let event: Value = Deserializer::from_str(line).into_iter().next()?.ok()?;
    let parameters = &event["params"];
    let initiator = parameters["initiator"].as_str()?;
    let ours = origins.iter().any(|origin| origin == initiator);
    let address = parameters["url"].as_str().filter(|_| ours)?;
    Some(address.to_owned())
}

#[test]
fn only_what_the_site_asks_for_counts() {
    let site = ["http://127.0.0.1:1".to_owned()];
    let line = |initiator: &str, end: &str| {
        let parameters = format!(r#"{{"initiator":"{initiator}","url":"http://else.where/"}}"#);
        format!(r#"{{"params":{parameters},"phase":1,"type":2}}{end}"#)
    };
    let asked = Some("http://else.where/".to_owned());
    for end in [",", "],", ""] {
        assert_eq!(asked_by(&line(&site[0], end), &site), asked);
    }
    // The visitor's own navigation, another site, a line that broke off.
    assert_eq!(asked_by(&line("not an origin", ","), &site), None);
    assert_eq!(asked_by(&line("http://127.0.0.1:12", ","), &site), None);
    assert_eq!(asked_by(&line(&site[0], ",")[..60], &site), None);
}
