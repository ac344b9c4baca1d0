//! How to read the map, the keys, and how it works: pages over the page.

mod how;
mod keys;
mod sections;
mod sum;
mod words;

pub use how::{HowButton, HowItWorks, HowPage};

use crate::parts::dialog::{Dialog, DialogRef, open};
use crate::parts::events::is_elsewhere;
use camlens_words::say;
use keys::Keys;
use leptos::ev;
use leptos::prelude::*;
use sections::{Limits, ManyPhotos, NumbersAndColours, OwnClasses, Sources};

/// Opens the page on how to read the map.
#[component]
pub fn HelpButton(help: DialogRef) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button quiet help-button"
            aria-haspopup="dialog"
            aria-keyshortcuts="?"
            data-testid="help-button"
            on:click=move |_| open(help)
        >
            {say::help_title()}
        </button>
    }
}

/// Opens the same page at its list of keys.
#[component]
pub fn KeysButton(help: DialogRef) -> impl IntoView {
    let keys = move |_| {
        open(help);
        let list = document().get_element_by_id("help-keys");
        if let Some(list) = list {
            list.scroll_into_view();
        }
    };
    view! {
        <button type="button" aria-haspopup="dialog" data-testid="keys-button" on:click=keys>
            {say::foot_keys()}
        </button>
    }
}

/// The page itself, which `?` opens, too; `how` is the page on how it works, `kept` says how much of the
/// visitor's photos is kept.
#[component]
pub fn Help(help: DialogRef, how: HowPage, #[prop(into)] kept: ViewFn) -> impl IntoView {
    let asked = window_event_listener(ev::keydown, move |event| {
        if event.key() == "?" && !event.default_prevented() && !is_elsewhere(&event) {
            event.prevent_default();
            open(help);
        }
    });
    on_cleanup(move || asked.remove());
    view! {
        <Dialog dialog=help name="help" title=say::help_title() close_label=say::help_close()>
            <NumbersAndColours />
            <p><HowButton how /></p>
            <ManyPhotos />
            <OwnClasses />
            <Limits />
            <h3>{say::help_photos()}</h3>
            <p>{say::kept_text()}</p>
            {kept.run()}
            <Keys />
            <Sources />
        </Dialog>
    }
}
