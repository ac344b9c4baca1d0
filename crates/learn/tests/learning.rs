//! Layers learned from made-up photos: against an independent program, and where there is little to learn.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where its photos do not fit"
)]

use camlens_learn::{LAMBDAS, Learned, Samples, UNPROVEN_LAMBDA, curve, learn};

/// Features without a pattern, from 0 to 2.
fn made_up(length: usize) -> Vec<f32> {
    let value = |at: usize| ((at * 7919 + at * at * 31) % 1009) as f32 / 500.0;
    (0..length).map(value).collect()
}

/// Photos of classes 0, 1, 2, ..., 0, 1, 2, ...; each class has a channel of its own, larger by `apart`.
fn photos(photos: usize, channels: usize, classes: usize, apart: f32) -> Samples {
    let mut features = made_up(photos * channels);
    for photo in 0..photos {
        features[photo * channels + photo % classes] += apart;
    }
    let labels = (0..photos).map(|photo| (photo % classes) as u32);
    Samples::new(features, labels.collect(), classes).unwrap()
}

fn learned(samples: &Samples) -> Learned {
    learn(samples, |_, _| {})
}

/// The logits of a photo, `[classes]`.
fn logits(learned: &Learned, features: &[f32]) -> Vec<f64> {
    let classes = learned.weights.chunks_exact(features.len());
    let of_class = |(weights, &bias): (&[f32], &f32)| {
        let products = weights.iter().zip(features);
        let sum: f64 = products.map(|(&w, &x)| f64::from(w) * f64::from(x)).sum();
        sum + f64::from(bias)
    };
    classes.zip(&learned.bias).map(of_class).collect()
}

/// Photos learned from that the layer is right about.
fn right(learned: &Learned, samples: &Samples) -> usize {
    let is_right = |photo: &usize| {
        let logits = logits(learned, samples.features(*photo));
        let right = logits[samples.labels()[*photo] as usize];
        logits.iter().all(|&logit| logit <= right)
    };
    (0..samples.photos()).filter(is_right).count()
}

fn assert_near(found: f64, expected: f64, apart: f64, what: &str) {
    assert!(
        (found - expected).abs() <= apart,
        "{what}: {found}, not {expected}"
    );
}

/// Whether each photo was left out and judged.
fn judged(learned: &Learned, classes: usize) -> Vec<bool> {
    let photos = learned.left_out.chunks_exact(classes);
    let judged = photos.map(|logits| {
        let finite = logits.iter().filter(|logit| logit.is_finite()).count();
        assert!(finite == 0 || finite == classes);
        finite > 0
    });
    judged.collect()
}

/// What an independent program finds.
struct Expected {
    objective: f64,
    norm: f64,
    bias: &'static [f64],
    /// Of the first class, of the first channels.
    weights: [f64; 5],
    /// Ascending by the strength of the penalty.
    losses: [f64; 5],
    /// Of photos 0 and 7.
    left_out: [&'static [f64]; 2],
}

/// By SciPy 1.17.1: `minimize(method="BFGS")` from zero on `mean(logsumexp(z) - z[label]) + lambda / 2 *
/// sum(W**2)` with `z = X @ W.T + b`, then Newton's steps to a gradient below 1e-16. The folds go 0, 1, 2, 3,
/// 4, 0, ... through the photos class by class. Weights and biases are centred over the classes.
#[test]
fn layers_are_those_of_an_independent_program() {
    let more_photos_than_channels = Expected {
        objective: 1.073_640_873_9,
        norm: 0.215_205_44,
        bias: &[-0.099_881_8, 0.198_437_2, -0.098_555_4],
        weights: [
            -0.009_161_0,
            0.055_511_4,
            0.074_463_3,
            -0.017_017_2,
            -0.001_822_8,
        ],
        losses: [6.552_734, 3.870_458, 1.849_284, 1.311_620, 1.184_288],
        left_out: [
            &[-0.031_19, -0.004_35, 0.035_54],
            &[-0.018_84, -0.085_41, 0.104_25],
        ],
    };
    let fewer = Expected {
        objective: 0.574_255_380_1,
        norm: 0.401_506_02,
        bias: &[-0.069_638_9, 0.069_638_9],
        weights: [
            -0.007_614_7,
            -0.009_247_2,
            0.074_657_4,
            0.079_065_4,
            -0.108_215_2,
        ],
        losses: [3.603_891, 2.664_263, 1.811_534, 1.111_551, 0.743_055],
        left_out: [&[-0.160_11, 0.160_11], &[-0.409_20, 0.409_20]],
    };
    for (size, expected) in [
        ((12, 5, 3), more_photos_than_channels),
        ((10, 24, 2), fewer),
    ] {
        let (count, channels, classes) = size;
        let found = learned(&photos(count, channels, classes, 0.0));
        assert_eq!(found.lambda, 1.0);
        assert_near(found.objective, expected.objective, 1e-9, "objective");
        let squares = found.weights.iter().map(|&w| f64::from(w).powi(2));
        assert_near(squares.sum::<f64>().sqrt(), expected.norm, 1e-6, "norm");
        for (&found, &expected) in found.bias.iter().zip(expected.bias) {
            assert_near(f64::from(found), expected, 1e-6, "bias");
        }
        for (&found, expected) in found.weights.iter().zip(expected.weights) {
            assert_near(f64::from(found), expected, 1e-6, "weight");
        }
        assert_eq!(found.losses.len(), LAMBDAS.len());
        for (&(lambda, loss), expected) in found.losses.iter().zip(expected.losses) {
            assert_near(loss / expected, 1.0, 0.01, &format!("loss at {lambda}"));
        }
        for (photo, expected) in [0, 7].into_iter().zip(expected.left_out) {
            let logits = &found.left_out[photo * classes..][..classes];
            let mean = logits.iter().sum::<f32>() / classes as f32;
            for (&found, &expected) in logits.iter().zip(expected) {
                assert_near(f64::from(found - mean), expected, 1e-3, "left out");
            }
        }
    }
}

#[test]
fn classes_that_are_apart_are_told_apart_under_a_weak_penalty() {
    let samples = photos(40, 30, 2, 4.0);
    let found = learned(&samples);
    assert_eq!(
        found.lambda,
        LAMBDAS.into_iter().fold(f64::INFINITY, f64::min)
    );
    assert_eq!(right(&found, &samples), 40);
    // The weights stay finite, though the cross-entropy alone has no minimum.
    assert!(found.objective.is_finite() && found.objective < 0.05);
    assert!(
        found
            .losses
            .is_sorted_by(|one, next| one.0 < next.0 && one.1 < next.1)
    );
}

#[test]
fn one_photo_of_each_class_proves_nothing() {
    let samples = photos(3, 8, 3, 1.0);
    let found = learned(&samples);
    assert_eq!((found.lambda, found.losses.len()), (UNPROVEN_LAMBDA, 0));
    assert_eq!(judged(&found, 3), [false; 3]);
    assert_eq!(right(&found, &samples), 3);
    assert!(found.threshold.is_some());
    let curve = curve(&samples, found.lambda, |_, _| {});
    assert!(curve.points.is_empty() && curve.halves.is_empty());
}

#[test]
fn the_same_photo_again_and_again_teaches_how_often_it_was_shown() {
    let photo = made_up(6);
    let samples = Samples::new(photo.repeat(4), vec![0, 1, 0, 0], 2).unwrap();
    let found = learned(&samples);
    assert!(found.weights.iter().all(|weight| *weight == 0.0));
    let odds = f64::from(found.bias[0]) - f64::from(found.bias[1]);
    assert_near(odds, 3_f64.ln(), 1e-6, "odds");
    assert_eq!((found.lambda, found.losses.len()), (UNPROVEN_LAMBDA, 0));
    assert_eq!(judged(&found, 2), [false; 4]);
    assert_eq!(found.threshold, None);
}

#[test]
fn a_class_of_one_photo_is_not_judged_and_the_others_are() {
    let mut labels: Vec<u32> = (0..13).map(|photo| photo % 2).collect();
    labels[6] = 2;
    let samples = Samples::new(made_up(13 * 9), labels, 3).unwrap();
    let judged = judged(&learned(&samples), 3);
    for (photo, judged) in judged.into_iter().enumerate() {
        assert_eq!(judged, photo != 6, "{photo}");
    }
}

#[test]
fn a_class_that_a_copy_draws_into_one_fold_keeps_no_other_class_from_being_judged() {
    // Of class 1, photo 6 lies in fold 1, and photo 7 in that of its copy of class 0, which is photo 1.
    let mut features = made_up(8 * 9);
    let copy = features[9..18].to_vec();
    features[7 * 9..].copy_from_slice(&copy);
    let samples = Samples::new(features, vec![0, 0, 0, 0, 0, 0, 1, 1], 2).unwrap();
    let found = learned(&samples);
    assert_eq!(found.folds, [0, 1, 2, 3, 4, 0, 1, 1]);
    let judged = judged(&found, 2);
    assert_eq!(judged, [true, true, true, true, true, true, false, false]);
}

#[test]
fn a_feature_that_is_the_same_everywhere_has_no_weight() {
    for (count, channels) in [(10, 24), (24, 6)] {
        let samples = photos(count, channels, 2, 1.0);
        let constant = |photo| {
            let mut row = samples.features(photo).to_vec();
            row[channels - 1] = 1e3;
            row
        };
        let features: Vec<f32> = (0..count).flat_map(constant).collect();
        let samples = Samples::new(features, samples.labels().to_vec(), 2).unwrap();
        let found = learned(&samples);
        for class in found.weights.chunks_exact(channels) {
            assert!(class[channels - 1].abs() < 1e-9, "{}", class[channels - 1]);
        }
        assert!(
            found
                .weights
                .iter()
                .chain(&found.bias)
                .all(|of| of.is_finite())
        );
    }
}

#[test]
fn features_that_single_precision_cannot_multiply_are_learned_as_well() {
    let samples = photos(20, 30, 2, 1.0);
    let features = (0..20).flat_map(|photo| samples.features(photo).to_vec());
    let features = features.map(|feature| 1e25 * feature).collect();
    let samples = Samples::new(features, samples.labels().to_vec(), 2).unwrap();
    assert_eq!(right(&learned(&samples), &samples), 20);
}

#[test]
fn fifty_classes_are_learned_and_centred() {
    let samples = photos(150, 60, 50, 8.0);
    let found = learned(&samples);
    assert_eq!(right(&found, &samples), 150);
    assert!(judged(&found, 50).into_iter().all(|judged| judged));
    for channel in 0..60 {
        let of_channel = found.weights.iter().skip(channel).step_by(60);
        let sum: f64 = of_channel.map(|&weight| f64::from(weight)).sum();
        assert!(sum.abs() < 1e-5, "{sum}");
    }
    let sum: f64 = found.bias.iter().map(|&bias| f64::from(bias)).sum();
    assert!(sum.abs() < 1e-5, "{sum}");
}

#[test]
fn channels_that_are_empty_change_nothing() {
    // 60 photos of 4 channels are learned from as they are, and of 80 by their angles.
    let few = photos(60, 4, 2, 1.0);
    let padded = |photo: usize| [few.features(photo), &[0.0; 76]].concat();
    let features: Vec<f32> = (0..60).flat_map(padded).collect();
    let many = Samples::new(features, few.labels().to_vec(), 2).unwrap();
    let (few, many) = (learned(&few), learned(&many));
    assert_eq!((few.lambda, &few.folds), (many.lambda, &many.folds));
    assert_near(many.objective / few.objective, 1.0, 1e-9, "objective");
    for (few, many) in few
        .weights
        .chunks_exact(4)
        .zip(many.weights.chunks_exact(80))
    {
        for (&few, &many) in few.iter().zip(many) {
            assert_near(f64::from(many), f64::from(few), 1e-5, "weight");
        }
        assert!(many[4..].iter().all(|weight| *weight == 0.0));
    }
}

#[test]
fn the_same_photos_give_the_same_bits_and_progress_goes_up_to_its_end() {
    let samples = photos(30, 40, 3, 0.5);
    let mut told = Vec::new();
    let one = learn(&samples, |done, total| told.push((done, total)));
    let bits = |of: &Learned| -> Vec<u32> {
        let numbers = of.weights.iter().chain(&of.bias).chain(&of.left_out);
        numbers.map(|number| number.to_bits()).collect()
    };
    let other = learned(&samples);
    assert_eq!(bits(&one), bits(&other));
    assert_eq!(one.objective.to_bits(), other.objective.to_bits());
    let total = told[0].1;
    let expected: Vec<(u32, u32)> = (1..=total).map(|done| (done, total)).collect();
    assert_eq!(told, expected);
    assert!((20..=60).contains(&total), "{total}");
}

#[test]
fn accuracy_is_measured_with_fewer_photos() {
    let samples = photos(80, 20, 2, 1.2);
    let found = learned(&samples);
    let measured = curve(&samples, found.lambda, |_, _| {});
    let photos_of: Vec<f64> = measured.points.iter().map(|point| point.photos).collect();
    assert_eq!(photos_of, [8.0, 16.0, 32.0, 64.0]);
    // The last point is what the cross-validation found.
    let judged = found.left_out.chunks_exact(2).zip(samples.labels());
    let right =
        judged.filter(|(logits, label)| logits[**label as usize] >= logits[0].max(logits[1]));
    let last = measured.points.last().map(|point| point.accuracy);
    assert_eq!(last, Some(right.count() as f64 / 80.0));
    assert_eq!(measured.halves.len(), 2);
    let mean = measured.halves.iter().map(|of| of.0).sum::<f64>() / 2.0;
    assert_near(mean, last.unwrap_or(f64::NAN), 1e-12, "recall");
    assert_eq!(curve(&samples, found.lambda, |_, _| {}), measured);
}

#[test]
fn many_classes_of_many_photos_are_not_halved() {
    let samples = photos(600, 30, 30, 1.0);
    let measured = curve(&samples, 0.1, |_, _| {});
    assert_eq!((measured.points.len(), measured.halves.len()), (4, 0));
}
