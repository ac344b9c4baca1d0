//! A head for tests.

use super::{OwnHead, Preprocessing};
use camlens_core::reading::PredictionLayer;
use camlens_core::resnet50::{INPUT, NAME};

/// Two classes, three channels, names of other scripts.
pub fn head() -> OwnHead {
    OwnHead {
        names: vec!["ants".to_owned(), "蜜蜂 \"bees\"".to_owned()],
        layer: PredictionLayer {
            weights: vec![0.1, -2.5e-8, 3.0, f32::MIN_POSITIVE, 1e30, -0.0],
            bias: vec![0.25, -0.25],
        },
        lambda: 0.1,
        objective: 0.039_873,
        accuracy: Some(0.955),
        photos: vec![124, 121],
        exact: true,
        network: NAME.to_owned(),
        preprocessing: Preprocessing::of(&INPUT),
    }
}
