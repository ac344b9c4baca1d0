//! `cargo xtask first-visit`: how long a first visit takes over a slow line, and what it says meanwhile.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::time::{Duration, Instant};

use argh::FromArgs;
use serde::Deserialize;

use crate::bench::Browser;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::server::{self, Line, Options, ServerError, Twist};

const STEP: &str = "first visit";

/// Looks at the page, and posts what it sees.
const OBSERVER: &str = include_str!("../assets/first-visit.js");

/// What hosts that compress send as gzip.
const SHRINK: [&str; 7] = ["html", "js", "css", "wasm", "json", "svg", "webmanifest"];

/// Far above what 1.5 Mbit/s need.
const PATIENCE: Duration = Duration::from_secs(900);

/// open the site in dist/ with an empty profile over slow lines, and tell times and bytes
#[derive(Debug, Clone, PartialEq, FromArgs)]
#[argh(subcommand, name = "first-visit")]
pub struct FirstVisitOptions {
    /// the folder of the site (dist/)
    #[argh(option)]
    pub site: Option<PathBuf>,
    /// megabits a second, several times for several lines (10 and 1.5)
    #[argh(option)]
    pub line: Vec<f64>,
}

/// Measures each line, on a host that compresses and on one that does not, and prints a table.
///
/// # Errors
/// When the site is not there, or the page does not come to an exact answer.
pub fn run(project: &Project, options: &FirstVisitOptions) -> Result<(), Error> {
    let site = options.site.clone().unwrap_or_else(|| project.dist());
    let lines = match &options.line[..] {
        [] => &[10.0, 1.5],
        lines => lines,
    };
    let browser = Browser::chromium()?;
    let mut rows = Vec::new();
    for &megabits in lines {
        for compresses in [true, false] {
            let visit = visit(project, &browser, &site, megabits, compresses)?;
            let host = if compresses { "compresses" } else { "does not" };
            rows.push(format!("| {megabits} Mbit/s | {host} | {} |", visit.row()));
            say::note(rows.last().map_or("", String::as_str));
        }
    }
    println!("\n{HEADER}");
    rows.iter().for_each(|row| println!("{row}"));
    Ok(())
}

const HEADER: &str = "\
| line | host | first number | longest without a number | first answer | estimates off by | exact answer | wasm memory |
|---|---|---|---|---|---|---|---|";

/// A sentence of the status line.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Said {
    /// Seconds since the address was opened.
    at: f64,
    text: String,
}

/// What the page posts when an answer is there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Seen {
    /// Seconds since the address was opened.
    at: f64,
    preview: bool,
    /// Bytes of the worker's memory.
    memory: f64,
    texts: Vec<Said>,
}

/// A visit's two answers, each with the bytes over the line until then.
#[derive(Debug, Clone, PartialEq)]
struct Visit {
    first: (Seen, u64),
    exact: (Seen, u64),
}

impl Visit {
    fn row(&self) -> String {
        let answer = |(seen, bytes): &(Seen, u64)| {
            let kind = if seen.preview { " (preview)" } else { "" };
            format!("{:.1} s, {:.1} MB{kind}", seen.at, *bytes as f64 / 1e6)
        };
        let first = &self.first.0;
        let number = first.texts.iter().find(|said| has_number(&said.text));
        let number = number.map_or("none".to_owned(), |said| format!("{:.1} s", said.at));
        let off = worst_estimate(&first.texts, first.at).map_or("no estimate".to_owned(), |off| {
            format!("{:.0} %", 100.0 * off)
        });
        format!(
            "{number} | {:.1} s | {} | {off} | {} | {:.0} MB",
            longest_without_number(&first.texts, first.at),
            answer(&self.first),
            answer(&self.exact),
            self.exact.0.memory / 1e6
        )
    }
}

fn has_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// The longest time in seconds, until the end, in which no sentence had a number. Before the first one
/// there was none.
fn longest_without_number(texts: &[Said], end: f64) -> f64 {
    let (mut longest, mut since) = (0.0_f64, Some(0.0));
    for said in texts.iter().filter(|said| said.at < end) {
        if has_number(&said.text) {
            longest = longest.max(since.take().map_or(0.0, |since| said.at - since));
        } else {
            since = since.or(Some(said.at));
        }
    }
    longest.max(since.map_or(0.0, |since| end - since))
}

/// The seconds that a sentence promises until the first answer.
fn promised(text: &str) -> Option<f64> {
    let (_, behind) = text.split_once("first answer in about ")?;
    let (number, unit) = behind.split_once(' ')?;
    let number: f64 = number.parse().ok()?;
    Some(if unit.starts_with("min") {
        60.0 * number
    } else {
        number
    })
}

/// The largest error of a promise as a part of the time that it took in the end, among those that were
/// made three seconds before it or earlier.
fn worst_estimate(texts: &[Said], end: f64) -> Option<f64> {
    let off = |said: &Said| {
        let left = end - said.at;
        let promised = promised(&said.text).filter(|_| left > 3.0)?;
        Some((promised - left).abs() / left)
    };
    texts.iter().filter_map(off).reduce(f64::max)
}

fn shrinks(path: &str) -> bool {
    let extension = path.rsplit('.').next();
    extension.is_some_and(|extension| SHRINK.contains(&extension))
}

/// One visit with an empty profile.
fn visit(
    project: &Project,
    browser: &Browser,
    site: &Path,
    megabits: f64,
    compresses: bool,
) -> Result<Visit, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(ServerError::Start)?;
    runtime.block_on(async {
        let line = Line::of((megabits * 1e6 / 8.0) as u32);
        let (sender, letters) = mpsc::channel();
        let (over, root, counted) = (line.clone(), site.to_owned(), line.clone());
        let options = Options::new(site)
            .with_twist(move |path| Some(answer(&root, path, &over, compresses)))
            .with_inbox(move |path, bytes| {
                // The receiver is gone once there is a result.
                let _ = sender.send((path.to_owned(), bytes, counted.bytes()));
            });
        let server = server::start(options).await?;
        let folder = project.target().join("first-visit");
        let log = folder.join("browser.log");
        let mut process = browser.open(&server.url(), &folder.join("profile"), &log)?;
        let visit = wait(&letters, &line, &log).await;
        // It may have ended before.
        let _ = process.kill().await;
        visit
    })
}

/// A file over the line; the page's first script behind the one that looks at it.
fn answer(root: &Path, path: &str, line: &Line, compresses: bool) -> Twist {
    let mut twist = Twist::over(line.clone());
    if path.starts_with("boot-")
        && let Ok(script) = std::fs::read_to_string(root.join(path))
    {
        twist.body = Some(format!("{OBSERVER}\n{script}").into_bytes());
    }
    if compresses && shrinks(path) {
        twist.as_gzip()
    } else {
        twist
    }
}

type Letters = Receiver<(String, Vec<u8>, u64)>;

async fn wait(letters: &Letters, line: &Line, log: &Path) -> Result<Visit, Error> {
    let begun = Instant::now();
    let mut first = None;
    // Seconds, and megabytes over the line by then: where it stood still, bytes were not asked for.
    let mut pace = String::new();
    while begun.elapsed() < PATIENCE {
        match letters.try_recv() {
            Ok((path, letter, bytes)) => {
                // For whoever wants to know when each sentence stood there.
                fs_err::write(log.with_file_name(format!("{path}.json")), &letter)?;
                let seen: Seen = serde_json::from_slice(&letter).map_err(|error| {
                    failed(format!("the page posted no measurement: {error}"), log)
                })?;
                match (path.as_str(), first.take()) {
                    ("exact", Some(first)) => {
                        let exact = (seen, bytes);
                        fs_err::write(log.with_file_name("line.tsv"), pace)?;
                        return Ok(Visit { first, exact });
                    }
                    _ => first = Some((seen, bytes)),
                }
            }
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => {
                let (seconds, bytes) = (begun.elapsed().as_secs_f64(), line.bytes());
                pace += &format!("{seconds:.1}\t{:.2}\n", bytes as f64 / 1e6);
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    Err(failed("no exact answer came".to_owned(), log))
}

fn failed(problem: String, log: &Path) -> Error {
    let log = log.display();
    Error::missing(
        STEP,
        problem,
        format!("the browser's own words are in {log}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(at: f64, text: &str) -> Said {
        Said {
            at,
            text: text.to_owned(),
        }
    }

    #[test]
    fn time_without_a_number_is_counted_from_the_address_on() {
        let texts = [
            said(0.5, "Starting"),
            said(2.0, "1 of 50 MB"),
            said(4.0, "Preparing"),
            said(5.0, "Still preparing"),
        ];
        assert_eq!(longest_without_number(&texts[..2], 9.0), 2.0);
        assert_eq!(longest_without_number(&texts, 9.0), 5.0);
        assert_eq!(longest_without_number(&[], 9.0), 9.0);
    }

    #[test]
    fn a_promise_is_compared_with_what_came() {
        assert_eq!(
            promised("1 of 50 MB, first answer in about 20 s"),
            Some(20.0)
        );
        assert_eq!(promised("first answer in about 2 min"), Some(120.0));
        assert_eq!(promised("first answer in a moment"), None);
        let texts = [
            said(1.0, "first answer in about 16 s"),
            said(11.0, "first answer in about 11 s"),
            said(20.0, "first answer in about 9 s"),
        ];
        assert_eq!(worst_estimate(&texts, 21.0), Some(0.2));
    }
}
