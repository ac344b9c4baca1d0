//! Framing against Pillow, bit for bit: `golden/framed.json`, made by `golden/make_framed.py`.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where its golden does not read"
)]

#[path = "../crates/photo/tests/strange/mod.rs"]
mod strange;

use camlens_core::framing::Framing;
use camlens_core::resnet50::INPUT;
use camlens_model::sha256_hex;
use camlens_network::input::{frame_photo, resize_bilinear, resize_nearest};
use camlens_photo::decode;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Golden {
    photos: Vec<FramedPhoto>,
    noise: Vec<ResizedNoise>,
}

#[derive(Deserialize)]
struct FramedPhoto {
    photo: String,
    framing: String,
    width: usize,
    height: usize,
    sha256: String,
}

#[derive(Debug, Deserialize)]
struct ResizedNoise {
    from: (usize, usize),
    to: (usize, usize),
    filter: String,
    sha256: String,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("golden/framed.json")).unwrap()
}

/// The same xorshift32 as in the maker of the golden.
fn noise((width, height): (usize, usize)) -> Vec<u8> {
    let mut state = 0x2545_f491_u32;
    (0..width * height * 3)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            (state >> 24) as u8
        })
        .collect()
}

#[test]
fn framed_photos_are_pillows() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/samples");
    let cases = golden().photos;
    assert_eq!(cases.len(), 12);
    for case in cases {
        let photo = decode(&std::fs::read(samples.join(&case.photo)).unwrap()).unwrap();
        let framing: Framing = case.framing.parse().unwrap();
        let frame = framing.frame(photo.width, photo.height, &INPUT);
        assert_eq!(
            frame.input,
            (case.width, case.height),
            "{} {framing:?}",
            case.photo
        );
        let pixels = frame_photo(&photo, &frame, &INPUT);
        assert_eq!(
            sha256_hex(&pixels),
            case.sha256,
            "{} {framing:?}",
            case.photo
        );
    }
}

#[test]
fn resized_noise_is_pillows() {
    let cases = golden().noise;
    assert_eq!(cases.len(), 64);
    for case in cases {
        let pixels = noise(case.from);
        let resized = match case.filter.as_str() {
            "bilinear" => resize_bilinear(&pixels, case.from, case.to),
            _ => resize_nearest(&pixels, case.from, case.to),
        };
        assert_eq!(sha256_hex(&resized), case.sha256, "{case:?}");
    }
}

#[test]
fn strange_photos_fit_every_framing() {
    for file in strange::all() {
        let Ok(photo) = decode(&file.bytes) else {
            continue;
        };
        assert_eq!(photo.pixels.len(), 3 * photo.width * photo.height);
        for framing in Framing::ALL {
            let frame = framing.frame(photo.width, photo.height, &INPUT);
            let pixels = frame_photo(&photo, &frame, &INPUT);
            let (width, height) = frame.input;
            assert_eq!(
                pixels.len(),
                3 * width * height,
                "{} {framing:?}",
                file.name
            );
        }
    }
}
