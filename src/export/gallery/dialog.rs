//! The page over the gallery from which it is taken away, and the button that opens it.

use super::files;
use super::many::Many;
use crate::export::choice::Choice;
use crate::export::evidence::HoldsChoice;
use crate::export::progress::ProgressLine;
use crate::export::saving::{Place, Saving, What};
use crate::parts::dialog::{Dialog, DialogRef, open};
use crate::parts::events::{goes_into_a_field, with_others};
use camlens_words::say;
use leptos::ev;
use leptos::prelude::*;

/// The dialog with what it saves.
#[derive(Clone, Copy)]
pub struct GallerySaver {
    pub saving: Saving,
    pub dialog: DialogRef,
}

impl GallerySaver {
    pub fn new(saving: Saving) -> Self {
        Self {
            saving,
            dialog: NodeRef::new(),
        }
    }
}

/// The button in the gallery's head.
#[component]
pub fn SaveGalleryButton(saver: GallerySaver) -> impl IntoView {
    let open = move |_| {
        saver.saving.place.set(Place::Gallery);
        open(saver.dialog);
    };
    view! {
        <button
            type="button"
            class="button save-gallery"
            aria-haspopup="dialog"
            data-testid="save-gallery"
            on:click=open
        >
            {say::export_gallery()}
        </button>
    }
}

/// The page itself.
#[component]
pub fn SaveGallery(saver: GallerySaver) -> impl IntoView {
    let GallerySaver { saving, dialog } = saver;
    let many = Many::expect();
    let key = window_event_listener(ev::keydown, move |event| {
        let other = with_others(&event) || event.default_prevented() || goes_into_a_field(&event);
        let over = document().query_selector_all("dialog[open]");
        let is_on_top =
            many.gallery.is_open.get_untracked() && over.is_ok_and(|over| over.length() == 1);
        if event.key() == "s" && !other && is_on_top {
            event.prevent_default();
            saving.place.set(Place::Gallery);
            open(dialog);
        }
    });
    on_cleanup(move || key.remove());
    view! {
        <Dialog
            dialog
            name="save-gallery-dialog"
            title=say::export_gallery_title()
            close_label=say::export_close()
            closed=Callback::new(move |()| saving.leave())
        >
            <div class="save-page">
                <OfWhat many />
                <div class="save-choices">
                    <GalleryChoice
                        many
                        saving
                        what=What::Sheet
                        name=say::export_sheet()
                        hint=say::export_sheet_hint()
                    />
                    <GalleryChoice
                        many
                        saving
                        what=What::GalleryReport
                        name=say::export_report()
                        hint=say::export_report_hint()
                    />
                    <GalleryChoice
                        many
                        saving
                        what=What::GalleryCsv
                        name=say::export_gallery_csv()
                        hint=say::export_gallery_csv_hint()
                    />
                    <GalleryChoice
                        many
                        saving
                        what=What::GalleryJson
                        name=say::export_gallery_json()
                        hint=say::export_gallery_json_hint()
                    />
                    <GalleryChoice
                        many
                        saving
                        what=What::GalleryBundle
                        name=say::export_bundle()
                        hint=say::export_bundle_hint()
                    />
                </div>
                <HoldsChoice of_many=true />
                <ProgressLine saving place=Place::Gallery />
            </div>
        </Dialog>
    }
}

/// How many photos are saved, and which.
#[component]
fn OfWhat(many: Many) -> impl IntoView {
    let count = Memo::new(move |_| many.photos().len());
    let failed = Memo::new(move |_| many.failed());
    let waiting = Memo::new(move |_| many.photos().len() - many.read() - many.failed());
    let of_what = move || {
        if many.are_selected() {
            say::export_gallery_selected(count.get())
        } else {
            say::export_gallery_of(count.get())
        }
    };
    view! {
        <p class="save-of" data-testid="save-gallery-of" data-photos=move || count.get().to_string()>
            {of_what}
        </p>
        {move || (failed.get() > 0).then(|| {
            view! { <p class="hint">{say::export_gallery_failed(failed.get())}</p> }
        })}
        {move || (waiting.get() > 0).then(|| {
            view! { <p class="hint">{say::export_gallery_unread(waiting.get())}</p> }
        })}
    }
}

/// A file of the gallery.
#[component]
fn GalleryChoice(
    many: Many,
    saving: Saving,
    what: What,
    name: String,
    hint: String,
) -> impl IntoView {
    let none = Memo::new(move |_| many.read() == 0);
    let hint = Signal::derive(move || {
        if none.get() {
            say::export_gallery_none()
        } else {
            hint.clone()
        }
    });
    view! {
        <Choice saving what name hint off=none act=move || files::save(many, saving, what) />
    }
}
