//! The page over the page from which everything of one photo is taken away, and the button that opens it.

use super::choice::Choice;
use super::evidence::EvidencePart;
use super::files;
use super::link::LinkPart;
use super::picture_part::PicturePart;
use super::progress::ProgressLine;
use super::saving::{Place, Saving, What};
use super::shown::Shown;
use crate::parts::dialog::{Dialog, DialogRef, open};
use camlens_words::say;
use leptos::prelude::*;

/// The dialog with what it saves; the stage's button and menu use the same.
#[derive(Clone, Copy)]
pub struct Saver {
    pub saving: Saving,
    pub dialog: DialogRef,
}

impl Saver {
    pub fn new() -> Self {
        Self {
            saving: Saving::new(),
            dialog: NodeRef::new(),
        }
    }

    /// Opens the dialog.
    pub fn open(self) {
        self.saving.place.set(Place::Dialog);
        open(self.dialog);
    }
}

/// The button above the photo.
#[component]
pub fn SaveButton(saver: Saver) -> impl IntoView {
    view! {
        <button
            type="button"
            class="tool save-button"
            aria-haspopup="dialog"
            aria-keyshortcuts="s"
            title=say::export_title_key()
            data-testid="save"
            on:click=move |_| saver.open()
        >
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M8 2v8M4.5 7L8 10.5L11.5 7M2.5 13.5h11" />
            </svg>
            <span class="word">{say::export_save()}</span>
        </button>
    }
}

/// The page itself, and the line that tells of what is saved without it.
#[component]
pub fn SaveDialog(saver: Saver) -> impl IntoView {
    let shown = Shown::expect();
    let Saver { saving, dialog } = saver;
    let is_there = Memo::new(move |_| shown.reader.shown.with(Option::is_some));
    let of_what = move || {
        let finding = shown.finding()?;
        let photo = shown.reader.photo(finding.photo)?;
        let subject = &shown.subject_name();
        Some(
            say::ExportOf {
                subject,
                photo: &photo.name,
            }
            .say(),
        )
    };
    view! {
        <Dialog
            dialog
            name="save-dialog"
            title=say::export_title()
            close_label=say::export_close()
            closed=Callback::new(move |()| saving.leave())
        >
            <div class="save-page">
                {move || match is_there.get() {
                    true => view! {
                        <p class="save-of">{of_what}</p>
                        <PicturePart shown saving />
                        <NumbersPart shown saving />
                        <EvidencePart shown saving />
                        <LinkPart shown saving />
                    }.into_any(),
                    false => view! { <p>{say::export_nothing()}</p> }.into_any(),
                }}
                <ProgressLine saving place=Place::Dialog />
            </div>
        </Dialog>
        <ProgressLine saving place=Place::Page />
    }
}

/// The numbers of the map, for other programs.
#[component]
fn NumbersPart(shown: Shown, saving: Saving) -> impl IntoView {
    let grid = Memo::new(move |_| {
        let grid = shown.answers.grid.get().unwrap_or_default();
        let (rows, columns) = (&grid.0.to_string(), &grid.1.to_string());
        say::ExportNpyHint { rows, columns }.say()
    });
    let save = move |what| move || files::save(shown, saving, what);
    view! {
        <section class="save-part">
            <h3>{say::export_numbers()}</h3>
            <div class="save-choices">
                <Choice
                    saving
                    what=What::Grid
                    name=say::export_npy()
                    hint=grid
                    act=save(What::Grid)
                />
                <Choice
                    saving
                    what=What::Enlarged
                    name=say::export_npy_photo()
                    hint=say::export_npy_photo_hint()
                    act=save(What::Enlarged)
                />
                <Choice
                    saving
                    what=What::Csv
                    name=say::export_csv()
                    hint=say::export_csv_hint()
                    act=save(What::Csv)
                />
                <Choice
                    saving
                    what=What::Json
                    name=say::export_json()
                    hint=say::export_json_hint()
                    act=save(What::Json)
                />
                <Choice
                    saving
                    what=What::Classes
                    name=say::export_classes()
                    hint=say::export_classes_hint()
                    act=save(What::Classes)
                />
            </div>
        </section>
    }
}
