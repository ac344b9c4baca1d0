//! What becomes of the worker's answers.

use super::bridge::Heard;
use super::coming::Coming;
use super::conversation::Wanted;
use super::engine;
use super::given::BlobAddress;
use super::page::{Finding, Network, Page, Remedy};
use super::too_large;
use super::variant::Setback;
use camlens_core::protocol::{FailureKind, Request, Response};
use camlens_core::reading::{Head, Prediction, PredictionLayer, Reading};
use camlens_core::resnet50;
use js_sys::{Float32Array, Uint8Array};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

impl Page {
    /// Takes in what comes from the worker.
    pub(super) fn hear(self, heard: Heard) {
        match heard {
            Heard::Said(response, buffers) => self.answer(response, &buffers),
            Heard::Unknown(reason) => {
                leptos::logging::warn!("a message of the worker was not understood: {reason}");
                self.mismatch();
            }
            Heard::Died(reason) => {
                leptos::logging::warn!("the worker ended: {reason}");
                self.worker_died();
            }
        }
    }

    fn answer(self, response: Response, buffers: &[JsValue]) {
        match response {
            Response::Ready { build } => self.worker_ready(&build),
            Response::Downloading {
                done,
                total,
                speed,
                left,
                ..
            } => self.comes(Coming {
                done,
                total,
                speed,
                left,
            }),
            Response::NotKept { reason } => self.not_kept(reason),
            // A preview goes on answering.
            Response::Preparing if self.preview.with_untracked(Option::is_some) => {}
            Response::Preparing => self.network.set(Network::Preparing),
            Response::Loaded {
                network,
                build,
                exact,
                ..
            } => match head_of(&network, buffers) {
                Some(head) => self.loaded(head, build, exact),
                None => self.mismatch(),
            },
            Response::Halted { failure } => self.halted(failure),
            Response::Working { id, stage } => {
                if self.talk.with_value(|talk| talk.queue.is_newest(id)) {
                    self.stage.set(Some(stage));
                }
            }
            Response::Read { id, .. } => {
                if let Some(ask) = self.answered(id) {
                    let finding = self.finding_of(&ask, &response, buffers);
                    if finding
                        .and_then(|finding| self.pass_read(ask, finding))
                        .is_none()
                    {
                        return self.mismatch();
                    }
                }
                self.send();
            }
            Response::Measured { infer } => self.measured(infer),
            Response::NotMeasured { .. } => self.not_measured(),
            Response::Failed { failure, .. }
                if failure.kind == FailureKind::OutOfMemory
                    && self.falls_back(Setback::OutOfMemory) => {}
            Response::Failed {
                id: Some(id),
                failure,
            } => {
                if let Some(ask) = self.answered(id) {
                    self.photo_failed(&ask, failure.kind, &failure.message);
                }
                self.send();
            }
            Response::Failed { id: None, failure } => {
                self.give_up(failure.kind, &failure.message, Remedy::Start);
            }
        }
    }

    fn worker_ready(self, build: &str) {
        let expected = self
            .talk
            .with_value(|talk| talk.build.as_deref() == Some(build));
        let (true, Some(model)) = (expected, engine::model_address()) else {
            return self.mismatch();
        };
        let preview = self.preview_wish();
        self.post(&Request::Load { model, preview }, None);
    }

    /// Takes a request off the list; gives it back if it is the one that is waited for.
    fn answered(self, id: u32) -> Option<Wanted> {
        let ask = self
            .talk
            .try_update_value(|talk| talk.queue.answered(id))
            .flatten()?;
        self.waiting.set(false);
        self.stage.set(None);
        Some(ask)
    }

    /// None when the answer does not fit the network that was loaded.
    fn finding_of(
        self,
        Wanted { photo, pass, .. }: &Wanted,
        response: &Response,
        buffers: &[JsValue],
    ) -> Option<Finding> {
        let Response::Read {
            frame,
            decoder,
            still,
            rows,
            columns,
            timing,
            exact,
            ..
        } = response
        else {
            return None;
        };
        let head = self.talk.with_value(|talk| talk.head.clone())?;
        let Network::Ready(build) = self.network.get_untracked() else {
            return None;
        };
        let (features, logits) = (floats(buffers.first()?)?, floats(buffers.get(1)?)?);
        let reading = Reading::new(head, (*rows, *columns), features, logits).ok()?;
        let input = buffers.get(2)?.dyn_ref::<Uint8Array>()?.to_vec();
        let fits = input.len() == 3 * frame.input.0 * frame.input.1;
        let png = still
            .then(|| buffers.get(3)?.dyn_ref::<Uint8Array>())
            .flatten();
        let picture = match png {
            Some(png) => BlobAddress::of_png(png).map(Rc::new),
            None => photo.address.clone(),
        };
        fits.then_some(Finding {
            photo: photo.clone(),
            picture,
            still: *still,
            decoder: *decoder,
            frame: *frame,
            grid: pass.grid,
            timing: timing.clone(),
            build,
            exact: *exact,
            ranking: reading.ranking(),
            reading,
            input,
        })
    }

    /// Puts a finding on the screen. For the same photo the shown class stays as long as it is among
    /// the best, or if it was searched for, so that framings can be compared.
    pub(super) fn show(self, finding: Rc<Finding>) {
        self.talk.update_value(|talk| talk.deaths = 0);
        let marks = self
            .talk
            .try_update_value(|talk| talk.wishes.take_asked(&finding.photo.name));
        let before = self.finding.get_untracked();
        let same_photo = before.filter(|before| before.photo.number == finding.photo.number);
        let kept = self.class.get_untracked().filter(|&class| {
            let among = |top: &[Prediction]| top.iter().any(|best| best.class == class);
            same_photo.as_ref().is_some_and(|before| {
                let refined = before.exact != finding.exact && !leads(before.top(), class);
                refined || among(finding.top()) || !among(before.top())
            })
        });
        if same_photo.is_none() {
            self.ask.forget();
        }
        self.class
            .set(kept.or_else(|| finding.top().first().map(|best| best.class)));
        self.finding.set(Some(finding));
        if let Some(marks) = marks.flatten() {
            self.take_up(marks);
        }
    }

    fn photo_failed(self, ask: &Wanted, kind: FailureKind, message: &str) {
        let coarser = ask.pass.grid.coarser();
        if let (FailureKind::OutOfMemory, Some(coarser)) = (kind, coarser) {
            let message = too_large::no_memory(ask.pass.grid.short_side);
            self.remark.set(None);
            self.back_to_the_same_photo(ask);
            let remedy = Some(Remedy::ReadAt(coarser));
            return self.tell(kind.name(), Some(&ask.photo.name), &message, remedy);
        }
        let remedy = match kind {
            FailureKind::OutOfMemory | FailureKind::WorkerDied => Some(Remedy::ReadAgain),
            FailureKind::ModelMissing | FailureKind::ModelCorrupt => Some(Remedy::ReadAgain),
            FailureKind::BuildMismatch => Some(Remedy::Reload),
            _ => None,
        };
        // What may still be read is kept; what is no photo gives way to the last good one.
        if remedy.is_none() {
            self.photo.set(None);
            self.back_to_the_finding();
            let other = |finding: &Rc<Finding>| finding.photo.number != ask.photo.number;
            if self
                .finding
                .with_untracked(|finding| finding.as_ref().is_some_and(other))
            {
                self.make_exact();
            }
        }
        self.remark.set(None);
        self.tell(kind.name(), Some(&ask.photo.name), message, remedy);
    }
}

/// Whether a class is the first of the best.
fn leads(top: &[Prediction], class: usize) -> bool {
    top.first().is_some_and(|best| best.class == class)
}

/// The head of the network with this name, whose weights and bias are in `buffers`.
fn head_of(network: &str, buffers: &[JsValue]) -> Option<Arc<Head>> {
    let layer = PredictionLayer {
        weights: floats(buffers.first()?)?,
        bias: floats(buffers.get(1)?)?,
    };
    let labels = resnet50::labels_of(network, layer.bias.len());
    Head::new(layer, labels).ok().map(Arc::new)
}

fn floats(buffer: &JsValue) -> Option<Vec<f32>> {
    buffer.dyn_ref::<Float32Array>().map(Float32Array::to_vec)
}
