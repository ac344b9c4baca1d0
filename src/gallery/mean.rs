//! The average of maps: where in the frame a class or a folder sits.

use crate::parts::mean_map::MeanMapPicture;
use crate::parts::place::place_in_words;
use crate::state::range_of;
use crate::state::{AnswersContext, AskedContext, GalleryContext, HeadContext, LookContext};
use camlens_client::gallery::{Answer, Folder, Item, MapsOf, MeanMap, Summary as Counts};
use camlens_client::view::MapSubject;
use camlens_core::reading::Fingerprint;
use camlens_core::render::Range;
use camlens_words::say;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The photos whose maps are averaged.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    All,
    /// Of this first class.
    Class(usize),
    /// Of this folder and all below it.
    Folder(Folder),
}

impl Part {
    fn has(&self, item: &Item) -> bool {
        match self {
            Self::All => true,
            Self::Class(class) => item
                .answer()
                .is_some_and(|answer| answer.best.class == *class),
            Self::Folder(folder) => folder.contains(&item.folder),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Class(class) => format!("class {class}"),
            Self::Folder(folder) => format!("folder {}", folder.0.join("/")),
        }
    }
}

/// The average map of all photos, of a class, or of a folder.
#[component]
pub fn MeanMapView() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let part = RwSignal::new(Part::All);
    let head = expect_context::<HeadContext>().fingerprint;
    // A class is another one under another head.
    Effect::new(move |before: Option<Option<Fingerprint>>| {
        let now = head.get();
        let turned = before.is_some_and(|before| before != now);
        if turned && matches!(part.get_untracked(), Part::Class(_)) {
            part.set(Part::All);
        }
        now
    });
    let (asked, of) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let maps = Memo::new(move |_| {
        let pinned = of.subject.get().filter(|_| asked.pinned.get());
        pinned.map_or(MapsOf::FirstClasses, MapsOf::Subject)
    });
    let mean = Memo::new(move |_| {
        gallery.with(|gallery| {
            part.with(|part| {
                let items = gallery.items().iter().filter(|item| part.has(item));
                let answers: Vec<&Arc<Answer>> = items.filter_map(|item| item.answer()).collect();
                MeanMap::of(answers.into_iter().map(Arc::as_ref), maps.get())
            })
        })
    });
    let words = move || {
        mean.with(|mean| match mean {
            None => say::gallery_mean_none(),
            Some(mean) => {
                let place = mean.place().map_or_else(say::place_centre, place_in_words);
                say::GalleryMeanWords {
                    photos: mean.photos,
                    place: &place,
                }
                .say()
            }
        })
    };
    let hint = move || match maps.get() {
        MapsOf::FirstClasses => say::gallery_mean_hint(),
        MapsOf::Subject(_) => say::gallery_mean_hint_asked(&of.subject_name().unwrap_or_default()),
    };
    let photos = move || mean.with(|mean| mean.as_ref().map_or(0, |mean| mean.photos));
    view! {
        <section aria-labelledby="summary-mean" data-testid="mean-map" data-photos=move || photos().to_string()>
            <h3 id="summary-mean">{say::gallery_mean()}</h3>
            <p class="hint">{hint}</p>
            <PartField part />
            <Picture mean maps />
            <p>{words}</p>
        </section>
    }
}

#[component]
fn PartField(part: RwSignal<Part>) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let answers = expect_context::<AnswersContext>();
    let parts = Memo::new(move |_| gallery.with(|gallery| parts_of(gallery.items())));
    let label = move |part: &Part| match part {
        Part::All => say::gallery_mean_all(),
        Part::Class(class) => answers.class_name(*class),
        Part::Folder(folder) => folder.0.join("/"),
    };
    view! {
        <label class="mean-of">
            <span class="unseen">{say::gallery_mean_of()}</span>
            <select
                data-testid="mean-of"
                on:change:target=move |event| {
                    let name = event.target().value();
                    let chosen = parts.with_untracked(|parts| {
                        parts.iter().find(|part| part.name() == name).cloned()
                    });
                    part.set(chosen.unwrap_or(Part::All));
                }
            >
                {move || {
                    let now = part.get_untracked();
                    parts.get().into_iter().map(|part| view! {
                        <option value=part.name() selected=part == now>{label(&part)}</option>
                    }).collect_view()
                }}
            </select>
        </label>
    }
}

/// All photos, the classes with most photos first, and the folders.
fn parts_of(items: &[Item]) -> Vec<Part> {
    let classes = Counts::of(items).classes.into_iter();
    let folders: BTreeSet<&Folder> = items.iter().map(|item| &item.folder).collect();
    let folders = folders
        .into_iter()
        .filter(|folder| folder.label().is_some());
    let mut parts = vec![Part::All];
    parts.extend(classes.map(|count| Part::Class(count.class)));
    parts.extend(folders.cloned().map(Part::Folder));
    parts
}

/// The map with its scale.
#[component]
fn Picture(mean: Memo<Option<MeanMap>>, maps: Memo<MapsOf>) -> impl IntoView {
    let look = expect_context::<LookContext>();
    let subject = move || match maps.get() {
        MapsOf::FirstClasses => None,
        MapsOf::Subject(subject) => Some(subject),
    };
    let scale = Memo::new(move |_| {
        let range = subject().map_or(Range::Auto, range_of);
        mean.with(|mean| Some(range.scale([&mean.as_ref()?.map], None)))
    });
    let colormap = Signal::derive(move || {
        let compares = subject().is_some_and(MapSubject::is_difference);
        look.get().drawn_colormap(compares)
    });
    view! { <MeanMapPicture mean scale colormap /> }
}
