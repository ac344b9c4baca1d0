//! Our kernels as operators of tract. Tensors between them are float32, `[1, rows, columns,
//! channels]`.

use camlens_kernels::{Epilogue, PackedKernel, Picture, Unwritten, Window};
use std::sync::Arc;
use tract_onnx::tract_core::internal::*;
use tract_onnx::tract_core::{op_as_typed_op, op_out_of_plan};

/// Convolution, bias, residual and ReLU in one pass over the result. Inputs: the picture, and with
/// `residual` a second one of the result's shape.
#[derive(Debug, Clone)]
pub(super) struct FusedConv {
    /// Shared by all plans that compute with it.
    pub(super) kernel: Arc<PackedKernel>,
    /// As [`camlens_kernels::padded`] makes it.
    pub(super) bias: Arc<[f32]>,
    pub(super) residual: bool,
    pub(super) relu: bool,
}

/// Max pooling over `[1, rows, columns, channels]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FusedMaxPool {
    pub(super) window: Window,
}

impl PartialEq for FusedConv {
    /// Compares weights by address: equal ones in two places are millions of floats, and never occur.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.kernel, &other.kernel)
            && Arc::ptr_eq(&self.bias, &other.bias)
            && (self.residual, self.relu) == (other.residual, other.relu)
    }
}

impl Eq for FusedConv {}

impl Op for FusedConv {
    fn name(&self) -> StaticName {
        "FusedConv".into()
    }

    fn info(&self) -> TractResult<Vec<String>> {
        let Self {
            kernel,
            residual,
            relu,
            ..
        } = self;
        let window = kernel.window();
        Ok(vec![format!(
            "{window:?} residual: {residual} relu: {relu}"
        )])
    }

    op_as_typed_op!();
}

impl EvalOp for FusedConv {
    op_out_of_plan!();

    fn eval(&self, _: &EvalContext, inputs: TVec<TValue>) -> TractResult<TVec<TValue>> {
        let plain = inputs[0].try_as_plain_ram()?;
        let picture = picture(inputs[0].shape(), plain.as_slice::<f32>()?)?;
        let residual = match inputs.get(1) {
            Some(residual) => Some(residual.try_as_plain_ram()?),
            None => None,
        };
        let residual = match &residual {
            Some(residual) => Some(residual.as_slice::<f32>()?),
            None => None,
        };
        let epilogue = Epilogue {
            bias: &self.bias,
            residual,
            relu: self.relu,
        };
        let window = self.kernel.window();
        result(&window, picture, self.kernel.outputs(), |output| {
            camlens_kernels::convolve(picture, &self.kernel, epilogue, output)
        })
    }
}

impl TypedOp for FusedConv {
    fn output_facts(&self, inputs: &[&TypedFact]) -> TractResult<TVec<TypedFact>> {
        output_fact(
            &self.kernel.window(),
            inputs[0],
            self.kernel.outputs().to_dim(),
        )
    }

    as_op!();
}

impl Op for FusedMaxPool {
    fn name(&self) -> StaticName {
        "FusedMaxPool".into()
    }

    op_as_typed_op!();
}

impl EvalOp for FusedMaxPool {
    op_out_of_plan!();

    fn eval(&self, _: &EvalContext, inputs: TVec<TValue>) -> TractResult<TVec<TValue>> {
        let plain = inputs[0].try_as_plain_ram()?;
        let picture = picture(inputs[0].shape(), plain.as_slice::<f32>()?)?;
        result(&self.window, picture, picture.channels, |output| {
            camlens_kernels::max_pool(picture, self.window, output)
        })
    }
}

impl TypedOp for FusedMaxPool {
    fn output_facts(&self, inputs: &[&TypedFact]) -> TractResult<TVec<TypedFact>> {
        output_fact(&self.window, inputs[0], inputs[0].shape[3].clone())
    }

    as_op!();
}

fn picture<'a>(shape: &[usize], values: &'a [f32]) -> TractResult<Picture<'a>> {
    let &[1, rows, columns, channels] = shape else {
        bail!("expected one picture [1, rows, columns, channels], got {shape:?}");
    };
    Ok(Picture {
        rows,
        columns,
        channels,
        values,
    })
}

/// A tensor that a kernel writes.
fn result(
    window: &Window,
    picture: Picture<'_>,
    channels: usize,
    kernel: impl FnOnce(&mut [Unwritten]) -> &mut [f32],
) -> TractResult<TVec<TValue>> {
    let (rows, columns) = window.output(picture.rows, picture.columns);
    let output = camlens_kernels::computed_tensor(&[1, rows, columns, channels], kernel)?;
    Ok(tvec!(output.into_tvalue()))
}

/// As [`Window::output`], on symbols.
fn output_fact(window: &Window, input: &TypedFact, channels: TDim) -> TractResult<TVec<TypedFact>> {
    let along = |axis: usize| {
        let padding = (window.before[axis] + window.after[axis]) as i64;
        let reach = (window.dilation[axis] * (window.kernel[axis] - 1) + 1) as i64;
        (input.shape[axis + 1].clone() + (padding - reach)) / window.stride[axis] + 1
    };
    Ok(tvec!(f32::fact([1.to_dim(), along(0), along(1), channels])))
}
