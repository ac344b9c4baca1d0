//! The largest marked part of a drawn map, and the box around it.
//!
//! Zhou et al. 2016, section 3.2: "we first segment the regions of which the value is above 20% of the
//! max value of the CAM. Then we take the bounding box that covers the largest connected component
//! in the segmentation map." ([`Threshold::default`] is this one.)

use super::connected::largest_part;
use super::{Evidence, Threshold, Upsampling, upsample};

/// Pixels of the drawn map to a cell, each way: half of the network's own.
const PIXELS_PER_CELL: usize = 16;

/// A rectangle as part of the picture, 0 to 1 each way from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// The largest connected part of the places above a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The threshold, in logits.
    pub level: f32,
    /// The smallest rectangle around it, to a sixteenth of a cell.
    pub bounds: Bounds,
    /// Its part of the picture, 0 to 1.
    pub area: f32,
    /// The part that it adds to the score, in logits: its mean value times its area. With
    /// [`Upsampling::HalfPixel`] and [`Upsampling::Cells`] the picture has the map's mean, so that
    /// this is a share of the very score; aligned corners draw border cells smaller than they are,
    /// and this is a share of the drawn map.
    pub logits: f32,
    /// `logits` as a part of the score; `None` for a score that is not positive.
    pub of_score: Option<f32>,
}

/// All places above a threshold, connected or not: the inside of the contours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marked {
    /// The threshold, in logits.
    pub level: f32,
    /// This and the following as in [`Part`].
    pub area: f32,
    pub logits: f32,
    pub of_score: Option<f32>,
}

impl Evidence {
    /// The largest part of the drawn map above a threshold; `None` where no place reaches it.
    pub fn largest_part(&self, threshold: Threshold, upsampling: Upsampling) -> Option<Part> {
        let level = threshold.level(&self.map)?;
        let drawn = self.drawn(upsampling);
        let marked: Vec<bool> = drawn.iter().map(|&value| value >= level).collect();
        let (width, height) = self.drawn_size();
        let part = largest_part(width, &marked);
        let bounds = bounds(&part, width, height)?;
        let values = part.iter().map(|&pixel| drawn[pixel]);
        let Marked {
            area,
            logits,
            of_score,
            ..
        } = self.sum_of(level, values, drawn.len());
        Some(Part {
            level,
            bounds,
            area,
            logits,
            of_score,
        })
    }

    /// All of the drawn map above a threshold; `None` where no place reaches it.
    pub fn marked(&self, threshold: Threshold, upsampling: Upsampling) -> Option<Marked> {
        let level = threshold.level(&self.map)?;
        let drawn = self.drawn(upsampling);
        let values = drawn.iter().copied().filter(|&value| value >= level);
        let marked = self.sum_of(level, values, drawn.len());
        (marked.area > 0.0).then_some(marked)
    }

    fn drawn_size(&self) -> (usize, usize) {
        (
            self.map.columns * PIXELS_PER_CELL,
            self.map.rows * PIXELS_PER_CELL,
        )
    }

    fn drawn(&self, upsampling: Upsampling) -> Vec<f32> {
        let (width, height) = self.drawn_size();
        upsample(&self.map, width, height, upsampling)
    }

    /// What some of `all` pixels add to the score.
    fn sum_of(&self, level: f32, values: impl Iterator<Item = f32>, all: usize) -> Marked {
        let (count, sum) = values.fold((0, 0.0), |(count, sum), value| {
            (count + 1, sum + f64::from(value))
        });
        let all = all.max(1) as f64;
        let logits = (sum / all) as f32;
        Marked {
            level,
            area: (f64::from(count) / all) as f32,
            logits,
            of_score: self.of_score(logits),
        }
    }
}

/// The rectangle around places that are counted row by row.
fn bounds(places: &[usize], width: usize, height: usize) -> Option<Bounds> {
    let columns = || places.iter().map(|place| place % width);
    let rows = || places.iter().map(|place| place / width);
    let (left, right) = (columns().min()?, columns().max()? + 1);
    let (top, bottom) = (rows().min()?, rows().max()? + 1);
    Some(Bounds {
        left: left as f64 / width as f64,
        top: top as f64 / height as f64,
        width: (right - left) as f64 / width as f64,
        height: (bottom - top) as f64 / height as f64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::{area, numbers};
    use crate::cam::{ActivationMap, CellSet, contour};
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
        let part = peaks().largest_part(Threshold::OfMax(0.5), Upsampling::Cells);
        let expected = Part {
            level: 2.0,
            bounds: Bounds {
                left: 5.0 / 8.0,
                top: 3.0 / 6.0,
                width: 2.0 / 8.0,
                height: 2.0 / 6.0,
            },
            area: 3.0 / 48.0,
            logits: 9.0 / 48.0,
            of_score: Some(9.0 / 48.0 / peaks().logit),
        };
        assert_eq!(part, Some(expected));
    }

    #[test]
    fn all_that_is_marked_is_every_part_of_it() {
        let marked = peaks().marked(Threshold::OfMax(0.5), Upsampling::Cells);
        let expected = Marked {
            level: 2.0,
            area: 4.0 / 48.0,
            logits: 13.0 / 48.0,
            of_score: Some(1.0),
        };
        assert_eq!(marked, Some(expected));
        let against = evidence(1, 2, vec![-1.0, -2.0], 0.0);
        assert_eq!(
            against.marked(Threshold::default(), Upsampling::Cells),
            None
        );
        let smooth = peaks().marked(Threshold::OfMax(0.5), Upsampling::HalfPixel);
        let part = peaks().largest_part(Threshold::OfMax(0.5), Upsampling::HalfPixel);
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
            let Some(part) = evidence.largest_part(threshold, Upsampling::Cells) else {
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
        let same = |case: &&Value| {
            case["photo"] == golden["photo"] && case["framing"] == golden["framing"]
        };
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
        let keras = serde_json::from_str(include_str!("../../../../tests/golden/keras.json"))?;
        let parts: Value =
            serde_json::from_str(include_str!("../../../../tests/golden/parts.json"))?;
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
            let Some(part) = evidence.largest_part(threshold, upsampling) else {
                panic!("no part for {golden}");
            };
            let width = (evidence.map.columns * PIXELS_PER_CELL) as f64;
            let height = (evidence.map.rows * PIXELS_PER_CELL) as f64;
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
            let Some(part) = evidence.largest_part(threshold, upsampling) else {
                panic!("there is a part");
            };
            let lines = contour(&evidence.map, part.level, upsampling);
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
            let part = whole.largest_part(Threshold::OfMax(0.0), upsampling);
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
        assert_eq!(against.largest_part(threshold, Upsampling::HalfPixel), None);
        let high = level(&peaks(), 9.0);
        assert_eq!(peaks().largest_part(high, Upsampling::HalfPixel), None);
        let nothing = evidence(0, 0, vec![], 0.0);
        assert_eq!(nothing.largest_part(threshold, Upsampling::Cells), None);
        let bad = evidence(1, 1, vec![f32::NAN], 0.0);
        assert_eq!(bad.largest_part(threshold, Upsampling::Cells), None);
        let one = evidence(1, 1, vec![2.0], -3.0);
        let part = one.largest_part(threshold, Upsampling::HalfPixel);
        assert!(part.is_some_and(|part| part.area == 1.0 && part.of_score.is_none()));
    }
}
