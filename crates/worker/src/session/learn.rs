//! Learns a prediction layer from averaged features. Needs no network.

use super::lesson::Lesson;
use super::{Host, Session, failure};
use camlens_core::protocol::{self, Buffer, CurvePoint, Failure, Response};
use camlens_learn::{Samples, curve, learn};

impl<H: Host> Session<H> {
    /// Learns, tells how far it is, and sends the layer.
    pub(super) async fn learn(
        &self,
        id: u32,
        classes: usize,
        labels: Vec<u32>,
        buffers: Vec<Buffer>,
    ) -> Result<(), Failure> {
        self.lesson.borrow_mut().take();
        let features = match buffers.into_iter().next() {
            Some(Buffer::Floats(features)) => features,
            _ => Vec::new(),
        };
        let samples = Samples::new(features, labels, classes);
        let samples = samples.map_err(|error| failure::no_lesson(&error))?;
        self.host.breathe().await;
        let begun = self.host.now();
        let learned = learn(&samples, |done, total| self.tell(id, done, total));
        let ms = self.host.now() - begun;
        let lambda = learned.lambda;
        let buffers = [learned.weights, learned.bias, learned.left_out];
        let learned = protocol::Learned {
            lambda,
            objective: learned.objective,
            losses: learned.losses,
            folds: learned.folds,
            threshold: learned.threshold,
            doubles: learned.doubles,
            ms,
        };
        let buffers = buffers.map(Buffer::Floats).to_vec();
        self.host.send(Response::Learned { id, learned }, buffers);
        *self.lesson.borrow_mut() = Some(Lesson { samples, lambda });
        Ok(())
    }

    /// Measures the accuracy with fewer of the photos that were learned from last, and forgets them.
    pub(super) async fn curve(&self, id: u32) -> Result<(), Failure> {
        let lesson = self.lesson.borrow_mut().take();
        let Lesson { samples, lambda } = lesson.ok_or_else(failure::nothing_learned)?;
        self.host.breathe().await;
        let found = curve(&samples, lambda, |done, total| self.tell(id, done, total));
        let point = |of: camlens_learn::CurvePoint| CurvePoint {
            photos: of.photos,
            accuracy: of.accuracy,
        };
        let curve = protocol::Curve {
            points: found.points.into_iter().map(point).collect(),
            halves: found.halves,
        };
        self.host.send(Response::Curve { id, curve }, vec![]);
        Ok(())
    }

    fn tell(&self, id: u32, done: u32, total: u32) {
        self.host
            .send(Response::Learning { id, done, total }, vec![]);
    }
}
