//! Strided 1x1 convolutions as a subsampling and a convolution.
//!
//! tract makes a `Downsample` of such a stride and moves it up the graph; over the reshapes of a
//! grid whose size is a symbol it cannot (tract 0.23.9: "Pulling Downsample over Reshape: Invalid
//! axis"). A max pool of one element takes the same elements and stays where it is.

use tract_onnx::prelude::*;
use tract_onnx::tract_core::ops::cnn::{Conv, MaxPool, PaddingSpec, PoolSpec};
use tract_onnx::tract_hir::internal::TypedModelPatch;

/// Rewrites each strided 1x1 convolution of the model; the others stay as they are.
///
/// # Errors
/// tract's, when a node is not what its kind says.
pub(super) fn split_strided_pointwise(model: &mut TypedModel) -> TractResult<()> {
    for node in model.eval_order()? {
        let Some(conv) = model.node(node).op_as::<Conv>() else {
            continue;
        };
        if is_strided_pointwise(&conv.pool_spec) {
            let conv = conv.clone();
            split(model, node, conv)?;
        }
    }
    model.compact()
}

fn is_strided_pointwise(spec: &PoolSpec) -> bool {
    spec.kernel_shape.iter().all(|&side| side == 1)
        && spec.strides().iter().any(|&stride| stride > 1)
        && is_unpadded(&spec.padding)
}

fn is_unpadded(padding: &PaddingSpec) -> bool {
    match padding {
        PaddingSpec::Valid => true,
        PaddingSpec::Explicit(before, after)
        | PaddingSpec::ExplicitOnnxPool(before, after, false) => {
            before.iter().chain(after).all(|&side| side == 0)
        }
        _ => false,
    }
}

fn split(model: &mut TypedModel, node: usize, mut conv: Conv) -> TractResult<()> {
    let name = model.node(node).name.clone();
    let mut taken = conv.pool_spec.clone();
    taken.output_channels = taken.input_channels;
    conv.pool_spec.strides = None;
    let mut patch = TypedModelPatch::default();
    let mut inputs = patch.taps(model, &model.node(node).inputs)?;
    inputs[0] = patch.wire_node(
        format!("{name}.subsample"),
        MaxPool::new(taken, None),
        &inputs[..1],
    )?[0];
    let output = patch.wire_node(name, conv, &inputs)?[0];
    patch.shunt_outside(model, node.into(), output)?;
    patch.apply(model)
}
