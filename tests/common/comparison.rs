//! How far a network's readings are from Keras', and how far they may be.

use super::Case;
use std::collections::BTreeMap;

/// What was read for one case.
pub struct Read {
    pub rows: usize,
    pub columns: usize,
    pub logits: Vec<f32>,
    /// Of the case's class, row by row.
    pub map: Vec<f32>,
    /// How far a map's mean, plus bias, is from its logit.
    pub identity: f32,
}

/// What a group of cases has to keep.
pub struct Bounds {
    pub logit: f32,
    /// Of the map's range.
    map: f32,
}

pub const PNG: Bounds = Bounds {
    logit: 0.01,
    map: 0.01,
};
/// Decoders differ by a level.
pub const JPEG: Bounds = Bounds {
    logit: 0.4,
    map: 0.05,
};
pub const PNG_FLOAT32: Bounds = Bounds {
    logit: 0.001,
    map: 0.01,
};

/// The largest errors of a group of cases.
#[derive(Default)]
struct Worst {
    cases: usize,
    logit: f32,
    /// Of the map's range.
    map: f32,
    identity: f32,
    other_top: usize,
}

/// The largest errors for each framing and format.
#[derive(Default)]
pub struct Comparison {
    groups: BTreeMap<(String, &'static str), Worst>,
}

impl Comparison {
    /// Sets a reading beside Keras'. Its first class must be Keras', or as good as.
    pub fn add(&mut self, case: &Case, read: &Read) {
        let what = case.name();
        let size = (read.rows, read.columns);
        assert_eq!(size, (case.rows, case.columns), "{what}");
        let format = if case.photo.ends_with(".png") {
            "PNG"
        } else {
            "JPEG"
        };
        let group = (case.framing.clone(), format);
        let worst = self.groups.entry(group).or_default();
        worst.cases += 1;
        let logit = largest_difference(&read.logits, &case.logits);
        worst.logit = worst.logit.max(logit);
        let map = largest_difference(&read.map, &case.cam) / range(&case.cam);
        worst.map = worst.map.max(map);
        worst.identity = worst.identity.max(read.identity);
        let top = first(&read.logits);
        if top != case.cam_class {
            worst.other_top += 1;
            let lead = case.logits[case.cam_class] - case.logits[top];
            assert!(
                lead < 0.1,
                "{what}: {top} before {}, {lead} apart in Keras",
                case.cam_class
            );
        }
    }

    /// Prints a row for each group.
    pub fn print(&self) {
        println!("framing photos cases  logit    map/range identity other top-1");
        for ((framing, format), w) in &self.groups {
            println!(
                "{framing:7} {format:6} {:5}  {:.5}  {:.5}   {:.6} {}",
                w.cases, w.logit, w.map, w.identity, w.other_top
            );
        }
    }

    /// Every group keeps its bounds; `png` are those of PNG photos.
    pub fn assert_within(&self, png: &Bounds) {
        for ((framing, format), w) in &self.groups {
            let bounds = if *format == "PNG" { png } else { &JPEG };
            assert!(
                w.logit <= bounds.logit,
                "{framing} {format}: logits off by {}",
                w.logit
            );
            assert!(
                w.map <= bounds.map,
                "{framing} {format}: map off by {} of its range",
                w.map
            );
            assert!(
                w.identity <= 1e-3,
                "{framing} {format}: identity off by {}",
                w.identity
            );
        }
    }
}

fn first(logits: &[f32]) -> usize {
    let better = |a: &(usize, &f32), b: &(usize, &f32)| a.1.total_cmp(b.1);
    logits.iter().enumerate().max_by(better).unwrap().0
}

fn range(values: &[f32]) -> f32 {
    let fold = |f: fn(f32, f32) -> f32| values.iter().copied().reduce(f).unwrap();
    fold(f32::max) - fold(f32::min)
}

/// The largest distance of two values at the same place.
pub fn largest_difference(ours: &[f32], theirs: &[f32]) -> f32 {
    assert_eq!(ours.len(), theirs.len());
    let differences = ours.iter().zip(theirs).map(|(a, b)| (a - b).abs());
    differences.fold(0.0, f32::max)
}
