//! A reading and a class give numbers: the class activation map, and what can be asked of it.
//!
//! B. Zhou et al., "Learning Deep Features for Discriminative Localization", 2016 (arXiv
//! 1512.04150). Nothing here knows the engine, the browser or how a map is drawn.
//!
//! ```text
//! Reading --average--> Reading        of a mirror image, of several sizes
//! Reading + classes --> Evidence      map, bias, logit: of a class or of a group
//! Evidence - Evidence --> Evidence    a contrast; Lead: who is ahead, and from where
//! Evidence + CellSet --> Portion      what some cells add to the score
//! Evidence + Threshold --> Marked     all that is marked, and Part: the largest of it, with its box
//! Reading + cell --> CellClass        what one place speaks for
//! Reading + CellSet --> logits        what the photo would be, seen only there
//! map + value --> contour             lines on the drawn map
//! map --> Summary                     the map for those who do not see it
//! ```

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
mod threshold;
mod upsample;

// Maps and the scores that they sum to.
pub use error::CamError;
pub use evidence::{Evidence, Portion};
pub use map::{ActivationMap, class_activation_map};

// One of two, and from where.
pub use lead::{Ahead, Lead};

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
pub use upsample::{Upsampling, upsample};

// In words.
pub use describe::{Concentration, Place, Side, Summary, lead_in_words};
