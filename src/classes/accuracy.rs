//! How good the head is: accuracy, confusion matrix, doubtful photos, and whether more photos would help.

use super::curve::CurveView;
use super::matrix::{Cell, CellPhotos, Matrix};
use super::questionable::Questionable;
use super::words;
use crate::parts::radio::Segment;
use crate::state::ClassesContext;
use camlens_client::classes::Evaluation;
use camlens_words::say;
use leptos::prelude::*;

/// The photos that the head is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    LeftOut,
    HeldOut,
}

/// The part of the page.
#[component]
pub fn Accuracy() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let wish = RwSignal::new(By::LeftOut);
    let has_test = Memo::new(move |_| classes.held_out.with(|of| of.total() > 0));
    let by = Memo::new(move |_| match has_test.get() {
        true => wish.get(),
        false => By::LeftOut,
    });
    let evaluation = Memo::new(move |_| match by.get() {
        By::LeftOut => classes.left_out.get(),
        By::HeldOut => classes.held_out.get(),
    });
    let known = Memo::new(move |_| evaluation.with(|of| of.total() > 0));
    let cell = RwSignal::new(None::<Cell>);
    // A cell is of photos that were judged together.
    Effect::new(move |_| {
        by.track();
        cell.set(None);
    });
    view! {
        <div class="classes-accuracy">
            {move || has_test.get().then(|| view! { <Choice by wish /> })}
            <Figure evaluation by />
            {move || known.get().then(|| view! {
                <Matrix evaluation cell />
                <CellPhotos evaluation cell />
                <Questionable evaluation />
                <CurveView />
            })}
        </div>
    }
}

#[component]
fn Choice(by: Memo<By>, wish: RwSignal<By>) -> impl IntoView {
    let segment = move |of: By, value: &'static str, label: String| {
        view! {
            <Segment
                group="classes-by"
                value=value
                chosen=Signal::derive(move || by.get() == of)
                choose=move || wish.set(of)
            >
                {label}
            </Segment>
        }
    };
    view! {
        <fieldset class="choice">
            <legend class="unseen">{say::classes_by()}</legend>
            <div class="segments">
                {segment(By::LeftOut, "left-out", say::classes_by_left_out())}
                {segment(By::HeldOut, "held-out", say::classes_by_held_out())}
            </div>
        </fieldset>
    }
}

/// The accuracy with its interval.
#[component]
fn Figure(evaluation: Memo<Evaluation>, by: Memo<By>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let testid = move || match by.get() {
        By::LeftOut => "accuracy-left-out",
        By::HeldOut => "accuracy-held-out",
    };
    let doubts = Memo::new(move |_| {
        let held_out = by.get() == By::HeldOut;
        evaluation.with(|of| words::doubts(classes, of, held_out))
    });
    view! {
        <section
            aria-labelledby="classes-figure"
            data-testid=testid
            data-right=move || evaluation.with(|of| of.right().to_string())
            data-total=move || evaluation.with(|of| of.total().to_string())
        >
            <h3 id="classes-figure">{say::classes_accuracy()}</h3>
            <p class="figure">{move || evaluation.with(words::accuracy)}</p>
            <p>{move || evaluation.with(words::interval)}</p>
            <ul class="doubts" data-testid="accuracy-doubts" hidden=move || doubts.with(Vec::is_empty)>
                {move || doubts.get().into_iter().map(|doubt| view! { <li>{doubt}</li> }).collect_view()}
            </ul>
            <details class="hint">
                <summary>{say::classes_details()}</summary>
                <p>
                    {move || match by.get() {
                        By::LeftOut => say::classes_left_out_hint(),
                        By::HeldOut => say::classes_held_out_hint(),
                    }}
                </p>
                <p>{move || classes.head.with(|head| head.as_deref().map(words::lambda))}</p>
            </details>
        </section>
    }
}
