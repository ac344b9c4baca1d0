//! A prediction layer that was learned, with what it was learned from.

use super::lesson::Lesson;
use super::project::{ClassId, Project};
use camlens_core::labels::Labels;
use camlens_core::protocol::Learned;
use camlens_core::reading::{Head, HeadError, PredictionLayer};
use std::sync::Arc;

/// The layer, its cross-validation, and the photos behind both.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnedHead {
    /// The class of each output.
    pub classes: Vec<ClassId>,
    /// The key of each photo that was learned from.
    pub keys: Vec<String>,
    /// The output that is right for each of these photos.
    pub labels: Vec<u32>,
    pub layer: PredictionLayer,
    /// For each photo the logits of the layer that was learned without its fold, `[photos, classes]`; not
    /// numbers where it could not be left out.
    pub left_out: Vec<f32>,
    pub learned: Learned,
    /// All photos were read by the exact network.
    pub exact: bool,
}

/// Numbers that do not fit each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LearnedError {
    #[error(
        "there are {labels} labels and {logits} logits for {photos} photos of {classes} classes"
    )]
    Photos {
        photos: usize,
        classes: usize,
        labels: usize,
        logits: usize,
    },
    #[error(transparent)]
    Head(#[from] HeadError),
}

impl LearnedHead {
    /// Checks that the numbers fit each other.
    ///
    /// # Errors
    /// [`LearnedError`].
    pub fn checked(self) -> Result<Self, LearnedError> {
        let (photos, classes) = (self.keys.len(), self.classes.len());
        let (labels, logits) = (self.labels.len(), self.left_out.len());
        let known = self.labels.iter().all(|&label| (label as usize) < classes);
        if labels != photos || logits != photos.saturating_mul(classes) || !known {
            return Err(LearnedError::Photos {
                photos,
                classes,
                labels,
                logits,
            });
        }
        Head::new(self.layer.clone(), Arc::new(Labels::numbered(classes)))?;
        Ok(self)
    }

    /// Whether it was learned from this very lesson. The key of a photo stands for what was read of it.
    pub fn is_of(&self, lesson: &Lesson) -> bool {
        self.classes == lesson.classes
            && self.keys == lesson.keys
            && self.labels == lesson.labels
            && self.exact == lesson.exact
    }

    /// The head with the names that the classes have now.
    ///
    /// # Errors
    /// [`HeadError`], where the numbers do not fit each other.
    pub fn head(&self, project: &Project) -> Result<Head, HeadError> {
        Head::new(
            self.layer.clone(),
            Arc::new(Labels::named(self.names(project))),
        )
    }

    /// The logits of averaged features `[channels]`; `None` where the channels are others.
    pub fn logits(&self, features: &[f32]) -> Option<Vec<f32>> {
        let channels = self.layer.weights.len() / self.layer.bias.len().max(1);
        if features.len() != channels || channels == 0 {
            return None;
        }
        let rows = self.layer.weights.chunks_exact(channels);
        let logit = |(weights, &bias): (&[f32], &f32)| {
            let products = weights.iter().zip(features);
            let sum: f64 = products.map(|(w, x)| f64::from(*w) * f64::from(*x)).sum();
            (sum + f64::from(bias)) as f32
        };
        Some(rows.zip(&self.layer.bias).map(logit).collect())
    }

    /// The names of the outputs; `?` for a class that is gone.
    pub fn names(&self, project: &Project) -> Vec<String> {
        let name = |id: &ClassId| {
            let class = project.class(*id);
            class.map_or_else(|| "?".to_owned(), |class| class.name.clone())
        };
        self.classes.iter().map(name).collect()
    }
}
