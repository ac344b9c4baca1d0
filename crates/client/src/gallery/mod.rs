//! The photos of a visit, and what was found of each: numbers and a small map, but neither pixels nor
//! features.
//!
//! A photo's features take 0.7 MB and a second pass gives them again in a fraction of a second, so that
//! only the last ones stay, on the [`shelf`](crate::shelf). The logits of all classes stay (4 kB): any
//! question about a photo's score has its answer at once.

mod answer;
mod folder;
mod items;
mod natural_order;
mod picture_names;

pub use answer::{Answer, AnswerError};
pub use folder::Folder;
pub use items::{Gallery, Item, ItemState, Source, Totals};
pub use natural_order::NaturalKey;
pub use picture_names::{is_archive, is_folder_of_photos, is_picture, is_picture_at};
