//! The messages between the page and its worker, and nothing else.
//!
//! A message crosses as a plain object: `{ message, file?, buffers? }`. `message` is one of the
//! enums below, its `kind` in camelCase. Large things travel beside it, and each message lists its
//! own: `file` is the photo's `Blob`, shared and not copied; `buffers` are typed arrays whose memory
//! is transferred. So any page can speak to the worker, in any language.

mod failure;
mod learning;

pub use failure::{Cause, Failure, FailureKind, OtherFile};
pub use learning::{Curve, CurvePoint, Learned};

use crate::framing::{Detail, Frame, Framing, InputSpec};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
        /// Default: [`Preview::None`].
        #[serde(default)]
        preview: Preview,
    },
    /// Fetches the parts that are missing since [`Response::Halted`], and makes the network exact.
    Complete,
    /// Keeps the preview: drops the download that would make it exact, and answers with
    /// [`Response::Halted`]. Does nothing without a preview.
    Halt,
    /// Reads a photo. `file`: the photo.
    Read {
        /// Returns with every answer to this request; larger than all earlier ones.
        id: u32,
        /// Names the photo: two requests with the same number carry the same file.
        photo: u32,
        framing: Framing,
        /// Default: [`Detail::default`].
        #[serde(default)]
        detail: Detail,
    },
    /// Decodes and frames a photo for a network that expects `spec`. Needs no network. `file`: the
    /// photo.
    Prepare {
        /// As in [`Self::Read`].
        id: u32,
        photo: u32,
        framing: Framing,
        #[serde(default)]
        detail: Detail,
        spec: InputSpec,
    },
    /// Makes the pass over a photo that a worker prepared, and answers as to [`Self::Read`], without a
    /// still. `buffers`: as beside [`Response::Prepared`].
    Infer {
        id: u32,
        prepared: Prepared,
        /// The network sees the mirror image.
        #[serde(default)]
        mirrored: bool,
    },
    /// Measures one pass over an empty square input.
    Measure,
    /// Learns a prediction layer from photos whose classes are known. Needs no network. `buffers`: their
    /// averaged features `[photos, channels]`, `Float32Array`.
    Learn {
        /// As in [`Self::Read`].
        id: u32,
        /// At least 2.
        classes: usize,
        /// The class of each photo, below `classes`; each class has a photo.
        labels: Vec<u32>,
    },
    /// Measures the accuracy with fewer of the photos that were learned from last.
    Curve { id: u32 },
}

impl Request {
    /// Whether the request brings the network: that takes long, and other requests are handled
    /// meanwhile.
    pub fn brings(&self) -> bool {
        matches!(self, Self::Load { .. } | Self::Complete)
    }
}

/// Permission to answer from the high bytes of the weights alone, before the low ones are there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Preview {
    /// Answers only when exact.
    #[default]
    None,
    /// Answers early, where the rest takes long enough to be worth it, while the rest comes.
    Early,
    /// Answers early, and fetches the rest only after [`Request::Complete`].
    Only,
}

/// Seconds of further download from which on a preview is worth its second of work.
pub const PREVIEW_WORTH_SECONDS: f64 = 6.0;

/// From the worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Response {
    /// Bytes of the engine that are there, as they travel on the line; its start script says so before
    /// there is an engine. Not sent of an engine that was kept. `early`: bytes of the network that came
    /// meanwhile.
    Starting {
        done: u64,
        total: u64,
        #[serde(default)]
        early: u64,
    },
    /// The worker listens. `build` is the name of its folder, with its hash.
    Ready { build: String },
    /// Bytes of the network that are there, as they travel on the line; `stored` of them were kept
    /// from an earlier visit.
    Downloading {
        done: u64,
        total: u64,
        #[serde(default)]
        stored: u64,
        /// Bytes that are missing before a preview can answer.
        #[serde(default)]
        before_preview: u64,
        /// Bytes per second over the line; `None` before enough has come to tell.
        #[serde(default)]
        speed: Option<f64>,
        /// Seconds until the rest is there; `None` before enough has come to tell.
        #[serde(default)]
        left: Option<f64>,
    },
    /// The network is not kept for the next visit. Sent once.
    NotKept { reason: NotKept },
    /// All bytes are there; the network is being laid out and warmed up.
    Preparing,
    /// The network answers from now on; sent again when it has become exact. `buffers`: the prediction
    /// layer's weights `[classes, channels]` and its bias `[classes]`, both `Float32Array`. Comes
    /// before any reading of that network.
    Loaded {
        /// The network's name in its manifest; the page knows the labels of its classes by it.
        network: String,
        build: Build,
        timing: LoadTiming,
        /// The network has all bytes of its weights, and not only the high ones.
        #[serde(default = "yes")]
        exact: bool,
        /// The picture that it expects, for [`Request::Prepare`].
        spec: InputSpec,
    },
    /// The network stays a preview until [`Request::Complete`]: by request, or because of a failure.
    Halted { failure: Option<Failure> },
    /// A request goes on to its next stage.
    Working { id: u32, stage: Stage },
    /// A photo was read. `buffers`: features `[rows, columns, channels]` and logits `[classes]`, both
    /// `Float32Array`; the network's input before its means were subtracted, RGB, `[height, width, 3]`
    /// of `frame.input`, `Uint8Array`; with `still`, a PNG of the picture that was read, `Uint8Array`.
    Read {
        id: u32,
        frame: Frame,
        decoder: Decoder,
        /// A PNG of the picture that was read travels along: browsers show the file otherwise.
        still: bool,
        /// What the visitor has to know about how the file was read.
        #[serde(default)]
        remarks: Vec<Remark>,
        rows: usize,
        columns: usize,
        timing: Timing,
        /// The exact network read the photo, and not its preview.
        #[serde(default = "yes")]
        exact: bool,
    },
    /// A photo was prepared. `buffers`: the network's input before its means are subtracted, RGB,
    /// `[height, width, 3]` of `frame.input`, `Uint8Array`; not mirrored.
    Prepared { id: u32, prepared: Prepared },
    /// A pass was measured.
    Measured {
        /// Milliseconds.
        infer: f64,
    },
    /// A pass could not be measured; the network stays as it is.
    NotMeasured { failure: Failure },
    /// Learning goes on: parts of equal weight that are done, of `total`.
    Learning { id: u32, done: u32, total: u32 },
    /// A prediction layer was learned. `buffers`: its weights `[classes, channels]`, its bias `[classes]`,
    /// and for each photo the logits of the layer that was learned without its fold `[photos, classes]`, all
    /// `Float32Array`. Without a photo to leave out (a class with one photo), these are not numbers.
    Learned { id: u32, learned: Learned },
    /// The accuracy with fewer photos.
    Curve { id: u32, curve: Curve },
    /// A request failed; without `id`, the loading of the network.
    Failed { id: Option<u32>, failure: Failure },
}

/// A large thing that travels beside a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Buffer {
    Floats(Vec<f32>),
    /// Sent only: arrives as the floats of all rows, one after the other. Many rows are in memory once.
    Rows(Vec<Arc<[f32]>>),
    Bytes(Vec<u8>),
}

/// The default of a message without the field.
fn yes() -> bool {
    true
}

/// The reason why the network is not kept for the next visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotKept {
    /// The browser refuses to keep files for this site.
    Refused,
    /// There is no room.
    Full,
}

/// The build of the engine that runs, for the status line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Build {
    /// `simd`, `threads`, ...
    pub variant: String,
    pub threads: usize,
}

/// A step in the reading of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    Decoding,
    Framing,
    Inferring,
}

/// The decoder that turned the file into pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Decoder {
    /// The worker's own, the same in every browser.
    Rust,
    /// The browser's, for formats that the worker's own does not know.
    Browser,
}

/// A fact about how a file was read, for the visitor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Remark {
    /// The file moves (GIF, APNG, animated WebP) and only its first frame was read.
    Moves,
    /// The file has several pages (TIFF) and only the first was read.
    FirstPage { pages: u32 },
    /// The last part of the rows is missing; grey stands in its place. `share` of all rows, above 0
    /// and at most 1.
    Missing { share: f64 },
    /// The end of a file that brings all rows at once, and their detail bit by bit, is missing
    /// (progressive JPEG): all rows are there, without their finest detail.
    Coarser,
    /// The browser shows the file otherwise than the network saw it.
    Differs,
}

/// Times of loading after the last byte had come, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoadTiming {
    /// From the stored bytes to a network that can answer.
    pub lay_out: f64,
    /// The first pass, during which the browser compiles.
    pub warm_up: f64,
    /// Bytes of the worker's memory by then.
    #[serde(default)]
    pub memory: u64,
}

/// A photo that is decoded and framed; its pixels travel beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Prepared {
    pub frame: Frame,
    pub decoder: Decoder,
    /// What the visitor has to know about how the file was read.
    pub remarks: Vec<Remark>,
    /// Browsers show the file otherwise than it was read. A still of it does not travel along.
    pub own: bool,
    /// Milliseconds from the file to its pixels.
    pub decode_ms: f64,
    /// Milliseconds from its pixels to the network's input.
    pub frame_ms: f64,
    /// Bytes of memory that the worker has taken by then.
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

/// Costs of a reading: milliseconds on the worker's clock, and memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Timing {
    pub decode: f64,
    pub frame: f64,
    pub infer: f64,
    /// The parts of `infer`.
    pub groups: Vec<GroupTiming>,
    /// Bytes of the worker's memory: the most that it has needed so far, because WebAssembly never
    /// gives any back.
    pub memory: u64,
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
