//! "How fast is my computer": the button, the progress, and the answer.

use super::words;
use crate::parts::failure;
use crate::parts::numbers::{duration, number};
use crate::state::ReaderContext;
use camlens_client::reader::{Event, Network, PASSES, Speed, SpeedRun};
use camlens_core::resnet50::{INPUT, SQUARE_OPERATIONS};
use camlens_words::say;
use leptos::prelude::*;

/// The button, the progress, and the answer.
#[component]
pub fn SpeedTest() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let ready = reader.select(|state| matches!(state.network, Network::Ready { .. }));
    let run = reader.select(|state| state.speed.clone());
    let running = move || run.with(|run| run.as_ref().is_some_and(SpeedRun::is_running));
    let click = move |_| {
        reader.send(if running() {
            Event::SpeedStopped
        } else {
            Event::SpeedWanted
        });
    };
    let passes = move || run.with(|run| Some(run.as_ref()?.passes.len().to_string()));
    let median = move || run.with(|run| Some(run.as_ref()?.speed()?.median.to_string()));
    view! {
        <details class="hint speed">
            <summary>{say::speed_question()}</summary>
            <button type="button" class="button" disabled=move || !ready.get() on:click=click>
                {move || if running() { say::speed_stop() } else { say::speed_measure(&PASSES.to_string()) }}
            </button>
            <p
                aria-live="polite"
                data-testid="speed"
                data-passes=passes
                data-median-ms=median
            >
                {move || run.with(|run| run.as_ref().map(in_words))}
            </p>
            <p>
                {say::speed_builds()}
            </p>
        </details>
    }
}

fn in_words(run: &SpeedRun) -> String {
    if let Some(failure) = &run.failure {
        return failure::in_words(failure);
    }
    let Some(speed) = run.speed().filter(|_| run.is_done()) else {
        return say::SpeedPass {
            pass: &(run.passes.len() + 1).to_string(),
            passes: &PASSES.to_string(),
        }
        .say();
    };
    let Speed {
        median,
        least,
        most,
    } = speed;
    let side = INPUT.square;
    let rate = SQUARE_OPERATIONS / median / 1e6;
    say::SpeedResult {
        time: &duration(median),
        side: &side.to_string(),
        least: &number(least, 0),
        most: &number(most, 0),
        billions: &number(rate, 0),
        build: &words::build(&run.build.variant, run.build.threads),
    }
    .say()
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::protocol::{Build, Cause, Failure, FailureKind};

    fn run(passes: &[f64]) -> SpeedRun {
        let build = Build {
            variant: "simd".to_owned(),
            threads: 1,
        };
        SpeedRun {
            passes: passes.to_vec(),
            ..SpeedRun::new(build)
        }
    }

    #[test]
    fn a_run_that_failed_says_why() {
        let failure = Failure {
            kind: FailureKind::OutOfMemory,
            cause: Cause::Other,
            message: "There is no memory for a pass.".to_owned(),
        };
        let failed = SpeedRun {
            failure: Some(failure),
            ..run(&[100.0; 3])
        };
        assert_eq!(in_words(&failed), "There is no memory for a pass.");
    }

    #[test]
    fn a_run_is_told_when_it_is_done() {
        assert_eq!(in_words(&run(&[100.0; 3])), "Pass 4 of 20");
        let said = in_words(&run(&[100.0; PASSES]));
        assert!(said.starts_with("100\u{a0}ms for 224"), "{said}");
        assert!(said.contains("77 billion"), "{said}");
    }
}
