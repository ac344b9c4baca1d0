//! The language of the page: its file is fetched before the page is shown, and another one when the
//! visitor switches at the foot.

mod choice;
mod context;
mod load;

pub use choice::LanguageChoice;
pub use context::LanguageContext;
pub use load::begin;
