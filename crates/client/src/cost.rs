//! The cost of a resolution, told before it is chosen.

use crate::way::Resolution;
use camlens_core::framing::{Frame, Framing};
use camlens_core::resnet50::INPUT;

/// Milliseconds of a pass for each pixel of its input.
///
/// Each pixel passes through the same arithmetic, so that a photo of twice the area takes twice the
/// time; the last reading tells the speed of this computer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PixelTime(f64);

/// The cells and the time of a reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    pub rows: usize,
    pub columns: usize,
    pub passes: usize,
    /// The time of all passes, in milliseconds.
    pub time: f64,
}

impl PixelTime {
    /// The time of a reading that took `milliseconds` in all its passes.
    pub fn of(milliseconds: f64, frame: &Frame, resolution: Resolution) -> Self {
        Self(milliseconds / (pixels(frame) * resolution.passes() as f64))
    }
}

impl Cost {
    /// The cost of reading a photo of this width and height as a whole.
    pub fn of(resolution: Resolution, photo: (usize, usize), PixelTime(time): PixelTime) -> Self {
        let frame = Framing::Whole.frame_at(resolution.short_side, photo.0, photo.1, &INPUT);
        let passes = resolution.passes();
        Self {
            rows: frame.input.1 / INPUT.cell,
            columns: frame.input.0 / INPUT.cell,
            passes,
            time: time * pixels(&frame) * passes as f64,
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

    fn resolution(short_side: ShortSide, mirrored: bool) -> Resolution {
        Resolution {
            short_side,
            mirrored,
        }
    }

    #[test]
    fn time_goes_with_the_area_and_the_passes() {
        let frame = Framing::Whole.frame(PHOTO.0, PHOTO.1, &INPUT);
        let pixel_time = PixelTime::of(900.0, &frame, Resolution::default());
        let cost = |side, mirrored| Cost::of(resolution(side, mirrored), PHOTO, pixel_time);
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
    fn every_reading_tells_the_same_time_a_pixel() {
        let frame = Framing::Whole.frame(PHOTO.0, PHOTO.1, &INPUT);
        let pixel_time = PixelTime::of(900.0, &frame, Resolution::default());
        for side in ShortSide::ALL {
            for mirrored in [false, true] {
                let cost = Cost::of(resolution(side, mirrored), PHOTO, pixel_time);
                let frame = Framing::Whole.frame_at(side, PHOTO.0, PHOTO.1, &INPUT);
                let PixelTime(again) = PixelTime::of(cost.time, &frame, resolution(side, mirrored));
                assert!((again / pixel_time.0 - 1.0).abs() < 1e-9);
            }
        }
    }
}
