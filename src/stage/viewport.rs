//! A picture that can be enlarged.
//!
//! The sheet inside becomes larger than the viewport, which scrolls; so wheels, keys and scroll bars
//! pan by themselves. A layer that keeps a press for itself prevents its default; such a press pans
//! nothing.

use crate::parts::events::place_of;
use crate::state::LookContext;
use camlens_client::view::zoom::{self, FIT};
use camlens_words::say;
use leptos::ev;
use leptos::html::Figure;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The movement up to which a press is a click and no drag, in pixels.
const CLICK_SLACK_PIXELS: f64 = 5.0;

/// A figure of the picture's proportions; `children` lie on its sheet.
#[component]
pub fn Viewport(
    children: Children,
    /// Width over height, where it is not the stage's.
    #[prop(optional, into)]
    ratio: Signal<Option<f64>>,
    /// No picture is there yet.
    #[prop(optional, into)]
    vacant: Signal<bool>,
    /// Another picture is shown in its place.
    #[prop(optional, into)]
    away: Signal<bool>,
) -> impl IntoView {
    let look = expect_context::<LookContext>();
    let hold = Hold {
        look,
        figure: NodeRef::new(),
        touches: StoredValue::new(Touches::default()),
        vacant,
    };
    view! {
        <figure
            node_ref=hold.figure
            class="picture"
            class:vacant=vacant
            class:near=move || { look.zoom.get() > FIT }
            hidden=away
            tabindex="0"
            aria-label=say::stage_picture()
            style=("--ratio", move || ratio.get().map(|ratio| ratio.to_string()))
            on:wheel=move |event| hold.turns(&event)
            on:dblclick=move |event| hold.doubles(&event)
            on:pointerdown=move |event| hold.presses(&event)
            on:pointermove=move |event| hold.moves(&event)
            on:pointerup=move |event| hold.lets_go(&event)
            on:pointercancel=move |event| hold.lets_go(&event)
            on:pointerleave=move |event| hold.lets_go(&event)
            on:touchstart=two_fingers
            on:touchmove=two_fingers
            on:scroll=move |_| hold.scrolls()
        >
            <div class="sheet">{children()}</div>
        </figure>
    }
}

/// The pointers that act on the picture.
#[derive(Clone, Copy)]
struct Hold {
    look: LookContext,
    figure: NodeRef<Figure>,
    touches: StoredValue<Touches>,
    vacant: Signal<bool>,
}

impl Hold {
    fn element(self) -> Option<HtmlElement> {
        self.figure.get_untracked()
    }

    fn turns(self, event: &ev::WheelEvent) {
        // A pinch on a trackpad comes as a wheel with Ctrl.
        let zooms = event.ctrl_key() || event.meta_key();
        if let Some(element) = self.element().filter(|_| zooms) {
            event.prevent_default();
            let factor = zoom::wheeled(self.look.zoom.get_untracked(), event.delta_y());
            zoom_at(self.look, &element, factor, place_of(event));
        }
    }

    fn doubles(self, event: &ev::MouseEvent) {
        if let Some(element) = self.element().filter(|_| !event.default_prevented()) {
            let fits = self.look.zoom.get_untracked() <= FIT;
            let factor = if fits { zoom::DOUBLE_CLICK } else { FIT };
            zoom_at(self.look, &element, factor, place_of(event));
        }
    }

    fn presses(self, event: &ev::PointerEvent) {
        let taken = event.default_prevented() || event.button() != 0;
        if !taken && !self.vacant.get_untracked() {
            self.touches
                .update_value(|touches| touches.press(event.pointer_id(), place_of(event)));
        }
    }

    fn moves(self, event: &ev::PointerEvent) {
        let follow = |touches: &mut Touches| touches.follow(event.pointer_id(), place_of(event));
        let gesture = self.touches.try_update_value(follow).flatten();
        if let (Some(element), Some(gesture)) = (self.element(), gesture) {
            self.follows(&element, event, gesture);
        }
    }

    fn follows(self, viewport: &HtmlElement, event: &ev::PointerEvent, gesture: Gesture) {
        let factor = self.look.zoom.get_untracked();
        match gesture {
            Gesture::Pan { x, y } if factor > FIT => {
                // Past the viewport's edge the drag goes on.
                let _ = viewport.set_pointer_capture(event.pointer_id());
                viewport.set_scroll_left(viewport.scroll_left() - x.round() as i32);
                viewport.set_scroll_top(viewport.scroll_top() - y.round() as i32);
            }
            Gesture::Pan { .. } => {}
            Gesture::Pinch { times, at } => zoom_at(self.look, viewport, factor * times, at),
        }
    }

    fn lets_go(self, event: &ev::PointerEvent) {
        self.touches
            .update_value(|touches| touches.release(event.pointer_id()));
    }

    fn scrolls(self) {
        if let Some(element) = self.element() {
            scroll_the_others(&element);
        }
    }
}

/// Keeps a pinch of two fingers from the browser, which would scroll.
fn two_fingers(event: ev::TouchEvent) {
    if event.touches().length() > 1 {
        event.prevent_default();
    }
}

/// Zooms to a factor around a place of the window.
fn zoom_at(look: LookContext, viewport: &HtmlElement, factor: f64, (x, y): (f64, f64)) {
    let (before, after) = (look.zoom.get_untracked(), zoom::limited(factor));
    let place = viewport.get_bounding_client_rect();
    let (left, top) = (viewport.scroll_left(), viewport.scroll_top());
    look.set_zoom(after);
    // The sheet has to have its new size before it can be scrolled to.
    if let Some(stage) = viewport.parent_element() {
        apply(&stage, after);
    }
    let to = |scroll: i32, at: f64| zoom::scrolled(scroll.into(), at, before, after).round() as i32;
    viewport.set_scroll_left(to(left, x - place.left()));
    viewport.set_scroll_top(to(top, y - place.top()));
}

/// Zooms to a factor around the middle of the viewport.
pub fn zoom_to(look: LookContext, stage: &HtmlElement, factor: f64) {
    let viewport = stage
        .query_selector(".picture:not([hidden])")
        .ok()
        .flatten();
    if let Some(viewport) = viewport.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let place = viewport.get_bounding_client_rect();
        let middle = (
            place.left() + place.width() / 2.0,
            place.top() + place.height() / 2.0,
        );
        zoom_at(look, &viewport, factor, middle);
    }
}

/// Writes the factor into the property that the style sheet reads.
fn apply(stage: &web_sys::Element, factor: f64) {
    if let Some(stage) = stage.dyn_ref::<HtmlElement>() {
        // A name and a number are valid.
        let _ = stage.style().set_property("--zoom", &factor.to_string());
    }
}

/// Scrolls pictures side by side to the same part.
fn scroll_the_others(viewport: &HtmlElement) {
    let Some(stage) = viewport.parent_element() else {
        return;
    };
    let Ok(all) = stage.query_selector_all(".picture:not([hidden])") else {
        return;
    };
    let others = (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|other| other != viewport);
    for other in others {
        // A scroll position that is set again would call back and forth.
        if (other.scroll_left() - viewport.scroll_left()).abs() > 1 {
            other.set_scroll_left(viewport.scroll_left());
        }
        if (other.scroll_top() - viewport.scroll_top()).abs() > 1 {
            other.set_scroll_top(viewport.scroll_top());
        }
    }
}

/// The meaning of moving pointers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Gesture {
    /// A movement, in pixels.
    Pan { x: f64, y: f64 },
    /// The distance of two fingers has grown by this factor, around this place.
    Pinch { times: f64, at: (f64, f64) },
}

/// The pressed pointers: one drags, two pinch.
#[derive(Debug, Clone, Default, PartialEq)]
struct Touches {
    pressed: Vec<(i32, (f64, f64))>,
    /// One pointer has moved farther than a click.
    dragging: bool,
}

impl Touches {
    fn press(&mut self, pointer: i32, at: (f64, f64)) {
        self.release(pointer);
        self.pressed.push((pointer, at));
    }

    fn release(&mut self, pointer: i32) {
        self.pressed.retain(|&(other, _)| other != pointer);
        self.dragging = false;
    }

    fn follow(&mut self, pointer: i32, to: (f64, f64)) -> Option<Gesture> {
        let which = self
            .pressed
            .iter()
            .position(|&(other, _)| other == pointer)?;
        let from = self.pressed[which].1;
        let gesture = match self.pressed[..] {
            [_] => {
                let (x, y) = (to.0 - from.0, to.1 - from.1);
                if !self.dragging && x.hypot(y) < CLICK_SLACK_PIXELS {
                    return None;
                }
                self.dragging = true;
                Gesture::Pan { x, y }
            }
            [one, two] => {
                let other = if which == 0 { two.1 } else { one.1 };
                let apart = |place: (f64, f64)| (place.0 - other.0).hypot(place.1 - other.1);
                Gesture::Pinch {
                    times: apart(to).max(1.0) / apart(from).max(1.0),
                    at: ((to.0 + other.0) / 2.0, (to.1 + other.1) / 2.0),
                }
            }
            _ => return None,
        };
        self.pressed[which].1 = to;
        Some(gesture)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pointer_pans_once_it_is_no_click() {
        let mut touches = Touches::default();
        assert_eq!(touches.follow(1, (5.0, 5.0)), None, "not pressed");
        touches.press(1, (10.0, 10.0));
        assert_eq!(touches.follow(1, (12.0, 10.0)), None, "a click that shakes");
        let pan = |x, y| Some(Gesture::Pan { x, y });
        assert_eq!(touches.follow(1, (20.0, 10.0)), pan(10.0, 0.0));
        assert_eq!(touches.follow(1, (21.0, 9.0)), pan(1.0, -1.0));
        touches.release(1);
        assert_eq!(touches.follow(1, (30.0, 10.0)), None);
    }

    #[test]
    fn two_fingers_pinch_around_their_middle() {
        let mut touches = Touches::default();
        touches.press(1, (0.0, 0.0));
        touches.press(2, (100.0, 0.0));
        let pinch = touches.follow(2, (200.0, 0.0));
        let expected = Gesture::Pinch {
            times: 2.0,
            at: (100.0, 0.0),
        };
        assert_eq!(pinch, Some(expected));
        touches.release(1);
        assert_eq!(touches.follow(2, (201.0, 0.0)), None);
    }
}
