//! Keys that ask from anywhere on the page: `/` searches, 1 to 5 show the best classes, and in full
//! screen the arrows move through them.

use super::list::moved;
use crate::parts::events::{is_elsewhere, with_others};
use crate::state::{AnswersContext, AskedContext, top_of};
use camlens_client::view::Question;
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// Listens to the keys of the window; `/` goes to the field `search`.
pub fn listen(asked: AskedContext, answers: AnswersContext, search: NodeRef<Input>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let taken = with_others(&event) || event.default_prevented() || is_elsewhere(&event);
        let handled = !taken
            && match event.key().as_str() {
                "/" => focus(asked, search),
                digit @ ("1" | "2" | "3" | "4" | "5") => {
                    let place = digit.parse().unwrap_or(1);
                    show(asked, answers, place - 1)
                }
                _ => moves(asked, answers, &event),
            };
        if handled {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Focuses the search once its panel is shown.
fn focus(asked: AskedContext, search: NodeRef<Input>) -> bool {
    asked.ask(Question::Classes);
    request_animation_frame(move || {
        if let Some(search) = search.try_get_untracked().flatten() {
            let _ = search.focus();
        }
    });
    true
}

/// Shows the map of the class at a place among the best, counted from 0.
fn show(asked: AskedContext, answers: AnswersContext, place: usize) -> bool {
    let class = answers.with_ranking(|ranking| Some(top_of(ranking).get(place)?.class));
    let Some(class) = class else {
        return false;
    };
    asked.ask(Question::Classes);
    asked.show_class(class);
    true
}

/// In full screen, up and down move through the best classes. Elsewhere they scroll the page.
fn moves(asked: AskedContext, answers: AnswersContext, event: &KeyboardEvent) -> bool {
    let key = event.key();
    if document().fullscreen_element().is_none() || !matches!(&*key, "ArrowUp" | "ArrowDown") {
        return false;
    }
    let best: Vec<usize> = answers.with_ranking(|ranking| {
        let best = top_of(ranking).iter();
        best.map(|prediction| prediction.class).collect()
    });
    let now = asked.class.get_untracked();
    let at = best.iter().position(|&class| Some(class) == now);
    moved(&key, at, best.len()).is_some_and(|to| show(asked, answers, to))
}
