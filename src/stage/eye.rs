//! The network's input itself.

use super::viewport::Viewport;
use crate::parts::canvas;
use crate::state::{LookContext, ReaderContext};
use camlens_words::say;
use leptos::html::Canvas;
use leptos::prelude::*;

/// The input of the last pass, in its own proportions.
#[component]
pub fn NetworkEye() -> impl IntoView {
    let (reader, look) = (
        expect_context::<ReaderContext>(),
        expect_context::<LookContext>(),
    );
    let canvas = NodeRef::<Canvas>::new();
    let size = Memo::new(move |_| {
        reader
            .shown
            .with(|shown| shown.as_ref().map(|shown| shown.frame.input))
    });
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        reader.shown.with(|shown| {
            if let Some(finding) = shown {
                let (width, height) = finding.frame.input;
                let size = (width as u32, height as u32);
                // A canvas that refuses stays empty, with the size beside it.
                let _ = canvas::put(&canvas, &opaque(&finding.input), size);
            }
        });
    });
    let ratio = move || {
        size.get()
            .map(|(width, height)| width as f64 / height as f64)
    };
    let in_words = move || {
        let (width, height) = size.get()?;
        let (width, height) = (&width.to_string(), &height.to_string());
        Some(say::StageInput { width, height }.say())
    };
    view! {
        <Viewport ratio=Signal::derive(ratio)>
            <canvas
                node_ref=canvas
                class="eye"
                class:pixelated=move || look.pixelated.get()
                role="img"
                aria-label=in_words
                data-testid="input"
                data-width=move || size.get().map(|(width, _)| width.to_string())
                data-height=move || size.get().map(|(_, height)| height.to_string())
            />
        </Viewport>
    }
}

/// RGBA of RGB, opaque.
fn opaque(rgb: &[u8]) -> Vec<u8> {
    rgb.chunks_exact(3)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_keep_their_colours() {
        assert_eq!(opaque(&[1, 2, 3, 4, 5, 6]), [1, 2, 3, 255, 4, 5, 6, 255]);
    }
}
