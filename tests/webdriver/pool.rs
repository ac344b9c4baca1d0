//! Browsers that stay open, lent to one test after the other.
//!
//! A test has a browser to itself while it lasts. Each Chromium is used again, in a new tab and at an
//! address of its own, so nothing of one test is left for the next; it is thrown away if its test
//! failed. The other browsers serve one test each.

use super::browser::{Browser, DESK};
use super::driver::Driver;
use super::net_log::NetLog;
use super::profile::Profile;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::future::Future;
use std::sync::{Mutex, OnceLock};
use tokio::runtime::{Builder, Handle};
use tokio::sync::{Semaphore, SemaphorePermit};

/// How many browsers run at one time.
const MAX_BROWSERS: usize = 2;

/// Whether a test may have a browser.
static TURNS: Semaphore = Semaphore::const_new(MAX_BROWSERS);

/// Open browsers that no test has.
static RESTING: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// An open browser.
pub(super) struct Running {
    pub(super) client: Client,
    /// What a Chromium asks the network for.
    pub(super) log: NetLog,
    /// Width and height of the window.
    pub(super) size: (u32, u32),
    /// Whether it has visited the site that tests share, and keeps it.
    pub(super) keeps_the_site: bool,
    /// It ends before the folder of its browser goes.
    _driver: Driver,
    _profile: Profile,
}

/// A browser that a test has. It ends with this, unless it is [given back](Self::give_back).
pub(super) struct Lent {
    running: Running,
    _turn: SemaphorePermit<'static>,
}

impl Lent {
    /// Waits for a turn, and takes a browser that rests or starts one.
    pub(super) async fn of(browser: Browser) -> Self {
        let turn = TURNS.acquire().await.unwrap();
        let resting = match browser {
            Browser::Chromium => RESTING.lock().unwrap().pop(),
            _ => None,
        };
        let running = match resting {
            Some(running) => running,
            None => outliving(started(browser)).await,
        };
        Self {
            running,
            _turn: turn,
        }
    }

    /// Leaves the browser to the next test.
    pub(super) fn give_back(self) {
        RESTING.lock().unwrap().push(self.running);
    }
}

impl std::ops::Deref for Lent {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.running
    }
}

impl std::ops::DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Running {
        &mut self.running
    }
}

async fn started(browser: Browser) -> Running {
    let driver = Driver::start(browser);
    let profile = Profile::new();
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(browser.capabilities(profile.path()))
        .connect(driver.address())
        .await
        .unwrap();
    Running {
        client,
        log: NetLog::of(profile.path()),
        size: DESK,
        keeps_the_site: false,
        _driver: driver,
        _profile: profile,
    }
}

/// Runs this where it goes on after the test that asks for it: each test has a runtime of its own,
/// which ends with it.
pub(super) async fn outliving<T: Send + 'static>(
    task: impl Future<Output = T> + Send + 'static,
) -> T {
    static RUNTIME: OnceLock<Handle> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let handle = runtime.handle().clone();
        std::thread::spawn(move || runtime.block_on(std::future::pending::<()>()));
        handle
    });
    runtime.spawn(task).await.unwrap()
}
