//! "How fast is my computer": some passes for the curious, and what they say.

use super::state::{Network, Page};
use super::words;
use camlens_core::protocol::{Build, Request};
use leptos::prelude::*;

/// Passes that are measured.
const PASSES: usize = 20;

/// Multiplications and additions of one pass over 224 x 224 pixels: two for each of ResNet50's
/// 3.86 thousand million products.
const OPERATIONS: f64 = 7.72e9;

/// Passes over an empty picture of 224 x 224.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeedRun {
    build: Build,
    /// Milliseconds, one after the other.
    passes: Vec<f64>,
}

/// What a run says.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Speed {
    median: f64,
    least: f64,
    most: f64,
}

impl SpeedRun {
    fn is_done(&self) -> bool {
        self.passes.len() >= PASSES
    }

    /// None before the first pass.
    fn speed(&self) -> Option<Speed> {
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
    fn measure_speed(self) {
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

    /// One at a time: a run that was stopped leaves its last pass to the next one.
    fn ask_for_a_pass(self) {
        if !self.measuring.get_value() {
            self.measuring.set_value(true);
            self.post(&Request::Measure, None);
        }
    }
}

/// The button, the progress, and the answer.
#[component]
pub fn SpeedTest() -> impl IntoView {
    let page = expect_context::<Page>();
    let ready = move || {
        page.network
            .with(|network| matches!(network, Network::Ready(_)))
    };
    // A worker that ends takes its run with it.
    Effect::new(move |_| {
        let unfinished = page
            .speed
            .with_untracked(|run| run.as_ref().is_some_and(|run| !run.is_done()));
        if !ready() {
            page.measuring.set_value(false);
            if unfinished {
                page.speed.set(None);
            }
        }
    });
    let running = move || {
        page.speed
            .with(|run| run.as_ref().is_some_and(|run| !run.is_done()))
    };
    let click = move |_| {
        if running() {
            page.speed.set(None);
        } else {
            page.measure_speed();
        }
    };
    let median = move || page.speed.with(|run| Some(run.as_ref()?.speed()?.median));
    view! {
        <details class="hint speed">
            <summary>"How fast is my computer?"</summary>
            <button type="button" class="button" disabled=move || !ready() on:click=click>
                {move || if running() { "Stop" } else { "Measure 20 passes" }}
            </button>
            <p
                aria-live="polite"
                data-testid="speed"
                data-passes=move || page.speed.with(|run| run.as_ref().map(|run| run.passes.len().to_string()))
                data-median-ms=move || median().map(|median| median.to_string())
            >
                {move || page.speed.with(|run| run.as_ref().map(in_words))}
            </p>
            <p>
                "The page takes the quickest build of its engine that this browser runs: simd on one \
                 thread, threads on several, or relaxed, on several and with a product and its sum in \
                 one step."
            </p>
        </details>
    }
}

fn in_words(run: &SpeedRun) -> String {
    let Some(speed) = run.speed().filter(|_| run.is_done()) else {
        return format!("Pass {} of {PASSES}", run.passes.len() + 1);
    };
    let Speed {
        median,
        least,
        most,
    } = speed;
    let rate = OPERATIONS / median / 1e6;
    format!(
        "{median:.0} ms for 224 \u{d7} 224 pixels ({least:.0} to {most:.0}), {rate:.0} thousand million \
         operations a second, {}.",
        words::build(&run.build.variant, run.build.threads)
    )
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

    #[test]
    fn a_run_is_told_when_it_is_done() {
        assert_eq!(in_words(&run(&[100.0; 3])), "Pass 4 of 20");
        let said = in_words(&run(&[100.0; PASSES]));
        assert!(said.starts_with("100 ms for 224"), "{said}");
        assert!(said.contains("77 thousand million"), "{said}");
    }
}
