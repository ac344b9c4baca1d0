//! A network as an ONNX model (opset 17, IR version 8), with or without its weights.

use prost::Message as _;

use super::network::{Network, Node, NodeKind, Padding, Tensor};
use super::proto::{
    AttributeProto, AttributeType, DataLocation, Dimension, DimensionValue, FLOAT, GraphProto,
    ModelProto, NodeProto, OperatorSetIdProto, StringStringEntryProto, TensorProto,
    TensorShapeProto, TensorTypeProto, TypeProto, ValueInfoProto,
};

const IR_VERSION: i64 = 8;
const OPSET: i64 = 17;

/// The ONNX model with float32 weights inside, for any runtime. Input `image`
/// `[1, channels, height, width]`, outputs `features` `[1, channels, rows, columns]` and `logits`
/// `[1, classes]`.
pub fn full_onnx(network: &Network) -> Vec<u8> {
    model(network, |tensor| TensorProto {
        raw_data: Some(
            tensor
                .values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect(),
        ),
        ..described(tensor)
    })
}

/// The same without weights: each initializer is `EXTERNAL` and its `location` is its own name, which
/// is the name in the manifest. No runtime finds data there; the loader puts it in.
pub fn graph_without_data(network: &Network) -> Vec<u8> {
    model(network, |tensor| TensorProto {
        external_data: vec![StringStringEntryProto {
            key: "location".to_owned(),
            value: tensor.name.clone(),
        }],
        data_location: Some(DataLocation::External as i32),
        ..described(tensor)
    })
}

fn described(tensor: &Tensor) -> TensorProto {
    TensorProto {
        dims: tensor.shape.iter().map(|&side| side as i64).collect(),
        data_type: FLOAT,
        name: tensor.name.clone(),
        ..TensorProto::default()
    }
}

fn model(network: &Network, initializer: impl Fn(&Tensor) -> TensorProto) -> Vec<u8> {
    let (fixed, free) = (
        |side: usize| DimensionValue::DimValue(side as i64),
        |name: &str| DimensionValue::DimParam(name.to_owned()),
    );
    let image = [
        fixed(1),
        fixed(network.input_channels),
        free("height"),
        free("width"),
    ];
    let features = [
        fixed(1),
        fixed(network.feature_channels),
        free("rows"),
        free("columns"),
    ];
    let logits = [fixed(1), fixed(network.classes)];
    let graph = GraphProto {
        node: network.nodes.iter().map(node).collect(),
        name: network.name.clone(),
        initializer: network.tensors.iter().map(initializer).collect(),
        input: vec![value_info(Network::INPUT, image)],
        output: vec![
            value_info(Network::FEATURES, features),
            value_info(Network::LOGITS, logits),
        ],
    };
    ModelProto {
        ir_version: IR_VERSION,
        producer_name: env!("CARGO_PKG_NAME").to_owned(),
        graph: Some(graph),
        opset_import: vec![OperatorSetIdProto {
            domain: String::new(),
            version: OPSET,
        }],
    }
    .encode_to_vec()
}

fn value_info(name: &str, shape: impl IntoIterator<Item = DimensionValue>) -> ValueInfoProto {
    let dim = shape
        .into_iter()
        .map(|value| Dimension { value: Some(value) })
        .collect();
    let tensor = TensorTypeProto {
        elem_type: FLOAT,
        shape: Some(TensorShapeProto { dim }),
    };
    ValueInfoProto {
        name: name.to_owned(),
        r#type: Some(TypeProto {
            tensor_type: Some(tensor),
        }),
    }
}

fn node(node: &Node) -> NodeProto {
    let mut input = node.inputs.clone();
    let (op_type, attribute) = match &node.kind {
        NodeKind::Conv {
            kernel,
            bias,
            size,
            strides,
            dilations,
            padding,
        } => {
            input.extend([kernel.clone(), bias.clone()]);
            let mut attributes = window(*size, *strides, *padding);
            attributes.extend([pair("dilations", *dilations), int("group", 1)]);
            ("Conv", attributes)
        }
        NodeKind::Relu => ("Relu", vec![]),
        NodeKind::MaxPool {
            size,
            strides,
            padding,
        } => ("MaxPool", window(*size, *strides, *padding)),
        NodeKind::Add => ("Add", vec![]),
        NodeKind::GlobalAveragePool => ("GlobalAveragePool", vec![]),
        NodeKind::Flatten => ("Flatten", vec![int("axis", 1)]),
        NodeKind::Gemm { kernel, bias } => {
            input.extend([kernel.clone(), bias.clone()]);
            ("Gemm", vec![int("transB", 1)])
        }
    };
    NodeProto {
        input,
        output: vec![node.output.clone()],
        name: node.output.clone(),
        op_type: op_type.to_owned(),
        attribute,
    }
}

fn window(size: [usize; 2], strides: [usize; 2], padding: Padding) -> Vec<AttributeProto> {
    let padding = match padding {
        Padding::Explicit(pads) => ints("pads", &pads),
        Padding::Same => AttributeProto {
            s: Some(b"SAME_UPPER".to_vec()),
            ..attribute("auto_pad", AttributeType::String)
        },
    };
    vec![
        pair("kernel_shape", size),
        pair("strides", strides),
        padding,
    ]
}

fn attribute(name: &str, kind: AttributeType) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        r#type: kind as i32,
        ..AttributeProto::default()
    }
}

fn int(name: &str, value: i64) -> AttributeProto {
    AttributeProto {
        i: Some(value),
        ..attribute(name, AttributeType::Int)
    }
}

fn pair(name: &str, values: [usize; 2]) -> AttributeProto {
    ints(name, &values)
}

fn ints(name: &str, values: &[usize]) -> AttributeProto {
    let ints = values.iter().map(|&value| value as i64).collect();
    AttributeProto {
        ints,
        ..attribute(name, AttributeType::Ints)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use super::*;

    fn network() -> Network {
        let (kernel, bias) = ("c/kernel".to_owned(), "c/bias".to_owned());
        let conv = NodeKind::Conv {
            kernel: kernel.clone(),
            bias: bias.clone(),
            size: [3, 2],
            strides: [2, 1],
            dilations: [1, 1],
            padding: Padding::Explicit([1, 0, 2, 3]),
        };
        let node = |output: &str, input: &str, kind| Node {
            output: output.into(),
            inputs: vec![input.into()],
            kind,
        };
        let (strides, padding) = ([2, 2], Padding::Same);
        Network {
            name: "small".into(),
            offset: 0.0,
            input_channels: 1,
            feature_channels: 2,
            classes: 2,
            nodes: vec![
                node("c", "image", conv),
                node(
                    "features",
                    "c",
                    NodeKind::MaxPool {
                        size: [2, 2],
                        strides,
                        padding,
                    },
                ),
                node("pool", "features", NodeKind::GlobalAveragePool),
                node("logits", "pool", NodeKind::Flatten),
            ],
            tensors: vec![
                Tensor {
                    name: kernel,
                    shape: vec![2, 1, 3, 2],
                    values: vec![0.5; 12],
                },
                Tensor {
                    name: bias,
                    shape: vec![2],
                    values: vec![1.0, -2.0],
                },
            ],
        }
    }

    fn attribute<'a>(node: &'a NodeProto, name: &str) -> &'a AttributeProto {
        node.attribute
            .iter()
            .find(|attribute| attribute.name == name)
            .unwrap()
    }

    #[test]
    fn nodes_carry_their_windows() {
        let model = ModelProto::decode(full_onnx(&network()).as_slice()).unwrap();
        assert_eq!((model.ir_version, model.opset_import[0].version), (8, 17));
        let graph = model.graph.unwrap();
        let conv = &graph.node[0];
        assert_eq!(conv.op_type, "Conv");
        assert_eq!(conv.input, ["image", "c/kernel", "c/bias"]);
        assert_eq!(attribute(conv, "pads").ints, [1, 0, 2, 3]);
        assert_eq!(attribute(conv, "kernel_shape").ints, [3, 2]);
        assert_eq!(attribute(conv, "strides").ints, [2, 1]);
        assert_eq!(
            attribute(&graph.node[1], "auto_pad").s.as_deref(),
            Some(&b"SAME_UPPER"[..])
        );
        let outputs: Vec<_> = graph
            .output
            .iter()
            .map(|value| value.name.as_str())
            .collect();
        assert_eq!(outputs, ["features", "logits"]);
    }

    #[test]
    fn weights_lie_inside_or_are_named() {
        let full = ModelProto::decode(full_onnx(&network()).as_slice()).unwrap();
        let bias = &full.graph.unwrap().initializer[1];
        assert_eq!(
            bias.raw_data.as_deref(),
            Some(&[0, 0, 128, 63, 0, 0, 0, 192][..])
        );
        assert_eq!((bias.data_type, bias.dims.as_slice()), (1, &[2][..]));

        let bare = ModelProto::decode(graph_without_data(&network()).as_slice()).unwrap();
        for tensor in bare.graph.unwrap().initializer {
            assert_eq!(tensor.raw_data, None);
            assert_eq!(tensor.data_location(), DataLocation::External);
            let entry = &tensor.external_data[0];
            assert_eq!(
                (entry.key.as_str(), &entry.value),
                ("location", &tensor.name)
            );
        }
    }
}
