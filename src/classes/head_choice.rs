//! The classes that are asked: ImageNet's, or the visitor's own.

use crate::parts::radio::Segment;
use crate::state::{AnswersContext, ClassesContext, HeadContext};
use camlens_client::head_choice::HeadKind;
use camlens_core::resnet50;
use camlens_words::say;
use leptos::prelude::*;

/// Opens the page of the classes.
#[component]
pub fn ClassesButton() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    view! {
        <button
            type="button"
            class="button classes-button"
            aria-haspopup="dialog"
            aria-label=say::classes_title()
            title=say::classes_button_hint()
            data-testid="classes-open"
            on:click=move |_| classes.is_open.set(true)
        >
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="4.5" cy="5" r="3" />
                <rect x="9" y="8.500" width="5.500" height="5.500" />
                <path d="M2 14 6 9.500" />
            </svg>
            <span class="word">{say::classes_short()}</span>
        </button>
    }
}

/// The choice; it is there once there is a head of one's own.
#[component]
pub fn HeadChoice() -> impl IntoView {
    let heads = expect_context::<HeadContext>();
    let answers = expect_context::<AnswersContext>();
    // Learned here, or come with the page.
    let own = Memo::new(move |_| heads.own.with(|own| own.as_ref().map(|own| own.classes())));
    let kind = heads.kind;
    let names = move || {
        let labels = heads.labels();
        let names = labels.classes().iter().map(|class| class.name.to_string());
        names.collect::<Vec<_>>()
    };
    let name = move || match kind.get() {
        HeadKind::Imagenet => resnet50::NAME.to_owned(),
        HeadKind::Own => names().join(", "),
    };
    view! {
        <fieldset
            class="choice head-choice"
            data-testid="head"
            data-kind=move || kind.get().name()
            data-name=name
            data-classes=move || answers.classes().to_string()
            hidden=move || own.get().is_none()
        >
            <legend class="unseen">{say::classes_asked()}</legend>
            <div class="segments">
                <Segment
                    group="head"
                    value="imagenet"
                    chosen=Signal::derive(move || kind.get() == HeadKind::Imagenet)
                    choose=move || heads.choose(HeadKind::Imagenet)
                    title=say::classes_imagenet_hint()
                >
                    {say::classes_imagenet()}
                </Segment>
                <Segment
                    group="head"
                    value="own"
                    chosen=Signal::derive(move || kind.get() == HeadKind::Own)
                    choose=move || heads.choose(HeadKind::Own)
                >
                    {move || say::classes_own(own.get().unwrap_or_default())}
                </Segment>
            </div>
        </fieldset>
    }
}
