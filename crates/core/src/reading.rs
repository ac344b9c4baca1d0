//! What one forward pass leaves behind, and the layer that turned it into classes.
//!
//! A [`Reading`] is kept; every map is arithmetic on it and on the [`PredictionLayer`], so that a
//! new class never costs a second pass.

mod ranking;

#[cfg(feature = "maps")]
pub(crate) use ranking::descending;
pub use ranking::{Prediction, Ranking, Standing, softmax};

/// One forward pass over one framed photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Rows of the feature grid, top to bottom.
    pub rows: usize,
    /// Columns of the feature grid, left to right.
    pub columns: usize,
    /// The last feature maps after their ReLU, `[rows, columns, channels]`.
    pub features: Vec<f32>,
    /// One score a class before the softmax.
    pub logits: Vec<f32>,
}

/// The dense layer behind the global average pooling.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictionLayer {
    /// `[classes, channels]`: the weights of a class are contiguous.
    pub weights: Vec<f32>,
    /// One bias a class.
    pub bias: Vec<f32>,
}

impl PredictionLayer {
    /// How many classes the layer tells apart.
    pub fn classes(&self) -> usize {
        self.bias.len()
    }

    /// How many feature maps it reads.
    pub fn channels(&self) -> usize {
        self.weights.len() / self.bias.len().max(1)
    }

    /// The weights of one class, one a channel.
    ///
    /// # Panics
    /// When `class` is not below [`Self::classes`].
    pub fn of_class(&self, class: usize) -> &[f32] {
        let channels = self.channels();
        &self.weights[class * channels..(class + 1) * channels]
    }
}

impl Reading {
    /// How many cells the grid has.
    pub fn cells(&self) -> usize {
        self.rows * self.columns
    }

    /// How many feature maps there are.
    pub fn channels(&self) -> usize {
        self.features.len() / self.cells().max(1)
    }

    /// The features of one cell, a number a channel; none outside of the grid.
    pub fn cell(&self, row: usize, column: usize) -> Option<&[f32]> {
        if row >= self.rows || column >= self.columns {
            return None;
        }
        let channels = self.channels();
        let start = (row * self.columns + column) * channels;
        self.features.get(start..start + channels)
    }

    /// All classes with their ranks.
    pub fn ranking(&self) -> Ranking {
        Ranking::of(&self.logits)
    }

    /// All classes, best first; equal logits keep their class order.
    pub fn predictions(&self) -> Vec<Prediction> {
        self.ranking().best_first().to_vec()
    }

    /// The reading of the photo's mirror image, laid back upon the photo: left and right of the grid
    /// change places. The logits stay, being those of all places.
    pub fn mirrored(&self) -> Self {
        let channels = self.channels();
        let line = self.columns * channels;
        let features = if line == 0 {
            Vec::new()
        } else {
            self.features
                .chunks_exact(line)
                .flat_map(|line| line.chunks_exact(channels).rev().flatten().copied())
                .collect()
        };
        Self {
            features,
            logits: self.logits.clone(),
            ..*self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows of three cells, two channels.
    fn small() -> Reading {
        Reading {
            rows: 2,
            columns: 3,
            features: (0..12).map(|value| value as f32).collect(),
            logits: vec![1.0, 2.0],
        }
    }

    #[test]
    fn cells_are_found_by_row_and_column() {
        let reading = small();
        assert_eq!(reading.cell(0, 0), Some(&[0.0, 1.0][..]));
        assert_eq!(reading.cell(1, 2), Some(&[10.0, 11.0][..]));
        assert_eq!((reading.cell(2, 0), reading.cell(0, 3)), (None, None));
    }

    #[test]
    fn a_mirror_changes_left_and_right_and_twice_nothing() {
        let (reading, mirrored) = (small(), small().mirrored());
        for row in 0..2 {
            for column in 0..3 {
                assert_eq!(mirrored.cell(row, column), reading.cell(row, 2 - column));
            }
        }
        assert_eq!(mirrored.logits, reading.logits);
        assert_eq!(mirrored.mirrored(), reading);
    }

    #[test]
    fn a_reading_of_nothing_has_no_cells() {
        let nothing = Reading {
            rows: 0,
            columns: 0,
            features: vec![],
            logits: vec![],
        };
        assert_eq!(nothing.cell(0, 0), None);
        assert_eq!(nothing.mirrored(), nothing);
    }
}
