//! Lines as the paths of an SVG.

use camlens_core::cam::Polyline;
use std::fmt::Write;

/// Decimals of a place on a picture that is 1 wide and 1 high: a hundredth of a pixel of a wide screen.
const PLACE_DECIMALS: usize = 5;

/// Decimals of a place in pixels.
const PIXEL_DECIMALS: usize = 2;

/// The `d` of one path for lines on a picture that is 1 wide and 1 high.
pub fn path(lines: &[Polyline]) -> String {
    written(lines, PLACE_DECIMALS)
}

/// The `d` of one path for lines in pixels.
pub fn path_in_pixels(lines: &[Polyline]) -> String {
    written(lines, PIXEL_DECIMALS)
}

fn written(lines: &[Polyline], decimals: usize) -> String {
    let mut path = String::new();
    for line in lines {
        for (at, (x, y)) in line.points.iter().enumerate() {
            let go = if at == 0 { 'M' } else { 'L' };
            // Writing into a String does not fail.
            let _ = write!(path, "{go}{x:.decimals$} {y:.decimals$}");
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
        assert_eq!(path_in_pixels(&[line(false)]), "M0.00 0.50L0.25 1.00");
    }

    #[test]
    fn a_cell_is_a_closed_square_of_the_picture() {
        let cells = CellSet::from_fn(2, 4, |row, column| (row, column) == (1, 1));
        let expected = "M0.25000 0.50000L0.50000 0.50000L0.50000 1.00000L0.25000 1.00000Z";
        assert_eq!(path(&cells.outline(Offset::NONE)), expected);
    }
}
