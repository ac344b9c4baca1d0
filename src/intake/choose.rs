//! How a photo comes in: chosen, dropped anywhere, pasted, or one of the samples.

use super::carried::{Picture, files, files_of, has_files, has_text, may_have_a_picture, picture};
use crate::parts::events::goes_into_a_field;
use crate::state::{ReaderContext, SAMPLES, Sample};
use camlens_client::reader::{Event, NoticeKind};
use camlens_client::shelf::Origin;
use camlens_words::say;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{DataTransfer, HtmlInputElement};

/// Files that a chooser offers: pictures, and those that not every system takes for pictures.
const ACCEPTED: &str = "image/*,.tif,.tiff,.heic,.heif,.avif,.qoi,.tga,.ppm,.pgm,.pbm,.pam,.pnm";

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
        <section class="intake" aria-label=say::intake_label()>
            <div class="choose">
                <input
                    id="photo-input"
                    class="unseen"
                    type="file"
                    multiple
                    accept=ACCEPTED
                    data-testid="photo-input"
                    on:change=chosen
                />
                <label class="button primary" for="photo-input">{say::intake_choose()}</label>
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

fn listen_for_drops(reader: ReaderContext, over: RwSignal<bool>) {
    // Text that is dragged is the browser's, which puts it into a field.
    let is_ours = |event: &ev::DragEvent| {
        let data = event.data_transfer();
        let ours = data.is_some_and(|data| {
            has_files(&data) || may_have_a_picture(&data) && !goes_into_a_field(event)
        });
        if ours {
            // Without this the browser would open the file in the page's place.
            event.prevent_default();
        }
        ours
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
        let Some(data) = event.data_transfer() else {
            return;
        };
        if !is_ours(&event) {
            return;
        }
        if has_files(&data) || !take_picture(reader, &data) {
            // A link has no picture in it, which is told.
            reader.give(&files(Some(&data)));
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
        let text = data.as_ref().is_some_and(has_text);
        let files = files(data.as_ref());
        if goes_into_a_field(&event) && (text || files.is_empty()) {
            return;
        }
        if !files.is_empty() {
            event.prevent_default();
        } else if data.is_some_and(|data| take_picture(reader, &data)) {
            return;
        }
        reader.give(&files);
    });
    on_cleanup(move || pasted.remove());
}

/// Reads the picture of another page, or tells why it cannot be had; false when there is none.
fn take_picture(reader: ReaderContext, data: &DataTransfer) -> bool {
    match picture(data) {
        Some(Picture::Whole(file)) => reader.give(&[file]),
        Some(Picture::Address) => reader.send(Event::Told(NoticeKind::AddressOnly)),
        None => return false,
    }
    true
}
