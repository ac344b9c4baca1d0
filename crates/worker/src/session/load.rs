//! The network: its files, perhaps a preview from the first of them, and the exact one.

use super::bring::Job;
use super::measure::empty_input;
use super::{Host, Session};
use camlens_core::protocol::Buffer;
use camlens_core::protocol::{Failure, FailureKind, LoadTiming, Preview, Response};
use camlens_network::classifier::{ModelProto, Network, Weights};
use std::cell::Cell;
use std::rc::Rc;

/// A preview is worth its second of work when the rest takes longer than this, in seconds.
const WORTH_A_PREVIEW: f64 = 6.0;

impl<H: Host> Session<H> {
    pub(super) async fn load(&self, model: &str, preview: Preview) -> Result<(), Failure> {
        *self.halted.borrow_mut() = None;
        self.begin();
        let loaded = self.load_all(model, preview).await;
        self.shelf.end();
        loaded
    }

    /// Goes on where it was halted; nothing where it was not.
    pub(super) async fn complete(&self) -> Result<(), Failure> {
        let halted = self.halted.take();
        let Some(job) = halted else {
            return Ok(());
        };
        self.begin();
        let completed = self.fetch_the_rest(job).await;
        self.shelf.end();
        completed
    }

    fn begin(&self) {
        self.halt_wish.forget();
        self.shelf.begin();
    }

    /// Ends the way to the exact network at the next chance; [`Self::go_on`] tells of it.
    pub(super) fn stay_a_preview(&self) -> Result<(), Failure> {
        if self.shelf.waits_for_exact() {
            self.halt_wish.wish();
        }
        Ok(())
    }

    async fn load_all(&self, model: &str, preview: Preview) -> Result<(), Failure> {
        let mut job = Job::new(model, self.manifest(model).await?);
        self.tell(&job.progress);
        // What was kept comes first: after that it is known what the line has to bring.
        let all = job.loader.parts();
        self.bring_stored(&mut job, all).await?;
        if preview != Preview::None {
            // Low planes beside them would only keep the preview waiting.
            let first = job.loader.missing_first_parts();
            self.bring(&mut job, first, async |_| Ok(())).await?;
        }
        if preview == Preview::Only && !job.loader.missing_parts().is_empty() {
            self.preview(&mut job).await?;
            self.halt(job, None);
            return Ok(());
        }
        let wanted = Cell::new(preview == Preview::Early);
        let early = async |job: &mut Job| {
            // Where nothing has come over the line so far, nobody knows how slow it is.
            let worth = || job.seconds_left().is_none_or(|left| left > WORTH_A_PREVIEW);
            if wanted.get() && job.loader.can_preview() && worth() {
                wanted.set(false);
                return self.preview_if_it_fits(job).await;
            }
            Ok(())
        };
        early(&mut job).await?;
        let rest = job.loader.missing_parts();
        let brought = self.bring(&mut job, rest, early).await;
        self.go_on(job, brought).await
    }

    async fn fetch_the_rest(&self, mut job: Job) -> Result<(), Failure> {
        let rest = job.loader.missing_parts();
        let brought = self.bring(&mut job, rest, async |_| Ok(())).await;
        self.go_on(job, brought).await
    }

    /// With a preview at hand, neither a failure on the way to the exact network nor the wish to leave
    /// it is an end.
    async fn go_on(&self, job: Job, brought: Result<(), Failure>) -> Result<(), Failure> {
        match brought {
            Ok(()) if job.loader.missing_parts().is_empty() => self.make_exact(job).await,
            Ok(()) => {
                self.halt(job, None);
                Ok(())
            }
            Err(failure) if job.loader.has_preview() => {
                self.halt(job, Some(failure));
                Ok(())
            }
            Err(failure) => Err(failure),
        }
    }

    fn halt(&self, job: Job, failure: Option<Failure>) {
        job.forget_halves();
        self.tell(&job.progress);
        *self.halted.borrow_mut() = Some(job);
        self.host.send(Response::Halted { failure }, vec![]);
    }

    /// A preview stands beside the planes of the exact network, which needs less by itself: where
    /// there is no memory for it, that one goes on alone.
    async fn preview_if_it_fits(&self, job: &mut Job) -> Result<(), Failure> {
        match self.preview(job).await {
            Err(failure) if failure.kind == FailureKind::OutOfMemory => Ok(job.loader.go_on()?),
            previewed => previewed,
        }
    }

    async fn preview(&self, job: &mut Job) -> Result<(), Failure> {
        self.host.send(Response::Preparing, vec![]);
        self.host.breathe().await;
        let begun = self.host.now();
        let (graph, weights) = job.loader.preview()?;
        self.lay_out(begun, graph, weights, &job.name, false)
    }

    /// The last byte is there. The preview goes before the exact network takes its memory; who wants
    /// a reading meanwhile waits for that.
    async fn make_exact(&self, job: Job) -> Result<(), Failure> {
        self.host.send(Response::Preparing, vec![]);
        self.host.breathe().await;
        let begun = self.host.now();
        let Job {
            mut loader, name, ..
        } = job;
        if loader.has_preview() {
            self.shelf.clear();
            loader.go_on()?;
        }
        let (graph, weights) = loader.finish()?;
        self.lay_out(begun, graph, weights, &name, true)
    }

    fn lay_out(
        &self,
        begun: f64,
        graph: ModelProto,
        weights: Weights,
        name: &str,
        exact: bool,
    ) -> Result<(), Failure> {
        let network: Rc<dyn Network> = (self.open)(graph, weights)?.into();
        let laid_out = self.host.now();
        // Browsers compile a function well only after it has run for a while.
        network.read(&empty_input(network.input_spec()))?;
        let timing = LoadTiming {
            lay_out: laid_out - begun,
            warm_up: self.host.now() - laid_out,
            memory: self.host.memory(),
        };
        let layer = network.prediction_layer();
        self.host.send(
            Response::Loaded {
                network: name.to_owned(),
                build: self.build.clone(),
                timing,
                exact,
            },
            vec![
                Buffer::Floats(layer.weights.clone()),
                Buffer::Floats(layer.bias.clone()),
            ],
        );
        self.shelf.put(network, exact);
        Ok(())
    }
}
