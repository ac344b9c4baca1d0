//! How to read the map: one page over the page.

use crate::parts::events::goes_into_a_field;
use camlens_core::resnet50;
use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Opens the page on how to read the map.
#[component]
pub fn HelpButton(help: NodeRef<Dialog>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button quiet help-button"
            aria-haspopup="dialog"
            aria-keyshortcuts="?"
            data-testid="help-button"
            on:click=move |_| open(help)
        >
            "How to read the map"
        </button>
    }
}

/// The page itself; the browser keeps the focus in it, closes it with Escape, and gives the focus
/// back.
#[component]
pub fn Help(help: NodeRef<Dialog>) -> impl IntoView {
    let asked = window_event_listener(ev::keydown, move |event| {
        if event.key() == "?" && !event.default_prevented() && !goes_into_a_field(&event) {
            event.prevent_default();
            open(help);
        }
    });
    on_cleanup(move || asked.remove());
    let close = move || {
        if let Some(help) = help.get_untracked() {
            help.close();
        }
    };
    // The dialog's own box is full of its text: a click on the dialog itself is one beside it.
    let beside = move |event: ev::MouseEvent| {
        let target = event.target();
        let dialog = help.get_untracked();
        if target
            .zip(dialog)
            .is_some_and(|(target, dialog)| target == *dialog.unchecked_ref())
        {
            close();
        }
    };
    view! {
        <dialog node_ref=help class="help" aria-labelledby="help-title" data-testid="help" on:click=beside>
            <div class="help-page">
                <header>
                    <h2 id="help-title" tabindex="-1" autofocus>"How to read the map"</h2>
                    <button type="button" class="button" data-testid="help-close" on:click=move |_| close()>
                        "Close"
                    </button>
                </header>
                <NumbersAndColours />
                <Limits />
                <Sources />
            </div>
        </dialog>
    }
}

#[component]
fn NumbersAndColours() -> impl IntoView {
    view! {
        <p>
            "The network cuts what it sees into a grid. Each cell of the grid adds to the score of a \
             class, or takes from it. The map shows these amounts: it is the sum itself, laid out over \
             the photo."
        </p>
        <h3>"The numbers"</h3>
        <p>
            "Scores are " <dfn>"logits"</dfn> ": one more makes a class 2.7 times as likely against the \
             others. The average of all cells and a fixed bias of the class make up its logit exactly. \
             The bar beside the photo says which logits the colours stand for."
        </p>
        <h3>"The place"</h3>
        <p>
            "A cell of this network looks a quarter of a cell up and to the left of the middle of its \
             square, because the network keeps the first of two pixels where it halves its picture; the \
             map is drawn there, except in the framing \u{201c}Seed\u{201d}, which draws it as the original \
             notebook does. Over 31 photos with exact outlines this raised the overlap of map and thing \
             from 0.575 to 0.621 on average, where 1 is all of it."
        </p>
        <h3>"The colours"</h3>
        <ul>
            <li>"The end of the bar that is named with the largest number marks what speaks most for the class."</li>
            <li>
                "Below zero, a place speaks " <em>"against"</em> " the class. With the range \u{201c}this map\u{201d} \
                 the first colour is the least value, which may be far below zero or well above it: look \
                 for the zero on the bar."
            </li>
            <li>
                "To compare photos or classes, choose the fixed range: then a colour always means the \
                 same."
            </li>
            <li>
                "Jet, as the original notebook has it, makes edges where the numbers have none. Viridis, \
                 inferno and grey do not."
            </li>
        </ul>
    }
}

#[component]
fn Limits() -> impl IntoView {
    view! {
        <h3>"What it cannot tell"</h3>
        <ul>
            <li>
                <strong>"Fine shapes. "</strong>
                "The grid is coarse, some eight cells high. The smooth look is interpolation; \
                 \u{201c}real cells\u{201d} shows what there is. And every cell has seen much of its surroundings."
            </li>
            <li>
                <strong>"Why. "</strong>
                "It shows where the evidence was, not which property of that place counted, and nothing \
                 of how it came to count."
            </li>
            <li>
                <strong>"What has no name here. "</strong>
                "The network knows " {resnet50::CLASSES} " classes, many of them dogs. Shown anything else, \
                 it still gives one of them, and the map is then about that one."
            </li>
            <li>
                <strong>"What it was not shown. "</strong>
                "The framing may cut or squash the photo. \u{201c}Network\u{2019}s eye\u{201d} shows exactly what \
                 was left of it."
            </li>
        </ul>
    }
}

#[component]
fn Sources() -> impl IntoView {
    view! {
        <h3>"Sources and thanks"</h3>
        <p>
            "B. Zhou, A. Khosla, A. Lapedriza, A. Oliva, A. Torralba: "
            <cite>"Learning Deep Features for Discriminative Localization"</cite>
            ", 2016, arXiv 1512.04150. The contour at 20 % and the box are theirs, too."
        </p>
        <p>
            "The network is " {resnet50::SOURCE} ". Names of classes are from \
             WordNet 3.0, copyright 2006 by Princeton University, used under its licence. Turbo is by \
             Google, Apache License 2.0; viridis and inferno are by the authors of matplotlib, CC0."
        </p>
    }
}

fn open(help: NodeRef<Dialog>) {
    if let Some(help) = help.get_untracked().filter(|help| !help.open()) {
        // Fails only for a dialog that is open already.
        let _ = help.show_modal();
        help.set_scroll_top(0);
    }
}
