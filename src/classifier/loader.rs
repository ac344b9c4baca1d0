//! Collects the stored parts and packs their weights as they come.

use super::error::graph_error;
use super::kernel_windows::kernel_windows;
use super::{ClassifierError, Weights};
use crate::kernels::Window;
use camlens_model::{Chunk, Manifest, Part, widen};
use prost::Message;
use std::collections::HashMap;
use tract_onnx::pb::ModelProto;

/// The parts of a network on their way in.
///
/// High planes come long before their low planes, so they wait here, opened and checked; the
/// second plane of a chunk completes its tensors, which are widened and packed one by one, and
/// frees both. So neither the float32 network nor its bytes ever stand whole beside the packed
/// one, and when the last part is there nearly all is done.
#[derive(Debug)]
pub struct Loader {
    manifest: Manifest,
    graph: Option<ModelProto>,
    /// Of the convolutions' kernels, from the graph.
    windows: HashMap<String, Window>,
    floats: Option<Vec<f32>>,
    /// Opened planes by the name of their file.
    planes: HashMap<String, Vec<u8>>,
    weights: Weights,
    /// Where kernels are widened, one after the other.
    widened: Vec<f32>,
    missing: usize,
}

impl Loader {
    /// Begins with nothing but the manifest.
    pub fn new(manifest: Manifest) -> Self {
        let missing = manifest.parts().count();
        Self {
            manifest,
            graph: None,
            windows: HashMap::new(),
            floats: None,
            planes: HashMap::new(),
            weights: Weights::default(),
            widened: Vec::new(),
            missing,
        }
    }

    /// The parts to fetch, in the best order.
    pub fn parts(&self) -> Vec<Part> {
        self.manifest.parts().cloned().collect()
    }

    /// Takes a part as it came over the line.
    ///
    /// # Errors
    /// [`ClassifierError::Format`] when its length or hash is not the manifest's: the part may
    /// then be fetched and given again. [`ClassifierError::OutOfMemory`].
    pub fn accept(&mut self, file: &str, stored: &[u8]) -> Result<(), ClassifierError> {
        let part = self
            .manifest
            .parts()
            .find(|part| part.file == file)
            .ok_or_else(|| ClassifierError::UnknownPart {
                file: file.to_owned(),
            })?
            .clone();
        let opened = part.open(stored)?;
        if part.file == self.manifest.graph.file {
            let graph = open_graph(&opened)?;
            self.windows = kernel_windows(&graph);
            self.graph = Some(graph);
        } else if part.file == self.manifest.floats.file {
            self.accept_floats(&opened)?;
        } else {
            self.planes.insert(part.file.clone(), opened);
        }
        self.missing = self.missing.saturating_sub(1);
        self.complete_chunks()
    }

    /// The graph and its weights.
    ///
    /// # Errors
    /// [`ClassifierError::Incomplete`] while parts are missing.
    pub fn finish(self) -> Result<(ModelProto, Weights), ClassifierError> {
        match self.graph {
            Some(graph) if self.missing == 0 => Ok((graph, self.weights)),
            _ => Err(ClassifierError::Incomplete {
                missing: self.missing.max(1),
                all: self.manifest.parts().count(),
            }),
        }
    }

    fn accept_floats(&mut self, bytes: &[u8]) -> Result<(), ClassifierError> {
        let floats: Vec<f32> = bytes
            .chunks_exact(4)
            .map(|word| f32::from_le_bytes([word[0], word[1], word[2], word[3]]))
            .collect();
        for vector in &self.manifest.vectors {
            self.weights.add(&vector.name, &vector.shape, |values| {
                values.copy_from_slice(&floats[vector.offset..][..values.len()]);
                Ok(())
            })?;
        }
        self.floats = Some(floats);
        Ok(())
    }

    fn complete_chunks(&mut self) -> Result<(), ClassifierError> {
        let (Some(floats), Some(_)) = (&self.floats, &self.graph) else {
            return Ok(());
        };
        for chunk in &self.manifest.chunks {
            let there = |part: &Part| self.planes.contains_key(&part.file);
            if there(&chunk.high) && there(&chunk.low) {
                let planes = Planes {
                    high: self.planes.remove(&chunk.high.file).unwrap_or_default(),
                    low: self.planes.remove(&chunk.low.file).unwrap_or_default(),
                };
                planes.add_to(
                    &mut self.weights,
                    chunk,
                    floats,
                    &self.windows,
                    &mut self.widened,
                )?;
            }
        }
        Ok(())
    }
}

/// Both bytes of a chunk's numbers.
struct Planes {
    high: Vec<u8>,
    low: Vec<u8>,
}

impl Planes {
    /// The manifest was checked when it was parsed: offsets and lengths agree with each other.
    fn add_to(
        &self,
        weights: &mut Weights,
        chunk: &Chunk,
        floats: &[f32],
        windows: &HashMap<String, Window>,
        widened: &mut Vec<f32>,
    ) -> Result<(), ClassifierError> {
        let mut first = 0;
        for tensor in &chunk.tensors {
            let (name, shape) = (&tensor.name, &tensor.shape);
            let scales = &floats[tensor.scales..][..shape[0]];
            let bytes = first..first + shape.iter().product::<usize>();
            first = bytes.end;
            let fill = |values: &mut [f32]| {
                let (high, low) = (&self.high[bytes.clone()], &self.low[bytes]);
                Ok(widen(high, low, scales, values)?)
            };
            let Some(&window) = windows.get(name) else {
                weights.add(name, shape, fill)?;
                continue;
            };
            let count = shape.iter().product();
            widened.clear();
            widened
                .try_reserve_exact(count)
                .map_err(|_| ClassifierError::OutOfMemory { bytes: 4 * count })?;
            widened.resize(count, 0.0);
            fill(widened)?;
            weights.add_kernel(name, shape, window, widened)?;
        }
        Ok(())
    }
}

/// Reads an ONNX graph.
///
/// # Errors
/// [`ClassifierError::Graph`] when it is none.
pub fn open_graph(bytes: &[u8]) -> Result<ModelProto, ClassifierError> {
    ModelProto::decode(bytes).map_err(graph_error)
}
