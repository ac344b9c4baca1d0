//! tract's graph in, the same graph with our operators out.
//!
//! Done on the typed graph before tract's own decluttering: there each convolution is still one
//! `Conv`, and sizes may be symbols. Nodes are copied one by one in the order of evaluation; what
//! a pattern matches becomes one operator over `[1, rows, columns, channels]`, and everything else
//! stays as it is over `[1, channels, rows, columns]`. A value is transposed only where the two
//! meet. A graph without any of the patterns comes out as it was.

mod pattern;

use super::operators::{FusedConv, FusedMaxPool};
use crate::kernels::PackedKernel;
use pattern::{ConvWeights, Pattern, patterns};
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::ops::cast::Cast;
use tract_onnx::tract_core::ops::change_axes::AxisOp;
use tract_onnx::tract_core::ops::konst::Const;
use tract_onnx::tract_core::ops::source::TypedSource;

/// Rewrites a typed graph, and gives back the memory of each weight as soon as it is packed:
/// WebAssembly's memory never shrinks, so both forms of all weights must not meet.
///
/// # Errors
/// tract's, when a node does not fit its inputs: a fault in the graph or in this rewriting.
pub(super) fn fuse(source: TypedModel) -> TractResult<TypedModel> {
    let mut matched = patterns(&source)?;
    let order = source.eval_order()?;
    let symbols = source.symbols.clone();
    let target = TypedModel {
        symbols,
        ..TypedModel::default()
    };
    let mut copy = Copy {
        source,
        target,
        plain: HashMap::new(),
        channels_last: HashMap::new(),
    };
    for node in order {
        if let Some(pattern) = matched.at_tail.remove(&node) {
            copy.emit(node, pattern)?;
        } else if !matched.absorbed.contains(&node) && !is_constant(&copy.source, node) {
            copy.keep(node)?;
        }
    }
    let inputs = copy.source.input_outlets()?.to_vec();
    let inputs = copy.all_plain(&inputs)?;
    let outputs = copy.source.output_outlets()?.to_vec();
    let outputs = copy.all_plain(&outputs)?;
    copy.target.select_output_outlets(&outputs)?;
    copy.target.set_input_outlets(&inputs)?;
    Ok(copy.target)
}

/// The graph that is being made, and where the values of the old one are in it.
struct Copy {
    source: TypedModel,
    target: TypedModel,
    /// In the old graph's own layout.
    plain: HashMap<OutletId, OutletId>,
    /// As `[1, rows, columns, channels]`.
    channels_last: HashMap<OutletId, OutletId>,
}

impl Copy {
    fn keep(&mut self, node: usize) -> TractResult<()> {
        let TypedNode {
            name,
            op,
            inputs,
            outputs,
            ..
        } = self.source.node(node).clone();
        let wires = if op.is::<TypedSource>() {
            tvec!(self.target.add_source(name, outputs[0].fact.clone())?)
        } else {
            let inputs = self.all_plain(&inputs)?;
            self.target.wire_node(name, op, &inputs)?
        };
        for (slot, wire) in wires.into_iter().enumerate() {
            self.plain.insert(OutletId::new(node, slot), wire);
        }
        Ok(())
    }

    fn emit(&mut self, tail: usize, pattern: Pattern) -> TractResult<()> {
        let name = self.source.node(tail).name.clone();
        let wires = match pattern {
            Pattern::Conv {
                input,
                weights,
                residual,
                relu,
            } => {
                let mut inputs = tvec!(self.channels_last(input)?);
                if let Some(residual) = residual {
                    inputs.push(self.channels_last(residual)?);
                }
                let kernel = Arc::new(self.pack(weights)?);
                let residual = residual.is_some();
                self.target.wire_node(
                    name,
                    FusedConv {
                        kernel,
                        residual,
                        relu,
                    },
                    &inputs,
                )?
            }
            Pattern::MaxPool { input, window } => {
                let input = self.channels_last(input)?;
                self.target
                    .wire_node(name, FusedMaxPool { window }, &[input])?
            }
        };
        self.channels_last.insert(tail.into(), wires[0]);
        Ok(())
    }

    /// Packs weights; the old graph lets go of its own where nothing else reads them.
    fn pack(&mut self, weights: ConvWeights) -> TractResult<PackedKernel> {
        let packed = weights.pack()?;
        let constant = self.source.node_mut(weights.constant.node);
        if constant.outputs[0].successors.len() == 1 && constant.op_is::<Const>() {
            let nothing = Arc::new(Tensor::zero::<f32>(&[0])?);
            constant.outputs[0].fact = TypedFact::try_from(Arc::clone(&nothing))?;
            constant.op = Const::new(nothing)?.into();
        }
        Ok(packed)
    }

    fn all_plain(&mut self, outlets: &[OutletId]) -> TractResult<TVec<OutletId>> {
        outlets.iter().map(|&outlet| self.plain(outlet)).collect()
    }

    /// A value in the old graph's layout. Constants are copied when something asks for them:
    /// weights that went into a kernel are not carried along.
    fn plain(&mut self, outlet: OutletId) -> TractResult<OutletId> {
        if let Some(&wire) = self.plain.get(&outlet) {
            return Ok(wire);
        }
        if let Some(&wire) = self.channels_last.get(&outlet) {
            let name = format!("{}.channels-first", self.source.node(outlet.node).name);
            let wire = self.target.wire_node(name, AxisOp::Move(3, 1), &[wire])?[0];
            self.plain.insert(outlet, wire);
            return Ok(wire);
        }
        self.keep(outlet.node)?;
        Ok(self.plain[&outlet])
    }

    fn channels_last(&mut self, outlet: OutletId) -> TractResult<OutletId> {
        if let Some(&wire) = self.channels_last.get(&outlet) {
            return Ok(wire);
        }
        let plain = self.plain(outlet)?;
        let name = format!("{}.channels-last", self.source.node(outlet.node).name);
        let wire = self.target.wire_node(name, AxisOp::Move(1, 3), &[plain])?[0];
        self.channels_last.insert(outlet, wire);
        Ok(wire)
    }
}

/// Constants, and the casts that tract puts behind them.
fn is_constant(model: &TypedModel, node: usize) -> bool {
    let node = model.node(node);
    node.op_is::<Const>() || (node.op_is::<Cast>() && is_constant(model, node.inputs[0].node))
}

/// The float32 value of a constant outlet.
fn constant(model: &TypedModel, outlet: OutletId) -> Option<Arc<Tensor>> {
    let node = model.node(outlet.node);
    if let Some(constant) = node.op_as::<Const>() {
        return (constant.val().datum_type() == f32::datum_type())
            .then(|| Arc::clone(constant.val()));
    }
    node.op_as::<Cast>()
        .filter(|cast| cast.to == f32::datum_type())
        .and_then(|_| constant(model, node.inputs[0]))
}

#[cfg(test)]
mod tests;
