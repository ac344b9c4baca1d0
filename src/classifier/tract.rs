//! The network as tract computes it.
//!
//! One plan serves inputs of every size: rows and columns stay symbols in it, so all framings
//! share one set of packed weights. Its convolutions are our own operators ([`super::fuse`]).

use super::fuse::fuse;
use super::weights::ensure_memory;
use super::{ClassifierError, Network, Weights};
use crate::framing::NetworkInput;
use crate::reading::{PredictionLayer, Reading};
use prost::Message;
use std::sync::Arc;
use tract_onnx::pb::{ModelProto, TensorProto};
use tract_onnx::prelude::*;
use tract_onnx::tract_hir::ops::konst::Const;

/// The graph's names for the last layer's weights.
const KERNEL: &str = "logits/kernel";
const BIAS: &str = "logits/bias";

/// What a pass is sure to find room for, in bytes for each pixel of the input: the first blocks
/// hold 64 + 256 + 256 channels for each sixteenth pixel at one time, 144 bytes; the rest is for
/// what the allocator cannot use.
const ACTIVATION_BYTES_A_PIXEL: usize = 512;

/// A network laid out by tract.
pub struct Tract {
    plan: Arc<TypedRunnableModel>,
    prediction_layer: PredictionLayer,
}

impl Tract {
    /// Lays out an ONNX graph whose initializers lie outside of it, in `weights`.
    ///
    /// The graph has one input `[1, 3, height, width]` and the outputs `features`
    /// `[1, channels, rows, columns]` and `logits` `[1, classes]`, in this order.
    ///
    /// # Errors
    /// [`ClassifierError::MissingWeights`], [`ClassifierError::WrongShape`], and
    /// [`ClassifierError::Graph`] for whatever tract does not understand.
    pub fn open(graph: &[u8], mut weights: Weights) -> Result<Self, ClassifierError> {
        let prediction_layer = PredictionLayer {
            weights: weights.values(KERNEL)?,
            bias: weights.values(BIAS)?,
        };
        let mut proto = ModelProto::decode(graph).map_err(graph_error)?;
        let initializers = match &mut proto.graph {
            Some(graph) => std::mem::take(&mut graph.initializer),
            None => Vec::new(),
        };
        let mut model = open_graph(&mut proto, &initializers)?;
        for initializer in &initializers {
            bind(&mut model, initializer, &mut weights)?;
        }
        let plan = lay_out(model).map_err(graph_error)?;
        Ok(Self {
            plan,
            prediction_layer,
        })
    }
}

impl Network for Tract {
    fn prediction_layer(&self) -> &PredictionLayer {
        &self.prediction_layer
    }

    fn read(&self, input: &NetworkInput) -> Result<Reading, ClassifierError> {
        ensure_memory(input.width * input.height * ACTIVATION_BYTES_A_PIXEL)?;
        let shape = [1, 3, input.height, input.width];
        let outputs = Tensor::from_shape(&shape, &input.values)
            .and_then(|input| self.plan.run(tvec!(input.into_tvalue())))
            .map_err(inference_error)?;
        let [features, logits] = &outputs[..] else {
            return Err(inference_error("the graph does not have two outputs"));
        };
        let &[_, channels, rows, columns] = features.shape() else {
            return Err(inference_error(
                "the features are not [1, channels, rows, columns]",
            ));
        };
        let values = |tensor: &TValue| -> Result<Vec<f32>, ClassifierError> {
            let plain = tensor.try_as_plain_ram().map_err(inference_error)?;
            Ok(plain.as_slice::<f32>().map_err(inference_error)?.to_vec())
        };
        Ok(Reading {
            rows,
            columns,
            features: channels_last(&values(features)?, channels),
            logits: values(logits)?,
        })
    }
}

/// tract reads initializers only from the graph itself or from files, so they are read as inputs
/// here and become constants in [`bind`]: no copy of the weights ever stands in a protobuf.
fn open_graph(
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

/// Puts a stored tensor in the place of the input that stands for it.
fn bind(
    model: &mut InferenceModel,
    initializer: &TensorProto,
    weights: &mut Weights,
) -> Result<(), ClassifierError> {
    let name = &initializer.name;
    let missing = || ClassifierError::MissingWeights { name: name.clone() };
    let tensor = weights.take(name).ok_or_else(missing)?;
    let asked: Vec<usize> = initializer.dims.iter().map(|&side| side as usize).collect();
    if asked != tensor.shape() {
        let stored = tensor.shape().to_vec();
        return Err(ClassifierError::WrongShape {
            name: name.clone(),
            stored,
            asked,
        });
    }
    let node = model.node_by_name(name).map_err(graph_error)?.id;
    let fact = InferenceFact::from(&TypedFact::try_from(Arc::clone(&tensor)).map_err(graph_error)?);
    model
        .set_outlet_fact(OutletId::new(node, 0), fact)
        .map_err(graph_error)?;
    model.node_mut(node).op = Const::new(tensor).map_err(graph_error)?.into();
    Ok(())
}

fn lay_out(model: InferenceModel) -> TractResult<Arc<TypedRunnableModel>> {
    if cfg!(feature = "stock-tract") {
        return super::stock::lay_out(model);
    }
    fuse(model.into_typed()?)?.into_optimized()?.into_runnable()
}

/// `[channels, cells]` to `[cells, channels]`.
fn channels_last(planes: &[f32], channels: usize) -> Vec<f32> {
    let cells = planes.len() / channels.max(1);
    (0..cells)
        .flat_map(|cell| (0..channels).map(move |c| planes[c * cells + cell]))
        .collect()
}

fn graph_error(error: impl std::fmt::Display) -> ClassifierError {
    ClassifierError::Graph {
        detail: format!("{error:#}"),
    }
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
