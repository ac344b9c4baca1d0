//! Brings the parts of a network: several side by side, each kept as soon as it is checked.

use super::network_download::{NetworkDownload, Progress};
use super::{Host, Session, failure};
use crate::download::{
    FileError, FileRequest, Source, StoreError, fetch, load, load_stored, side_by_side,
};
use camlens_core::protocol::{Failure, NotKept, Response};
use camlens_model::{FormatError, Manifest, Part};
use camlens_network::classifier::ClassifierError;
use futures_util::stream::{AbortHandle, Abortable, StreamExt};
use std::pin::pin;
use std::rc::Rc;

/// Parts fetched side by side. One after the other leaves the line idle in between; more make each
/// one slower.
pub(super) const PARTS_AT_ONCE: usize = 4;

/// The same for the parts that a preview waits for: what comes together ends together, and the fewer
/// they are, the less is left to unpack behind the last byte.
pub(super) const FIRST_PARTS_AT_ONCE: usize = 2;

impl<H: Host> Session<H> {
    pub(super) async fn manifest(&self, address: &str) -> Result<Manifest, Failure> {
        let request = FileRequest { address, bytes: 0 };
        let manifest = fetch(&self.host, request, &Manifest::parse, &mut |_| ()).await;
        let (manifest, _) = manifest.map_err(|error| failed("model.json", error))?;
        Ok(manifest)
    }

    /// Brings these parts from the store or over the line, `at_once` side by side, and calls `then` after each one. Returns
    /// early, without an error, when [`Session::stay_a_preview`] stops it. After a failure no further
    /// part is asked for, and those under way are still waited for and kept.
    pub(super) async fn bring(
        &self,
        download: &mut NetworkDownload,
        parts: Vec<Part>,
        at_once: usize,
        mut then: impl AsyncFnMut(&mut NetworkDownload) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let progress = Rc::clone(&download.progress);
        progress.begin(self.host.now());
        self.report(&progress);
        let tasks: Vec<_> = parts
            .into_iter()
            .map(|part| {
                let address = beside(&download.manifest, &part.file);
                self.part(&progress, download.index(&part), part, address)
            })
            .collect();
        let (handle, registration) = AbortHandle::new_pair();
        self.bringing.replace(handle);
        let mut coming = pin!(Abortable::new(side_by_side(at_once, tasks), registration));
        let mut failure = None;
        while let Some(result) = coming.next().await {
            match result {
                Ok((part, content)) => {
                    download.loader.accept_opened(&part, content)?;
                    self.report(&progress);
                    if failure.is_none() {
                        then(download).await?;
                    }
                }
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        failure.map_or(Ok(()), Err)
    }

    /// Brings those of these parts that were kept.
    pub(super) async fn bring_stored(
        &self,
        download: &mut NetworkDownload,
        parts: Vec<Part>,
    ) -> Result<(), Failure> {
        for part in parts {
            let address = beside(&download.manifest, &part.file);
            let request = FileRequest {
                address: &address,
                bytes: part.bytes,
            };
            let stored = load_stored(&self.host, request, &|bytes| part.open(bytes)).await;
            if let Some(content) = stored {
                let index = download.index(&part);
                download.progress.complete(index, true);
                self.report(&download.progress);
                download.loader.accept_opened(&part, content)?;
            }
        }
        Ok(())
    }

    /// One part, from the store or over the line.
    async fn part(
        &self,
        progress: &Progress,
        index: usize,
        part: Part,
        address: String,
    ) -> Result<(Part, Vec<u8>), Failure> {
        let request = FileRequest {
            address: &address,
            bytes: part.bytes,
        };
        let on_bytes = &mut |bytes| {
            if progress.came(self.host.now(), index, bytes) {
                self.report(progress);
            }
        };
        let (content, source) = load(&self.host, request, &|bytes| part.open(bytes), on_bytes)
            .await
            .map_err(|error| failed(&part.file, error))?;
        progress.complete(index, source == Source::Store);
        if let Source::Line(Err(error)) = source {
            self.report_not_kept(progress, error);
        }
        Ok((part, content))
    }

    /// Sends the progress to the page.
    pub(super) fn report(&self, progress: &Progress) {
        let response = progress.report(self.host.now());
        self.host.send(response, vec![]);
    }

    /// Says once that the network is not kept.
    fn report_not_kept(&self, progress: &Progress, error: StoreError) {
        if progress.not_kept_is_said() {
            return;
        }
        let reason = match error {
            StoreError::Refused => NotKept::Refused,
            StoreError::Full => NotKept::Full,
        };
        self.host.send(Response::NotKept { reason }, vec![]);
    }
}

fn failed(file: &str, error: FileError<FormatError>) -> Failure {
    match error {
        FileError::Fetch(error) => failure::missing(file, &error),
        FileError::Damaged(error) => ClassifierError::from(error).into(),
    }
}

/// The address of a file in the same folder as `address`, without its query: every version of the
/// page keeps a part under the same address.
fn beside(address: &str, file: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rfind('/').map_or(0, |slash| slash + 1);
    format!("{}{file}", &path[..folder])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_lies_beside_the_manifest_whatever_its_query_says() {
        let part = "http://here/model/low.bin";
        for manifest in ["model.json", "model.json?version=1", "model.json?a=b/c#d/e"] {
            let address = format!("http://here/model/{manifest}");
            assert_eq!(beside(&address, "low.bin"), part, "{manifest}");
        }
        assert_eq!(beside("model.json", "low.bin"), "low.bin");
    }
}
