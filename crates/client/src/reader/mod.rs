//! The page's end of the conversation with the worker, as a machine without signals.
//!
//! [`Reader::step`] takes an [`Event`] and returns [`Command`]s; [`Reader::state`] is what the page
//! shows. A finding stays on the screen until the next one is there: whatever goes wrong in between
//! is told beside it.

// Words.
mod command;
mod event;
mod archive_trouble;
mod notice;
mod speed;
mod state;

// Memory.
mod arrival;
mod background;
mod chosen_head;
mod idle;
mod machine;
mod patience;
mod preparing;
mod queue;
mod worker_memory;

// Moves.
mod ahead;
mod answers;
mod behind;
mod download;
mod heads;
mod measure;
mod passes;
mod renewal;
mod wishes;
mod worker;

use background::Framed;

pub use archive_trouble::ArchiveTrouble;
pub use arrival::{Arrival, NetworkBytes};
pub use command::{BackgroundNews, Command, Remembered};
pub use event::{Event, FetchId, Heard, WorkerId};
pub use machine::{Reader, Setup};
pub use notice::{Notice, NoticeKind, Remedy};
pub use speed::{PASSES, Speed, SpeedRun};
pub use state::{
    BackgroundState, Download, Job, Network, Offer, Phase, Preview, PreviewOffer, Purpose, Remark,
    State,
};

impl Reader {
    /// Takes in an event at a time in milliseconds, on a clock that does not go back, and returns
    /// what is to be done.
    pub fn step(&mut self, now_ms: f64, event: Event) -> Vec<Command> {
        let stirred = !matches!(event, Event::Woken);
        self.now_ms = now_ms;
        if !self.patience.ignores(now_ms, &event) {
            self.take(event);
            self.send();
            self.prepare_ahead();
            self.show_background();
            self.tidy();
        }
        self.renew_when_idle(now_ms, stirred);
        let woken = self.patience.see(now_ms, &mut self.state);
        self.commands.extend(woken);
        // The workers have their next photo before the page draws the last one.
        self.commands
            .sort_by_key(|command| matches!(command, Command::Background(_)));
        std::mem::take(&mut self.commands)
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Opened(sample) => self.opened(sample),
            Event::SampleWanted(sample) => self.sample_wanted(sample),
            Event::Fetched { fetch, photo } => self.fetched(fetch, photo),
            Event::NotFetched { fetch, file } => self.not_fetched(fetch, file),
            Event::Given { photo } => self.given(photo),
            Event::Returned { photo, way } => self.returned(photo, way),
            Event::Told(kind) => self.told(kind),
            Event::Remarked(remark) => self.state.remark = Some(Remark::Address(remark)),
            Event::NeverIsolated => self.never_isolated(),
            Event::FramingChosen(framing) => self.framing_chosen(framing),
            Event::ResolutionChosen(resolution) => self.resolution_chosen(resolution),
            Event::Cancelled => self.cancelled(),
            Event::StartWanted => self.start(),
            Event::ReadWanted => self.ask(),
            Event::Remedied(remedy) => self.remedied(remedy),
            Event::Dismissed => self.state.notice = None,
            Event::GivenAnew => self.given_anew(),
            Event::HaltWanted => self.halt_wanted(),
            Event::CompleteWanted => self.complete_wanted(),
            Event::ExactWanted => self.exact_wanted(),
            Event::SpeedWanted => self.speed_wanted(),
            Event::SpeedStopped => self.state.speed = None,
            Event::Heard { worker, heard } => {
                if self.worker.as_ref().is_some_and(|of| of.id == worker) {
                    self.hear(heard);
                }
            }
            Event::HeadChosen(head) => self.head_chosen(head),
            Event::Queued(photos) => self.queued(&photos, Framed::AsChosen),
            Event::QueuedWhole(photos) => self.queued(&photos, Framed::Whole),
            Event::Unqueued(photos) => self.unqueued(&photos),
            Event::Removed(photos) => self.removed(&photos),
            Event::Paused => self.background.paused = true,
            Event::Resumed => self.resumed(),
            Event::HeardPreparer { worker, heard } => {
                if self.preparer() == Some(worker) {
                    self.hear_preparer(heard);
                }
            }
            Event::Woken => {}
        }
    }
}

#[cfg(test)]
mod tests;
