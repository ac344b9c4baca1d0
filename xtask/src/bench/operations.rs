//! ResNet50's multiplications, counted from its shape.

/// Blocks, and channels inside of a block, of each of the four stages.
const STAGES: [(u64, u64); 4] = [(3, 64), (4, 128), (6, 256), (3, 512)];

/// Multiplications and additions of one inference, in 10^9, over an input whose sides are
/// multiples of 32.
///
/// Counted for the direct method: an engine with fewer of them (Winograd) shows more GFLOPS than it
/// computes.
pub fn gflop((width, height): (usize, usize)) -> f64 {
    #[allow(
        clippy::cast_precision_loss,
        reason = "billions are exact in a double, and rounded for reading anyway"
    )]
    let operations = 2.0 * multiplications(width as u64, height as u64) as f64;
    operations / 1e9
}

fn multiplications(width: u64, height: u64) -> u64 {
    let pixels = |stride: u64| (width / stride) * (height / stride);
    let stem = pixels(2) * 7 * 7 * 3 * 64;
    let mut channels = 64;
    let mut stride = 4;
    let mut stages = 0;
    for (blocks, inner) in STAGES {
        let outer = 4 * inner;
        let after_first = (blocks - 1) * (outer * inner + 9 * inner * inner + inner * outer);
        // The stride is in the first 1x1 and in the shortcut: both work on the smaller picture.
        let first = channels * inner + 9 * inner * inner + inner * outer + channels * outer;
        stages += pixels(stride) * (first + after_first);
        channels = outer;
        stride *= 2;
    }
    stem + stages + channels * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resnet50_has_3_86_billion() {
        // He et al. 2015, table 1: 3.8 billion; Keras' version, counted by its layers: 3.858.
        let count = multiplications(224, 224);
        assert_eq!(count, 3_857_973_248);
    }

    #[test]
    fn all_but_the_last_layer_grow_with_the_area() {
        let last = 2048 * 1000;
        let (small, large) = (multiplications(224, 224), multiplications(352, 256));
        assert_eq!((large - last) * 224 * 224, (small - last) * 352 * 256);
        assert!((gflop((224, 224)) - 7.716).abs() < 1e-3);
    }
}
