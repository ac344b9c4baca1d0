//! The photos of a class: selected by a press or the space bar, opened by a double press or Enter.

use super::tile::{MapOf, Picture, state_in_words, state_name};
use crate::parts::carried::carry_photos;
use crate::parts::sight::Sight;
use crate::state::ClassesContext;
use camlens_client::classes::{ClassId, MemberState, Role};
use camlens_client::finding::PhotoId;
use camlens_words::say;
use leptos::ev;
use leptos::html::Ul;
use leptos::prelude::*;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The photos that are shown before all are wanted: each costs some elements, and a class may have hundreds.
const SHOWN: usize = 24;

/// The photos, and what is done with those that are selected.
#[component]
pub fn Tiles(photos: Memo<Vec<PhotoId>>, class: ClassId) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let sight = Sight::new();
    let list = NodeRef::<Ul>::new();
    let all = RwSignal::new(false);
    let selected = RwSignal::new(BTreeSet::<PhotoId>::new());
    let focused = RwSignal::new(None::<PhotoId>);
    let shown = Memo::new(move |_| {
        photos.with(|photos| {
            let most = if all.get() { photos.len() } else { SHOWN };
            photos.iter().copied().take(most).collect::<Vec<_>>()
        })
    });
    // Photos that left are not selected any more.
    Effect::new(move |_| {
        let photos = photos.get();
        selected.update(|selected| selected.retain(|photo| photos.contains(photo)));
    });
    let current = Memo::new(move |_| {
        let known = |photo: &PhotoId| shown.with(|shown| shown.contains(photo));
        let focused = focused.get().filter(known);
        focused.or_else(|| shown.with(|shown| shown.first().copied()))
    });
    let toggle = move |photo: PhotoId| {
        focused.set(Some(photo));
        selected.update(|selected| {
            if !selected.remove(&photo) {
                selected.insert(photo);
            }
        });
    };
    let keys = move |event: ev::KeyboardEvent| {
        let Some(photo) = current.get_untracked() else {
            return;
        };
        let shown = shown.get_untracked();
        let at = shown.iter().position(|of| *of == photo).unwrap_or_default();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1).min(shown.len() - 1),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => shown.len() - 1,
            " " => {
                event.prevent_default();
                return toggle(photo);
            }
            "Enter" => return classes.open(photo),
            "Delete" | "Backspace" => {
                event.prevent_default();
                let next = shown.get(at + 1).or_else(|| shown.get(at.wrapping_sub(1)));
                focused.set(next.copied());
                classes.remove(&[photo]);
                return focus_soon(list);
            }
            "Escape" if selected.with_untracked(|selected| !selected.is_empty()) => {
                // It closes the page where nothing is selected.
                event.prevent_default();
                return selected.update(BTreeSet::clear);
            }
            _ => return,
        };
        event.prevent_default();
        focused.set(shown.get(to).copied());
        focus_soon(list);
    };
    let hidden = move || photos.with(Vec::len).saturating_sub(SHOWN);
    view! {
        <ul
            node_ref=list
            class="class-tiles"
            role="listbox"
            aria-multiselectable="true"
            aria-label=move || say::classes_photos_of(&classes.class_name(class))
            hidden=move || photos.with(Vec::is_empty)
            on:keydown=keys
        >
            <For each=move || shown.get() key=|photo| *photo let:photo>
                <MemberTile photo current selected sight toggle=Callback::new(toggle) />
            </For>
        </ul>
        <button
            type="button"
            class="button quiet small"
            hidden=move || hidden() == 0
            data-testid="all-photos"
            on:click=move |_| all.update(|all| *all = !*all)
        >
            {move || match all.get() {
                true => say::classes_fewer(),
                false => say::classes_all(photos.with(Vec::len)),
            }}
        </button>
        <SelectionBar selected class />
    }
}

#[component]
fn MemberTile(
    photo: PhotoId,
    current: Memo<Option<PhotoId>>,
    selected: RwSignal<BTreeSet<PhotoId>>,
    sight: Sight,
    toggle: Callback<PhotoId>,
) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let member = Memo::new(move |_| classes.member(photo));
    let is_selected = move || selected.with(|selected| selected.contains(&photo));
    let begins = move |event: ev::DragEvent| {
        let chosen = selected.get_untracked();
        let photos: Vec<PhotoId> = match chosen.contains(&photo) {
            true => chosen.into_iter().collect(),
            false => vec![photo],
        };
        if let Some(data) = event.data_transfer() {
            carry_photos(&data, &photos);
        }
    };
    let name = move || member.with(|member| member.as_ref().map(|of| of.name.clone()));
    // The label begins as what is seen: speech recognition goes by that.
    let label = move || {
        member.with(|member| {
            let member = member.as_ref()?;
            let seen = state_in_words(member).map(|words| format!("{words} "));
            Some(format!("{}{}", seen.unwrap_or_default(), member.name))
        })
    };
    view! {
        <li
            class="class-tile"
            role="option"
            draggable="true"
            aria-selected=move || is_selected().to_string()
            aria-label=label
            title=name
            tabindex=move || if current.get() == Some(photo) { "0" } else { "-1" }
            data-testid="own-photo"
            data-name=name
            data-state=move || member.with(|member| member.as_ref().map(|of| state_name(&of.state)))
            data-role=move || member.with(|member| {
                let role = member.as_ref()?.role;
                Some(if role == Role::Test { "test" } else { "learn" })
            })
            on:click=move |_| toggle.run(photo)
            on:dblclick=move |_| classes.open(photo)
            on:dragstart=begins
        >
            <Picture photo map=MapOf::Nothing sight name=format!("member-{}", photo.0) />
            {move || member.with(|member| {
                let member = member.as_ref()?;
                let failed = matches!(member.state, MemberState::Failed(_));
                let words = state_in_words(member)?;
                Some(view! {
                    <span class="tile-class" class:failed=failed title=words.clone()>{words.clone()}</span>
                    {failed.then(|| view! { <span class="tile-name">{member.name.clone()}</span> })}
                })
            })}
        </li>
    }
}

/// What is done with the photos that are selected.
#[component]
fn SelectionBar(selected: RwSignal<BTreeSet<PhotoId>>, class: ClassId) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let count = Memo::new(move |_| selected.with(BTreeSet::len));
    let photos = move || selected.get_untracked().into_iter().collect::<Vec<_>>();
    let done = move || selected.update(BTreeSet::clear);
    let others = Memo::new(move |_| {
        classes.with(|project| {
            let others = project.classes().iter().filter(|of| of.id != class);
            others
                .map(|of| (of.id, of.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let moves = move |event: ev::Event| {
        let to = event_target_value(&event).parse().map(ClassId);
        if let Ok(to) = to {
            classes.move_to(&photos(), to, Role::Learn);
            done();
        }
    };
    let all_tests = Memo::new(move |_| {
        classes.with(|project| {
            let role = |photo: &PhotoId| project.member(*photo).map(|member| member.role);
            selected.with(|selected| selected.iter().all(|photo| role(photo) == Some(Role::Test)))
        })
    });
    let keep_apart = move |_| {
        let role = match all_tests.get_untracked() {
            true => Role::Learn,
            false => Role::Test,
        };
        classes.move_to(&photos(), class, role);
        done();
    };
    let single = move || {
        let first = selected.with(|selected| selected.first().copied());
        first.filter(|_| count.get() == 1)
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <div class="class-selection" role="group" aria-label=say::classes_selection()>
                    <span>{move || say::gallery_selected(count.get())}</span>
                    {move || single().map(|photo| view! {
                        <button
                            type="button"
                            class="button small"
                            data-testid="open-photo"
                            on:click=move |_| classes.open(photo)
                        >
                            {say::classes_open()}
                        </button>
                    })}
                    {move || (!others.with(Vec::is_empty)).then(|| view! {
                        <select
                            aria-label=say::classes_move()
                            data-testid="move-photos"
                            on:change=moves
                        >
                            <option value="">{say::classes_move()}</option>
                            {others.get().into_iter().map(|(id, name)| view! {
                                <option value=id.0.to_string()>{name}</option>
                            }).collect_view()}
                        </select>
                    })}
                    <button
                        type="button"
                        class="button small"
                        title=say::classes_keep_apart_hint()
                        data-testid="keep-apart"
                        on:click=keep_apart
                    >
                        {move || match all_tests.get() {
                            true => say::classes_learn_from(),
                            false => say::classes_keep_apart(),
                        }}
                    </button>
                    <button
                        type="button"
                        class="button small"
                        data-testid="remove-photos"
                        on:click=move |_| {
                            classes.remove(&photos());
                            done();
                        }
                    >
                        {say::gallery_remove()}
                    </button>
                    <button type="button" class="button quiet small" on:click=move |_| done()>
                        {say::gallery_select_none()}
                    </button>
                </div>
            }
        })
    }
}

/// Gives the focus to the photo with the tab stop, once it has it.
fn focus_soon(list: NodeRef<Ul>) {
    request_animation_frame(move || {
        let list = list.try_get_untracked().flatten();
        let stop = list.and_then(|list| list.query_selector("[tabindex='0']").ok().flatten());
        if let Some(stop) = stop.and_then(|stop| stop.dyn_into::<HtmlElement>().ok()) {
            // A tile that takes no focus leaves it where it is.
            let _ = stop.focus();
        }
    });
}
