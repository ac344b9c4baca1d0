//! The stored graph: an ONNX model whose tensors have no data.

use super::error::OnnxError;
use crate::Manifest;
use crate::protobuf::{Field, fields, put_varint, with_changed};
use std::collections::HashMap;

// Fields of `onnx.proto`: of `ModelProto`,
pub(super) const GRAPH: u64 = 7;
// of `GraphProto`,
const NODE: u64 = 1;
pub(super) const INITIALIZER: u64 = 5;
const OUTPUT: u64 = 12;
// of `NodeProto`,
const NODE_INPUT: u64 = 1;
const NODE_OUTPUT: u64 = 2;
const NODE_OPERATOR: u64 = 4;
const NODE_ATTRIBUTE: u64 = 5;
// of `AttributeProto`,
const ATTRIBUTE_NAME: u64 = 1;
const ATTRIBUTE_INT: u64 = 3;
// of `ValueInfoProto`, down to `Dimension`,
const VALUE_NAME: u64 = 1;
const VALUE_TYPE: u64 = 2;
const TYPE_TENSOR: u64 = 1;
const TENSOR_SHAPE: u64 = 2;
const SHAPE_DIMENSION: u64 = 1;
const DIMENSION_VALUE: u64 = 1;
// and of `TensorProto`.
const TENSOR_DIMS: u64 = 1;
const TENSOR_NAME: u64 = 8;

/// A prediction layer.
#[derive(Debug, Clone, Copy)]
pub struct HeadNumbers<'a> {
    /// `[classes, channels]`
    pub weights: &'a [f32],
    /// `[classes]`
    pub bias: &'a [f32],
}

/// The names that the last layer's node gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layer {
    pub weights: String,
    pub bias: String,
    /// The graph's output that it makes.
    pub logits: String,
}

/// A model in parts.
pub(super) struct Bare<'a> {
    /// The model's fields but its graph.
    pub model: Vec<u8>,
    /// The graph's fields but its tensors.
    graph: Vec<u8>,
    pub layer: Layer,
    /// The shape of each tensor.
    tensors: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Bare<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, OnnxError> {
        let (mut model, mut graph_fields) = (Vec::new(), None);
        for field in fields(bytes)? {
            match field.bytes(GRAPH) {
                Some(graph) => graph_fields = Some(fields(graph)?),
                None => model.extend_from_slice(field.whole),
            }
        }
        let graph_fields = graph_fields.ok_or(OnnxError::NotOnnx)?;
        let layer = layer(&graph_fields)?;
        let (mut graph, mut tensors) = (Vec::new(), HashMap::new());
        for field in graph_fields {
            match field.bytes(INITIALIZER) {
                Some(tensor) => {
                    let (name, shape) = described(tensor)?;
                    tensors.insert(name, shape);
                }
                None => graph.extend_from_slice(field.whole),
            }
        }
        Ok(Self {
            model,
            graph,
            layer,
            tensors,
        })
    }

    /// Checks that the manifest has all tensors of the graph, and that the layer reads as many channels as
    /// the one whose place it takes.
    pub fn check(&self, manifest: &Manifest, head: HeadNumbers<'_>) -> Result<(), OnnxError> {
        let vectors = manifest.vectors.iter().map(|of| (&of.name, &of.shape));
        let kernels = manifest.chunks.iter().flat_map(|chunk| &chunk.tensors);
        let stored: HashMap<&String, &Vec<usize>> = vectors
            .chain(kernels.map(|of| (&of.name, &of.shape)))
            .collect();
        let known = |(name, shape): (&&str, &Vec<usize>)| {
            stored
                .get(&(*name).to_owned())
                .is_some_and(|of| *of == shape)
        };
        if let Some((name, _)) = self.tensors.iter().find(|of| !known(*of)) {
            let name = (*name).to_owned();
            return Err(OnnxError::Tensor { name });
        }
        let shape = self.tensors.get(self.layer.weights.as_str());
        let Some(&[_, channels]) = shape.map(Vec::as_slice) else {
            return Err(OnnxError::NoLayer);
        };
        let (weights, classes) = (head.weights.len(), head.bias.len());
        if classes == 0 || Some(weights) != classes.checked_mul(channels) {
            return Err(OnnxError::Layer {
                weights,
                classes,
                channels,
            });
        }
        Ok(())
    }

    /// The graph's fields but its tensors, its logits being so many.
    pub fn graph_for(&self, classes: usize) -> Result<Vec<u8>, OnnxError> {
        with_changed(&self.graph, OUTPUT, |output| {
            let is_logits = fields(output)?
                .iter()
                .any(|field| field.text(VALUE_NAME) == Some(&self.layer.logits));
            if !is_logits {
                return Ok(output.to_vec());
            }
            with_changed(output, VALUE_TYPE, |kind| {
                with_changed(kind, TYPE_TENSOR, |tensor| {
                    with_changed(tensor, TENSOR_SHAPE, |shape| with_last(shape, classes))
                })
            })
        })
    }
}

/// A `TensorShapeProto` with another last dimension.
fn with_last(shape: &[u8], length: usize) -> Result<Vec<u8>, OnnxError> {
    let last = fields(shape)?.len().saturating_sub(1);
    let mut at = 0;
    with_changed(shape, SHAPE_DIMENSION, |dimension| {
        let mut changed = dimension.to_vec();
        if at == last {
            changed.clear();
            put_varint(&mut changed, DIMENSION_VALUE, length as u64);
        }
        at += 1;
        Ok(changed)
    })
}

/// The layer that makes an output of the graph: `Gemm(features, weights, bias)` with `transB`.
fn layer(graph: &[Field<'_>]) -> Result<Layer, OnnxError> {
    let mut outputs = Vec::new();
    for output in graph.iter().filter_map(|field| field.bytes(OUTPUT)) {
        let fields = fields(output)?;
        outputs.extend(fields.iter().find_map(|field| field.text(VALUE_NAME)));
    }
    for node in graph.iter().filter_map(|field| field.bytes(NODE)) {
        let node = fields(node)?;
        let texts = |number| -> Vec<&str> {
            let texts = node.iter().filter_map(|field| field.text(number));
            texts.collect()
        };
        let made = texts(NODE_OUTPUT);
        let is_end = made.first().is_some_and(|made| outputs.contains(made));
        if texts(NODE_OPERATOR) == ["Gemm"] && is_end {
            let [_, weights, bias] = texts(NODE_INPUT)[..] else {
                return Err(OnnxError::NoLayer);
            };
            return if is_transposed(&node)? {
                Ok(Layer {
                    weights: weights.to_owned(),
                    bias: bias.to_owned(),
                    logits: made[0].to_owned(),
                })
            } else {
                Err(OnnxError::NoLayer)
            };
        }
    }
    Err(OnnxError::NoLayer)
}

/// Whether `transB` is the one attribute of a node, and is 1.
fn is_transposed(node: &[Field<'_>]) -> Result<bool, OnnxError> {
    let mut attributes = node.iter().filter_map(|field| field.bytes(NODE_ATTRIBUTE));
    let (Some(attribute), None) = (attributes.next(), attributes.next()) else {
        return Ok(false);
    };
    let attribute = fields(attribute)?;
    let named = attribute
        .iter()
        .any(|field| field.text(ATTRIBUTE_NAME) == Some("transB"));
    let is_one = attribute
        .iter()
        .any(|field| field.varint(ATTRIBUTE_INT) == Some(1));
    Ok(named && is_one)
}

/// The name and the shape of a `TensorProto`; its dimensions may be packed.
fn described(tensor: &[u8]) -> Result<(&str, Vec<usize>), OnnxError> {
    let (mut name, mut shape) = ("", Vec::new());
    for field in fields(tensor)? {
        name = field.text(TENSOR_NAME).unwrap_or(name);
        if let Some(side) = field.varint(TENSOR_DIMS) {
            shape.push(side as usize);
        } else if let Some(packed) = field.bytes(TENSOR_DIMS) {
            let sides = crate::protobuf::varints(packed)?;
            shape.extend(sides.into_iter().map(|side| side as usize));
        }
    }
    Ok((name, shape))
}
