use super::*;
use crate::export::plan::half_of_size;

const SCALE: Scale = Scale {
    low: -5.0,
    high: 15.0,
};

fn texts() -> FigureTexts {
    FigureTexts {
        title: "Egyptian cat".to_owned(),
        low: "against -5.0".to_owned(),
        high: "for 15.0".to_owned(),
        zero: "0".to_owned(),
        caption: "The map of a class, laid over the photo. ".repeat(12),
    }
}

/// Left, top, right, bottom.
type Bounds = [f64; 4];

fn of_area(area: &Area) -> Bounds {
    let [left, top, width, height] =
        [area.left, area.top, area.width, area.height].map(|it| it as f64);
    [left, top, left + width, top + height]
}

fn of_text(text: &PlacedText) -> Bounds {
    let width = half_of_size(&text.text, text.font);
    let left = text.x
        - match text.align {
            Align::Left => 0.0,
            Align::Centre => width / 2.0,
            Align::Right => width,
        };
    let top = text.baseline - text.font.ascent();
    [left, top, left + width, top + text.font.line()]
}

/// Nothing lies over anything else, and all is inside.
fn assert_laid_out(figure: &Figure) {
    let areas = [&figure.photo, &figure.map, &figure.colours];
    let all: Vec<Bounds> = areas
        .into_iter()
        .map(of_area)
        .chain(figure.texts.iter().map(of_text))
        .collect();
    let (width, height) = (figure.size.0 as f64, figure.size.1 as f64);
    let margin = MARGIN as f64;
    for (at, one) in all.iter().enumerate() {
        let [left, top, right, bottom] = *one;
        assert!(left >= margin && top >= margin, "{one:?} of {figure:#?}");
        assert!(
            right <= width - margin && bottom <= height - margin,
            "{one:?} of {figure:#?}"
        );
        for other in &all[at + 1..] {
            let apart =
                right <= other[0] || other[2] <= left || bottom <= other[1] || other[3] <= top;
            assert!(apart, "{one:?} and {other:?} of {figure:#?}");
        }
    }
}

#[test]
fn nothing_overlaps_and_all_is_inside() {
    let sizes = [
        (4000, 3000),
        (3000, 4000),
        (451, 300),
        (45, 30),
        (1, 1),
        (12000, 900),
        (900, 12000),
        (20000, 3),
        (3, 20000),
        (1200, 1200),
        (1000, 500),
        (999, 500),
    ];
    let long = FigureTexts {
        title: "a very long name of a class ".repeat(8),
        low: "against a very long name of another class -5.0".to_owned(),
        high: "for a very long name of a class 15.0".to_owned(),
        ..texts()
    };
    for photo in sizes {
        for texts in [texts(), long.clone(), FigureTexts::default()] {
            for low in [-5.0, -0.1, 0.0, -200.0] {
                let scale = Scale { low, high: 15.0 };
                assert_laid_out(&Figure::of(photo, scale, &texts, &half_of_size));
            }
        }
    }
}

#[test]
fn photos_stand_side_by_side_and_panoramas_above_each_other() {
    let places = |photo| {
        let figure = Figure::of(photo, SCALE, &texts(), &half_of_size);
        let Area { width, height, .. } = figure.photo;
        let apart = (
            figure.map.left - figure.photo.left,
            figure.map.top - figure.photo.top,
        );
        ((width, height), apart)
    };
    assert_eq!(places((4000, 3000)), ((1200, 900), (1224, 0)));
    assert_eq!(places((3000, 4000)), ((900, 1200), (924, 0)));
    assert_eq!(places((6000, 1000)), ((1200, 200), (0, 224)));
    // As large as it is, and no smaller than can be read.
    assert_eq!(places((600, 500)), ((600, 500), (624, 0)));
    assert_eq!(places((45, 30)), ((480, 320), (504, 0)));
}

#[test]
fn zero_has_its_place_on_the_colours_and_a_label_where_there_is_room() {
    let labelled = |low| {
        let scale = Scale { low, high: 15.0 };
        let figure = Figure::of((4000, 3000), scale, &texts(), &half_of_size);
        let label = figure.texts.iter().find(|it| it.text == "0").map(|it| it.x);
        (
            figure.zero.map(|zero| zero - figure.colours.left as f64),
            label.is_some(),
        )
    };
    assert_eq!(labelled(-5.0), (Some(606.0), true));
    assert_eq!(labelled(-15.0), (Some(1212.0), true));
    // Below the label of the low end.
    let (place, label) = labelled(-0.15);
    assert!(
        place.is_some_and(|place| (place - 24.0).abs() < 0.1),
        "{place:?}"
    );
    assert!(!label);
    assert_eq!(labelled(1.0), (None, false));
}

#[test]
fn a_figure_is_small_enough_for_every_browser() {
    for photo in [
        (1, 1),
        (8000, 6000),
        (6000, 8000),
        (20000, 1000),
        (1000, 20000),
    ] {
        let (width, height) = Figure::of(photo, SCALE, &texts(), &half_of_size).size;
        assert!(width * height < 8_000_000, "{width} x {height}");
    }
}
