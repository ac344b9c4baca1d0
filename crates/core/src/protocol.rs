//! The messages between the page and its worker, and nothing else.
//!
//! A message crosses as a plain object: `{ message, file?, buffers? }`. `message` is one of the
//! enums below (its `kind` in camelCase); what is large stays out of it and is listed there:
//! `file` is the photo's `Blob`, shared and not copied; `buffers` are typed arrays whose memory
//! is transferred. So any page can speak to the worker, in any language.

use crate::framing::{Detail, Frame, Framing};
use serde::{Deserialize, Serialize};

/// From the page to the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// Fetches the network; `model` is the absolute address of its manifest.
    Load {
        model: String,
        /// When it is left out, there is none.
        #[serde(default)]
        preview: Preview,
    },
    /// Fetches what is missing since [`Response::Halted`], and makes the network exact.
    Complete,
    /// Leaves a network that is a preview as it is: what is under way to make it exact is dropped, and
    /// [`Response::Halted`] follows. Where there is none, nothing happens.
    Halt,
    /// Reads a photo. `file` beside it.
    Read {
        /// Comes back with every answer to this request; larger than all before it.
        id: u32,
        /// Names the photo: two requests with the same number carry the same file.
        photo: u32,
        framing: Framing,
        /// How large, and whether as its mirror image; when it is left out, as [`Detail::default`].
        #[serde(default)]
        detail: Detail,
    },
    /// One pass over an empty picture of 224 x 224, to tell how fast it is.
    Measure,
}

impl Request {
    /// It brings the network, which takes long and lets other requests be handled meanwhile.
    pub fn brings(&self) -> bool {
        matches!(self, Self::Load { .. } | Self::Complete)
    }
}

/// Whether the network may answer from the high bytes of its weights, before the low ones are
/// there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Preview {
    /// It answers when it is exact.
    #[default]
    None,
    /// It answers early, where the rest is worth waiting for, while the rest comes.
    Early,
    /// It answers early, and the rest is fetched only when it is asked for.
    Only,
}

/// From the worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Response {
    /// The first message: the worker listens. `build` is the name of its folder, with its hash.
    Ready { build: String },
    /// Bytes of the network that are there, as they are on the line; of these, `stored` had been
    /// kept from before.
    Downloading {
        done: u64,
        total: u64,
        #[serde(default)]
        stored: u64,
        /// Bytes a second over the line; none before enough has come to tell.
        #[serde(default)]
        speed: Option<f64>,
        /// Seconds until the rest is there; none before enough has come to tell.
        #[serde(default)]
        left: Option<f64>,
    },
    /// What comes is not kept for the next visit. Said once.
    NotKept { reason: NotKept },
    /// All bytes are there; the network is being laid out and warmed up.
    Preparing,
    /// The network answers from now on; again when it has become exact. `buffers`: the prediction layer's weights
    /// `[classes, channels]` and its bias `[classes]`, both `Float32Array`.
    Loaded {
        network: String,
        build: Build,
        timing: LoadTiming,
        /// All bytes of its weights are in it, and not only the high ones.
        #[serde(default = "yes")]
        exact: bool,
    },
    /// The network stays a preview until [`Request::Complete`]: because that was wished, or because
    /// of a failure.
    Halted { failure: Option<Failure> },
    /// A request goes on to its next stage.
    Working { id: u32, stage: Stage },
    /// A photo was read. `buffers`: features `[rows, columns, channels]` and logits, both
    /// `Float32Array`; the network's input before its means were taken off, RGB, `[height, width, 3]`
    /// of `frame.input`, `Uint8Array`; with `still`, a PNG of what was read, `Uint8Array`.
    Read {
        id: u32,
        frame: Frame,
        decoder: Decoder,
        /// The file moves (GIF, APNG, animated WebP) and only its first frame was read.
        still: bool,
        rows: usize,
        columns: usize,
        timing: Timing,
        /// The exact network looked, and not its preview.
        #[serde(default = "yes")]
        exact: bool,
    },
    /// A pass was measured.
    Measured {
        /// Milliseconds.
        infer: f64,
    },
    /// A pass could not be measured; the network stays as it is.
    NotMeasured { failure: Failure },
    /// A request, or the loading when there is no `id`, came to nothing.
    Failed { id: Option<u32>, failure: Failure },
}

/// A large thing that travels beside a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Buffer {
    Floats(Vec<f32>),
    Bytes(Vec<u8>),
}

/// The default of a message without the field.
fn yes() -> bool {
    true
}

/// Why the network is not kept for the next visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotKept {
    /// The browser keeps nothing for this site.
    Refused,
    /// There is no room.
    Full,
}

/// Which build of the engine runs, for the status line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Build {
    /// `simd`, `threads`, ...
    pub variant: String,
    pub threads: usize,
}

/// What is being done to a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    Decoding,
    Framing,
    Inferring,
}

/// Who turned the file into pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Decoder {
    /// Our own, the same in every browser.
    Rust,
    /// The browser's, for formats that Rust does not know.
    Browser,
}

/// What loading cost after the last byte had come, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoadTiming {
    /// Laying out: from the stored bytes to a network that could answer.
    pub lay_out: f64,
    /// The first pass, during which the browser compiles.
    pub warm_up: f64,
    /// Bytes of the worker's memory by then.
    #[serde(default)]
    pub memory: u64,
}

/// A group of layers and its part of a pass, in milliseconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupTiming {
    /// `stem`, `pool`, `1x1`, `3x3`, `rest`.
    pub name: String,
    pub ms: f64,
}

/// What a reading cost: milliseconds on the worker's clock, and memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Timing {
    pub decode: f64,
    pub frame: f64,
    pub infer: f64,
    /// The parts of `infer`.
    pub groups: Vec<GroupTiming>,
    /// Bytes of the worker's memory. WebAssembly never gives any back: this is the most it has
    /// needed so far.
    pub memory: u64,
}

/// Something that did not work, with a sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    pub kind: FailureKind,
    /// What happened, and what to do next.
    pub message: String,
}

/// Each failure that the page tells apart; its camelCase name is the page's `data-kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FailureKind {
    /// The file has no bytes.
    EmptyFile,
    /// The bytes are of no picture format.
    NotAnImage,
    /// A picture that ends before its pixels do, or is damaged.
    TruncatedImage,
    /// More pixels or bytes than the limit.
    ImageTooLarge,
    /// A picture format that neither Rust nor this browser reads.
    UnsupportedFormat,
    /// A file of the network is not where it should be, or the line is down.
    ModelMissing,
    /// A file of the network is not what its hash says.
    ModelCorrupt,
    /// The tab has no memory left for this.
    OutOfMemory,
    /// The worker ended without a word.
    WorkerDied,
    /// The worker is of another build than the page.
    BuildMismatch,
}

impl FailureKind {
    /// The kind as messages and the page's `data-kind` write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::EmptyFile => "emptyFile",
            Self::NotAnImage => "notAnImage",
            Self::TruncatedImage => "truncatedImage",
            Self::ImageTooLarge => "imageTooLarge",
            Self::UnsupportedFormat => "unsupportedFormat",
            Self::ModelMissing => "modelMissing",
            Self::ModelCorrupt => "modelCorrupt",
            Self::OutOfMemory => "outOfMemory",
            Self::WorkerDied => "workerDied",
            Self::BuildMismatch => "buildMismatch",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framing::ShortSide;

    #[test]
    fn a_page_that_knows_no_detail_is_answered_as_before() -> Result<(), serde_json::Error> {
        let read = |detail| Request::Read {
            id: 7,
            photo: 1,
            framing: Framing::Whole,
            detail,
        };
        let old = r#"{"kind":"read","id":7,"photo":1,"framing":"whole"}"#;
        assert_eq!(
            serde_json::from_str::<Request>(old)?,
            read(Detail::default())
        );
        let load = r#"{"kind":"load","model":"http://here/model.json"}"#;
        let none = Request::Load {
            model: "http://here/model.json".to_owned(),
            preview: Preview::None,
        };
        assert_eq!(serde_json::from_str::<Request>(load)?, none);
        let fine = r#"{"kind":"read","id":7,"photo":1,"framing":"whole",
                       "detail":{"shortSide":640,"mirrored":true}}"#;
        let detail = Detail {
            short_side: ShortSide::Finest,
            mirrored: true,
        };
        assert_eq!(serde_json::from_str::<Request>(fine)?, read(detail));
        Ok(())
    }
}
