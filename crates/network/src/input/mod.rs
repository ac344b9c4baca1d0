//! A photo in its frame becomes the numbers that the network was trained on.

mod resize;

pub use resize::{resize_bilinear, resize_nearest};

use camlens_core::framing::{Frame, Framing, InputSpec, Rectangle, crop_corner, crop_resized};
use camlens_photo::Photo;
use resize::resize_bilinear_part;

/// A network's input: three planes of levels from 0 to 255, less the mean of each plane.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkInput {
    pub width: usize,
    pub height: usize,
    /// `[3, height, width]`
    pub values: Vec<f32>,
}

impl NetworkInput {
    /// The input for a network that expects `spec`, of an RGB picture `[height, width, 3]`.
    pub fn from_rgb(pixels: &[u8], width: usize, height: usize, spec: &InputSpec) -> Self {
        let mut values = Vec::with_capacity(3 * width * height);
        for (colour, mean) in spec.channels.of_rgb().into_iter().zip(spec.means) {
            values.extend(
                pixels
                    .chunks_exact(3)
                    .map(|pixel| f32::from(pixel[colour]) - mean),
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

/// The part of a photo that the network sees, as an RGB picture `[height, width, 3]` of the size
/// `frame.input`.
///
/// `frame` is [`Framing::frame`] or [`Framing::frame_at`] of this photo's size and `spec`.
pub fn frame_photo(photo: &Photo, frame: &Frame, spec: &InputSpec) -> Vec<u8> {
    let size = (photo.width, photo.height);
    match frame.framing {
        Framing::Seed => resize_nearest(&photo.pixels, size, frame.input),
        Framing::Squash => resize_bilinear(&photo.pixels, size, frame.input),
        Framing::Crop => {
            let resized_size = crop_resized(photo.width, photo.height, spec);
            let (left, top) = crop_corner(resized_size.0, resized_size.1, spec);
            let (width, height) = (frame.input.0 as u64, frame.input.1 as u64);
            let square = (left..left + width, top..top + height);
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
    use camlens_core::framing::ChannelOrder;
    use camlens_core::resnet50::INPUT;

    fn gradient(width: usize, height: usize) -> Photo {
        let pixels = (0..width * height)
            .flat_map(|at| [(at % width % 256) as u8, (at / width % 256) as u8, 7])
            .collect();
        Photo {
            width,
            height,
            pixels,
            remarks: vec![],
        }
    }

    #[test]
    fn planes_are_in_the_networks_order_less_their_means() {
        let input = |channels| {
            let spec = InputSpec {
                channels,
                means: [0.5, 1.5, 2.5],
                ..INPUT
            };
            NetworkInput::from_rgb(&[1, 2, 3, 10, 20, 30], 2, 1, &spec).values
        };
        let blue_first = [2.5, 29.5, 0.5, 18.5, -1.5, 7.5];
        assert_eq!(input(ChannelOrder::Bgr), blue_first);
        let red_first = [0.5, 9.5, 0.5, 18.5, 0.5, 27.5];
        assert_eq!(input(ChannelOrder::Rgb), red_first);
    }

    #[test]
    fn a_mirror_image_has_its_lines_backwards_and_its_colours_in_place() {
        let input = NetworkInput::from_rgb(&[1, 2, 3, 10, 20, 30], 2, 1, &INPUT);
        let backwards = NetworkInput::from_rgb(&[10, 20, 30, 1, 2, 3], 2, 1, &INPUT);
        assert_eq!(input.mirrored(), backwards);
        assert_eq!(input.mirrored().mirrored(), input);
    }

    #[test]
    fn every_framing_gives_a_picture_of_its_size() {
        for (width, height) in [(1, 1), (300, 451), (20, 900), (224, 224)] {
            let photo = gradient(width, height);
            for framing in Framing::ALL {
                let frame = framing.frame(width, height, &INPUT);
                let picture = frame_photo(&photo, &frame, &INPUT);
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
        let frame = Framing::Crop.frame(256, 256, &INPUT);
        let picture = frame_photo(&gradient(256, 256), &frame, &INPUT);
        assert_eq!(picture[..3], [16, 16, 7]);
        assert_eq!(picture[picture.len() - 3..], [239, 239, 7]);
    }
}
