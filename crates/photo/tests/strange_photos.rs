//! The strange files, given to the decoder.

#![allow(clippy::unwrap_used, reason = "the files are made here")]

mod strange;

use camlens_photo::{Photo, PhotoError, Remark, decode};
use strange::Outcome;

/// What came of it, as the page would say it.
fn outcome(result: &Result<Photo, PhotoError>) -> Outcome {
    match result {
        Ok(photo) if photo.remarks.contains(&Remark::Moves) => {
            Outcome::Still(photo.width, photo.height)
        }
        Ok(photo) if photo.remarks.iter().any(is_missing) => {
            Outcome::Cut(photo.width, photo.height)
        }
        Ok(photo) => Outcome::Photo(photo.width, photo.height),
        Err(PhotoError::Empty) => Outcome::Refused("emptyFile"),
        Err(PhotoError::NotAnImage | PhotoError::NotAPhoto { .. }) => {
            Outcome::Refused("notAnImage")
        }
        Err(PhotoError::Truncated { .. }) => Outcome::Refused("truncatedImage"),
        Err(PhotoError::TooLarge { .. } | PhotoError::TooHeavy { .. }) => {
            Outcome::Refused("imageTooLarge")
        }
        Err(PhotoError::Unsupported { .. }) => Outcome::Refused("unsupportedFormat"),
        Err(PhotoError::OutOfMemory { .. }) => Outcome::Refused("outOfMemory"),
    }
}

fn is_missing(remark: &Remark) -> bool {
    matches!(remark, Remark::Missing { .. })
}

fn named(name: &str) -> Photo {
    let file = strange::all().into_iter().find(|file| file.name == name);
    decode(&file.unwrap().bytes).unwrap()
}

#[test]
fn each_comes_to_what_it_should() {
    let wrong: Vec<String> = strange::all()
        .into_iter()
        .chain(strange::heavy())
        .filter_map(|file| {
            let result = decode(&file.bytes);
            let came = outcome(&result);
            let said = result.err().map(|error| error.to_string());
            (came != file.outcome).then(|| format!("{}: {came:?}, {said:?}", file.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn interlaced_rows_and_first_frames_are_where_they_belong() {
    for name in [
        "interlaced.png",
        "interlaced.gif",
        "moves.gif",
        "moves.webp",
    ] {
        let photo = named(name);
        for (y, row) in (0..).zip(photo.pixels.chunks_exact(3 * photo.width)) {
            let grey = strange::rows::grey(y);
            let off = row.iter().map(|&value| value.abs_diff(grey)).max();
            // GIF's palette has 256 colours for 30 greys: near, if not equal.
            assert!(off.unwrap() <= 2, "{name}: row {y} is off by {off:?}");
        }
    }
}

#[test]
fn inks_and_progressive_scans_become_the_colours_that_pillow_sees() {
    for (name, left, right) in [
        ("progressive.jpg", [254, 0, 0], [0, 0, 254]),
        ("cmyk.jpg", [255, 0, 0], [0, 0, 255]),
        ("grey.jpg", [0, 0, 0], [255, 255, 255]),
    ] {
        let photo = named(name);
        for (x, expected) in [(4, left), (40, right)] {
            let pixel = &photo.pixels[3 * (10 * photo.width + x)..][..3];
            let near = pixel.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 6);
            assert!(near, "{name}: {pixel:?} where {expected:?} should be");
        }
    }
}

/// A photo is cut off everywhere: none of the pieces may do more than be refused.
#[test]
fn nothing_that_is_cut_off_anywhere_ends_the_decoder() {
    for file in strange::all() {
        // Each byte of what is small, a hundred places of what is not.
        let step = (file.bytes.len() / 100).max(1);
        for length in (0..file.bytes.len()).step_by(step) {
            let _ = decode(&file.bytes[..length]);
        }
    }
}
