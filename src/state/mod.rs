//! The ground floor of the rooms: reader and view as signals.
//!
//! Each context is provided once, by `app`; a component expects the one that it needs. All fields
//! are to be read only: a change goes through an event of the reader or a method of the view.

// Files and abilities of this page and this browser.
mod engine;
mod samples;
mod sparing;

// What the browser keeps.
mod database;
mod stored;

// The reader and its world.
mod files;
mod folders;
mod svg_size;
mod drawing;
mod photo_file;
mod entry;
mod opened_from;
mod kept;
mod world;
mod reader;
mod head;

// The view, and the answers to its question.
mod asked;
mod answers;
mod look;
mod trail;
mod link;
mod restore;

// The photos of the visit, and the classes of the visitor's own.
mod thumbnails;
mod gallery;
mod classes;

pub use answers::{AnswersContext, AskedClasses, TOP, top_of};
pub use asked::AskedContext;
pub use classes::{ClassesContext, Learning, MemberMaps, OpenError, ProjectDrops, ProjectFile};
pub use classes::{READY_SETS, ReadySet};
pub use engine::setup;
pub use files::Given;
pub use folders::bring_dropped;
pub use gallery::{GalleryContext, MapsContext, range_of};
pub use head::HeadContext;
pub use kept::{Kept, KeptContext, begin as begin_to_keep};
pub use link::{LinkQuestion, follow, remember, sample_of};
pub use look::LookContext;
pub use reader::ReaderContext;
pub use restore::RestoreContext;
pub use samples::{SAMPLES, Sample};
pub use sparing::{is_switched_on, switch_on};
