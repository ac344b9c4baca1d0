//! Faults of a stored network.

/// The fault of stored bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The manifest is no JSON, or lacks a field.
    #[error("the model's manifest cannot be read: {reason}; make the model again")]
    UnreadableManifest { reason: String },

    /// The manifest belongs to another version of the program.
    #[error(
        "the model is stored in format {found}, this program reads format {known}; make the model again"
    )]
    UnknownFormat { found: u32, known: u32 },

    /// The manifest contradicts itself or goes beyond the limits.
    #[error("the model's manifest is wrong at {at}: {problem}; make the model again")]
    BadManifest { at: String, problem: String },

    /// A part is shorter or longer than the manifest says.
    #[error("{file} is {found} bytes long, not {expected}; fetch it again")]
    WrongLength {
        file: String,
        expected: u64,
        found: u64,
    },

    /// A part has other bytes than the manifest says.
    #[error("{file} has the SHA-256 {found}, not {expected}; fetch it again")]
    WrongHash {
        file: String,
        expected: String,
        found: String,
    },

    /// A part's gzip stream is broken.
    #[error("{file} ({bytes} bytes) cannot be inflated: {reason}; make the model again")]
    Inflate {
        file: String,
        bytes: u64,
        reason: String,
    },

    /// A part inflates to another length. Inflating stops one byte after `expected`, so `found` is
    /// the true length only where it is the smaller of the two.
    #[error("{file} inflates to {found} bytes or more, not {expected}; make the model again")]
    WrongRawLength {
        file: String,
        expected: u64,
        found: u64,
    },

    /// There is no memory for the opened part.
    #[error("there is no memory left for the {bytes} bytes of {file}")]
    OutOfMemory { file: String, bytes: u64 },

    /// Planes, scales and the tensor they make do not fit each other; all numbers are elements.
    #[error("planes of {high} and {low} bytes with {scales} scales do not make {out} weights")]
    PlaneMismatch {
        high: usize,
        low: usize,
        scales: usize,
        out: usize,
    },
}

impl FormatError {
    /// [`FormatError::BadManifest`] as a result.
    pub(crate) fn bad_manifest<T>(at: &str, problem: String) -> Result<T, Self> {
        Err(Self::BadManifest {
            at: at.to_owned(),
            problem,
        })
    }
}
