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
mod options;
mod path;
mod twist;

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use thiserror::Error;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::error;
use crate::hosting;
pub use gate::Gate;
pub use line::Line;
use options::Site;
pub use options::{Hook, Inbox, Options, Port};
pub use twist::Twist;

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

/// The paths of requests, in the order of their arrival.
type Asked = Arc<Mutex<Vec<String>>>;

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    asked: Asked,
    task: JoinHandle<()>,
}

impl Server {
    /// The address that it listens at.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site, with a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// The whole paths, with the prefix, of the requests since the start or the last call. A request is
    /// listed when it arrives: its answer may take long, or be for a page that is gone.
    #[must_use]
    pub fn take_asked(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.asked))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
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
    // A site need not have one.
    let headers = tokio::fs::read_to_string(root.join(hosting::HEADERS)).await;
    let policy = hosting::sent_policy(&headers.unwrap_or_default()).map(str::to_owned);
    let listener = listen(options.port).await?;
    let address = listener.local_addr().map_err(ServerError::Start)?;
    let site = Site {
        root,
        policy,
        prefix: path::prefix(&options.prefix),
        isolated: options.isolated,
        cors: options.cors,
        hook: options.hook,
        inbox: options.inbox,
    };
    let asked = Asked::default();
    Ok(Server {
        address,
        prefix: site.prefix.clone(),
        asked: Arc::clone(&asked),
        task: tokio::spawn(accept(listener, Arc::new(site), asked)),
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

/// Takes connections until it is aborted; drops, and so ends, all of them with itself.
async fn accept(listener: TcpListener, site: Arc<Site>, asked: Asked) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // A connection that ended before it was taken is no reason to stop.
                if let Ok((stream, _)) = accepted {
                    let (site, asked) = (Arc::clone(&site), Arc::clone(&asked));
                    connections.spawn(async move { talk(stream, &site, &asked).await });
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn talk(stream: TcpStream, site: &Site, asked: &Mutex<Vec<String>>) {
    let service = service_fn(async |request: Request<Incoming>| {
        lock(asked).push(request.uri().path().to_owned());
        Ok::<_, Infallible>(answer::answer(site, request).await)
    });
    // A browser that went away, or a body that was told to break: nothing to do about either.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// A list of requests is good after a panic elsewhere, too.
fn lock(asked: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    asked.lock().unwrap_or_else(PoisonError::into_inner)
}
