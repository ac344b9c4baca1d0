//! The three questions as tabs, and the subject of the map above them.

use super::classes::ClassesPanel;
use super::compare::ComparePanel;
use super::herald::Herald;
use super::keys;
use super::pin::PinQuestion;
use super::region::RegionPanel;
use super::support::SupportNotice;
use super::words;
use crate::parts::numbers::percent;
use crate::state::{AnswersContext, AskedContext};
use camlens_client::subject::{Catalogue, Subject};
use camlens_client::view::{MapSubject, Question};
use camlens_words::say;
use leptos::ev::KeyboardEvent;
use leptos::html::{Button, Div, Input};
use leptos::prelude::*;

/// The name of the map's subject with its probability, and the map in words. `mark` stands beside the
/// name.
#[component]
pub fn SubjectHeader(mark: ViewFn) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let class = move || match answers.subject.get()? {
        MapSubject::Class(class) => Some(class),
        MapSubject::Difference(..) => None,
    };
    let synonyms = move || {
        let class = Subject::Class(class()?);
        let synonyms = |catalogue: &Catalogue| catalogue.synonyms(class).to_owned();
        let synonyms = answers.with_catalogue(synonyms);
        (!synonyms.is_empty()).then(|| view! { <p class="synonyms">{synonyms}</p> })
    };
    let probability = move || {
        let standing = answers.standing(class()?)?;
        Some(view! { <span class="probability">{percent(standing.prediction.probability)}</span> })
    };
    let eyebrow = move || {
        if answers.compares() {
            say::ask_compares()
        } else {
            say::ask_shows()
        }
    };
    view! {
        <header class="shown-class">
            <p class="eyebrow">{eyebrow}</p>
            <div class="subject">
                <h2>{move || answers.subject_name()}</h2>
                {mark.run()}
                <span class="beside-name">
                    {probability}
                    <PinQuestion />
                </span>
            </div>
            {synonyms}
            <SupportNotice />
            <Herald />
        </header>
    }
}

/// The tabs with their panels.
#[component]
pub fn Tabs() -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let search = NodeRef::<Input>::new();
    let buttons = Question::ALL.map(|_| NodeRef::<Button>::new());
    keys::listen(asked, expect_context(), search);
    let turn = move |event: KeyboardEvent| {
        let count = Question::ALL.len();
        let now = asked.question.get_untracked() as usize;
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        asked.ask(Question::ALL[next]);
        if let Some(button) = buttons[next].get_untracked() {
            // A tab that refuses the focus is shown all the same.
            let _ = button.focus();
        }
    };
    let panel = NodeRef::<Div>::new();
    Effect::new(move |before: Option<Question>| {
        let question = asked.question.get();
        if before.is_some_and(|before| before != question) {
            request_animation_frame(move || bring_up(panel));
        }
        question
    });
    let tabs = Question::ALL.into_iter().zip(buttons);
    view! {
        <div class="asked" node_ref=panel>
            <div class="tabs" role="tablist" aria-label=say::ask_tabs() on:keydown=turn>
                {tabs.map(|(question, button)| view! { <Tab question button /> }).collect_view()}
            </div>
            <Panel question=Question::Classes><ClassesPanel search /></Panel>
            <Panel question=Question::Compare>
                <WhenAsked question=Question::Compare panel=|| view! { <ComparePanel /> }.into_any() />
            </Panel>
            <Panel question=Question::Region>
                <WhenAsked question=Question::Region panel=|| view! { <RegionPanel /> }.into_any() />
            </Panel>
        </div>
    }
}

#[component]
fn Tab(question: Question, button: NodeRef<Button>) -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let chosen = move || asked.question.get() == question;
    let answers = expect_context::<AnswersContext>();
    let label = match question {
        Question::Classes => say::ask_classes(),
        Question::Compare => say::ask_compare(),
        Question::Region => say::ask_region(),
    };
    let hint = move || match question {
        Question::Classes => words::classes_hint(answers.of.get()),
        Question::Compare => say::ask_compare_hint(),
        Question::Region => say::ask_region_hint(),
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
            on:click=move |_| asked.ask(question)
        >
            {label}
        </button>
    }
}

#[component]
fn Panel(question: Question, children: Children) -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    view! {
        <div
            class="panel"
            role="tabpanel"
            id=format!("panel-{}", question.name())
            aria-labelledby=format!("tab-{}", question.name())
            hidden=move || asked.question.get() != question
        >
            {children()}
        </div>
    }
}

/// The panel of a question, computed while the question is asked.
#[component]
fn WhenAsked(question: Question, panel: fn() -> AnyView) -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let is_asked = Memo::new(move |_| asked.question.get() == question);
    move || is_asked.get().then(panel)
}

/// The part of the window's height below which a panel has too little room for its answer.
const LOW: f64 = 0.5;

/// Scrolls a panel that begins low in the window to its top, where the answer is in sight.
fn bring_up(panel: NodeRef<Div>) {
    let height = window().inner_height().ok().and_then(|of| of.as_f64());
    let panel = panel.try_get_untracked().flatten();
    if let Some((panel, height)) = panel.zip(height)
        && panel.get_bounding_client_rect().top() > LOW * height
    {
        panel.scroll_into_view();
    }
}
