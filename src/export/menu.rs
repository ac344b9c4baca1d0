//! The menu of a right click on the photo. The browser's own has no entry for a picture that is made of
//! several layers; with Shift, or for text and links, it comes as always.

use super::dialog::Saver;
use super::files;
use super::link::copy_link;
use super::quick::copy_picture;
use super::saving::What;
use super::shown::Shown;
use crate::parts::events::is_elsewhere;
use camlens_words::say;
use leptos::ev::{self, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, PointerEvent};

/// The part of the page that has the menu.
const PHOTO: &str = ".stage";

/// The menu, wherever it was asked for, and the key that opens the page over the page.
#[component]
pub fn SaveMenu(saver: Saver) -> impl IntoView {
    let shown = Shown::expect();
    let place = RwSignal::new(None::<(i32, i32)>);
    let menu = NodeRef::<Div>::new();
    let asked = window_event_listener(ev::contextmenu, move |event| {
        if let Some(at) = asked_at(shown, &event) {
            event.prevent_default();
            place.set(Some(at));
        }
    });
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        let inside = menu
            .get_untracked()
            .is_some_and(|menu| menu.contains(target.as_ref()));
        if !inside {
            place.set(None);
        }
    });
    let key = window_event_listener(ev::keydown, move |event| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        if event.key() == "s" && plain && !event.default_prevented() && !is_elsewhere(&event) {
            event.prevent_default();
            saver.open();
        }
    });
    on_cleanup(move || {
        asked.remove();
        elsewhere.remove();
        key.remove();
    });
    move || {
        place.get().map(|at| view! { <Menu saver shown at menu close=Callback::new(move |()| place.set(None)) /> })
    }
}

/// The place of a click for the menu; none for one that is the browser's.
fn asked_at(shown: Shown, event: &MouseEvent) -> Option<(i32, i32)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(PHOTO).ok()??;
    let finger = event
        .dyn_ref::<PointerEvent>()
        .is_some_and(|event| !matches!(event.pointer_type().as_str(), "mouse" | ""));
    let there = shown.reader.shown.with_untracked(Option::is_some);
    (there && !finger && !event.shift_key()).then(|| (event.client_x(), event.client_y()))
}

#[component]
fn Menu(
    saver: Saver,
    shown: Shown,
    at: (i32, i32),
    menu: NodeRef<Div>,
    close: Callback<()>,
) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(menu) = menu.get() {
            keep_inside(&menu, at);
            focus_item(&menu, Step::First);
        }
    });
    let keys = move |event: ev::KeyboardEvent| {
        let Some(menu) = menu.get_untracked() else {
            return;
        };
        match event.key().as_str() {
            "Escape" | "Tab" => close.run(()),
            "ArrowDown" => focus_item(&menu, Step::Next),
            "ArrowUp" => focus_item(&menu, Step::Previous),
            "Home" => focus_item(&menu, Step::First),
            "End" => focus_item(&menu, Step::Last),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let item = move |mark: &'static str, name: String, act: fn(Saver, Shown)| {
        view! {
            <button
                type="button"
                role="menuitem"
                tabindex="-1"
                data-testid=mark
                on:click=move |_| {
                    close.run(());
                    act(saver, shown);
                }
            >
                {name}
            </button>
        }
    };
    view! {
        <div node_ref=menu class="save-menu" role="menu" aria-label=say::export_menu() on:keydown=keys>
            {item("menu-save", say::export_menu_save(), |saver, shown| {
                files::save(shown, saver.saving, What::Overlay);
            })}
            {item("menu-copy", say::export_menu_copy(), |saver, shown| {
                copy_picture(shown, saver.saving);
            })}
            {item("menu-map", say::export_menu_map(), |saver, shown| {
                files::save(shown, saver.saving, What::Map);
            })}
            {item("menu-link", say::export_menu_link(), |saver, shown| {
                copy_link(shown, saver.saving);
            })}
            {item("menu-more", say::export_menu_more(), |saver, _| saver.open())}
        </div>
    }
}

/// Places the menu at the pointer, and inside of the window.
fn keep_inside(menu: &HtmlElement, (x, y): (i32, i32)) {
    let side = |side: Result<wasm_bindgen::JsValue, _>| {
        side.ok().and_then(|side| side.as_f64()).unwrap_or_default()
    };
    let (width, height) = (side(window().inner_width()), side(window().inner_height()));
    let left = f64::from(x)
        .min(width - f64::from(menu.offset_width()) - 4.0)
        .max(4.0);
    let top = f64::from(y)
        .min(height - f64::from(menu.offset_height()) - 4.0)
        .max(4.0);
    let style = menu.style();
    // A style that is refused leaves the menu in the corner.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Previous,
    Next,
    Last,
}

/// Gives the focus to an item of the menu.
fn focus_item(menu: &HtmlElement, step: Step) {
    let Ok(items) = menu.query_selector_all("[role=menuitem]") else {
        return;
    };
    let items: Vec<HtmlElement> = (0..items.length())
        .filter_map(|at| items.get(at)?.dyn_into().ok())
        .collect();
    let active = document().active_element();
    let at = items
        .iter()
        .position(|item| active.as_ref() == Some(item.as_ref()));
    let next = match (step, at) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None | Some(0)) => items.len().saturating_sub(1),
        (Step::Next, Some(at)) => (at + 1) % items.len().max(1),
        (Step::Previous, Some(at)) => at - 1,
    };
    if let Some(item) = items.get(next) {
        // Fails for no button of the page.
        let _ = item.focus();
    }
}
