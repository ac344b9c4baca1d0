//! The best classes' maps side by side, all in one scale.

use crate::parts::gradient::gradient;
use crate::parts::numbers;
use crate::parts::thumbnail::{self, SeenPart};
use crate::state::{AnswersContext, AskedContext, ClassesContext, LookContext, ReaderContext};
use camlens_client::finding::FindingRef;
use camlens_core::cam::{ActivationMap, class_activation_map};
use camlens_core::render::{Colormap, Range, Scale};
use camlens_words::say;
use leptos::html::{Canvas, Section};
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// The number of maps that stand side by side.
const MAPS: usize = 6;

/// The longer side of a map's canvas in its own pixels.
const LONGER_SIDE_PIXELS: f64 = 320.0;

/// The best six maps, or fewer where there are fewer classes, and the scale that they share.
#[component]
pub fn Multiples() -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let reader = expect_context::<ReaderContext>();
    let several = move |shown: &Option<FindingRef>| {
        let classes = shown.as_ref().map(|shown| shown.reading.head().classes());
        classes.is_some_and(|classes| classes > 1)
    };
    let shown = Memo::new(move |_| asked.multiples.get() && reader.shown.with(several));
    move || shown.get().then(|| view! { <MapStrip /> })
}

#[component]
fn MapStrip() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let maps = Memo::new(move |_| best_maps(reader));
    let scale = Memo::new(move |_| {
        maps.with(|maps| Range::Auto.scale(maps.iter().map(|(_, map)| map), None))
    });
    let colormap = expect_context::<LookContext>().chosen_colormap;
    let unlike = expect_context::<ClassesContext>().unlike;
    let section = NodeRef::<Section>::new();
    // The maps may open below the window's end.
    Effect::new(move |_| {
        if let Some(section) = section.get() {
            request_animation_frame(move || {
                section.scroll_into_view_with_scroll_into_view_options(&nearest())
            });
        }
    });
    view! {
        <section
            node_ref=section
            class="multiples"
            data-testid="multiples"
            aria-label=say::ask_side_by_side()
            data-low=move || scale.get().low.to_string()
            data-high=move || scale.get().high.to_string()
        >
            <p class="hint" data-testid="multiples-unlike" hidden=move || !unlike.get()>
                {say::classes_unlike()}
            </p>
            <ol>
                {move || maps.get().into_iter().map(|(class, map)| view! {
                    <li><Tile class map scale=scale.get_untracked() colormap=colormap.get() /></li>
                }).collect_view()}
            </ol>
            <p class="hint scale">
                {say::ask_one_scale()} " "
                {move || numbers::logit(scale.get().low)}
                <span class="gradient" style:background-image=move || gradient(colormap.get())></span>
                {move || numbers::logit(scale.get().high)}
            </p>
        </section>
    }
}

/// As little scrolling as shows it.
pub(super) fn nearest() -> ScrollIntoViewOptions {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options
}

fn best_maps(reader: ReaderContext) -> Vec<(usize, ActivationMap)> {
    let Some(finding) = reader.shown.get() else {
        return Vec::new();
    };
    let best = finding.ranking.best_first().iter().take(MAPS);
    let map = |class| (class, class_activation_map(&finding.reading, class));
    best.map(|best| map(best.class)).collect()
}

/// One class on the photo. A press shows its map on the stage.
#[component]
fn Tile(class: usize, map: ActivationMap, scale: Scale, colormap: Colormap) -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let look = expect_context::<LookContext>();
    let reader = expect_context::<ReaderContext>();
    let finding = reader.shown.get_untracked();
    let frame = finding.as_ref().map(|finding| finding.frame);
    let picture = finding.and_then(|finding| reader.picture(&finding));
    // Classes of one's own may get another name.
    let name = move || answers.class_name(class);
    let logit = untrack(|| answers.standing(class))
        .map(|standing| numbers::logit(standing.prediction.logit));
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move |_| {
        if let (Some(canvas), Some(frame)) = (canvas.get(), frame) {
            // A tile that cannot be painted is the bare photo with the name of the class.
            let _ = thumbnail::draw(&canvas, &map, &frame, LONGER_SIDE_PIXELS, scale, colormap);
        }
    });
    let part = frame.as_ref().map(SeenPart::of);
    let side = |side: fn(&SeenPart) -> &String| part.as_ref().map(|part| side(part).clone());
    view! {
        <button
            type="button"
            class="multiple"
            data-testid="multiple"
            data-class=class.to_string()
            aria-pressed=move || (asked.class.get() == Some(class)).to_string()
            on:click=move |_| asked.show_class(class)
        >
            <span class="tile">
                <img src=picture alt="" />
                <canvas
                    node_ref=canvas
                    style:opacity=move || format!("{}%", look.opacity.get())
                    style:left=side(|part| &part.left)
                    style:top=side(|part| &part.top)
                    style:width=side(|part| &part.width)
                    style:height=side(|part| &part.height)
                />
            </span>
            <span class="name">{name}</span>
            <span class="logit"><span class="unseen">{say::ask_logit()} " "</span>{logit}</span>
        </button>
    }
}
