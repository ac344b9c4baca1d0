//! Runs other programs. A failure names the step, the command and the way out.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};

use crate::error::Error;
use crate::say;

/// A program about to run, as part of a step.
pub struct Call {
    step: String,
    way_out: String,
    label: Option<String>,
    command: Command,
}

impl Call {
    /// A call that belongs to a step; its output goes to the terminal.
    pub fn new(step: &str, program: impl AsRef<OsStr>) -> Self {
        Self {
            step: step.to_owned(),
            way_out: "see the program's own words above".to_owned(),
            label: None,
            command: Command::new(program),
        }
    }

    /// Sets the advice for a failure.
    pub fn way_out(mut self, words: impl Into<String>) -> Self {
        self.way_out = words.into();
        self
    }

    /// Puts a label before each line of output, for programs that run at the same time.
    pub fn label(mut self, label: &str) -> Self {
        self.label = Some(label.to_owned());
        self
    }

    /// Adds words to the command line.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// Adds one word to the command line.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Sets a variable for the program.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Sets several variables.
    pub fn envs<V: AsRef<OsStr>>(
        mut self,
        pairs: impl IntoIterator<Item = (&'static str, V)>,
    ) -> Self {
        self.command.envs(pairs);
        self
    }

    /// Takes a variable away from the program.
    pub fn without_env(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    /// Sets the folder that the program runs in.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to the end.
    pub fn run(mut self) -> Result<(), Error> {
        let status = match self.label.take() {
            None => self.command.status(),
            Some(label) => {
                let piped = self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
                piped.spawn().and_then(|child| labelled(child, &label))
            }
        };
        let status = status.map_err(|source| self.cannot_start(source))?;
        self.judge(status)
    }

    /// Runs it, and returns its standard output, trimmed.
    pub fn text(mut self) -> Result<String, Error> {
        let output = self.command.stderr(Stdio::inherit()).output();
        let output = output.map_err(|source| self.cannot_start(source))?;
        self.judge(output.status)?;
        Ok(trimmed(&output))
    }

    /// Runs it silently: its standard output, or `None` when it did not start or failed.
    pub fn ask(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| trimmed(&output))
    }

    /// Runs it, prints its standard output as it comes, and hands over each line without its end.
    pub fn relay(mut self, mut take: impl FnMut(&str)) -> Result<(), Error> {
        let child = self.command.stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|source| self.cannot_start(source))?;
        if let Some(stdout) = child.stdout.take() {
            let mut out = std::io::stdout().lock();
            each_line(stdout, |line| {
                // A closed terminal (`| head`) does not end the program: its lines still count.
                let _ = out.write_all(line).and_then(|()| out.flush());
                take(&text(line));
            });
        }
        let status = child.wait().map_err(|source| self.cannot_start(source))?;
        self.judge(status)
    }

    fn judge(self, status: ExitStatus) -> Result<(), Error> {
        if status.success() {
            return Ok(());
        }
        Err(Error::Failed {
            command: self.words(),
            step: self.step,
            status,
            way_out: self.way_out,
        })
    }

    fn cannot_start(&self, source: std::io::Error) -> Error {
        Error::Start {
            step: self.step.clone(),
            command: self.words(),
            source,
            way_out: self.way_out.clone(),
        }
    }

    /// The command line, for a message.
    fn words(&self) -> String {
        let mut words: Vec<OsString> = vec![self.command.get_program().to_owned()];
        words.extend(self.command.get_args().map(OsStr::to_owned));
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        words.join(" ")
    }
}

fn trimmed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A line that Cargo prints a dozen times where two of it run at once, for waits of milliseconds.
const NOISE: &str = "waiting for file lock on package cache";

/// Prints a program's output, line by line behind its label, until it ends.
fn labelled(mut child: Child, label: &str) -> std::io::Result<ExitStatus> {
    let print = |line: &[u8]| {
        let line = text(line);
        if !line.contains(NOISE) {
            say::note(&format!("{label}: {line}"));
        }
    };
    std::thread::scope(|scope| {
        if let Some(stdout) = child.stdout.take() {
            scope.spawn(move || each_line(stdout, print));
        }
        if let Some(stderr) = child.stderr.take() {
            scope.spawn(move || each_line(stderr, print));
        }
        child.wait()
    })
}

/// Hands over each line with its end, up to the last one or the first that cannot be read.
fn each_line(from: impl std::io::Read, mut take: impl FnMut(&[u8])) {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while matches!(from.read_until(b'\n', &mut line), Ok(1..)) {
        take(&line);
        line.clear();
    }
}

/// A line without its end.
fn text(line: &[u8]) -> String {
    String::from_utf8_lossy(line).trim_end().to_owned()
}
