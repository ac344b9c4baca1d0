//! A static server on this computer: for looking at the site, and for the browser tests, which
//! can make it misbehave.
//!
//! ```no_run
//! # async fn show() -> Result<(), xtask::server::ServerError> {
//! use xtask::server::{Options, Twist, start};
//!
//! let server = start(Options {
//!     prefix: "/camlens/".to_owned(),
//!     ..Options::new("dist")
//! }
//! .with_twist(|path| path.ends_with(".bin").then(|| Twist::status(404))))
//! .await?;
//! println!("{}", server.url());
//! # Ok(())
//! # }
//! ```

mod answer;
mod body;
mod gate;
mod line;
mod path;
mod twist;

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

use crate::error;
use crate::hosting;
pub use gate::Gate;
pub use line::Line;
pub use twist::Twist;

/// Decides by the path below the prefix (`model/model.json`; `index.html` for the site's root)
/// whether an answer is changed.
pub type Hook = dyn Fn(&str) -> Option<Twist> + Send + Sync;

/// Takes what a page sends (`POST`): the path below the prefix and the bytes.
pub type Inbox = dyn Fn(&str, Vec<u8>) + Send + Sync;

/// Why the server did not start.
#[derive(Debug, Error)]
pub enum ServerError {
    /// The folder to serve is not there.
    #[error("{folder} cannot be served: {source}; `cargo xtask build` makes it", folder = folder.display())]
    Folder { folder: PathBuf, source: io::Error },
    /// The port is taken, or not allowed.
    #[error("port {port} of this computer is not free ({source}); choose another with --port")]
    Port { port: u16, source: io::Error },
    /// The system gave no runtime or no signal.
    #[error("the server cannot run: {0}")]
    Start(io::Error),
}

impl From<ServerError> for error::Error {
    fn from(error: ServerError) -> Self {
        Self::of("serve", error)
    }
}

/// Which port to listen at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// Any that is free.
    Any,
    /// This one or none.
    Exactly(u16),
    /// The first free one of twenty.
    From(u16),
}

/// What to serve, and how.
#[derive(Clone)]
pub struct Options {
    /// The folder with the site.
    pub folder: PathBuf,
    /// The path that the site is under; with a slash at both ends, or it gets them.
    pub prefix: String,
    /// Where to listen; always on 127.0.0.1.
    pub port: Port,
    /// Whether to send the headers that isolate the page (COOP and COEP), as threads need, and the
    /// policy of the site's `_headers`, where it has one.
    pub isolated: bool,
    /// Changes answers, for tests.
    pub hook: Option<Arc<Hook>>,
    /// Takes what the page sends; without one nothing can be sent.
    pub inbox: Option<Arc<Inbox>>,
}

impl Options {
    /// Any free port, at the root, isolated, well behaved.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            prefix: "/".to_owned(),
            port: Port::Any,
            isolated: true,
            hook: None,
            inbox: None,
        }
    }

    /// Changes the answers that this decides on.
    #[must_use]
    pub fn with_twist(
        mut self,
        hook: impl Fn(&str) -> Option<Twist> + Send + Sync + 'static,
    ) -> Self {
        self.hook = Some(Arc::new(hook));
        self
    }

    /// Takes what the page sends.
    #[must_use]
    pub fn with_inbox(mut self, inbox: impl Fn(&str, Vec<u8>) + Send + Sync + 'static) -> Self {
        self.inbox = Some(Arc::new(inbox));
        self
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("folder", &self.folder)
            .field("prefix", &self.prefix)
            .field("port", &self.port)
            .field("isolated", &self.isolated)
            .field("hook", &self.hook.is_some())
            .field("inbox", &self.inbox.is_some())
            .finish()
    }
}

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The whole path that was asked for, with the prefix.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    answered: Arc<Mutex<Vec<Answered>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site, with a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// What was asked for since the start, or since this was last called.
    #[must_use]
    pub fn take_answered(&self) -> Vec<Answered> {
        std::mem::take(&mut lock(&self.answered))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What every connection needs.
struct Site {
    root: PathBuf,
    prefix: String,
    isolated: bool,
    policy: Option<String>,
    hook: Option<Arc<Hook>>,
    inbox: Option<Arc<Inbox>>,
    answered: Arc<Mutex<Vec<Answered>>>,
}

/// Starts to serve; needs a tokio runtime with I/O and time, of any kind.
///
/// # Errors
/// When the folder is not there, or the port is not free.
pub async fn start(options: Options) -> Result<Server, ServerError> {
    let root = tokio::fs::canonicalize(&options.folder).await;
    let root = root.map_err(|source| ServerError::Folder {
        folder: options.folder.clone(),
        source,
    })?;
    // A site may be without.
    let headers = tokio::fs::read_to_string(root.join(hosting::HEADERS)).await;
    let headers = headers.unwrap_or_default();
    let listener = listen(options.port).await?;
    let address = listener.local_addr().map_err(ServerError::Start)?;
    let answered = Arc::new(Mutex::new(Vec::new()));
    let site = Site {
        root,
        prefix: path::prefix(&options.prefix),
        isolated: options.isolated,
        policy: hosting::sent_policy(&headers).map(str::to_owned),
        hook: options.hook,
        inbox: options.inbox,
        answered: Arc::clone(&answered),
    };
    Ok(Server {
        address,
        prefix: site.prefix.clone(),
        answered,
        task: tokio::spawn(accept(listener, Arc::new(site))),
    })
}

async fn listen(port: Port) -> Result<TcpListener, ServerError> {
    let (first, tries) = match port {
        Port::Any => (0, 1),
        Port::Exactly(port) => (port, 1),
        Port::From(port) => (port, 20),
    };
    let mut port = first;
    loop {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(_) if port < u16::MAX && port - first + 1 < tries => port += 1,
            Err(source) => return Err(ServerError::Port { port, source }),
        }
    }
}

/// Takes connections until it is aborted; theirs end with it, as the set is dropped.
async fn accept(listener: TcpListener, site: Arc<Site>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // One that was gone before it was taken is no reason to stop.
                if let Ok((stream, _)) = accepted {
                    let site = Arc::clone(&site);
                    connections.spawn(async move { talk(TokioIo::new(stream), site).await });
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn talk(stream: TokioIo<tokio::net::TcpStream>, site: Arc<Site>) {
    let service = service_fn(|request| {
        let site = Arc::clone(&site);
        async move {
            let path = request.uri().path().to_owned();
            let answer = answer::answer(&site, request).await;
            lock(&site.answered).push(Answered {
                path,
                status: answer.status().as_u16(),
            });
            Ok::<_, Infallible>(answer)
        }
    });
    // A browser that went away, or a body that was told to break: nothing to do about either.
    let _ = http1::Builder::new()
        .serve_connection(stream, service)
        .await;
}

/// A panic elsewhere leaves a list of requests that is still good.
fn lock(answered: &Mutex<Vec<Answered>>) -> std::sync::MutexGuard<'_, Vec<Answered>> {
    answered.lock().unwrap_or_else(PoisonError::into_inner)
}
