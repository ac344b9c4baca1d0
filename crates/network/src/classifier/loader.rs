//! Collects the stored parts and packs their weights as they come.

use super::error::graph_error;
use super::kernel_windows::kernel_windows;
use super::planes::Planes;
use super::{ClassifierError, Weights};
use camlens_kernels::Window;
use camlens_model::{Manifest, Part};
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
    /// The windows of the convolutions' kernels, from the graph.
    windows: HashMap<String, Window>,
    floats: Option<Vec<f32>>,
    /// Opened planes by the name of their file, for as long as a chunk waits for them.
    planes: HashMap<String, Vec<u8>>,
    /// The numbers of the chunks whose tensors are not packed.
    unpacked: Vec<usize>,
    weights: Weights,
    /// The high planes that were packed for a preview while others were on their way.
    prepared: Prepared,
    /// The buffer in which one kernel after the other is widened to float32.
    widened: Vec<f32>,
    /// The files that have not come.
    missing: HashSet<String>,
    /// A preview is in memory, and planes wait.
    waits: bool,
}

/// High planes, packed.
#[derive(Debug, Default)]
struct Prepared {
    weights: Weights,
    /// The numbers of their chunks.
    chunks: HashSet<usize>,
}

impl Loader {
    /// Begins with nothing but the manifest.
    pub fn new(manifest: Manifest) -> Self {
        let missing = manifest.parts().map(|part| part.file.clone()).collect();
        let unpacked = (0..manifest.chunks.len()).collect();
        Self {
            manifest,
            graph: None,
            windows: HashMap::new(),
            floats: None,
            planes: HashMap::new(),
            unpacked,
            weights: Weights::default(),
            prepared: Prepared::default(),
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
        let there = |part: &Part| !self.missing.contains(&part.file);
        !self.waits && !self.missing.is_empty() && self.manifest.first_parts().all(there)
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

    /// The missing parts that a preview needs.
    pub fn missing_first_parts(&self) -> Vec<Part> {
        let missing = |part: &&Part| self.missing.contains(&part.file);
        self.manifest
            .first_parts()
            .filter(missing)
            .cloned()
            .collect()
    }

    /// Packs the high planes that are there, for a preview that is likely. They take memory until
    /// [`Self::preview`] or [`Self::drop_prepared`].
    ///
    /// # Errors
    /// [`ClassifierError::OutOfMemory`].
    pub fn prepare_preview(&mut self) -> Result<(), ClassifierError> {
        let (Some(floats), Some(_)) = (&self.floats, &self.graph) else {
            return Ok(());
        };
        // A chunk whose low plane was early is exact already.
        for &number in &self.unpacked {
            let chunk = &self.manifest.chunks[number];
            let Some(high) = self.planes.get(&chunk.high.file) else {
                continue;
            };
            if self.prepared.chunks.contains(&number) {
                continue;
            }
            let planes = Planes { high, low: None };
            planes.add_to(
                &mut self.prepared.weights,
                chunk,
                floats,
                &self.windows,
                &mut self.widened,
            )?;
            self.prepared.chunks.insert(number);
        }
        Ok(())
    }

    /// Frees what [`Self::prepare_preview`] packed.
    pub fn drop_prepared(&mut self) {
        self.prepared = Prepared::default();
    }

    /// The graph and weights of the high planes alone, as far as no low plane has come. From now on
    /// planes wait for [`Self::go_on`].
    ///
    /// # Errors
    /// [`ClassifierError::Incomplete`] when [`Self::can_preview`] is false;
    /// [`ClassifierError::OutOfMemory`].
    pub fn preview(&mut self) -> Result<(ModelProto, Weights), ClassifierError> {
        let (true, Some(graph), Some(_)) = (self.can_preview(), self.graph.clone(), &self.floats)
        else {
            return Err(self.incomplete());
        };
        self.waits = true;
        self.prepare_preview()?;
        let mut weights = std::mem::take(&mut self.prepared).weights;
        weights.replace_by(&self.weights);
        Ok((graph, weights))
    }

    /// Whether a preview is in memory, and planes wait for its end.
    pub fn has_preview(&self) -> bool {
        self.waits
    }

    /// Packs the planes that waited; the preview has left the memory.
    ///
    /// # Errors
    /// [`ClassifierError::OutOfMemory`].
    pub fn go_on(&mut self) -> Result<(), ClassifierError> {
        self.waits = false;
        self.drop_prepared();
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
        if self.waits || !self.missing.is_empty() || !self.unpacked.is_empty() {
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
        let mut at = 0;
        while let Some(&number) = self.unpacked.get(at) {
            let chunk = &self.manifest.chunks[number];
            let plane = |part: &Part| self.planes.get(&part.file);
            let (Some(high), Some(low)) = (plane(&chunk.high), plane(&chunk.low)) else {
                at += 1;
                continue;
            };
            let planes = Planes {
                high,
                low: Some(low),
            };
            planes.add_to(
                &mut self.weights,
                chunk,
                floats,
                &self.windows,
                &mut self.widened,
            )?;
            self.unpacked.remove(at);
            // Planes are dropped here and not at the end: after a preview, all chunks wait.
            for part in [&chunk.high, &chunk.low] {
                let wanted = |&number: &usize| {
                    let chunk = &self.manifest.chunks[number];
                    chunk.high == *part || chunk.low == *part
                };
                if !self.unpacked.iter().any(wanted) {
                    self.planes.remove(&part.file);
                }
            }
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the network is made here")]
mod tests {
    use super::*;
    use camlens_model::{Chunk, Encoding, FORMAT, StoredTensor, sha256_hex};

    fn part(file: &str, stored: &[u8]) -> Part {
        Part {
            file: file.to_owned(),
            sha256: sha256_hex(stored),
            bytes: stored.len() as u64,
            raw_bytes: stored.len() as u64,
            encoding: Encoding::None,
        }
    }

    /// Two chunks of one tensor of four numbers each; their low planes are one file.
    fn with_equal_planes() -> (Loader, [(&'static str, Vec<u8>); 5]) {
        let files = [
            ("graph", vec![]),
            ("floats", 1_f32.to_le_bytes().to_vec()),
            ("high-a", vec![1, 2, 3, 4]),
            ("high-b", vec![5, 6, 7, 8]),
            ("low", vec![0; 4]),
        ];
        let part = |at: usize| part(files[at].0, &files[at].1);
        let chunk = |name: &str, high: usize| Chunk {
            tensors: vec![StoredTensor {
                name: name.to_owned(),
                shape: vec![1, 4],
                scales: 0,
            }],
            high: part(high),
            low: part(4),
        };
        let manifest = Manifest {
            format: FORMAT,
            network: "two chunks".to_owned(),
            offset: 0.0,
            graph: part(0),
            floats: part(1),
            vectors: vec![],
            chunks: vec![chunk("a", 2), chunk("b", 3)],
        };
        let manifest = Manifest::parse(&serde_json::to_vec(&manifest).unwrap()).unwrap();
        (Loader::new(manifest), files)
    }

    #[test]
    fn a_plane_of_two_chunks_serves_both() {
        for order in [[0, 1, 2, 3, 4], [4, 3, 1, 2, 0], [1, 0, 4, 2, 3]] {
            let (mut loader, files) = with_equal_planes();
            assert_eq!(loader.parts().len(), 5);
            for at in order {
                let (file, stored) = &files[at];
                loader.accept(file, stored).unwrap();
            }
            assert!(loader.planes.is_empty());
            let (_, mut weights) = loader.finish().unwrap();
            let values = |name: &str| weights.values(name).unwrap();
            let both = ["a", "b"].map(values);
            assert_eq!(both[0], [256.0, 512.0, 768.0, 1024.0], "{order:?}");
            assert_eq!(both[1], [1280.0, 1536.0, 1792.0, 2048.0], "{order:?}");
        }
    }

    #[test]
    fn a_preview_that_was_prepared_is_the_same() {
        for (prepares, drops) in [(true, false), (true, true), (false, false)] {
            let (mut loader, files) = with_equal_planes();
            for (file, stored) in &files[..4] {
                loader.accept(file, stored).unwrap();
                if prepares {
                    loader.prepare_preview().unwrap();
                }
            }
            if drops {
                loader.drop_prepared();
            }
            let packed = usize::from(prepares && !drops) * 2;
            assert_eq!(loader.prepared.chunks.len(), packed);
            let (_, mut weights) = loader.preview().unwrap();
            assert_eq!(weights.values("a").unwrap(), [256.0, 512.0, 768.0, 1024.0]);
            assert_eq!(weights.values("b").unwrap()[..2], [1280.0, 1536.0]);
            assert!(loader.prepared.chunks.is_empty());
        }
    }

    #[test]
    fn without_one_part_nothing_is_finished() {
        let (mut loader, files) = with_equal_planes();
        for (file, stored) in &files[..4] {
            loader.accept(file, stored).unwrap();
        }
        assert!(loader.can_preview());
        assert_eq!(loader.missing_bytes(), 4);
        let missing = loader.finish().unwrap_err();
        assert_eq!(missing, ClassifierError::Incomplete { missing: 1, all: 5 });
    }
}
