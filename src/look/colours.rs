//! The choice of a colormap.

use super::words;
use crate::parts::gradient::gradient;
use crate::parts::look_names::colours_label;
use crate::parts::radio::Radio;
use crate::state::LookContext;
use camlens_core::render::Colormap;
use camlens_words::say;
use leptos::prelude::*;

/// A strip for each colormap, and a hint at the use of the chosen one.
#[component]
pub fn Colours() -> impl IntoView {
    let look = expect_context::<LookContext>();
    let hint = move || {
        if look.diverging.get() {
            say::look_colours_compare()
        } else {
            words::colours_hint(look.chosen_colormap.get())
        }
    };
    view! {
        <fieldset
            class="choice"
            data-testid="colours"
            data-value=move || look.colormap.get().name()
            aria-describedby="colours-hint"
        >
            <legend>{say::look_colours()}</legend>
            <div class="swatches">
                {Colormap::ALL.into_iter().map(|colormap| view! { <Swatch colormap /> }).collect_view()}
            </div>
            <p class="hint" id="colours-hint">{hint}</p>
            <p class="hint">
                <span class="perceptual" aria-hidden="true">"\u{25cf}"</span>
                {say::look_perceptual_hint()}
            </p>
        </fieldset>
    }
}

#[component]
fn Swatch(colormap: Colormap) -> impl IntoView {
    let look = expect_context::<LookContext>();
    view! {
        <Radio
            class="swatch"
            group="colours"
            value=colormap.name()
            title=words::colours_hint(colormap)
            chosen=move || look.colormap.get() == colormap
            choose=move || look.set_colormap(colormap)
            disabled=Signal::derive(move || !look.offers_colormap(colormap))
        >
            <span class="strip" aria-hidden="true" style:background-image=gradient(colormap)></span>
            <span class="swatch-name">
                {colours_label(colormap)}
                {colormap.is_perceptual().then(|| view! {
                    <span class="perceptual" title=say::look_perceptual_hint()>
                        <span aria-hidden="true">"\u{25cf}"</span>
                        <span class="unseen">", " {say::look_perceptual()}</span>
                    </span>
                })}
            </span>
        </Radio>
    }
}
