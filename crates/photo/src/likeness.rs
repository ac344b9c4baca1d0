//! Compares the photo with the picture that the browser shows of the same file.
//!
//! Two decoders that turn a file differently, or read its colours differently, would let the map lie
//! on a picture that the network never saw. Patches of whole pixels are compared, not a smaller
//! picture: browsers make pictures smaller in ways of their own.

use crate::Photo;
use image::{ImageDecoder, ImageReader};
use std::io::Cursor;

/// Patches across, and down.
pub const PATCHES: usize = 16;

/// The side of a patch in pixels; a photo with a shorter side has shorter patches.
pub const PATCH_SIDE: usize = 8;

/// The most that a patch's mean may differ in a channel, in levels of 255. Of the 53 reference photos,
/// the largest difference after saving at quality 60 is 13.4; mirrored or turned by 180 degrees, each
/// differs by more than 84 in some patch.
const MOST_OF_A_PATCH: f32 = 16.0;

/// The most that all patches may differ on average where the file has a colour profile, which some
/// browsers apply and Pillow does not: the reference photos taken as Adobe RGB differ by up to 12.1.
const MOST_WITH_A_PROFILE: f32 = 14.0;

/// The first bytes of a JPEG.
const JPEG: [u8; 3] = [0xff, 0xd8, 0xff];

/// The word that begins each segment of a JPEG's profile (ICC.1, annex B.4).
const JPEG_PROFILE: &[u8] = b"ICC_PROFILE\0";

/// Bytes of a JPEG among which its profile begins: at most a handful of segments stand before it.
const JPEG_HEAD: usize = 1 << 20;

/// Levels on average by which the photo, turned or mirrored, must be nearer to be told from noise.
const CLEARLY: f32 = 1.0;

/// What the browser shows of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Width and height in pixels.
    pub size: (usize, usize),
    /// The pixels of [`patches`], patch by patch and row by row: red, green, blue, alpha.
    pub rgba: Vec<u8>,
}

impl Shown {
    /// What a browser shows that reads the file as the photo was read.
    pub fn of(photo: &Photo) -> Self {
        let size = (photo.width, photo.height);
        let mut rgba = Vec::new();
        for patch in patches(size) {
            for y in patch.y..patch.y + patch.height {
                let from = 3 * (y * photo.width + patch.x);
                for pixel in photo.pixels[from..from + 3 * patch.width].chunks_exact(3) {
                    rgba.extend_from_slice(pixel);
                    rgba.push(u8::MAX);
                }
            }
        }
        Self { size, rgba }
    }
}

/// A rectangle of whole pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patch {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

/// The patches of a picture of this size, row by row: the first and the last of a row touch its
/// edges, and the patches of its mirror image lie in the same places.
pub fn patches((width, height): (usize, usize)) -> impl Iterator<Item = Patch> {
    let (across, down) = (width.min(PATCH_SIDE), height.min(PATCH_SIDE));
    (0..PATCHES * PATCHES).map(move |number| Patch {
        x: place(number % PATCHES, width - across),
        y: place(number / PATCHES, height - down),
        width: across,
        height: down,
    })
}

/// The place of one of [`PATCHES`] from 0 to `last`, the same counted from either end.
fn place(number: usize, last: usize) -> usize {
    let mirrored = PATCHES - 1 - number;
    if number <= mirrored {
        number * last / (PATCHES - 1)
    } else {
        last - mirrored * last / (PATCHES - 1)
    }
}

/// Whether a file says in which colours it is to be shown. Such colours are left alone here, as Pillow
/// leaves them, and not by all browsers.
pub fn has_colour_profile(bytes: &[u8]) -> bool {
    if bytes.starts_with(&JPEG) {
        let head = &bytes[..bytes.len().min(JPEG_HEAD)];
        let mut words = head.windows(JPEG_PROFILE.len());
        return words.any(|word| word == JPEG_PROFILE);
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let decoder = reader.ok().and_then(|reader| reader.into_decoder().ok());
    let profile = decoder.and_then(|mut decoder| decoder.icc_profile().ok().flatten());
    profile.is_some()
}

/// Tells whether the browser shows the photo as it was read; `profiled` where the file
/// [has a colour profile](has_colour_profile).
pub fn alike(photo: &Photo, shown: &Shown, profiled: bool) -> bool {
    let size = (photo.width, photo.height);
    if size != shown.size {
        return false;
    }
    let ours = means(&Shown::of(photo).rgba, size);
    let theirs = means(&shown.rgba, size);
    if ours.len() != theirs.len() {
        return false;
    }
    let (mean, largest) = difference(&ours, &theirs);
    let turned = Turn::all(photo.width == photo.height)
        .map(|turn| difference(&turn.of(&ours), &theirs).0)
        .fold(f32::INFINITY, f32::min);
    let near = if profiled {
        mean <= MOST_WITH_A_PROFILE
    } else {
        largest <= MOST_OF_A_PATCH
    };
    near && mean <= turned + CLEARLY
}

type Colour = [f32; 3];

fn means(rgba: &[u8], (width, height): (usize, usize)) -> Vec<Colour> {
    let pixels = width.min(PATCH_SIDE) * height.min(PATCH_SIDE);
    rgba.chunks_exact(4 * pixels)
        .map(|patch| mean(patch.chunks_exact(4), pixels))
        .collect()
}

fn mean<'a>(pixels: impl Iterator<Item = &'a [u8]>, count: usize) -> Colour {
    let mut sum = [0.0; 3];
    for pixel in pixels {
        for (sum, &level) in sum.iter_mut().zip(pixel) {
            *sum += f32::from(level);
        }
    }
    sum.map(|sum| sum / count as f32)
}

/// The mean and the largest difference of a channel, in levels.
fn difference(ours: &[Colour], theirs: &[Colour]) -> (f32, f32) {
    let channels = ours.iter().flatten().zip(theirs.iter().flatten());
    let (mut sum, mut largest) = (0.0_f32, 0.0_f32);
    for (ours, theirs) in channels {
        let difference = (ours - theirs).abs();
        sum += difference;
        largest = largest.max(difference);
    }
    (sum / (3 * ours.len()) as f32, largest)
}

/// One of the ways to turn or mirror a picture: first transposed, then mirrored across and down.
#[derive(Debug, Clone, Copy)]
struct Turn {
    transposed: bool,
    across: bool,
    down: bool,
}

impl Turn {
    /// All but the one that changes nothing; those that swap the sides for a square only.
    fn all(square: bool) -> impl Iterator<Item = Self> {
        (1..if square { 8 } else { 4 }).map(|bits| Self {
            transposed: bits & 4 != 0,
            across: bits & 1 != 0,
            down: bits & 2 != 0,
        })
    }

    /// The patches of the turned picture.
    fn of(self, patches: &[Colour]) -> Vec<Colour> {
        let mirrored = |at: usize, is: bool| if is { PATCHES - 1 - at } else { at };
        (0..PATCHES * PATCHES)
            .map(|number| {
                let row = mirrored(number / PATCHES, self.down);
                let column = mirrored(number % PATCHES, self.across);
                let (row, column) = if self.transposed {
                    (column, row)
                } else {
                    (row, column)
                };
                patches[row * PATCHES + column]
            })
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where its picture does")]
mod tests {
    use super::*;

    fn photo(size: (usize, usize), colour: impl Fn(usize, usize) -> [u8; 3]) -> Photo {
        let (width, height) = size;
        let pixels = (0..width * height)
            .flat_map(|at| colour(at % width, at / width))
            .collect();
        Photo {
            width,
            height,
            pixels,
            remarks: vec![],
        }
    }

    /// Brighter to the right and, less, downwards: no two of its eight turns are the same.
    fn slope(size: (usize, usize)) -> Photo {
        let (width, height) = size;
        photo(size, |x, y| {
            [
                (200 * x / width + 40 * y / height) as u8,
                90,
                (200 * y / height) as u8,
            ]
        })
    }

    #[test]
    fn a_photo_is_like_itself_at_every_size() {
        for size in [(1, 1), (3, 200), (200, 3), (8, 9), (451, 300), (300, 300)] {
            let photo = slope(size);
            assert!(alike(&photo, &Shown::of(&photo), false), "{size:?}");
        }
    }

    #[test]
    fn patches_lie_in_the_picture_and_mirror_each_other() {
        for size in [(1, 1), (7, 400), (451, 300), (4000, 3000)] {
            let all: Vec<Patch> = patches(size).collect();
            for (number, patch) in all.iter().enumerate() {
                let mirror = all[PATCHES * PATCHES - 1 - number];
                assert_eq!(
                    patch.x + patch.width + mirror.x,
                    size.0,
                    "{size:?} {patch:?}"
                );
                assert_eq!(
                    patch.y + patch.height + mirror.y,
                    size.1,
                    "{size:?} {patch:?}"
                );
            }
        }
    }

    #[test]
    fn another_size_is_another_picture() {
        let photo = slope((60, 40));
        assert!(!alike(&photo, &Shown::of(&slope((40, 60))), false));
    }

    #[test]
    fn a_turned_picture_differs() {
        let (width, height) = (300, 300);
        let straight = slope((width, height));
        for turn in Turn::all(true) {
            let turned = photo((width, height), |x, y| {
                let x = if turn.across { width - 1 - x } else { x };
                let y = if turn.down { height - 1 - y } else { y };
                let (x, y) = if turn.transposed { (y, x) } else { (x, y) };
                let from = 3 * (y * width + x);
                std::array::from_fn(|channel| straight.pixels[from + channel])
            });
            assert!(!alike(&straight, &Shown::of(&turned), false), "{turn:?}");
            assert!(!alike(&straight, &Shown::of(&turned), true), "{turn:?}");
        }
    }

    #[test]
    fn faint_pictures_that_are_mirrored_differ() {
        let faint = |x: usize| [120 + (10 * x / 400) as u8; 3];
        let straight = photo((400, 300), |x, _| faint(x));
        let mirrored = photo((400, 300), |x, _| faint(399 - x));
        assert!(!alike(&straight, &Shown::of(&mirrored), false));
    }

    #[test]
    fn a_grey_end_differs_and_a_colour_profile_does_not() {
        let straight = slope((400, 300));
        let cut = photo((400, 300), |x, y| {
            let from = 3 * (y * 400 + x);
            if y < 270 {
                std::array::from_fn(|channel| straight.pixels[from + channel])
            } else {
                [128; 3]
            }
        });
        assert!(!alike(&straight, &Shown::of(&cut), false));
        let warmer = photo((400, 300), |x, y| {
            let from = 3 * (y * 400 + x);
            let pixel = &straight.pixels[from..from + 3];
            [pixel[0].saturating_add(20), pixel[1], pixel[2]]
        });
        assert!(!alike(&straight, &Shown::of(&warmer), false));
        assert!(alike(&straight, &Shown::of(&warmer), true));
    }

    #[test]
    fn a_profile_is_found_in_each_format() {
        let picture = slope((8, 8));
        let file = crate::png(&picture).unwrap();
        assert!(!has_colour_profile(&file));
        assert!(!has_colour_profile(b""));
        let jpeg = [&JPEG[..], &[0xe2, 0, 16], JPEG_PROFILE, &[1, 1]].concat();
        assert!(has_colour_profile(&jpeg));
        assert!(!has_colour_profile(&jpeg[..12]));
        let mut profiled = Vec::new();
        let mut encoder = image::codecs::png::PngEncoder::new(&mut profiled);
        image::ImageEncoder::set_icc_profile(&mut encoder, vec![7; 200]).unwrap();
        let (pixels, kind) = (&picture.pixels, image::ExtendedColorType::Rgb8);
        image::ImageEncoder::write_image(encoder, pixels, 8, 8, kind).unwrap();
        assert!(has_colour_profile(&profiled));
    }
}
