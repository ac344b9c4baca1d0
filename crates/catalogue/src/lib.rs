//! The page's sentences, as the build sees them: one file of Fluent a language in `languages/`.
//!
//! [`Catalogue::read`] takes one file apart, [`agree`] holds all of them against each other, and
//! [`rust`] writes a function for each message. The build script of `camlens-words` calls them, so
//! that a sentence which is missing in one language fails the build.
//!
//! Of Fluent, a message may use text, `{ $variable }`, `{ "quoted text" }`, and one kind of choice:
//! the plural of a number. No attributes, terms, references or functions: a sentence is whole in each
//! language.

mod agree;
mod generate;
mod names;
mod read;

pub use agree::{Disagreement, agree};
pub use generate::{function_name, rust, type_name};
pub use names::{FIRST, LANGUAGE_NAME};
pub use read::{Catalogue, Kind, Message, ReadError};
