//! The line that tells the speed of the last reading.

use super::words;
use crate::state::ReaderContext;
use camlens_client::finding::{Finding, FindingRef};
use leptos::prelude::*;

/// The timing of the last reading, once there is one.
#[component]
pub fn Timing() -> impl IntoView {
    let shown = expect_context::<ReaderContext>().shown;
    move || shown.get().map(|finding| view! { <Line finding /> })
}

#[component]
fn Line(finding: FindingRef) -> impl IntoView {
    let Finding {
        build,
        timing,
        frame,
        ..
    } = &*finding;
    view! {
        <p
            class="timing"
            data-testid="timing"
            data-variant=build.variant.clone()
            data-threads=build.threads.to_string()
            data-inference-ms=timing.infer.to_string()
            data-memory=timing.memory.to_string()
            data-width=frame.input.0.to_string()
            data-height=frame.input.1.to_string()
        >
            {words::timing(&build.variant, build.threads, timing.infer, frame.input)}
            {words::passes(finding.way.resolution)}
        </p>
    }
}
