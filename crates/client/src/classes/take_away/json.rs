//! A head as JSON: everything that is said of it, for people, for other programs, and for a copy of the page
//! that opens with it.

use super::{OwnHead, Preprocessing};
use crate::export::decimal::in_json;
use camlens_core::reading::PredictionLayer;
use serde::{Deserialize, Serialize};

/// The `format` of the file.
const FORMAT: &str = "camlens-head";
/// Its `version`: goes up when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// The most classes of a head that is read.
const MAX_CLASSES: usize = 10_000;

/// The file.
#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    names: Vec<String>,
    network: NetworkOfHead,
    preprocessing: Preprocessing,
    lambda: f64,
    objective: f64,
    #[serde(default)]
    accuracy: Option<f64>,
    #[serde(default)]
    photos: Vec<u32>,
    #[serde(default)]
    exact: bool,
    /// `[classes][channels]`, in decimals that become the same 32 bits again.
    weights: Vec<Vec<Option<f64>>>,
    bias: Vec<Option<f64>>,
}

#[derive(Serialize, Deserialize)]
struct NetworkOfHead {
    name: String,
    channels: usize,
}

/// Only what tells whether the rest can be read.
#[derive(Deserialize)]
struct Kind {
    format: String,
    version: u32,
}

/// Bytes that make no head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeadFileError {
    #[error("the head cannot be read at line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    #[error("the file is of the kind `{0}`, which is no head")]
    OtherFormat(String),
    #[error("the head is of version {0}, which is newer than this page")]
    Newer(u32),
    #[error("there are {names} names, {bias} biases and weights for {weights} classes")]
    Classes {
        names: usize,
        bias: usize,
        weights: usize,
    },
    #[error("class {class} has {found} weights, not {expected}")]
    Channels {
        class: usize,
        found: usize,
        expected: usize,
    },
    #[error("class {class} has a number that is none")]
    NotANumber { class: usize },
    #[error("class {class} has no name")]
    NoName { class: usize },
}

/// The file's text.
pub fn json(head: &OwnHead) -> String {
    let decimals = |numbers: &[f32]| numbers.iter().copied().map(in_json).collect();
    let channels = head.channels();
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        names: head.names.clone(),
        network: NetworkOfHead {
            name: head.network.clone(),
            channels,
        },
        preprocessing: head.preprocessing.clone(),
        lambda: head.lambda,
        objective: head.objective,
        accuracy: head.accuracy,
        photos: head.photos.clone(),
        exact: head.exact,
        weights: head
            .layer
            .weights
            .chunks_exact(channels.max(1))
            .map(decimals)
            .collect(),
        bias: decimals(&head.layer.bias),
    };
    // Texts and numbers have no way to fail.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The head of a file's bytes.
///
/// # Errors
/// [`HeadFileError`], with the first place that is wrong.
pub fn parse(json: &[u8]) -> Result<OwnHead, HeadFileError> {
    let broken = |error: serde_json::Error| HeadFileError::NotJson {
        line: error.line(),
        column: error.column(),
    };
    let kind: Kind = serde_json::from_slice(json).map_err(broken)?;
    if kind.format != FORMAT {
        return Err(HeadFileError::OtherFormat(kind.format));
    }
    if kind.version > VERSION {
        return Err(HeadFileError::Newer(kind.version));
    }
    let file: File = serde_json::from_slice(json).map_err(broken)?;
    Ok(OwnHead {
        layer: layer(&file)?,
        names: file.names,
        lambda: file.lambda,
        objective: file.objective,
        accuracy: file.accuracy,
        photos: file.photos,
        exact: file.exact,
        network: file.network.name,
        preprocessing: file.preprocessing,
    })
}

fn layer(file: &File) -> Result<PredictionLayer, HeadFileError> {
    let (names, bias, weights) = (file.names.len(), file.bias.len(), file.weights.len());
    if names != weights || bias != weights || !(1..=MAX_CLASSES).contains(&weights) {
        return Err(HeadFileError::Classes {
            names,
            bias,
            weights,
        });
    }
    let expected = file.network.channels;
    let mut layer = PredictionLayer {
        weights: Vec::new(),
        bias: Vec::new(),
    };
    for (class, (row, bias)) in file.weights.iter().zip(&file.bias).enumerate() {
        let found = row.len();
        if found != expected || expected == 0 {
            return Err(HeadFileError::Channels {
                class,
                found,
                expected,
            });
        }
        if file.names[class].trim().is_empty() {
            return Err(HeadFileError::NoName { class });
        }
        let number = |number: Option<f64>| {
            let number = number.map(|number| number as f32);
            let finite = number.filter(|number| number.is_finite());
            finite.ok_or(HeadFileError::NotANumber { class })
        };
        for &weight in row {
            layer.weights.push(number(weight)?);
        }
        layer.bias.push(number(*bias)?);
    }
    Ok(layer)
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;

    #[test]
    fn a_head_comes_back_bit_for_bit() {
        let head = head();
        let again = parse(json(&head).as_bytes());
        let bits = |of: &OwnHead| -> Vec<u32> {
            of.layer
                .weights
                .iter()
                .map(|weight| weight.to_bits())
                .collect()
        };
        assert_eq!(again.as_ref().map(&bits), Ok(bits(&head)));
        assert_eq!(again, Ok(head));
    }

    fn changed(from: &str, to: &str) -> Result<OwnHead, HeadFileError> {
        let text = json(&head());
        assert!(text.contains(from), "{from} in {text}");
        parse(text.replacen(from, to, 1).as_bytes())
    }

    #[test]
    fn damaged_heads_are_refused_by_what_is_wrong() {
        let format = "camlens-map".to_owned();
        let found = changed("camlens-head", "camlens-map");
        assert_eq!(found, Err(HeadFileError::OtherFormat(format)));
        let found = changed("\"version\":1", "\"version\":2");
        assert_eq!(found, Err(HeadFileError::Newer(2)));
        let found = changed("\"bias\":[0.25,", "\"bias\":[");
        let (names, bias, weights) = (2, 1, 2);
        let expected = HeadFileError::Classes {
            names,
            bias,
            weights,
        };
        assert_eq!(found, Err(expected));
        let (class, found, expected) = (0, 2, 3);
        let channels = HeadFileError::Channels {
            class,
            found,
            expected,
        };
        assert_eq!(changed("[[0.1,", "[["), Err(channels));
        let class = 1;
        for no_number in ["null", "1e300"] {
            let found = changed("-0.25]", &format!("{no_number}]"));
            assert_eq!(found, Err(HeadFileError::NotANumber { class }));
        }
        let found = changed("\"ants\"", "\" \"");
        assert_eq!(found, Err(HeadFileError::NoName { class: 0 }));
        let none = changed("\"channels\":3", "\"channels\":0");
        assert!(matches!(none, Err(HeadFileError::Channels { .. })));
    }

    #[test]
    fn half_a_file_is_no_head() {
        let text = json(&head());
        for end in 0..text.len() {
            let cut = parse(&text.as_bytes()[..end]);
            assert!(
                matches!(cut, Err(HeadFileError::NotJson { .. })),
                "{end}: {cut:?}"
            );
        }
        assert!(parse(b"[]").is_err());
    }
}
