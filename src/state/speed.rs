//! "How fast is my computer": some passes for the curious.

use super::page::{Network, Page};
use camlens_core::protocol::{Build, Request};
use leptos::prelude::*;

/// Passes that are measured.
pub const PASSES: usize = 20;

/// Passes over an empty picture of 224 x 224.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeedRun {
    pub build: Build,
    /// Milliseconds, one after the other.
    pub passes: Vec<f64>,
}

/// What a run says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Speed {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl SpeedRun {
    /// Whether all passes are measured.
    pub fn is_done(&self) -> bool {
        self.passes.len() >= PASSES
    }

    /// None before the first pass.
    pub fn speed(&self) -> Option<Speed> {
        let mut sorted = self.passes.clone();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let middle = sorted.len() / 2;
        let median = if sorted.len().is_multiple_of(2) {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        } else {
            sorted[middle]
        };
        Some(Speed {
            median,
            least,
            most,
        })
    }
}

impl Page {
    /// Begins a new run.
    pub fn measure_speed(self) {
        let Network::Ready(build) = self.network.get_untracked() else {
            return;
        };
        let passes = Vec::new();
        self.speed.set(Some(SpeedRun { build, passes }));
        self.ask_for_a_pass();
    }

    /// Takes in one pass, and asks for the next.
    pub(super) fn measured(self, milliseconds: f64) {
        self.measuring.set_value(false);
        self.speed.update(|run| {
            if let Some(run) = run {
                run.passes.push(milliseconds);
            }
        });
        let more = |run: &Option<SpeedRun>| run.as_ref().is_some_and(|run| !run.is_done());
        if self.speed.with_untracked(more) {
            self.ask_for_a_pass();
        }
    }

    /// Ends the run: a pass could not be measured.
    pub(super) fn not_measured(self) {
        self.measuring.set_value(false);
        self.speed.set(None);
    }

    /// One at a time: a run that was stopped leaves its last pass to the next one.
    fn ask_for_a_pass(self) {
        if !self.measuring.get_value() {
            self.measuring.set_value(true);
            self.post(&Request::Measure, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(passes: &[f64]) -> SpeedRun {
        SpeedRun {
            build: Build {
                variant: "simd".to_owned(),
                threads: 1,
            },
            passes: passes.to_vec(),
        }
    }

    #[test]
    fn the_middle_of_the_passes_is_told() {
        assert_eq!(run(&[]).speed(), None);
        assert_eq!(run(&[3.0, 1.0, 2.0]).speed().map(|s| s.median), Some(2.0));
        let even = run(&[8.0, 1.0, 2.0, 4.0]).speed();
        let speed = Speed {
            median: 3.0,
            least: 1.0,
            most: 8.0,
        };
        assert_eq!(even, Some(speed));
    }
}
