//! Small graphs, before and after.

#![allow(clippy::unwrap_used, reason = "the graphs are made here")]

use super::*;
use tract_onnx::tract_core::internal::Approximation;
use tract_onnx::tract_core::ops::cnn::{Conv, KernelFormat, MaxPool, PaddingSpec, PoolSpec};
use tract_onnx::tract_core::ops::konst::Const;
use tract_onnx::tract_core::ops::math;
use tract_onnx::tract_core::ops::nn::DataFormat;

/// Numbers between -1 and 1 without any order.
fn noise(shape: &[usize], seed: u32) -> Tensor {
    let mut state = seed | 1;
    let values: Vec<f32> = (0..shape.iter().product::<usize>())
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as f32 / u32::MAX as f32 * 2.0 - 1.0
        })
        .collect();
    Tensor::from_shape(shape, &values).unwrap()
}

/// A graph with one input `[1, 8, 9, 11]`.
struct Graph(TypedModel, OutletId);

impl Graph {
    fn new() -> Self {
        let mut model = TypedModel::default();
        let input = model.add_source("input", f32::fact([1, 8, 9, 11])).unwrap();
        Self(model, input)
    }

    fn conv(&mut self, name: &str, from: OutletId, change: impl FnOnce(&mut Conv)) -> OutletId {
        let mut conv = Conv {
            pool_spec: PoolSpec {
                data_format: DataFormat::NCHW,
                kernel_shape: tvec!(3, 3),
                padding: PaddingSpec::Explicit(tvec!(1, 1), tvec!(1, 1)),
                dilations: None,
                strides: None,
                input_channels: 8,
                output_channels: 8,
            },
            kernel_fmt: KernelFormat::OIHW,
            group: 1,
            q_params: None,
        };
        change(&mut conv);
        let kernel = [&[8, 8 / conv.group][..], &conv.pool_spec.kernel_shape].concat();
        let kernel = noise(&kernel, name.len() as u32 * 77);
        let kernel = self.0.add_const(format!("{name}.kernel"), kernel).unwrap();
        let bias = self
            .0
            .add_const(format!("{name}.bias"), noise(&[8], 5))
            .unwrap();
        self.0.wire_node(name, conv, &[from, kernel, bias]).unwrap()[0]
    }

    fn relu(&mut self, name: &str, from: OutletId) -> OutletId {
        let zero = Tensor::zero::<f32>(&[1, 1, 1, 1]).unwrap();
        let zero = self.0.add_const(format!("{name}.zero"), zero).unwrap();
        self.0.wire_node(name, math::max(), &[from, zero]).unwrap()[0]
    }

    fn add(&mut self, name: &str, a: OutletId, b: OutletId) -> OutletId {
        self.0.wire_node(name, math::add(), &[a, b]).unwrap()[0]
    }

    /// Both graphs give the same but for the order of sums, with the kernels as constants and as
    /// sources that stand for stored weights; returns how often each operator stands in the new
    /// one.
    fn check(mut self, outputs: &[OutletId]) -> HashMap<String, usize> {
        self.0.select_output_outlets(outputs).unwrap();
        let (stored, mut weights) = self.stored();
        let graphs = [
            fuse(self.0.clone(), &mut Weights::default()).unwrap(),
            fuse(stored, &mut weights).unwrap(),
        ];
        let before = run(self.0);
        for after in graphs.clone().map(run) {
            assert_eq!(before.len(), after.len());
            for (before, after) in before.iter().zip(&after) {
                before
                    .close_enough(after, Approximation::Approximate)
                    .unwrap();
            }
        }
        let [constants, stored] = graphs.map(|graph| count(&graph));
        assert_eq!(constants, stored);
        constants
    }

    /// The graph with its kernels taken out, and the kernels.
    fn stored(&self) -> (TypedModel, Weights) {
        let (mut graph, mut weights) = (self.0.clone(), Weights::default());
        let inputs = graph.input_outlets().unwrap().to_vec();
        for node in 0..graph.nodes().len() {
            let name = graph.node(node).name.clone();
            let Some(kernel) = constant(&graph, node.into()).filter(|_| name.ends_with(".kernel"))
            else {
                continue;
            };
            let fill = |values: &mut [f32]| {
                let plain = kernel.try_as_plain_ram().unwrap();
                values.copy_from_slice(plain.as_slice::<f32>().unwrap());
                Ok(())
            };
            weights.add(&name, kernel.shape(), fill).unwrap();
            let fact = f32::fact(kernel.shape());
            graph.node_mut(node).op = Box::new(TypedSource::new(fact.clone()));
            graph.set_outlet_fact(node.into(), fact).unwrap();
        }
        graph.set_input_outlets(&inputs).unwrap();
        (graph, weights)
    }
}

fn run(model: TypedModel) -> TVec<TValue> {
    let plan = model.into_optimized().unwrap().into_runnable().unwrap();
    let input = noise(&[1, 8, 9, 11], 99);
    plan.run(tvec!(input.into_tvalue())).unwrap()
}

/// How often each operator stands in a graph; constants aside.
fn count(model: &TypedModel) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    for node in model.nodes().iter().filter(|node| !node.op_is::<Const>()) {
        *count.entry(node.op.name().to_string()).or_default() += 1;
    }
    count
}

#[test]
fn a_residual_block_becomes_one_operator_a_convolution() {
    let mut graph = Graph::new();
    let first = graph.conv("first", graph.1, |_| ());
    let first = graph.relu("first.relu", first);
    let second = graph.conv("the second", first, |_| ());
    let projection = graph.conv("projection", graph.1, |conv| {
        conv.pool_spec.kernel_shape = tvec!(1, 1);
        conv.pool_spec.padding = PaddingSpec::Valid;
    });
    let sum = graph.add("sum", second, projection);
    let out = graph.relu("sum.relu", sum);
    let count = graph.check(&[out]);
    assert_eq!(count["FusedConv"], 3);
    assert!(
        !count.contains_key("Add") && !count.contains_key("Max"),
        "{count:?}"
    );
}

#[test]
fn a_residual_without_relu_and_an_identity() {
    let mut graph = Graph::new();
    let conv = graph.conv("conv", graph.1, |_| ());
    let sum = graph.add("sum", graph.1, conv);
    let count = graph.check(&[sum]);
    assert_eq!((count["FusedConv"], count.contains_key("Add")), (1, false));
}

#[test]
fn a_value_with_two_consumers_is_kept() {
    let mut graph = Graph::new();
    let conv = graph.conv("conv", graph.1, |_| ());
    let relu = graph.relu("relu", conv);
    let sum = graph.add("sum", conv, relu);
    let count = graph.check(&[sum]);
    assert_eq!((count["FusedConv"], count["Max"], count["Add"]), (1, 1, 1));
}

#[test]
fn a_value_that_is_an_output_is_kept() {
    let mut graph = Graph::new();
    let conv = graph.conv("conv", graph.1, |_| ());
    let relu = graph.relu("relu", conv);
    let last = graph.conv("last one", relu, |_| ());
    let count = graph.check(&[conv, relu, last]);
    assert_eq!((count["FusedConv"], count["Max"]), (2, 1));
}

#[test]
fn strides_dilations_and_pools_are_fused() {
    let mut graph = Graph::new();
    let conv = graph.conv("strided", graph.1, |conv| {
        conv.pool_spec.strides = Some(tvec!(2, 2));
        conv.pool_spec.kernel_shape = tvec!(1, 1);
        conv.pool_spec.padding = PaddingSpec::Valid;
    });
    let conv = graph.conv("a dilated one", conv, |conv| {
        conv.pool_spec.dilations = Some(tvec!(2, 1));
        conv.pool_spec.padding = PaddingSpec::Explicit(tvec!(2, 0), tvec!(3, 1));
    });
    let pool = MaxPool {
        pool_spec: PoolSpec {
            data_format: DataFormat::NCHW,
            kernel_shape: tvec!(3, 3),
            padding: PaddingSpec::Explicit(tvec!(1, 1), tvec!(1, 1)),
            dilations: None,
            strides: Some(tvec!(2, 2)),
            input_channels: 8,
            output_channels: 8,
        },
        with_index_outputs: None,
    };
    let pool = graph.0.wire_node("pool", pool, &[conv]).unwrap()[0];
    let count = graph.check(&[pool]);
    assert_eq!((count["FusedConv"], count["FusedMaxPool"]), (2, 1));
}

#[test]
fn a_kernel_that_is_read_twice_is_packed_twice() {
    let mut graph = Graph::new();
    let first = graph.conv("first", graph.1, |_| ());
    let second = graph.conv("the second", first, |_| ());
    let (first, second) = (first.node, second.node);
    let shared = graph.0.node(first).inputs[1];
    graph.0.add_edge(shared, InletId::new(second, 1)).unwrap();
    let count = graph.check(&[second.into()]);
    assert_eq!(count["FusedConv"], 2);
}

#[test]
fn a_kernel_that_is_an_output_too_is_kept() {
    let mut graph = Graph::new();
    let conv = graph.conv("conv", graph.1, |_| ());
    let kernel = graph.0.node(conv.node).inputs[1];
    let count = graph.check(&[conv, kernel]);
    assert_eq!(count["FusedConv"], 1);
}

#[test]
fn what_no_pattern_matches_stays_tracts() {
    let mut graph = Graph::new();
    let grouped = graph.conv("grouped", graph.1, |conv| conv.group = 4);
    let same = graph.conv("same", grouped, |conv| {
        conv.pool_spec.padding = PaddingSpec::SameUpper;
    });
    let count = graph.check(&[same]);
    assert!(!count.contains_key("FusedConv"), "{count:?}");
    assert_eq!(count["Conv"], 2);
}
