//! The row of buttons by which photos are chosen, and the samples.

use super::act::Act;
use super::anywhere::{listen_for_drops, listen_for_pastes};
use super::entrance::Entrance;
use super::take_in::{sorted, take_in};
use crate::parts::chooser::{accepted, can_choose_folders, chosen_files};
use crate::state::{Given, ReaderContext, SAMPLES, Sample};
use camlens_client::reader::{Event, NoticeKind};
use camlens_client::shelf::Origin;
use camlens_words::say;
use leptos::ev;
use leptos::prelude::*;

/// The buttons, the samples, and the page as a place to drop photos. `buttons` are more ways for photos
/// to come in.
#[component]
pub fn Intake(#[prop(into)] buttons: ViewFn) -> impl IntoView {
    let to = Entrance::expect();
    let over = RwSignal::new(false);
    listen_for_drops(to, over);
    listen_for_pastes(to);

    let chosen = move |event: ev::Event| {
        let files = chosen_files(&event);
        if !files.is_empty() {
            take_in(to, files);
        }
    };

    view! {
        <section class="intake" aria-label=say::intake_label()>
            <div class="choose">
                <input
                    id="photo-input"
                    class="unseen"
                    type="file"
                    multiple
                    accept=accepted()
                    data-testid="photo-input"
                    on:change=chosen
                />
                <label class="button primary" for="photo-input">{say::intake_choose()}</label>
                {can_choose_folders().then(|| view! { <FolderButton /> })}
                {buttons.run()}
                <span class="hint">{say::intake_hint()}</span>
            </div>
            <div class="samples" role="group" aria-label=say::intake_samples()>
                {SAMPLES.iter().map(|sample| view! { <SampleButton sample /> }).collect_view()}
            </div>
        </section>
        <div class="drop-veil" class:over=over aria-hidden="true">
            <p>{say::intake_drop()}</p>
        </div>
    }
}

#[component]
fn FolderButton() -> impl IntoView {
    let to = Entrance::expect();
    let chosen = move |event: ev::Event| {
        let files = chosen_files(&event);
        let pictures: Vec<Given> = files
            .iter()
            .cloned()
            .filter_map(Given::of_chosen_folder)
            .collect();
        // An empty folder may come as no change at all, or as no files.
        if pictures.is_empty() {
            return to.gallery.tell(NoticeKind::NoPictures);
        }
        Act::new(to.gallery).bring(sorted(pictures));
    };
    view! {
        <input
            id="folder-input"
            class="unseen"
            type="file"
            multiple
            prop:webkitdirectory=true
            title=say::intake_choose_folder()
            aria-label=say::intake_choose_folder()
            data-testid="folder-input"
            on:change=chosen
        />
        <label class="button" for="folder-input" title=say::intake_choose_folder()>
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M1.5 12.5v-9h4.5l1.5 2h7v7z" />
            </svg>
            <span class="word">{say::intake_folder()}</span>
        </label>
    }
}

#[component]
fn SampleButton(sample: &'static Sample) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let current = reader.select(|state| state.photo);
    let current = move || {
        let photo = current.get().and_then(|id| reader.photo(id));
        photo.is_some_and(|photo| photo.origin == Origin::Sample(sample.name))
    };
    let read = move |_| reader.send(Event::SampleWanted(sample.name));
    view! {
        <button
            type="button"
            class="sample"
            data-sample=sample.name
            aria-current=move || current().then_some("true")
            title=sample.alt()
            on:click=read
        >
            <img src=sample.thumbnail() alt=sample.alt() width="48" height="48" />
            <span aria-hidden="true">{sample.label()}</span>
        </button>
    }
}
