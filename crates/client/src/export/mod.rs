//! What the page shows, as files: pictures, numbers, evidence.
//!
//! Everything that is saved is said by an [`Exhibit`]: one map of one photo, with the reading that it is
//! of and the way in which it is drawn. It is made of the finding on the screen, or of the answer that the
//! gallery keeps; each file is a function of it.

pub mod bundle;
pub mod csv;
pub(crate) mod decimal;
mod enlarged;
mod escape;
mod exhibit;
pub mod facts;
pub mod figure;
mod file_name;
mod head_facts;
mod lead_outline;
pub mod json;
pub mod npy;
mod outlines;
mod overlay;
#[cfg(test)]
mod peak;
pub mod plan;
mod png;
pub mod report;
#[cfg(test)]
pub(crate) mod samples;
pub mod sheet;
mod svg;
mod texts;

pub use enlarged::EnlargedMap;
pub use exhibit::{Exhibit, Source};
pub use file_name::file_name;
pub use head_facts::HeadFacts;
pub use outlines::Outlines;
pub use overlay::Overlay;
pub use png::{Channels, PngError, PngWriter};
pub use svg::svg;
pub use texts::Texts;
