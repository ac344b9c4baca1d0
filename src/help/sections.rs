//! What the map says, what it cannot say, and the sources.

use super::words::odds;
use crate::parts::numbers::{number, part};
use camlens_core::resnet50;
use camlens_words::say;
use leptos::prelude::*;

/// Authors, year and number of the paper.
const AUTHORS: &str = "B. Zhou, A. Khosla, A. Lapedriza, A. Oliva, A. Torralba: ";
const PAPER: &str = "Learning Deep Features for Discriminative Localization";
const NUMBER: &str = ", 2016, arXiv 1512.04150. ";

/// The overlap of map and thing on 31 photos, before the offset of the cells was known and after.
const OVERLAP: (f64, f64) = (0.575, 0.621);

/// The part of the largest value at which the paper draws its contour.
const CONTOUR: f32 = 0.2;

/// The numbers, the place, the colours.
#[component]
pub fn NumbersAndColours() -> impl IntoView {
    let place = say::HelpPlaceText {
        seed: &say::settings_seed(),
        before: &number(OVERLAP.0, 3),
        after: &number(OVERLAP.1, 3),
    };
    view! {
        <p>{say::help_intro()}</p>
        <h3>{say::help_colours()}</h3>
        <ul>
            <li>{say::help_colours_end()}</li>
            <li>{say::help_colours_zero()}</li>
            <li>{say::help_colours_fixed()}</li>
            <li>{say::help_colours_jet()}</li>
        </ul>
        <h3>{say::help_numbers()}</h3>
        <p>{say::help_numbers_text(&odds())}</p>
        <h3>{say::help_place()}</h3>
        <p>{place.say()}</p>
    }
}

/// Many photos, and the keys of the gallery.
#[component]
pub fn ManyPhotos() -> impl IntoView {
    view! {
        <h3>{say::help_many()}</h3>
        <p>{say::help_many_text()}</p>
        <p>{say::help_many_keys()}</p>
    }
}

/// Classes of one's own, and the traps in choosing photos for them.
#[component]
pub fn OwnClasses() -> impl IntoView {
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
        <h3>{say::classes_title()}</h3>
        <p>{say::help_classes_text()}</p>
        <ul>
            {traps.map(|(title, text)| view! {
                <li><strong>{title}</strong> " " {text}</li>
            }).collect_view()}
        </ul>
    }
}

/// What the map cannot say.
#[component]
pub fn Limits() -> impl IntoView {
    let classes = number(resnet50::CLASSES as f64, 0);
    let limits = [
        (say::help_limits_shapes(), say::help_limits_shapes_text()),
        (say::help_limits_why(), say::help_limits_why_text()),
        (
            say::help_limits_classes(),
            say::help_limits_classes_text(&classes),
        ),
        (say::help_limits_unseen(), say::help_limits_unseen_text()),
    ];
    view! {
        <h3>{say::help_limits()}</h3>
        <ul>
            {limits.map(|(title, text)| view! {
                <li><strong>{title}</strong> " " {text}</li>
            }).collect_view()}
        </ul>
    }
}

/// Papers, names, colours.
#[component]
pub fn Sources() -> impl IntoView {
    view! {
        <h3>{say::help_sources()}</h3>
        <p>
            {AUTHORS} <cite>{PAPER}</cite> {NUMBER}
            {say::help_sources_outlines(&part(CONTOUR))}
        </p>
        <p>{say::help_sources_network()}</p>
    }
}
