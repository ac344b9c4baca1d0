//! The memory of a worker, beside what it needs.
//!
//! WebAssembly's memory never shrinks: one large photo leaves a worker large for good. What ordinary
//! work takes is measured in `docs/performance.md`.

/// Bytes of a pass for each pixel of its input. Passes from 256 x 384 to 640 x 960 pixels were measured
/// to take 290 to 390.
const BYTES_A_PIXEL: u64 = 400;

/// Bytes for opening an ordinary photo: 12 megapixels are 36 MB of RGB, as much again while they are
/// turned upright or 48 MB more where they were RGBA, and the file. A photo of 48 megapixels takes more
/// than 140 MB.
const ORDINARY_PHOTO_BYTES: u64 = 96_000_000;

/// The memory of a worker since its exact network is there, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WorkerMemory {
    /// Taken when the network had been loaded.
    loaded: u64,
    /// Taken by now.
    taken: u64,
    /// Pixels of the largest input that was read.
    pixels: u64,
}

impl WorkerMemory {
    /// The memory of a worker that has loaded its network; `None` where it does not tell.
    pub fn of_loaded(bytes: u64) -> Option<Self> {
        (bytes > 0).then_some(Self {
            loaded: bytes,
            taken: bytes,
            pixels: 0,
        })
    }

    /// Notes what is taken after a reading of an input of this width and height.
    pub fn has_read(&mut self, (width, height): (usize, usize), bytes: u64) {
        self.taken = bytes;
        self.pixels = self.pixels.max(width as u64 * height as u64);
    }

    /// Whether the worker has taken far more than it needs: for its network, for passes as large as
    /// those that it made, because they may be wanted again at once, and for an ordinary photo.
    pub fn is_swollen(self) -> bool {
        let need = self.loaded + BYTES_A_PIXEL * self.pixels + ORDINARY_PHOTO_BYTES;
        self.taken > need
    }
}
