//! The choice of a resolution, with the cost of each.

use super::choice_state::ChoiceState;
use super::words;
use crate::parts::radio::Segment;
use crate::state::ReaderContext;
use camlens_client::cost::{Cost, PixelTime};
use camlens_client::reader::{Event, State};
use camlens_client::way::Resolution;
use camlens_core::framing::ShortSide;
use camlens_words::say;
use leptos::html::Div;
use leptos::prelude::*;

/// The sizes, the mirror image, and the cost of the choice; `children` stand below, in `part`.
#[component]
pub fn ResolutionChoice(part: NodeRef<Div>, children: Children) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let framing = reader.select(|state| state.wanted.framing);
    let chosen = reader.select(|state| state.wanted.resolution);
    let underway = reader.select(State::resolution_underway);
    let busy = Signal::derive(move || underway.get().is_some());
    let mirror = move |event: leptos::ev::Event| {
        reader.send(Event::ResolutionChosen(Resolution {
            mirrored: event_target_checked(&event),
            ..chosen.get_untracked()
        }));
    };
    view! {
        // Beside the fieldset, which may be disabled while there is something to cancel.
        <div class="grid-part" node_ref=part tabindex="-1">
            <fieldset
                class="choice grid-choice"
                data-testid="grid"
                data-value=move || chosen.get().short_side.pixels().to_string()
                data-mirrored=move || chosen.get().mirrored.to_string()
                disabled=move || !framing.get().can_be_finer()
                aria-describedby="grid-cost grid-hint"
            >
                <legend>{say::settings_grid()}</legend>
                <div class="segments">
                    {ShortSide::ALL.into_iter().map(|side| view! { <Size side /> }).collect_view()}
                </div>
                <ChoiceState busy testid="grid-state" />
                <label class="tick">
                    <input
                        type="checkbox"
                        data-testid="mirrored"
                        prop:checked=move || chosen.get().mirrored
                        on:change=mirror
                    />
                    <span>{say::settings_mirrored()}</span>
                </label>
                <p class="hint" id="grid-cost">
                    {move || {
                        let finer = framing.get().can_be_finer();
                        let cost = cost(reader, chosen.get()).filter(|_| finer);
                        cost.map(|cost| words::cost(&cost))
                    }}
                </p>
                <p class="hint" id="grid-hint">{move || words::hint(framing.get())}</p>
            </fieldset>
            {children()}
        </div>
    }
}

#[component]
fn Size(side: ShortSide) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let chosen = reader.select(|state| state.wanted.resolution);
    let wish = move || Resolution {
        short_side: side,
        ..chosen.get()
    };
    let underway = reader.select(State::resolution_underway);
    let cost = Memo::new(move |_| cost(reader, wish()));
    let told = move |part: fn(&Cost) -> String| {
        Signal::derive(move || cost.with(|cost| cost.as_ref().map(part)))
    };
    view! {
        <Segment
            group="grid"
            value=side.pixels().to_string()
            title=told(words::cost)
            chosen=move || chosen.get().short_side == side
            choose=move || reader.send(Event::ResolutionChosen(wish()))
            busy=Signal::derive(move || underway.get().is_some_and(|of| of.short_side == side))
        >
            {words::label(side)}
            <small>{told(words::cells)}</small>
            <small>{told(|cost| words::about(cost.time))}</small>
        </Segment>
    }
}

/// `None` before anything was read: the size of the photo and the speed are not known then.
fn cost(reader: ReaderContext, resolution: Resolution) -> Option<Cost> {
    reader.shown.with(|finding| {
        let finding = finding.as_ref()?;
        let read = finding.way.resolution;
        let time = PixelTime::of(finding.timing.infer, &finding.frame, read);
        Some(Cost::of(resolution, finding.frame.photo, time))
    })
}
