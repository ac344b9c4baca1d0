//! The best classes' maps side by side, all in one scale.

use crate::parts::canvas;
use crate::parts::gradient::gradient;
use crate::parts::numbers;
use crate::state::Page;
use crate::state::upsampling;
use camlens_core::cam::{ActivationMap, class_activation_map};
use camlens_core::framing::Frame;
use camlens_core::render::{Colormap, Range, Scale};
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// How many maps stand side by side.
const COUNT: usize = 6;

/// The longer side of a tile's canvas in its own pixels.
const SIDE: f64 = 320.0;

/// Six small maps, and the scale that they share.
#[component]
pub fn Multiples() -> impl IntoView {
    let page = expect_context::<Page>();
    let shown = Memo::new(move |_| page.ask.multiples.get() && page.ask.grid.with(Option::is_some));
    move || shown.get().then(|| view! { <Strip /> })
}

#[component]
fn Strip() -> impl IntoView {
    let page = expect_context::<Page>();
    let maps = Memo::new(move |_| best_maps(page));
    let scale =
        Memo::new(move |_| maps.with(|maps| Range::Auto.scale(maps.iter().map(|(_, map)| map))));
    let colormap = page.look.colours;
    view! {
        <section
            class="multiples"
            data-testid="multiples"
            aria-label="Maps side by side"
            data-low=move || scale.get().low.to_string()
            data-high=move || scale.get().high.to_string()
        >
            <ol>
                {move || maps.get().into_iter().map(|(class, map)| view! {
                    <li><Tile class map scale=scale.get_untracked() colormap=colormap.get() /></li>
                }).collect_view()}
            </ol>
            <p class="hint scale">
                "One scale for all of them, in logits: "
                {move || numbers::logit(scale.get().low)}
                <span class="gradient" style:background-image=move || gradient(colormap.get())></span>
                {move || numbers::logit(scale.get().high)}
            </p>
        </section>
    }
}

fn best_maps(page: Page) -> Vec<(usize, ActivationMap)> {
    let Some(finding) = page.finding.get() else {
        return Vec::new();
    };
    page.ask.ranking.with(|ranking| {
        let best = ranking.best_first().iter().take(COUNT);
        best.map(|best| {
            let map = class_activation_map(&finding.reading, best.class);
            (best.class, map)
        })
        .collect()
    })
}

/// One class on the photo; pressing it shows its map on the stage.
#[component]
fn Tile(class: usize, map: ActivationMap, scale: Scale, colormap: Colormap) -> impl IntoView {
    let page = expect_context::<Page>();
    let finding = page.finding.get_untracked();
    let frame = finding.as_ref().map(|finding| finding.frame);
    let picture = finding.as_ref().and_then(|of| page.reader.picture(of));
    let logit = page
        .ask
        .standing(class)
        .map(|(_, best)| numbers::logit(best.logit));
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move |_| {
        if let (Some(canvas), Some(frame)) = (canvas.get(), frame) {
            // A tile that cannot be painted is the bare photo with its name.
            let _ = draw(&canvas, &map, &frame, scale, colormap);
        }
    });
    let part =
        move |part: fn(&Frame) -> f64| frame.map(|frame| format!("{}%", 100.0 * part(&frame)));
    view! {
        <button
            type="button"
            class="multiple"
            data-testid="multiple"
            data-class=class.to_string()
            aria-pressed=move || (page.class.get() == Some(class)).to_string()
            on:click=move |_| page.class.set(Some(class))
        >
            <span class="tile">
                <img src=picture alt="" />
                <canvas
                    node_ref=canvas
                    style:opacity=move || format!("{}%", page.look.opacity.get())
                    style:left=part(|frame| frame.seen.x / frame.photo.0 as f64)
                    style:top=part(|frame| frame.seen.y / frame.photo.1 as f64)
                    style:width=part(|frame| frame.seen.width / frame.photo.0 as f64)
                    style:height=part(|frame| frame.seen.height / frame.photo.1 as f64)
                />
            </span>
            <span class="name">{page.class_name(class)}</span>
            <span class="logit"><span class="unseen">"logit "</span>{logit}</span>
        </button>
    }
}

fn draw(
    canvas: &HtmlCanvasElement,
    map: &ActivationMap,
    frame: &Frame,
    scale: Scale,
    colormap: Colormap,
) -> Result<(), JsValue> {
    let upsampling = upsampling(frame.framing, false);
    let per_pixel = SIDE / frame.seen.width.max(frame.seen.height);
    let pixels = |side: f64| (side * per_pixel).round().max(1.0) as u32;
    let size = (pixels(frame.seen.width), pixels(frame.seen.height));
    canvas::draw_map(canvas, map, size, upsampling, scale, colormap)
}
