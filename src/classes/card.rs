//! One class: its name, colour and photos.

use super::colour::ColourChoice;
use super::dropped::take_for_class;
use super::tiles::Tiles;
use super::words;
use crate::parts::carried::{has_files, moved_photos};
use crate::parts::chooser::{accepted_photos, chosen_files};
use crate::state::{ClassesContext, GalleryContext};
use camlens_client::classes::{ClassId, MemberState, OwnClass, Role};
use camlens_client::finding::PhotoId;
use camlens_words::say;
use leptos::ev;
use leptos::prelude::*;

/// A class. Photos and folders of photos are dropped on it, too. `camera` makes the button that records.
#[component]
pub fn Card(class: ClassId, camera: Callback<ClassId, AnyView>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let gallery = expect_context::<GalleryContext>();
    let own = Memo::new(move |_| classes.with(|project| project.class(class).cloned()));
    let photos = Memo::new(move |_| {
        classes.with(|project| {
            let mut members: Vec<_> = project.members_of(class).collect();
            // Those that cannot be read come first, and those that are kept apart last.
            members.sort_by_key(|member| {
                let failed = matches!(member.state, MemberState::Failed(_));
                (!failed, member.role == Role::Test)
            });
            members
                .iter()
                .map(|member| member.photo)
                .collect::<Vec<PhotoId>>()
        })
    });
    let over = RwSignal::new(false);
    let dropped = move |event: ev::DragEvent| {
        over.set(false);
        let Some(data) = event.data_transfer() else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        let moved = moved_photos(&data);
        if has_files(&data) {
            return take_for_class(classes, class, &data);
        }
        let (mine, others): (Vec<PhotoId>, Vec<PhotoId>) = moved
            .into_iter()
            .partition(|photo| classes.with_untracked(|project| project.member(*photo).is_some()));
        if !mine.is_empty() {
            classes.move_to(&mine, class, Role::Learn);
        }
        let known =
            |photo: &PhotoId| gallery.with_untracked(|gallery| gallery.item(*photo).is_some());
        let others: Vec<PhotoId> = others.into_iter().filter(known).collect();
        if !others.is_empty() {
            classes.give_photos(class, &others);
        }
    };
    let hangs_over = move |event: ev::DragEvent| {
        // Without this the browser takes nothing.
        event.prevent_default();
        event.stop_propagation();
        over.set(true);
    };
    view! {
        <section
            class="class-card"
            class:over=over
            class:off=move || own.with(|own| own.as_ref().is_some_and(|own| !own.on))
            aria-label=move || own.with(name_of)
            data-testid="own-class"
            data-name=move || own.with(name_of)
            data-photos=move || photos.with(|photos| photos.len().to_string())
            data-on=move || own.with(|own| own.as_ref().map(|own| own.on.to_string()))
            on:dragover=hangs_over
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <header>
                <ColourChoice class />
                <NameField class own />
                <Switch class own />
                <button
                    type="button"
                    class="button quiet small"
                    data-testid="remove-class"
                    aria-label=move || say::classes_remove_class(&own.with(name_of))
                    title=move || say::classes_remove_class(&own.with(name_of))
                    on:click=move |_| classes.remove_class(class)
                >
                    "\u{d7}"
                </button>
            </header>
            <p class="hint" data-testid="class-count">{move || words::counts(classes, class)}</p>
            <div class="class-add">
                <AddPhotos class own />
                {camera.run(class)}
                <FromSelection class />
            </div>
            <Tiles photos class />
        </section>
    }
}

fn name_of(own: &Option<OwnClass>) -> String {
    own.as_ref()
        .map_or_else(String::new, |own| own.name.clone())
}

/// The name, as a field that is always open.
#[component]
fn NameField(class: ClassId, own: Memo<Option<OwnClass>>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let rename = move |event: ev::Event| {
        classes.rename(class, &event_target_value(&event));
        // A name that was not taken, or got a number, is not what was typed.
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        input.set_value(&own.with_untracked(name_of));
    };
    view! {
        <input
            class="class-name-field"
            type="text"
            maxlength="60"
            autocomplete="off"
            aria-label=say::classes_name()
            data-testid="class-name"
            prop:value=move || own.with(name_of)
            on:change=rename
        />
    }
}

/// Whether the class takes part.
#[component]
fn Switch(class: ClassId, own: Memo<Option<OwnClass>>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    view! {
        <label class="check" title=say::classes_on_hint()>
            <input
                type="checkbox"
                data-testid="class-on"
                prop:checked=move || own.with(|own| own.as_ref().is_some_and(|own| own.on))
                on:change:target=move |event| classes.switch(class, event.target().checked())
            />
            {say::classes_on()}
        </label>
    }
}

/// A chooser of photos.
#[component]
fn AddPhotos(class: ClassId, own: Memo<Option<OwnClass>>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let id = format!("own-photos-{}", class.0);
    view! {
        <input
            id=id.clone()
            class="unseen"
            type="file"
            multiple
            accept=accepted_photos()
            aria-label=move || say::classes_add_photos_to(&own.with(name_of))
            data-testid="own-photos"
            data-class-name=move || own.with(name_of)
            on:change=move |event| classes.give(class, Role::Learn, chosen_files(&event))
        />
        <label class="button small" for=id>{say::classes_add_photos()}</label>
    }
}

/// Takes the photos that are selected in the gallery.
#[component]
fn FromSelection(class: ClassId) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let gallery = expect_context::<GalleryContext>();
    let count = Memo::new(move |_| gallery.selected.with(|selected| selected.len()));
    move || {
        (count.get() > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="button small"
                    data-testid="add-selected"
                    on:click=move |_| {
                        let photos: Vec<PhotoId> =
                            gallery.selected.get_untracked().into_iter().collect();
                        classes.give_photos(class, &photos);
                        gallery.selected.update(|selected| selected.clear());
                    }
                >
                    {say::classes_add_selected(count.get())}
                </button>
            }
        })
    }
}
