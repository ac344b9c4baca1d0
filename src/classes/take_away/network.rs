//! The whole network as an ONNX file, of the parts that the page's own site has.

use super::error::{TakeError, damaged_part};
use super::fetch::{MANIFEST, MODEL, checked};
use crate::parts::blob_parts::BlobParts;
use crate::parts::breath::breathe;
use crate::parts::digest::GoesOn;
use crate::parts::made::kind;
use camlens_client::classes::take_away::OwnHead;
use camlens_client::classes::take_away::onnx::{Manifest, Part, onnx};
use web_sys::Blob;

/// The file. `tell` hears how much is done, 0 to 1.
///
/// # Errors
/// See [`TakeError`].
pub async fn network(
    head: &OwnHead,
    tell: &dyn Fn(f64),
    goes_on: GoesOn<'_>,
) -> Result<Blob, TakeError> {
    let manifest = checked(MANIFEST, |bytes| {
        Manifest::parse(&bytes).map_err(|error| damaged_part(MANIFEST, &error))
    })
    .await?;
    let graph = opened(&manifest.graph, goes_on).await?;
    let floats = opened(&manifest.floats, goes_on).await?;
    let file = onnx(head, &manifest, &graph, &floats)?;
    let mut parts = BlobParts::default();
    parts.add(file.begin())?;
    let total = file.bytes() as f64;
    let mut done = file.begin().len();
    for chunk in file.chunks() {
        let high = opened(&chunk.high, goes_on).await?;
        let low = opened(&chunk.low, goes_on).await?;
        file.kernels(chunk, &high, &low, |piece| -> Result<(), TakeError> {
            done += piece.len();
            Ok(parts.add(piece)?)
        })?;
        tell(done as f64 / total);
        breathe().await;
    }
    Ok(parts.finish(kind::NPY)?)
}

/// A part's bytes, checked and inflated.
async fn opened(part: &Part, goes_on: GoesOn<'_>) -> Result<Vec<u8>, TakeError> {
    if goes_on().is_break() {
        return Err(TakeError::Cancelled);
    }
    let path = format!("{MODEL}{}", part.file);
    let open = |bytes: Vec<u8>| {
        let opened = part.open(&bytes);
        opened.map_err(|error| damaged_part(&path, &error))
    };
    checked(&path, open).await
}
