//! The choice of a colormap.

use crate::parts::gradient::gradient;
use crate::parts::radio::Radio;
use crate::state::LookContext;
use camlens_core::render::Colormap;
use leptos::prelude::*;

/// A strip for each colormap, and a hint at the use of the chosen one.
#[component]
pub fn Colours() -> impl IntoView {
    let look = expect_context::<LookContext>();
    let hint = move || {
        if look.diverging.get() {
            "A comparison has two sides and colours of its own: grey is zero, red speaks for the \
             first class, blue for the other. The colours you chose are kept for maps of one class."
        } else {
            look.chosen_colormap.get().hint()
        }
    };
    view! {
        <fieldset
            class="choice"
            data-testid="colours"
            data-value=move || look.colormap.get().name()
            aria-describedby="colours-hint"
        >
            <legend>"Colours"</legend>
            <div class="swatches">
                {Colormap::ALL.into_iter().map(|colormap| view! { <Swatch colormap /> }).collect_view()}
            </div>
            <p class="hint" id="colours-hint">{hint}</p>
            <p class="hint">
                <span class="perceptual" aria-hidden="true">"\u{25cf}"</span>
                "Perceptual: equal steps of the numbers look like equal steps."
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
            title=colormap.hint()
            chosen=move || look.colormap.get() == colormap
            choose=move || look.set_colormap(colormap)
            disabled=Signal::derive(move || !look.offers_colormap(colormap))
        >
            <span class="strip" aria-hidden="true" style:background-image=gradient(colormap)></span>
            <span class="swatch-name">
                {colormap.label()}
                {colormap.is_perceptual().then(|| view! {
                    <span class="perceptual" title="Perceptual: equal steps look equal">
                        <span aria-hidden="true">"\u{25cf}"</span>
                        <span class="unseen">", perceptual"</span>
                    </span>
                })}
            </span>
        </Radio>
    }
}
