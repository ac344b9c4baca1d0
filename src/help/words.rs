//! Sentences of the page "How it works", with their numbers.

use crate::parts::numbers::{logit, number, percent};
use camlens_words::say;

/// The number of channels whose products are printed one by one.
pub const TERMS: usize = 6;

fn count(of: usize) -> String {
    number(of as f64, 0)
}

/// Step 1. `place` is the outlined cell's, such as "Row 3 of 8, column 5 of 12".
pub fn grid((rows, columns): (usize, usize), channels: usize, place: &str) -> String {
    say::HelpHowGrid {
        rows: &count(rows),
        columns: &count(columns),
        channels: &count(channels),
        place,
    }
    .say()
}

/// Step 1, which cell it is.
pub fn which_cell(pinned: bool) -> String {
    if pinned {
        say::help_how_cell_pinned()
    } else {
        say::help_how_cell_strongest()
    }
}

/// Step 2.
pub fn weights(class: &str, channels: usize) -> String {
    say::HelpHowWeights {
        channels: &count(channels),
        class,
    }
    .say()
}

/// The row of all other patterns.
pub fn others(of: usize) -> String {
    say::help_how_others(&count(of))
}

/// Step 4: this cell's share.
pub fn average(value: f32, cells: usize) -> String {
    say::HelpHowAverage {
        cells: &count(cells),
        value: &logit(value),
        share: &logit(value / cells as f32),
    }
    .say()
}

/// Step 5.
pub fn softmax(classes: usize, class: &str, score: f32, probability: f32) -> String {
    say::HelpHowSoftmax {
        classes: &count(classes),
        odds: &odds(),
        class,
        score: &logit(score),
        probability: &percent(probability),
    }
    .say()
}

/// The factor of one logit.
pub fn odds() -> String {
    number(std::f64::consts::E, 1)
}
