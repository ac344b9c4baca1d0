//! What the network saw: its input itself.

use super::viewport::Viewport;
use crate::page::state::{Finding, Page};
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// The input of the last pass, in its own proportions.
#[component]
pub fn NetworkEye() -> impl IntoView {
    let page = expect_context::<Page>();
    let canvas = NodeRef::<Canvas>::new();
    let size = Memo::new(move |_| {
        page.finding
            .with(|finding| finding.as_ref().map(|finding| finding.frame.input))
    });
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        page.finding.with(|finding| {
            if let Some(finding) = finding {
                // A canvas that refuses stays empty; its size is said beside it.
                let _ = draw(&canvas, finding);
            }
        });
    });
    let ratio = move || {
        size.get()
            .map(|(width, height)| width as f64 / height as f64)
    };
    let in_words = move || {
        let (width, height) = size.get()?;
        Some(format!(
            "What the network saw: {width} by {height} pixels, resized from the photo"
        ))
    };
    view! {
        <Viewport ratio=Signal::derive(ratio)>
            <canvas
                node_ref=canvas
                class="eye"
                class:pixelated=move || page.look.pixelated.get()
                role="img"
                aria-label=in_words
                data-testid="input"
                data-width=move || size.get().map(|(width, _)| width.to_string())
                data-height=move || size.get().map(|(_, height)| height.to_string())
            />
        </Viewport>
    }
}

fn draw(canvas: &HtmlCanvasElement, finding: &Finding) -> Result<(), JsValue> {
    let (width, height) = (finding.frame.input.0 as u32, finding.frame.input.1 as u32);
    let rgba = opaque(&finding.input);
    let picture = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&rgba), width, height)?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or("no 2d canvas")?;
    context
        .dyn_into::<CanvasRenderingContext2d>()?
        .put_image_data(&picture, 0.0, 0.0)
}

/// RGB as RGBA.
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
