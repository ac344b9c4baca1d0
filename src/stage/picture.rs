//! The photo with the map over it, or in another layout.

use super::cells::Cells;
use super::eye::NetworkEye;
use super::heatmap::Heatmap;
use super::outlines::Outlines;
use super::presentation;
use super::readout::ReadOut;
use super::slide::Handle;
use super::tools::{EyeNote, StageTools, keys as stage_keys};
use super::viewport::Viewport;
use super::words;
use crate::parts::file_name::short_name;
use crate::parts::thumbnail::SeenPart;
use crate::state::{LookContext, ReaderContext};
use camlens_client::finding::Finding;
use camlens_client::reader::State;
use camlens_client::view::Layout;
use camlens_core::protocol::Decoder;
use camlens_words::say;
use leptos::html::{Div, Section};
use leptos::prelude::*;
use web_sys::HtmlImageElement;

/// Width over height before anything is known of the photo.
const ANY_RATIO: f64 = 1.5;

/// The photo's part of the page: a bar above the photo, the photo, the meaning of its colours and the
/// place that is read out. `bar`, `save` and `foot` are parts of other rooms; `part` is the section itself.
#[component]
pub fn Stage(
    part: NodeRef<Section>,
    #[prop(into)] bar: ViewFn,
    #[prop(into)] save: ViewFn,
    #[prop(into)] foot: ViewFn,
) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let look = expect_context::<LookContext>();
    // Width and height of the picture as the browser shows it, for as long as it is not read.
    let natural = RwSignal::new(None::<(f64, f64)>);
    let ratio = Memo::new(move |_| {
        let read = reader
            .shown
            .with(|finding| finding.as_ref().map(|finding| finding.frame.photo));
        let read = read.map(|(width, height)| (width as f64, height as f64));
        read.or_else(|| natural.get())
            .map_or(ANY_RATIO, |(width, height)| width / height.max(1.0))
    });
    let found = Memo::new(move |_| reader.shown.with(Option::is_some));
    let pictures = NodeRef::<Div>::new();
    let full = presentation::follow();

    view! {
        <section
            node_ref=part
            tabindex="-1"
            class="work"
            aria-label=say::stage_label()
            style=("--ratio", move || ratio.get().to_string())
            on:keydown=move |event| stage_keys(look, pictures, &event)
        >
            {move || found.get().then(|| view! {
                <div class="work-bar">
                    {bar.run()}
                    <StageTools stage=pictures full />
                    {save.run()}
                </div>
            })}
            <Pictures pictures natural found />
            {foot.run()}
            <EyeNote />
            <ReadOut />
            <Notes />
        </section>
    }
}

/// The photo with its map, or both beside each other, as large as the stage allows.
#[component]
fn Pictures(
    pictures: NodeRef<Div>,
    natural: RwSignal<Option<(f64, f64)>>,
    found: Memo<bool>,
) -> impl IntoView {
    let (reader, look) = (
        expect_context::<ReaderContext>(),
        expect_context::<LookContext>(),
    );
    let busy = reader.select(|state| state.underway().is_some());
    let photo = reader.select(|state| state.photo);
    // Before there is a finding, there is only the photo to look at.
    let layout = Memo::new(move |_| {
        if found.get() {
            look.layout.get()
        } else {
            Layout::Over
        }
    });
    let present = Memo::new(move |_| found.get() || photo.with(Option::is_some));
    let away = Signal::derive(move || layout.get() == Layout::Eye);
    let vacant = Signal::derive(move || !present.get());
    view! {
        <div class="stage" class:beside=move || layout.get() == Layout::Beside>
            <div
                node_ref=pictures
                class="pictures"
                aria-busy=move || busy.get().to_string()
                style=("--zoom", move || look.zoom.get().to_string())
            >
                {move || (layout.get() == Layout::Beside).then(|| view! {
                    <Viewport><ShownPhoto natural alt=|| Some(String::new()) /></Viewport>
                })}
                <Viewport vacant away>
                    {move || {
                        if present.get() {
                            view! { <ShownPhoto natural alt=move || shown_alt(reader) grey=look.grey /> }.into_any()
                        } else {
                            view! { <p class="invitation">{say::stage_drop()}</p> }.into_any()
                        }
                    }}
                    <Over layout />
                </Viewport>
                {move || (layout.get() == Layout::Eye).then(|| view! { <NetworkEye /> })}
            </div>
            <Incoming />
        </div>
    }
}

/// Sentences about how the shown photo was read.
#[component]
fn Notes() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    move || {
        let finding = reader.shown.get()?;
        let notes = notes(&finding);
        (!notes.is_empty()).then(|| view! { <p class="stage-notes">{notes.join(" ")}</p> })
    }
}

/// The map over the photo: all of it, or the part right of the handle.
#[component]
fn Over(layout: Memo<Layout>) -> impl IntoView {
    let look = expect_context::<LookContext>();
    let slides = move || layout.get() == Layout::Slide;
    let cut = move || slides().then(|| format!("inset(0 0 0 {}%)", look.split.get()));
    view! {
        <div class="over" style:clip-path=cut>
            <Framed />
        </div>
        {move || slides().then(|| view! { <Handle /> })}
    }
}

/// The photo of the finding on the screen, else the photo that waits.
#[component]
fn ShownPhoto(
    natural: RwSignal<Option<(f64, f64)>>,
    #[prop(into)] alt: Signal<Option<String>>,
    /// Without its colours, under the map.
    #[prop(optional, into)]
    grey: Signal<bool>,
) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let broken = RwSignal::new(false);
    let address = Memo::new(move |_| shown_address(reader));
    let loaded = move |event: leptos::ev::Event| {
        let image = event_target::<HtmlImageElement>(&event);
        broken.set(false);
        natural.set(Some((
            f64::from(image.natural_width()),
            f64::from(image.natural_height()),
        )));
    };
    view! {
        <img
            class="photo"
            class:broken=broken
            class:grey=grey
            src=move || address.get()
            alt=alt
            decoding="sync"
            on:load=loaded
            // The worker may read what this browser does not show: then the map stands alone.
            on:error=move |_| broken.set(true)
        />
    }
}

/// The map over the part of the photo that the network saw; the rest of the photo is dimmed.
#[component]
fn Framed() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let frame = Memo::new(move |_| reader.shown.with(|finding| Some(finding.as_ref()?.frame)));
    let there = Memo::new(move |_| frame.with(Option::is_some));
    let part = Memo::new(move |_| frame.with(|frame| frame.as_ref().map(SeenPart::of)));
    let side = move |side: fn(&SeenPart) -> &String| {
        move || part.with(|part| part.as_ref().map(|part| side(part).clone()))
    };
    move || {
        there.get().then(|| view! {
            <div
                class="frame"
                class:partial=move || frame.with(|frame| frame.is_some_and(|frame| frame.leaves_out()))
                style:left=side(|part| &part.left)
                style:top=side(|part| &part.top)
                style:width=side(|part| &part.width)
                style:height=side(|part| &part.height)
            >
                <Heatmap />
                <Outlines />
                <Cells />
            </div>
        })
    }
}

/// The photo that is being read while another one is still on the screen.
#[component]
fn Incoming() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let incoming = reader.select(State::incoming);
    move || {
        let id = incoming.get()?;
        let name = short_name(&reader.photo(id)?.name);
        let broken = RwSignal::new(false);
        Some(view! {
            <div class="incoming">
                <img
                    class:broken=broken
                    src=reader.address(id)
                    alt=""
                    on:error=move |_| broken.set(true)
                />
                <span>{say::stage_reading(&name)}</span>
            </div>
        })
    }
}

/// The address of the picture that was read, else of the photo that waits.
fn shown_address(reader: ReaderContext) -> Option<String> {
    match reader.shown.get() {
        Some(finding) => reader.picture(&finding),
        None => reader.address(reader.with(|state| state.photo)?),
    }
}

fn shown_alt(reader: ReaderContext) -> Option<String> {
    let shown = reader.with(|state| state.shown.as_ref().map(|of| of.photo).or(state.photo));
    Some(reader.photo(shown?)?.alt.clone())
}

/// Sentences about the photo that was read.
fn notes(finding: &Finding) -> Vec<String> {
    let mut notes: Vec<String> = words::left_out(&finding.frame).into_iter().collect();
    notes.extend(finding.remarks.iter().map(words::remark));
    if finding.decoder == Decoder::Browser {
        notes.push(say::stage_browser_decoded());
    }
    notes
}
