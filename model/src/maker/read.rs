//! Reads a tfjs layers-model: `model.json` and the shards beside it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::errors::ReadError;
use super::layers::{Form, Layer, Model};
use super::package::Package;
use super::read_layer::{LayerJson, read_layer, unsupported};
use super::weights::{Group, Weights};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ModelJson {
    model_topology: Topology,
    weights_manifest: Vec<Group>,
}

#[derive(Deserialize)]
struct Topology {
    model_config: ModelConfig,
}

#[derive(Deserialize)]
struct ModelConfig {
    config: GraphConfig,
}

#[derive(Deserialize)]
struct GraphConfig {
    name: String,
    layers: Vec<LayerJson>,
    output_layers: Vec<Endpoint>,
}

/// A layer's name, the index of its call, and the index of that call's result.
type Endpoint = (String, usize, usize);

/// Reads the model whose topology is `path` in the package, such as `ResNet50/model.json`.
///
/// # Errors
/// [`ReadError`]: a file that is missing or malformed, shards that do not fit, a layer that is not
/// converted, weights that are missing, of the wrong shape or not finite.
pub fn read_model(package: &Package, path: &str) -> Result<Model, ReadError> {
    let file = || path.to_owned();
    let json = package
        .file(path)
        .ok_or_else(|| ReadError::MissingFile { file: file() })?;
    let model: ModelJson = serde_json::from_slice(json).map_err(|error| ReadError::Malformed {
        file: file(),
        reason: error.to_string(),
    })?;
    let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
    let mut weights = Weights::read(&model.weights_manifest, package, folder)?;
    let GraphConfig {
        name,
        layers: described,
        output_layers,
    } = model.model_topology.model_config.config;

    let mut layers: Vec<Layer> = Vec::with_capacity(described.len());
    let mut index = BTreeMap::new();
    for described in described {
        let inputs = inputs_of(&described, &index)?;
        let forms: Vec<Form> = inputs
            .iter()
            .filter_map(|&at| layers.get(at))
            .map(|l| l.form)
            .collect();
        let (operation, form) = read_layer(&described, &forms, &mut weights)?;
        if index.insert(described.name.clone(), layers.len()).is_some() {
            let reason = format!("two layers are called {}", described.name);
            return Err(ReadError::Malformed {
                file: file(),
                reason,
            });
        }
        layers.push(Layer {
            name: described.name,
            operation,
            inputs,
            form,
        });
    }
    let [(output, 0, 0)] = output_layers.as_slice() else {
        let reason = format!("{} outputs instead of one", output_layers.len());
        return Err(ReadError::Malformed {
            file: file(),
            reason,
        });
    };
    let output = *index.get(output).ok_or_else(|| ReadError::UnknownInput {
        layer: "(the model's output)".to_owned(),
        input: output.clone(),
    })?;
    Ok(Model {
        name,
        layers,
        output,
    })
}

fn inputs_of(layer: &LayerJson, index: &BTreeMap<String, usize>) -> Result<Vec<usize>, ReadError> {
    let inputs = match layer.inbound_nodes.as_slice() {
        [] => return Ok(Vec::new()),
        [inputs] => inputs,
        several => return unsupported(layer, format!("{} calls", several.len())),
    };
    inputs
        .iter()
        .map(|(input, _, _, _)| {
            index
                .get(input)
                .copied()
                .ok_or_else(|| ReadError::UnknownInput {
                    layer: layer.name.clone(),
                    input: input.clone(),
                })
        })
        .collect()
}
