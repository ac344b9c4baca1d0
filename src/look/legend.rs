//! A line that tells the outlines on the photo apart, while there are any.

use crate::state::{AnswersContext, AskedContext, LookContext};
use camlens_client::view::Question;
use camlens_words::say;
use leptos::prelude::*;

/// A sample of each kind of outline that is drawn, with its name.
#[component]
pub fn Legend() -> impl IntoView {
    let (asked, answers, look) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
        expect_context::<LookContext>(),
    );
    let marked = Memo::new(move |_| {
        answers.contrast.with(|contrast| {
            contrast
                .as_ref()
                .is_some_and(|contrast| !contrast.lead.marked.is_empty())
        })
    });
    let region = Memo::new(move |_| {
        asked.question.get() == Question::Region && answers.region.with(|cells| !cells.is_empty())
    });
    let drawn = move || {
        let kinds = [
            (
                look.marked.with(Option::is_some),
                "contour",
                say::look_contour(),
            ),
            (look.part.with(Option::is_some), "box", say::look_box()),
            (marked.get(), "marked", say::look_marked_part()),
            (region.get(), "region", say::look_region()),
        ];
        kinds.into_iter().filter(|(drawn, ..)| *drawn)
    };
    move || {
        let kinds: Vec<_> = drawn().collect();
        (!kinds.is_empty()).then(|| {
            view! {
                <ul class="legend" data-testid="legend" aria-label=say::look_legend()>
                    {kinds.into_iter().map(|(_, kind, name)| view! {
                        <li data-kind=kind>
                            <svg viewBox="0 0 32 8" aria-hidden="true">
                                <path class="halo" d="M1 4H31" />
                                <path class=format!("line {kind}") d="M1 4H31" />
                            </svg>
                            {name}
                        </li>
                    }).collect_view()}
                </ul>
            }
        })
    }
}
