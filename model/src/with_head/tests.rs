#![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

use super::file::{METADATA, entry};
use super::{HeadNumbers, OnnxError, OnnxFile};
use crate::maker::proto::{DimensionValue, ModelProto, NodeProto};
use crate::maker::{
    Network, Node, NodeKind, Padding, Tensor as Stored, full_onnx, graph_without_data,
};
use crate::{Chunk, Encoding, FORMAT, FormatError, Manifest, Part, StoredTensor, Vector, split};
use prost::Message as _;

const CHANNELS: usize = 5;

/// An image of 1 plane, a convolution to 5 channels, the average, a layer of so many classes.
fn network(classes: usize, weights: Vec<f32>, bias: Vec<f32>) -> Network {
    let node = |output: &str, input: &str, kind| Node {
        output: output.into(),
        inputs: vec![input.into()],
        kind,
    };
    let [kernel, kernel_bias] = ["c/kernel", "c/bias"].map(str::to_owned);
    let [layer, layer_bias] = ["logits/kernel", "logits/bias"].map(str::to_owned);
    let conv = NodeKind::Conv {
        kernel: kernel.clone(),
        bias: kernel_bias.clone(),
        size: [3, 2],
        strides: [1, 1],
        dilations: [1, 1],
        padding: Padding::Explicit([1, 0, 1, 1]),
    };
    let gemm = NodeKind::Gemm {
        kernel: layer.clone(),
        bias: layer_bias.clone(),
    };
    let tensor = |name, shape: &[usize], values| Stored {
        name,
        shape: shape.to_vec(),
        values,
    };
    let values = |count: usize| (0..count).map(|at| at as f32 * 0.25 - 2.0).collect();
    Network {
        name: "small".into(),
        offset: 0.0,
        input_channels: 1,
        feature_channels: CHANNELS,
        classes,
        nodes: vec![
            node("features", "image", conv),
            node("pool", "features", NodeKind::GlobalAveragePool),
            node("flat", "pool", NodeKind::Flatten),
            node("logits", "flat", gemm),
        ],
        tensors: vec![
            tensor(kernel, &[CHANNELS, 1, 3, 2], values(CHANNELS * 6)),
            tensor(kernel_bias, &[CHANNELS], values(CHANNELS)),
            tensor(layer, &[classes, CHANNELS], weights),
            tensor(layer_bias, &[classes], bias),
        ],
    }
}

/// A network of 3 classes, as it is stored.
struct Kept {
    manifest: Manifest,
    graph: Vec<u8>,
    floats: Vec<u8>,
    high: Vec<u8>,
    low: Vec<u8>,
}

/// Both kernels are in one chunk; the layer's comes first where `layer_first`.
fn kept(layer_first: bool) -> Kept {
    let network = network(3, vec![0.5; 3 * CHANNELS], vec![1.0; 3]);
    let (mut floats, mut vectors, mut kernels) = (Vec::new(), Vec::new(), Vec::new());
    let (mut high, mut low) = (Vec::new(), Vec::new());
    let mut tensors: Vec<&Stored> = network.tensors.iter().collect();
    if layer_first {
        tensors.reverse();
    }
    for tensor in tensors {
        let (name, shape) = (tensor.name.clone(), tensor.shape.clone());
        if shape.len() == 1 {
            vectors.push(Vector {
                name,
                shape,
                offset: floats.len(),
            });
            floats.extend(&tensor.values);
        } else {
            let planes = split(&tensor.values, shape[0]);
            kernels.push(StoredTensor {
                name,
                shape,
                scales: floats.len(),
            });
            floats.extend(planes.scales);
            high.extend(planes.high.iter().map(|&byte| byte as u8));
            low.extend(planes.low.iter().map(|&byte| byte as u8));
        }
    }
    let floats: Vec<u8> = floats
        .iter()
        .flat_map(|float| float.to_le_bytes())
        .collect();
    let graph = graph_without_data(&network);
    let part = |file: &str, bytes: &[u8]| Part {
        file: file.to_owned(),
        sha256: crate::sha256_hex(bytes),
        bytes: bytes.len() as u64,
        raw_bytes: bytes.len() as u64,
        encoding: Encoding::None,
    };
    let manifest = Manifest {
        format: FORMAT,
        network: network.name,
        offset: 0.0,
        graph: part("graph", &graph),
        floats: part("floats", &floats),
        vectors,
        chunks: vec![Chunk {
            tensors: kernels,
            high: part("high", &high),
            low: part("low", &low),
        }],
    };
    Kept {
        manifest,
        graph,
        floats,
        high,
        low,
    }
}

fn head(classes: usize) -> (Vec<f32>, Vec<f32>) {
    let weights = (0..classes * CHANNELS).map(|at| at as f32 - 1.5).collect();
    (weights, (0..classes).map(|at| at as f32 / 3.0).collect())
}

fn written(kept: &Kept, classes: usize) -> Result<Vec<u8>, OnnxError> {
    let (weights, bias) = head(classes);
    let head = HeadNumbers {
        weights: &weights,
        bias: &bias,
    };
    let metadata = [("names", "[\"a\"]"), ("made by", "a test")];
    let file = OnnxFile::new(&kept.manifest, &kept.graph, &kept.floats, head, &metadata)?;
    let mut bytes = file.begin().to_vec();
    for chunk in file.chunks() {
        file.kernels(chunk, &kept.high, &kept.low, |piece| {
            bytes.extend_from_slice(piece);
            Ok::<_, OnnxError>(())
        })?;
    }
    assert_eq!(bytes.len() as u64, file.bytes());
    Ok(bytes)
}

#[test]
fn it_is_the_makers_file_with_another_layer() {
    for (classes, layer_first) in [(2, false), (2, true), (3, false), (300, true)] {
        let bytes = written(&kept(layer_first), classes).unwrap();
        let found = ModelProto::decode(bytes.as_slice()).unwrap();
        let (weights, bias) = head(classes);
        let expected = full_onnx(&network(classes, weights, bias));
        let expected = ModelProto::decode(expected.as_slice()).unwrap();
        assert_eq!(found.ir_version, expected.ir_version);
        assert_eq!(found.opset_import, expected.opset_import);
        let (found, expected) = (found.graph.unwrap(), expected.graph.unwrap());
        let nodes: Vec<&NodeProto> = found.node.iter().collect();
        assert_eq!(nodes, expected.node.iter().collect::<Vec<_>>());
        assert_eq!(found.input, expected.input);
        assert_eq!(found.output, expected.output);
        assert_eq!(found.initializer.len(), expected.initializer.len());
        for tensor in expected.initializer {
            let same = found.initializer.iter().find(|of| of.name == tensor.name);
            let same = same.unwrap();
            assert_eq!((&same.dims, same.data_type), (&tensor.dims, 1));
            let numbers = |data: &Option<Vec<u8>>| -> Vec<f32> {
                let (fours, _) = data.as_deref().unwrap().as_chunks::<4>();
                fours.iter().map(|&four| f32::from_le_bytes(four)).collect()
            };
            let pairs = numbers(&same.raw_data);
            let pairs = pairs.iter().zip(numbers(&tensor.raw_data));
            for (found, expected) in pairs {
                // Half a step of the largest weight's scale.
                assert!((found - expected).abs() <= 5.25 / 32512.0 / 2.0 + 1e-6);
            }
        }
    }
}

#[test]
fn it_says_what_it_is() {
    let bytes = written(&kept(false), 2).unwrap();
    let metadata = crate::protobuf::fields(&bytes).unwrap();
    let entries = metadata.iter().filter_map(|field| field.bytes(METADATA));
    let entries: Vec<Vec<u8>> = entries.map(<[u8]>::to_vec).collect();
    let expected = [entry("names", "[\"a\"]"), entry("made by", "a test")];
    assert_eq!(entries, expected);
    let output = ModelProto::decode(bytes.as_slice()).unwrap().graph.unwrap();
    let shape = output.output[1]
        .r#type
        .clone()
        .unwrap()
        .tensor_type
        .unwrap();
    let last = shape.shape.unwrap().dim.last().unwrap().value.clone();
    assert_eq!(last, Some(DimensionValue::DimValue(2)));
}

#[test]
fn what_does_not_fit_is_refused() {
    let refused = |change: fn(&mut Kept)| {
        let mut kept = kept(false);
        change(&mut kept);
        written(&kept, 2).unwrap_err()
    };
    for end in [0, 10, 100] {
        let cut = |kept: &mut Kept, end: usize| kept.graph.truncate(end);
        let mut kept = kept(false);
        cut(&mut kept, end);
        assert_eq!(written(&kept, 2), Err(OnnxError::NotOnnx), "{end}");
    }
    let name = "c/bias".to_owned();
    let found = refused(|kept| {
        kept.manifest.vectors.remove(0);
    });
    assert_eq!(found, OnnxError::Tensor { name });
    let found = refused(|kept| kept.floats.truncate(8));
    assert_eq!(found, OnnxError::Floats { bytes: 8 });
    for cut in [
        |kept: &mut Kept| kept.low.truncate(7),
        |kept: &mut Kept| kept.high.truncate(7),
    ] {
        let found = refused(cut);
        let is_planes =
            |of: &OnnxError| matches!(of, OnnxError::Planes(FormatError::PlaneMismatch { .. }));
        assert!(is_planes(&found), "{found}");
    }
    let kept = kept(false);
    let (weights, bias) = (&[1.0; 9][..], &[0.0; 2][..]);
    let file = OnnxFile::new(
        &kept.manifest,
        &kept.graph,
        &kept.floats,
        HeadNumbers { weights, bias },
        &[],
    );
    let (weights, classes, channels) = (9, 2, CHANNELS);
    let expected = OnnxError::Layer {
        weights,
        classes,
        channels,
    };
    assert_eq!(file.err(), Some(expected));
}

#[test]
fn a_graph_without_a_layer_is_refused() {
    let mut kept = kept(false);
    let mut network = network(3, vec![0.5; 15], vec![1.0; 3]);
    network.nodes.pop();
    kept.graph = graph_without_data(&network);
    assert_eq!(written(&kept, 2), Err(OnnxError::NoLayer));
}
