//! A photo in its frame becomes the numbers that the network was trained on.

use camlens_core::framing::{Frame, Framing, Rectangle, crop_corner, crop_resized};
use resize::resize_bilinear_part;
mod resize;

use crate::photo::Photo;
pub use resize::{resize_bilinear, resize_nearest};

/// Means of ImageNet in the order blue, green, red: what Keras' "caffe" mode takes off.
const MEANS: [f32; 3] = [103.939, 116.779, 123.68];

/// The network's input: blue, green and red planes, each pixel less its mean, unscaled
/// (`keras.applications.imagenet_utils.preprocess_input(mode="caffe")`).
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkInput {
    pub width: usize,
    pub height: usize,
    /// `[3, height, width]`
    pub values: Vec<f32>,
}

impl NetworkInput {
    /// From an RGB picture, row by row, `width` x `height`.
    pub fn from_rgb(pixels: &[u8], width: usize, height: usize) -> Self {
        let mut values = Vec::with_capacity(3 * width * height);
        for (plane, mean) in MEANS.iter().enumerate() {
            // Planes are BGR, pixels RGB.
            values.extend(
                pixels
                    .chunks_exact(3)
                    .map(|pixel| f32::from(pixel[2 - plane]) - mean),
            );
        }
        Self {
            width,
            height,
            values,
        }
    }

    /// The input of the mirror image: left and right change places.
    pub fn mirrored(&self) -> Self {
        let lines = self.values.chunks_exact(self.width.max(1));
        Self {
            values: lines.flat_map(|line| line.iter().rev().copied()).collect(),
            ..*self
        }
    }
}

/// What the network sees of a photo, as an RGB picture of the size `frame.input`.
///
/// `frame` is [`Framing::frame`] or [`Framing::frame_at`] of this photo's size.
pub fn frame_photo(photo: &Photo, frame: &Frame) -> Vec<u8> {
    let size = (photo.width, photo.height);
    match frame.framing {
        Framing::Seed => resize_nearest(&photo.pixels, size, frame.input),
        Framing::Squash => resize_bilinear(&photo.pixels, size, frame.input),
        Framing::Crop => {
            let resized_size = crop_resized(photo.width, photo.height);
            let (left, top) = crop_corner(resized_size.0, resized_size.1);
            let square = (left..left + frame.input.0, top..top + frame.input.1);
            resize_bilinear_part(&photo.pixels, size, resized_size, square)
        }
        Framing::Whole if frame.ends_cut => {
            let Rectangle {
                x,
                y,
                width,
                height,
            } = frame.seen;
            let seen = (width as usize, height as usize);
            let middle = cut(&photo.pixels, photo.width, (x as usize, y as usize), seen);
            resize_bilinear(&middle, seen, frame.input)
        }
        Framing::Whole => resize_bilinear(&photo.pixels, size, frame.input),
    }
}

/// A rectangle of an RGB picture that is `stride` pixels wide.
fn cut(
    pixels: &[u8],
    stride: usize,
    (left, top): (usize, usize),
    (width, height): (usize, usize),
) -> Vec<u8> {
    (top..top + height)
        .flat_map(|y| &pixels[(y * stride + left) * 3..][..width * 3])
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gradient(width: usize, height: usize) -> Photo {
        let pixels = (0..width * height)
            .flat_map(|at| [(at % width % 256) as u8, (at / width % 256) as u8, 7])
            .collect();
        Photo {
            width,
            height,
            pixels,
            moves: false,
        }
    }

    #[test]
    fn planes_are_blue_green_red_less_their_means() {
        let input = NetworkInput::from_rgb(&[1, 2, 3, 10, 20, 30], 2, 1);
        let expected = [3.0, 30.0, 2.0, 20.0, 1.0, 10.0];
        for (at, (value, pixel)) in input.values.iter().zip(expected).enumerate() {
            assert_eq!(*value, pixel - MEANS[at / 2]);
        }
    }

    #[test]
    fn a_mirror_image_has_its_lines_backwards_and_its_colours_in_place() {
        let input = NetworkInput::from_rgb(&[1, 2, 3, 10, 20, 30], 2, 1);
        let backwards = NetworkInput::from_rgb(&[10, 20, 30, 1, 2, 3], 2, 1);
        assert_eq!(input.mirrored(), backwards);
        assert_eq!(input.mirrored().mirrored(), input);
    }

    #[test]
    fn every_framing_gives_a_picture_of_its_size() {
        for (width, height) in [(1, 1), (300, 451), (20, 900), (224, 224)] {
            let photo = gradient(width, height);
            for framing in Framing::ALL {
                let frame = framing.frame(width, height);
                let picture = frame_photo(&photo, &frame);
                assert_eq!(
                    picture.len(),
                    frame.input.0 * frame.input.1 * 3,
                    "{framing:?}"
                );
            }
        }
    }

    #[test]
    fn crop_takes_the_middle() {
        let frame = Framing::Crop.frame(256, 256);
        let picture = frame_photo(&gradient(256, 256), &frame);
        assert_eq!(picture[..3], [16, 16, 7]);
        assert_eq!(picture[picture.len() - 3..], [239, 239, 7]);
    }
}
