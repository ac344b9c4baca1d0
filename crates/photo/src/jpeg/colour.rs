//! Colours of a JPEG's components, as libjpeg and Pillow make RGB of them.

use super::header::{Frame, Markers};

/// The meaning of the components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    Grey,
    Rgb,
    /// Brightness, blue and red differences (JFIF 1.02).
    YCbCr,
    /// Four inks, 255 for none: Adobe writes them so, and Pillow and browsers take all files for
    /// Adobe's.
    Inks,
    /// Three inks as brightness and differences, and black.
    YCbCrAndBlack,
}

impl Colours {
    /// The rules of libjpeg (`jdapimin.c`): the segment of JFIF first, then Adobe's, then the names
    /// of the components.
    pub(super) fn of(frame: &Frame, markers: &Markers<'_>) -> Self {
        let ids: Vec<u8> = frame.components.iter().map(|of| of.id).collect();
        match (frame.components.len(), markers.adobe) {
            (1, _) => Self::Grey,
            (3, _) if markers.jfif => Self::YCbCr,
            (3, Some(0)) => Self::Rgb,
            (3, None) if ids == *b"RGB" => Self::Rgb,
            (3, _) => Self::YCbCr,
            (_, None | Some(0)) => Self::Inks,
            _ => Self::YCbCrAndBlack,
        }
    }

    /// RGB of a row, of the rows of the components.
    pub(super) fn line(self, parts: &[&[u8]], to: &mut [u8]) {
        let to = to.chunks_exact_mut(3);
        match (self, parts) {
            (Self::Grey, [grey, ..]) => {
                to.zip(*grey).for_each(|(to, &grey)| to.fill(grey));
            }
            (Self::Rgb, [red, green, blue, ..]) => {
                for (((to, &r), &g), &b) in to.zip(*red).zip(*green).zip(*blue) {
                    (to[0], to[1], to[2]) = (r, g, b);
                }
            }
            (Self::YCbCr, [y, cb, cr, ..]) => {
                for (((to, &y), &cb), &cr) in to.zip(*y).zip(*cb).zip(*cr) {
                    let rgb = rgb(y, cb, cr);
                    (to[0], to[1], to[2]) = (rgb[0], rgb[1], rgb[2]);
                }
            }
            (Self::Inks, [c, m, y, k]) => {
                for ((((to, &c), &m), &y), &k) in to.zip(*c).zip(*m).zip(*y).zip(*k) {
                    to.copy_from_slice(&printed([c, m, y], k));
                }
            }
            (Self::YCbCrAndBlack, [y, cb, cr, k]) => {
                for ((((to, &y), &cb), &cr), &k) in to.zip(*y).zip(*cb).zip(*cr).zip(*k) {
                    let inks = rgb(y, cb, cr).map(|light| 255 - light);
                    to.copy_from_slice(&printed(inks, k));
                }
            }
            _ => {}
        }
    }
}

/// The equations of JFIF 1.02 in 16-bit fixed point, rounded to the nearest.
#[inline]
fn rgb(y: u8, cb: u8, cr: u8) -> [u8; 3] {
    const HALF: i32 = 1 << 15;
    let (y, cb, cr) = (i32::from(y), i32::from(cb) - 128, i32::from(cr) - 128);
    let red = y + ((91_881 * cr + HALF) >> 16);
    let green = y + ((-22_554 * cb - 46_802 * cr + HALF) >> 16);
    let blue = y + ((116_130 * cb + HALF) >> 16);
    [red, green, blue].map(|level| level.clamp(0, 255) as u8)
}

/// The colour of paper under inks, by Pillow's formula.
fn printed(inks: [u8; 3], black: u8) -> [u8; 3] {
    let light = u32::from(black);
    inks.map(|stored| {
        let product = u32::from(255 - stored) * light + 128;
        light.saturating_sub(((product >> 8) + product) >> 8) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_of_the_colour_space_are_those_of_jfif() {
        assert_eq!(rgb(76, 85, 255), [254, 0, 0]);
        assert_eq!(rgb(255, 128, 128), [255; 3]);
        assert_eq!(rgb(0, 128, 128), [0; 3]);
        assert_eq!(rgb(29, 255, 107), [0, 0, 254]);
    }

    #[test]
    fn paper_without_ink_is_white_and_black_ink_is_black() {
        assert_eq!(printed([255; 3], 255), [255; 3]);
        assert_eq!(printed([255; 3], 0), [0; 3]);
        assert_eq!(printed([0, 255, 255], 255), [0, 255, 255]);
    }
}
