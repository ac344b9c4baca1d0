//! Rewrites tract's graph: our operators take the place of the patterns that they compute.
//!
//! Done on the typed graph before tract's own decluttering: there each convolution is still one
//! `Conv`, and sizes may be symbols. Nodes are copied one by one in the order of evaluation. A pattern
//! becomes one operator over `[1, rows, columns, channels]`; all other nodes stay as they are over
//! `[1, channels, rows, columns]`. A value is transposed only between the two. A graph without patterns
//! stays as it was.

mod constants;
mod pattern;

use super::operators::{FusedConv, FusedMaxPool};
use super::weights::{Weights, pack_tensor};
use camlens_kernels::PackedKernel;
use constants::{constant, is_constant, is_stored};
use pattern::{ConvWeights, Pattern, patterns};
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::internal::TractErrorContext;
use tract_onnx::tract_core::ops::change_axes::AxisOp;
use tract_onnx::tract_core::ops::source::TypedSource;

/// Rewrites a typed graph. A source of it that has the name of one of `weights` stands for that
/// tensor.
///
/// # Errors
/// tract's, when a node does not fit its inputs: a fault in the graph or in this rewriting;
/// [`super::ClassifierError`] inside of tract's, when a tensor cannot be taken.
pub(super) fn fuse(source: TypedModel, weights: &mut Weights) -> TractResult<TypedModel> {
    let mut matched = patterns(&source, weights)?;
    let order = source.eval_order()?;
    let symbols = source.symbols.clone();
    let target = TypedModel {
        symbols,
        ..TypedModel::default()
    };
    let mut copy = Copy {
        source,
        target,
        weights,
        plain: HashMap::new(),
        channels_last: HashMap::new(),
    };
    for node in order {
        if let Some(pattern) = matched.at_tail.remove(&node) {
            copy.emit(node, pattern)?;
        } else if !matched.absorbed.contains(&node) && !copy.waits(node) {
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

/// The new graph, and the places of the old graph's values in it.
struct Copy<'a> {
    source: TypedModel,
    target: TypedModel,
    weights: &'a mut Weights,
    /// Values in the old graph's own layout.
    plain: HashMap<OutletId, OutletId>,
    /// Values as `[1, rows, columns, channels]`.
    channels_last: HashMap<OutletId, OutletId>,
}

impl Copy<'_> {
    /// Whether a node is copied only when another one reads it: weights that go into a kernel are
    /// not copied at all.
    fn waits(&self, node: usize) -> bool {
        is_constant(&self.source, node) || is_stored(&self.source, self.weights, node)
    }

    fn keep(&mut self, node: usize) -> TractResult<()> {
        let TypedNode {
            name,
            op,
            inputs,
            outputs,
            ..
        } = self.source.node(node).clone();
        let wires = if is_stored(&self.source, self.weights, node) {
            tvec!(
                self.target
                    .add_const(name.clone(), self.weights.take(&name)?)?
            )
        } else if op.is::<TypedSource>() {
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
                let kernel = self.kernel(&weights)?;
                let bias = weights.bias()?;
                let residual = residual.is_some();
                self.target.wire_node(
                    name,
                    FusedConv {
                        kernel,
                        bias,
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

    /// Packs a convolution's kernel. The new graph keeps the tensor only where another node reads it,
    /// too.
    fn kernel(&mut self, conv: &ConvWeights) -> TractResult<Arc<PackedKernel>> {
        if let Some(kernel) = constant(&self.source, conv.kernel) {
            return Ok(Arc::new(pack_tensor(&kernel, conv.window)?));
        }
        let node = self.source.node(conv.kernel.node);
        let is_output = self.source.output_outlets()?.contains(&conv.kernel);
        if node.outputs[0].successors.len() == 1 && !is_output {
            return Ok(self.weights.take_kernel(&node.name, conv.window)?);
        }
        let wire = self.plain(conv.kernel)?;
        let kernel = constant(&self.target, wire).context("a kernel that is no constant")?;
        Ok(Arc::new(pack_tensor(&kernel, conv.window)?))
    }

    fn all_plain(&mut self, outlets: &[OutletId]) -> TractResult<TVec<OutletId>> {
        outlets.iter().map(|&outlet| self.plain(outlet)).collect()
    }

    /// A value in the old graph's layout.
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

#[cfg(test)]
mod tests;
