//! Bundles of own classes.

use super::super::*;
use super::made::{Made, everything, of_one, of_own, opened};
use crate::export::HeadFacts;
use crate::export::npy::{Array, Numbers};
use crate::head_choice::HeadKind;
use camlens_core::framing::Framing;
use serde_json::{Value, json};

fn floats(made: &Made, path: &str) -> (Vec<usize>, Vec<f32>) {
    let array = Array::decode(made.file(path)).unwrap();
    match array.numbers() {
        Numbers::Floats(floats) => (array.shape().to_vec(), floats.clone()),
        Numbers::Bytes(_) => panic!("{path} has bytes"),
    }
}

fn manifest(made: &Made) -> Value {
    serde_json::from_slice(made.file("manifest.json")).unwrap()
}

#[test]
fn a_bundle_of_own_classes_holds_their_head_and_computes_every_score() {
    let (made, finding) = of_own(everything());
    let (shape, weights) = floats(&made, "head/weights.npy");
    let (_, bias) = floats(&made, "head/bias.npy");
    let means = finding.reading.averaged_features();
    assert_eq!(shape, [2, means.len()]);
    let (_, logits) = floats(&made, "logits.npy");
    for (class, weights) in weights.chunks(means.len()).enumerate() {
        let score: f32 = weights.iter().zip(&means).map(|(w, x)| w * x).sum();
        assert!((score + bias[class] - logits[class]).abs() < 1e-4);
    }
    let restored = opened(&made).unwrap();
    let expected = HeadFacts {
        kind: HeadKind::Own,
        classes: vec!["ants".to_owned(), "bees".to_owned()],
        weights: Some("head/weights.npy".to_owned()),
        bias: Some("head/bias.npy".to_owned()),
    };
    assert_eq!(restored.head, expected);
    assert_eq!(restored.view.asked.own, finding.own_head());
    assert_eq!(restored.photos[0].manifest.top[0].class.wordnet, "");
}

#[test]
fn pages_that_know_no_own_classes_refuse_them() {
    let (own, _) = of_own(Contents::default());
    assert_eq!(manifest(&own)["version"], json!(2));
    let imagenet = of_one(Framing::Whole, everything());
    assert_eq!(manifest(&imagenet)["version"], json!(1));
    assert_eq!(manifest(&imagenet)["head"], json!({"kind": "imagenet"}));
    assert_eq!(opened(&imagenet).unwrap().head, HeadFacts::default());
}

#[test]
fn a_bundle_from_before_there_were_heads_is_about_imagenets() {
    let mut made = of_one(Framing::Whole, everything());
    let mut said = manifest(&made);
    said.as_object_mut().unwrap().remove("head");
    *made.manifest() = serde_json::to_vec(&said).unwrap();
    assert_eq!(opened(&made).unwrap().head, HeadFacts::default());
}

#[test]
fn a_head_that_does_not_fit_is_refused() {
    let changed = |at: &str, value: Value| {
        let (mut made, _) = of_own(Contents::default());
        let mut said = manifest(&made);
        *said.pointer_mut(at).unwrap() = value;
        *made.manifest() = serde_json::to_vec(&said).unwrap();
        opened(&made).map(|restored| restored.head)
    };
    assert_eq!(
        changed("/head/classes", json!(["ants"])),
        Err(BundleError::Head)
    );
    assert_eq!(
        changed("/network/channels", json!(u64::MAX)),
        Err(BundleError::Head)
    );
    let path = "head/other.npy".to_owned();
    assert_eq!(
        changed("/head/weights", json!(path)),
        Err(BundleError::MissingFile { path })
    );
    let weights = changed("/head/bias", json!("head/weights.npy"));
    assert!(
        matches!(weights, Err(BundleError::OtherSize { .. })),
        "{weights:?}"
    );
}
