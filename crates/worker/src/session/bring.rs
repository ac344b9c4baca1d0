//! The network's files on their way: several at once, each kept when it is checked.

use super::{Host, Session, failure};
use crate::download::{
    PartError, Source, StoreError, Tally, Together, Wanted, bring, bring_stored, fetch,
};
use camlens_core::pace::Pace;
use camlens_core::protocol::{Failure, NotKept, Response};
use camlens_model::{FormatError, Manifest, Part};
use camlens_network::classifier::{ClassifierError, Loader};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Parts that are fetched side by side: one after the other leaves the line idle in between, and
/// more of them only make each one slower.
const AT_ONCE: usize = 4;

/// A network on its way.
pub(super) struct Job {
    /// The address of its manifest.
    model: String,
    pub name: String,
    pub loader: Loader,
    parts: Vec<Part>,
    pub progress: Rc<Progress>,
}

/// How far it is.
pub(super) struct Progress {
    tally: Tally,
    pace: RefCell<Pace>,
    not_kept: Cell<bool>,
}

impl Job {
    pub fn new(model: &str, manifest: Manifest) -> Self {
        let parts: Vec<Part> = manifest.parts().cloned().collect();
        Self {
            model: model.to_owned(),
            name: manifest.network.clone(),
            progress: Rc::new(Progress {
                tally: Tally::new(parts.iter().map(|part| part.bytes)),
                pace: RefCell::default(),
                not_kept: Cell::new(false),
            }),
            loader: Loader::new(manifest),
            parts,
        }
    }

    /// Seconds that the missing parts will take, from the speed so far; none when nothing has come
    /// over the line.
    pub fn seconds_left(&self) -> Option<f64> {
        let pace = self.progress.pace.borrow();
        pace.rough_seconds_for(self.loader.missing_bytes())
    }

    /// What came of parts that are not there is thrown away, and not counted any more.
    pub fn forget_halves(&self) {
        for part in self.loader.missing_parts() {
            self.progress.tally.came(self.place(&part), 0);
        }
    }

    fn place(&self, part: &Part) -> usize {
        let place = self.parts.iter().position(|other| other == part);
        place.unwrap_or(self.parts.len())
    }
}

impl<H: Host> Session<H> {
    pub(super) async fn manifest(&self, address: &str) -> Result<Manifest, Failure> {
        let wanted = Wanted { address, bytes: 0 };
        let came = fetch(&self.host, wanted, &Manifest::parse, &mut |_| ()).await;
        let (manifest, _) = came.map_err(|error| failed("model.json", error))?;
        Ok(manifest)
    }

    /// Brings these parts from the store or over the line. After each one `then` may do something
    /// with what is there. Ends before all are there when that is wished for ([`Session::stay_a_preview`]).
    pub(super) async fn bring(
        &self,
        job: &mut Job,
        parts: Vec<Part>,
        mut then: impl AsyncFnMut(&mut Job) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let progress = Rc::clone(&job.progress);
        progress
            .pace
            .borrow_mut()
            .begin(self.host.now(), progress.tally.from_line());
        self.tell(&progress);
        let tasks: Vec<_> = parts
            .into_iter()
            .map(|part| {
                let (address, place) = (beside(&job.model, &part.file), job.place(&part));
                self.part(&progress, part, address, place)
            })
            .collect();
        let mut coming = Together::new(AT_ONCE, tasks);
        while let Some(came) = self.halt_wish.or(coming.next()).await {
            let (part, opened) = came?;
            job.loader.accept_opened(&part, opened)?;
            self.tell(&progress);
            then(job).await?;
        }
        Ok(())
    }

    /// Brings those of these parts that were kept.
    pub(super) async fn bring_stored(
        &self,
        job: &mut Job,
        parts: Vec<Part>,
    ) -> Result<(), Failure> {
        for part in parts {
            let address = beside(&job.model, &part.file);
            let wanted = Wanted {
                address: &address,
                bytes: part.bytes,
            };
            if let Some(opened) = bring_stored(&self.host, wanted, &|came| part.open(came)).await {
                job.progress.tally.is_there(job.place(&part), true);
                self.tell(&job.progress);
                job.loader.accept_opened(&part, opened)?;
            }
        }
        Ok(())
    }

    async fn part(
        &self,
        progress: &Progress,
        part: Part,
        address: String,
        place: usize,
    ) -> Result<(Part, Vec<u8>), Failure> {
        let wanted = Wanted {
            address: &address,
            bytes: part.bytes,
        };
        let on_bytes = &mut |bytes| {
            if progress.tally.came(place, bytes) {
                self.tell(progress);
            }
        };
        let (opened, source) = bring(&self.host, wanted, &|came| part.open(came), on_bytes)
            .await
            .map_err(|error| failed(&part.file, error))?;
        progress.tally.is_there(place, source == Source::Store);
        if let Source::Line(Err(error)) = source {
            self.tell_not_kept(progress, error);
        }
        Ok((part, opened))
    }

    pub(super) fn tell(&self, progress: &Progress) {
        let tally = &progress.tally;
        let (done, stored) = (tally.done(), tally.stored());
        let mut pace = progress.pace.borrow_mut();
        pace.hear(self.host.now(), tally.from_line());
        tally.is_told();
        let total = tally.total();
        let response = Response::Downloading {
            done,
            total,
            stored,
            speed: pace.bytes_per_second(),
            left: pace.seconds_for(total.saturating_sub(done)),
        };
        self.host.send(response, vec![]);
    }

    fn tell_not_kept(&self, progress: &Progress, error: StoreError) {
        if progress.not_kept.replace(true) {
            return;
        }
        let reason = match error {
            StoreError::Refused => NotKept::Refused,
            StoreError::Full => NotKept::Full,
        };
        self.host.send(Response::NotKept { reason }, vec![]);
    }
}

fn failed(file: &str, error: PartError<FormatError>) -> Failure {
    match error {
        PartError::Line(error) => failure::missing(file, &error),
        PartError::Bad(error) => ClassifierError::from(error).into(),
    }
}

/// The address of a file in the same folder. A query is the first file's alone: the others are kept
/// under the same address by every version of the page.
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
