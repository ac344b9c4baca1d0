//! What a grid would cost, told before it is chosen.

use crate::state::Grid;
use camlens_core::framing::{Frame, Framing};
use camlens_core::resnet50::INPUT;

/// Milliseconds that a pass takes for a pixel of its input.
///
/// Each pixel passes through the same arithmetic, so that a photo of twice the area takes twice the
/// time; the last reading tells how fast this computer is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace(f64);

/// The cells and the time of a reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    pub rows: usize,
    pub columns: usize,
    pub passes: usize,
    /// In milliseconds.
    pub time: f64,
}

impl Pace {
    /// Of a reading that took so many milliseconds in all its passes.
    pub fn of(milliseconds: f64, frame: &Frame, grid: Grid) -> Self {
        Self(milliseconds / (pixels(frame) * grid.passes() as f64))
    }
}

impl Cost {
    /// Of reading a photo of this width and height as a whole.
    pub fn of(grid: Grid, photo: (usize, usize), Pace(pace): Pace) -> Self {
        let frame = Framing::Whole.frame_at(grid.short_side, photo.0, photo.1, &INPUT);
        let passes = grid.passes();
        Self {
            rows: frame.input.1 / INPUT.cell,
            columns: frame.input.0 / INPUT.cell,
            passes,
            time: pace * pixels(&frame) * passes as f64,
        }
    }
}

fn pixels(frame: &Frame) -> f64 {
    (frame.input.0 * frame.input.1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::framing::ShortSide;

    const PHOTO: (usize, usize) = (451, 300);

    fn grid(short_side: ShortSide, mirrored: bool) -> Grid {
        Grid {
            short_side,
            mirrored,
        }
    }

    #[test]
    fn time_goes_with_the_area_and_the_passes() {
        let frame = Framing::Whole.frame(PHOTO.0, PHOTO.1, &INPUT);
        let pace = Pace::of(900.0, &frame, Grid::default());
        let cost = |side, mirrored| Cost::of(grid(side, mirrored), PHOTO, pace);
        let same = cost(ShortSide::Standard, false);
        assert_eq!((same.rows, same.columns, same.passes), (8, 12, 1));
        assert!((same.time - 900.0).abs() < 1e-9);
        let four = cost(ShortSide::Finer, false);
        assert_eq!((four.rows, four.columns, four.passes), (16, 24, 1));
        assert!((four.time - 3600.0).abs() < 1e-9);
        let eight = cost(ShortSide::Finer, true);
        assert_eq!(eight.passes, 2);
        assert!((eight.time - 7200.0).abs() < 1e-9);
    }

    #[test]
    fn every_reading_tells_the_same_pace() {
        let frame = Framing::Whole.frame(PHOTO.0, PHOTO.1, &INPUT);
        let pace = Pace::of(900.0, &frame, Grid::default());
        for side in ShortSide::ALL {
            for mirrored in [false, true] {
                let cost = Cost::of(grid(side, mirrored), PHOTO, pace);
                let frame = Framing::Whole.frame_at(side, PHOTO.0, PHOTO.1, &INPUT);
                let Pace(again) = Pace::of(cost.time, &frame, grid(side, mirrored));
                assert!((again / pace.0 - 1.0).abs() < 1e-9);
            }
        }
    }
}
