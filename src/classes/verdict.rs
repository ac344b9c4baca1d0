//! A photo that is judged.

use super::tile::{MapOf, Picture};
use crate::parts::numbers::percent;
use crate::parts::sight::Sight;
use crate::state::ClassesContext;
use camlens_client::classes::{ClassId, Role, Verdict};
use camlens_client::finding::PhotoId;
use camlens_words::say;
use leptos::prelude::*;

/// A photo with the map of the answer that was given, and what is done about it. `list` makes its name
/// differ from that of the same photo in another list.
#[component]
pub fn VerdictTile(verdict: Verdict, sight: Sight, list: &'static str) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let class_of = |output: usize| {
        classes.head.with_untracked(|head| {
            let head = head.as_deref()?;
            head.classes.get(output).copied()
        })
    };
    let (truth, said) = (class_of(verdict.truth), class_of(verdict.predicted));
    let name =
        move |class: Option<ClassId>| class.map_or_else(String::new, |of| classes.class_name(of));
    let Some(photo) = classes.photo_of(&verdict.key) else {
        return ().into_any();
    };
    let file = move || classes.member(photo).map(|member| member.name);
    let sure = percent(verdict.probability_of_predicted);
    let words = {
        let right = verdict.is_right();
        let sure = sure.clone();
        move || match right {
            true => say::ClassesVerdictRight {
                class: &name(said),
                percent: &sure,
            }
            .say(),
            false => say::ClassesVerdictWrong {
                truth: &name(truth),
                said: &name(said),
                percent: &sure,
            }
            .say(),
        }
    };
    let wrong = !verdict.is_right();
    view! {
        <li
            class="verdict"
            class:wrong=wrong
            data-testid="verdict"
            data-name=file
            data-truth=verdict.truth.to_string()
            data-predicted=verdict.predicted.to_string()
        >
            <button
                type="button"
                class="verdict-open"
                title=file
                aria-label=move || format!("{}: {}", file().unwrap_or_default(), words())
                data-testid="verdict-open"
                on:click=move |_| classes.open(photo)
            >
                <Picture photo map=MapOf::Said sight name=format!("{list}-{}", photo.0) />
            </button>
            <span class="verdict-words">{
                let right = verdict.is_right();
                let sure = sure.clone();
                move || match right {
                    true => say::ClassesVerdictRight { class: &name(said), percent: &sure }.say(),
                    false => say::ClassesVerdictWrong {
                        truth: &name(truth),
                        said: &name(said),
                        percent: &sure,
                    }
                    .say(),
                }
            }</span>
            {wrong.then(|| view! {
                <span class="verdict-acts">
                    <button
                        type="button"
                        class="button small"
                        data-testid="verdict-move"
                        on:click=move |_| {
                            if let Some(said) = said {
                                classes.move_to(&[photo], said, role_of(classes, photo));
                            }
                        }
                    >
                        {move || say::classes_move_to(&name(said))}
                    </button>
                    <button
                        type="button"
                        class="button small quiet"
                        on:click=move |_| classes.remove(&[photo])
                    >
                        {say::gallery_remove()}
                    </button>
                </span>
            })}
        </li>
    }
    .into_any()
}

fn role_of(classes: ClassesContext, photo: PhotoId) -> Role {
    classes.with_untracked(|project| project.member(photo).map(|of| of.role).unwrap_or_default())
}
