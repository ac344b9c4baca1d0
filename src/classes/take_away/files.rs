//! The files, each made of a head.

use super::error::TakeError;
use super::{network, site};
use crate::parts::archive::now;
use crate::parts::digest::GoesOn;
use crate::parts::made::{Made, bytes, kind, text};
use camlens_client::classes::take_away::{OwnHead, file_name, json, keras_script, npz};

/// What is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Npz,
    Json,
    Keras,
    Onnx,
    Site,
}

impl Taken {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Npz, Self::Json, Self::Keras, Self::Onnx, Self::Site];

    /// The name in the document's marks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Npz => "npz",
            Self::Json => "json",
            Self::Keras => "keras",
            Self::Onnx => "onnx",
            Self::Site => "site",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Npz => "npz",
            Self::Json => "json",
            Self::Keras => "py",
            Self::Onnx => "onnx",
            Self::Site => "zip",
        }
    }
}

/// Makes a file under a title. `tell` hears how much is done, 0 to 1.
///
/// # Errors
/// See [`TakeError`].
pub async fn make(
    what: Taken,
    head: &OwnHead,
    tell: &dyn Fn(f64),
    goes_on: GoesOn<'_>,
) -> Result<Made, TakeError> {
    let title = head.names.join(" ");
    let blob = match what {
        Taken::Npz => bytes(&npz(head, now()), kind::NPY)?,
        Taken::Json => text(&json(head), kind::JSON)?,
        Taken::Keras => text(&keras_script(head, &file_name(&title, "npz")), PYTHON)?,
        Taken::Onnx => network::network(head, tell, goes_on).await?,
        Taken::Site => site::site(head, tell, goes_on).await?,
    };
    let name = match what {
        Taken::Site => file_name(&format!("camlens {title}"), what.ending()),
        _ => file_name(&title, what.ending()),
    };
    Ok(Made { blob, name })
}

/// The media type of a Python script.
const PYTHON: &str = "text/x-python;charset=utf-8";
