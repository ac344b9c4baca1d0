//! Which photos are shown, and in which order.

use super::grid::focus_tab_stop;
use super::words;
use crate::parts::numbers::number;
use crate::state::{AnswersContext, AskedContext, GalleryContext};
use camlens_client::gallery::{Column, Filter, FilterState, Folder, OrderBy, Score};
use camlens_words::say;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The fields by which the grid is filtered and ordered.
#[component]
pub fn Arrange() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let answers = expect_context::<AnswersContext>();
    view! {
        <div class="arrange" role="group" aria-label=say::gallery_arrange()>
            <OrderField />
            <label>
                <span class="unseen">{say::gallery_search()}</span>
                <input
                    type="search"
                    data-testid="gallery-search"
                    placeholder=say::gallery_search()
                    prop:value=move || gallery.filter.with(|filter| filter.text.clone().unwrap_or_default())
                    on:input:target=move |event| {
                        let text = event.target().value();
                        let text = (!text.trim().is_empty()).then_some(text);
                        gallery.filter.update(|filter| filter.text = text);
                    }
                />
            </label>
            <ClassField />
            <FolderField />
            <StateField />
            <span class="shown-of" hidden=move || gallery.filter.with(Filter::is_open)>
                {move || shown_of(gallery, answers)}
            </span>
            <button
                type="button"
                class="button small quiet"
                data-testid="gallery-show-all"
                hidden=move || gallery.filter.with(Filter::is_open)
                on:click=move |_| {
                    gallery.filter.set(Filter::default());
                    focus_tab_stop();
                }
            >
                {say::gallery_show_all()}
            </button>
        </div>
    }
}

/// How many photos the filter shows, and the cell of the table that it is about.
fn shown_of(gallery: GalleryContext, answers: AnswersContext) -> String {
    let shown = gallery.photos.with(Vec::len);
    let all = gallery.all.with(Vec::len);
    let cell = gallery.filter.with(|filter| filter.cell.clone());
    let class = |column: Column| match column {
        Column::Class(class) => answers.class_name(class),
        Column::Rest(classes) => say::gallery_rest(classes.len()),
    };
    let parts = cell.map(|cell| [cell.label, cell.column.map(class)]);
    let parts: Vec<String> = parts.into_iter().flatten().flatten().collect();
    say::GalleryShown {
        shown: &number(shown as f64, 0),
        all: &number(all as f64, 0),
        of: &parts.join(", "),
    }
    .say()
}

#[component]
fn OrderField() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let asked = expect_context::<AskedContext>();
    let answers = expect_context::<AnswersContext>();
    let question = Memo::new(move |_| answers.subject.get().map(Score::from));
    let choose = move |name: String| {
        let by = words::ORDERS
            .into_iter()
            .find(|by| words::order_name(*by) == name);
        let score = || question.get_untracked().map(OrderBy::Score);
        let by = by.or_else(score).unwrap_or_default();
        // The most certain and the highest score come first.
        let descending = matches!(by, OrderBy::Probability | OrderBy::Score(_));
        gallery
            .order
            .update(|order| (order.by, order.descending) = (by, descending));
    };
    let chosen = move || words::order_name(gallery.order.get().by);
    let score = move || {
        let asks = asked.pinned.get() || matches!(gallery.order.get().by, OrderBy::Score(_));
        (asks && question.get().is_some()).then(|| {
            let subject = answers.subject_name().unwrap_or_default();
            view! { <option value="score">{say::gallery_order_score(&subject)}</option> }
        })
    };
    view! {
        <label>
            <span class="unseen">{say::gallery_order()}</span>
            <select
                data-testid="gallery-order"
                prop:value=chosen
                on:change:target=move |event| choose(event.target().value())
            >
                {words::ORDERS.into_iter().map(|by| view! {
                    <option value=words::order_name(by)>{words::order(by)}</option>
                }).collect_view()}
                {score}
            </select>
        </label>
        <button
            type="button"
            class="button small quiet"
            data-testid="gallery-descending"
            aria-pressed=move || gallery.order.get().descending.to_string()
            title=say::gallery_descending()
            aria-label=say::gallery_descending()
            on:click=move |_| gallery.order.update(|order| order.descending = !order.descending)
        >
            <span aria-hidden="true">
                {move || if gallery.order.get().descending { "\u{2193}" } else { "\u{2191}" }}
            </span>
        </button>
    }
}

#[component]
fn ClassField() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let answers = expect_context::<AnswersContext>();
    let classes = Memo::new(move |_| {
        let mut counts = BTreeMap::<usize, usize>::new();
        gallery.with(|gallery| {
            for answer in gallery.items().iter().filter_map(|item| item.answer()) {
                *counts.entry(answer.best.class).or_default() += 1;
            }
        });
        let named = counts
            .into_iter()
            .map(|(class, photos)| (answers.class_name(class), class, photos));
        let mut named: Vec<(String, usize, usize)> = named.collect();
        named.sort_by_cached_key(|(name, ..)| name.to_lowercase());
        named
    });
    let chosen = move || {
        let class = gallery.filter.with(|filter| filter.class);
        class.map_or_else(String::new, |class| class.to_string())
    };
    view! {
        <label hidden=move || classes.with(|classes| classes.len() < 2)>
            <span class="unseen">{say::gallery_class()}</span>
            <select
                data-testid="gallery-class"
                prop:value=chosen
                on:change:target=move |event| {
                    let class = event.target().value().parse().ok();
                    gallery.filter.update(|filter| filter.class = class);
                }
            >
                <option value="">{say::gallery_every_class()}</option>
                {move || {
                    let now = chosen();
                    classes.get().into_iter().map(|(name, class, photos)| view! {
                        <option value=class.to_string() selected=now == class.to_string()>
                            {format!("{name} ({photos})")}
                        </option>
                    }).collect_view()
                }}
            </select>
        </label>
    }
}

#[component]
fn FolderField() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let folders = Memo::new(move |_| {
        gallery.with(|gallery| {
            let mut folders = BTreeSet::new();
            for item in gallery.items() {
                for depth in 1..=item.folder.0.len() {
                    folders.insert(Folder(item.folder.0[..depth].to_vec()));
                }
            }
            folders.into_iter().collect::<Vec<_>>()
        })
    });
    let path = |folder: &Folder| folder.0.join("/");
    let chosen = move || {
        gallery
            .filter
            .with(|filter| filter.folder.as_ref().map(path).unwrap_or_default())
    };
    view! {
        <label hidden=move || folders.with(|folders| folders.len() < 2)>
            <span class="unseen">{say::gallery_folder()}</span>
            <select
                data-testid="gallery-folder"
                prop:value=chosen
                on:change:target=move |event| {
                    let name = event.target().value();
                    let folder = folders.with_untracked(|folders| {
                        folders.iter().find(|folder| path(folder) == name).cloned()
                    });
                    gallery.filter.update(|filter| filter.folder = folder);
                }
            >
                <option value="">{say::gallery_every_folder()}</option>
                {move || {
                    let now = chosen();
                    folders.get().into_iter().map(|folder| {
                        let path = path(&folder);
                        view! { <option value=path.clone() selected=now == path>{path.clone()}</option> }
                    }).collect_view()
                }}
            </select>
        </label>
    }
}

#[component]
fn StateField() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let has_unlike = Memo::new(move |_| {
        gallery.with(|gallery| {
            let mut answers = gallery.items().iter().filter_map(|item| item.answer());
            answers.any(|answer| answer.is_unlike())
        })
    });
    let mixed = Memo::new(move |_| {
        let totals = gallery.totals.get();
        totals.read != totals.total || has_unlike.get()
    });
    let chosen = move || gallery.filter.with(|filter| filter.state);
    view! {
        <label hidden=move || !mixed.get() && chosen() == FilterState::All>
            <span class="unseen">{say::gallery_state()}</span>
            <select
                data-testid="gallery-filter-state"
                prop:value=move || chosen().name()
                on:change:target=move |event| {
                    let state = FilterState::named(&event.target().value()).unwrap_or_default();
                    gallery.filter.update(|filter| filter.state = state);
                }
            >
                {FilterState::ALL.into_iter().map(|state| view! {
                    <option
                        value=state.name()
                        hidden=move || {
                            let unlike = state == FilterState::Unlike;
                            unlike && !has_unlike.get() && chosen() != state
                        }
                    >
                        {words::filter_state(state)}
                    </option>
                }).collect_view()}
            </select>
        </label>
    }
}
