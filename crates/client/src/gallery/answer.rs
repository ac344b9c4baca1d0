//! What stays of a photo's reading in the gallery.

use crate::familiar::{Familiar, Familiarity};
use crate::finding::Finding;
use crate::view::MapSubject;
use crate::way::Way;
use camlens_core::cam::{ActivationMap, Evidence};
use camlens_core::framing::Frame;
use camlens_core::protocol::{Decoder, Remark};
use camlens_core::reading::{Fingerprint, Head, Prediction, Ranking};
use std::sync::Arc;

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
    /// Averaged over the cells, `[channels]`; `None` where they are not kept.
    pub features: Option<Arc<[f32]>>,
    /// Of own classes: how familiar the photo is to them; `None` where that is not known.
    pub familiarity: Option<Familiarity>,
    /// Of an answer that another one's features gave: that one. It has no map, `[0, 0]`, which needs the
    /// features of each cell.
    pub given_by: Option<Arc<Answer>>,
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

    /// What another head makes of the features that are kept, about its first class and without a map. `own`
    /// says that its classes are the visitor's own. `None` where no features are kept, or not as many.
    pub fn under(answer: &Arc<Self>, head: &Head, own: bool) -> Option<Self> {
        let read = answer.as_read();
        let features = read.features.as_deref()?;
        let logits = head.logits(features)?;
        let best = *Ranking::of(&logits).best_first().first()?;
        Some(Self {
            own: own.then(|| head.fingerprint()),
            logits,
            best,
            subject: MapSubject::Class(best.class),
            map: ActivationMap {
                rows: 0,
                columns: 0,
                values: Vec::new(),
            },
            bias: *head.bias().get(best.class)?,
            familiarity: None,
            given_by: Some(Arc::clone(read)),
            ..Self::clone(read)
        })
    }

    /// The answer that a pass gave: this one, or that whose features gave this one.
    pub fn as_read(self: &Arc<Self>) -> &Arc<Self> {
        self.given_by.as_ref().unwrap_or(self)
    }

    /// Whether there is a map.
    pub fn has_map(&self) -> bool {
        self.map.cells() > 0
    }

    /// Whether this head answered, whatever its classes are called now; `None`: the network's.
    pub fn is_under(&self, own: Option<Fingerprint>) -> bool {
        self.own.map(|own| own.numbers) == own.map(|own| own.numbers)
    }

    /// Whether the photo is unlike all that own classes were learned from: perhaps none of them.
    pub fn is_unlike(&self) -> bool {
        self.familiarity.is_some_and(Familiarity::is_unlike)
    }

    /// How familiar the photo is to own classes that were learned from these photos. Where the features are
    /// not kept, what was said before stays.
    pub(super) fn familiarity_to(&self, familiar: Option<&Familiar>) -> Option<Familiarity> {
        let (Some(_), Some(familiar)) = (self.own, familiar) else {
            return None;
        };
        match &self.features {
            Some(features) => familiar.familiarity(self.way.framing, features),
            None => self.familiarity,
        }
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
            features: Some(finding.reading.averaged_features().into()),
            familiarity: None,
            given_by: None,
        }
    }
}
