//! A browser's driver as a process of its own, on a port of its own.

use super::Browser;
use super::screen::Screen;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A driver that does not listen after this long never will.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a driver may choose a port.
const CHOICES: usize = 5;

/// A running driver; it ends when this is dropped, and with it what it started.
pub struct Driver {
    process: Child,
    address: String,
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver that the set-up found and waits until it listens.
    pub fn start(browser: Browser) -> Self {
        match browser {
            Browser::Chromium => Self::chromedriver(),
            Browser::Firefox => Self::other(browser.driver(), None),
            Browser::WebKit => Self::other(browser.driver(), Some(Screen::start())),
        }
    }

    /// It says which port it chose. It takes one that is free in one of the two internet protocols
    /// and ends if it is not free in the other, so it may have to choose again.
    fn chromedriver() -> Self {
        let program = Browser::Chromium.driver();
        (0..CHOICES)
            .find_map(|_| Self::chromedriver_on_its_port(&program))
            .unwrap_or_else(|| panic!("{program} ended {CHOICES} times before it named its port"))
    }

    /// Nothing if it ends before it listens.
    fn chromedriver_on_its_port(program: &str) -> Option<Self> {
        let mut process = begun(
            program,
            Command::new(program).arg("--port=0").stdout(Stdio::piped()),
        );
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        // The first line repeats the port that was asked for.
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let port = line.split("successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let Some(port) = port else {
            let _ = process.wait();
            return None;
        };
        // A full pipe would stop the driver.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self::at(process, port, None))
    }

    /// It is told a port.
    fn other(program: String, screen: Option<Screen>) -> Self {
        let port = free_port();
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}")).stdout(Stdio::null());
        if let Some(screen) = &screen {
            // As root WebKit has no sandbox; it opens our page only.
            command
                .env("DISPLAY", screen.name())
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        }
        let process = begun(&program, &mut command);
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(started.elapsed() < PATIENCE, "{program} does not listen");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self::at(process, port, screen)
    }

    fn at(process: Child, port: u16, screen: Option<Screen>) -> Self {
        Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
            _screen: screen,
        }
    }

    pub fn address(&self) -> &str {
        &self.address
    }
}

fn begun(program: &str, command: &mut Command) -> Child {
    // A group of its own: the browser goes with its driver, also where a test ended in between.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}; `cargo xtask test` finds it"))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
