//! Handles the worker's messages. Knows no browser: the world outside is a [`Host`].

mod failure;
mod infer;
mod learn;
mod lesson;
mod load;
mod measure;
mod network_download;
mod network_slot;
mod parts;
mod prepare;
mod read;

use crate::download::{Line, Store};
use camlens_core::protocol::{Buffer, Build, Decoder, Failure, Request, Response};
use camlens_network::classifier::{ClassifierError, ModelProto, Network, Weights};
use camlens_photo::likeness::Shown;
use camlens_photo::{Photo, PhotoError};
use futures_util::stream::AbortHandle;
use lesson::Lesson;
use network_download::NetworkDownload;
use network_slot::{LoadedNetwork, NetworkSlot};
use std::cell::RefCell;
use std::rc::Rc;

/// The world around a session: the browser ([`crate::browser`]), or one made up by tests.
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

    /// Bytes of memory that the worker has taken.
    fn memory(&self) -> u64;

    /// Lets the messages so far leave before a long computation.
    async fn breathe(&self);

    /// The file's length in bytes.
    fn size(&self, file: &Self::File) -> u64;

    /// The file's first bytes, at most `most`; `None` when it cannot be read (any more).
    /// [`PhotoError::OutOfMemory`] is the only error.
    async fn bytes(&self, file: &Self::File, most: u64) -> Option<Result<Vec<u8>, PhotoError>>;

    /// Decodes by the browser, for formats that Rust does not know; `None` when the browser does not
    /// know them either.
    async fn decode(&self, file: &Self::File) -> Option<Result<Photo, PhotoError>>;

    /// Begins at once to look at the file as the browser shows it, beside what is done meanwhile.
    fn seen(&self, file: &Self::File) -> impl Future<Output = Seen>;
}

/// A file as the browser shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    Picture(Shown),
    /// The browser does not know the format, or gives the file up as damaged.
    Nothing,
    /// This browser does not let its pixels be read back exactly.
    Unknown,
}

/// Lays out a network from its graph, its weights and the offset of its cells
/// ([`Manifest::offset`](camlens_model::Manifest::offset)).
pub type Open = fn(ModelProto, Weights, f64) -> Result<Box<dyn Network>, ClassifierError>;

/// The photo read last, decoded: another framing or size of it costs no decoding.
struct DecodedPhoto {
    number: u32,
    photo: Photo,
    decoder: Decoder,
    /// The page shows this photo, and not the file.
    own: bool,
}

/// The worker's state: the network and its download, and the last photo.
pub struct Session<H: Host> {
    host: H,
    build: Build,
    open: Open,
    network: NetworkSlot,
    /// The download behind a preview that was halted and may go on.
    halted: RefCell<Option<NetworkDownload>>,
    /// Stops the parts that are being brought.
    bringing: RefCell<AbortHandle>,
    photo: RefCell<Option<Rc<DecodedPhoto>>>,
    /// What was learned from last.
    lesson: RefCell<Option<Lesson>>,
}

impl<H: Host> Session<H> {
    /// Begins without a network. `open` lays one out when its files are there.
    pub fn new(host: H, build: Build, open: Open) -> Self {
        Self {
            host,
            build,
            open,
            network: NetworkSlot::default(),
            halted: RefCell::default(),
            // Of nothing: there is no download yet.
            bringing: RefCell::new(AbortHandle::new_pair().0),
            photo: RefCell::default(),
            lesson: RefCell::default(),
        }
    }

    /// The world outside.
    pub fn host(&self) -> &H {
        &self.host
    }

    /// Handles a message, with what travels beside it; the answers leave through the host. Requests that bring the network
    /// ([`Request::brings`]) are given one after the other, and beside them all others, one after the
    /// other.
    pub async fn handle(&self, request: Request, file: Option<H::File>, buffers: Vec<Buffer>) {
        let (id, done) = match request {
            Request::Load { model, preview } => (None, self.load(&model, preview).await),
            Request::Complete => (None, self.complete().await),
            Request::Halt => return self.stay_a_preview(),
            Request::Measure => return self.measure().await,
            Request::Read {
                id,
                photo,
                framing,
                detail,
            } => (Some(id), self.read(id, photo, framing, detail, file).await),
            Request::Prepare {
                id,
                photo,
                framing,
                detail,
                spec,
            } => {
                let wish = (framing, detail);
                (Some(id), self.prepare(id, photo, wish, &spec, file).await)
            }
            Request::Infer {
                id,
                prepared,
                mirrored,
            } => (Some(id), self.infer(id, prepared, mirrored, buffers).await),
            Request::Learn {
                id,
                classes,
                labels,
            } => (Some(id), self.learn(id, classes, labels, buffers).await),
            Request::Curve { id } => (Some(id), self.curve(id).await),
        };
        if let Err(failure) = done {
            self.host.send(Response::Failed { id, failure }, vec![]);
        }
    }

    /// The network that answers now, else the one on its way.
    async fn loaded_network(&self) -> Result<LoadedNetwork, Failure> {
        self.network.take().await.ok_or_else(failure::no_network)
    }
}

#[cfg(test)]
mod learn_tests;
#[cfg(test)]
mod load_tests;
#[cfg(test)]
mod made_up;
#[cfg(test)]
mod prepare_tests;
#[cfg(test)]
mod tests;
