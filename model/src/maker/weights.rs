//! tfjs weights: a list of names and shapes, and float32 shards that hold them end to end.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::errors::ReadError;
use super::package::Package;

/// A float32 tensor, row major, finite.
#[derive(Debug)]
struct Weight {
    shape: Vec<usize>,
    values: Vec<f32>,
}

/// A group of `weightsManifest`: its files, concatenated, are its weights, concatenated.
#[derive(Debug, Deserialize)]
pub(super) struct Group {
    paths: Vec<String>,
    weights: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    name: String,
    shape: Vec<usize>,
    dtype: String,
    quantization: Option<serde_json::Value>,
}

/// All weights by name.
#[derive(Debug, Default)]
pub(super) struct Weights(BTreeMap<String, Weight>);

impl Weights {
    /// Reads the groups' shards from `folder` of the package.
    pub(super) fn read(
        groups: &[Group],
        package: &Package,
        folder: &str,
    ) -> Result<Self, ReadError> {
        let mut weights = Self::default();
        for group in groups {
            let bytes = join_shards(group, package, folder)?;
            weights.cut(group, &bytes)?;
        }
        Ok(weights)
    }

    /// Takes a weight's elements out, row major, demanding its shape.
    pub(super) fn take(
        &mut self,
        layer: &str,
        part: &str,
        shape: &[usize],
    ) -> Result<Vec<f32>, ReadError> {
        let name = format!("{layer}/{part}");
        let Some(weight) = self.0.remove(&name) else {
            return Err(ReadError::MissingWeight {
                layer: layer.to_owned(),
                weight: name,
            });
        };
        if weight.shape != shape {
            let (expected, found) = (shape.to_vec(), weight.shape);
            return Err(ReadError::WrongShape {
                weight: name,
                expected,
                found,
            });
        }
        Ok(weight.values)
    }

    fn cut(&mut self, group: &Group, bytes: &[u8]) -> Result<(), ReadError> {
        let mut floats = bytes.chunks_exact(4).map(|word| match word {
            &[a, b, c, d] => f32::from_le_bytes([a, b, c, d]),
            _ => f32::NAN,
        });
        for entry in &group.weights {
            let values: Vec<f32> = floats.by_ref().take(entry.shape.iter().product()).collect();
            if let Some(element) = values.iter().position(|value| !value.is_finite()) {
                return Err(ReadError::NotFinite {
                    weight: entry.name.clone(),
                    element,
                });
            }
            let weight = Weight {
                shape: entry.shape.clone(),
                values,
            };
            if self.0.insert(entry.name.clone(), weight).is_some() {
                return Err(ReadError::RepeatedWeight {
                    weight: entry.name.clone(),
                });
            }
        }
        Ok(())
    }
}

/// The group's shards in one piece, whose length is that of its weights.
fn join_shards(group: &Group, package: &Package, folder: &str) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    for path in &group.paths {
        let file = format!("{folder}{path}");
        let shard = package
            .file(&file)
            .ok_or(ReadError::MissingShard { file })?;
        bytes.extend_from_slice(shard);
    }
    let (expected, found) = (group_bytes(group)?, bytes.len() as u64);
    if expected != found {
        let name = |path: Option<&String>| path.cloned().unwrap_or_default();
        let (first, last) = (name(group.paths.first()), name(group.paths.last()));
        return Err(ReadError::WrongShardLength {
            first,
            last,
            expected,
            found,
        });
    }
    Ok(bytes)
}

fn group_bytes(group: &Group) -> Result<u64, ReadError> {
    let mut total = 0_u64;
    for entry in &group.weights {
        if entry.dtype != "float32" || entry.quantization.is_some() {
            let quantised = if entry.quantization.is_some() {
                " (quantised)"
            } else {
                ""
            };
            return Err(ReadError::UnsupportedDtype {
                weight: entry.name.clone(),
                dtype: format!("{}{quantised}", entry.dtype),
            });
        }
        let bytes = entry
            .shape
            .iter()
            .try_fold(4_u64, |bytes, &side| bytes.checked_mul(side as u64));
        // A length beyond all numbers fits no shard: saturated, it is refused as a wrong one.
        total = total.saturating_add(bytes.unwrap_or(u64::MAX));
    }
    Ok(total)
}
