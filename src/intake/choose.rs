//! How a photo comes in: chosen, dropped anywhere, pasted, or one of the samples.

use crate::parts::events::goes_into_a_field;
use crate::state::{ReaderContext, SAMPLES, Sample};
use camlens_client::reader::Event;
use camlens_client::shelf::Origin;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{DataTransfer, File, FileList, HtmlInputElement};

/// What a dragged or copied thing says of itself when it has files in it.
const FILES: &str = "Files";

/// And when it has text in it.
const TEXT: &str = "text/plain";

/// The button, the samples, and the page as a place to drop a photo.
#[component]
pub fn Intake() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let over = RwSignal::new(false);
    listen_for_drops(reader, over);
    listen_for_pastes(reader);

    let chosen = move |event: ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        let files = files_of(input.files());
        if !files.is_empty() {
            reader.give(&files);
        }
        // The same file can then be chosen again.
        input.set_value("");
    };

    view! {
        <section class="intake" aria-label="Give a photo">
            <div class="choose">
                <input
                    id="photo-input"
                    class="unseen"
                    type="file"
                    multiple
                    accept="image/*"
                    data-testid="photo-input"
                    on:change=chosen
                />
                <label class="button primary" for="photo-input">"Choose a photo"</label>
                <span class="hint">"or drop it anywhere, or paste it"</span>
            </div>
            <div class="samples" role="group" aria-label="Sample photos">
                {SAMPLES.iter().map(|sample| view! { <SampleButton sample /> }).collect_view()}
            </div>
        </section>
        <div class="drop-veil" class:over=over aria-hidden="true">
            <p>"Drop the photo"</p>
        </div>
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
            title=sample.alt
            on:click=read
        >
            <img src=sample.address() alt=sample.alt width="48" height="48" />
        </button>
    }
}

fn listen_for_drops(reader: ReaderContext, over: RwSignal<bool>) {
    // Text that is dragged is the browser's, which puts it into a field.
    let is_ours = move |event: &ev::DragEvent| {
        let files = event
            .data_transfer()
            .is_some_and(|data| carries(&data, FILES));
        if files {
            // Without this the browser would open the file in the page's place.
            event.prevent_default();
        }
        files
    };
    let entered = window_event_listener(ev::dragover, move |event| {
        if is_ours(&event) {
            over.set(true);
        }
    });
    let left = window_event_listener(ev::dragleave, move |event| {
        // Between elements of the page there is always one that is entered.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        over.set(false);
        if is_ours(&event) {
            let files = event.data_transfer().and_then(|data| data.files());
            reader.give(&files_of(files));
        }
    });
    on_cleanup(move || {
        [entered, left, dropped]
            .into_iter()
            .for_each(WindowListenerHandle::remove)
    });
}

fn listen_for_pastes(reader: ReaderContext) {
    let pasted = window_event_listener(ev::paste, move |event| {
        let data = event.clipboard_data();
        // Some programs copy a picture of the text along with it.
        let text = data.as_ref().is_some_and(|data| carries(data, TEXT));
        let files = files_of(data.and_then(|data| data.files()));
        if goes_into_a_field(&event) && (text || files.is_empty()) {
            return;
        }
        if !files.is_empty() {
            event.prevent_default();
        }
        reader.give(&files);
    });
    on_cleanup(move || pasted.remove());
}

fn carries(data: &DataTransfer, kind: &str) -> bool {
    data.types()
        .iter()
        .any(|carried| carried.as_string().as_deref() == Some(kind))
}

fn files_of(list: Option<FileList>) -> Vec<File> {
    let list = list.as_ref();
    (0..list.map_or(0, FileList::length))
        .filter_map(|at| list?.get(at))
        .collect()
}
