//! From layers to nodes: batch norms and paddings folded, channels first, the softmax cut off.

use std::collections::BTreeSet;

use super::errors::ConvertError;
use super::fold::{Folded, fold};
use super::layers::{Activation, Border, Convolution, Form, Layer, Model, Operation};
use super::layout::{output_first, padding, padding_stays};
use super::network::{Network, Node, NodeKind, Tensor};
use super::tail::{Tail, no_classifier};

/// The classifier's layer in the converted network: its tensors are `logits/kernel`, `logits/bias`.
const LOGITS: &str = Network::LOGITS;

/// Converts a model that ends in global average pooling, a dense layer and perhaps a softmax.
///
/// `epsilon` is that of all batch norms, whatever the package says; see [`super::EPSILON`].
///
/// # Errors
/// [`ConvertError`]: a batch norm or a padding that cannot be folded, another kind of network, two
/// values of one name.
pub fn convert(model: &Model, epsilon: f64) -> Result<Network, ConvertError> {
    let tail = Tail::find(model)?;
    let mut builder = Builder {
        model,
        epsilon,
        values: Vec::new(),
        nodes: Vec::new(),
        tensors: Vec::new(),
    };
    for at in 0..=tail.features {
        builder.body_layer(at)?;
    }
    let feature_channels = builder.name_features(&tail)?;
    let classes = builder.classifier(&tail);
    let input_channels = model
        .layers
        .iter()
        .find(|layer| layer.operation == Operation::Input);
    let network = Network {
        name: model.name.clone(),
        // The layers do not say it.
        offset: 0.0,
        input_channels: input_channels.map_or(0, |layer| width(layer.form)),
        feature_channels,
        classes,
        nodes: builder.nodes,
        tensors: builder.tensors,
    };
    check_names(&network)?;
    Ok(network)
}

/// What a layer's result became.
#[derive(Clone)]
struct Value {
    name: String,
    /// Zeros around it that no node makes yet: top, left, bottom, right.
    pads: [usize; 4],
    /// Whether it is known to have no negative element.
    nonnegative: bool,
}

struct Builder<'a> {
    model: &'a Model,
    epsilon: f64,
    values: Vec<Value>,
    nodes: Vec<Node>,
    tensors: Vec<Tensor>,
}

impl<'a> Builder<'a> {
    fn body_layer(&mut self, at: usize) -> Result<(), ConvertError> {
        let layer = &self.model.layers[at];
        let value = match &layer.operation {
            Operation::Input => plain(Network::INPUT),
            Operation::ZeroPadding2d { pads } => {
                let mut value = self.input(layer);
                value
                    .pads
                    .iter_mut()
                    .zip(pads)
                    .for_each(|(sum, pad)| *sum += pad);
                value
            }
            Operation::Conv2d(convolution) => self.convolution(at, layer, convolution)?,
            Operation::BatchNormalization(_) => self.batch_norm(layer)?,
            Operation::Activation(kind) => self.activation(layer, *kind)?,
            Operation::MaxPooling2d {
                size,
                strides,
                border,
            } => self.max_pooling(layer, *size, *strides, *border)?,
            Operation::Add => self.addition(layer)?,
            Operation::GlobalAveragePooling2d | Operation::Dense(_) => {
                return no_classifier(layer, "stands before the feature maps");
            }
        };
        self.values.push(value);
        Ok(())
    }

    /// The first input's value. The reader has made sure that it is there.
    fn input(&self, layer: &Layer) -> Value {
        self.values[layer.inputs[0]].clone()
    }

    /// An input's name, where nothing can take its padding.
    fn unpadded(&self, layer: &Layer, input: usize) -> Result<String, ConvertError> {
        let value = &self.values[input];
        if value.pads != [0; 4] {
            return padding_stays(layer, "only a convolution or a pool can take it");
        }
        Ok(value.name.clone())
    }

    fn emit(&mut self, output: &str, inputs: Vec<String>, kind: NodeKind) -> Value {
        self.nodes.push(Node {
            output: output.to_owned(),
            inputs,
            kind,
        });
        plain(output)
    }

    fn relu(&mut self, output: &str, input: String) -> Value {
        Value {
            nonnegative: true,
            ..self.emit(output, vec![input], NodeKind::Relu)
        }
    }

    /// The one layer that takes the result of layer `at`, if there is one alone.
    fn only_taker(&self, at: usize) -> Option<&'a Layer> {
        let model: &'a Model = self.model;
        let mut takers = model
            .layers
            .iter()
            .filter(|layer| layer.inputs.contains(&at));
        takers
            .next()
            .filter(|_| takers.next().is_none() && at != model.output)
    }

    fn convolution(
        &mut self,
        at: usize,
        layer: &Layer,
        convolution: &Convolution,
    ) -> Result<Value, ConvertError> {
        let weights = self.folded_weights(at, convolution);
        let finite = |values: &[f32]| values.iter().all(|value| value.is_finite());
        if !finite(&weights.kernel) || !finite(&weights.bias) {
            return Err(ConvertError::NotFinite {
                layer: layer.name.clone(),
            });
        }
        let &Convolution {
            strides,
            dilations,
            border,
            ..
        } = convolution;
        let [rows, columns, inputs, outputs] = convolution.shape;
        let size = [rows, columns];
        let input = self.input(layer);
        let padding = padding(layer, input.pads, border, size, strides, dilations)?;
        let values = output_first(&weights.kernel, rows * columns, inputs, outputs);
        let shape = vec![outputs, inputs, rows, columns];
        let (kernel, bias) = self.weights(&layer.name, shape, values, weights.bias);
        let kind = NodeKind::Conv {
            kernel,
            bias,
            size,
            strides,
            dilations,
            padding,
        };
        let value = self.emit(&layer.name, vec![input.name], kind);
        Ok(match convolution.activation {
            Activation::Relu => self.relu(&format!("{}/relu", layer.name), value.name),
            Activation::Linear | Activation::Softmax => value,
        })
    }

    /// The convolution's weights, with the batch norm in them that alone takes its result.
    fn folded_weights(&self, at: usize, convolution: &Convolution) -> Folded {
        match self.only_taker(at).map(|taker| &taker.operation) {
            Some(Operation::BatchNormalization(norm)) if is_linear(convolution) => {
                fold(convolution, norm, self.epsilon)
            }
            _ => Folded {
                kernel: convolution.kernel.clone(),
                bias: convolution
                    .bias
                    .clone()
                    .unwrap_or_else(|| vec![0.0; convolution.shape[3]]),
            },
        }
    }

    /// A batch norm is nothing any more where the convolution before it took it in.
    fn batch_norm(&self, layer: &Layer) -> Result<Value, ConvertError> {
        let before = layer.inputs[0];
        let folded = matches!(
            &self.model.layers[before].operation,
            Operation::Conv2d(convolution) if is_linear(convolution)
        );
        let alone = self.only_taker(before).is_some();
        if !folded || !alone {
            return Err(ConvertError::BatchNormNotFolded {
                layer: layer.name.clone(),
            });
        }
        Ok(self.input(layer))
    }

    fn weights(
        &mut self,
        layer: &str,
        shape: Vec<usize>,
        kernel: Vec<f32>,
        bias: Vec<f32>,
    ) -> (String, String) {
        let names = (format!("{layer}/kernel"), format!("{layer}/bias"));
        self.tensors.push(Tensor {
            name: names.0.clone(),
            shape,
            values: kernel,
        });
        self.tensors.push(Tensor {
            name: names.1.clone(),
            shape: vec![bias.len()],
            values: bias,
        });
        names
    }

    fn activation(&mut self, layer: &Layer, kind: Activation) -> Result<Value, ConvertError> {
        match kind {
            Activation::Linear => Ok(self.input(layer)),
            Activation::Relu => {
                // Zeros stay zeros: the padding passes through to whoever can take it.
                let input = self.input(layer);
                Ok(Value {
                    pads: input.pads,
                    ..self.relu(&layer.name, input.name)
                })
            }
            Activation::Softmax => no_classifier(layer, "is a softmax before the end"),
        }
    }

    fn max_pooling(
        &mut self,
        layer: &Layer,
        size: [usize; 2],
        strides: [usize; 2],
        border: Border,
    ) -> Result<Value, ConvertError> {
        let Value {
            name,
            pads,
            nonnegative,
        } = self.input(layer);
        // ONNX pads a maximum with minus infinity. Zeros do the same where nothing is negative and
        // each window has at least one element of the map.
        if pads != [0; 4] && !nonnegative {
            return padding_stays(
                layer,
                "a maximum over zeros and negative values depends on them",
            );
        }
        if pads
            .iter()
            .enumerate()
            .any(|(side, &pad)| pad >= size[side % 2])
        {
            return padding_stays(layer, "a window of the pool lies in the padding alone");
        }
        let padding = padding(layer, pads, border, size, strides, [1, 1])?;
        let kind = NodeKind::MaxPool {
            size,
            strides,
            padding,
        };
        Ok(Value {
            nonnegative,
            ..self.emit(&layer.name, vec![name], kind)
        })
    }

    fn addition(&mut self, layer: &Layer) -> Result<Value, ConvertError> {
        let nonnegative = layer
            .inputs
            .iter()
            .all(|&input| self.values[input].nonnegative);
        let inputs: Result<_, _> = layer
            .inputs
            .iter()
            .map(|&input| self.unpadded(layer, input))
            .collect();
        Ok(Value {
            nonnegative,
            ..self.emit(&layer.name, inputs?, NodeKind::Add)
        })
    }

    /// Gives the feature maps their name; how many channels they have.
    fn name_features(&mut self, tail: &Tail<'_>) -> Result<usize, ConvertError> {
        let found = self.unpadded(tail.pooling, tail.features)?;
        if found == Network::INPUT {
            return no_classifier(tail.pooling, "pools the photo itself");
        }
        for node in &mut self.nodes {
            for name in node.inputs.iter_mut().chain([&mut node.output]) {
                if *name == found {
                    Network::FEATURES.clone_into(name);
                } else if name == Network::FEATURES {
                    return Err(ConvertError::NameTaken { name: name.clone() });
                }
            }
        }
        Ok(width(self.model.layers[tail.features].form))
    }

    /// Pooling and the dense layer; how many classes there are.
    fn classifier(&mut self, tail: &Tail<'_>) -> usize {
        let name = &tail.pooling.name;
        let [length, classes] = tail.dense.shape;
        let features = vec![Network::FEATURES.to_owned()];
        let pooled = self.emit(name, features, NodeKind::GlobalAveragePool);
        let flat = self.emit(
            &format!("{name}/flat"),
            vec![pooled.name],
            NodeKind::Flatten,
        );
        let values = output_first(&tail.dense.kernel, 1, length, classes);
        let bias = tail
            .dense
            .bias
            .clone()
            .unwrap_or_else(|| vec![0.0; classes]);
        let (kernel, bias) = self.weights(LOGITS, vec![classes, length], values, bias);
        self.emit(LOGITS, vec![flat.name], NodeKind::Gemm { kernel, bias });
        classes
    }
}

fn is_linear(convolution: &Convolution) -> bool {
    convolution.activation == Activation::Linear
}

fn plain(name: &str) -> Value {
    Value {
        name: name.to_owned(),
        pads: [0; 4],
        nonnegative: false,
    }
}

fn width(form: Form) -> usize {
    match form {
        Form::Map { channels } => channels,
        Form::Vector { length } => length,
    }
}

fn check_names(network: &Network) -> Result<(), ConvertError> {
    let values = network.nodes.iter().map(|node| node.output.as_str());
    let tensors = network.tensors.iter().map(|tensor| tensor.name.as_str());
    let mut seen = BTreeSet::from([Network::INPUT]);
    match values.chain(tensors).find(|name| !seen.insert(name)) {
        Some(name) => Err(ConvertError::NameTaken {
            name: name.to_owned(),
        }),
        None => Ok(()),
    }
}
