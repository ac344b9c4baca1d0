//! The requests of a whole Chromium: of its pages, their workers and service workers.
//!
//! The browser writes them to a file, an event a line, without the bytes themselves. The driver's own
//! log of requests has those of pages alone.

use serde_json::{Deserializer, Value};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Returns where Chromium writes its log, for this profile. The log begins before the profile is
/// there.
pub(super) fn file(profile: &Path) -> PathBuf {
    profile.with_extension("net-log.json")
}

/// A log that is read from time to time, each time from where it was left.
pub(super) struct NetLog {
    file: PathBuf,
    position: u64,
    /// Lines since the last [`Self::take_asked`].
    lines: Vec<String>,
}

impl NetLog {
    /// The log of the browser with this profile.
    pub(super) fn of(profile: &Path) -> Self {
        Self {
            file: file(profile),
            position: 0,
            lines: Vec::new(),
        }
    }

    /// Reads what was added, and returns whether this address is in it.
    ///
    /// # Panics
    /// When there is no log.
    pub(super) fn has(&mut self, address: &str) -> bool {
        let mut log = File::open(&self.file).expect("Chromium writes a log of its requests");
        log.seek(SeekFrom::Start(self.position)).unwrap();
        let mut added = Vec::new();
        log.read_to_end(&mut added).unwrap();
        // The last line may be one half of a line.
        let whole = added.iter().rposition(|byte| *byte == b'\n');
        added.truncate(whole.map_or(0, |end| end + 1));
        self.position += added.len() as u64;
        let added = String::from_utf8_lossy(&added);
        self.lines.extend(
            added
                .lines()
                .filter(|line| line.contains("\"url\""))
                .map(str::to_owned),
        );
        self.lines.iter().any(|line| line.contains(address))
    }

    /// Returns the addresses that something of the site of these origins asked for since the last
    /// time, in their order.
    pub(super) fn take_asked(&mut self, origins: &[String]) -> Vec<String> {
        let lines = std::mem::take(&mut self.lines);
        lines
            .iter()
            .filter_map(|line| asked_by(line, origins))
            .collect()
    }
}

/// A request that the browser makes by itself has no initiator, and other lines are no requests.
fn asked_by(line: &str, origins: &[String]) -> Option<String> {
    if !line.contains("\"initiator\"") {
        return None;
    }
    // Behind the event stands a comma, which parts it from the next.
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

#[test]
fn a_log_is_read_from_where_it_was_left() {
    let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a-growing-log");
    let line = |path: &str| {
        format!(
            "{{\"params\":{{\"initiator\":\"http://here\",\"url\":\"http://here/{path}\"}}}},\n"
        )
    };
    let (first, second) = (line("first"), line("second"));
    let mut log = NetLog::of(&profile);
    std::fs::write(file(&profile), format!("{first}{}", &second[..20])).unwrap();
    assert!(log.has("http://here/first") && !log.has("http://here/second"));
    std::fs::write(file(&profile), format!("{first}{second}")).unwrap();
    assert!(log.has("http://here/second"));
    let origins = ["http://here".to_owned()];
    let asked = ["http://here/first", "http://here/second"];
    assert_eq!(log.take_asked(&origins), asked);
    assert!(log.take_asked(&origins).is_empty());
    std::fs::remove_file(file(&profile)).unwrap();
}
