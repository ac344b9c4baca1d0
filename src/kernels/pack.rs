//! A convolution's weights in the order in which the kernel reads them.

/// Output channels that one tile computes together.
pub(super) const PANEL: usize = 16;

/// Weights as `[panel][tap][input channel][16 output channels]`, so that the inner loop reads
/// them from beginning to end; missing output channels of the last panel are zeros.
#[derive(Debug, Clone, PartialEq)]
pub struct PackedKernel {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) taps: usize,
    pub(super) panels: Vec<f32>,
    /// Padded to whole panels.
    pub(super) bias: Vec<f32>,
}

impl PackedKernel {
    /// From weights `[outputs, inputs, kernel rows, kernel columns]` and one bias an output.
    ///
    /// # Panics
    /// When the lengths do not agree.
    pub fn from_oihw(weights: &[f32], bias: &[f32], inputs: usize, taps: usize) -> Self {
        let outputs = bias.len();
        assert_eq!(
            weights.len(),
            outputs * inputs * taps,
            "weights are [outputs, inputs, taps]"
        );
        let count = outputs.div_ceil(PANEL);
        let mut panels = vec![0.0; count * taps * inputs * PANEL];
        for (output, kernel) in weights.chunks_exact((inputs * taps).max(1)).enumerate() {
            let (panel, lane) = (output / PANEL, output % PANEL);
            for (input, row) in kernel.chunks_exact(taps).enumerate() {
                for (tap, &weight) in row.iter().enumerate() {
                    panels[((panel * taps + tap) * inputs + input) * PANEL + lane] = weight;
                }
            }
        }
        let mut padded = bias.to_vec();
        padded.resize(count * PANEL, 0.0);
        Self {
            inputs,
            outputs,
            taps,
            panels,
            bias: padded,
        }
    }

    /// How many channels come out.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The weights of one panel.
    pub(super) fn panel(&self, panel: usize) -> &[f32] {
        let length = self.taps * self.inputs * PANEL;
        &self.panels[panel * length..][..length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_are_output_channels() {
        // Two outputs, two inputs, three taps: the weight says where it comes from.
        let weights: Vec<f32> = (0..2)
            .flat_map(|o| {
                (0..2).flat_map(move |i| (0..3).map(move |t| (100 * o + 10 * i + t) as f32))
            })
            .collect();
        let packed = PackedKernel::from_oihw(&weights, &[7.0, 8.0], 2, 3);
        for tap in 0..3 {
            for input in 0..2 {
                let lanes = &packed.panel(0)[(tap * 2 + input) * PANEL..][..PANEL];
                assert_eq!(lanes[0], (10 * input + tap) as f32);
                assert_eq!(lanes[1], (100 + 10 * input + tap) as f32);
                assert!(lanes[2..].iter().all(|&lane| lane == 0.0));
            }
        }
        assert_eq!((packed.bias.len(), packed.bias[1]), (PANEL, 8.0));
    }
}
