//! Reasons why a file could not be taken away.

use crate::parts::save_error::SaveError;
use camlens_client::classes::take_away::HeadFileError;
use camlens_client::classes::take_away::onnx::{FormatError, OnnxError};
use camlens_client::classes::take_away::site::SiteError;
use wasm_bindgen::JsValue;

/// The reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TakeError {
    #[error("the visitor does not want it any more")]
    Cancelled,
    /// A file of the page's own site did not come.
    #[error("{0} did not come")]
    NotFetched(String),
    /// It came, and has other bytes than the site says.
    #[error("{0} is damaged")]
    Damaged(String),
    /// The host has another version of the page than this one.
    #[error("the host has another version of the page")]
    OtherVersion,
    /// The head does not fit the network, or the browser has no memory.
    #[error("{0}")]
    Refused(String),
}

impl TakeError {
    /// The name in the document's marks (`data-kind`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::NotFetched(_) => "notFetched",
            Self::Damaged(_) => "damaged",
            Self::OtherVersion => "otherVersion",
            Self::Refused(_) => "refused",
        }
    }
}

impl From<SaveError> for TakeError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Cancelled => Self::Cancelled,
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<JsValue> for TakeError {
    fn from(reason: JsValue) -> Self {
        SaveError::from(reason).into()
    }
}

impl From<OnnxError> for TakeError {
    fn from(error: OnnxError) -> Self {
        Self::Refused(error.to_string())
    }
}

impl From<SiteError> for TakeError {
    fn from(error: SiteError) -> Self {
        match error {
            SiteError::OtherVersion => Self::OtherVersion,
            other => Self::Refused(other.to_string()),
        }
    }
}

/// A head's file that is damaged.
pub fn damaged_head(file: &str, _: HeadFileError) -> TakeError {
    TakeError::Damaged(file.to_owned())
}

/// A part of the network that is damaged.
pub fn damaged_part(file: &str, error: &FormatError) -> TakeError {
    match error {
        FormatError::OutOfMemory { .. } => TakeError::Refused(error.to_string()),
        _ => TakeError::Damaged(file.to_owned()),
    }
}
