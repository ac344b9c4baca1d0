//! A zip archive in the making: its parts are in the browser's memory, and never whole in the page's.

use super::blob_parts::BlobParts;
use super::digest::{GoesOn, content_of};
use super::made::kind;
use super::save_error::SaveError;
use camlens_client::archive::{Content, Moment, Writer};
use web_sys::Blob;

/// The files so far.
pub struct Archive {
    writer: Writer,
    parts: BlobParts,
}

impl Archive {
    /// An empty archive of this moment.
    pub fn new() -> Self {
        Self {
            writer: Writer::new(now()),
            parts: BlobParts::default(),
        }
    }

    /// Adds bytes as a file.
    ///
    /// # Errors
    /// [`SaveError::Refused`]
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), SaveError> {
        let begun = self.writer.file(path, Content::of(bytes));
        self.parts.add(&begun.header)?;
        Ok(self.parts.add(bytes)?)
    }

    /// Adds a file as it is, without a copy of it, as long as it is wanted.
    ///
    /// # Errors
    /// [`SaveError::FileGone`], [`SaveError::Cancelled`], [`SaveError::Refused`]
    pub async fn add_blob(
        &mut self,
        path: &str,
        blob: &Blob,
        goes_on: GoesOn<'_>,
    ) -> Result<(), SaveError> {
        let content = content_of(blob, path, goes_on).await?;
        let begun = self.writer.file(path, content);
        self.parts.add(&begun.header)?;
        Ok(self.parts.add_blob(blob)?)
    }

    /// The archive as a file.
    ///
    /// # Errors
    /// [`SaveError::Refused`]
    pub fn finish(mut self) -> Result<Blob, SaveError> {
        self.parts.add(&self.writer.finish())?;
        Ok(self.parts.finish(kind::ZIP)?)
    }
}

/// The time of the visitor's clock.
pub fn now() -> Moment {
    let now = js_sys::Date::new_0();
    Moment {
        year: now.get_full_year() as u16,
        month: now.get_month() as u8 + 1,
        day: now.get_date() as u8,
        hour: now.get_hours() as u8,
        minute: now.get_minutes() as u8,
        second: now.get_seconds() as u8,
    }
}
