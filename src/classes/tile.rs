//! One photo of a class, with a map where there is one.

use crate::parts::failure;
use crate::parts::sight::Sight;
use crate::parts::thumbnail;
use crate::state::{ClassesContext, LookContext, MemberMaps, range_of};
use camlens_client::classes::{Member, MemberState, Role};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::Answer;
use camlens_words::say;
use leptos::html::{Canvas, Span};
use leptos::prelude::*;
use std::sync::Arc;

/// The longer side of a map's canvas in its own pixels.
const LONGER_SIDE_PIXELS: f64 = 112.0;

/// The map that lies over a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapOf {
    Nothing,
    /// The photo's own class.
    Truth,
    /// The class that the head gives.
    Said,
}

/// The picture of a photo: its thumbnail, with the map over it.
#[component]
pub fn Picture(photo: PhotoId, map: MapOf, sight: Sight, name: String) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let holder = NodeRef::<Span>::new();
    let is_in_sight = sight.follow(holder, name);
    let answer = Memo::new(move |_| match (map, classes.maps(photo)) {
        (MapOf::Truth, Some(MemberMaps::Made { truth, .. })) => Some(truth),
        (MapOf::Said, Some(MemberMaps::Made { said, .. })) => Some(said),
        _ => None,
    });
    let ratio = move || {
        answer.with(|answer| {
            let seen = answer.as_ref()?.frame.seen;
            Some((seen.width / seen.height).to_string())
        })
    };
    view! {
        <span class="tile" node_ref=holder>
            <span
                class="tile-frame"
                class:bare=move || answer.with(Option::is_none)
                style=("--ratio", ratio)
            >
                {move || match classes.thumbnail(photo) {
                    Some(address) => view! {
                        <img src=address alt="" loading="lazy" decoding="async" draggable="false" />
                    }.into_any(),
                    None => view! { <span class="no-picture"></span> }.into_any(),
                }}
                <Map answer is_in_sight />
            </span>
        </span>
    }
}

#[component]
fn Map(answer: Memo<Option<Arc<Answer>>>, is_in_sight: Memo<bool>) -> impl IntoView {
    let look = expect_context::<LookContext>();
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move |_| {
        let (Some(canvas), Some(answer)) = (canvas.get(), answer.get()) else {
            return;
        };
        if !is_in_sight.get() {
            // Its pixels are given back.
            return canvas.set_width(0);
        }
        let colormap = look.get().drawn_colormap(false);
        let scale = range_of(answer.subject).scale([&answer.map], None);
        // A tile that cannot be painted is the bare photo.
        let _ = thumbnail::draw(
            &canvas,
            &answer.map,
            &answer.frame,
            LONGER_SIDE_PIXELS,
            scale,
            colormap,
        );
    });
    view! {
        <canvas
            node_ref=canvas
            aria-hidden="true"
            hidden=move || answer.with(Option::is_none)
            style:opacity=move || format!("{}%", look.opacity.get())
        />
    }
}

/// What is said of a photo below it: its state, where it is not read.
pub fn state_in_words(member: &Member) -> Option<String> {
    match &member.state {
        MemberState::Read(_) if member.role == Role::Test => Some(say::classes_test()),
        MemberState::Read(_) => None,
        MemberState::Waiting => Some(say::gallery_waiting()),
        MemberState::Reading => Some(say::gallery_reading_now()),
        MemberState::Gone => Some(say::gallery_gone()),
        MemberState::Failed(failure) => Some(failure::in_words(failure)),
    }
}

/// The name of a photo's state in the document's marks.
pub fn state_name(state: &MemberState) -> &'static str {
    match state {
        MemberState::Waiting | MemberState::Gone => "waiting",
        MemberState::Reading => "reading",
        MemberState::Read(_) => "read",
        MemberState::Failed(_) => "failed",
    }
}
