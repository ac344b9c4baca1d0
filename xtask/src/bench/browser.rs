//! A browser for the benchmark: a process with a fresh profile and no window. No driver steers it,
//! since the page posts its measurements by itself.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::{Child, Command};

use super::options::BrowserKind;
use crate::browser;
use crate::call::Call;
use crate::error::Error;
use crate::files;

const STEP: &str = "bench";

/// An installed browser.
#[derive(Debug, Clone)]
pub struct Browser {
    kind: BrowserKind,
    program: PathBuf,
    /// Name and number, as the program prints them: `Chromium 156.0.7100.2`.
    pub version: String,
}

impl Browser {
    /// Finds Chromium, or installs Debian's.
    ///
    /// # Errors
    /// When it is missing and cannot be installed.
    pub fn chromium() -> Result<Self, Error> {
        Self::get(BrowserKind::Chromium)
    }

    /// Finds a browser, or installs Debian's.
    ///
    /// # Errors
    /// When it is missing and cannot be installed.
    pub fn get(kind: BrowserKind) -> Result<Self, Error> {
        let program = match kind {
            BrowserKind::Chromium => browser::set_up()?.program,
            BrowserKind::Firefox => browser::firefox(STEP)?,
        };
        let version = Call::new(STEP, &program)
            .arg("--version")
            .ask()
            .and_then(|words| words.lines().next().map(str::to_owned))
            .unwrap_or_else(|| kind.name().to_owned());
        Ok(Self {
            kind,
            program,
            version: version_words(&version),
        })
    }

    /// Opens an address, with `profile` as the browser's own folder and its words in `log`. The
    /// browser ends when the child is dropped.
    pub fn open(&self, url: &str, profile: &Path, log: &Path) -> Result<Child, Error> {
        files::make_empty(profile)?;
        let words = fs_err::File::create(log)?.into_file();
        let mut command = Command::new(&self.program);
        match self.kind {
            BrowserKind::Chromium => {
                command.args(CHROMIUM);
                command.arg(format!("--user-data-dir={}", profile.display()));
            }
            BrowserKind::Firefox => {
                fs_err::write(profile.join("user.js"), PREFERENCES)?;
                command.args(["--headless", "--no-remote", "--profile"]);
                command.arg(profile);
            }
        }
        command
            .arg(url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(words)
            .kill_on_drop(true)
            .spawn()
            .map_err(|source| Error::Start {
                step: STEP.to_owned(),
                command: self.program.display().to_string(),
                source,
                way_out: "start it by hand and see what it says".to_owned(),
            })
    }
}

/// Options that keep Chromium from everything but the page. As root it has no sandbox; it opens our
/// page only.
const CHROMIUM: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The same for Firefox: no welcome, no updates, no reports.
const PREFERENCES: &str = "\
user_pref('app.normandy.enabled', false);
user_pref('app.update.enabled', false);
user_pref('browser.aboutwelcome.enabled', false);
user_pref('browser.safebrowsing.malware.enabled', false);
user_pref('browser.safebrowsing.phishing.enabled', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('extensions.update.enabled', false);
user_pref('toolkit.telemetry.enabled', false);
";

/// Name and number of a version, without the system that some builds add.
fn version_words(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let end = words
        .iter()
        .position(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map_or(words.len(), |at| at + 1);
    words[..end].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_end_with_the_number() {
        let debian = "Chromium 156.0.7100.2 built on Debian GNU/Linux 13 (trixie)";
        assert_eq!(version_words(debian), "Chromium 156.0.7100.2");
        let firefox = "Mozilla Firefox 153.1.0esr";
        assert_eq!(version_words(firefox), firefox);
        assert_eq!(version_words("lynx"), "lynx");
    }
}
