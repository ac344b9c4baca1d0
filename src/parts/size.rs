//! The size of a canvas in pixels of the screen.

use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, ResizeObserver};

/// Width and height of a canvas in pixels of the screen, anew whenever it changes; scaled down where
/// a side were longer than `longest_side`. `None` while the canvas has no extent.
pub fn screen_size(canvas: NodeRef<Canvas>, longest_side: f64) -> ReadSignal<Option<(u32, u32)>> {
    let (size, set_size) = signal(None);
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn Fn()>)>);
    Effect::new(move |_| {
        let Some(element) = canvas.get() else { return };
        let measured = element.clone();
        let measure = Closure::<dyn Fn()>::new(move || {
            let now = pixels_of(&measured, longest_side);
            if size.try_get_untracked() != Some(now) {
                set_size.try_set(now);
            }
        });
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref());
        match observer {
            Ok(observer) => {
                observer.observe(&element);
                watching.set_value(Some((observer, measure)));
            }
            // The canvas keeps its size and is scaled by the browser.
            Err(_) => set_size.set(pixels_of(&element, longest_side)),
        }
    });
    on_cleanup(move || {
        if let Some((observer, _)) = watching.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
    size
}

fn pixels_of(canvas: &HtmlCanvasElement, longest_side: f64) -> Option<(u32, u32)> {
    let rectangle = canvas.get_bounding_client_rect();
    let (width, height) = (rectangle.width(), rectangle.height());
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let ratio = window()
        .device_pixel_ratio()
        .min(longest_side / width.max(height));
    let pixels = |side: f64| (side * ratio).round().max(1.0) as u32;
    Some((pixels(width), pixels(height)))
}
