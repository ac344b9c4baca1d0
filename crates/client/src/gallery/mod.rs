//! The photos of a visit, and what was found of each: numbers and a small map, but neither pixels nor
//! features.
//!
//! A photo's features take 0.7 MB and a second pass gives them again in a fraction of a second, so that
//! only the last ones stay, on the [`shelf`](crate::shelf). The logits of all classes stay (4 kB): any
//! question about a photo's score has its answer at once.

// The names of files and folders.
mod folder;
mod natural_order;
mod picture_names;

// A photo: its state, its numbers.
mod answer;
mod items;

// The photos that are shown, in their order.
mod filter;
mod order;
mod score;

// Photos counted: by class, and by label and class.
mod label_names;
mod label_table;
mod summary;

// Maps averaged.
mod mean_map;

// The time that the unread ones take.
mod pace;

// A photo as bytes, for the store.
mod record;

#[cfg(test)]
mod samples;

pub use answer::{Answer, AnswerError};
pub use filter::{Column, Filter, FilterState, TableCell};
pub use folder::Folder;
pub use items::{Gallery, Item, ItemState, Source, Totals};
pub use label_names::{LabelNames, Named};
pub use label_table::{Agreement, LabelRow, LabelTable};
pub use mean_map::{MapsOf, MeanMap};
pub use natural_order::NaturalKey;
pub use order::{Order, OrderBy, arranged};
pub use pace::Pace;
pub use picture_names::{is_archive, is_folder_of_photos, is_picture, is_picture_at, media_type};
pub use record::{Record, RecordError};
pub use score::Score;
pub use summary::{ClassCount, Summary};
