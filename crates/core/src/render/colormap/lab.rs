//! CIELAB, in which equal distances look about equally large; the tests of colormaps measure in it.
//!
//! CIE 15:2004, with the white of sRGB (IEC 61966-2-1): D65, 2 degrees.

/// The white of sRGB as X, Y, Z.
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

/// From linear red, green, blue to X, Y, Z.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

/// Where the cube root ends and a line begins: 6/29.
const KNEE: f64 = 6.0 / 29.0;

/// L* (0 black to 100 white), a* (green to red), b* (blue to yellow) of an sRGB colour.
pub(super) fn lab_of(colour: [u8; 3]) -> [f64; 3] {
    let linear = colour.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    let xyz = times(&TO_XYZ, linear);
    let [x, y, z] = [0, 1, 2].map(|axis| {
        let part = xyz[axis] / WHITE[axis];
        if part > KNEE.powi(3) {
            part.cbrt()
        } else {
            part / (3.0 * KNEE * KNEE) + 4.0 / 29.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn times(matrix: &[[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_colours_are_where_the_standard_has_them() {
        // White, black, and the primaries as commonly tabulated for D65.
        let known = [
            ([255, 255, 255], [100.0, 0.0, 0.0]),
            ([0, 0, 0], [0.0, 0.0, 0.0]),
            ([255, 0, 0], [53.24, 80.09, 67.20]),
            ([0, 255, 0], [87.73, -86.18, 83.18]),
            ([0, 0, 255], [32.30, 79.19, -107.86]),
        ];
        for (colour, expected) in known {
            for (ours, theirs) in lab_of(colour).into_iter().zip(expected) {
                assert!((ours - theirs).abs() < 0.02, "{colour:?}: {ours} {theirs}");
            }
        }
    }
}
