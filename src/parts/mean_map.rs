//! A mean map over an empty frame, with its scale.

use super::canvas;
use super::gradient::gradient;
use super::numbers;
use camlens_client::gallery::MeanMap;
use camlens_core::cam::{Enlargement, Upsampling};
use camlens_core::render::{Colormap, Cover, Scale};
use camlens_words::say;
use leptos::html::Canvas;
use leptos::prelude::*;

/// The pixels of the canvas, across and down.
const SIZE: (u32, u32) = (320, 240);

/// The picture; nothing without a map.
#[component]
pub fn MeanMapPicture(
    mean: Memo<Option<MeanMap>>,
    scale: Memo<Option<Scale>>,
    #[prop(into)] colormap: Signal<Colormap>,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move |_| {
        let (Some(canvas), Some(scale)) = (canvas.get(), scale.get()) else {
            return;
        };
        mean.with(|mean| {
            if let Some(mean) = mean {
                let enlargement = Enlargement {
                    upsampling: Upsampling::HalfPixel,
                    offset: mean.offset,
                };
                // Without a picture the sentence below it stands alone.
                let _ = canvas::draw_map(
                    &canvas,
                    &mean.map,
                    SIZE,
                    enlargement,
                    scale,
                    colormap.get(),
                    Cover::Even,
                );
            }
        });
    });
    let end =
        move |of: fn(Scale) -> f32| move || scale.get().map(|scale| numbers::logit(of(scale)));
    view! {
        <div hidden=move || scale.get().is_none()>
            <div class="mean-map"><canvas node_ref=canvas aria-hidden="true"></canvas></div>
            <p class="hint mean-scale">
                {end(|scale| scale.low)}
                <span class="gradient" style:background-image=move || gradient(colormap.get())></span>
                {end(|scale| scale.high)} " " {say::ask_logit()}
            </p>
        </div>
    }
}
