//! What is wrong with a package is said, each thing in its own words.

use camlens_model::maker::{Form, Model, Package, PackageError, ReadError, read_model};
use serde_json::{Value, json};

use crate::support::{classifier, package};

fn read(json: &Value, shards: [Vec<u8>; 2]) -> Result<Model, ReadError> {
    read_model(&package(json, shards), "net/model.json")
}

/// Reads the small classifier with a change in its `model.json`.
fn read_with(at: &str, value: Value) -> ReadError {
    let net = classifier();
    let mut json = net.json();
    let place = json.pointer_mut(at).unwrap_or_else(|| panic!("no {at}"));
    *place = value;
    read(&json, net.shards()).unwrap_err()
}

/// The same, in a layer of that name.
fn read_with_layer(layer: &str, at: &str, value: Value) -> ReadError {
    let layers = classifier().layers;
    let index = layers
        .iter()
        .position(|described| described["name"] == layer)
        .unwrap();
    read_with(
        &format!("/modelTopology/model_config/config/layers/{index}{at}"),
        value,
    )
}

fn unsupported(layer: &str, what: &str) -> ReadError {
    ReadError::Unsupported {
        layer: layer.into(),
        what: what.into(),
    }
}

#[test]
fn a_good_model_is_read_in_order() {
    let model = read_model(&classifier().package(), "net/model.json").unwrap();
    assert_eq!(model.name, "small");
    assert_eq!(model.layers.len(), 13);
    assert_eq!(model.layers[model.output].name, "dense");
    assert_eq!(model.layers[2].form, Form::Map { channels: 4 });
    assert_eq!(model.layers[12].form, Form::Vector { length: 3 });
}

#[test]
fn files_that_are_missing_or_malformed() {
    let file = || "net/model.json".to_owned();
    let none = read_model(&Package::default(), "net/model.json");
    assert_eq!(none, Err(ReadError::MissingFile { file: file() }));

    let broken: Package = [(file(), b"{\"modelTopology\"".to_vec())]
        .into_iter()
        .collect();
    let refused = read_model(&broken, "net/model.json");
    assert!(
        matches!(refused, Err(ReadError::Malformed { .. })),
        "{refused:?}"
    );
    let refused = read_with("/modelTopology", json!({}));
    assert!(matches!(refused, ReadError::Malformed { .. }));
}

#[test]
fn shards_that_are_missing_short_or_long() {
    let net = classifier();
    let [first, second] = net.shards();
    let alone: Package = [
        (
            "net/model.json".to_owned(),
            net.json().to_string().into_bytes(),
        ),
        ("net/shard1.bin".to_owned(), first.clone()),
    ]
    .into_iter()
    .collect();
    assert_eq!(
        read_model(&alone, "net/model.json"),
        Err(ReadError::MissingShard {
            file: "net/shard2.bin".into()
        })
    );
    let expected = (first.len() + second.len()) as u64;
    let (one, two) = ("shard1.bin".to_owned(), "shard2.bin".to_owned());
    let wrong = |found| ReadError::WrongShardLength {
        first: one.clone(),
        last: two.clone(),
        expected,
        found,
    };
    let short = second[..second.len() - 1].to_vec();
    assert_eq!(
        read(&net.json(), [first.clone(), short]),
        Err(wrong(expected - 1))
    );
    let long = [second, vec![0; 4]].concat();
    assert_eq!(read(&net.json(), [first, long]), Err(wrong(expected + 4)));
}

#[test]
fn weights_that_are_missing_or_of_another_kind() {
    let weight = || "stem/kernel".to_owned();
    let at = |rest: &str| format!("/weightsManifest/0/weights/0{rest}");
    assert_eq!(
        read_with(&at("/name"), json!("stem/other")),
        ReadError::MissingWeight {
            layer: "stem".into(),
            weight: weight()
        }
    );
    assert_eq!(
        read_with(&at("/shape"), json!([4, 3, 2, 4])),
        ReadError::WrongShape {
            weight: weight(),
            expected: vec![3, 4, 2, 4],
            found: vec![4, 3, 2, 4]
        }
    );
    assert_eq!(
        read_with(&at("/dtype"), json!("int32")),
        ReadError::UnsupportedDtype {
            weight: weight(),
            dtype: "int32".into()
        }
    );
    let quantised = json!({ "name": "stem/kernel", "shape": [3, 4, 2, 4], "dtype": "float32",
        "quantization": { "dtype": "uint8", "scale": 0.1, "min": 0.0 } });
    assert_eq!(
        read_with(&at(""), quantised),
        ReadError::UnsupportedDtype {
            weight: weight(),
            dtype: "float32 (quantised)".into()
        }
    );
    assert_eq!(
        read_with(
            "/weightsManifest/0/weights/5/name",
            json!("stem_norm/gamma")
        ),
        ReadError::RepeatedWeight {
            weight: "stem_norm/gamma".into()
        }
    );
    let too_large = read_with(&at("/shape"), json!([usize::MAX, 3, 2, 4]));
    assert!(matches!(
        too_large,
        ReadError::WrongShardLength {
            expected: u64::MAX,
            ..
        }
    ));
}

#[test]
fn a_weight_that_is_no_number() {
    for value in [f32::NAN, f32::INFINITY] {
        let mut net = classifier();
        net.weights[0].2[5] = value;
        let refused = read(&net.json(), net.shards());
        assert_eq!(
            refused,
            Err(ReadError::NotFinite {
                weight: "stem/kernel".into(),
                element: 5
            })
        );
    }
}

#[test]
fn layers_that_are_not_converted() {
    let (layer, class) = ("pool".to_owned(), "AveragePooling2D".to_owned());
    assert_eq!(
        read_with_layer("pool", "/class_name", json!("AveragePooling2D")),
        ReadError::UnknownClass { layer, class }
    );
    let cases = [
        (
            "stem",
            "/config/data_format",
            json!("channels_first"),
            "the data format channels_first",
        ),
        (
            "pool",
            "/config/data_format",
            json!("channels_first"),
            "the data format channels_first",
        ),
        (
            "stem",
            "/config/activation",
            json!("swish"),
            "the activation swish",
        ),
        (
            "stem",
            "/config/activation",
            json!("softmax"),
            "a softmax over a map",
        ),
        (
            "last",
            "/config/activation",
            json!("tanh"),
            "the activation tanh",
        ),
        (
            "stem",
            "/config/padding",
            json!("causal"),
            "the padding causal",
        ),
        (
            "stem",
            "/config/strides",
            json!([0, 1]),
            "a size or stride of 0",
        ),
        (
            "pool",
            "/config/pool_size",
            json!([3, 0]),
            "a size or stride of 0",
        ),
        ("stem_norm", "/config/axis", json!([1]), "the axis [1]"),
        (
            "photo",
            "/config/batch_input_shape",
            json!([null, 4]),
            "the input shape [None, Some(4)]",
        ),
        (
            "stem",
            "/inbound_nodes",
            json!([[["photo", 0, 0, {}]], [["photo", 0, 0, {}]]]),
            "2 calls",
        ),
    ];
    for (layer, at, value, what) in cases {
        assert_eq!(read_with_layer(layer, at, value), unsupported(layer, what));
    }
    let mut grouped = classifier().json();
    let stem = grouped
        .pointer_mut("/modelTopology/model_config/config/layers/2/config")
        .unwrap();
    stem["groups"] = json!(2);
    assert_eq!(
        read(&grouped, classifier().shards()),
        Err(unsupported("stem", "2 groups"))
    );
}

#[test]
fn configurations_that_lack_something() {
    for layer in ["photo", "stem_pad", "stem", "stem_norm", "pool", "dense"] {
        let refused = read_with_layer(layer, "/config", json!({}));
        assert!(
            matches!(refused, ReadError::MalformedLayer { layer: named, .. } if named == layer)
        );
    }
}

#[test]
fn inputs_that_do_not_fit() {
    let unknown = |layer: &str, input: &str| ReadError::UnknownInput {
        layer: layer.into(),
        input: input.into(),
    };
    let inputs = |names: &[&str]| {
        json!([names
            .iter()
            .map(|name| json!([name, 0, 0, {}]))
            .collect::<Vec<_>>()])
    };
    assert_eq!(
        read_with_layer("stem", "/inbound_nodes", inputs(&["dense"])),
        unknown("stem", "dense")
    );
    assert_eq!(
        read_with(
            "/modelTopology/model_config/config/output_layers/0/0",
            json!("nowhere")
        ),
        unknown("(the model's output)", "nowhere")
    );
    for (layer, names) in [
        ("add", &["pool"][..]),
        ("add", &["pool", "photo"]),
        ("stem", &[]),
        ("last", &["add", "add"]),
        ("dense", &["last"]),
        ("average", &["last", "last"]),
    ] {
        let refused = read_with_layer(layer, "/inbound_nodes", inputs(names));
        assert!(
            matches!(&refused, ReadError::WrongInput { layer: named, .. } if named == layer),
            "{refused}"
        );
    }
    let two = json!([["dense", 0, 0], ["average", 0, 0]]);
    let refused = read_with("/modelTopology/model_config/config/output_layers", two);
    assert!(matches!(refused, ReadError::Malformed { .. }));
    let refused = read_with_layer("stem_relu", "/name", json!("stem"));
    assert!(matches!(refused, ReadError::Malformed { .. }));
}

#[test]
fn a_tarball_is_unpacked_in_memory() {
    let mut archive = tar::Builder::new(flate2::write::GzEncoder::new(
        vec![],
        flate2::Compression::fast(),
    ));
    for (path, bytes) in [("package/a/model.json", &b"{}"[..]), ("elsewhere", b"x")] {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        archive.append_data(&mut header, path, bytes).unwrap();
    }
    let tarball = archive.into_inner().unwrap().finish().unwrap();
    let package = Package::unpack(&tarball).unwrap();
    assert_eq!(package.file("a/model.json"), Some(&b"{}"[..]));
    assert_eq!(package.file("elsewhere"), Some(&b"x"[..]));
    assert_eq!(package.file("b"), None);

    for broken in [&tarball[..tarball.len() / 2], b"no gzip", b""] {
        let refused = Package::unpack(broken);
        assert!(
            matches!(refused, Err(PackageError::Unreadable { bytes, .. }) if bytes == broken.len()),
            "{refused:?}"
        );
    }
}
