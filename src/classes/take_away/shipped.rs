//! The head that this copy of the page came with.

use super::error::{TakeError, damaged_head};
use super::fetch::checked;
use crate::parts::document;
use camlens_client::classes::take_away::{OwnHead, parse};
use camlens_core::resnet50;

/// The mark of its file.
const MARK: &str = "meta[name=camlens-head]";

/// A head that lies beside the page.
pub struct ShippedHead {
    file: String,
}

impl ShippedHead {
    /// The head that the page names; `None` for most copies.
    pub fn named() -> Option<Self> {
        document::meta(MARK).map(|file| Self { file })
    }

    /// The name of its file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Fetches it.
    ///
    /// # Errors
    /// [`TakeError::NotFetched`], [`TakeError::Damaged`].
    pub async fn fetch(&self) -> Result<OwnHead, TakeError> {
        let file = self.file.as_str();
        let own = checked(file, |bytes| {
            parse(&bytes).map_err(|error| damaged_head(file, error))
        })
        .await?;
        // It reads the features of this network, and of no other.
        if own.network == resnet50::NAME {
            Ok(own)
        } else {
            Err(TakeError::Damaged(file.to_owned()))
        }
    }
}
