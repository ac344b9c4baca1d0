//! What the photos have in common: their classes, their labels, and where their maps lie.

use super::mean::MeanMapView;
use super::table::Table;
use crate::parts::numbers::{self, number};
use crate::state::{AnswersContext, GalleryContext};
use camlens_client::gallery::{ClassCount, Filter, FilterState, Summary as Counts};
use camlens_words::say;
use leptos::prelude::*;

/// The summary. `show` turns to the photos that a filter chooses.
#[component]
pub fn Summary(show: Callback<Filter>) -> impl IntoView {
    view! {
        <div class="gallery-summary" data-testid="gallery-summary">
            <Classes show />
            <MeanMapView />
            <Table show />
        </div>
    }
}

/// How many photos have each first class.
#[component]
fn Classes(show: Callback<Filter>) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let counts = Memo::new(move |_| gallery.with(|gallery| Counts::of(gallery.items())));
    let classes = move || counts.with(|counts| counts.classes.clone());
    let most = move || counts.with(|counts| counts.classes.first().map_or(1, |most| most.photos));
    view! {
        <section aria-labelledby="summary-classes">
            <h3 id="summary-classes">
                {move || say::gallery_classes(counts.with(|counts| counts.classes.len()))}
            </h3>
            <ol class="class-counts">
                <For
                    each=classes
                    key=|count| (count.class, count.photos, count.mean_probability.to_bits())
                    let:count
                >
                    <li><Class count most=Signal::derive(most) show /></li>
                </For>
            </ol>
            {move || {
                let unlike = counts.with(|counts| counts.unlike);
                (unlike > 0).then(|| view! { <Unlike photos=unlike show /> })
            }}
        </section>
    }
}

/// How many of them are perhaps none of own classes.
#[component]
fn Unlike(photos: usize, show: Callback<Filter>) -> impl IntoView {
    let filter = Filter {
        state: FilterState::Unlike,
        ..Filter::default()
    };
    view! {
        <button
            type="button"
            class="class-count unlike-count"
            data-testid="unlike-count"
            data-photos=photos.to_string()
            on:click=move |_| show.run(filter.clone())
        >
            <span class="class-name">{say::classes_of_these_none()}</span>
            <span>{number(photos as f64, 0)}</span>
        </button>
    }
}

#[component]
fn Class(count: ClassCount, most: Signal<usize>, show: Callback<Filter>) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let filter = Filter {
        class: Some(count.class),
        ..Filter::default()
    };
    let share = move || format!("{}%", 100 * count.photos / most.get().max(1));
    view! {
        <button
            type="button"
            class="class-count"
            data-testid="class-count"
            data-class=count.class.to_string()
            data-photos=count.photos.to_string()
            title=say::gallery_mean_probability(&numbers::percent(count.mean_probability))
            on:click=move |_| show.run(filter.clone())
        >
            <span class="bar" style:width=share></span>
            <span class="class-name">{move || answers.class_name(count.class)}</span>
            <span>{number(count.photos as f64, 0)}</span>
        </button>
    }
}
