//! The message when something did not work.

use super::words;
use crate::state::{Notice, Page, Remedy};
use leptos::prelude::*;

/// The last thing that went wrong, until it is dismissed or something new is asked for.
#[component]
pub fn NoticeBox() -> impl IntoView {
    let page = expect_context::<Page>();
    move || {
        page.notice
            .get()
            .map(|notice| view! { <NoticeView notice /> })
    }
}

#[component]
fn NoticeView(notice: Notice) -> impl IntoView {
    let page = expect_context::<Page>();
    let Notice {
        kind,
        file,
        message,
        remedy,
        ..
    } = notice;
    let remedy = remedy.map(|remedy| {
        let label = match remedy {
            Remedy::Start => "Start the network",
            Remedy::ReadAgain => "Try again",
            Remedy::Reload => "Reload the page",
            Remedy::ReadAt(grid) => words::read_at(grid.short_side),
        };
        view! {
            <button type="button" class="button" on:click=move |_| page.remedy(remedy)>{label}</button>
        }
    });
    view! {
        <div class="notice" role="alert" data-testid="error" data-kind=kind>
            <p>{file.map(|file| view! { <strong><bdi>{file}</bdi></strong> ": " })} {message}</p>
            {remedy}
            <button
                type="button"
                class="button quiet"
                aria-label="Dismiss this message"
                on:click=move |_| page.notice.set(None)
            >
                "Dismiss"
            </button>
        </div>
    }
}
