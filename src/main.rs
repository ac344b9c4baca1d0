//! The page: what the visitor sees.
//!
//! [`app`] is the page as a whole and the only file that knows every room. A room knows [`parts`],
//! [`state`] and the crates below the page, and never another room.

mod parts;
mod state;

mod ask;
mod camera;
mod classes;
mod export;
mod foot;
mod gallery;
mod help;
mod intake;
mod kept;
mod language;
mod look;
mod offline;
mod settings;
mod stage;
mod status;
mod strip;
mod tour;

mod app;

fn main() {
    console_error_panic_hook::set_once();
    app::start();
}
