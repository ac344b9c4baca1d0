//! Names that mean something to the build.

/// The language that the others are held against, and that the page speaks when it knows no better.
pub const FIRST: &str = "en";

/// The message with a language's own name.
pub const LANGUAGE_NAME: &str = "language-name";
