//! Small networks as tfjs stores them.

use camlens_model::maker::Package;
use serde_json::{Value, json};

/// A tfjs layers-model under construction.
#[derive(Clone)]
pub struct Net {
    pub layers: Vec<Value>,
    pub weights: Vec<(String, Vec<usize>, Vec<f32>)>,
    state: u64,
}

impl Net {
    /// A network with an input of `channels`, called `photo`.
    pub fn new(channels: usize) -> Self {
        let mut net = Self {
            layers: vec![],
            weights: vec![],
            state: 7,
        };
        let config = json!({ "batch_input_shape": [null, null, null, channels] });
        net.layer("InputLayer", "photo", config, &[]);
        net
    }

    pub fn layer(&mut self, class: &str, name: &str, config: Value, inputs: &[&str]) {
        let inputs: Vec<Value> = inputs
            .iter()
            .map(|input| json!([input, 0, 0, {}]))
            .collect();
        let calls = if inputs.is_empty() {
            json!([])
        } else {
            json!([inputs])
        };
        self.layers.push(json!({
            "name": name, "class_name": class, "config": config, "inbound_nodes": calls,
        }));
    }

    /// A number in `low .. high`, the same in every run.
    pub fn number(&mut self, low: f32, high: f32) -> f32 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        low + (high - low) * (self.state >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub fn weight(&mut self, name: &str, shape: &[usize], low: f32, high: f32) {
        let values = (0..shape.iter().product())
            .map(|_| self.number(low, high))
            .collect();
        self.weights.push((name.to_owned(), shape.to_vec(), values));
    }

    /// A convolution, `settings` over Keras' usual ones; `shape` is the kernel's.
    pub fn conv(&mut self, name: &str, input: &str, shape: [usize; 4], settings: Value) {
        let mut config = json!({
            "filters": shape[3], "kernel_size": shape[..2], "strides": [1, 1], "padding": "valid",
            "data_format": "channels_last", "dilation_rate": [1, 1], "activation": "linear",
            "use_bias": true,
        });
        merge(&mut config, settings);
        self.weight(&format!("{name}/kernel"), &shape, -0.5, 0.5);
        if config["use_bias"] == true {
            self.weight(&format!("{name}/bias"), &shape[3..], -0.3, 0.3);
        }
        self.layer("Conv2D", name, config, &[input]);
    }

    /// A batch norm with a small variance in it, so that epsilon counts.
    pub fn norm(&mut self, name: &str, input: &str, channels: usize, settings: Value) {
        // The package's epsilon is wrong; so is this one.
        let mut config = json!({ "axis": [3], "epsilon": 0.5, "center": true, "scale": true });
        merge(&mut config, settings);
        if config["scale"] == true {
            self.weight(&format!("{name}/gamma"), &[channels], 0.5, 1.5);
        }
        if config["center"] == true {
            self.weight(&format!("{name}/beta"), &[channels], -0.5, 0.5);
        }
        self.weight(&format!("{name}/moving_mean"), &[channels], -0.5, 0.5);
        self.weight(&format!("{name}/moving_variance"), &[channels], 0.001, 0.3);
        self.layer("BatchNormalization", name, config, &[input]);
    }

    pub fn relu(&mut self, name: &str, input: &str) {
        self.layer(
            "Activation",
            name,
            json!({ "activation": "relu" }),
            &[input],
        );
    }

    pub fn pad(&mut self, name: &str, input: &str, padding: [[usize; 2]; 2]) {
        let config = json!({ "padding": padding, "data_format": "channels_last" });
        self.layer("ZeroPadding2D", name, config, &[input]);
    }

    pub fn pool(&mut self, name: &str, input: &str, size: usize, stride: usize, padding: &str) {
        let config = json!({
            "pool_size": [size, size], "strides": [stride, stride], "padding": padding,
            "data_format": "channels_last",
        });
        self.layer("MaxPooling2D", name, config, &[input]);
    }

    /// Global average pooling and a dense layer, `average` and `dense`.
    pub fn tail(&mut self, input: &str, channels: usize, classes: usize, activation: &str) {
        let config = json!({ "data_format": "channels_last" });
        self.layer("GlobalAveragePooling2D", "average", config, &[input]);
        let config = json!({ "units": classes, "activation": activation, "use_bias": true });
        self.weight("dense/kernel", &[channels, classes], -1.0, 1.0);
        self.weight("dense/bias", &[classes], -1.0, 1.0);
        self.layer("Dense", "dense", config, &["average"]);
    }

    /// `model.json`, its output the last layer.
    pub fn json(&self) -> Value {
        let listed: Vec<Value> = self
            .weights
            .iter()
            .map(|(name, shape, _)| json!({ "name": name, "shape": shape, "dtype": "float32" }))
            .collect();
        let last = &self.layers.last().unwrap()["name"];
        json!({
            "format": "layers-model",
            "modelTopology": { "keras_version": "2.2.4-tf", "model_config": {
                "class_name": "Model",
                "config": {
                    "name": "small", "layers": self.layers,
                    "input_layers": [["photo", 0, 0]], "output_layers": [[last, 0, 0]],
                },
            } },
            "weightsManifest": [{ "paths": ["shard1.bin", "shard2.bin"], "weights": listed }],
        })
    }

    /// Two shards, cut where no float begins.
    pub fn shards(&self) -> [Vec<u8>; 2] {
        let values = self.weights.iter().flat_map(|(_, _, values)| values);
        let mut first: Vec<u8> = values.flat_map(|value| value.to_le_bytes()).collect();
        let second = first.split_off(first.len() / 2 + 1);
        [first, second]
    }

    pub fn package(&self) -> Package {
        package(&self.json(), self.shards())
    }
}

pub fn package(json: &Value, shards: [Vec<u8>; 2]) -> Package {
    let [first, second] = shards;
    [
        ("net/model.json".to_owned(), json.to_string().into_bytes()),
        ("net/shard1.bin".to_owned(), first),
        ("net/shard2.bin".to_owned(), second),
    ]
    .into_iter()
    .collect()
}

fn merge(config: &mut Value, settings: Value) {
    for (key, value) in settings.as_object().unwrap() {
        config[key] = value.clone();
    }
}

/// ResNet in small: a padded stem, a padded pool, a residual block, a classifier of 3 classes.
pub fn classifier() -> Net {
    let mut net = Net::new(2);
    net.pad("stem_pad", "photo", [[2, 1], [1, 3]]);
    net.conv(
        "stem",
        "stem_pad",
        [3, 4, 2, 4],
        json!({ "strides": [2, 1] }),
    );
    net.norm("stem_norm", "stem", 4, json!({}));
    net.relu("stem_relu", "stem_norm");
    net.pad("pool_pad", "stem_relu", [[1, 1], [1, 1]]);
    net.pool("pool", "pool_pad", 3, 2, "valid");
    net.conv(
        "branch",
        "pool",
        [3, 3, 4, 4],
        json!({ "padding": "same", "use_bias": false }),
    );
    net.norm("branch_norm", "branch", 4, json!({ "axis": -1 }));
    net.layer("Add", "add", json!({}), &["branch_norm", "pool"]);
    net.relu("last", "add");
    net.tail("last", 4, 3, "softmax");
    net
}
