//! Evaluates a small network as Keras defines its layers: from the JSON, channels last, nothing
//! folded, float64, the plainest loops. Shares nothing with the reader or the converter.

use std::collections::BTreeMap;

use serde_json::Value;

use super::small::Net;

/// `[rows][columns][channels]`; a vector has one row and one column.
#[derive(Clone, Debug)]
pub struct Map {
    pub rows: usize,
    pub columns: usize,
    pub channels: usize,
    pub values: Vec<f64>,
}

impl Map {
    pub fn new(rows: usize, columns: usize, channels: usize) -> Self {
        Self {
            rows,
            columns,
            channels,
            values: vec![0.0; rows * columns * channels],
        }
    }

    pub fn at(&self, row: usize, column: usize, channel: usize) -> f64 {
        self.values[(row * self.columns + column) * self.channels + channel]
    }

    pub fn fill(mut self, value: impl Fn(usize, usize, usize) -> f64) -> Self {
        for row in 0..self.rows {
            for column in 0..self.columns {
                for channel in 0..self.channels {
                    let at = (row * self.columns + column) * self.channels + channel;
                    self.values[at] = value(row, column, channel);
                }
            }
        }
        self
    }

    /// Outside the map there is `None`; positions are signed for that.
    fn get(&self, row: isize, column: isize, channel: usize) -> Option<f64> {
        let (row, column) = (usize::try_from(row).ok()?, usize::try_from(column).ok()?);
        (row < self.rows && column < self.columns).then(|| self.at(row, column, channel))
    }
}

impl Net {
    /// Every layer's result by its name. A dense layer's softmax is left out: its result is logits.
    pub fn run(&self, photo: &Map, epsilon: f64) -> BTreeMap<String, Map> {
        let mut results: BTreeMap<String, Map> = BTreeMap::new();
        for layer in &self.layers {
            let name = layer["name"].as_str().unwrap();
            let inputs: Vec<&Map> = match &layer["inbound_nodes"][0] {
                Value::Array(inputs) => inputs
                    .iter()
                    .map(|input| &results[input[0].as_str().unwrap()])
                    .collect(),
                _ => vec![photo],
            };
            let result = self.run_layer(name, layer, &inputs, epsilon);
            results.insert(name.to_owned(), result);
        }
        results
    }

    fn run_layer(&self, name: &str, layer: &Value, inputs: &[&Map], epsilon: f64) -> Map {
        let config = &layer["config"];
        let input = inputs[0];
        let like = Map::new(input.rows, input.columns, input.channels);
        match layer["class_name"].as_str().unwrap() {
            "InputLayer" => input.clone(),
            "ZeroPadding2D" => {
                let pad = |axis: usize, end: usize| number(&config["padding"][axis][end]);
                let rows = input.rows + pad(0, 0) + pad(0, 1);
                let columns = input.columns + pad(1, 0) + pad(1, 1);
                Map::new(rows, columns, input.channels).fill(|r, c, k| {
                    let (r, c) = (
                        r as isize - pad(0, 0) as isize,
                        c as isize - pad(1, 0) as isize,
                    );
                    input.get(r, c, k).unwrap_or(0.0)
                })
            }
            "Conv2D" => self.conv2d(name, config, input),
            "BatchNormalization" => {
                let part = |part: &str, k: usize, otherwise: f64| {
                    self.values(&format!("{name}/{part}"))
                        .map_or(otherwise, |values| values[k])
                };
                like.fill(|r, c, k| {
                    let spread = (part("moving_variance", k, f64::NAN) + epsilon).sqrt();
                    let normal = (input.at(r, c, k) - part("moving_mean", k, f64::NAN)) / spread;
                    part("gamma", k, 1.0) * normal + part("beta", k, 0.0)
                })
            }
            "Activation" if config["activation"] == "relu" => {
                like.fill(|r, c, k| input.at(r, c, k).max(0.0))
            }
            "Activation" => input.clone(),
            "MaxPooling2D" => max_pool(config, input),
            "Add" => like.fill(|r, c, k| input.at(r, c, k) + inputs[1].at(r, c, k)),
            "GlobalAveragePooling2D" => Map::new(1, 1, input.channels).fill(|_, _, k| {
                let sum: f64 = input.values.iter().skip(k).step_by(input.channels).sum();
                sum / (input.rows * input.columns) as f64
            }),
            "Dense" => {
                let kernel = self.values(&format!("{name}/kernel")).unwrap();
                let bias = self.values(&format!("{name}/bias"));
                let units = number(&config["units"]);
                Map::new(1, 1, units).fill(|_, _, unit| {
                    let products =
                        (0..input.channels).map(|k| input.values[k] * kernel[k * units + unit]);
                    products.sum::<f64>() + bias.as_ref().map_or(0.0, |bias| bias[unit])
                })
            }
            class => panic!("no evaluation of {class}"),
        }
    }

    fn values(&self, name: &str) -> Option<Vec<f64>> {
        let (_, _, values) = self.weights.iter().find(|(weight, _, _)| weight == name)?;
        Some(values.iter().map(|&value| f64::from(value)).collect())
    }

    fn conv2d(&self, name: &str, config: &Value, input: &Map) -> Map {
        let kernel = self.values(&format!("{name}/kernel")).unwrap();
        let bias = self.values(&format!("{name}/bias"));
        let outputs = number(&config["filters"]);
        let size = pair(&config["kernel_size"]);
        let dilation = pair(&config["dilation_rate"]);
        let strides = pair(&config["strides"]);
        let reach = [0, 1].map(|axis| (size[axis] - 1) * dilation[axis] + 1);
        let (sides, before) = windows(config, [input.rows, input.columns], reach, strides);
        let relu = config["activation"] == "relu";
        Map::new(sides[0], sides[1], outputs).fill(|r, c, o| {
            let mut sum = bias.as_ref().map_or(0.0, |bias| bias[o]);
            for (y, x) in (0..size[0]).flat_map(|y| (0..size[1]).map(move |x| (y, x))) {
                let row = (r * strides[0] + y * dilation[0]) as isize - before[0];
                let column = (c * strides[1] + x * dilation[1]) as isize - before[1];
                for k in 0..input.channels {
                    let weight = kernel[((y * size[1] + x) * input.channels + k) * outputs + o];
                    sum += weight * input.get(row, column, k).unwrap_or(0.0);
                }
            }
            if relu { sum.max(0.0) } else { sum }
        })
    }
}

fn max_pool(config: &Value, input: &Map) -> Map {
    let (size, strides) = (pair(&config["pool_size"]), pair(&config["strides"]));
    let (sides, before) = windows(config, [input.rows, input.columns], size, strides);
    Map::new(sides[0], sides[1], input.channels).fill(|r, c, k| {
        let places = (0..size[0]).flat_map(|y| (0..size[1]).map(move |x| (y, x)));
        let values = places.filter_map(|(y, x)| {
            let row = (r * strides[0] + y) as isize - before[0];
            input.get(row, (c * strides[1] + x) as isize - before[1], k)
        });
        values.fold(f64::NEG_INFINITY, f64::max)
    })
}

/// How many windows there are per axis, and how far the first one begins before the map.
fn windows(
    config: &Value,
    sides: [usize; 2],
    reach: [usize; 2],
    strides: [usize; 2],
) -> ([usize; 2], [isize; 2]) {
    if config["padding"] == "valid" {
        return (
            [0, 1].map(|axis| (sides[axis] - reach[axis]) / strides[axis] + 1),
            [0, 0],
        );
    }
    let counts = [0, 1].map(|axis| sides[axis].div_ceil(strides[axis]));
    let before = [0, 1].map(|axis| {
        let covered = (counts[axis] - 1) * strides[axis] + reach[axis];
        (covered.saturating_sub(sides[axis]) / 2) as isize
    });
    (counts, before)
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn pair(value: &Value) -> [usize; 2] {
    [number(&value[0]), number(&value[1])]
}
