//! A prediction layer of one's own: softmax regression on averaged features, and what can be said of it.
//!
//! Plain arithmetic. It knows no photo, no page and no worker. In the order of knowing: a module knows only
//! those above it.
//!
//! The layer is the optimum of
//!
//! ```text
//! mean cross-entropy + lambda / 2 * (sum of the squared weights)
//! ```
//!
//! over weights and biases, where biases carry no penalty and features are as they are. The weights of the
//! optimum are unique, and so are the biases but for a shift of all of them: both are centred over the
//! classes. So the answer is a property of the photos, and not of the way to it.

// What is learned from.
mod samples;
mod folds;

// The optimum.
mod coordinates;
mod dense;
mod curvature;
mod objective;
mod lbfgs;
mod regression;

// What is said of it.
mod cross_validation;
mod curve;
mod interval;
mod learn;
mod novelty;

pub use curve::{Curve, CurvePoint, curve};
pub use interval::wilson_interval;
pub use learn::{LAMBDAS, Learned, UNPROVEN_LAMBDA, learn};
pub use novelty::{Likeness, NEIGHBOURS, Novelty};
pub use samples::{Samples, SamplesError};
