//! The page's sentences, in the language that the visitor chose.
//!
//! [`say`] has a function for each message of `languages/*.ftl`, written by the build, which fails
//! when a language lacks one. [`speak`] takes the text of a language's file, which the page fetches.

mod catalogue;
mod language;

/// The messages. One without variables is a function without arguments, one with a variable a
/// function of it; one with more is a struct with a field for each, and its method `say`.
pub mod say {
    use crate::catalogue::{Argument, sentence};
    use crate::language::Language;

    include!(concat!(env!("OUT_DIR"), "/say.rs"));
}

pub use catalogue::{NotACatalogue, speak, spoken};
pub use language::Language;
pub use say::LANGUAGES;
