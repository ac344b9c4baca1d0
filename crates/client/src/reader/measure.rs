//! The speed test: passes that are asked for one after the other.

use super::machine::Reader;
use super::speed::SpeedRun;
use super::state::Network;
use camlens_core::protocol::{Failure, Request};

impl Reader {
    pub(super) fn speed_wanted(&mut self) {
        if let Network::Ready { build, .. } = &self.state.network {
            self.state.speed = Some(SpeedRun::new(build.clone()));
            self.ask_for_a_pass();
        }
    }

    /// Takes in one pass, and asks for the next.
    pub(super) fn measured(&mut self, milliseconds: f64) {
        self.measuring = false;
        if let Some(run) = self.state.speed.as_mut().filter(|run| run.is_running()) {
            run.passes.push(milliseconds);
            if run.is_running() {
                self.ask_for_a_pass();
            }
        }
    }

    /// Ends the run. The network goes on reading photos.
    pub(super) fn not_measured(&mut self, failure: Failure) {
        self.measuring = false;
        if let Some(run) = self.state.speed.as_mut().filter(|run| run.is_running()) {
            run.failure = Some(failure);
        }
    }

    /// Begins a run that was wanted while a fresh worker was on its way.
    pub(super) fn go_on_measuring(&mut self) {
        if self.state.speed.as_ref().is_some_and(SpeedRun::is_running) {
            self.ask_for_a_pass();
        }
    }

    /// One pass at a time: a run that was stopped leaves its last pass to the next one.
    fn ask_for_a_pass(&mut self) {
        if !self.measuring && self.has_network() {
            self.measuring = true;
            self.post(Request::Measure, None);
        }
    }
}
