//! Loads the network: its files, perhaps a preview from the first of them, then the exact network.

use super::measure::{empty_input, small_input};
use super::network_download::{NetworkDownload, NetworkFacts};
use super::parts::{FIRST_PARTS_AT_ONCE, PARTS_AT_ONCE};
use super::{Host, Session};
use camlens_core::protocol::{
    Buffer, Failure, FailureKind, LoadTiming, PREVIEW_WORTH_SECONDS, Preview, Response,
};
use camlens_network::classifier::{ModelProto, Network, Weights};
use std::cell::Cell;
use std::rc::Rc;

impl<H: Host> Session<H> {
    pub(super) async fn load(&self, model: &str, preview: Preview) -> Result<(), Failure> {
        *self.halted.borrow_mut() = None;
        self.network.begin_loading();
        let loaded = self.load_all(model, preview).await;
        self.network.end_loading();
        loaded
    }

    /// Goes on with a halted download; does nothing without one.
    pub(super) async fn complete(&self) -> Result<(), Failure> {
        let Some(download) = self.halted.take() else {
            return Ok(());
        };
        self.network.begin_loading();
        let completed = self.fetch_the_rest(download).await;
        self.network.end_loading();
        completed
    }

    /// Stops the download behind a preview; [`Self::go_on`] then says that it is halted.
    pub(super) fn stay_a_preview(&self) {
        if self.network.has_preview_while_loading() {
            self.bringing.borrow().abort();
        }
    }

    async fn load_all(&self, model: &str, preview: Preview) -> Result<(), Failure> {
        let mut download = NetworkDownload::new(model, self.manifest(model).await?);
        self.report(&download.progress);
        // Kept parts first: after them it is known which ones the line has to bring.
        let all = download.loader.parts();
        self.bring_stored(&mut download, all).await?;
        if preview != Preview::None {
            // Low planes beside them would delay the preview.
            let first = download.loader.missing_first_parts();
            let prepare = async |download: &mut NetworkDownload| {
                prepare_preview(download);
                Ok(())
            };
            self.bring(&mut download, first, FIRST_PARTS_AT_ONCE, prepare)
                .await?;
        }
        if preview == Preview::Only && !download.loader.missing_parts().is_empty() {
            self.preview(&mut download).await?;
            self.halt(download, None);
            return Ok(());
        }
        let wanted = Cell::new(preview == Preview::Early);
        let early = async |download: &mut NetworkDownload| {
            // Without a byte over the line so far, its speed is not known.
            let worth = || {
                download
                    .seconds_left()
                    .is_none_or(|left| left > PREVIEW_WORTH_SECONDS)
            };
            if wanted.get() && download.loader.can_preview() && worth() {
                wanted.set(false);
                return self.preview_if_it_fits(download).await;
            }
            download.loader.drop_prepared();
            Ok(())
        };
        early(&mut download).await?;
        let rest = download.loader.missing_parts();
        let brought = self.bring(&mut download, rest, PARTS_AT_ONCE, early).await;
        self.go_on(download, brought).await
    }

    async fn fetch_the_rest(&self, mut download: NetworkDownload) -> Result<(), Failure> {
        let rest = download.loader.missing_parts();
        let brought = self
            .bring(&mut download, rest, PARTS_AT_ONCE, async |_| Ok(()))
            .await;
        self.go_on(download, brought).await
    }

    /// Makes the network exact when all parts are there. Behind a preview, a failure and a stop only
    /// halt the download; without one, a failure is the end.
    async fn go_on(
        &self,
        download: NetworkDownload,
        brought: Result<(), Failure>,
    ) -> Result<(), Failure> {
        match brought {
            Ok(()) if download.loader.missing_parts().is_empty() => self.make_exact(download).await,
            Ok(()) => {
                self.halt(download, None);
                Ok(())
            }
            Err(failure) if download.loader.has_preview() => {
                self.halt(download, Some(failure));
                Ok(())
            }
            Err(failure) => Err(failure),
        }
    }

    fn halt(&self, download: NetworkDownload, failure: Option<Failure>) {
        download.forget_incomplete_parts();
        self.report(&download.progress);
        *self.halted.borrow_mut() = Some(download);
        self.host.send(Response::Halted { failure }, vec![]);
    }

    /// Makes a preview unless memory is short: it stands beside the planes of the exact network, which
    /// needs less alone.
    async fn preview_if_it_fits(&self, download: &mut NetworkDownload) -> Result<(), Failure> {
        match self.preview(download).await {
            Err(failure) if failure.kind == FailureKind::OutOfMemory => {
                Ok(download.loader.go_on()?)
            }
            previewed => previewed,
        }
    }

    async fn preview(&self, download: &mut NetworkDownload) -> Result<(), Failure> {
        self.host.send(Response::Preparing, vec![]);
        self.host.breathe().await;
        let begun = self.host.now();
        let (graph, weights) = download.loader.preview()?;
        self.lay_out(begun, graph, weights, &download.facts, false)
    }

    /// Lays out the exact network when the last byte is there. The preview is freed first, for its
    /// memory; readings meanwhile wait.
    async fn make_exact(&self, download: NetworkDownload) -> Result<(), Failure> {
        self.host.send(Response::Preparing, vec![]);
        self.host.breathe().await;
        let begun = self.host.now();
        let NetworkDownload {
            mut loader, facts, ..
        } = download;
        if loader.has_preview() {
            self.network.clear();
            loader.go_on()?;
        }
        let (graph, weights) = loader.finish()?;
        self.lay_out(begun, graph, weights, &facts, true)
    }

    fn lay_out(
        &self,
        begun: f64,
        graph: ModelProto,
        weights: Weights,
        facts: &NetworkFacts,
        exact: bool,
    ) -> Result<(), Failure> {
        let network: Rc<dyn Network> = (self.open)(graph, weights, facts.offset)?.into();
        let laid_out = self.host.now();
        // Browsers compile a function well only after it has run for a while. A preview is waited for:
        // its first photo takes a little longer instead.
        let spec = network.input_spec();
        let input = if exact {
            empty_input(spec)
        } else {
            small_input(spec)
        };
        network.read(&input)?;
        let timing = LoadTiming {
            lay_out: laid_out - begun,
            warm_up: self.host.now() - laid_out,
            memory: self.host.memory(),
        };
        let layer = network.prediction_layer();
        self.host.send(
            Response::Loaded {
                network: facts.name.clone(),
                build: self.build.clone(),
                timing,
                exact,
                spec: *network.input_spec(),
            },
            vec![
                Buffer::Floats(layer.weights.clone()),
                Buffer::Floats(layer.bias.clone()),
            ],
        );
        self.network.put(network, exact);
        Ok(())
    }
}

/// Packs what has come for a preview, where the line is so slow that there will be one.
fn prepare_preview(download: &mut NetworkDownload) {
    let slow = |left: f64| left > PREVIEW_WORTH_SECONDS;
    if !download.seconds_behind_preview().is_some_and(slow) {
        return;
    }
    if download.loader.prepare_preview().is_err() {
        // There is no memory for it: the preview itself finds that out again, and goes on without.
        download.loader.drop_prepared();
    }
}
