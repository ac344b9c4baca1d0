//! Waits that are long enough for a button, and clicks that are too quick for one.

use super::command::Command;
use super::event::Event;
use super::speed::SpeedRun;
use super::state::{Offer, Phase, PreviewOffer, State};

/// Milliseconds after which a wait is worth a button.
const NOTICEABLE_MS: f64 = 1200.0;

/// Milliseconds by which a timer may come early.
const EARLY_MS: f64 = 5.0;

/// Milliseconds in which a click is still meant for the button that stood there before: the second
/// half of a double click, or a hand that was on its way.
const SETTLING_MS: f64 = 500.0;

/// Remembers when the phase and the buttons last changed.
#[derive(Debug, Default)]
pub(super) struct Patience {
    phase: Option<Phase>,
    phase_since_ms: f64,
    offer: Place<Offer>,
    preview_offer: Place<PreviewOffer>,
    speed_offer: Place<SpeedOffer>,
}

/// The button of the speed test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpeedOffer {
    Measure,
    Stop,
}

/// A place for one button.
#[derive(Debug)]
struct Place<T> {
    offer: Option<T>,
    /// The time at which the button took the place of another one.
    replaced_ms: Option<f64>,
}

impl<T> Default for Place<T> {
    fn default() -> Self {
        Self {
            offer: None,
            replaced_ms: None,
        }
    }
}

impl<T: Copy + PartialEq> Place<T> {
    fn see(&mut self, now_ms: f64, offer: Option<T>) {
        if self.offer != offer {
            // A button in an empty place is not mistaken for another one.
            self.replaced_ms = self.offer.and(offer).map(|_| now_ms);
            self.offer = offer;
        }
    }

    fn is_settling(&self, now_ms: f64, clicked: T) -> bool {
        let settling = |since: f64| now_ms - since < SETTLING_MS;
        self.offer == Some(clicked) && self.replaced_ms.is_some_and(settling)
    }
}

impl Patience {
    /// Whether the event is a click on a button that has just taken the place of another one.
    pub fn ignores(&self, now_ms: f64, event: &Event) -> bool {
        let status = |offer| self.offer.is_settling(now_ms, offer);
        let preview = |offer| self.preview_offer.is_settling(now_ms, offer);
        let speed = |offer| self.speed_offer.is_settling(now_ms, offer);
        match event {
            Event::Cancelled => status(Offer::Cancel),
            Event::StartWanted => status(Offer::Load),
            Event::ReadWanted => status(Offer::Read),
            Event::HaltWanted => preview(PreviewOffer::Halt),
            Event::CompleteWanted => preview(PreviewOffer::Complete),
            Event::ExactWanted => preview(PreviewOffer::Refine),
            Event::SpeedWanted => speed(SpeedOffer::Measure),
            Event::SpeedStopped => speed(SpeedOffer::Stop),
            _ => false,
        }
    }

    /// Sees the state after an event, and notes in it whether the wait is a long one. Returns the
    /// wish to be woken when it becomes one.
    pub fn see(&mut self, now_ms: f64, state: &mut State) -> Option<Command> {
        let phase = state.phase();
        let begins = self.phase != Some(phase);
        if begins {
            self.phase = Some(phase);
            self.phase_since_ms = now_ms;
        }
        let waited_ms = now_ms - self.phase_since_ms + EARLY_MS;
        state.slow = phase.is_busy() && waited_ms >= NOTICEABLE_MS;
        self.offer.see(now_ms, state.offer());
        self.preview_offer.see(now_ms, state.preview_offer());
        self.speed_offer.see(now_ms, Some(speed_offer(state)));
        (begins && phase.is_busy()).then_some(Command::Wake {
            after_ms: NOTICEABLE_MS,
        })
    }
}

fn speed_offer(state: &State) -> SpeedOffer {
    if state.speed.as_ref().is_some_and(SpeedRun::is_running) {
        SpeedOffer::Stop
    } else {
        SpeedOffer::Measure
    }
}
