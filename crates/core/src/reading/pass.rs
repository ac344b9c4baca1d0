//! The result of one forward pass.

use super::head::Head;
use super::ranking::Ranking;
use std::sync::Arc;

/// One forward pass over one framed photo. Features and logits fit the head; there is at least
/// one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    head: Arc<Head>,
    rows: usize,
    columns: usize,
    /// In common with the readings of the same pass under other heads.
    features: Arc<Vec<f32>>,
    logits: Vec<f32>,
}

/// Numbers that do not make a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadingError {
    #[error("a grid of {rows} x {columns} has no cells")]
    NoCells { rows: usize, columns: usize },

    #[error("there are {found} features, not {expected}: they are of another network")]
    Features { expected: usize, found: usize },

    #[error("there are {found} logits, not {expected}: they are of another network")]
    Logits { expected: usize, found: usize },

    #[error("the head reads {found} channels, not {expected}: it is of another network")]
    Channels { expected: usize, found: usize },
}

impl Reading {
    /// Joins the numbers of one pass and the head of the network that made them.
    ///
    /// `features` are the last feature maps after their ReLU, `[rows, columns, channels]`, rows
    /// from top to bottom, columns from left to right; `logits` are `[classes]`.
    ///
    /// # Errors
    /// A grid without cells; features or logits that do not fit the grid and the head.
    pub fn new(
        head: Arc<Head>,
        (rows, columns): (usize, usize),
        features: Vec<f32>,
        logits: Vec<f32>,
    ) -> Result<Self, ReadingError> {
        let none = ReadingError::NoCells { rows, columns };
        let cells = rows.checked_mul(columns).filter(|&cells| cells > 0);
        let expected = cells.ok_or(none)?.saturating_mul(head.channels());
        let found = features.len();
        if found != expected {
            return Err(ReadingError::Features { expected, found });
        }
        let (expected, found) = (head.classes(), logits.len());
        if found != expected {
            return Err(ReadingError::Logits { expected, found });
        }
        Ok(Self {
            head,
            rows,
            columns,
            features: Arc::new(features),
            logits,
        })
    }

    /// The same pass with another head in the place of its own: `logit_c = b_c + sum_k W[c, k] * x_k`, `x`
    /// being the mean of the features over the cells, summed in float64. The features are shared.
    ///
    /// Identity: the mean of the map of a class and its bias are its logit, up to rounding.
    ///
    /// # Errors
    /// [`ReadingError::Channels`] for a head that reads another number of channels.
    pub fn under(&self, head: Arc<Head>) -> Result<Self, ReadingError> {
        let (expected, found) = (self.head.channels(), head.channels());
        if found != expected {
            return Err(ReadingError::Channels { expected, found });
        }
        let means = self.means();
        let logit = |(class, &bias): (usize, &f32)| {
            let weights = head.weights_of(class).iter();
            let products = weights.zip(&means).map(|(&w, mean)| f64::from(w) * mean);
            (f64::from(bias) + products.sum::<f64>()) as f32
        };
        let logits = head.bias().iter().enumerate().map(logit).collect();
        Ok(Self {
            head,
            features: Arc::clone(&self.features),
            logits,
            ..*self
        })
    }

    /// The mean of the features over all cells, `[channels]`: the global average pooling, which every head
    /// reads.
    pub fn averaged_features(&self) -> Vec<f32> {
        self.means().into_iter().map(|mean| mean as f32).collect()
    }

    /// The same, before it is rounded to float32.
    fn means(&self) -> Vec<f64> {
        let mut sums = vec![0.0; self.head.channels()];
        for cell in self.features.chunks_exact(sums.len()) {
            for (sum, &feature) in sums.iter_mut().zip(cell) {
                *sum += f64::from(feature);
            }
        }
        let cells = self.cells() as f64;
        sums.into_iter().map(|sum| sum / cells).collect()
    }

    /// The head that turned the features into logits.
    pub fn head(&self) -> &Arc<Head> {
        &self.head
    }

    /// Rows of the feature grid, at least 1.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Columns of the feature grid, at least 1.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The last feature maps after their ReLU, `[rows, columns, channels]`.
    pub fn features(&self) -> &[f32] {
        &self.features
    }

    /// One score a class before the softmax, `[classes]`.
    pub fn logits(&self) -> &[f32] {
        &self.logits
    }

    /// The number of cells of the grid, at least 1.
    pub fn cells(&self) -> usize {
        self.rows * self.columns
    }

    /// The features of one cell, `[channels]`; `None` outside of the grid.
    pub fn cell(&self, row: usize, column: usize) -> Option<&[f32]> {
        if row >= self.rows || column >= self.columns {
            return None;
        }
        let channels = self.head.channels();
        let start = (row * self.columns + column) * channels;
        self.features.get(start..start + channels)
    }

    /// All classes with their ranks.
    pub fn ranking(&self) -> Ranking {
        Ranking::of(&self.logits)
    }

    /// The reading of the photo's mirror image, laid back upon the photo: left and right of the
    /// grid change places. The logits stay, because they come from the mean over all cells.
    pub fn mirrored(&self) -> Self {
        let channels = self.head.channels();
        let features = self
            .features
            .chunks_exact(self.columns * channels)
            .flat_map(|line| line.chunks_exact(channels).rev().flatten().copied())
            .collect();
        Self {
            head: Arc::clone(&self.head),
            features: Arc::new(features),
            logits: self.logits.clone(),
            ..*self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layer::PredictionLayer;
    use super::*;
    use crate::labels::Labels;

    /// Two channels, two classes.
    fn head() -> Arc<Head> {
        let layer = PredictionLayer {
            weights: vec![1.0, 0.0, 0.0, 1.0],
            bias: vec![0.0, 0.0],
        };
        let head = Head::new(layer, Arc::new(Labels::numbered(2)));
        Arc::new(head.unwrap_or_else(|error| panic!("{error}")))
    }

    /// Two rows of three cells.
    fn small() -> Result<Reading, ReadingError> {
        let features = (0..12).map(|value| value as f32).collect();
        Reading::new(head(), (2, 3), features, vec![1.0, 2.0])
    }

    #[test]
    fn cells_are_found_by_row_and_column() -> Result<(), ReadingError> {
        let reading = small()?;
        assert_eq!(reading.cell(0, 0), Some(&[0.0, 1.0][..]));
        assert_eq!(reading.cell(1, 2), Some(&[10.0, 11.0][..]));
        assert_eq!((reading.cell(2, 0), reading.cell(0, 3)), (None, None));
        Ok(())
    }

    #[test]
    fn a_mirror_changes_left_and_right_and_twice_nothing() -> Result<(), ReadingError> {
        let (reading, mirrored) = (small()?, small()?.mirrored());
        for row in 0..2 {
            for column in 0..3 {
                assert_eq!(mirrored.cell(row, column), reading.cell(row, 2 - column));
            }
        }
        assert_eq!(mirrored.logits, reading.logits);
        assert_eq!(mirrored.mirrored(), reading);
        Ok(())
    }

    /// One class more, and other numbers.
    fn other_head() -> Result<Arc<Head>, crate::reading::HeadError> {
        let layer = PredictionLayer {
            weights: vec![0.5, -1.5, 2.0, 0.25, -0.75, 1.0],
            bias: vec![0.125, -3.0, 7.0],
        };
        Ok(Arc::new(Head::new(layer, Arc::new(Labels::numbered(3)))?))
    }

    #[test]
    fn another_head_reads_the_mean_of_the_same_features() -> Result<(), Box<dyn std::error::Error>>
    {
        let (reading, head) = (small()?, other_head()?);
        let under = reading.under(Arc::clone(&head))?;
        // The means of 0, 2, ..., 10 and of 1, 3, ..., 11.
        assert_eq!(reading.averaged_features(), [5.0, 6.0]);
        assert_eq!(under.logits(), [-6.375, 8.5, 9.25]);
        assert!(Arc::ptr_eq(under.head(), &head));
        assert!(Arc::ptr_eq(&under.features, &reading.features));
        // And back to the head of the network.
        let back = under.under(Arc::clone(reading.head()))?;
        assert_eq!(back.logits(), [5.0, 6.0]);
        Ok(())
    }

    #[test]
    fn a_head_of_other_channels_is_refused() -> Result<(), Box<dyn std::error::Error>> {
        let layer = PredictionLayer {
            weights: vec![0.0; 3],
            bias: vec![0.0],
        };
        let head = Arc::new(Head::new(layer, Arc::new(Labels::numbered(1)))?);
        let (expected, found) = (2, 3);
        let refused = ReadingError::Channels { expected, found };
        assert_eq!(small()?.under(head), Err(refused));
        Ok(())
    }

    #[test]
    fn numbers_of_another_network_make_no_reading() {
        let reading = |grid, features, logits| {
            Reading::new(head(), grid, vec![0.0; features], vec![0.0; logits]).err()
        };
        assert_eq!(reading((2, 3), 12, 2), None);
        let (rows, columns) = (0, 3);
        let none = ReadingError::NoCells { rows, columns };
        assert_eq!(reading((rows, columns), 0, 2), Some(none));
        let (expected, found) = (12, 11);
        let features = ReadingError::Features { expected, found };
        assert_eq!(reading((2, 3), 11, 2), Some(features));
        let (expected, found) = (2, 3);
        let logits = ReadingError::Logits { expected, found };
        assert_eq!(reading((2, 3), 12, 3), Some(logits));
        assert!(reading((usize::MAX, 2), 12, 2).is_some());
    }
}
