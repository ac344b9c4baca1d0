//! The result of reading a photo: one answer of the worker, or the average of two.

use crate::way::Way;
use camlens_core::cam::{ActivationMap, Evidence, View, average};
use camlens_core::framing::{Frame, InputSpec};
use camlens_core::protocol::{Buffer, Build, Decoder, Remark, Response, Timing};
use camlens_core::reading::{
    Fingerprint, Head, HeadError, PredictionLayer, Ranking, Reading, ReadingError,
};
use camlens_core::resnet50;
use std::ops::Deref;
use std::sync::Arc;

/// The number of a photo: the same in every request about it, never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhotoId(pub u32);

/// A photo's reading, with all that the page shows beside it.
#[derive(Debug)]
pub struct Finding {
    pub photo: PhotoId,
    pub way: Way,
    pub frame: Frame,
    pub decoder: Decoder,
    /// PNG of the picture that was read, where browsers show the file otherwise.
    pub still: Option<Arc<[u8]>>,
    /// What the visitor has to know about how the file was read.
    pub remarks: Vec<Remark>,
    /// The sum of all passes.
    pub timing: Timing,
    pub build: Build,
    /// The exact network read the photo, and not its preview.
    pub exact: bool,
    /// The network's reading, or what another head makes of its features.
    pub reading: Reading,
    /// The reading is under a head of the visitor's own classes, and not under the network's.
    pub own: bool,
    /// The network's input, RGB, `[height, width, 3]` of `frame.input`.
    pub input: Arc<[u8]>,
    /// The reading's classes, best first.
    pub ranking: Ranking,
}

/// A finding held in common. Two are equal when they are the same one.
#[derive(Debug, Clone)]
pub struct FindingRef(Arc<Finding>);

impl FindingRef {
    /// Shares a finding.
    pub fn new(finding: Finding) -> Self {
        Self(Arc::new(finding))
    }
}

impl Deref for FindingRef {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.0
    }
}

impl PartialEq for FindingRef {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The current network of a worker.
#[derive(Debug, Clone)]
pub struct LoadedNetwork {
    pub build: Build,
    /// No preview.
    pub exact: bool,
    pub head: Arc<Head>,
    /// The picture that it expects.
    pub spec: InputSpec,
}

/// An answer of the worker that does not fit the request or the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    #[error("the answer is no reading")]
    NoReading,
    #[error("buffer {index} of the answer is missing or of another type")]
    Buffer { index: usize },
    #[error("the answer has {found} bytes of input, not {expected}")]
    Input { expected: usize, found: usize },
    #[error(transparent)]
    Head(#[from] HeadError),
    #[error(transparent)]
    Reading(#[from] ReadingError),
    #[error("the answer is of another network than the one that is loaded")]
    OtherNetwork,
}

impl Finding {
    /// Makes a finding of [`Response::Read`] and its buffers, as the protocol lists them.
    ///
    /// # Errors
    /// What does not fit: see [`AnswerError`].
    pub fn of_answer(
        photo: PhotoId,
        way: Way,
        network: &LoadedNetwork,
        answer: Response,
        buffers: Vec<Buffer>,
    ) -> Result<Self, AnswerError> {
        let Response::Read {
            frame,
            decoder,
            still,
            remarks,
            rows,
            columns,
            timing,
            exact,
            ..
        } = answer
        else {
            return Err(AnswerError::NoReading);
        };
        if exact != network.exact {
            return Err(AnswerError::OtherNetwork);
        }
        let mut buffers = Buffers::new(buffers);
        let (features, logits, input) = (buffers.floats()?, buffers.floats()?, buffers.bytes()?);
        let still = still.then(|| buffers.bytes()).transpose()?;
        let head = Arc::clone(&network.head);
        let reading = Reading::new(head, (rows, columns), features, logits)?;
        let (expected, found) = (3 * frame.input.0 * frame.input.1, input.len());
        if found != expected {
            return Err(AnswerError::Input { expected, found });
        }
        Ok(Self {
            photo,
            way,
            frame,
            decoder,
            still: still.map(Arc::from),
            remarks,
            timing,
            build: network.build.clone(),
            exact,
            ranking: reading.ranking(),
            reading,
            own: false,
            input: Arc::from(input),
        })
    }

    /// The maps whose scale the map of a class is drawn on: that of the best class. The logits of classes of
    /// one's own are centred, so that another class's map is nearly the best one's negative and lies beyond its
    /// ends: there, those of all classes. Empty for a map of no class, which is compared with none.
    pub fn reference_maps(&self, class: Option<usize>) -> Vec<ActivationMap> {
        let Some(class) = class else {
            return Vec::new();
        };
        let best_first = self.ranking.best_first().iter();
        let is_best = self
            .ranking
            .best_first()
            .first()
            .is_some_and(|best| best.class == class);
        let references = if self.own && !is_best { usize::MAX } else { 1 };
        let maps = best_first.take(references).filter_map(|of| {
            let evidence = Evidence::of_class(&self.reading, of.class);
            Some(evidence.ok()?.map)
        });
        maps.collect()
    }

    /// The same pass under a head of the visitor's own classes; features and input are shared. It costs a
    /// few thousand products a class.
    ///
    /// # Errors
    /// [`ReadingError::Channels`] for a head of another network.
    pub fn under(&self, head: &Arc<Head>) -> Result<Self, ReadingError> {
        let reading = self.reading.under(Arc::clone(head))?;
        Ok(Self {
            photo: self.photo,
            way: self.way,
            frame: self.frame,
            decoder: self.decoder,
            still: self.still.clone(),
            remarks: self.remarks.clone(),
            timing: self.timing.clone(),
            build: self.build.clone(),
            exact: self.exact,
            ranking: reading.ranking(),
            reading,
            own: true,
            input: Arc::clone(&self.input),
        })
    }

    /// The head of the visitor's own classes that the reading is under; `None` under the network's.
    pub fn own_head(&self) -> Option<Fingerprint> {
        self.own.then(|| self.reading.head().fingerprint())
    }

    /// The finding of a photo and of its mirror image: the average of both readings, whose cells look
    /// straight across ([`Offset::averaged_with_mirror`](camlens_core::framing::Offset)), the sum of both
    /// times, and all else from the photo itself.
    ///
    /// # Errors
    /// [`AnswerError::OtherNetwork`] for readings that cannot be averaged.
    pub fn averaged_with_mirror(&self, mirror: &Self) -> Result<Self, AnswerError> {
        let views = [
            View {
                reading: &self.reading,
                mirrored: false,
            },
            View {
                reading: &mirror.reading,
                mirrored: true,
            },
        ];
        let reading = average(&views).map_err(|_| AnswerError::OtherNetwork)?;
        let mut timing = self.timing.clone();
        timing.decode += mirror.timing.decode;
        timing.frame += mirror.timing.frame;
        timing.infer += mirror.timing.infer;
        for (sum, group) in timing.groups.iter_mut().zip(&mirror.timing.groups) {
            sum.ms += group.ms;
        }
        timing.memory = timing.memory.max(mirror.timing.memory);
        Ok(Self {
            photo: self.photo,
            way: self.way,
            frame: Frame {
                offset: self.frame.offset.averaged_with_mirror(),
                ..self.frame
            },
            decoder: self.decoder,
            still: self.still.clone(),
            remarks: self.remarks.clone(),
            timing,
            build: self.build.clone(),
            exact: self.exact,
            ranking: reading.ranking(),
            reading,
            own: self.own,
            input: Arc::clone(&self.input),
        })
    }
}

/// Makes the head of the network with this name, whose weights and bias lie beside
/// [`Response::Loaded`].
///
/// # Errors
/// A missing buffer, or weights that do not fit the bias.
pub fn head_of_answer(network: &str, buffers: Vec<Buffer>) -> Result<Head, AnswerError> {
    let mut buffers = Buffers::new(buffers);
    let layer = PredictionLayer {
        weights: buffers.floats()?,
        bias: buffers.floats()?,
    };
    let labels = resnet50::labels_of(network, layer.bias.len());
    Ok(Head::new(layer, labels)?)
}

/// The buffers of an answer, one after the other.
struct Buffers {
    left: std::vec::IntoIter<Buffer>,
    index: usize,
}

impl Buffers {
    fn new(buffers: Vec<Buffer>) -> Self {
        Self {
            left: buffers.into_iter(),
            index: 0,
        }
    }

    fn floats(&mut self) -> Result<Vec<f32>, AnswerError> {
        match self.next() {
            (_, Some(Buffer::Floats(floats))) => Ok(floats),
            (index, _) => Err(AnswerError::Buffer { index }),
        }
    }

    fn bytes(&mut self) -> Result<Vec<u8>, AnswerError> {
        match self.next() {
            (_, Some(Buffer::Bytes(bytes))) => Ok(bytes),
            (index, _) => Err(AnswerError::Buffer { index }),
        }
    }

    fn next(&mut self) -> (usize, Option<Buffer>) {
        self.index += 1;
        (self.index - 1, self.left.next())
    }
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
