#![allow(
    clippy::unwrap_used,
    reason = "a reading that does not fit ends its test"
)]

use super::*;
use camlens_client::finding::PhotoId;
use camlens_client::way::Way;
use camlens_core::cam::samples::{noise, small};
use camlens_core::framing::{Framing, Offset};
use camlens_core::protocol::{Build, Decoder, Timing};
use camlens_core::reading::Reading;
use camlens_core::resnet50::INPUT;

/// A finding in a photo of 400 x 200 pixels, of which the network saw the square in the middle.
fn finding(reading: Reading) -> FindingRef {
    let frame = Framing::Crop.frame(400, 200, &INPUT);
    FindingRef::new(Finding {
        photo: PhotoId(1),
        way: Way::default(),
        frame: Frame {
            seen: Rectangle {
                x: 100.0,
                y: 0.0,
                width: 200.0,
                height: 200.0,
            },
            offset: Offset::NONE,
            ..frame
        },
        decoder: Decoder::Rust,
        still: None,
        remarks: vec![],
        timing: Timing {
            decode: 0.0,
            frame: 0.0,
            infer: 0.0,
            groups: vec![],
            memory: 0,
        },
        build: Build {
            variant: "simd".to_owned(),
            threads: 1,
        },
        exact: true,
        ranking: reading.ranking(),
        reading,
        own: false,
        input: [].into(),
    })
}

fn of(classes: &[usize], against: Option<&[usize]>) -> Question {
    Question {
        classes: classes.to_vec(),
        against: against.map(<[usize]>::to_vec),
    }
}

#[test]
fn a_map_and_its_bias_are_the_logit_for_classes_groups_and_differences() {
    let finding = finding(noise(7, 5, 37, 11));
    let ranges: [(&[usize], Option<&[usize]>); 4] = [
        (&[3], None),
        (&[1, 4, 9], None),
        (&[3], Some(&[4])),
        (&[1, 4], Some(&[0, 9])),
    ];
    for (classes, against) in ranges {
        let evidence = evidence(&finding, &of(classes, against)).unwrap();
        let error = evidence.map.mean() + evidence.bias - evidence.logit;
        assert!(error.abs() < 1e-4, "{classes:?} {against:?}: {error}");
    }
}

#[test]
fn unknown_classes_and_none_are_refused() {
    let finding = finding(small());
    for question in [
        of(&[], None),
        of(&[3], None),
        of(&[0], Some(&[7])),
        of(&[0], Some(&[])),
    ] {
        assert!(evidence(&finding, &question).is_err(), "{question:?}");
        let drawn = painted(&finding, &question, Drawing::default(), (8, 4));
        assert!(drawn.is_err(), "{question:?}");
    }
}

#[test]
fn a_map_lies_on_the_part_that_the_network_saw_whatever_the_size() {
    let finding = finding(small());
    let place = |size| {
        let painted = painted(&finding, &of(&[0], None), Drawing::default(), size).unwrap();
        let place = painted.place;
        let pixels = place.columns.len() * place.rows.len();
        assert_eq!(painted.pixels.len(), 4 * pixels);
        (place.columns, place.rows)
    };
    assert_eq!(place((400, 200)), (100..300, 0..200));
    assert_eq!(place((40, 20)), (10..30, 0..20));
    assert_eq!(place((300, 300)), (75..225, 0..300));
    assert_eq!(place((1, 1)), (0..1, 0..1));
}

#[test]
fn without_wishes_it_is_drawn_as_the_page_does() {
    let finding = finding(small());
    let drawn = |question, drawing| painted(&finding, &question, drawing, (30, 20)).unwrap();
    let class = drawn(of(&[0], None), Drawing::default());
    assert_eq!(class.colormap, Colormap::Jet);
    assert!(class.pixels.chunks(4).all(|pixel| pixel[3] == 255));
    let difference = drawn(of(&[0], Some(&[1])), Drawing::default());
    assert_eq!(difference.colormap, Colormap::Coolwarm);
    assert_eq!(difference.scale.low, -difference.scale.high);
    assert!(difference.pixels.chunks(4).any(|pixel| pixel[3] < 255));
}

#[test]
fn wishes_are_heard() {
    let finding = finding(small());
    let scale = Scale {
        low: -1.0,
        high: 3.0,
    };
    let drawing = Drawing {
        colormap: Some(Colormap::Viridis),
        range: Some(Range::Fixed(scale)),
        cover: Some(Cover::Even),
        cells: true,
    };
    let question = of(&[0], Some(&[1]));
    let painted = painted(&finding, &question, drawing, (12, 4)).unwrap();
    assert_eq!(
        (painted.colormap, painted.scale),
        (Colormap::Viridis, scale)
    );
    let map = evidence(&finding, &question).unwrap().map;
    // Six columns of pixels for three cells: two for each.
    for (at, pixel) in painted.pixels.chunks(4).enumerate() {
        let (row, column) = (at / 6 / 2, at % 6 / 2);
        let value = map.at(row, column).unwrap();
        let place = (scale.place(value) * 1023.0).round() / 1023.0;
        assert_eq!(
            pixel[..3],
            Colormap::Viridis.colour(place),
            "{row}, {column}"
        );
        assert_eq!(pixel[3], 255);
    }
}

#[test]
fn as_many_classes_as_there_are() {
    let finding = finding(small());
    assert_eq!(top(&finding, 2).len(), 2);
    assert_eq!(top(&finding, 5).len(), 3);
    assert!(top(&finding, 3).is_sorted_by(|a, b| a.logit >= b.logit));
}
