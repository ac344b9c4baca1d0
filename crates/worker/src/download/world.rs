//! The world of a download: a line to the server, a store for the next visit, and their errors.

/// A file that has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRequest<'a> {
    /// Absolute.
    pub address: &'a str,
    /// Its length; 0 when it is not known.
    pub bytes: u64,
}

/// Why a file could not be fetched.
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
    /// Fetches all bytes behind an address, about `expected` of them (0: unknown); reading stops
    /// soon after more than that. `fresh` goes past every cache on the way. `on_bytes` gets the
    /// number of bytes so far with each piece. Dropping the future ends the request.
    async fn fetch(
        &self,
        address: &str,
        expected: u64,
        fresh: bool,
        on_bytes: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, FetchError>;

    /// Waits for so many milliseconds, and longer where the thread computes meanwhile.
    async fn pause(&self, milliseconds: u32);
}

/// Keeps files from one visit to the next, named by their absolute addresses.
#[allow(
    async_fn_in_trait,
    reason = "a worker has one thread; nothing has to be Send"
)]
pub trait Store {
    /// The bytes kept under this address, damaged or not.
    async fn stored(&self, address: &str) -> Option<Vec<u8>>;

    /// Keeps a file.
    async fn store(&self, address: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// Deletes a file; one that cannot be deleted is found damaged again.
    async fn forget(&self, address: &str);
}
