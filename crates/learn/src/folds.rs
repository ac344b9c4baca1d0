//! Photos are dealt into folds: each fold has its part of every class, and copies of a photo share a fold.

use super::samples::Samples;
use std::collections::HashMap;

/// The folds of a cross-validation, where there are photos enough.
pub const FOLDS: usize = 5;

/// The fold of each photo, from 0 to below [`FOLDS`], in the order of the photos.
///
/// The different photos of a class are dealt one after the other, and each class goes on where the one before
/// it ended, so that small classes do not all lie in the first folds. The order of the photos alone decides.
pub fn folds(samples: &Samples) -> Vec<u32> {
    let originals = originals(samples);
    let mut folds = vec![0_u32; samples.photos()];
    let mut next = 0;
    for class in 0..samples.classes() {
        for photo in 0..samples.photos() {
            let of_class = samples.labels()[photo] as usize == class;
            if of_class && originals[photo] == photo {
                folds[photo] = (next % FOLDS) as u32;
                next += 1;
            }
        }
    }
    // A copy in another class is a label that is wrong: it may not teach what it is then asked.
    for photo in 0..samples.photos() {
        folds[photo] = folds[originals[photo]];
    }
    folds
}

/// For each photo the first one with the very same features.
pub fn originals(samples: &Samples) -> Vec<usize> {
    let mut first = HashMap::<Vec<u32>, usize>::new();
    let bits = |photo: usize| -> Vec<u32> {
        let features = samples.features(photo).iter();
        features.map(|value| value.to_bits()).collect()
    };
    (0..samples.photos())
        .map(|photo| *first.entry(bits(photo)).or_insert(photo))
        .collect()
}

/// The photos that are learned from when this fold is left out.
pub fn without(folds: &[u32], fold: usize) -> Vec<usize> {
    let stays = |photo: &usize| folds[*photo] as usize != fold;
    (0..folds.len()).filter(stays).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Photos of one channel with these classes and features.
    fn samples(photos: &[(u32, f32)]) -> Samples {
        let features = photos.iter().map(|of| of.1).collect();
        let labels: Vec<u32> = photos.iter().map(|of| of.0).collect();
        let classes = labels.iter().max().map_or(0, |most| *most as usize + 1);
        Samples::new(features, labels, classes).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn every_fold_has_its_part_of_every_class() {
        let photos: Vec<(u32, f32)> = (0..100).map(|at| (at % 4, at as f32)).collect();
        let folds = folds(&samples(&photos));
        for class in 0..4 {
            for fold in 0..FOLDS as u32 {
                let of_both = photos
                    .iter()
                    .zip(&folds)
                    .filter(|(photo, of)| photo.0 == class && **of == fold);
                assert_eq!(of_both.count(), 5);
            }
        }
    }

    #[test]
    fn copies_share_a_fold_even_in_another_class() {
        let samples = samples(&[(0, 1.0), (0, 2.0), (0, 1.0), (1, 3.0), (1, 1.0), (1, 4.0)]);
        let folds = folds(&samples);
        assert_eq!((folds[0], folds[0]), (folds[2], folds[4]));
        assert_ne!(folds[0], folds[1]);
        assert_eq!(originals(&samples), [0, 1, 0, 3, 0, 5]);
    }

    #[test]
    fn small_classes_lie_in_folds_of_their_own() {
        let folds = folds(&samples(&[
            (0, 1.0),
            (0, 2.0),
            (1, 3.0),
            (1, 4.0),
            (2, 5.0),
        ]));
        assert_eq!(folds, [0, 1, 2, 3, 4]);
    }
}
