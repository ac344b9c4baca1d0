//! Checks that a manifest agrees with itself: names, shapes, lengths, and the limits of this program.

use std::collections::{BTreeMap, BTreeSet};

use super::{Chunk, Manifest};
use crate::FormatError;
use crate::part::MAX_PART_BYTES;

// Limits, so that no manifest makes a page allocate without end. ResNet50 has 8 chunks and 108
// tensors of at most 4 dimensions.
pub(super) const MAX_CHUNKS: usize = 256;
const MAX_TENSORS: usize = 4096;
const MAX_DIMENSIONS: usize = 6;
const MAX_NAME: usize = 200;
/// In cells; a cell that looked farther would look at its neighbour's square.
const MAX_OFFSET: f64 = 0.5;

/// Checks every offset, shape and length.
///
/// # Errors
/// [`FormatError::BadManifest`] with the first contradiction.
pub(super) fn check(manifest: &Manifest) -> Result<(), FormatError> {
    Check(manifest).all()
}

/// A manifest under its checks.
struct Check<'manifest>(&'manifest Manifest);

impl Check<'_> {
    fn all(&self) -> Result<(), FormatError> {
        let tensors = self
            .0
            .chunks
            .iter()
            .map(|chunk| chunk.tensors.len())
            .sum::<usize>();
        let tensors = tensors.saturating_add(self.0.vectors.len());
        if self.0.chunks.len() > MAX_CHUNKS || tensors > MAX_TENSORS {
            return FormatError::bad_manifest(
                "its size",
                format!("{} chunks, {tensors} tensors", self.0.chunks.len()),
            );
        }
        let offset = self.0.offset;
        if offset.is_nan() || offset.abs() >= MAX_OFFSET {
            return FormatError::bad_manifest("offset", format!("{offset} cells"));
        }
        self.check_parts()?;
        self.check_names()?;
        for vector in &self.0.vectors {
            let length = elements(&vector.name, &vector.shape)?;
            self.check_floats(&vector.name, vector.offset, length)?;
        }
        (0..)
            .zip(&self.0.chunks)
            .try_for_each(|(at, chunk)| self.check_chunk(at, chunk))
    }

    fn check_parts(&self) -> Result<(), FormatError> {
        let mut by_file = BTreeMap::new();
        for part in self.0.listed() {
            if let Some(problem) = part.problem() {
                return FormatError::bad_manifest("a part", problem);
            }
            // Equal planes are one file; one name for two contents would be a contradiction.
            if by_file
                .insert(&part.file, part)
                .is_some_and(|other| other != part)
            {
                return FormatError::bad_manifest(
                    "a part",
                    format!("{} is listed twice, differently", part.file),
                );
            }
        }
        if !self.0.floats.raw_bytes.is_multiple_of(4) {
            return FormatError::bad_manifest(
                "floats",
                format!("{} bytes are no float32", self.0.floats.raw_bytes),
            );
        }
        Ok(())
    }

    fn check_names(&self) -> Result<(), FormatError> {
        let tensors = self
            .0
            .chunks
            .iter()
            .flat_map(|chunk| &chunk.tensors)
            .map(|tensor| &tensor.name);
        let mut seen = BTreeSet::new();
        for name in self
            .0
            .vectors
            .iter()
            .map(|vector| &vector.name)
            .chain(tensors)
        {
            if !(1..=MAX_NAME).contains(&name.len()) {
                return FormatError::bad_manifest(
                    "a tensor's name",
                    format!("{} bytes long", name.len()),
                );
            }
            if !seen.insert(name) {
                return FormatError::bad_manifest(name, "two tensors have this name".to_owned());
            }
        }
        Ok(())
    }

    fn check_chunk(&self, at: usize, chunk: &Chunk) -> Result<(), FormatError> {
        let mut weights = 0_u64;
        for tensor in &chunk.tensors {
            // No overflow: MAX_TENSORS tensors of at most MAX_PART_BYTES each.
            weights += elements(&tensor.name, &tensor.shape)?;
            let outputs = tensor.shape.first().map_or(0, |&outputs| outputs as u64);
            self.check_floats(&tensor.name, tensor.scales, outputs)?;
        }
        if weights == 0 {
            return FormatError::bad_manifest(
                &format!("chunk {at}"),
                "it has no tensors".to_owned(),
            );
        }
        for (plane, part) in [("high", &chunk.high), ("low", &chunk.low)] {
            if part.raw_bytes != weights {
                let problem = format!("{} bytes for {weights} weights", part.raw_bytes);
                return FormatError::bad_manifest(&format!("chunk {at}, {plane} plane"), problem);
            }
        }
        Ok(())
    }

    fn check_floats(&self, name: &str, offset: usize, length: u64) -> Result<(), FormatError> {
        let floats = self.0.floats.raw_bytes / 4;
        match (offset as u64).checked_add(length) {
            Some(end) if end <= floats => Ok(()),
            _ => FormatError::bad_manifest(
                name,
                format!("{length} floats from {offset} on, of {floats} in all"),
            ),
        }
    }
}

/// The number of elements of a shape: at least one, at most as many as a part may have bytes.
fn elements(name: &str, shape: &[usize]) -> Result<u64, FormatError> {
    let product = shape
        .iter()
        .try_fold(1_u64, |product, &side| product.checked_mul(side as u64));
    match product {
        Some(count)
            if (1..=MAX_DIMENSIONS).contains(&shape.len())
                && (1..=MAX_PART_BYTES).contains(&count) =>
        {
            Ok(count)
        }
        _ => FormatError::bad_manifest(name, format!("the shape {shape:?}")),
    }
}
