//! What the colours stand for: the logits at both ends, zero between them, and the identity.

use super::ask;
use super::state::Page;
use super::words;
use crate::cam::Evidence;
use crate::render::{Colormap, Scale};
use leptos::prelude::*;

/// Stops of the gradient; between them the browser mixes, which no eye can tell from the map.
const STOPS: usize = 32;

/// Zero is written under the bar when it is at least this far from its ends, in percent.
const CLEAR_OF_THE_ENDS: f32 = 14.0;

/// The bar below the predictions.
#[component]
pub fn ColourBar() -> impl IntoView {
    let page = expect_context::<Page>();
    let colours = Memo::new(move |_| ask::colours(page));
    let scale = Memo::new(move |_| colours.get().map(|(scale, _)| scale));
    let end =
        move |read: fn(Scale) -> f32| move || scale.get().map(|scale| words::logit(read(scale)));
    let zero = move || scale.get().and_then(zero_place);
    let identity = move || {
        let score = if page.diverging.get() {
            "difference"
        } else {
            "logit"
        };
        page.ask.evidence.with(|evidence| {
            let Evidence { map, bias, logit } = evidence.as_ref()?;
            Some(words::identity(
                map.cells(),
                map.mean(),
                *bias,
                *logit,
                score,
            ))
        })
    };

    view! {
        <figure class="colour-bar">
            <figcaption>"Each place\u{2019}s evidence, in logits"</figcaption>
            <div class="gradient" style:background-image=move || colours.get().map(|(_, colormap)| gradient(colormap))>
                {move || zero().map(|place| view! {
                    <span class="zero" style:left=format!("{place}%")></span>
                })}
            </div>
            <div class="ends">
                <span>{end(|scale| scale.low)}</span>
                {move || zero()
                    .filter(|place| (CLEAR_OF_THE_ENDS..100.0 - CLEAR_OF_THE_ENDS).contains(place))
                    .map(|place| view! { <span class="zero-label" style:left=format!("{place}%")>"0"</span> })}
                <span>{end(|scale| scale.high)}</span>
            </div>
            <p class="identity">{identity}</p>
        </figure>
    }
}

/// Where zero lies on the bar, in percent, when it lies inside.
fn zero_place(scale: Scale) -> Option<f32> {
    (scale.low < 0.0 && scale.high > 0.0).then(|| 100.0 * scale.place(0.0))
}

/// A colormap from its beginning to its end, as a CSS image.
pub fn gradient(colormap: Colormap) -> String {
    let stops: Vec<String> = (0..=STOPS)
        .map(|stop| {
            let [red, green, blue] = colormap.colour(stop as f32 / STOPS as f32);
            format!("rgb({red} {green} {blue})")
        })
        .collect();
    format!("linear-gradient(to right, {})", stops.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_marked_only_inside_of_the_bar() {
        assert_eq!(
            zero_place(Scale {
                low: -1.0,
                high: 3.0
            }),
            Some(25.0)
        );
        assert_eq!(
            zero_place(Scale {
                low: 0.0,
                high: 3.0
            }),
            None
        );
        assert_eq!(
            zero_place(Scale {
                low: 2.0,
                high: 2.0
            }),
            None
        );
    }

    #[test]
    fn the_gradient_begins_and_ends_with_the_colormap() {
        let gradient = gradient(Colormap::Jet);
        assert!(gradient.starts_with("linear-gradient(to right, rgb(0 0 128), "));
        assert!(gradient.ends_with("rgb(128 0 0))"));
    }
}
