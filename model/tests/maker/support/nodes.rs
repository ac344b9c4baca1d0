//! Evaluates a converted network as ONNX defines its operators: channels first, float64, the
//! plainest loops. A value is `[channels][rows][columns]`.

use std::collections::BTreeMap;

use camlens_model::Network;
use camlens_model::maker::{Node, NodeKind, Padding};

/// `[channels][rows][columns]`.
#[derive(Clone, Debug)]
pub struct Planes {
    pub sides: [usize; 3],
    pub values: Vec<f64>,
}

impl Planes {
    fn new(sides: [usize; 3], value: impl Fn(usize, usize, usize) -> f64) -> Self {
        let mut values = Vec::new();
        for k in 0..sides[0] {
            for r in 0..sides[1] {
                values.extend((0..sides[2]).map(|c| value(k, r, c)));
            }
        }
        Self { sides, values }
    }

    fn get(&self, k: usize, row: isize, column: isize) -> Option<f64> {
        let (row, column) = (usize::try_from(row).ok()?, usize::try_from(column).ok()?);
        let inside = row < self.sides[1] && column < self.sides[2];
        inside.then(|| self.values[(k * self.sides[1] + row) * self.sides[2] + column])
    }
}

/// Every value of the network by its name.
pub fn run_network(network: &Network, image: Planes) -> BTreeMap<String, Planes> {
    let mut values = BTreeMap::from([("image".to_owned(), image)]);
    for node in &network.nodes {
        let result = run_node(network, node, &values);
        values.insert(node.output.clone(), result);
    }
    values
}

impl Planes {
    /// An image of this size, the same in every run.
    pub fn image(channels: usize, rows: usize, columns: usize) -> Self {
        let value =
            |k: usize, r: usize, c: usize| ((k * 31 + r * 7 + c * 3) as f64 * 0.7).sin() * 2.0;
        Self::new([channels, rows, columns], value)
    }
}

fn run_node(network: &Network, node: &Node, values: &BTreeMap<String, Planes>) -> Planes {
    let input = &values[&node.inputs[0]];
    let [channels, rows, columns] = input.sides;
    match &node.kind {
        NodeKind::Conv {
            kernel,
            bias,
            size,
            strides,
            dilations,
            padding,
        } => {
            let kernel = network.tensor(kernel).unwrap();
            let bias = network.tensor(bias).unwrap();
            assert_eq!(kernel.shape[1..], [channels, size[0], size[1]]);
            let reach = [0, 1].map(|axis| (size[axis] - 1) * dilations[axis] + 1);
            let (sides, before) = windows([rows, columns], reach, *strides, *padding);
            Planes::new([kernel.shape[0], sides[0], sides[1]], |o, r, c| {
                let mut sum = f64::from(bias.values[o]);
                for k in 0..channels {
                    for (y, x) in (0..size[0]).flat_map(|y| (0..size[1]).map(move |x| (y, x))) {
                        let row = (r * strides[0] + y * dilations[0]) as isize - before[0];
                        let column = (c * strides[1] + x * dilations[1]) as isize - before[1];
                        let at = ((o * channels + k) * size[0] + y) * size[1] + x;
                        sum +=
                            f64::from(kernel.values[at]) * input.get(k, row, column).unwrap_or(0.0);
                    }
                }
                sum
            })
        }
        NodeKind::Relu => Planes {
            sides: input.sides,
            values: input.values.iter().map(|value| value.max(0.0)).collect(),
        },
        NodeKind::MaxPool {
            size,
            strides,
            padding,
        } => {
            let (sides, before) = windows([rows, columns], *size, *strides, *padding);
            Planes::new([channels, sides[0], sides[1]], |k, r, c| {
                let places = (0..size[0]).flat_map(|y| (0..size[1]).map(move |x| (y, x)));
                let inside = places.filter_map(|(y, x)| {
                    let row = (r * strides[0] + y) as isize - before[0];
                    input.get(k, row, (c * strides[1] + x) as isize - before[1])
                });
                inside.fold(f64::NEG_INFINITY, f64::max)
            })
        }
        NodeKind::Add => {
            let other = &values[&node.inputs[1]];
            assert_eq!(input.sides, other.sides);
            let sums = input
                .values
                .iter()
                .zip(&other.values)
                .map(|(a, b)| a + b)
                .collect();
            Planes {
                sides: input.sides,
                values: sums,
            }
        }
        NodeKind::GlobalAveragePool => Planes::new([channels, 1, 1], |k, _, _| {
            let plane = &input.values[k * rows * columns..(k + 1) * rows * columns];
            plane.iter().sum::<f64>() / plane.len() as f64
        }),
        NodeKind::Flatten => input.clone(),
        NodeKind::Gemm { kernel, bias } => {
            let (kernel, bias) = (
                network.tensor(kernel).unwrap(),
                network.tensor(bias).unwrap(),
            );
            assert_eq!(kernel.shape, [bias.values.len(), channels]);
            Planes::new([bias.values.len(), 1, 1], |o, _, _| {
                let row = &kernel.values[o * channels..(o + 1) * channels];
                let products = row
                    .iter()
                    .zip(&input.values)
                    .map(|(w, x)| f64::from(*w) * x);
                products.sum::<f64>() + f64::from(bias.values[o])
            })
        }
    }
}

fn windows(
    sides: [usize; 2],
    reach: [usize; 2],
    strides: [usize; 2],
    padding: Padding,
) -> ([usize; 2], [isize; 2]) {
    let [top, left, bottom, right] = match padding {
        Padding::Explicit(pads) => pads,
        Padding::Same => {
            let total = [0, 1].map(|axis| {
                let count = sides[axis].div_ceil(strides[axis]);
                ((count - 1) * strides[axis] + reach[axis]).saturating_sub(sides[axis])
            });
            let [rows, columns] = total;
            [
                rows / 2,
                columns / 2,
                rows - rows / 2,
                columns - columns / 2,
            ]
        }
    };
    let padded = [sides[0] + top + bottom, sides[1] + left + right];
    let counts = [0, 1].map(|axis| (padded[axis] - reach[axis]) / strides[axis] + 1);
    (counts, [top as isize, left as isize])
}
