//! Reads one layer: its configuration, its weights, and the form of its output.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::errors::ReadError;
use super::layers::{Activation, BatchNorm, Border, Convolution, Dense, Form, Operation};
use super::weights::Weights;

/// A layer as the JSON describes it.
#[derive(Deserialize)]
pub(super) struct LayerJson {
    pub name: String,
    pub class_name: String,
    pub config: Value,
    /// One list of inputs per call of the layer.
    pub inbound_nodes: Vec<Vec<(String, usize, usize, Value)>>,
}

/// The layer's operation with its weights, and the form of its output.
pub(super) fn read_layer(
    layer: &LayerJson,
    inputs: &[Form],
    weights: &mut Weights,
) -> Result<(Operation, Form), ReadError> {
    match layer.class_name.as_str() {
        "InputLayer" => input(layer, inputs),
        "ZeroPadding2D" => zero_padding(layer, inputs),
        "Conv2D" => convolution(layer, inputs, weights),
        "BatchNormalization" => batch_norm(layer, inputs, weights),
        "Activation" => activation_layer(layer, inputs),
        "MaxPooling2D" => max_pooling(layer, inputs),
        "Add" => add(layer, inputs),
        "GlobalAveragePooling2D" => global_average(layer, inputs),
        "Dense" => dense(layer, inputs, weights),
        class => Err(ReadError::UnknownClass {
            layer: layer.name.clone(),
            class: class.to_owned(),
        }),
    }
}

fn input(layer: &LayerJson, inputs: &[Form]) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        batch_input_shape: Vec<Option<usize>>,
    }
    if !inputs.is_empty() {
        return wrong_input(layer, "nothing", inputs);
    }
    match config::<Config>(layer)?.batch_input_shape.as_slice() {
        &[_, _, _, Some(channels)] if channels > 0 => {
            Ok((Operation::Input, Form::Map { channels }))
        }
        shape => unsupported(layer, format!("the input shape {shape:?}")),
    }
}

fn zero_padding(layer: &LayerJson, inputs: &[Form]) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        padding: [[usize; 2]; 2],
        data_format: Option<String>,
    }
    let Config {
        padding: [[top, bottom], [left, right]],
        data_format,
    } = config(layer)?;
    channels_last(layer, data_format)?;
    let channels = one_map(layer, inputs)?;
    Ok((
        Operation::ZeroPadding2d {
            pads: [top, left, bottom, right],
        },
        Form::Map { channels },
    ))
}

fn convolution(
    layer: &LayerJson,
    inputs: &[Form],
    weights: &mut Weights,
) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        filters: usize,
        kernel_size: [usize; 2],
        strides: [usize; 2],
        padding: String,
        data_format: Option<String>,
        dilation_rate: [usize; 2],
        groups: Option<usize>,
        activation: Option<String>,
        use_bias: bool,
    }
    let config: Config = config(layer)?;
    channels_last(layer, config.data_format)?;
    if let Some(groups) = config.groups.filter(|&groups| groups != 1) {
        return unsupported(layer, format!("{groups} groups"));
    }
    let steps = [config.strides, config.dilation_rate, config.kernel_size];
    if steps.as_flattened().contains(&0) || config.filters == 0 {
        return unsupported(layer, "a size or stride of 0".to_owned());
    }
    let activation = activation(layer, config.activation.as_deref())?;
    if activation == Activation::Softmax {
        return unsupported(layer, "a softmax over a map".to_owned());
    }
    let channels = one_map(layer, inputs)?;
    let [rows, columns] = config.kernel_size;
    let shape = [rows, columns, channels, config.filters];
    let convolution = Convolution {
        shape,
        kernel: weights.take(&layer.name, "kernel", &shape)?,
        bias: take_if(config.use_bias, weights, layer, "bias", config.filters)?,
        strides: config.strides,
        dilations: config.dilation_rate,
        border: border(layer, &config.padding)?,
        activation,
    };
    let channels = config.filters;
    Ok((Operation::Conv2d(convolution), Form::Map { channels }))
}

fn batch_norm(
    layer: &LayerJson,
    inputs: &[Form],
    weights: &mut Weights,
) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        axis: Value,
        center: bool,
        scale: bool,
    }
    let Config {
        axis,
        center,
        scale,
    } = config(layer)?;
    let channels = one_map(layer, inputs)?;
    // An integer in later Keras, a list of one in 2019's.
    let last = |axis: &Value| axis.as_i64().is_some_and(|axis| axis == 3 || axis == -1);
    if !last(&axis)
        && !axis
            .as_array()
            .is_some_and(|axes| axes.len() == 1 && axes.iter().all(last))
    {
        return unsupported(layer, format!("the axis {axis}"));
    }
    let norm = BatchNorm {
        gamma: take_if(scale, weights, layer, "gamma", channels)?,
        beta: take_if(center, weights, layer, "beta", channels)?,
        mean: weights.take(&layer.name, "moving_mean", &[channels])?,
        variance: weights.take(&layer.name, "moving_variance", &[channels])?,
    };
    Ok((Operation::BatchNormalization(norm), Form::Map { channels }))
}

fn activation_layer(layer: &LayerJson, inputs: &[Form]) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        activation: Option<String>,
    }
    let activation = activation(layer, config::<Config>(layer)?.activation.as_deref())?;
    let &[form] = inputs else {
        return wrong_input(layer, "one input", inputs);
    };
    match (activation, form) {
        (Activation::Softmax, Form::Map { .. }) => wrong_input(layer, "a vector", inputs),
        _ => Ok((Operation::Activation(activation), form)),
    }
}

fn max_pooling(layer: &LayerJson, inputs: &[Form]) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        pool_size: [usize; 2],
        strides: Option<[usize; 2]>,
        padding: String,
        data_format: Option<String>,
    }
    let config: Config = config(layer)?;
    channels_last(layer, config.data_format)?;
    let size = config.pool_size;
    let strides = config.strides.unwrap_or(size);
    if [size, strides].as_flattened().contains(&0) {
        return unsupported(layer, "a size or stride of 0".to_owned());
    }
    let channels = one_map(layer, inputs)?;
    let border = border(layer, &config.padding)?;
    Ok((
        Operation::MaxPooling2d {
            size,
            strides,
            border,
        },
        Form::Map { channels },
    ))
}

fn add(layer: &LayerJson, inputs: &[Form]) -> Result<(Operation, Form), ReadError> {
    match inputs {
        &[Form::Map { channels }, other] if other == (Form::Map { channels }) => {
            Ok((Operation::Add, Form::Map { channels }))
        }
        _ => wrong_input(layer, "two maps of as many channels", inputs),
    }
}

fn global_average(layer: &LayerJson, inputs: &[Form]) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        data_format: Option<String>,
    }
    channels_last(layer, config::<Config>(layer)?.data_format)?;
    let length = one_map(layer, inputs)?;
    Ok((Operation::GlobalAveragePooling2d, Form::Vector { length }))
}

fn dense(
    layer: &LayerJson,
    inputs: &[Form],
    weights: &mut Weights,
) -> Result<(Operation, Form), ReadError> {
    #[derive(Deserialize)]
    struct Config {
        units: usize,
        activation: Option<String>,
        use_bias: bool,
    }
    let config: Config = config(layer)?;
    let &[Form::Vector { length }] = inputs else {
        return wrong_input(layer, "one vector", inputs);
    };
    let activation = activation(layer, config.activation.as_deref())?;
    let shape = [length, config.units];
    let dense = Dense {
        shape,
        kernel: weights.take(&layer.name, "kernel", &shape)?,
        bias: take_if(config.use_bias, weights, layer, "bias", config.units)?,
        activation,
    };
    let length = config.units;
    Ok((Operation::Dense(dense), Form::Vector { length }))
}

fn config<T: DeserializeOwned>(layer: &LayerJson) -> Result<T, ReadError> {
    T::deserialize(&layer.config).map_err(|error| ReadError::MalformedLayer {
        layer: layer.name.clone(),
        reason: error.to_string(),
    })
}

fn take_if(
    there: bool,
    weights: &mut Weights,
    layer: &LayerJson,
    part: &str,
    length: usize,
) -> Result<Option<Vec<f32>>, ReadError> {
    there
        .then(|| weights.take(&layer.name, part, &[length]))
        .transpose()
}

fn one_map(layer: &LayerJson, inputs: &[Form]) -> Result<usize, ReadError> {
    match inputs {
        &[Form::Map { channels }] => Ok(channels),
        _ => wrong_input(layer, "one map", inputs),
    }
}

fn channels_last(layer: &LayerJson, data_format: Option<String>) -> Result<(), ReadError> {
    match data_format.as_deref() {
        None | Some("channels_last") => Ok(()),
        Some(other) => unsupported(layer, format!("the data format {other}")),
    }
}

fn border(layer: &LayerJson, padding: &str) -> Result<Border, ReadError> {
    match padding {
        "valid" => Ok(Border::Valid),
        "same" => Ok(Border::Same),
        other => unsupported(layer, format!("the padding {other}")),
    }
}

fn activation(layer: &LayerJson, name: Option<&str>) -> Result<Activation, ReadError> {
    match name {
        None | Some("linear") => Ok(Activation::Linear),
        Some("relu") => Ok(Activation::Relu),
        Some("softmax") => Ok(Activation::Softmax),
        Some(other) => unsupported(layer, format!("the activation {other}")),
    }
}

/// Refuses a layer that has `what`.
pub(super) fn unsupported<T>(layer: &LayerJson, what: String) -> Result<T, ReadError> {
    Err(ReadError::Unsupported {
        layer: layer.name.clone(),
        what,
    })
}

fn wrong_input<T>(layer: &LayerJson, expected: &str, found: &[Form]) -> Result<T, ReadError> {
    Err(ReadError::WrongInput {
        layer: layer.name.clone(),
        expected: expected.to_owned(),
        found: format!("{found:?}"),
    })
}
