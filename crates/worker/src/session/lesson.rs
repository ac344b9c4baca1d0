//! What was learned from last.

use camlens_learn::Samples;

/// The photos, and the strength of the penalty that was chosen: for the curve.
pub(super) struct Lesson {
    pub samples: Samples,
    pub lambda: f64,
}
