//! What stays of a photo's reading in the gallery.

use crate::finding::Finding;
use crate::view::MapSubject;
use crate::way::Way;
use camlens_core::cam::{ActivationMap, Evidence};
use camlens_core::framing::Frame;
use camlens_core::protocol::{Decoder, Remark};
use camlens_core::reading::{Fingerprint, Prediction};

/// Numbers of a reading, a few kB.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub way: Way,
    /// The exact network read the photo, and not its preview.
    pub exact: bool,
    /// The head of the visitor's own classes that answered; `None`: the network's.
    pub own: Option<Fingerprint>,
    pub frame: Frame,
    pub decoder: Decoder,
    pub remarks: Vec<Remark>,
    /// `[classes]`, before the softmax.
    pub logits: Vec<f32>,
    /// The first class of the reading.
    pub best: Prediction,
    /// The subject that `map` is of: the first class, or the question that was pinned when the photo was
    /// read.
    pub subject: MapSubject,
    /// In logits, on the reading's grid. Its mean and `bias` add up to the subject's score.
    pub map: ActivationMap,
    pub bias: f32,
}

/// A finding of which no answer can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    #[error("the reading has no class")]
    NoClass,
    #[error("the reading has no such class")]
    NoSuchClass,
}

impl Answer {
    /// The answer of a finding, with the map of its first class.
    ///
    /// # Errors
    /// [`AnswerError::NoClass`].
    pub fn of(finding: &Finding) -> Result<Self, AnswerError> {
        let best = finding.ranking.best_first().first().copied();
        let best = best.ok_or(AnswerError::NoClass)?;
        let evidence = Evidence::of_class(&finding.reading, best.class);
        let evidence = evidence.map_err(|_| AnswerError::NoSuchClass)?;
        Ok(Self::with(
            finding,
            best,
            MapSubject::Class(best.class),
            evidence,
        ))
    }

    /// The answer of a finding, with the map of another subject, whose evidence is given.
    ///
    /// # Errors
    /// [`AnswerError::NoClass`].
    pub fn about(
        finding: &Finding,
        subject: MapSubject,
        evidence: Evidence,
    ) -> Result<Self, AnswerError> {
        let best = finding.ranking.best_first().first().copied();
        let best = best.ok_or(AnswerError::NoClass)?;
        Ok(Self::with(finding, best, subject, evidence))
    }

    /// Whether this head answered, whatever its classes are called now; `None`: the network's.
    pub fn is_under(&self, own: Option<Fingerprint>) -> bool {
        self.own.map(|own| own.numbers) == own.map(|own| own.numbers)
    }

    fn with(finding: &Finding, best: Prediction, subject: MapSubject, evidence: Evidence) -> Self {
        Self {
            way: finding.way,
            exact: finding.exact,
            own: finding.own_head(),
            frame: finding.frame,
            decoder: finding.decoder,
            remarks: finding.remarks.clone(),
            logits: finding.reading.logits().to_vec(),
            best,
            subject,
            map: evidence.map,
            bias: evidence.bias,
        }
    }
}
