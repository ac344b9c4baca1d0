//! A head of one's own in Python: NumPy reads its `.npz`, `json` its JSON, both with the same numbers, and the
//! script for Keras is one of Python's.

use crate::interpreter::python_with;
use crate::packing::saved;
use crate::script;
use camlens_client::archive::Moment;
use camlens_client::classes::take_away::{OwnHead, Preprocessing, json, keras_script, npz};
use camlens_core::cam::samples::numbers;
use camlens_core::reading::PredictionLayer;
use camlens_core::resnet50::{INPUT, NAME};

const READ: &str = r#"
import json, sys, numpy as np
head = np.load(sys.argv[1], allow_pickle=False)
says = json.load(open(sys.argv[2], encoding="utf-8"))
assert sorted(head.files) == ["bias", "lambda", "names", "weights"], head.files
assert head["weights"].shape == (3, 40) and head["weights"].dtype == np.float32
assert head["names"].tolist() == says["names"], head["names"]
for numbers in ("weights", "bias"):
    assert (np.array(says[numbers], np.float32) == head[numbers]).all(), numbers
assert head["lambda"] == says["lambda"] == 0.1
compile(open(sys.argv[3], encoding="utf-8").read(), sys.argv[3], "exec")
print(*head["names"], sep=", ")
"#;

fn head() -> OwnHead {
    let mut next = numbers(7);
    let mut many = |count: usize| (0..count).map(|_| next() - 0.5).collect();
    OwnHead {
        names: ["ants", "蜜蜂", "\"other\" things"]
            .map(str::to_owned)
            .to_vec(),
        layer: PredictionLayer {
            weights: many(3 * 40),
            bias: many(3),
        },
        lambda: 0.1,
        objective: 0.25,
        accuracy: Some(0.9),
        photos: vec![5, 6, 7],
        exact: true,
        network: NAME.to_owned(),
        preprocessing: Preprocessing::of(&INPUT),
    }
}

#[test]
fn numpy_and_json_have_the_same_head() {
    if python_with("numpy").is_none() {
        return;
    }
    let head = head();
    let files = [
        saved("own-head.npz", &npz(&head, Moment::default())),
        saved("own-head.json", json(&head).as_bytes()),
        saved(
            "own-head-keras.py",
            keras_script(&head, "own-head.npz").as_bytes(),
        ),
    ];
    let files = files.each_ref().map(|file| file.as_path());
    let said = script("numpy", "read-own-head.py", READ, &files);
    assert_eq!(
        said.as_deref().map(str::trim),
        Some("ants, 蜜蜂, \"other\" things")
    );
}
