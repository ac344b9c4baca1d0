//! Parts against sets of cells, contours and scipy; with an offset; and where there is none.

use super::*;
use crate::cam::samples::{area, numbers};
use crate::cam::{ActivationMap, CellSet, Enlargement, Upsampling, contour};
use crate::framing::Offset;
use serde_json::Value;

fn evidence(rows: usize, columns: usize, values: Vec<f32>, bias: f32) -> Evidence {
    let map = ActivationMap {
        rows,
        columns,
        values,
    };
    Evidence {
        logit: map.mean() + bias,
        map,
        bias,
    }
}

fn peaks() -> Evidence {
    let mut values = vec![0.0; 6 * 8];
    values[8 + 1] = 4.0;
    for cell in [3 * 8 + 5, 3 * 8 + 6, 4 * 8 + 5] {
        values[cell] = 3.0;
    }
    evidence(6, 8, values, 0.0)
}

#[test]
fn of_cells_it_is_the_largest_part_of_the_cells() {
    let part = peaks().largest_part(Threshold::OfMax(0.5), Upsampling::Cells.centred());
    let Some(part) = part else {
        panic!("there is a part");
    };
    assert_eq!(
        (part.level, part.area, part.logits),
        (2.0, 3.0 / 48.0, 9.0 / 48.0)
    );
    assert_eq!(part.of_score, Some(9.0 / 48.0 / peaks().logit));
    let Bounds {
        left,
        top,
        width,
        height,
    } = part.bounds;
    assert_eq!((left, top, width), (5.0 / 8.0, 3.0 / 6.0, 2.0 / 8.0));
    assert!((height - 2.0 / 6.0).abs() < 1e-12);
}

#[test]
fn all_that_is_marked_is_every_part_of_it() {
    let marked = peaks().marked(Threshold::OfMax(0.5), Upsampling::Cells.centred());
    let expected = Marked {
        level: 2.0,
        area: 4.0 / 48.0,
        logits: 13.0 / 48.0,
        of_score: Some(1.0),
    };
    assert_eq!(marked, Some(expected));
    let against = evidence(1, 2, vec![-1.0, -2.0], 0.0);
    assert_eq!(
        against.marked(Threshold::default(), Upsampling::Cells.centred()),
        None
    );
    let smooth = peaks().marked(Threshold::OfMax(0.5), Upsampling::HalfPixel.centred());
    let part = peaks().largest_part(Threshold::OfMax(0.5), Upsampling::HalfPixel.centred());
    assert!(
        smooth
            .zip(part)
            .is_some_and(|(all, part)| all.area > part.area)
    );
}

#[test]
fn with_cells_it_agrees_with_the_set_of_cells() {
    for seed in 0..10 {
        let mut next = numbers(seed);
        let values = (0..30).map(|_| next() * 6.0 - 2.0).collect();
        let evidence = evidence(5, 6, values, 0.3);
        let threshold = level(&evidence, 1.0);
        let Some(part) = evidence.largest_part(threshold, Upsampling::Cells.centred()) else {
            continue;
        };
        let cells = CellSet::at_least(&evidence.map, 1.0).largest_part();
        assert!((part.area - cells.len() as f32 / 30.0).abs() < 1e-6);
        assert!((part.logits - evidence.logits_from(&cells)).abs() < 1e-5);
    }
}

/// A threshold at a level in logits.
fn level(evidence: &Evidence, logits: f32) -> Threshold {
    Threshold::OfMax(logits / evidence.map.max())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The map that Keras drew for the photo and the framing of a golden part.
fn keras_map(keras: &Value, golden: &Value) -> Evidence {
    let same =
        |case: &&Value| case["photo"] == golden["photo"] && case["framing"] == golden["framing"];
    let Some(case) = list(&keras["cases"]).iter().find(same) else {
        panic!("no case for {golden}");
    };
    let [rows, columns] = ["rows", "columns"].map(|side| number(&case[side]) as usize);
    let cam = list(&case["cam"]).iter().map(|value| number(value) as f32);
    evidence(rows, columns, cam.collect(), 0.0)
}

/// Keras' maps of the sample photos, and their parts by scipy (`tests/golden/make_parts.py`).
#[test]
fn parts_of_keras_maps_are_scipys() -> Result<(), serde_json::Error> {
    let keras = serde_json::from_str(include_str!("../../../../../tests/golden/keras.json"))?;
    let parts: Value =
        serde_json::from_str(include_str!("../../../../../tests/golden/parts.json"))?;
    assert_eq!(list(&parts).len(), 64);
    for golden in list(&parts) {
        let upsampling = match golden["upsampling"].as_str() {
            Some("cornersAligned") => Upsampling::CornersAligned,
            _ => Upsampling::HalfPixel,
        };
        let evidence = keras_map(&keras, golden);
        let (least, largest) = (evidence.map.min(), evidence.map.max());
        let threshold = match golden["threshold"].as_str() {
            Some("ofMax") => Threshold::OfMax(0.2),
            // A part of the range, as evaluations have it (Choe et al. 2020, arXiv 2001.07437).
            _ => level(&evidence, least + 0.6 * (largest - least)),
        };
        let Some(part) = evidence.largest_part(threshold, upsampling.centred()) else {
            panic!("no part for {golden}");
        };
        let width = (evidence.map.columns * SAMPLES_PER_CELL) as f64;
        let height = (evidence.map.rows * SAMPLES_PER_CELL) as f64;
        let Bounds { left, top, .. } = part.bounds;
        let (right, bottom) = (left + part.bounds.width, top + part.bounds.height);
        let edges = [left * width, top * height, right * width, bottom * height];
        // A pixel whose value is the level may fall to either side by rounding.
        for (edge, golden_edge) in edges.iter().zip(list(&golden["box"])) {
            assert!(
                (edge - number(golden_edge)).abs() < 1.5,
                "{golden} {edges:?}"
            );
        }
        let pixels = f64::from(part.area) * width * height;
        assert!(
            (pixels - number(&golden["pixels"])).abs() < 3.5,
            "{golden} {pixels}"
        );
        let sum = f64::from(part.logits) * width * height;
        assert!(
            (sum / number(&golden["sum"]) - 1.0).abs() < 1e-3,
            "{golden} {sum}"
        );
    }
    Ok(())
}

#[test]
fn a_smooth_part_fits_its_contour() {
    let evidence = peaks();
    let threshold = Threshold::OfMax(0.6);
    for upsampling in [Upsampling::HalfPixel, Upsampling::CornersAligned] {
        let Some(part) = evidence.largest_part(threshold, upsampling.centred()) else {
            panic!("there is a part");
        };
        let lines = contour(&evidence.map, part.level, upsampling.centred());
        let line = lines
            .iter()
            .max_by(|a, b| area(&a.points).total_cmp(&area(&b.points)));
        let Some(line) = line else {
            panic!("there is a contour");
        };
        assert!((area(&line.points) - f64::from(part.area)).abs() < 0.01);
        let left = line.points.iter().map(|point| point.0).fold(1.0, f64::min);
        let bottom = line.points.iter().map(|point| point.1).fold(0.0, f64::max);
        assert!((left - part.bounds.left).abs() < 1.0 / 64.0);
        assert!((bottom - part.bounds.top - part.bounds.height).abs() < 1.0 / 48.0);
    }
}

#[test]
fn everything_is_one_part_with_the_whole_score() {
    let whole = evidence(3, 4, (0..12).map(|value| value as f32).collect(), 0.5);
    for upsampling in [Upsampling::HalfPixel, Upsampling::Cells] {
        let part = whole.largest_part(Threshold::OfMax(0.0), upsampling.centred());
        let Some(part) = part else {
            panic!("everything is a part");
        };
        assert_eq!(
            (part.area, part.bounds.width, part.bounds.top),
            (1.0, 1.0, 0.0)
        );
        assert!((part.logits - whole.map.mean()).abs() < 1e-5);
        assert!(
            part.of_score
                .is_some_and(|share| (share - 5.5 / 6.0).abs() < 1e-5)
        );
    }
}

#[test]
fn no_part_where_nothing_is_marked() {
    let threshold = Threshold::default();
    let against = evidence(2, 2, vec![-1.0, -2.0, -1.0, -3.0], 0.0);
    assert_eq!(
        against.largest_part(threshold, Upsampling::HalfPixel.centred()),
        None
    );
    let high = level(&peaks(), 9.0);
    assert_eq!(
        peaks().largest_part(high, Upsampling::HalfPixel.centred()),
        None
    );
    let nothing = evidence(0, 0, vec![], 0.0);
    assert_eq!(
        nothing.largest_part(threshold, Upsampling::Cells.centred()),
        None
    );
    let bad = evidence(1, 1, vec![f32::NAN], 0.0);
    assert_eq!(
        bad.largest_part(threshold, Upsampling::Cells.centred()),
        None
    );
    let one = evidence(1, 1, vec![2.0], -3.0);
    let part = one.largest_part(threshold, Upsampling::HalfPixel.centred());
    assert!(part.is_some_and(|part| part.area == 1.0 && part.of_score.is_none()));
}

/// As the page draws: in a framing, with the mirror image, and in the notebook's framing.
fn drawings() -> Vec<Enlargement> {
    let shifted = |upsampling, across| Enlargement {
        upsampling,
        offset: Offset { across, down: 0.25 },
    };
    let all = [
        Upsampling::HalfPixel,
        Upsampling::Cells,
        Upsampling::CornersAligned,
    ];
    let shifted = all
        .into_iter()
        .flat_map(|upsampling| [0.25, 0.0].map(|across| shifted(upsampling, across)));
    shifted.chain(all.map(Upsampling::centred)).collect()
}

#[test]
fn a_part_there_is_wherever_a_contour_is_at_every_threshold() {
    let mut lone = evidence(3, 3, vec![0.0; 9], 0.0);
    lone.map.values[4] = 10.0;
    let mut against = evidence(3, 3, vec![-10.0; 9], 0.0);
    against.map.values[4] = 10.0;
    let noise = (0..40).map(|seed| {
        let mut next = numbers(seed);
        let values = (0..35).map(|_| next() * 10.0 - 4.0).collect();
        evidence(5, 7, values, 0.0)
    });
    for evidence in [lone, against].into_iter().chain(noise) {
        for percent in [5, 50, 88, 93, 94, 95, 100] {
            let threshold = Threshold::OfMax(percent as f32 / 100.0);
            let level = threshold.level(&evidence.map);
            let Some(level) = level.filter(|&level| level <= evidence.map.max()) else {
                panic!("{percent} % of a positive maximum is a level");
            };
            for drawing in drawings() {
                let part = evidence.largest_part(threshold, drawing);
                let marked = evidence.marked(threshold, drawing);
                let what = format!("{percent} % of {:?} in {drawing:?}", evidence.map);
                let Some((part, marked)) = part.zip(marked) else {
                    panic!("nothing at {what}");
                };
                assert!(part.area > 0.0 && part.area <= marked.area + 1e-6, "{what}");
                assert!(part.logits > 0.0, "{what}");
                let lines = contour(&evidence.map, level, drawing);
                let everywhere = evidence.map.min() >= level;
                assert_eq!(lines.is_empty(), everywhere, "{what}");
            }
        }
    }
}

#[test]
fn an_offset_moves_a_part_and_keeps_what_it_adds_to_the_score() {
    let threshold = Threshold::OfMax(0.5);
    let drawing = |upsampling, offset| Enlargement { upsampling, offset };
    for upsampling in [Upsampling::HalfPixel, Upsampling::Cells] {
        let parts = [Offset::NONE, Offset::both(0.25)]
            .map(|offset| peaks().largest_part(threshold, drawing(upsampling, offset)));
        let [Some(there), Some(here)] = parts else {
            panic!("there are parts");
        };
        assert_eq!((there.logits, there.of_score), (here.logits, here.of_score));
        // Of 8 columns and 6 rows; no cell of the part lies at the border.
        let moved = Bounds {
            left: there.bounds.left - 0.25 / 8.0,
            top: there.bounds.top - 0.25 / 6.0,
            ..there.bounds
        };
        let apart = [
            moved.left - here.bounds.left,
            moved.top - here.bounds.top,
            moved.width - here.bounds.width,
            moved.height - here.bounds.height,
        ];
        assert!(apart.iter().all(|apart| apart.abs() < 1e-12), "{apart:?}");
        assert!((there.area - here.area).abs() < 1e-6);
    }
}

#[test]
fn a_cell_at_the_border_has_the_area_that_is_drawn() {
    let mut corner = evidence(3, 4, vec![0.0; 12], 0.0);
    let drawing = Enlargement {
        upsampling: Upsampling::Cells,
        offset: Offset::both(0.25),
    };
    for (cell, width, height) in [(0, 0.75, 0.75), (11, 1.25, 1.25), (3, 1.25, 0.75)] {
        corner.map.values.fill(0.0);
        corner.map.values[cell] = 6.0;
        let Some(part) = corner.largest_part(Threshold::default(), drawing) else {
            panic!("the cell is marked");
        };
        assert!((f64::from(part.area) - width * height / 12.0).abs() < 1e-6);
        assert!((part.bounds.width - width / 4.0).abs() < 1e-12);
        assert!((part.bounds.height - height / 3.0).abs() < 1e-12);
        // Half a logit of twelve cells.
        assert!((part.logits - 0.5).abs() < 1e-6);
    }
}

#[test]
fn the_area_is_that_of_the_painted_pixels() {
    for seed in 0..5 {
        let mut next = numbers(seed);
        let values = (0..30).map(|_| next() * 6.0 - 2.0).collect();
        let evidence = evidence(5, 6, values, 0.3);
        for drawing in drawings() {
            let Some(marked) = evidence.marked(Threshold::OfMax(0.4), drawing) else {
                panic!("the largest value is marked");
            };
            let pixels = upsample(&evidence.map, 480, 400, drawing);
            let painted = pixels
                .iter()
                .filter(|&&value| value >= marked.level)
                .count();
            let painted = painted as f64 / pixels.len() as f64;
            assert!(
                (painted - f64::from(marked.area)).abs() < 0.005,
                "{drawing:?}"
            );
        }
    }
}
