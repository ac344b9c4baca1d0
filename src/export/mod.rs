//! What is shown, taken away: pictures, numbers, evidence, reports, links.
//!
//! `files` makes each file of the view on the screen, from the functions of `camlens_client::export`;
//! `saving` says how far it is, and gives it to the visitor.

mod bundle;
mod choice;
mod dialog;
mod evidence;
mod facts;
mod figure;
mod files;
mod gallery;
mod holds;
mod link;
mod menu;
mod picture_part;
mod pictures;
mod progress;
mod quick;
mod report;
mod saving;
mod shown;
mod words;

pub use dialog::{SaveButton, SaveDialog, Saver};
pub use gallery::{GallerySaver, SaveGallery, SaveGalleryButton};
pub use holds::HoldsContext;
pub use menu::SaveMenu;
