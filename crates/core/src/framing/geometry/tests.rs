//! Framings of photos of all sizes.

use super::super::ChannelOrder;
use super::*;

/// Ordinary, tiny, and as long as can be.
pub(in crate::framing) const SIZES: [(usize, usize); 9] = [
    (451, 300),
    (300, 451),
    (1, 1),
    (1, 7),
    (4000, 3000),
    (224, 224),
    (999, 1000),
    (4096, 1024),
    (3, 10_000),
];

/// Cells and squares of the built-in network.
pub(in crate::framing) const SPEC: InputSpec = InputSpec {
    cell: 32,
    square: 224,
    crop_short_side: 256,
    offset: 0.25,
    channels: ChannelOrder::Rgb,
    means: [0.0; 3],
};

#[test]
fn every_framing_but_the_notebooks_has_the_networks_offset() {
    for framing in Framing::ALL {
        let offset = framing.frame(451, 300, &SPEC).offset;
        let expected = match framing {
            Framing::Seed => Offset::NONE,
            _ => Offset::both(0.25),
        };
        assert_eq!(offset, expected, "{framing:?}");
    }
}

#[test]
fn a_frame_without_an_offset_has_none() -> Result<(), serde_json::Error> {
    let frame = Framing::Whole.frame(451, 300, &SPEC);
    let mut json = serde_json::to_value(frame)?;
    assert_eq!(serde_json::from_value::<Frame>(json.clone())?, frame);
    json.as_object_mut()
        .and_then(|fields| fields.remove("offset"));
    let offset = Offset::NONE;
    assert_eq!(
        serde_json::from_value::<Frame>(json)?,
        Frame { offset, ..frame }
    );
    Ok(())
}

#[test]
fn names_are_read_back() {
    for framing in Framing::ALL {
        assert_eq!(framing.name().parse(), Ok(framing));
    }
    assert_eq!(
        "letterbox".parse::<Framing>(),
        Err(UnknownFraming("letterbox".into()))
    );
}

#[test]
fn whole_keeps_all_of_an_ordinary_photo_in_whole_cells() {
    let frame = Framing::Whole.frame(451, 300, &SPEC);
    assert_eq!(frame.input, (384, 256));
    assert_eq!(frame.seen, full(451, 300));
    assert!(!frame.leaves_out());
}

#[test]
fn finer_is_the_same_part_of_the_photo_in_more_cells() {
    for (width, height) in SIZES {
        let standard = Framing::Whole.frame(width, height, &SPEC);
        for side in ShortSide::ALL {
            let frame = Framing::Whole.frame_at(side, width, height, &SPEC);
            let what = format!("{width}x{height} at {}", side.pixels());
            assert_eq!(
                (frame.seen, frame.ends_cut),
                (standard.seen, standard.ends_cut)
            );
            let (across, down) = frame.input;
            assert_eq!(across.min(down), usize::from(side.pixels()), "{what}");
            assert!(across.max(down) <= 4 * across.min(down), "{what}");
            assert_eq!((across % SPEC.cell, down % SPEC.cell), (0, 0), "{what}");
            // Half a cell is all that rounding may do to the long side.
            let seen = frame.seen.width / frame.seen.height;
            let exact = seen.max(1.0 / seen) * f64::from(side.pixels());
            let long = across.max(down) as f64;
            assert!(
                (long - exact).abs() <= SPEC.cell as f64 / 2.0 + 1e-6,
                "{what}: {long}, {exact}"
            );
        }
    }
    let inputs = ShortSide::ALL.map(|side| Framing::Whole.frame_at(side, 451, 300, &SPEC).input);
    assert_eq!(inputs, [(384, 256), (576, 384), (768, 512), (960, 640)]);
}

#[test]
fn another_network_has_other_cells_and_squares() {
    let spec = InputSpec {
        cell: 16,
        square: 48,
        crop_short_side: 64,
        ..SPEC
    };
    let whole = Framing::Whole.frame(451, 300, &spec);
    // 451 / 300 * 256 is 384.85: 24 cells of 16.
    assert_eq!(whole.input, (384, 256));
    let square = Framing::Squash.frame(451, 300, &spec);
    assert_eq!(square.input, (48, 48));
    let crop = Framing::Crop.frame(128, 256, &spec);
    assert_eq!(crop.input, (48, 48));
    let seen = crop.seen;
    assert_eq!((seen.x, seen.y), (16.0, 80.0));
    assert_eq!((seen.width, seen.height), (96.0, 96.0));
}

#[test]
fn only_whole_has_sizes() {
    for framing in Framing::ALL {
        let finest = framing.frame_at(ShortSide::Finest, 451, 300, &SPEC);
        assert_eq!(
            finest != framing.frame(451, 300, &SPEC),
            framing.can_be_finer()
        );
    }
}

#[test]
fn whole_sees_the_middle_of_a_panorama() {
    let frame = Framing::Whole.frame(2000, 100, &SPEC);
    assert!(frame.ends_cut && frame.leaves_out());
    assert_eq!(frame.input, (1024, 256));
    assert_eq!(
        frame.seen,
        Rectangle {
            x: 800.0,
            y: 0.0,
            width: 400.0,
            height: 100.0
        }
    );
}

#[test]
fn crop_puts_its_square_back_on_the_photo() {
    let frame = Framing::Crop.frame(512, 1024, &SPEC);
    assert_eq!(
        frame.seen,
        Rectangle {
            x: 32.0,
            y: 288.0,
            width: 448.0,
            height: 448.0
        }
    );
    assert!(frame.leaves_out() && !frame.ends_cut);
}

#[test]
fn the_middle_of_a_line_is_its_middle_on_every_computer() {
    let (width, height) = crop_resized(20_000_000, 1, &SPEC);
    assert_eq!((width, height), (5_120_000_000, 256));
    assert_eq!(crop_corner(width, height, &SPEC), (2_559_999_888, 16));
    let seen = Framing::Crop.frame(20_000_000, 1, &SPEC).seen;
    assert_eq!((seen.x, seen.width), (9_999_999.562_5, 0.875));
}

#[test]
fn every_frame_lies_on_its_photo_and_is_whole_cells() {
    for (width, height) in SIZES {
        for framing in Framing::ALL {
            let Frame { seen, input, .. } = framing.frame(width, height, &SPEC);
            assert!(
                seen.x >= 0.0 && seen.y >= 0.0,
                "{framing:?} {width}x{height}"
            );
            assert!(
                seen.x + seen.width <= width as f64 + 1e-6,
                "{framing:?} {width}x{height}"
            );
            assert!(
                seen.y + seen.height <= height as f64 + 1e-6,
                "{framing:?} {width}x{height}"
            );
            assert_eq!(
                (input.0 % SPEC.cell, input.1 % SPEC.cell),
                (0, 0),
                "{framing:?} {width}x{height}"
            );
            assert!(input.0.max(input.1) <= 4 * input.0.min(input.1));
        }
    }
}
