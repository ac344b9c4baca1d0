//! Classes of the visitor's own: their photos, and the head that is learned from them.

mod store;
#[allow(
    dead_code,
    reason = "the room of the classes comes with its own commit"
)]
pub mod project_file;

mod known;
mod member_maps;
mod context;
mod keep;
mod learning;
mod maps;
mod news;
mod ready;
mod take_in;

pub use context::ClassesContext;
pub use known::Learning;
pub use member_maps::MemberMaps;
pub use project_file::ProjectDrops;
pub use ready::{READY_SETS, ReadySet};
