//! How the network's files come: in parallel, checked, kept, and again where they came wrong.
//!
//! Knows neither a browser nor the network: what a file has to be, its opener says; the world is a
//! [`Line`] and a [`Store`]. So all of it is tried with worlds that are made up.

mod fetch;
mod tally;
mod together;
mod watched;

pub use fetch::{PartError, Source, Wanted, bring, bring_stored, fetch};
pub use tally::Tally;
pub use together::Together;

/// A file that did not come.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The server answered, but not with the file.
    #[error("the server answered with status {status}")]
    Status { status: u16 },
    /// No answer, or one that broke off.
    #[error("the line is down ({detail})")]
    Line { detail: String },
    /// There is no room for its bytes.
    #[error("there is no memory left for its {bytes} bytes")]
    OutOfMemory { bytes: u64 },
}

/// Why a file was not kept for the next visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no storage here: plain http, a private window, or the visitor's settings.
    #[error("the browser keeps no files for this site")]
    Refused,
    /// There is no room for it.
    #[error("the storage is full")]
    Full,
}

/// The way to the server.
#[allow(
    async_fn_in_trait,
    reason = "a worker has one thread; nothing has to be Send"
)]
pub trait Line {
    /// All bytes behind an address, which are about `expected`; reading stops soon after more have
    /// come. `fresh` goes past every cache on the way. `on_bytes` hears how many have come.
    /// Dropping the future ends the request.
    async fn fetch(
        &self,
        address: &str,
        expected: u64,
        fresh: bool,
        on_bytes: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, FetchError>;

    /// Lets so many milliseconds go by.
    async fn pause(&self, milliseconds: u32);
}

/// Where files stay from one visit to the next; their absolute addresses are their names.
#[allow(
    async_fn_in_trait,
    reason = "a worker has one thread; nothing has to be Send"
)]
pub trait Store {
    /// What was kept under this address, whatever has become of it.
    async fn stored(&self, address: &str) -> Option<Vec<u8>>;

    /// Keeps a file.
    async fn store(&self, address: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// Deletes a file; one that cannot be deleted will be found bad again.
    async fn forget(&self, address: &str);
}

#[cfg(test)]
mod made_up;
