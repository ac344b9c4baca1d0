//! What the worker does with a message. Knows no browser: the world outside is a [`Host`].

mod failure;
mod load;
mod measure;
mod read;

use crate::classifier::{ClassifierError, ModelProto, Network, Weights};
use crate::photo::Photo;
use crate::protocol::{Build, Decoder, Failure, Request, Response};
use std::cell::RefCell;
use std::rc::Rc;

/// A large thing that travels beside a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Buffer {
    Floats(Vec<f32>),
    Bytes(Vec<u8>),
}

/// A file of the network that did not come.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The server answered, but not with the file.
    #[error("the server answered with status {status}")]
    Status { status: u16 },
    /// No answer, or one that broke off.
    #[error("the line is down ({detail})")]
    Line { detail: String },
}

/// What a session needs of the world; the browser's is in [`crate::worker`], tests bring theirs.
#[allow(
    async_fn_in_trait,
    reason = "a worker has one thread; nothing has to be Send"
)]
pub trait Host {
    /// A photo's file.
    type File;

    /// Sends a message to the page.
    fn send(&self, response: Response, buffers: Vec<Buffer>);

    /// Milliseconds on a clock that does not go back.
    fn now(&self) -> f64;

    /// Bytes of memory that this side has taken.
    fn memory(&self) -> u64;

    /// All bytes behind an address, which are about `expected`. `on_bytes` hears how many have
    /// come.
    async fn fetch(
        &self,
        address: &str,
        expected: u64,
        on_bytes: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, FetchError>;

    /// Lets what was sent go out before a long computation.
    async fn breathe(&self);

    /// The file's bytes; `None` when it cannot be read (any more).
    async fn bytes(&self, file: &Self::File) -> Option<Vec<u8>>;

    /// The browser's own decoder, for formats that Rust does not know; `None` when it does not
    /// know them either.
    async fn decode(&self, file: &Self::File) -> Option<Photo>;
}

/// Lays out a network from its graph and weights.
pub type Open = fn(ModelProto, Weights) -> Result<Box<dyn Network>, ClassifierError>;

/// The photo that was read last, so that another framing or size of it costs no decoding.
struct Kept {
    number: u32,
    photo: Rc<Photo>,
    decoder: Decoder,
}

/// The worker's state: the network once it is there, and the last photo.
pub struct Session<H: Host> {
    host: H,
    build: Build,
    open: Open,
    network: RefCell<Option<Rc<dyn Network>>>,
    kept: RefCell<Option<Kept>>,
}

impl<H: Host> Session<H> {
    /// Begins without a network. `open` lays one out when its files are there.
    pub fn new(host: H, build: Build, open: Open) -> Self {
        Self {
            host,
            build,
            open,
            network: RefCell::default(),
            kept: RefCell::default(),
        }
    }

    /// The world outside.
    pub fn host(&self) -> &H {
        &self.host
    }

    /// Does what a message asks for; answers go out through the host. Requests are handled one
    /// after the other.
    pub async fn handle(&self, request: Request, file: Option<H::File>) {
        let (id, done) = match request {
            Request::Load { model } => (None, self.load(&model).await),
            Request::Measure => (None, self.measure().await),
            Request::Read {
                id,
                photo,
                framing,
                detail,
            } => (Some(id), self.read(id, photo, framing, detail, file).await),
        };
        if let Err(failure) = done {
            self.host.send(Response::Failed { id, failure }, vec![]);
        }
    }

    /// The network, once it is there.
    fn network(&self) -> Result<Rc<dyn Network>, Failure> {
        self.network
            .borrow()
            .clone()
            .ok_or_else(failure::no_network)
    }
}

#[cfg(test)]
mod tests;
