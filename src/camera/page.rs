//! The camera's page over the page, and the button that opens it.

use super::live::{Live, Place, Target};
use super::stream::media_devices;
use super::words;
use crate::parts::dialog::Dialog;
use crate::state::GalleryContext;
use camlens_client::camera::{InUse, Wish};
use camlens_words::say;
use leptos::ev;
use leptos::html::Button;
use leptos::prelude::*;
use web_sys::File;

/// Opens the camera's page; nothing where the browser gives no camera to a page.
#[component]
pub fn CameraButton(live: Live) -> impl IntoView {
    media_devices().map(|_| {
        view! {
            <button
                type="button"
                class="button"
                aria-haspopup="dialog"
                aria-label=say::camera_use()
                title=say::camera_use()
                data-testid="camera-button"
                on:click=move |_| live.open(Target::Gallery)
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M1.5 12.5v-8h3l1.5-2h4l1.5 2h3v8z" />
                    <circle cx="8" cy="8.25" r="2.25" />
                </svg>
                <span class="word">{say::camera_short()}</span>
            </button>
        }
    })
}

/// Opens the same page to record photos of a class, which `give` takes; nothing where the browser gives no
/// camera to a page.
#[component]
pub fn RecordButton(
    live: Live,
    #[prop(into)] name: Signal<String>,
    give: Callback<Vec<File>>,
) -> impl IntoView {
    let record = move |_| {
        let name = name.get_untracked();
        live.open(Target::Class { name, give });
    };
    media_devices().map(|_| {
        view! {
            <button
                type="button"
                class="button small"
                aria-haspopup="dialog"
                title=move || say::camera_record_title(&name.get())
                data-testid="record-button"
                on:click=record
            >
                {say::camera_short()}
            </button>
        }
    })
}

/// The page itself: the live picture, the choice of the camera, and the button that takes a photo.
#[component]
pub fn CameraPage(live: Live) -> impl IntoView {
    let hidden = window_event_listener(ev::visibilitychange, move |_| live.follow_visibility());
    on_cleanup(move || hidden.remove());
    view! {
        <Dialog
            dialog=live.dialog
            name="camera"
            title=Signal::derive(move || live.target.with(|target| match target.class() {
                None => say::camera_title(),
                Some(class) => say::camera_record_title(class),
            }))
            close_label=say::camera_close()
            closed=Callback::new(move |()| live.close())
        >
            <Picture live />
            <Bar live />
            <p class="hint" role="status" data-testid="camera-taken" data-taken=live.taken>
                {move || match live.taken.get() {
                    0 if live.target.with(|target| target.class().is_some()) => say::camera_hold_hint(),
                    0 => say::camera_stays(),
                    taken => say::camera_taken(taken),
                }}
            </p>
        </Dialog>
    }
}

/// The live picture, or the words in its place.
#[component]
fn Picture(live: Live) -> impl IntoView {
    let camera = move || live.place.with(|place| place.camera().cloned());
    let is_live = move || camera().is_some();
    let mirrored = move || camera().is_some_and(|camera| camera.is_shown_mirrored());
    view! {
        <div
            class="live"
            data-testid="live"
            data-state=move || live.place.with(Place::name)
            data-kind=move || refusal(live).map(|refusal| refusal.name())
            data-mirrored=move || mirrored().to_string()
        >
            <video
                node_ref=live.video
                class:mirrored=mirrored
                class:unseen=move || !is_live()
                aria-label=say::camera_picture()
                playsinline
                prop:muted=true
            ></video>
            <div role="alert" class="live-words">
                {move || match live.place.get() {
                    Place::Asking => Some(view! { <p>{say::camera_asking()}</p> }.into_any()),
                    Place::Refused(refusal) => Some(view! {
                        <p>{words::refusal(refusal)}</p>
                        <button
                            type="button"
                            class="button"
                            data-testid="camera-again"
                            on:click=move |_| live.try_again()
                        >
                            {say::camera_again()}
                        </button>
                    }.into_any()),
                    Place::Off | Place::Live(_) => None,
                }}
            </div>
        </div>
    }
}

fn refusal(live: Live) -> Option<camlens_client::camera::Refusal> {
    live.place.with(|place| match place {
        Place::Refused(refusal) => Some(*refusal),
        _ => None,
    })
}

/// The choice of the camera, and the button that takes the photo.
#[component]
fn Bar(live: Live) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let take = NodeRef::<Button>::new();
    let camera = Memo::new(move |_| live.place.with(|place| place.camera().cloned()));
    let is_live = Memo::new(move |_| camera.with(Option::is_some));
    let records = move || live.target.with(|target| target.class().is_some());
    // So that space and Enter take the photo; a choice that has the focus keeps it.
    Effect::new(move |before: Option<bool>| {
        let now = is_live.get();
        let begins = now && before == Some(false) && !is_in_a_choice();
        if let Some(take) = take.get_untracked().filter(|_| begins) {
            // Fails for no button of the page.
            let _ = take.focus();
        }
        now
    });
    // Phones and tablets say which side a camera is on.
    let turns = move || {
        let several = live.cameras.with(|cameras| cameras.len() > 1);
        let camera = camera
            .get()
            .filter(|camera| several && camera.facing.is_some());
        camera.map(|camera| view! { <TurnButton live camera /> })
    };
    view! {
        <div class="live-bar">
            <button
                node_ref=take
                type="button"
                class="button primary take"
                data-testid="camera-take"
                // Not `disabled`, which would lose the focus while another camera begins.
                aria-disabled=move || (!is_live.get()).to_string()
                on:click=move |_| {
                    if !records() {
                        live.take(gallery);
                    }
                }
                on:pointerdown=move |event| {
                    if records() && event.button() == 0 {
                        live.record(gallery);
                    }
                }
                on:pointerup=move |_| live.stop()
                on:pointercancel=move |_| live.stop()
                on:pointerleave=move |_| live.stop()
                // A finger that stays would open the browser's menu.
                on:contextmenu=move |event| event.prevent_default()
                on:keydown=move |event| {
                    if records() && matches!(event.key().as_str(), " " | "Enter") {
                        event.prevent_default();
                        live.record(gallery);
                    }
                }
                on:keyup=move |_| live.stop()
                on:blur=move |_| live.stop()
            >
                {move || match records() {
                    true => say::camera_hold(),
                    false => say::camera_take(),
                }}
            </button>
            {turns}
            <Choice live />
        </div>
    }
}

#[component]
fn TurnButton(live: Live, camera: InUse) -> impl IntoView {
    let turn = move |_| live.choose(live.cameras.with_untracked(|all| camera.turned(all)));
    view! {
        <button type="button" class="button" data-testid="camera-turn" on:click=turn>
            {say::camera_turn()}
        </button>
    }
}

/// The choice of the camera by its name, where there are several.
#[component]
fn Choice(live: Live) -> impl IntoView {
    let several = Memo::new(move |_| {
        let cameras = live.cameras.get();
        (cameras.len() > 1).then_some(cameras)
    });
    let current = Memo::new(move |_| {
        let id = |place: &Place| place.camera().map(|camera| camera.id.clone());
        live.place.with(id).unwrap_or_default()
    });
    let choose = move |event| live.choose(Wish::Device(event_target_value(&event)));
    move || {
        let cameras = several.get()?.into_iter().enumerate();
        let options = cameras.map(|(at, camera)| {
            let name = words::camera(&camera.name, at + 1);
            let id = camera.id.clone();
            let selected = move || current.with(|current| *current == id);
            view! { <option value=camera.id selected=selected>{name}</option> }
        });
        Some(view! {
            <select aria-label=say::camera_which() data-testid="camera-choice" on:change=choose>
                {options.collect_view()}
            </select>
        })
    }
}

/// Whether the focus is in the choice of the camera.
fn is_in_a_choice() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| focused.tag_name() == "SELECT")
}
