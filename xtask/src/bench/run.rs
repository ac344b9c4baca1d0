//! Opens the benchmark's page and waits for its measurements.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::time::{Duration, Instant};

use tokio::process::Child;

use super::browser::Browser;
use super::error::BenchError;
use super::measured::Measured;
use crate::error::Error;
use crate::say;
use crate::server::{self, Options, ServerError};

/// The longest time between two messages of the page.
const MAX_SILENCE: Duration = Duration::from_secs(5 * 60);

/// The time between two looks for messages: long, since the engines share the processors.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Runs the site's page in a browser. `folder` takes the profile and the browser's own words.
///
/// # Errors
/// When the browser or the page ends without a result.
pub fn run(site: &Path, browser: &Browser, folder: &Path) -> Result<Measured, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(ServerError::Start)?;
    runtime.block_on(async {
        let (sender, letters) = mpsc::channel();
        let options = Options::new(site).with_inbox(move |path, bytes| {
            // The receiver is gone once there is a result.
            let _ = sender.send((path.to_owned(), bytes));
        });
        let server = server::start(options).await?;
        let url = format!("{}bench.html", server.url());
        let log = folder.join("browser.log");
        say::step(&format!("bench: {} at {url}", browser.version), None);
        let mut process = browser.open(&url, &folder.join("profile"), &log)?;
        let measured = wait(&mut process, &letters, &log).await;
        // It may have ended before.
        let _ = process.kill().await;
        measured
    })
}

async fn wait(
    process: &mut Child,
    letters: &Receiver<(String, Vec<u8>)>,
    log: &Path,
) -> Result<Measured, Error> {
    let log = || log.display().to_string();
    let mut heard = Instant::now();
    loop {
        match letters.try_recv() {
            Ok((path, bytes)) => {
                heard = Instant::now();
                if let Some(measured) = read(&path, &bytes)? {
                    return Ok(measured);
                }
            }
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => {
                if let Ok(Some(status)) = process.try_wait() {
                    return Err(BenchError::BrowserEnded { status, log: log() }.into());
                }
                if heard.elapsed() > MAX_SILENCE {
                    let minutes = MAX_SILENCE.as_secs() / 60;
                    return Err(BenchError::Silent {
                        minutes,
                        log: log(),
                    }
                    .into());
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        }
    }
}

/// Reads a message of the page: its progress, or the end.
fn read(path: &str, bytes: &[u8]) -> Result<Option<Measured>, BenchError> {
    let words = || String::from_utf8_lossy(bytes).into_owned();
    match path {
        "measured" => serde_json::from_slice(bytes)
            .map(Some)
            .map_err(BenchError::json("what the page measured")),
        "failed" => Err(BenchError::Page(words())),
        _ => {
            say::note(&words());
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_and_failures_end() {
        assert!(read("said", b"loading").unwrap().is_none());
        assert!(matches!(
            read("failed", b"no network"),
            Err(BenchError::Page(why)) if why == "no network"
        ));
        assert!(matches!(
            read("measured", b"{}"),
            Err(BenchError::Json { .. })
        ));
    }
}
