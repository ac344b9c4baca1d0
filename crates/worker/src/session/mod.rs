//! What the worker does with a message. Knows no browser: the world outside is a [`Host`].

mod bring;
mod failure;
mod halt;
mod load;
mod measure;
mod read;
mod shelf;

use crate::download::{Line, Store};
use bring::Job;
use camlens_core::protocol::{Buffer, Build, Decoder, Failure, Request, Response};
use camlens_network::classifier::{ClassifierError, ModelProto, Network, Weights};
use camlens_network::photo::{Photo, PhotoError};
use halt::Halt;
use shelf::{AtHand, Shelf};
use std::cell::RefCell;
use std::rc::Rc;

/// What a session needs of the world; the browser's is in [`crate::browser`], tests bring theirs.
#[allow(
    async_fn_in_trait,
    reason = "a worker has one thread; nothing has to be Send"
)]
pub trait Host: Line + Store {
    /// A photo's file.
    type File;

    /// Sends a message to the page.
    fn send(&self, response: Response, buffers: Vec<Buffer>);

    /// Milliseconds on a clock that does not go back.
    fn now(&self) -> f64;

    /// Bytes of memory that this side has taken.
    fn memory(&self) -> u64;

    /// Lets what was sent go out before a long computation.
    async fn breathe(&self);

    /// How many bytes the file has.
    fn size(&self, file: &Self::File) -> u64;

    /// The file's first bytes, at most so many; `None` when it cannot be read (any more).
    /// [`PhotoError::OutOfMemory`] is the only error.
    async fn bytes(&self, file: &Self::File, most: u64) -> Option<Result<Vec<u8>, PhotoError>>;

    /// The browser's own decoder, for formats that Rust does not know; `None` when it does not
    /// know them either.
    async fn decode(&self, file: &Self::File) -> Option<Result<Photo, PhotoError>>;
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
    shelf: Shelf,
    /// A network that is a preview and may go on.
    halted: RefCell<Option<Job>>,
    halt_wish: Halt,
    kept: RefCell<Option<Kept>>,
}

impl<H: Host> Session<H> {
    /// Begins without a network. `open` lays one out when its files are there.
    pub fn new(host: H, build: Build, open: Open) -> Self {
        Self {
            host,
            build,
            open,
            shelf: Shelf::default(),
            halted: RefCell::default(),
            halt_wish: Halt::default(),
            kept: RefCell::default(),
        }
    }

    /// The world outside.
    pub fn host(&self) -> &H {
        &self.host
    }

    /// Does what a message asks for; answers go out through the host. What brings the network
    /// ([`Request::brings`]) is handled one after the other, and beside it all else, one after the
    /// other.
    pub async fn handle(&self, request: Request, file: Option<H::File>) {
        let (id, done) = match request {
            Request::Load { model, preview } => (None, self.load(&model, preview).await),
            Request::Complete => (None, self.complete().await),
            Request::Halt => (None, self.stay_a_preview()),
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

    /// The network that is there, else the one that is on its way.
    async fn at_hand(&self) -> Result<AtHand, Failure> {
        self.shelf.take().await.ok_or_else(failure::no_network)
    }
}

#[cfg(test)]
mod load_tests;
#[cfg(test)]
mod made_up;
#[cfg(test)]
mod tests;
