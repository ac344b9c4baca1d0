//! Finds the patterns: a convolution, perhaps with a residual, perhaps with a ReLU behind it; and max
//! pooling.

use super::super::Weights;
use super::constants::{constant, is_stored};
use camlens_kernels::{Window, padded};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::ops::binary::TypedBinOp;
use tract_onnx::tract_core::ops::cnn::{Conv, KernelFormat, MaxPool, PaddingSpec, PoolSpec};
use tract_onnx::tract_core::ops::math::{Add, Max};
use tract_onnx::tract_core::ops::nn::DataFormat;

/// A part of the graph that becomes one operator.
pub(super) enum Pattern {
    Conv {
        input: OutletId,
        weights: ConvWeights,
        residual: Option<OutletId>,
        relu: bool,
    },
    MaxPool {
        input: OutletId,
        window: Window,
    },
}

/// A convolution's constants.
pub(super) struct ConvWeights {
    pub(super) window: Window,
    /// `[outputs, inputs, kernel rows, kernel columns]`; a constant or still stored.
    pub(super) kernel: OutletId,
    bias: Arc<Tensor>,
    outputs: usize,
}

/// The patterns of a graph.
#[derive(Default)]
pub(super) struct Patterns {
    /// Each by its last node, whose value is the pattern's.
    pub(super) at_tail: HashMap<usize, Pattern>,
    /// All other nodes of the patterns.
    pub(super) absorbed: HashSet<usize>,
}

impl ConvWeights {
    /// One bias for each output, padded for the kernels.
    pub(super) fn bias(&self) -> TractResult<Arc<[f32]>> {
        let bias = self.bias.try_as_plain_ram()?;
        let bias = bias.as_slice::<f32>()?;
        Ok(match bias {
            &[all] => padded(&vec![all; self.outputs]).into(),
            each => padded(each).into(),
        })
    }
}

/// Finds all patterns; they do not overlap.
pub(super) fn patterns(model: &TypedModel, weights: &Weights) -> TractResult<Patterns> {
    let mut found = Patterns::default();
    // From the end: of two convolutions that are added, the later one takes the sum, because
    // then the other one's value is already there.
    for node in model.eval_order()?.into_iter().rev() {
        let input = match model.node(node).inputs.first() {
            Some(&input) if is_one_picture(model, input)? => input,
            _ => continue,
        };
        if let Some(window) = max_pool(model, node) {
            found
                .at_tail
                .insert(node, Pattern::MaxPool { input, window });
        } else if let Some(weights) = convolution(model, weights, node) {
            let Tail {
                nodes,
                residual,
                relu,
            } = tail(model, node, &found)?;
            let last = nodes.last().copied().unwrap_or(node);
            found
                .absorbed
                .extend([node].into_iter().chain(nodes).filter(|&n| n != last));
            found.at_tail.insert(
                last,
                Pattern::Conv {
                    input,
                    weights,
                    residual,
                    relu,
                },
            );
        }
    }
    Ok(found)
}

/// The nodes behind a convolution that its epilogue can compute.
#[derive(Default)]
struct Tail {
    nodes: Vec<usize>,
    residual: Option<OutletId>,
    relu: bool,
}

fn tail(model: &TypedModel, conv: usize, found: &Patterns) -> TractResult<Tail> {
    let mut tail = Tail::default();
    let mut last = conv;
    if let Some(next) = only_consumer(model, last)?.filter(|next| !taken(found, *next))
        && let Some(residual) = residual(model, next, last)?
    {
        tail.residual = Some(residual);
        tail.nodes.push(next);
        last = next;
    }
    if let Some(next) = only_consumer(model, last)?.filter(|next| !taken(found, *next))
        && is_relu(model, next, last)
    {
        tail.relu = true;
        tail.nodes.push(next);
    }
    Ok(tail)
}

fn taken(found: &Patterns, node: usize) -> bool {
    found.absorbed.contains(&node) || found.at_tail.contains_key(&node)
}

/// The only node that reads a node's value; `None` if the value is an output of the graph.
fn only_consumer(model: &TypedModel, node: usize) -> TractResult<Option<usize>> {
    let is_output = model
        .output_outlets()?
        .iter()
        .any(|outlet| outlet.node == node);
    Ok(match &model.node(node).outputs[0].successors[..] {
        [only] if !is_output => Some(only.node),
        _ => None,
    })
}

/// The other summand, if `node` adds a value of the same shape to `value`.
fn residual(model: &TypedModel, node: usize, value: usize) -> TractResult<Option<OutletId>> {
    let sum = model.node(node);
    let is_sum = sum.op_as::<TypedBinOp>().is_some_and(|op| op.0.is::<Add>());
    let &[a, b] = &sum.inputs[..] else {
        return Ok(None);
    };
    if !is_sum || a == b {
        return Ok(None);
    }
    let other = if a.node == value { b } else { a };
    let (mine, theirs) = (model.outlet_fact(value.into())?, model.outlet_fact(other)?);
    let alike = mine.shape == theirs.shape && mine.datum_type == theirs.datum_type;
    Ok((alike && constant(model, other).is_none()).then_some(other))
}

/// Tells whether `node` is the maximum of `value` and zero.
fn is_relu(model: &TypedModel, node: usize, value: usize) -> bool {
    let maximum = model.node(node);
    let is_maximum = maximum
        .op_as::<TypedBinOp>()
        .is_some_and(|op| op.0.is::<Max>());
    let others = maximum.inputs.iter().filter(|input| input.node != value);
    let zero = |tensor: &Tensor| {
        tensor.len() == 1
            && tensor
                .try_as_plain_ram()
                .is_ok_and(|t| t.as_slice::<f32>().is_ok_and(|s| s == [0.0]))
    };
    let mut constants = others.map(|&other| constant(model, other));
    is_maximum
        && maximum.inputs.len() == 2
        && matches!((constants.next(), constants.next()), (Some(Some(other)), None) if zero(&other))
}

fn is_one_picture(model: &TypedModel, outlet: OutletId) -> TractResult<bool> {
    let fact = model.outlet_fact(outlet)?;
    let float = fact.datum_type == f32::datum_type();
    Ok(float && fact.shape.rank() == 4 && fact.shape[0] == 1.to_dim())
}

fn convolution(model: &TypedModel, weights: &Weights, node: usize) -> Option<ConvWeights> {
    let node = model.node(node);
    let conv = node.op_as::<Conv>()?;
    let plain = conv.group == 1 && conv.q_params.is_none() && conv.kernel_fmt == KernelFormat::OIHW;
    let window = window(&conv.pool_spec).filter(|_| plain)?;
    let (kernel, bias) = (node.inputs[1], constant(model, node.inputs[2])?);
    let known = constant(model, kernel).is_some() || is_stored(model, weights, kernel.node);
    let outputs = conv.pool_spec.output_channels;
    let fits = conv.pool_spec.rank() == 2 && (bias.len() == 1 || bias.len() == outputs);
    (known && fits).then_some(ConvWeights {
        window,
        kernel,
        bias,
        outputs,
    })
}

fn max_pool(model: &TypedModel, node: usize) -> Option<Window> {
    let pool = model.node(node).op_as::<MaxPool>()?;
    pool.with_index_outputs
        .is_none()
        .then(|| window(&pool.pool_spec))?
}

fn window(spec: &PoolSpec) -> Option<Window> {
    let (before, after) = match &spec.padding {
        PaddingSpec::Valid => ([0, 0], [0, 0]),
        PaddingSpec::Explicit(before, after)
        | PaddingSpec::ExplicitOnnxPool(before, after, false) => (pair(before)?, pair(after)?),
        _ => return None,
    };
    (spec.data_format == DataFormat::NCHW).then_some(Window {
        kernel: pair(&spec.kernel_shape)?,
        stride: pair(&spec.strides())?,
        dilation: pair(&spec.dilations())?,
        before,
        after,
    })
}

fn pair(sides: &[usize]) -> Option<[usize; 2]> {
    sides.try_into().ok()
}
