//! Weights, packed in the order in which the micro-kernel reads them.

/// Output channels of one tile and of one panel.
pub(super) const NR: usize = if cfg!(target_feature = "relaxed-simd") {
    8
} else {
    16
};

/// The weights of one input for the outputs of a panel: one line of the first cache or half of one,
/// so that no load of four crosses into the next one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(C)]
#[cfg_attr(target_feature = "relaxed-simd", repr(align(32)))]
#[cfg_attr(not(target_feature = "relaxed-simd"), repr(align(64)))]
pub(super) struct Row(pub(super) [f32; NR]);

/// Bytes of weights that pass over a tile before the next tile, so that shallow layers read its inputs
/// and write its results once. Larger than the first cache: with a half and a quarter of it the layers
/// of 128 and 256 channels took longer.
const GROUP_BYTES: usize = 64 * 1024;

/// The number of panels of this depth that pass over a tile before the next tile.
pub(super) fn panels_in_group(depth: usize) -> usize {
    (GROUP_BYTES / (depth * size_of::<Row>()).max(1)).max(1)
}

/// One or more matrices `[depth, outputs]` as `[matrix][panel][depth][NR]`, so that the inner
/// loop reads a panel from beginning to end. A last panel is filled up with zeros.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Panels {
    depth: usize,
    /// Panels of one matrix.
    count: usize,
    rows: Vec<Row>,
}

impl Panels {
    /// Panels of zeros.
    pub(super) fn new(matrices: usize, depth: usize, outputs: usize) -> Self {
        let count = outputs.div_ceil(NR);
        Self {
            depth,
            count,
            rows: vec![Row([0.0; NR]); matrices * count * depth],
        }
    }

    /// Puts a weight into its place.
    pub(super) fn set(&mut self, matrix: usize, row: usize, output: usize, weight: f32) {
        let panel = matrix * self.count + output / NR;
        self.rows[panel * self.depth + row].0[output % NR] = weight;
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
        let outputs = NR + 4;
        let weight = |matrix, row, output| (1 + 1000 * matrix + 100 * row + output) as f32;
        let mut panels = Panels::new(2, 3, outputs);
        for matrix in 0..2 {
            for row in 0..3 {
                for output in 0..outputs {
                    panels.set(matrix, row, output, weight(matrix, row, output));
                }
            }
        }
        assert_eq!(panels.count(), 2);
        let last = panels.panel(1, 1);
        assert_eq!(last.len(), 3);
        for (lane, &found) in last[1].0[..4].iter().enumerate() {
            assert_eq!(found, weight(1, 1, NR + lane));
        }
        assert!(last[1].0[4..].iter().all(|&lane| lane == 0.0));
    }
}
