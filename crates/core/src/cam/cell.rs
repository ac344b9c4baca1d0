//! One cell read out: the classes that this very place speaks for.

use super::CamError;
use super::map::dot;
use crate::reading::{Reading, descending, softmax};

/// What one cell has to say of one class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellClass {
    pub class: usize,
    /// `CAM_c(y, x)`, in logits: the number that the class's map shows at this cell.
    pub value: f32,
    /// `CAM_c(y, x) / cells`, in logits: what the cell adds to the class's score.
    pub share: f32,
    /// The logit that the class would have if all of the photo were like this cell: the value and
    /// the bias.
    pub logit: f32,
    /// The softmax of these logits over all classes, 0 to 1: what the network would say of this cell
    /// alone.
    pub probability: f32,
}

/// All classes, those first that the cell speaks for most.
///
/// The order is that of [`CellClass::value`], without the biases: a bias is the same for every
/// photo and place, so it is nothing that this place says. With ResNet50's small biases the order of
/// the logits hardly differs.
///
/// # Errors
/// [`CamError::NoSuchCell`].
pub fn classes_of_cell(
    reading: &Reading,
    row: usize,
    column: usize,
) -> Result<Vec<CellClass>, CamError> {
    let head = reading.head();
    let cell = reading.cell(row, column).ok_or(CamError::NoSuchCell {
        row,
        column,
        rows: reading.rows(),
        columns: reading.columns(),
    })?;
    let values: Vec<f64> = (0..head.classes())
        .map(|class| dot(cell, head.weights_of(class)))
        .collect();
    let with_bias = values.iter().zip(head.bias());
    let logits: Vec<f32> = with_bias
        .map(|(value, &bias)| (value + f64::from(bias)) as f32)
        .collect();
    let probabilities = softmax(&logits);
    let cells = reading.cells() as f64;
    let mut classes: Vec<CellClass> = values
        .iter()
        .enumerate()
        .map(|(class, &value)| CellClass {
            class,
            value: value as f32,
            share: (value / cells) as f32,
            logit: logits[class],
            probability: probabilities[class],
        })
        .collect();
    classes.sort_by(|a, b| descending(a.value, b.value));
    Ok(classes)
}
