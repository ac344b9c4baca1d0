//! Weights in the order in which the inner loop reads them.

/// Output channels that one tile computes together.
pub(super) const PANEL: usize = 16;

/// The weights of one input for the outputs of a panel: one line of the first cache, so that no
/// load of four crosses into the next one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(C, align(64))]
pub(super) struct Row(pub(super) [f32; PANEL]);

/// One or more matrices `[depth, outputs]` as `[matrix][panel][depth][16 outputs]`, so that the
/// inner loop reads a panel from beginning to end; missing outputs of a last panel are zeros.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Panels {
    depth: usize,
    /// Panels of one matrix.
    count: usize,
    rows: Vec<Row>,
}

impl Panels {
    /// Zeros.
    pub(super) fn new(matrices: usize, depth: usize, outputs: usize) -> Self {
        let count = outputs.div_ceil(PANEL);
        Self {
            depth,
            count,
            rows: vec![Row([0.0; PANEL]); matrices * count * depth],
        }
    }

    /// Puts a weight into its place.
    pub(super) fn set(&mut self, matrix: usize, row: usize, output: usize, weight: f32) {
        let panel = matrix * self.count + output / PANEL;
        self.rows[panel * self.depth + row].0[output % PANEL] = weight;
    }

    /// Panels of one matrix.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// One panel: `depth` rows.
    pub(super) fn panel(&self, matrix: usize, panel: usize) -> &[Row] {
        &self.rows[(matrix * self.count + panel) * self.depth..][..self.depth]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_are_outputs() {
        let mut panels = Panels::new(2, 3, 20);
        for matrix in 0..2 {
            for row in 0..3 {
                for output in 0..20 {
                    let weight = 1 + 1000 * matrix + 100 * row + output;
                    panels.set(matrix, row, output, weight as f32);
                }
            }
        }
        assert_eq!(panels.count(), 2);
        let last = panels.panel(1, 1);
        assert_eq!(last.len(), 3);
        assert_eq!(last[1].0[..4], [1117.0, 1118.0, 1119.0, 1120.0]);
        assert!(last[1].0[4..].iter().all(|&lane| lane == 0.0));
    }
}
