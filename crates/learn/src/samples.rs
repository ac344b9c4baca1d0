//! Photos as numbers: their features, and the class of each.

/// Averaged features of photos whose classes are known. At least two classes, each with a photo; all numbers
/// are finite.
#[derive(Debug, Clone)]
pub struct Samples {
    features: Vec<f32>,
    channels: usize,
    labels: Vec<u32>,
    classes: usize,
}

/// Numbers that nothing can be learned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SamplesError {
    #[error("{classes} classes cannot be told apart")]
    Classes { classes: usize },
    #[error(
        "{features} features are not the same number, at least one, for each of {photos} photos"
    )]
    Features { features: usize, photos: usize },
    #[error("a photo is of class {label}, of {classes} classes")]
    Label { label: u32, classes: usize },
    #[error("class {class} has no photo")]
    Empty { class: usize },
    #[error("photo {photo} has a feature that is no number")]
    NotFinite { photo: usize },
}

impl Samples {
    /// `features` are `[photos, channels]`, `labels` the class of each photo, below `classes`.
    ///
    /// # Errors
    /// [`SamplesError`].
    pub fn new(features: Vec<f32>, labels: Vec<u32>, classes: usize) -> Result<Self, SamplesError> {
        if classes < 2 {
            return Err(SamplesError::Classes { classes });
        }
        let photos = labels.len();
        if photos == 0 || features.is_empty() || !features.len().is_multiple_of(photos) {
            return Err(SamplesError::Features {
                features: features.len(),
                photos,
            });
        }
        let channels = features.len() / photos;
        let unknown = labels.iter().find(|&&label| label as usize >= classes);
        if let Some(&label) = unknown {
            return Err(SamplesError::Label { label, classes });
        }
        let empty = (0..classes).find(|&class| !labels.contains(&(class as u32)));
        if let Some(class) = empty {
            return Err(SamplesError::Empty { class });
        }
        if let Some(at) = features.iter().position(|value| !value.is_finite()) {
            return Err(SamplesError::NotFinite {
                photo: at / channels,
            });
        }
        Ok(Self {
            features,
            channels,
            labels,
            classes,
        })
    }

    /// The number of photos, at least 2.
    pub fn photos(&self) -> usize {
        self.labels.len()
    }

    /// The number of features of a photo, at least 1.
    pub fn channels(&self) -> usize {
        self.channels
    }

    /// The number of classes, at least 2.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// The class of each photo.
    pub fn labels(&self) -> &[u32] {
        &self.labels
    }

    /// The features of a photo, `[channels]`.
    ///
    /// # Panics
    /// Beyond the last photo.
    pub fn features(&self, photo: usize) -> &[f32] {
        &self.features[photo * self.channels..(photo + 1) * self.channels]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_do_not_fit_are_named() {
        let error = |features, labels: &[u32], classes| {
            Samples::new(features, labels.to_vec(), classes).err()
        };
        assert_eq!(error(vec![1.0; 4], &[0, 1], 2), None);
        assert_eq!(
            error(vec![1.0; 4], &[0, 0], 1),
            Some(SamplesError::Classes { classes: 1 })
        );
        let features = SamplesError::Features {
            features: 5,
            photos: 2,
        };
        assert_eq!(error(vec![1.0; 5], &[0, 1], 2), Some(features));
        assert!(error(vec![], &[], 2).is_some());
        assert_eq!(
            error(vec![1.0; 4], &[0, 2], 2),
            Some(SamplesError::Label {
                label: 2,
                classes: 2
            })
        );
        assert_eq!(
            error(vec![1.0; 4], &[0, 1], 3),
            Some(SamplesError::Empty { class: 2 })
        );
        assert_eq!(
            error(vec![1.0, 1.0, f32::NAN, 1.0], &[0, 1], 2),
            Some(SamplesError::NotFinite { photo: 1 })
        );
    }
}
