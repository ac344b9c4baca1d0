//! The weights that are kernels of convolutions: known from the graph before any weight has come, so
//! that each can be packed as soon as it comes.

use super::stock;
use camlens_kernels::Window;
use std::collections::{HashMap, HashSet};
use tract_onnx::pb::{GraphProto, ModelProto, NodeProto};

/// The kernels that our own convolution will compute with, by the names of their tensors.
///
/// Only kernels that [`super::fuse`] recognises: 2-D, one group, explicit padding; and that no second
/// node reads.
pub(super) fn kernel_windows(model: &ModelProto) -> HashMap<String, Window> {
    let Some(graph) = model.graph.as_ref().filter(|_| !stock::ALONE) else {
        return HashMap::new();
    };
    let mut seen = HashSet::new();
    let mut twice: HashSet<&String> = graph.output.iter().map(|output| &output.name).collect();
    for name in graph.node.iter().flat_map(|node| &node.input) {
        if !seen.insert(name) {
            twice.insert(name);
        }
    }
    let convolutions = graph.node.iter().filter(|node| node.op_type == "Conv");
    convolutions
        .filter_map(|node| Some((node.input.get(1)?, window(graph, node)?)))
        .filter(|(name, _)| !twice.contains(name))
        .map(|(name, window)| (name.clone(), window))
        .collect()
}

fn window(graph: &GraphProto, node: &NodeProto) -> Option<Window> {
    let kernel = node.input.get(1)?;
    let stored = graph.initializer.iter().find(|t| t.name == *kernel)?;
    let &[_, _, rows, columns] = &stored.dims[..] else {
        return None;
    };
    let attribute = |name: &str| node.attribute.iter().find(|a| a.name == name);
    let one_group = attribute("group").is_none_or(|a| a.i == 1);
    let explicit = attribute("auto_pad").is_none_or(|a| a.s == b"NOTSET");
    if !one_group || !explicit {
        return None;
    }
    let sides = |name: &str| attribute(name).map(|a| a.ints.as_slice());
    let pads = sides("pads").unwrap_or(&[0, 0, 0, 0]);
    Some(Window {
        kernel: pair(&[rows, columns])?,
        stride: pair(sides("strides").unwrap_or(&[1, 1]))?,
        dilation: pair(sides("dilations").unwrap_or(&[1, 1]))?,
        before: pair(pads.get(..2)?)?,
        after: pair(pads.get(2..)?)?,
    })
}

fn pair(sides: &[i64]) -> Option<[usize; 2]> {
    match sides {
        &[rows, columns] => Some([rows.try_into().ok()?, columns.try_into().ok()?]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tract_onnx::pb::{AttributeProto, TensorProto, ValueInfoProto};

    fn conv(kernel: &str, attributes: &[(&str, &[i64])]) -> NodeProto {
        let attribute = |&(name, ints): &(&str, &[i64])| AttributeProto {
            name: name.to_owned(),
            i: ints[0],
            ints: ints.to_vec(),
            ..AttributeProto::default()
        };
        NodeProto {
            op_type: "Conv".to_owned(),
            input: vec!["picture".to_owned(), kernel.to_owned()],
            attribute: attributes.iter().map(attribute).collect(),
            ..NodeProto::default()
        }
    }

    fn windows(nodes: Vec<NodeProto>) -> HashMap<String, Window> {
        windows_beside(nodes, &[])
    }

    fn windows_beside(nodes: Vec<NodeProto>, outputs: &[&str]) -> HashMap<String, Window> {
        let output = |name: &&str| ValueInfoProto {
            name: (*name).to_owned(),
            ..ValueInfoProto::default()
        };
        let tensor = |name: &str| TensorProto {
            name: name.to_owned(),
            dims: vec![8, 4, 3, 5],
            ..TensorProto::default()
        };
        kernel_windows(&ModelProto {
            graph: Some(GraphProto {
                node: nodes,
                output: outputs.iter().map(output).collect(),
                initializer: ["a", "b"].map(tensor).to_vec(),
                ..GraphProto::default()
            }),
            ..ModelProto::default()
        })
    }

    #[test]
    fn a_convolution_has_its_window() {
        let nodes = vec![
            conv("a", &[("pads", &[1, 2, 3, 4]), ("strides", &[2, 1])]),
            conv("b", &[("dilations", &[1, 3]), ("group", &[1])]),
        ];
        let windows = windows(nodes);
        let a = Window {
            kernel: [3, 5],
            stride: [2, 1],
            dilation: [1, 1],
            before: [1, 2],
            after: [3, 4],
        };
        assert_eq!(windows["a"], a);
        assert_eq!(
            (windows["b"].dilation, windows["b"].before),
            ([1, 3], [0, 0])
        );
    }

    #[test]
    fn what_our_convolution_does_not_compute_is_left_out() {
        let shared = vec![conv("a", &[]), conv("a", &[])];
        assert!(windows(shared).is_empty());
        let nodes = vec![
            conv("a", &[("group", &[4])]),
            conv("b", &[("strides", &[2])]),
            conv("not stored", &[]),
        ];
        assert!(windows(nodes).is_empty());
    }

    #[test]
    fn a_kernel_that_is_an_output_too_is_left_out() {
        let nodes = vec![conv("a", &[]), conv("b", &[])];
        let windows = windows_beside(nodes, &["a"]);
        assert_eq!(windows.keys().collect::<Vec<_>>(), ["b"]);
    }
}
