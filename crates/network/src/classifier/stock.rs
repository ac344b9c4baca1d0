//! Unchanged tract for the benchmark: without our operators, and with a plan for one size.
//!
//! With sizes that are symbols tract 0.23.9 takes two to three times as long, which would flatter
//! our own plan: users of tract by itself name the size.

use std::sync::Arc;
use tract_onnx::prelude::*;

/// Whether this build leaves our operators out.
pub(super) const ALONE: bool = cfg!(feature = "stock-tract");

/// Lays the network out for square inputs of `side` pixels; an input of another size is an error.
pub(super) fn lay_out(model: InferenceModel, side: usize) -> TractResult<Arc<TypedRunnableModel>> {
    let input = InferenceFact::dt_shape(f32::datum_type(), [1, 3, side, side]);
    model
        .with_input_fact(0, input)?
        .into_optimized()?
        .into_runnable()
}
