//! The page's site and its server.

use super::browser::CLASSROOM;
use super::pool::outliving;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::OnceCell;
use xtask::server::{self, Port, Server, Twist};

/// The path that the tests' site is under.
pub(super) const PREFIX: &str = "/some/where/";

/// Decides by the path what the server does wrong.
pub type Hook = Box<dyn Fn(&str) -> Option<Twist> + Send + Sync>;

/// The folder of the built page.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("CAMLENS_DIST").expect("`cargo xtask test` names the page");
    dist.into()
}

/// Returns the address of the site that tests share; its server does nothing wrong and is never cut.
pub(super) async fn shared() -> SocketAddr {
    static SHARED: OnceCell<Server> = OnceCell::const_new();
    let start = async || {
        let serving = serving(&dist(), Port::Any, true, None);
        outliving(async { server::start(serving).await.unwrap() }).await
    };
    SHARED.get_or_init(start).await.address()
}

/// Returns a server's settings for a folder.
pub(super) fn serving(
    folder: &Path,
    port: Port,
    isolated: bool,
    hook: Option<Hook>,
) -> server::Options {
    let mut serving = server::Options {
        prefix: PREFIX.into(),
        port,
        isolated,
        ..server::Options::new(folder)
    };
    if let Some(hook) = hook {
        serving = serving.with_twist(hook);
    }
    serving
}

/// Returns the same hook, which notes that it changed an answer.
pub(super) fn noted(hook: Hook, twisted: Arc<AtomicBool>) -> Hook {
    Box::new(move |path| hook(path).inspect(|_| twisted.store(true, Ordering::SeqCst)))
}

/// Returns the site's origins, as itself and as another computer's.
pub(super) fn origins(port: u16) -> [String; 2] {
    ["127.0.0.1", CLASSROOM].map(|host| format!("http://{host}:{port}"))
}

/// Whether a request for this leaves the site; what the browser makes itself (`blob:`) does not.
pub(super) fn is_foreign(address: &str, port: u16) -> bool {
    let own = |origin: &String| address.starts_with(&format!("{origin}/"));
    !address.starts_with("blob:") && !address.starts_with("data:") && !origins(port).iter().any(own)
}
