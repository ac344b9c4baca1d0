//! Collects the stored parts and packs their weights as they come.

use super::error::graph_error;
use super::kernel_windows::kernel_windows;
use super::{ClassifierError, Weights};
use crate::kernels::Window;
use camlens_model::{Chunk, Manifest, Part, widen, widen_high};
use prost::Message;
use std::collections::{HashMap, HashSet};
use tract_onnx::pb::ModelProto;

/// The parts of a network on their way in.
///
/// High planes come long before their low planes, so they wait here, opened and checked; the
/// second plane of a chunk completes its tensors, which are widened and packed one by one, and
/// frees both. So neither the float32 network nor its bytes ever stand whole beside the packed
/// one, and when the last part is there nearly all is done.
///
/// The high planes alone are a network of 8 bits, the preview ([`Loader::preview`]). While it is in
/// memory nothing is packed beside it: the planes wait until [`Loader::go_on`].
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
    /// The files that have not come.
    missing: HashSet<String>,
    /// A preview is in memory: planes wait.
    waits: bool,
}

impl Loader {
    /// Begins with nothing but the manifest.
    pub fn new(manifest: Manifest) -> Self {
        let missing = manifest.parts().map(|part| part.file.clone()).collect();
        Self {
            manifest,
            graph: None,
            windows: HashMap::new(),
            floats: None,
            planes: HashMap::new(),
            weights: Weights::default(),
            widened: Vec::new(),
            missing,
            waits: false,
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
        self.accept_opened(&part, opened)
    }

    /// Takes a part of the manifest that was checked and opened.
    ///
    /// # Errors
    /// [`ClassifierError::Graph`] or [`ClassifierError::OutOfMemory`].
    pub fn accept_opened(&mut self, part: &Part, opened: Vec<u8>) -> Result<(), ClassifierError> {
        if part.file == self.manifest.graph.file {
            let graph = open_graph(&opened)?;
            self.windows = kernel_windows(&graph);
            self.graph = Some(graph);
        } else if part.file == self.manifest.floats.file {
            self.accept_floats(&opened)?;
        } else {
            self.planes.insert(part.file.clone(), opened);
        }
        self.missing.remove(&part.file);
        if self.waits {
            return Ok(());
        }
        self.complete_chunks()
    }

    /// Whether all but low planes is there, and some of those are not.
    pub fn can_preview(&self) -> bool {
        let first = [&self.manifest.graph, &self.manifest.floats].into_iter();
        let mut first = first.chain(self.manifest.chunks.iter().map(|chunk| &chunk.high));
        !self.waits
            && !self.missing.is_empty()
            && first.all(|part| !self.missing.contains(&part.file))
    }

    /// The bytes of the parts that have not come, as they travel.
    pub fn missing_bytes(&self) -> u64 {
        let parts = self.missing_parts();
        parts.iter().map(|part| part.bytes).sum()
    }

    /// The parts that have not come, in the best order.
    pub fn missing_parts(&self) -> Vec<Part> {
        let missing = |part: &&Part| self.missing.contains(&part.file);
        self.manifest.parts().filter(missing).cloned().collect()
    }

    /// Of these, those without which there is no preview.
    pub fn missing_first_parts(&self) -> Vec<Part> {
        let low = |part: &Part| self.manifest.chunks.iter().any(|chunk| chunk.low == *part);
        let mut parts = self.missing_parts();
        parts.retain(|part| !low(part));
        parts
    }

    /// The graph and weights of the high planes alone, as far as no low plane has come. From now on
    /// planes wait for [`Self::go_on`].
    ///
    /// # Errors
    /// [`ClassifierError::Incomplete`] when [`Self::can_preview`] is false;
    /// [`ClassifierError::OutOfMemory`].
    pub fn preview(&mut self) -> Result<(ModelProto, Weights), ClassifierError> {
        let (true, Some(graph), Some(floats)) =
            (self.can_preview(), self.graph.clone(), &self.floats)
        else {
            return Err(self.incomplete());
        };
        self.waits = true;
        let mut weights = self.weights.clone();
        for chunk in &self.manifest.chunks {
            // A chunk whose low plane was early is exact already.
            let Some(high) = self.planes.get(&chunk.high.file) else {
                continue;
            };
            let planes = Planes { high, low: None };
            planes.add_to(
                &mut weights,
                chunk,
                floats,
                &self.windows,
                &mut self.widened,
            )?;
        }
        Ok((graph, weights))
    }

    /// Whether there is one, and planes wait for its end.
    pub fn has_preview(&self) -> bool {
        self.waits
    }

    /// The preview is out of memory: what waited is packed.
    ///
    /// # Errors
    /// [`ClassifierError::OutOfMemory`].
    pub fn go_on(&mut self) -> Result<(), ClassifierError> {
        self.waits = false;
        self.complete_chunks()
    }

    fn incomplete(&self) -> ClassifierError {
        ClassifierError::Incomplete {
            missing: self.missing.len().max(1),
            all: self.manifest.parts().count(),
        }
    }

    /// The graph and its weights.
    ///
    /// # Errors
    /// [`ClassifierError::Incomplete`] while parts are missing.
    pub fn finish(self) -> Result<(ModelProto, Weights), ClassifierError> {
        if self.waits || !self.missing.is_empty() {
            return Err(self.incomplete());
        }
        let error = self.incomplete();
        self.graph.map(|graph| (graph, self.weights)).ok_or(error)
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
                let high = self.planes.remove(&chunk.high.file).unwrap_or_default();
                let low = self.planes.remove(&chunk.low.file).unwrap_or_default();
                let planes = Planes {
                    high: &high,
                    low: Some(&low),
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

/// Both bytes of a chunk's numbers, or the high ones alone.
struct Planes<'a> {
    high: &'a [u8],
    low: Option<&'a [u8]>,
}

impl Planes<'_> {
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
                let high = &self.high[bytes.clone()];
                match self.low {
                    Some(low) => Ok(widen(high, &low[bytes], scales, values)?),
                    None => Ok(widen_high(high, scales, values)?),
                }
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
