//! The three questions as tabs, and what the map shows above them.

use super::classes::ClassesPanel;
use super::compare::ComparePanel;
use super::herald::Herald;
use super::region::RegionPanel;
use crate::parts::events::{goes_into_a_field, with_others};
use crate::state::Page;
use crate::state::Question;
use leptos::ev::KeyboardEvent;
use leptos::html::{Button, Input};
use leptos::prelude::*;

/// What the map shows.
#[component]
pub fn Shown() -> impl IntoView {
    let page = expect_context::<Page>();
    let synonyms = move || {
        let class = page.class.get().filter(|_| !page.ask.compares())?;
        let synonyms = page.class_entry(class)?.synonyms;
        (!synonyms.is_empty()).then(|| view! { <p class="synonyms">{synonyms}</p> })
    };
    let eyebrow = move || {
        if page.ask.compares() {
            "The map compares"
        } else {
            "The map shows"
        }
    };
    view! {
        <header class="shown-class">
            <p class="eyebrow">{eyebrow}</p>
            <h2>{move || page.subject_in_words()}</h2>
            {synonyms}
            <Herald />
        </header>
    }
}

/// The tabs with their panels.
#[component]
pub fn Tabs() -> impl IntoView {
    let page = expect_context::<Page>();
    let search = NodeRef::<Input>::new();
    let buttons = Question::ALL.map(|_| NodeRef::<Button>::new());
    focus_by_slash(page, search);
    let turn = move |event: KeyboardEvent| {
        let count = Question::ALL.len();
        let now = page.ask.question.get_untracked() as usize;
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        page.ask.question.set(Question::ALL[next]);
        if let Some(button) = buttons[next].get_untracked() {
            // A tab that cannot be focused is still shown.
            let _ = button.focus();
        }
    };
    let tabs = Question::ALL.into_iter().zip(buttons);
    view! {
        <div class="asked">
            <div class="tabs" role="tablist" aria-label="Ask the map" on:keydown=turn>
                {tabs.map(|(question, button)| view! { <Tab question button /> }).collect_view()}
            </div>
            <Panel question=Question::Classes><ClassesPanel search /></Panel>
            <Panel question=Question::Compare>
                <WhenAsked question=Question::Compare what=|| view! { <ComparePanel /> }.into_any() />
            </Panel>
            <Panel question=Question::Region>
                <WhenAsked question=Question::Region what=|| view! { <RegionPanel /> }.into_any() />
            </Panel>
        </div>
    }
}

#[component]
fn Tab(question: Question, button: NodeRef<Button>) -> impl IntoView {
    let page = expect_context::<Page>();
    let chosen = move || page.ask.question.get() == question;
    let (label, hint) = match question {
        Question::Classes => {
            let classes = page.ask.classes();
            let hint = format!("Where is it? The map of any of the {classes} classes");
            ("Classes", hint)
        }
        Question::Compare => ("Compare", "Why this one and not that one?".to_owned()),
        Question::Region => (
            "Region",
            "What would the photo be, seen only there?".to_owned(),
        ),
    };
    view! {
        <button
            node_ref=button
            type="button"
            role="tab"
            id=format!("tab-{}", question.name())
            aria-controls=format!("panel-{}", question.name())
            aria-selected=move || chosen().to_string()
            tabindex=move || if chosen() { "0" } else { "-1" }
            title=hint
            on:click=move |_| page.ask.question.set(question)
        >
            {label}
        </button>
    }
}

#[component]
fn Panel(question: Question, children: Children) -> impl IntoView {
    let page = expect_context::<Page>();
    view! {
        <div
            class="panel"
            role="tabpanel"
            id=format!("panel-{}", question.name())
            aria-labelledby=format!("tab-{}", question.name())
            hidden=move || page.ask.question.get() != question
        >
            {children()}
        </div>
    }
}

/// Only what is asked is computed.
#[component]
fn WhenAsked(question: Question, what: fn() -> AnyView) -> impl IntoView {
    let page = expect_context::<Page>();
    let asked = Memo::new(move |_| page.ask.question.get() == question);
    move || asked.get().then(what)
}

/// `/` goes to the search, unless someone is typing.
fn focus_by_slash(page: Page, search: NodeRef<Input>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() != "/" || with_others(&event) || goes_into_a_field(&event) {
            return;
        }
        event.prevent_default();
        page.ask.question.set(Question::Classes);
        // The panel is shown by then.
        request_animation_frame(move || {
            if let Some(search) = search.try_get_untracked().flatten() {
                let _ = search.focus();
            }
        });
    });
    on_cleanup(move || listener.remove());
}
