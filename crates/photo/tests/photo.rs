//! Files of every kind, good and bad.

#![allow(clippy::unwrap_used, reason = "the files are made here")]

use camlens_photo::{BYTE_LIMIT, Photo, PhotoError, Remark, decode, too_heavy};
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{
    DynamicImage, ExtendedColorType, Frame, ImageBuffer, ImageEncoder, ImageFormat, RgbImage,
};
use std::io::Cursor;

/// Upright: red, green above blue, white, each a square of 8 x 8, the right half one column wider.
fn upright() -> RgbImage {
    ImageBuffer::from_fn(17, 16, |x, y| {
        image::Rgb(match (x < 8, y < 8) {
            (true, true) => [250, 10, 10],
            (false, true) => [10, 250, 10],
            (true, false) => [10, 10, 250],
            (false, false) => [250, 250, 250],
        })
    })
}

/// The pixels as a camera stores them that writes this orientation (EXIF 2.3, tag 0x0112).
fn stored(orientation: u8) -> RgbImage {
    let picture = DynamicImage::ImageRgb8(upright());
    match orientation {
        2 => picture.fliph(),
        3 => picture.rotate180(),
        4 => picture.flipv(),
        5 => picture.rotate90().fliph(),
        6 => picture.rotate270(),
        7 => picture.rotate270().fliph(),
        8 => picture.rotate90(),
        _ => picture,
    }
    .into_rgb8()
}

/// A TIFF structure with one entry.
fn exif(orientation: u8) -> Vec<u8> {
    let mut bytes = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    bytes.extend([orientation, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

fn as_photo(picture: &RgbImage) -> Photo {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    Photo {
        width,
        height,
        pixels: picture.as_raw().clone(),
        remarks: vec![],
    }
}

#[test]
fn every_orientation_comes_out_upright() {
    for orientation in 1..=8 {
        let picture = stored(orientation);
        let mut file = Vec::new();
        let mut encoder = PngEncoder::new(&mut file);
        encoder.set_exif_metadata(exif(orientation)).unwrap();
        encoder
            .write_image(
                &picture,
                picture.width(),
                picture.height(),
                ExtendedColorType::Rgb8,
            )
            .unwrap();
        assert_eq!(
            decode(&file),
            Ok(as_photo(&upright())),
            "orientation {orientation}"
        );
    }
}

#[test]
fn jpegs_too() {
    for orientation in 1..=8 {
        let picture = stored(orientation);
        let mut file = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut file, 100);
        encoder.set_exif_metadata(exif(orientation)).unwrap();
        encoder
            .write_image(
                &picture,
                picture.width(),
                picture.height(),
                ExtendedColorType::Rgb8,
            )
            .unwrap();
        let photo = decode(&file).unwrap();
        assert_eq!(
            (photo.width, photo.height),
            (17, 16),
            "orientation {orientation}"
        );
        let corners = [(2, 2), (13, 2), (2, 13), (13, 13)];
        for (x, y) in corners {
            let pixel = &photo.pixels[(y * 17 + x) * 3..][..3];
            let expected = upright().get_pixel(x as u32, y as u32).0;
            for (ours, theirs) in pixel.iter().zip(expected) {
                assert!(
                    ours.abs_diff(theirs) < 12,
                    "orientation {orientation} at {x}, {y}"
                );
            }
        }
    }
}

#[test]
fn every_format_is_read() {
    for format in [
        ImageFormat::Png,
        ImageFormat::Bmp,
        ImageFormat::WebP,
        ImageFormat::Pnm,
        ImageFormat::Qoi,
        ImageFormat::Tga,
    ] {
        let mut file = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(upright())
            .write_to(&mut file, format)
            .unwrap();
        assert_eq!(
            decode(file.get_ref()),
            Ok(as_photo(&upright())),
            "{format:?}"
        );
    }
}

#[test]
fn grey_wide_and_transparent_pictures_are_accepted() {
    let grey = DynamicImage::ImageLuma8(ImageBuffer::from_pixel(2, 1, image::Luma([77])));
    assert_eq!(decode(&png(&grey)).unwrap().pixels, [77; 6]);
    let wide = DynamicImage::ImageRgb16(ImageBuffer::from_pixel(
        1,
        1,
        image::Rgb([0x12ff, 0, 0xffff]),
    ));
    assert_eq!(decode(&png(&wide)).unwrap().pixels, [0x12, 0, 0xff]);
    let clear = DynamicImage::ImageRgba8(ImageBuffer::from_pixel(1, 1, image::Rgba([9, 9, 9, 0])));
    assert_eq!(decode(&png(&clear)).unwrap().pixels, [255; 3]);
}

#[test]
fn of_a_gif_that_moves_the_first_frame_is_read() {
    let frame = |colour| Frame::new(ImageBuffer::from_pixel(4, 3, image::Rgba(colour)));
    let mut file = Vec::new();
    GifEncoder::new(&mut file)
        .encode_frames([frame([255, 0, 0, 255]), frame([0, 0, 255, 255])])
        .unwrap();
    let photo = decode(&file).unwrap();
    assert_eq!(photo.remarks, [Remark::Moves]);
    assert_eq!(photo.pixels, [255, 0, 0].repeat(12));
    let mut still = Vec::new();
    GifEncoder::new(&mut still)
        .encode_frames([frame([255, 0, 0, 255])])
        .unwrap();
    assert_eq!(decode(&still).unwrap().remarks, []);
}

#[test]
fn nothing_is_said_to_be_nothing() {
    assert_eq!(decode(&[]), Err(PhotoError::Empty));
    assert_eq!(
        decode(b"a letter, not a photo"),
        Err(PhotoError::NotAnImage)
    );
    assert_eq!(decode(&[0]), Err(PhotoError::NotAnImage));
}

#[test]
fn a_hundred_megapixels_are_refused_before_they_are_decoded() {
    // A header that promises them, and nothing behind it.
    let mut bmp = b"BM".to_vec();
    bmp.extend([0; 8]);
    bmp.extend(54_u32.to_le_bytes());
    bmp.extend(40_u32.to_le_bytes());
    bmp.extend(10_000_i32.to_le_bytes());
    bmp.extend(10_000_i32.to_le_bytes());
    bmp.extend([1, 0, 24, 0]);
    bmp.extend([0; 24]);
    assert_eq!(
        decode(&bmp),
        Err(PhotoError::TooLarge {
            width: 10_000,
            height: 10_000
        })
    );
    let said = decode(&bmp).unwrap_err().to_string();
    assert!(
        said.contains("100 megapixels; the limit is 100 megapixels"),
        "{said}"
    );
}

#[test]
fn a_file_over_the_limit_is_refused_by_its_head_and_both_numbers_are_said() {
    let bytes = 1_258_000_000;
    assert!(bytes > BYTE_LIMIT);
    let video = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41";
    assert!(matches!(
        too_heavy(video, bytes),
        PhotoError::NotAPhoto { .. }
    ));
    assert_eq!(too_heavy(&[0; 1024], bytes), PhotoError::NotAnImage);
    for head in [
        &b"\xff\xd8\xff\xe0"[..],
        b"BM",
        b"II*\0\x08\0\0\0",
        b"\0\0\0\x18ftypheic",
    ] {
        assert_eq!(too_heavy(head, bytes), PhotoError::TooHeavy { bytes });
    }
    assert_eq!(
        PhotoError::TooHeavy { bytes }.to_string(),
        "the file has 1258 MB; the limit is 400 MB, which is what 100 megapixels have without \
         compression"
    );
}
