//! The driver of a browser, as a process with a port of its own.

use super::Browser;
use super::screen::Screen;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// Time within which a driver listens, far above what it needs.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a driver may choose a port.
const MAX_CHOICES: usize = 5;

/// Runs its arguments as a program, and ends it with all that it started once the shell's input
/// ends: the tests' process holds the other end, so this happens however that process ends.
const GUARD: &str = r#""$0" "$@" & exec >/dev/null; read -r _; kill -KILL 0"#;

/// A running driver; it ends when this is dropped, and with it the browser that it started.
pub struct Driver {
    guard: Child,
    _input: ChildStdin,
    address: String,
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver that the set-up found and waits until it listens.
    pub fn start(browser: Browser) -> Self {
        match browser {
            Browser::Chromium => Self::chromedriver(),
            Browser::Firefox => Self::other(&browser.driver(), None),
            Browser::WebKit => Self::other(&browser.driver(), Some(Screen::start())),
        }
    }

    /// Starts chromedriver, which says which port it chose. It takes one that is free in one of the
    /// two internet protocols and ends if the port is taken in the other: then it chooses again.
    fn chromedriver() -> Self {
        let program = Browser::Chromium.driver();
        (0..MAX_CHOICES)
            .find_map(|_| Self::chromedriver_on_its_port(&program))
            .unwrap_or_else(|| {
                panic!("{program} ended {MAX_CHOICES} times before it named its port")
            })
    }

    /// Returns `None` if it ends before it listens.
    fn chromedriver_on_its_port(program: &str) -> Option<Self> {
        let mut guard = guarded(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = guard.stdin.take().unwrap();
        let mut lines = BufReader::new(guard.stdout.take().unwrap()).lines();
        // The first line repeats the port that was asked for.
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let port = line.split("successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let Some(port) = port else {
            drop(input);
            let _ = guard.wait();
            return None;
        };
        // A full pipe would stop the driver.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self::at(guard, input, port, None))
    }

    /// Starts a driver on a port that is free.
    fn other(program: &str, screen: Option<Screen>) -> Self {
        let port = free_port();
        let mut command = guarded(program);
        command.arg(format!("--port={port}")).stdout(Stdio::null());
        if let Some(screen) = &screen {
            // As root WebKit has no sandbox; it opens our page only.
            command
                .env("DISPLAY", screen.name())
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        }
        let mut guard = command.spawn().unwrap();
        let input = guard.stdin.take().unwrap();
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                started.elapsed() < PATIENCE,
                "{program} does not listen; `cargo xtask test` finds it"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        Self::at(guard, input, port, screen)
    }

    fn at(guard: Child, input: ChildStdin, port: u16, screen: Option<Screen>) -> Self {
        Self {
            guard,
            _input: input,
            address: format!("http://127.0.0.1:{port}"),
            _screen: screen,
        }
    }

    /// The address that WebDriver's commands go to.
    pub fn address(&self) -> &str {
        &self.address
    }
}

/// A program in a process group of its own, which its browser joins, and its guard in the same group.
fn guarded(program: &str) -> Command {
    let mut command = Command::new("sh");
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
        .args(["-c", GUARD, program])
        .stdin(Stdio::piped())
        .stderr(Stdio::null());
    command
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.guard.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.guard.wait();
    }
}
