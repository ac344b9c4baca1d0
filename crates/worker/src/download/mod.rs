//! Downloads the network's files: several side by side, each checked, kept, and fetched again where
//! it arrived damaged.
//!
//! Knows neither a browser nor the network: the opener of a file says what it has to be, and the
//! world is a [`Line`] and a [`Store`]. So tests run all of it in worlds that are made up.

mod fetch;
mod pace;
mod side_by_side;
mod tally;
mod watched;
mod world;

pub use fetch::{FileError, Source, fetch, load, load_stored};
pub use pace::Pace;
pub use side_by_side::side_by_side;
pub use tally::Tally;
pub use world::{FetchError, FileRequest, Line, Store, StoreError};

#[cfg(test)]
mod made_up;
