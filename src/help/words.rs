//! Sentences of the help and of the page "How it works".

use crate::parts::numbers;
use camlens_core::resnet50;

/// The number of channels whose products are printed one by one.
pub const TERMS: usize = 6;

/// The title of the page with the arithmetic.
pub const HOW: &str = "How it works";

/// Step 1. `place` is the outlined cell's, such as "Row 3 of 8, column 5 of 12".
pub fn grid(rows: usize, columns: usize, channels: usize, place: &str) -> String {
    format!(
        "The neural network turns the photo into a grid of {rows} rows and {columns} columns. Each \
         cell of the grid has {channels} numbers. Each number tells how strongly the cell shows one \
         of {channels} patterns, which the network has learned from a million photos. The steps \
         below follow the outlined cell: {place}."
    )
}

/// Step 1, which cell it is.
pub fn which_cell(pinned: bool) -> &'static str {
    if pinned {
        "It is the cell that you have pinned on the photo."
    } else {
        "It is the strongest cell of this class. To follow another one, close this page and click a \
         place on the photo."
    }
}

/// Step 2.
pub fn weights(class: &str, channels: usize) -> String {
    format!(
        "Each class has {channels} weights, one for each pattern. A weight above zero means: this \
         pattern speaks for {class}. A weight below zero means: it speaks against it."
    )
}

/// Step 3.
pub fn products(class: &str) -> String {
    format!(
        "Each number of the cell is multiplied by the weight of its pattern, and the products are \
         added. The sum is this cell\u{2019}s evidence for {class}, and the colour of the map shows \
         it. These patterns count most here:"
    )
}

/// The row of all other patterns.
pub fn others(count: usize) -> String {
    format!("{count} other patterns together")
}

/// Step 3, below the picture of one pattern.
pub fn pattern(channel: usize) -> String {
    format!("Pattern {channel} over the whole photo: bright where the network finds it.")
}

/// Step 4: this cell's share.
pub fn share(value: f32, cells: usize) -> String {
    format!(
        "The score of the class is the average over all {cells} cells, plus a fixed number of the \
         class, its bias. This cell adds {} ÷ {cells} = {} to it.",
        numbers::logit(value),
        numbers::logit(value / cells as f32),
    )
}

/// Step 5.
pub fn softmax(class: &str, score: f32, probability: f32) -> String {
    format!(
        "The scores of all {} classes become probabilities by the softmax: e is raised to each score, \
         and each result is divided by the sum of all results. One more in the score makes a class \
         2.7 times as likely against the others. {class} has the score {}, which becomes {}.",
        resnet50::CLASSES,
        numbers::logit(score),
        numbers::percent(probability),
    )
}

/// Below the steps.
pub const NO_TRICK: &str = "Nothing else happens: the map is this sum, laid out over the photo. The \
    cells of the map and the bias always add up to the score.";

/// While no photo is read.
pub const NO_PHOTO: &str = "Here the arithmetic of one cell is shown on your photo. Choose a photo \
    first, and wait for its answer.";

/// What the browser keeps of the visitor's photos.
pub const KEPT: &str = "Your photos never leave this device. Your browser keeps the last eight photos \
    of this tab, up to 128 MB, so that a reload does not lose them. No other tab shows them. After \
    you close the tab, they are deleted at the next visit to this page, at the earliest after an \
    hour. A photo that is larger than that, or one given where the browser keeps nothing, is gone \
    after a reload.";

/// After the wish to forget the photos.
pub fn forgotten(done: bool) -> &'static str {
    if done {
        "Done: nothing is kept for a reload. The photo on the screen stays until you close the page."
    } else {
        "The browser keeps no photos of this page, so that there is nothing to forget."
    }
}
