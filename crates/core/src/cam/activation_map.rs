//! A map over the network's grid.

/// One value for each cell of the network's grid, in logits; negative where the place speaks
/// against the class.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivationMap {
    pub rows: usize,
    pub columns: usize,
    /// Row by row, top to bottom.
    pub values: Vec<f32>,
}

impl ActivationMap {
    /// The least value; NaN is passed over.
    pub fn min(&self) -> f32 {
        self.values.iter().copied().fold(f32::INFINITY, f32::min)
    }

    /// The largest value; NaN is passed over.
    pub fn max(&self) -> f32 {
        self.values
            .iter()
            .copied()
            .fold(f32::NEG_INFINITY, f32::max)
    }

    /// The mean over all cells: the class's logit without its bias. 0 for a map without cells.
    pub fn mean(&self) -> f32 {
        let sum: f64 = self.values.iter().map(|&value| f64::from(value)).sum();
        (sum / self.cells().max(1) as f64) as f32
    }

    /// The number of cells of the grid.
    pub fn cells(&self) -> usize {
        self.values.len()
    }

    /// The value of a cell; `None` outside of the grid.
    pub fn at(&self, row: usize, column: usize) -> Option<f32> {
        let inside = row < self.rows && column < self.columns;
        inside.then(|| self.values.get(row * self.columns + column).copied())?
    }

    /// The part that a cell adds to the logit: its value over the number of cells. All shares and
    /// the bias sum to the logit.
    pub fn share(&self, row: usize, column: usize) -> Option<f32> {
        Some(self.at(row, column)? / self.cells() as f32)
    }

    /// The map with `change` applied to every value.
    pub(super) fn map_values(&self, change: impl Fn(f32) -> f32) -> Self {
        Self {
            values: self.values.iter().copied().map(change).collect(),
            ..*self
        }
    }
}
