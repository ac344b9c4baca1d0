//! "How fast is my computer": the button, the progress, and the answer.

use super::words;
use crate::state::{Network, PASSES, Page, Speed, SpeedRun};
use camlens_core::resnet50::{INPUT, SQUARE_OPERATIONS};
use leptos::prelude::*;

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
    let side = INPUT.square;
    let rate = SQUARE_OPERATIONS / median / 1e6;
    format!(
        "{median:.0} ms for {side} \u{d7} {side} pixels ({least:.0} to {most:.0}), {rate:.0} thousand million \
         operations a second, {}.",
        words::build(&run.build.variant, run.build.threads)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::protocol::Build;

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
    fn a_run_is_told_when_it_is_done() {
        assert_eq!(in_words(&run(&[100.0; 3])), "Pass 4 of 20");
        let said = in_words(&run(&[100.0; PASSES]));
        assert!(said.starts_with("100 ms for 224"), "{said}");
        assert!(said.contains("77 thousand million"), "{said}");
    }
}
