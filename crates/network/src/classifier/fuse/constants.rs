//! Nodes of a graph that are known before it runs.

use super::super::Weights;
use std::sync::Arc;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::ops::cast::Cast;
use tract_onnx::tract_core::ops::konst::Const;
use tract_onnx::tract_core::ops::source::TypedSource;

/// Tells whether a node is a constant, or a cast that tract put behind one.
pub(super) fn is_constant(model: &TypedModel, node: usize) -> bool {
    let node = model.node(node);
    node.op_is::<Const>() || (node.op_is::<Cast>() && is_constant(model, node.inputs[0].node))
}

/// Tells whether a node is a source that stands for stored weights.
pub(super) fn is_stored(model: &TypedModel, weights: &Weights, node: usize) -> bool {
    let node = model.node(node);
    node.op_is::<TypedSource>() && weights.shape(&node.name).is_some()
}

/// The float32 value of an outlet, if it is a constant.
pub(super) fn constant(model: &TypedModel, outlet: OutletId) -> Option<Arc<Tensor>> {
    let node = model.node(outlet.node);
    if let Some(constant) = node.op_as::<Const>() {
        return (constant.val().datum_type() == f32::datum_type())
            .then(|| Arc::clone(constant.val()));
    }
    node.op_as::<Cast>()
        .filter(|cast| cast.to == f32::datum_type())
        .and_then(|_| constant(model, node.inputs[0]))
}
