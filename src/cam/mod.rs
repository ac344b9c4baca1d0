//! A reading and a class give numbers: the class activation map.
//!
//! B. Zhou et al., "Learning Deep Features for Discriminative Localization", 2016 (arXiv
//! 1512.04150). Nothing here knows the engine, the browser or how a map is drawn.

mod map;
mod upsample;

pub use map::{ActivationMap, class_activation_map};
pub use upsample::{Upsampling, upsample};
