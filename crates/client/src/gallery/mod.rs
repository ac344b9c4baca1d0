//! The photos of a visit, and what was found of each: numbers and a small map, but neither pixels nor
//! features of cells.
//!
//! A photo's features take 0.7 MB and a second pass gives them again in a fraction of a second, so that
//! only the last ones stay, on the [`shelf`](crate::shelf). The logits of all classes stay (4 kB): any
//! question about a photo's score has its answer at once. So do the averaged features of the first thousand
//! photos (8 kB): other classes, and how familiar a photo is to them, have their answer without a pass.
//!
//! # Example
//!
//! ```
//! use camlens_client::finding::PhotoId;
//! use camlens_client::gallery::{
//!     Filter, FilterState, Folder, Gallery, Item, ItemState, Order, OrderBy, Record, Source, Summary,
//!     arranged,
//! };
//! # use camlens_client::gallery::Answer;
//! # use std::sync::Arc;
//! # fn answer(logits: [f32; 2]) -> Arc<Answer> {
//! #     use camlens_client::view::MapSubject;
//! #     use camlens_core::framing::Framing;
//! #     use camlens_core::reading::Ranking;
//! #     use camlens_core::resnet50::INPUT;
//! #     let best = Ranking::of(&logits).best_first()[0];
//! #     let map = camlens_core::cam::ActivationMap { rows: 1, columns: 1, values: vec![best.logit] };
//! #     Arc::new(Answer {
//! #         way: Default::default(),
//! #         exact: true,
//! #         own: None,
//! #         frame: Framing::Whole.frame(451, 300, &INPUT),
//! #         decoder: camlens_core::protocol::Decoder::Rust,
//! #         remarks: vec![],
//! #         logits: logits.to_vec(),
//! #         best,
//! #         subject: MapSubject::Class(best.class),
//! #         map,
//! #         bias: 0.0,
//! #         features: None,
//! #         familiarity: None,
//! #         given_by: None,
//! #     })
//! # }
//!
//! // Photos come, and wait.
//! let mut gallery = Gallery::default();
//! for (number, path) in [(1, "zoo/cats/10.jpg"), (2, "zoo/cats/9.jpg"), (3, "zoo/dogs/1.jpg")] {
//!     gallery.add(Item {
//!         photo: PhotoId(number),
//!         key: format!("tab-{number}"),
//!         name: path.rsplit('/').next().unwrap_or(path).to_owned(),
//!         folder: Folder::of_path(path),
//!         source: Source { bytes: 100_000, changed_ms: 0.0 },
//!         state: ItemState::Waiting,
//!     });
//! }
//!
//! // The reader reads them: `answer` has the logits of two classes.
//! gallery.set(PhotoId(1), ItemState::Read(answer([4.0, 1.0])));
//! gallery.set(PhotoId(2), ItemState::Read(answer([2.0, 1.0])));
//! assert_eq!(gallery.totals().left, 1);
//! assert_eq!(Summary::of(gallery.items()).classes[0].photos, 2);
//!
//! // Some are shown, in an order.
//! let read = Filter { state: FilterState::Read, ..Filter::default() };
//! let by_name = Order { by: OrderBy::Name, descending: false };
//! assert_eq!(arranged(&gallery, &read, by_name, None), [PhotoId(2), PhotoId(1)]);
//!
//! // The browser keeps each of them. A reload numbers them anew.
//! let bytes = Record::encode(&gallery.items()[0]);
//! let kept = Record::decode(&bytes)?.item(PhotoId(7));
//! assert_eq!(kept.answer(), gallery.items()[0].answer());
//! # Ok::<(), camlens_client::gallery::RecordError>(())
//! ```

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
pub(crate) mod samples;

pub use answer::{Answer, AnswerError};
pub use filter::{Column, Filter, FilterState, TableCell};
pub use folder::Folder;
pub use items::{Gallery, Item, ItemState, MOST_WITH_FEATURES, Source, Totals};
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

#[cfg(test)]
mod tests;
