//! The transforms of patch, kernel and result, in two forms.
//!
//! A. Lavin, S. Gray, "Fast Algorithms for Convolutional Neural Networks", 2015 (arXiv
//! 1509.09308), sections 4.1 and 4.3; the matrices there are called B, G and A.

use super::super::lanes::Lanes;

/// `F(R x R, 3 x 3)`: `R x R` results from a patch of `P x P`, `P = R + 2`. Each function is one
/// side of a transform: it serves columns first and rows after.
pub(super) trait Steps<const P: usize, const R: usize> {
    /// Transforms a column of the patch.
    fn patch<L: Lanes>(column: [L; P]) -> [L; P];

    /// Transforms a column of products.
    fn result<L: Lanes>(column: [L; P]) -> [L; R];

    /// Transforms a column of the kernel.
    fn kernel(column: [f64; 3]) -> [f64; P];
}

/// `F(2 x 2, 3 x 3)`: 16 products for 4 results instead of 36.
pub(super) struct F2;

/// `F(4 x 4, 3 x 3)`: 36 products for 16 results instead of 144.
pub(super) struct F4;

impl Steps<4, 2> for F2 {
    #[inline(always)]
    fn patch<L: Lanes>([a, b, c, d]: [L; 4]) -> [L; 4] {
        [a.subtract(c), b.add(c), c.subtract(b), b.subtract(d)]
    }

    #[inline(always)]
    fn result<L: Lanes>([a, b, c, d]: [L; 4]) -> [L; 2] {
        [a.add(b).add(c), b.subtract(c).subtract(d)]
    }

    fn kernel([a, b, c]: [f64; 3]) -> [f64; 4] {
        [a, (a + b + c) / 2.0, (a - b + c) / 2.0, c]
    }
}

impl Steps<6, 4> for F4 {
    #[inline(always)]
    fn patch<L: Lanes>([a, b, c, d, e, f]: [L; 6]) -> [L; 6] {
        let two = L::splat(2.0);
        let four = L::splat(4.0);
        let minus_four = L::splat(-4.0);
        let minus_five = L::splat(-5.0);
        let even = e.add_product(minus_four, c);
        let odd = d.add_product(minus_four, b);
        let even_half = e.subtract(c);
        let odd_half = d.subtract(b).multiply(two);
        [
            e.add_product(minus_five, c).add_product(four, a),
            even.add(odd),
            even.subtract(odd),
            even_half.add(odd_half),
            even_half.subtract(odd_half),
            f.add_product(minus_five, d).add_product(four, b),
        ]
    }

    #[inline(always)]
    fn result<L: Lanes>([a, b, c, d, e, f]: [L; 6]) -> [L; 4] {
        let (ones, ones_odd) = (b.add(c), b.subtract(c));
        let (twos, twos_odd) = (d.add(e), d.subtract(e));
        [
            a.add(ones).add(twos),
            ones_odd.add_product(L::splat(2.0), twos_odd),
            ones.add_product(L::splat(4.0), twos),
            ones_odd.add_product(L::splat(8.0), twos_odd).add(f),
        ]
    }

    fn kernel([a, b, c]: [f64; 3]) -> [f64; 6] {
        [
            a / 4.0,
            -(a + b + c) / 6.0,
            -(a - b + c) / 6.0,
            (a + 2.0 * b + 4.0 * c) / 24.0,
            (a - 2.0 * b + 4.0 * c) / 24.0,
            c,
        ]
    }
}

/// A transform along both sides of a square.
#[inline(always)]
pub(super) fn both_sides<T: Copy, const FROM: usize, const TO: usize>(
    square: [[T; FROM]; FROM],
    side: impl Fn([T; FROM]) -> [T; TO],
) -> [[T; TO]; TO] {
    let columns: [[T; TO]; FROM] =
        std::array::from_fn(|x| side(std::array::from_fn(|y| square[y][x])));
    std::array::from_fn(|y| side(std::array::from_fn(|x| columns[x][y])))
}
