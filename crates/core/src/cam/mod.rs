//! Arithmetic on a reading: the class activation map, and the answers to questions about it.
//!
//! B. Zhou et al., "Learning Deep Features for Discriminative Localization", 2016 (arXiv
//! 1512.04150). Nothing here knows the engine, the browser or how a map is drawn.
//!
//! ```text
//! Reading --average--> Reading        of a mirror image, of several sizes
//! Reading + classes --> Evidence      map, bias, logit: of a class or of a group
//! map + best map --> Support          whether anything speaks for a class
//! Evidence - Evidence --> Evidence    a contrast; Lead: the leader, and the place of its lead
//! Evidence + Threshold --> Marked     all marked places; Part: the largest of them, with its box
//! Reading + cell --> CellClass        the classes that one place speaks for
//! Reading + class + cell --> Arithmetic   the products of features and weights that make the value
//! Reading + CellSet --> logits        the scores of the photo, seen only there
//! map + value --> contour             lines on the drawn map
//! map --> Summary                     the map in words, for people who cannot see it
//! ```

mod activation_map;
mod arithmetic;
mod average;
mod cell;
mod cells;
mod connected;
mod contour;
mod describe;
mod error;
mod evidence;
mod lead;
mod map;
mod outline;
mod part;
mod region;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod support;
mod threshold;
mod upsample;

// Maps and the scores that they sum to.
pub use activation_map::ActivationMap;
pub use error::CamError;
pub use evidence::Evidence;
pub use map::class_activation_map;

// A class beside the photo's best one.
pub use support::Support;

// One of two, and the place of its lead.
pub use lead::{Ahead, Lead};

// The sum behind one value, and its channels.
pub use arithmetic::{Arithmetic, Term, feature_map};

// Places: one, some, those above a threshold.
pub use cell::{CellClass, classes_of_cell};
pub use cells::CellSet;
pub use part::{Bounds, Marked, Part};
pub use region::region_logits;
pub use threshold::Threshold;

// Finer: several readings as one.
pub use average::{View, average};

// From the grid to the picture.
pub use contour::contour;
pub use outline::Polyline;
pub use upsample::{Enlarged, Enlargement, Upsampling, upsample};

// In words.
pub use describe::{Concentration, Place, Summary};
