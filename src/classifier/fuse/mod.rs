//! tract's graph in, the same graph with our operators out.
//!
//! Done on the typed graph before tract's own decluttering: there each convolution is still one
//! `Conv`, and sizes may be symbols. Nodes are copied one by one in the order of evaluation; what
//! a pattern matches becomes one operator over `[1, rows, columns, channels]`, and everything else
//! stays as it is over `[1, channels, rows, columns]`. A value is transposed only where the two
//! meet. A graph without any of the patterns comes out as it was.

mod pattern;

use super::operators::{FusedConv, FusedMaxPool};
use pattern::{Pattern, patterns};
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::ops::cast::Cast;
use tract_onnx::tract_core::ops::change_axes::AxisOp;
use tract_onnx::tract_core::ops::konst::Const;
use tract_onnx::tract_core::ops::source::TypedSource;

/// Rewrites a typed graph.
///
/// # Errors
/// tract's, when a node does not fit its inputs: a fault in the graph or in this rewriting.
pub(super) fn fuse(source: &TypedModel) -> TractResult<TypedModel> {
    let matched = patterns(source)?;
    let mut copy = Copy {
        source,
        target: TypedModel {
            symbols: source.symbols.clone(),
            ..TypedModel::default()
        },
        plain: HashMap::new(),
        channels_last: HashMap::new(),
    };
    for node in source.eval_order()? {
        if let Some(pattern) = matched.at_tail.get(&node) {
            copy.emit(node, pattern)?;
        } else if !matched.absorbed.contains(&node) && !is_constant(source, node) {
            copy.keep(node)?;
        }
    }
    let inputs = source
        .input_outlets()?
        .iter()
        .map(|&outlet| copy.plain(outlet));
    let inputs = inputs.collect::<TractResult<Vec<_>>>()?;
    let outputs = source
        .output_outlets()?
        .iter()
        .map(|&outlet| copy.plain(outlet));
    let outputs = outputs.collect::<TractResult<Vec<_>>>()?;
    copy.target.select_output_outlets(&outputs)?;
    copy.target.set_input_outlets(&inputs)?;
    Ok(copy.target)
}

/// The graph that is being made, and where the values of the old one are in it.
struct Copy<'a> {
    source: &'a TypedModel,
    target: TypedModel,
    /// In the old graph's own layout.
    plain: HashMap<OutletId, OutletId>,
    /// As `[1, rows, columns, channels]`.
    channels_last: HashMap<OutletId, OutletId>,
}

impl Copy<'_> {
    fn keep(&mut self, node: usize) -> TractResult<()> {
        let kept = self.source.node(node);
        let wires = if kept.op_is::<TypedSource>() {
            tvec!(
                self.target
                    .add_source(&kept.name, kept.outputs[0].fact.clone())?
            )
        } else {
            let inputs = kept.inputs.iter().map(|&input| self.plain(input));
            let inputs = inputs.collect::<TractResult<TVec<_>>>()?;
            self.target
                .wire_node(&kept.name, kept.op.clone(), &inputs)?
        };
        for (slot, wire) in wires.into_iter().enumerate() {
            self.plain.insert(OutletId::new(node, slot), wire);
        }
        Ok(())
    }

    fn emit(&mut self, tail: usize, pattern: &Pattern) -> TractResult<()> {
        let name = self.source.node(tail).name.clone();
        let wires = match pattern {
            Pattern::Conv {
                input,
                weights,
                residual,
                relu,
            } => {
                let kernel = Arc::new(weights.pack()?);
                let fused = FusedConv {
                    window: weights.window,
                    kernel,
                    residual: residual.is_some(),
                    relu: *relu,
                };
                let mut inputs = tvec!(self.channels_last(*input)?);
                if let Some(residual) = residual {
                    inputs.push(self.channels_last(*residual)?);
                }
                self.target.wire_node(name, fused, &inputs)?
            }
            Pattern::MaxPool { input, window } => {
                let input = self.channels_last(*input)?;
                self.target
                    .wire_node(name, FusedMaxPool { window: *window }, &[input])?
            }
        };
        self.channels_last.insert(tail.into(), wires[0]);
        Ok(())
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
