//! Errors of questions about a map.

/// A question without an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CamError {
    #[error("there is no class {class}: the network has {classes}")]
    NoSuchClass { class: usize, classes: usize },

    #[error("a group without classes has no map")]
    NoClasses,

    #[error("row {row}, column {column} is no cell of a grid of {rows} x {columns}")]
    NoSuchCell {
        row: usize,
        column: usize,
        rows: usize,
        columns: usize,
    },

    #[error("a region without cells has no logits")]
    NoCells,

    #[error("the grid has {found:?} rows and columns, not {expected:?}")]
    OtherGrid {
        expected: (usize, usize),
        found: (usize, usize),
    },

    #[error("the readings are of different networks")]
    OtherNetwork,

    #[error("there is no reading to average")]
    NoReadings,
}
