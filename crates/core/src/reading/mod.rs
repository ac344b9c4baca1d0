//! The result of one forward pass, with the head that turned its features into classes.
//!
//! A [`Reading`] is kept; every map is arithmetic on it, so that a new class never costs a second
//! pass. The worker knows the [`PredictionLayer`] alone.

mod layer;

#[cfg(feature = "maps")]
mod fingerprint;
#[cfg(feature = "maps")]
mod head;
#[cfg(feature = "maps")]
mod pass;
#[cfg(feature = "maps")]
mod ranking;

#[cfg(feature = "maps")]
pub use fingerprint::Fingerprint;
#[cfg(feature = "maps")]
pub use head::{Head, HeadError};
pub use layer::PredictionLayer;
#[cfg(feature = "maps")]
pub use pass::{Reading, ReadingError};
#[cfg(feature = "maps")]
pub(crate) use ranking::descending;
#[cfg(feature = "maps")]
pub use ranking::{Prediction, Ranking, Standing, softmax};
