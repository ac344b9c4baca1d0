//! Colours of a TIFF's samples (TIFF 6.0, tag 262).

use crate::PhotoError;
use crate::error::{truncated, unsupported};
use crate::format::RAW;
use crate::tiff::directory::Directory;

/// What samples mean.
pub(super) struct Colours {
    kind: Kind,
    /// The largest sample.
    white: u32,
    alpha: Option<Alpha>,
    /// Samples of a pixel that are colours.
    pub(super) count: usize,
}

enum Kind {
    Grey {
        white_is_zero: bool,
    },
    Rgb,
    /// Red, green and blue of each number.
    Palette(Vec<[u8; 3]>),
    /// Cyan, magenta, yellow, black, 0 for none.
    Inks,
}

#[derive(Clone, Copy)]
enum Alpha {
    /// Colours were multiplied with it.
    Multiplied,
    Apart,
}

impl Colours {
    /// Of samples of `bits`.
    ///
    /// # Errors
    /// [`PhotoError::Unsupported`] names what is not ours.
    pub(super) fn of(directory: &Directory, bits: u32) -> Result<Self, PhotoError> {
        let (kind, count) = match directory.one(262) {
            Some(grey @ (0 | 1)) => {
                let white_is_zero = grey == 0;
                (Kind::Grey { white_is_zero }, 1)
            }
            Some(2) => (Kind::Rgb, 3),
            Some(3) => (Kind::Palette(palette(directory.all(320))?), 1),
            Some(5) => (Kind::Inks, 4),
            Some(6) => return Err(unsupported("a TIFF of YCbCr pixels")),
            Some(8..=10) => return Err(unsupported("a TIFF of Lab pixels")),
            Some(32_803 | 34_892) => return Err(unsupported(RAW)),
            _ => return Err(unsupported("a TIFF of these colours")),
        };
        let alpha = match directory.one(338) {
            Some(1) => Some(Alpha::Multiplied),
            Some(2) => Some(Alpha::Apart),
            _ => None,
        };
        Ok(Self {
            kind,
            white: (1 << bits) - 1,
            alpha,
            count,
        })
    }

    /// The colour of a pixel, over white.
    #[inline]
    pub(super) fn rgb(&self, samples: &[u16]) -> [u8; 3] {
        let level = |sample: u16| match self.white {
            0xffff => (sample >> 8) as u8,
            0xff => sample as u8,
            white => (u32::from(sample) * 255 / white) as u8,
        };
        let colour = match (&self.kind, samples) {
            (Kind::Grey { white_is_zero }, [grey, ..]) => {
                let grey = level(*grey);
                [if *white_is_zero { 255 - grey } else { grey }; 3]
            }
            (Kind::Rgb, [red, green, blue, ..]) => [level(*red), level(*green), level(*blue)],
            (Kind::Palette(colours), [number, ..]) => {
                let colour = colours.get(usize::from(*number));
                colour.copied().unwrap_or_default()
            }
            (Kind::Inks, [c, m, y, k, ..]) => {
                let light = 255 - u32::from(level(*k));
                [*c, *m, *y].map(|ink| {
                    let product = u32::from(level(ink)) * light + 128;
                    light.saturating_sub(((product >> 8) + product) >> 8) as u8
                })
            }
            _ => [0; 3],
        };
        let alpha = samples
            .get(self.count)
            .map(|&sample| u32::from(level(sample)));
        match (self.alpha, alpha) {
            (Some(Alpha::Apart), Some(alpha)) => {
                colour.map(|of| ((u32::from(of) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
            }
            (Some(Alpha::Multiplied), Some(alpha)) => {
                colour.map(|of| (u32::from(of) + 255 - alpha).min(255) as u8)
            }
            _ => colour,
        }
    }
}

/// All reds, then all greens, then all blues, of 16 bits.
fn palette(values: &[u64]) -> Result<Vec<[u8; 3]>, PhotoError> {
    let count = values.len() / 3;
    if count == 0 {
        return Err(truncated("TIFF", "its palette is missing"));
    }
    let high = |at: usize| (values[at] >> 8) as u8;
    let colours = (0..count).map(|at| [high(at), high(count + at), high(2 * count + at)]);
    Ok(colours.collect())
}
