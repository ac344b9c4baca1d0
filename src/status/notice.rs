//! The message when something did not work.

use super::sentences;
use crate::parts::focus::leave_the_focus_to;
use crate::state::ReaderContext;
use camlens_client::reader::{Event, Notice};
use camlens_words::say;
use leptos::html::{Button, Section};
use leptos::prelude::*;

/// The last thing that went wrong, until it is dismissed or something new is asked for. `line`, the
/// status line, takes the focus when the notice goes away with it.
#[component]
pub fn NoticeBox(line: NodeRef<Section>) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    // A notice that is no loss any more is still the same one: it is not told again.
    let notice = reader.select(|state| {
        let notice = state.notice.clone();
        notice.map(|notice| Notice {
            lost: false,
            ..notice
        })
    });
    move || {
        notice
            .get()
            .map(|notice| view! { <NoticeView notice line /> })
    }
}

#[component]
fn NoticeView(notice: Notice, line: NodeRef<Section>) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let Notice {
        kind, file, remedy, ..
    } = notice;
    let dismiss = NodeRef::<Button>::new();
    leave_the_focus_to(dismiss, line);
    let remedy = remedy.map(|remedy| {
        let button = NodeRef::<Button>::new();
        leave_the_focus_to(button, line);
        let act = move |_| reader.send(Event::Remedied(remedy));
        view! {
            <button node_ref=button type="button" class="button" on:click=act>
                {sentences::remedy(remedy)}
            </button>
        }
    });
    view! {
        <div class="notice" role="alert" data-testid="error" data-kind=kind.name()>
            <p>
                {file.map(|file| view! { <strong><bdi>{file}</bdi></strong> ": " })}
                {sentences::notice(&kind)}
            </p>
            {remedy}
            <button
                node_ref=dismiss
                type="button"
                class="button quiet"
                aria-label=say::notice_dismiss_label()
                on:click=move |_| reader.send(Event::Dismissed)
            >
                {say::notice_dismiss()}
            </button>
        </div>
    }
}
