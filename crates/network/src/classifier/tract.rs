//! The network as tract computes it.
//!
//! One plan serves inputs of every size: rows and columns stay symbols in it, so all framings
//! share one set of packed weights. Its convolutions are our own operators ([`super::fuse`]).

use super::costs::{Clock, Costs, LayerGroup};
use super::error::graph_error;
use super::fuse::fuse;
use super::kernel_windows::kernel_windows;
use super::stock;
use super::weights::ensure_pieces;
use super::{ClassifierError, Network, Pass, Weights};
use crate::input::NetworkInput;
use camlens_core::framing::InputSpec;
use camlens_core::reading::PredictionLayer;
use camlens_kernels::on_all_threads;
use std::sync::Arc;
use tract_onnx::pb::{ModelProto, TensorProto};
use tract_onnx::prelude::*;
use tract_onnx::tract_core::internal::bail;
use tract_onnx::tract_core::plan::eval;
use tract_onnx::tract_hir::ops::konst::Const;

/// The graph's names for the last layer's weights.
const KERNEL: &str = "logits/kernel";
const BIAS: &str = "logits/bias";

/// The buffers that a pass needs at the same time in the first blocks, which are the largest: a
/// residual, an input and a result of 256 channels for each sixteenth pixel, and Winograd's patches
/// and products. A pass that has no room for them is refused before it begins.
const BUFFERS: usize = 5;
const BUFFER_BYTES_PER_PIXEL: usize = 64;

/// A network laid out by tract.
pub struct Tract {
    plan: Arc<TypedRunnableModel>,
    prediction_layer: PredictionLayer,
    input_spec: InputSpec,
    clock: Clock,
}

impl Tract {
    /// Lays out an ONNX graph whose initializers lie outside of it, in `weights`.
    ///
    /// The graph has one input `[1, 3, height, width]` and the outputs `features`
    /// `[1, channels, rows, columns]` and `logits` `[1, classes]`, in this order. `input_spec` is
    /// the picture that it was trained with.
    ///
    /// # Errors
    /// [`ClassifierError::MissingWeights`], [`ClassifierError::WrongShape`], and
    /// [`ClassifierError::Graph`] for whatever tract does not understand.
    pub fn open(
        mut graph: ModelProto,
        mut weights: Weights,
        input_spec: InputSpec,
        clock: Clock,
    ) -> Result<Self, ClassifierError> {
        let prediction_layer = PredictionLayer {
            weights: weights.values(KERNEL)?,
            bias: weights.values(BIAS)?,
        };
        let kernels = kernel_windows(&graph);
        let initializers = match &mut graph.graph {
            Some(graph) => std::mem::take(&mut graph.initializer),
            None => Vec::new(),
        };
        let mut model = initializers_as_inputs(&mut graph, &initializers)?;
        for initializer in &initializers {
            let stays = kernels.contains_key(&initializer.name);
            bind(&mut model, initializer, &mut weights, stays)?;
        }
        let plan = lay_out(model, &mut weights, &input_spec)?;
        Ok(Self {
            plan,
            prediction_layer,
            input_spec,
            clock,
        })
    }
}

impl Network for Tract {
    fn prediction_layer(&self) -> &PredictionLayer {
        &self.prediction_layer
    }

    fn input_spec(&self) -> &InputSpec {
        &self.input_spec
    }

    fn read(&self, input: &NetworkInput) -> Result<Pass, ClassifierError> {
        ensure_pieces(BUFFERS, input.width * input.height * BUFFER_BYTES_PER_PIXEL)?;
        on_all_threads(|| self.pass(input)).map_err(inference_error)
    }
}

impl Tract {
    fn pass(&self, input: &NetworkInput) -> TractResult<Pass> {
        let input = Tensor::from_shape(&[1, 3, input.height, input.width], &input.values)?;
        let mut costs = Costs::default();
        let outputs = self.plan.spawn()?.run_plan_with_eval(
            tvec!(input.into_tvalue()),
            |context, state, node, inputs| {
                let begun = (self.clock)();
                let outputs = eval(context, state, node, inputs);
                costs.add(LayerGroup::of(node), (self.clock)() - begun);
                outputs
            },
        )?;
        let [features, logits] = &outputs[..] else {
            bail!("the graph does not have two outputs");
        };
        let &[_, channels, rows, columns] = features.shape() else {
            bail!("the features are not [1, channels, rows, columns]");
        };
        let features = features.try_as_plain_ram()?;
        let logits = logits.try_as_plain_ram()?;
        Ok(Pass {
            rows,
            columns,
            features: channels_last(features.as_slice::<f32>()?, channels),
            logits: logits.as_slice::<f32>()?.to_vec(),
            costs,
        })
    }
}

/// tract reads initializers only from the graph itself or from files, so they are read as inputs
/// here and become constants in [`bind`]: no copy of the weights ever stands in a protobuf.
fn initializers_as_inputs(
    proto: &mut ModelProto,
    initializers: &[TensorProto],
) -> Result<InferenceModel, ClassifierError> {
    use tract_onnx::pb::{TypeProto, ValueInfoProto, type_proto};
    if let Some(graph) = &mut proto.graph {
        graph
            .input
            .extend(initializers.iter().map(|tensor| ValueInfoProto {
                name: tensor.name.clone(),
                r#type: Some(TypeProto {
                    value: Some(type_proto::Value::TensorType(type_proto::Tensor {
                        elem_type: tensor.data_type,
                        shape: None,
                    })),
                    ..TypeProto::default()
                }),
                ..ValueInfoProto::default()
            }));
    }
    let mut model = tract_onnx::onnx()
        .model_for_proto_model(proto)
        .map_err(graph_error)?;
    let inputs = model.input_outlets().map_err(graph_error)?.to_vec();
    model.set_input_outlets(&inputs[..1]).map_err(graph_error)?;
    Ok(model)
}

/// Puts a stored tensor in the place of the input that stands for it; one that `stays` in
/// `weights` is known by its shape alone.
fn bind(
    model: &mut InferenceModel,
    initializer: &TensorProto,
    weights: &mut Weights,
    stays: bool,
) -> Result<(), ClassifierError> {
    let name = &initializer.name;
    let missing = || ClassifierError::MissingWeights { name: name.clone() };
    let stored = weights.shape(name).ok_or_else(missing)?.to_vec();
    let asked: Vec<usize> = initializer.dims.iter().map(|&side| side as usize).collect();
    if asked != stored {
        let name = name.clone();
        return Err(ClassifierError::WrongShape {
            name,
            stored,
            asked,
        });
    }
    let node = model.node_by_name(name).map_err(graph_error)?.id;
    let mut fact = f32::fact(&asked).into();
    if !stays {
        let tensor = weights.take(name)?;
        fact = InferenceFact::from(&TypedFact::try_from(Arc::clone(&tensor)).map_err(graph_error)?);
        model.node_mut(node).op = Const::new(tensor).map_err(graph_error)?.into();
    }
    model
        .set_outlet_fact(OutletId::new(node, 0), fact)
        .map_err(graph_error)
}

fn lay_out(
    model: InferenceModel,
    weights: &mut Weights,
    input_spec: &InputSpec,
) -> Result<Arc<TypedRunnableModel>, ClassifierError> {
    let plan = || {
        if stock::ALONE {
            return stock::lay_out(model, input_spec.square);
        }
        fuse(model.into_typed()?, weights)?
            .into_optimized()?
            .into_runnable()
    };
    plan().map_err(|error| {
        error
            .downcast::<ClassifierError>()
            .unwrap_or_else(graph_error)
    })
}

/// `[channels, cells]` to `[cells, channels]`.
fn channels_last(planes: &[f32], channels: usize) -> Vec<f32> {
    let cells = planes.len() / channels.max(1);
    (0..cells)
        .flat_map(|cell| (0..channels).map(move |c| planes[c * cells + cell]))
        .collect()
}

fn inference_error(error: impl std::fmt::Display) -> ClassifierError {
    ClassifierError::Inference {
        detail: format!("{error:#}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planes_become_cells() {
        assert_eq!(
            channels_last(&[1.0, 2.0, 3.0, 10.0, 20.0, 30.0], 2),
            [1.0, 10.0, 2.0, 20.0, 3.0, 30.0]
        );
    }
}
