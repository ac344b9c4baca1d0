//! tract as it comes, for the benchmark: none of our operators, and a plan for one size.
//!
//! With sizes that are symbols tract 0.23.9 takes two to three times as long, which would flatter
//! our own plan: who uses tract by itself names the size.

use camlens_core::framing::Framing;
use std::sync::Arc;
use tract_onnx::prelude::*;

/// Whether this build leaves our operators out.
pub(super) const ALONE: bool = cfg!(feature = "stock-tract");

/// Lays the network out for the input of [`Framing::Crop`] alone; of others it makes an error.
pub(super) fn lay_out(model: InferenceModel) -> TractResult<Arc<TypedRunnableModel>> {
    let (width, height) = Framing::Crop.frame(1, 1).input;
    let input = InferenceFact::dt_shape(f32::datum_type(), [1, 3, height, width]);
    model
        .with_input_fact(0, input)?
        .into_optimized()?
        .into_runnable()
}
