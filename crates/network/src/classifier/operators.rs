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
    let along = |axis: usize| -> TractResult<TDim> {
        let room = room(window, axis)
            .ok_or_else(|| format_err!("a padding or a reach beyond all sizes in {window:?}"))?;
        Ok((input.shape[axis + 1].clone() + room) / window.stride[axis] + 1)
    };
    Ok(tvec!(f32::fact([
        1.to_dim(),
        along(0)?,
        along(1)?,
        channels
    ])))
}

/// The padding less the reach of a kernel; `None` for one that is as large as a file can only claim.
fn room(window: &Window, axis: usize) -> Option<i64> {
    let padding = window.before[axis].checked_add(window.after[axis])?;
    let steps = window.kernel[axis].checked_sub(1)?;
    let reach = window.dilation[axis].checked_mul(steps)?.checked_add(1)?;
    i64::try_from(padding)
        .ok()?
        .checked_sub(i64::try_from(reach).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paddings_and_dilations_beyond_all_sizes_are_errors() -> TractResult<()> {
        let window = Window {
            kernel: [3, 3],
            stride: [2, 2],
            dilation: [1, 1],
            before: [1, 1],
            after: [1, 1],
        };
        let picture = f32::fact([1, 8, 9, 4]);
        let fact = |window| output_fact(&window, &picture, 16.to_dim());
        let expected: TVec<TDim> = [1, 4, 5, 16].iter().map(ToDim::to_dim).collect();
        assert_eq!(fact(window)?[0].shape.to_tvec(), expected);
        let most = usize::MAX;
        for (before, dilation) in [
            ([most, 1], [1, 1]),
            ([1, 1], [1, most]),
            ([1, most / 2 + 1], [1, 1]),
        ] {
            let refused = fact(Window {
                before,
                dilation,
                ..window
            });
            assert!(refused.is_err(), "{refused:?}");
        }
        Ok(())
    }
}
