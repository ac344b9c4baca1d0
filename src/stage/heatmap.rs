//! The map on its canvas, in the pixels of the screen.

use super::words;
use crate::parts::canvas;
use crate::state::Page;
use crate::state::View;
use camlens_core::cam::ActivationMap;
use camlens_core::framing::Framing;
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, ResizeObserver};

/// The longest side of the canvas in its own pixels: beyond, no eye sees more of a smooth map, and
/// painting it would take longer than a frame.
const LONGEST_SIDE: f64 = 1280.0;

/// The map of the shown class, as large as its frame, in the pixels of the screen.
#[component]
pub fn Heatmap() -> impl IntoView {
    let page = expect_context::<Page>();
    let canvas = NodeRef::<Canvas>::new();
    let size = size_of(canvas);
    let framing = Memo::new(move |_| {
        page.finding
            .with(|finding| finding.as_ref().map(|finding| finding.frame.framing))
    });

    let look = page.look;
    Effect::new(move |_| {
        let (Some(canvas), Some(size)) = (canvas.get(), size.get()) else {
            return;
        };
        let (Some(upsampling), Some(scale)) = (look.upsampling.get(), look.scale.get()) else {
            return;
        };
        page.map.with(|map| {
            if let Some(map) = map {
                let colormap = look.colormap.get();
                // A canvas that refuses to be painted stays as it was; the numbers are beside it.
                let _ = canvas::draw_map(&canvas, map, size, upsampling, scale, colormap);
            }
        });
    });
    let opacity = move || match look.view.get() {
        View::Slide => "100%".to_owned(),
        _ => format!("{}%", look.opacity.get()),
    };

    let of_map = move |read: fn(&ActivationMap) -> String| {
        move || page.map.with(|map| map.as_ref().map(read))
    };
    let in_words = move || {
        let what = page.subject_in_words()?;
        page.map
            .with(|map| map.as_ref().map(|map| words::map_in_words(&what, map)))
    };
    view! {
        <canvas
            node_ref=canvas
            class="heatmap"
            role="img"
            aria-label=in_words
            class:pixelated=look.cells
            style:opacity=opacity
            data-testid="map"
            data-class=move || page.mark()
            data-against=move || page.mark_against()
            data-framing=move || framing.get().map(Framing::name)
            data-rows=of_map(|map| map.rows.to_string())
            data-columns=of_map(|map| map.columns.to_string())
            data-min=of_map(|map| map.min().to_string())
            data-max=of_map(|map| map.max().to_string())
            data-values=of_map(|map| {
                map.values.iter().map(f32::to_string).collect::<Vec<_>>().join(",")
            })
        />
    }
}

/// The size in pixels of the screen, and again whenever it changes.
fn size_of(canvas: NodeRef<Canvas>) -> RwSignal<Option<(u32, u32)>> {
    let size = RwSignal::new(None);
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn Fn()>)>);
    Effect::new(move |_| {
        let Some(element) = canvas.get() else { return };
        let measured = element.clone();
        let measure = Closure::<dyn Fn()>::new(move || {
            let now = pixels_of(&measured);
            if size.try_get_untracked() != Some(now) {
                size.try_set(now);
            }
        });
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref());
        match observer {
            Ok(observer) => {
                observer.observe(&element);
                watching.set_value(Some((observer, measure)));
            }
            // No observer, no new size: the canvas is scaled by the browser instead.
            Err(_) => size.set(pixels_of(&element)),
        }
    });
    on_cleanup(move || {
        if let Some((observer, _)) = watching.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
    size
}

/// None while the canvas has no extent.
fn pixels_of(canvas: &HtmlCanvasElement) -> Option<(u32, u32)> {
    let rectangle = canvas.get_bounding_client_rect();
    let (width, height) = (rectangle.width(), rectangle.height());
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let ratio = window()
        .device_pixel_ratio()
        .min(LONGEST_SIDE / width.max(height));
    let pixels = |side: f64| (side * ratio).round().max(1.0) as u32;
    Some((pixels(width), pixels(height)))
}
