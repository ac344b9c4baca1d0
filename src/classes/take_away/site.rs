//! A copy of the page that opens with the head, as a zip archive of the site's own files.

use super::error::TakeError;
use super::fetch::checked;
use crate::parts::archive::Archive;
use crate::parts::breath::breathe;
use crate::parts::digest::GoesOn;
use crate::parts::document;
use camlens_client::classes::take_away::site::{CONTENTS, PAGE, Site, SiteFile, WORKER, has_hash};
use camlens_client::classes::take_away::{OwnHead, json};
use web_sys::Blob;

/// The folder in the archive.
const FOLDER: &str = "camlens/";

/// The archive. `tell` hears how much is done, 0 to 1.
///
/// # Errors
/// See [`TakeError`].
pub async fn site(
    head: &OwnHead,
    tell: &dyn Fn(f64),
    goes_on: GoesOn<'_>,
) -> Result<Blob, TakeError> {
    let site = checked(CONTENTS, |bytes| {
        let text = String::from_utf8_lossy(&bytes);
        Site::read(&text).map_err(|_| TakeError::NotFetched(CONTENTS.to_owned()))
    })
    .await?;
    let version = document::version().unwrap_or_default();
    let page = text(&site, PAGE).await?;
    let worker = text(&site, WORKER).await?;
    let old_head = site.head_in(&page);
    let total: u64 = site.files().iter().map(|file| file.bytes).sum();
    let (mut archive, mut gone, mut done) = (Archive::new(), Vec::new(), 0);
    for file in site.files() {
        if goes_on().is_break() {
            return Err(TakeError::Cancelled);
        }
        done += file.bytes;
        let is_changed = [PAGE, WORKER].contains(&file.path.as_str());
        if is_changed || old_head.as_ref() == Some(&file.path) {
            continue;
        }
        match of_site(file).await {
            Ok(bytes) => archive.add(&format!("{FOLDER}{}", file.path), &bytes)?,
            Err(_) if file.is_for_hosts() => gone.push(file.path.clone()),
            Err(error) => return Err(error),
        }
        tell(done as f64 / total as f64);
        breathe().await;
    }
    let changed = site.with_head((&page, &worker, &version), &json(head), &gone)?;
    for (path, text) in &changed.files {
        archive.add(&format!("{FOLDER}{path}"), text.as_bytes())?;
    }
    Ok(archive.finish()?)
}

/// A file that changes. One with other bytes than the list says is of another version.
async fn text(site: &Site, path: &str) -> Result<String, TakeError> {
    let file = site.file(path);
    let file = file.ok_or_else(|| TakeError::NotFetched(path.to_owned()))?;
    match of_site(file).await {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(TakeError::Damaged(_)) => Err(TakeError::OtherVersion),
        Err(error) => Err(error),
    }
}

/// The bytes of a file of the list. The page stands for itself as the root, which no host redirects.
async fn of_site(file: &SiteFile) -> Result<Vec<u8>, TakeError> {
    let address = if file.path == PAGE { "./" } else { &file.path };
    checked(address, |bytes| match has_hash(file, &bytes) {
        true => Ok(bytes),
        false => Err(TakeError::Damaged(file.path.clone())),
    })
    .await
}
