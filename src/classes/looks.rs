//! Where a class looks: the mean of its photos' maps, and the photos that it stands on.

use super::tile::{MapOf, Picture};
use crate::parts::mean_map::MeanMapPicture;
use crate::parts::numbers;
use crate::parts::place::place_in_words;
use crate::parts::radio::Segment;
use crate::parts::sight::Sight;
use crate::state::{ClassesContext, LookContext, MemberMaps};
use camlens_client::classes::{ClassId, strongest};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Answer, MapsOf, MeanMap};
use camlens_client::view::MapSubject;
use camlens_core::render::Range;
use camlens_words::say;
use leptos::prelude::*;
use std::sync::Arc;

/// The photos that are shown of those that a class stands on.
const STRONGEST: usize = 8;

/// The part of the page.
#[component]
pub fn Looks() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let of_head = Memo::new(move |_| {
        let classes = classes.head.get().map(|head| head.classes.clone());
        classes.unwrap_or_default()
    });
    let wish = RwSignal::new(None::<ClassId>);
    let class = Memo::new(move |_| {
        let known = |class: &ClassId| of_head.with(|of_head| of_head.contains(class));
        let first = || of_head.with(|of_head| of_head.first().copied());
        wish.get().filter(known).or_else(first)
    });
    let segments = move || {
        let of_head = of_head.get().into_iter();
        let segments = of_head.map(|of| {
            view! {
                <Segment
                    group="classes-looks-of"
                    value=of.0.to_string()
                    chosen=Signal::derive(move || class.get() == Some(of))
                    choose=move || wish.set(Some(of))
                >
                    {move || classes.class_name(of)}
                </Segment>
            }
        });
        segments.collect_view()
    };
    view! {
        <div class="classes-looks">
            <fieldset class="choice">
                <legend class="unseen">{say::classes_looks_of()}</legend>
                <div class="segments wrap">{segments}</div>
            </fieldset>
            {move || class.get().map(|class| view! { <Mean class /> <Strongest class /> })}
            <Traps />
        </div>
    }
}

/// The mean map of a class. Its photos are read again for it, when that is wanted.
#[component]
fn Mean(class: ClassId) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let photos = Memo::new(move |_| {
        classes.with(|project| {
            let read = project
                .members_of(class)
                .filter(|member| member.sight().is_some());
            read.map(|member| member.photo).collect::<Vec<PhotoId>>()
        })
    });
    let made = Memo::new(move |_| {
        let photos = photos.get();
        let maps = photos
            .iter()
            .filter_map(|photo| match classes.maps(*photo)? {
                MemberMaps::Made { truth, .. } => Some(truth),
                _ => None,
            });
        maps.collect::<Vec<Arc<Answer>>>()
    });
    let wanted = Memo::new(move |_| {
        let wanted = |photo: &PhotoId| classes.maps(*photo) == Some(MemberMaps::Wanted);
        photos.with(|photos| photos.iter().filter(|photo| wanted(photo)).count())
    });
    let missing = move || photos.with(Vec::len) - made.with(Vec::len);
    let mean = Memo::new(move |_| {
        let output = classes
            .head
            .with(|head| camlens_client::classes::output_of(head.as_deref()?, class))?;
        made.with(|made| {
            let maps = made.iter().map(Arc::as_ref);
            MeanMap::of(maps, MapsOf::Subject(MapSubject::Class(output)))
        })
    });
    let act = move || {
        if wanted.get() > 0 {
            let done = photos.with(Vec::len).saturating_sub(wanted.get());
            return view! {
                <div class="progress">
                    <progress
                        aria-label=say::classes_progress()
                        max=move || photos.with(Vec::len).to_string()
                        value=done.to_string()
                    ></progress>
                    <button
                        type="button"
                        class="button small"
                        data-testid="mean-cancel"
                        on:click=move |_| classes.cancel_maps()
                    >
                        {say::gallery_cancel()}
                    </button>
                </div>
            }
            .into_any();
        }
        let left = missing();
        (left > 0)
            .then(|| {
                view! {
                    <button
                        type="button"
                        class="button"
                        data-testid="mean-make"
                        on:click=move |_| classes.want_maps(&photos.get_untracked())
                    >
                        {say::classes_mean_make(left)}
                    </button>
                }
            })
            .into_any()
    };
    view! {
        <section
            aria-labelledby="classes-mean"
            data-testid="class-mean"
            data-photos=move || mean.with(|mean| mean.as_ref().map_or(0, |mean| mean.photos).to_string())
        >
            <h3 id="classes-mean">{move || say::classes_mean(&classes.class_name(class))}</h3>
            <p class="hint">{say::classes_mean_hint()}</p>
            {move || mean.with(Option::is_some).then(|| view! { <MeanPicture mean /> })}
            <p>{move || mean.with(|mean| mean.as_ref().map(|mean| {
                let place = mean.place().map_or_else(say::place_centre, place_in_words);
                say::GalleryMeanWords { photos: mean.photos, place: &place }.say()
            }))}</p>
            {act}
        </section>
    }
}

/// The map with its scale.
#[component]
fn MeanPicture(mean: Memo<Option<MeanMap>>) -> impl IntoView {
    let look = expect_context::<LookContext>();
    let scale =
        Memo::new(move |_| mean.with(|mean| Some(Range::Auto.scale([&mean.as_ref()?.map], None))));
    let colormap = Signal::derive(move || look.get().drawn_colormap(false));
    view! { <MeanMapPicture mean scale colormap /> }
}

/// The photos that the class stands on.
#[component]
fn Strongest(class: ClassId) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let photos = Memo::new(move |_| {
        let head = classes.head.get();
        let strongest = classes.with(|project| {
            let head = head.as_deref()?;
            Some(strongest(head, project, class))
        });
        let photos = strongest.unwrap_or_default().into_iter();
        let photos = photos.filter_map(|(key, logit)| Some((classes.photo_of(&key)?, logit)));
        photos.take(STRONGEST).collect::<Vec<(PhotoId, f32)>>()
    });
    Effect::new(move |_| {
        let photos: Vec<PhotoId> = photos.with(|photos| photos.iter().map(|of| of.0).collect());
        classes.want_maps(&photos);
    });
    let sight = Sight::new();
    let tiles = move || {
        let tiles = photos.get().into_iter().map(|(photo, logit)| {
            let name = move || classes.member(photo).map(|member| member.name);
            view! {
                <li class="verdict" data-testid="strongest">
                    <button
                        type="button"
                        class="verdict-open"
                        title=name
                        aria-label=name
                        on:click=move |_| classes.open(photo)
                    >
                        <Picture photo map=MapOf::Truth sight name=format!("strong-{}", photo.0) />
                    </button>
                    <span class="verdict-words">{numbers::signed(logit)}</span>
                </li>
            }
        });
        tiles.collect_view()
    };
    view! {
        <section aria-labelledby="classes-strongest">
            <h3 id="classes-strongest">{say::classes_strongest()}</h3>
            <p class="hint">{say::classes_strongest_hint()}</p>
            <ul class="verdicts">{tiles}</ul>
        </section>
    }
}

/// What a class may look at in the place of its thing.
#[component]
fn Traps() -> impl IntoView {
    let traps = [
        (
            say::classes_trap_background(),
            say::classes_trap_background_text(),
        ),
        (
            say::classes_trap_watermark(),
            say::classes_trap_watermark_text(),
        ),
        (say::classes_trap_size(), say::classes_trap_size_text()),
    ];
    view! {
        <section aria-labelledby="classes-traps" class="traps">
            <h3 id="classes-traps">{say::classes_traps()}</h3>
            <ul>
                {traps.map(|(title, text)| view! {
                    <li><strong>{title}</strong> " " {text}</li>
                }).collect_view()}
            </ul>
        </section>
    }
}
