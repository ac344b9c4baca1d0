//! Collects the stored parts as they come.

use super::weights::BytePlanes;
use super::{ClassifierError, Weights};
use camlens_model::{Chunk, Manifest, Part};
use std::collections::HashMap;
use std::sync::Arc;

/// The parts of a network on their way in.
///
/// High planes come long before their low planes, so they wait here, opened and checked, until
/// the second plane of a chunk completes its tensors.
#[derive(Debug)]
pub struct Loader {
    manifest: Manifest,
    graph: Option<Vec<u8>>,
    floats: Option<Vec<f32>>,
    /// Opened planes by the name of their file.
    planes: HashMap<String, Vec<u8>>,
    weights: Weights,
    missing: usize,
}

impl Loader {
    /// Begins with nothing but the manifest.
    pub fn new(manifest: Manifest) -> Self {
        let missing = manifest.parts().count();
        Self {
            manifest,
            graph: None,
            floats: None,
            planes: HashMap::new(),
            weights: Weights::default(),
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
            self.graph = Some(opened);
        } else if part.file == self.manifest.floats.file {
            self.accept_floats(&opened)?;
        } else {
            self.planes.insert(part.file.clone(), opened);
        }
        self.missing = self.missing.saturating_sub(1);
        self.complete_chunks();
        Ok(())
    }

    /// The graph and its weights.
    ///
    /// # Errors
    /// [`ClassifierError::Incomplete`] while parts are missing.
    pub fn finish(self) -> Result<(Vec<u8>, Weights), ClassifierError> {
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

    fn complete_chunks(&mut self) {
        let Some(floats) = &self.floats else {
            return;
        };
        for chunk in &self.manifest.chunks {
            let there = |part: &Part| self.planes.contains_key(&part.file);
            if there(&chunk.high) && there(&chunk.low) {
                let planes = BytePlanes {
                    high: self.planes.remove(&chunk.high.file).unwrap_or_default(),
                    low: self.planes.remove(&chunk.low.file).unwrap_or_default(),
                };
                add_chunk(&mut self.weights, chunk, floats, planes);
            }
        }
    }
}

/// The manifest was checked when it was parsed: offsets and lengths agree with each other.
fn add_chunk(weights: &mut Weights, chunk: &Chunk, floats: &[f32], planes: BytePlanes) {
    let planes = Arc::new(planes);
    let mut first = 0;
    for tensor in &chunk.tensors {
        let scales = &floats[tensor.scales..][..tensor.shape[0]];
        weights.add_stored(&tensor.name, &tensor.shape, &planes, first, scales);
        first += tensor.shape.iter().product::<usize>();
    }
}
