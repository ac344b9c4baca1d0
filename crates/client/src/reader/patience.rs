//! Waits that are long enough for a button, and clicks that come twice.

use super::command::Command;
use super::event::Event;
use super::state::{Phase, State};

/// Milliseconds after which a wait is worth a button.
const NOTICEABLE_MS: f64 = 1200.0;

/// Milliseconds by which a timer may come early.
pub(super) const EARLY_MS: f64 = 5.0;

/// Milliseconds after a click in which another one in the same place is the second half of a double
/// click, and not a wish for the button that has come there meanwhile.
const DOUBLE_CLICK_MS: f64 = 500.0;

/// A place whose button changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    StatusLine,
    PreviewMark,
}

/// Remembers when the phase last changed, and when each button was last clicked.
#[derive(Debug, Default)]
pub(super) struct Patience {
    phase: Option<Phase>,
    phase_since_ms: f64,
    clicks: Vec<(Place, f64)>,
}

impl Patience {
    /// Whether the event is the second half of a double click.
    pub fn ignores(&mut self, now_ms: f64, event: &Event) -> bool {
        let Some(place) = place(event) else {
            return false;
        };
        self.clicks
            .retain(|(_, clicked_ms)| now_ms - clicked_ms < DOUBLE_CLICK_MS);
        let doubled = self.clicks.iter().any(|(clicked, _)| *clicked == place);
        if !doubled {
            self.clicks.push((place, now_ms));
        }
        doubled
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
        (begins && phase.is_busy()).then_some(Command::Wake {
            after_ms: NOTICEABLE_MS,
        })
    }
}

fn place(event: &Event) -> Option<Place> {
    match event {
        Event::Cancelled | Event::StartWanted | Event::ReadWanted => Some(Place::StatusLine),
        Event::HaltWanted | Event::CompleteWanted | Event::ExactWanted => Some(Place::PreviewMark),
        _ => None,
    }
}
