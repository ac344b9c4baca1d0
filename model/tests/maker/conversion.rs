//! A converted network computes what the layers did, and nothing else is converted.

use camlens_model::Network;
use camlens_model::maker::{ConvertError, EPSILON, NodeKind, Padding, convert, read_model};
use serde_json::json;

use crate::support::{Map, Net, Planes, classifier, run_network};

fn converted(net: &Net) -> Result<Network, ConvertError> {
    convert(
        &read_model(&net.package(), "net/model.json").unwrap(),
        EPSILON,
    )
}

/// Compares both evaluations: `features` is the layer whose result is pooled.
fn assert_same(net: &Net, features: &str, channels: usize) {
    let network = converted(net).unwrap();
    for (rows, columns) in [(13, 11), (16, 9), (20, 20)] {
        let image = Planes::image(channels, rows, columns);
        let photo = Map::new(rows, columns, channels)
            .fill(|r, c, k| image.values[(k * rows + r) * columns + c]);
        let expected = net.run(&photo, EPSILON);
        let found = run_network(&network, image);

        let (wanted, got) = (&expected[features], &found["features"]);
        assert_eq!(got.sides, [wanted.channels, wanted.rows, wanted.columns]);
        let turned = got.values.iter().enumerate().map(|(at, &value)| {
            let (k, place) = (
                at / (wanted.rows * wanted.columns),
                at % (wanted.rows * wanted.columns),
            );
            (
                value,
                wanted.at(place / wanted.columns, place % wanted.columns, k),
            )
        });
        turned.for_each(|(got, wanted)| assert_close(got, wanted));
        let logits = &found["logits"].values;
        assert_eq!(logits.len(), expected["dense"].values.len());
        logits
            .iter()
            .zip(&expected["dense"].values)
            .for_each(|(&a, &b)| assert_close(a, b));
    }
}

/// Folded weights are rounded to float32 once; a sum of some dozens of them is this exact.
fn assert_close(found: f64, expected: f64) {
    let error = (found - expected).abs();
    assert!(
        error <= 2e-6 * expected.abs().max(1.0),
        "{found} instead of {expected}"
    );
}

#[test]
fn a_small_residual_network_computes_the_same() {
    assert_same(&classifier(), "last", 2);
}

#[test]
fn it_has_the_names_and_shapes_that_the_loader_expects() {
    let network = converted(&classifier()).unwrap();
    let names: Vec<_> = network
        .tensors
        .iter()
        .map(|tensor| tensor.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "stem/kernel",
            "stem/bias",
            "branch/kernel",
            "branch/bias",
            "logits/kernel",
            "logits/bias"
        ]
    );
    let shape = |name: &str| network.tensor(name).unwrap().shape.clone();
    assert_eq!(shape("stem/kernel"), [4, 2, 3, 4]);
    assert_eq!(shape("logits/kernel"), [3, 4]);
    assert_eq!(shape("logits/bias"), [3]);
    assert_eq!(
        (
            network.input_channels,
            network.feature_channels,
            network.classes
        ),
        (2, 4, 3)
    );
    assert_eq!(network.parameters(), 96 + 4 + 144 + 4 + 12 + 3);
    assert!(network.tensor("stem").is_none());
}

#[test]
fn pads_and_norms_leave_no_node() {
    let network = converted(&classifier()).unwrap();
    let outputs: Vec<_> = network
        .nodes
        .iter()
        .map(|node| node.output.as_str())
        .collect();
    assert_eq!(
        outputs,
        [
            "stem",
            "stem_relu",
            "pool",
            "branch",
            "add",
            "features",
            "average",
            "average/flat",
            "logits"
        ]
    );
    let paddings: Vec<_> = network
        .nodes
        .iter()
        .filter_map(|node| match node.kind {
            NodeKind::Conv { padding, .. } | NodeKind::MaxPool { padding, .. } => Some(padding),
            _ => None,
        })
        .collect();
    assert_eq!(
        paddings,
        [[2, 1, 1, 3], [1; 4], [1; 4]].map(Padding::Explicit)
    );
}

#[test]
fn same_borders_dilations_and_activations_compute_the_same() {
    let mut net = Net::new(1);
    net.conv(
        "a",
        "photo",
        [2, 3, 1, 3],
        json!({ "padding": "same", "strides": [2, 3], "activation": "relu" }),
    );
    net.conv(
        "b",
        "a",
        [2, 2, 3, 3],
        json!({ "padding": "same", "dilation_rate": [2, 1] }),
    );
    net.pool("c", "b", 2, 2, "same");
    net.layer("Activation", "d", json!({ "activation": "linear" }), &["c"]);
    net.conv("e", "d", [1, 1, 3, 2], json!({ "use_bias": false }));
    net.norm("f", "e", 2, json!({ "scale": false }));
    net.tail("f", 2, 4, "linear");
    net.layer(
        "Activation",
        "g",
        json!({ "activation": "softmax" }),
        &["dense"],
    );
    assert_same(&net, "f", 1);
}

#[test]
fn paddings_add_up_and_reach_through_a_relu() {
    let mut net = Net::new(1);
    net.pad("a", "photo", [[1, 0], [0, 1]]);
    net.pad("b", "a", [[1, 2], [3, 0]]);
    net.conv("c", "b", [3, 3, 1, 2], json!({ "dilation_rate": [2, 2] }));
    net.pad("d", "c", [[1, 1], [1, 1]]);
    net.relu("e", "d");
    net.pool("f", "e", 2, 1, "valid");
    net.tail("f", 2, 2, "softmax");
    assert_same(&net, "f", 1);
}

#[test]
fn the_packages_epsilon_is_not_used() {
    let mut net = classifier();
    let before = converted(&net).unwrap();
    for layer in &mut net.layers {
        if layer["class_name"] == "BatchNormalization" {
            layer["config"]["epsilon"] = json!(1e-3);
        }
    }
    assert_eq!(converted(&net).unwrap(), before);
}

#[test]
fn zeros_beside_negative_values_are_not_folded_into_a_pool() {
    let mut net = Net::new(1);
    net.conv("a", "photo", [1, 1, 1, 1], json!({}));
    net.pad("b", "a", [[1, 1], [1, 1]]);
    net.pool("c", "b", 3, 2, "valid");
    net.tail("c", 1, 2, "softmax");
    let why = "a maximum over zeros and negative values depends on them";
    assert_eq!(
        converted(&net),
        Err(ConvertError::PaddingNotFolded {
            layer: "c".into(),
            why
        })
    );
}

#[test]
fn a_window_of_padding_alone_is_not_folded() {
    let mut net = Net::new(1);
    net.relu("a", "photo");
    net.pad("b", "a", [[0, 0], [0, 2]]);
    net.pool("c", "b", 2, 2, "valid");
    net.tail("c", 1, 2, "softmax");
    let why = "a window of the pool lies in the padding alone";
    assert_eq!(
        converted(&net),
        Err(ConvertError::PaddingNotFolded {
            layer: "c".into(),
            why
        })
    );
}

#[test]
fn padding_that_nothing_can_take_is_refused() {
    let refused = |build: &dyn Fn(&mut Net)| {
        let mut net = Net::new(1);
        net.conv("a", "photo", [1, 1, 1, 1], json!({}));
        net.pad("b", "a", [[1, 1], [1, 1]]);
        build(&mut net);
        match converted(&net) {
            Err(ConvertError::PaddingNotFolded { layer, .. }) => layer,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(&|net| net.tail("b", 1, 2, "softmax")), "average");
    let sum = |net: &mut Net| {
        net.layer("Add", "c", json!({}), &["b", "b"]);
        net.tail("c", 1, 2, "softmax");
    };
    assert_eq!(refused(&sum), "c");
    let same = |net: &mut Net| {
        net.conv(
            "c",
            "b",
            [2, 2, 1, 1],
            json!({ "padding": "same", "strides": [2, 2] }),
        );
        net.tail("c", 1, 2, "softmax");
    };
    assert_eq!(refused(&same), "c");
}

#[test]
fn a_norm_without_a_convolution_of_its_own_is_refused() {
    let not_folded = |layer: &str| {
        Err(ConvertError::BatchNormNotFolded {
            layer: layer.into(),
        })
    };

    let mut no_convolution = Net::new(1);
    no_convolution.norm("a", "photo", 1, json!({}));
    no_convolution.tail("a", 1, 2, "softmax");
    assert_eq!(converted(&no_convolution), not_folded("a"));

    let mut not_linear = Net::new(1);
    not_linear.conv("a", "photo", [1, 1, 1, 1], json!({ "activation": "relu" }));
    not_linear.norm("b", "a", 1, json!({}));
    not_linear.tail("b", 1, 2, "softmax");
    assert_eq!(converted(&not_linear), not_folded("b"));

    let mut shared = Net::new(1);
    shared.conv("a", "photo", [1, 1, 1, 1], json!({}));
    shared.norm("b", "a", 1, json!({}));
    shared.layer("Add", "c", json!({}), &["a", "b"]);
    shared.tail("c", 1, 2, "softmax");
    assert_eq!(converted(&shared), not_folded("b"));
}

#[test]
fn only_a_classifier_is_converted() {
    let layer_of = |net: &Net| match converted(net) {
        Err(ConvertError::NoClassifier { layer, .. }) => layer,
        other => panic!("{other:?}"),
    };
    let mut no_tail = Net::new(1);
    no_tail.conv("a", "photo", [1, 1, 1, 1], json!({}));
    assert_eq!(layer_of(&no_tail), "a");

    let mut no_body = Net::new(1);
    no_body.tail("photo", 1, 2, "softmax");
    assert_eq!(layer_of(&no_body), "average");

    let mut clipped = Net::new(1);
    clipped.relu("a", "photo");
    clipped.tail("a", 1, 2, "relu");
    assert_eq!(layer_of(&clipped), "dense");

    let mut two_dense = classifier();
    two_dense.layers.last_mut().unwrap()["config"]["activation"] = json!("linear");
    two_dense.weight("more/kernel", &[3, 2], -1.0, 1.0);
    let config = json!({ "units": 2, "activation": "softmax", "use_bias": false });
    two_dense.layer("Dense", "more", config, &["dense"]);
    assert_eq!(layer_of(&two_dense), "dense");
}

#[test]
fn a_layer_with_one_of_our_names_is_refused() {
    for name in ["image", "features", "logits"] {
        let mut net = Net::new(1);
        net.conv(name, "photo", [1, 1, 1, 1], json!({}));
        net.relu("b", name);
        net.tail("b", 1, 2, "softmax");
        assert_eq!(
            converted(&net),
            Err(ConvertError::NameTaken { name: name.into() })
        );
    }
}

#[test]
fn a_weight_that_folding_makes_infinite_is_refused() {
    let mut net = classifier();
    for (name, _, values) in &mut net.weights {
        match name.as_str() {
            "stem_norm/gamma" => values[0] = f32::MAX,
            "stem_norm/moving_variance" => values[0] = 0.0,
            _ => (),
        }
    }
    assert_eq!(
        converted(&net),
        Err(ConvertError::NotFinite {
            layer: "stem".into()
        })
    );
}
