//! One cell read out: the classes that this very place speaks for.

use super::CamError;
use super::map::dot;
use crate::reading::{Reading, descending};

/// The value of one class at one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellClass {
    pub class: usize,
    /// `CAM_c(y, x)`, in logits: the number that the class's map shows at this cell.
    pub value: f32,
}

/// The features of a cell, by channel.
///
/// # Errors
/// [`CamError::NoSuchCell`].
pub(super) fn features_of_cell(
    reading: &Reading,
    (row, column): (usize, usize),
) -> Result<&[f32], CamError> {
    reading.cell(row, column).ok_or(CamError::NoSuchCell {
        row,
        column,
        rows: reading.rows(),
        columns: reading.columns(),
    })
}

/// All classes, those first that the cell speaks for most.
///
/// Values are without the biases: a bias is the same for every photo and place, so that it says
/// nothing about this place. With ResNet50's small biases the order of the logits hardly differs.
///
/// # Errors
/// [`CamError::NoSuchCell`].
pub fn classes_of_cell(
    reading: &Reading,
    row: usize,
    column: usize,
) -> Result<Vec<CellClass>, CamError> {
    let head = reading.head();
    let cell = features_of_cell(reading, (row, column))?;
    let value = |class| CellClass {
        class,
        value: dot(cell, head.weights_of(class)) as f32,
    };
    let mut classes: Vec<CellClass> = (0..head.classes()).map(value).collect();
    classes.sort_by(|a, b| descending(a.value, b.value));
    Ok(classes)
}
