//! Lines in SVG.

use camlens_core::cam::Polyline;
use std::fmt::Write;

/// The `d` of one path for lines on a picture that is 1 wide and 1 high.
pub fn path(lines: &[Polyline]) -> String {
    let mut path = String::new();
    for line in lines {
        for (at, (x, y)) in line.points.iter().enumerate() {
            let go = if at == 0 { 'M' } else { 'L' };
            // Writing into a String does not fail.
            let _ = write!(path, "{go}{x:.5} {y:.5}");
        }
        if line.closed {
            path.push('Z');
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::CellSet;
    use camlens_core::framing::Offset;

    #[test]
    fn lines_become_one_path() {
        let line = |closed| Polyline {
            points: vec![(0.0, 0.5), (0.25, 1.0)],
            closed,
        };
        let expected = "M0.00000 0.50000L0.25000 1.00000M0.00000 0.50000L0.25000 1.00000Z";
        assert_eq!(path(&[line(false), line(true)]), expected);
        assert_eq!(path(&[]), "");
    }

    #[test]
    fn a_cell_is_a_closed_square_of_the_picture() {
        let cells = CellSet::from_fn(2, 4, |row, column| (row, column) == (1, 1));
        let expected = "M0.25000 0.50000L0.50000 0.50000L0.50000 1.00000L0.25000 1.00000Z";
        assert_eq!(path(&cells.outline(Offset::NONE)), expected);
    }
}
