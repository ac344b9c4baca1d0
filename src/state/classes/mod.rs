//! Classes of the visitor's own: their photos, and the head that is learned from them.

mod store;
mod project_file;

mod known;
mod member_maps;
mod way_back;
mod context;
mod exchange;
mod judge;
mod keep;
mod learning;
mod maps;
mod news;
mod ready;
mod take_in;
mod undo;

pub use context::ClassesContext;
pub use known::Learning;
pub use member_maps::MemberMaps;
pub use project_file::{OpenError, ProjectDrops, ProjectFile};
pub use ready::{READY_SETS, ReadySet};
