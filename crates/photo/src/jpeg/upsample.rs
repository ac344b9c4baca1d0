//! Brings the samples of a component to the picture's size, with libjpeg's bits: twice the columns or
//! rows by a triangle filter (3/4 of the nearer sample, 1/4 of the farther one), other factors by
//! repetition.

/// How a component's samples become the picture's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Upsampling {
    /// Columns of the picture for one of the component, and rows.
    across: usize,
    down: usize,
    filter_columns: bool,
    filter_rows: bool,
}

impl Upsampling {
    /// For a component of `width` columns.
    pub(super) fn new(across: usize, down: usize, width: usize) -> Self {
        // libjpeg has no filter for two columns, and none for the other factors.
        let filter_columns = across == 2 && down <= 2 && width > 2;
        Self {
            across,
            down,
            filter_columns,
            filter_rows: down == 2 && (across == 1 || filter_columns),
        }
    }

    /// The component's row that a row of the picture shows, and the row that is mixed in.
    pub(super) fn rows(self, y: usize, height: usize) -> (usize, usize) {
        let near = (y / self.down).min(height - 1);
        let far = match (self.filter_rows, y % 2) {
            (false, _) => near,
            (true, 0) => near.saturating_sub(1),
            (true, _) => (near + 1).min(height - 1),
        };
        (near, far)
    }

    /// Whether a row of the component is the picture's as it is.
    pub(super) fn is_plain(self) -> bool {
        self.across == 1 && !self.filter_rows
    }

    /// Makes the picture's row `y` of the rows that [`Self::rows`] named. `sums` is room for one row.
    pub(super) fn line(self, y: usize, near: &[u8], far: &[u8], sums: &mut [u16], to: &mut [u8]) {
        match (self.filter_columns, self.filter_rows) {
            (true, true) => {
                let sums = &mut sums[..near.len()];
                for ((sum, &near), &far) in sums.iter_mut().zip(near).zip(far) {
                    *sum = 3 * u16::from(near) + u16::from(far);
                }
                columns(sums, 16, (8, 7), to);
            }
            (true, false) => {
                let sums = &mut sums[..near.len()];
                for (sum, &near) in sums.iter_mut().zip(near) {
                    *sum = u16::from(near);
                }
                columns(sums, 4, (1, 2), to);
            }
            (false, true) => {
                let bias = if y.is_multiple_of(2) { 1 } else { 2 };
                for ((to, &near), &far) in to.iter_mut().zip(near).zip(far) {
                    *to = ((3 * u16::from(near) + u16::from(far) + bias) / 4) as u8;
                }
            }
            (false, false) => {
                let to = to.chunks_exact_mut(self.across);
                to.zip(near).for_each(|(to, &near)| to.fill(near));
            }
        }
    }
}

/// Two columns for each sum: of it and its left, and of it and its right neighbour.
#[inline]
fn columns(sums: &[u16], whole: u16, (left_bias, right_bias): (u16, u16), to: &mut [u8]) {
    let [first, .., last] = *sums else {
        return;
    };
    let mix = |near: u16, far: u16, bias: u16| ((3 * near + far + bias) / whole) as u8;
    let count = sums.len();
    to[0] = mix(first, first, left_bias);
    to[2 * count - 1] = mix(last, last, right_bias);
    // Between two neighbours lie two columns of the picture.
    let between = to[1..2 * count - 1].chunks_exact_mut(2);
    for (to, (&one, &next)) in between.zip(sums.iter().zip(&sums[1..])) {
        to[0] = mix(one, next, right_bias);
        to[1] = mix(next, one, left_bias);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(upsampling: Upsampling, y: usize, near: &[u8], far: &[u8]) -> Vec<u8> {
        let mut to = vec![0; near.len() * upsampling.across];
        upsampling.line(y, near, far, &mut [0; 8], &mut to);
        to
    }

    #[test]
    fn two_columns_are_three_quarters_and_a_quarter() {
        let twice = Upsampling::new(2, 1, 3);
        let made = line(twice, 0, &[0, 100, 200], &[]);
        assert_eq!(made, [0, 25, 75, 125, 175, 200]);
        let narrow = Upsampling::new(2, 1, 2);
        assert_eq!(line(narrow, 0, &[0, 100], &[]), [0, 0, 100, 100]);
    }

    #[test]
    fn two_rows_are_mixed_with_the_nearer_neighbour() {
        let twice = Upsampling::new(1, 2, 1);
        assert_eq!(twice.rows(0, 3), (0, 0));
        assert_eq!(twice.rows(1, 3), (0, 1));
        assert_eq!(twice.rows(2, 3), (1, 0));
        assert_eq!(twice.rows(5, 3), (2, 2));
        assert_eq!(line(twice, 1, &[100], &[200]), [125]);
    }

    #[test]
    fn other_factors_repeat() {
        let thrice = Upsampling::new(3, 2, 9);
        assert_eq!(thrice.rows(3, 5), (1, 1));
        assert_eq!(line(thrice, 0, &[1, 2], &[]), [1, 1, 1, 2, 2, 2]);
        assert!(Upsampling::new(1, 4, 9).is_plain());
    }
}
