//! The camera as signals: what its place shows, and what the visitor does there.

use super::still;
use super::stream::{Stream, cameras};
use crate::parts::dialog::{DialogRef, open};
use crate::state::{GalleryContext, Given};
use camlens_client::camera::{Camera, Facing, InUse, Refusal, StillNames, Wish};
use leptos::html::Video;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlVideoElement, VisibilityState};

/// What the camera's place shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Off,
    /// The browser, or the visitor, has not answered yet.
    Asking,
    Live(InUse),
    Refused(Refusal),
}

impl Place {
    /// The name in the document's marks (`data-state`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Asking => "asking",
            Self::Live(_) => "live",
            Self::Refused(_) => "refused",
        }
    }

    /// The camera whose picture is shown.
    pub fn camera(&self) -> Option<&InUse> {
        match self {
            Self::Live(camera) => Some(camera),
            _ => None,
        }
    }
}

/// The place that stills go to.
#[derive(Clone, Default)]
pub enum Target {
    /// The gallery, one by one; the last one is shown.
    #[default]
    Gallery,
    /// A class of this name; a button that is held takes one after the other.
    Class {
        name: String,
        give: Callback<Vec<File>>,
    },
}

impl Target {
    /// The name of the class.
    pub fn class(&self) -> Option<&str> {
        match self {
            Self::Gallery => None,
            Self::Class { name, .. } => Some(name),
        }
    }
}

/// A recording takes a still each time this is over.
const RECORDED_EVERY: Duration = Duration::from_millis(200);

/// The camera, for the page over the page and for the button that opens it.
#[derive(Clone, Copy)]
pub struct Live {
    pub dialog: DialogRef,
    pub video: NodeRef<Video>,
    pub place: RwSignal<Place>,
    /// The cameras that can be chosen.
    pub cameras: RwSignal<Vec<Camera>>,
    /// The number of stills since the camera's page was opened.
    pub taken: RwSignal<usize>,
    /// The place that stills go to.
    pub target: RwSignal<Target>,
    recording: StoredValue<Option<IntervalHandle>>,
    inner: StoredValue<Inner, LocalStorage>,
}

struct Inner {
    stream: Option<Stream>,
    wish: Wish,
    /// Counts what was asked for and what ended it: a stream that comes late is not wanted any more.
    turn: u64,
    names: StillNames,
}

impl Live {
    /// A camera that is off. It goes off again with the component that this is called in.
    pub fn new() -> Self {
        let inner = Inner {
            stream: None,
            // Most photos are of something else than their photographer.
            wish: Wish::Facing(Facing::Environment),
            turn: 0,
            names: StillNames::default(),
        };
        let live = Self {
            dialog: DialogRef::new(),
            video: NodeRef::new(),
            place: RwSignal::default(),
            cameras: RwSignal::default(),
            taken: RwSignal::new(0),
            target: RwSignal::default(),
            recording: StoredValue::new(None),
            inner: StoredValue::new_local(inner),
        };
        on_cleanup(move || live.end());
        live
    }

    /// Opens the camera's page and asks for a camera.
    pub fn open(self, target: Target) {
        self.target.set(target);
        open(self.dialog);
        self.taken.set(0);
        self.begin();
    }

    /// Ends the stream.
    pub fn close(self) {
        self.stop();
        self.end();
        self.place.set(Place::Off);
    }

    /// Asks for another camera.
    pub fn choose(self, wish: Wish) {
        self.inner.update_value(|inner| inner.wish = wish);
        self.begin();
    }

    /// Asks again after a refusal: for any camera, if the chosen one is not there.
    pub fn try_again(self) {
        if self.place.get_untracked() == Place::Refused(Refusal::NotThere) {
            return self.choose(Wish::Facing(Facing::Environment));
        }
        self.begin();
    }

    /// A page that nobody sees has no use for the camera; seen again, it goes on.
    pub fn follow_visibility(self) {
        let seen = document().visibility_state() == VisibilityState::Visible;
        let open = self
            .dialog
            .get_untracked()
            .is_some_and(|dialog| dialog.open());
        match self.place.get_untracked() {
            Place::Live(_) if !seen => self.close(),
            Place::Off if seen && open => self.begin(),
            _ => {}
        }
    }

    /// Takes stills until [`Self::stop`], the first one at once.
    pub fn record(self, gallery: GalleryContext) {
        if self.recording.with_value(Option::is_some) {
            return;
        }
        self.take(gallery);
        let next = move || self.take(gallery);
        // Where the browser refuses a timer the first still is all.
        let timer = set_interval_with_handle(next, RECORDED_EVERY).ok();
        self.recording.set_value(timer);
    }

    /// Ends a recording.
    pub fn stop(self) {
        if let Some(timer) = self.recording.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    /// Takes a still of what is shown.
    pub fn take(self, gallery: GalleryContext) {
        let Some(video) = self.video.get_untracked() else {
            return;
        };
        if self.place.with_untracked(|place| place.camera().is_none()) {
            return;
        }
        let named = |inner: &mut Inner| inner.names.next(still::now());
        let Some(name) = self.inner.try_update_value(named) else {
            return;
        };
        let target = self.target.get_untracked();
        leptos::task::spawn_local(async move {
            let still = match target {
                Target::Gallery => still::of(&video, &name).await,
                Target::Class { .. } => still::of_recording(&video, &name).await,
            };
            match still {
                Ok(file) => {
                    self.taken.update(|taken| *taken += 1);
                    match target {
                        Target::Gallery => gallery.give(vec![Given::alone(file)]),
                        Target::Class { give, .. } => give.run(vec![file]),
                    }
                }
                Err(reason) => leptos::logging::warn!("no still: {reason:?}"),
            }
        });
    }

    fn begin(self) {
        self.end();
        self.place.set(Place::Asking);
        let asked = self
            .inner
            .with_value(|inner| (inner.turn, inner.wish.clone()));
        leptos::task::spawn_local(async move {
            let (turn, wish) = asked;
            let ended = move || self.ended(turn);
            let stream = Stream::open(&wish, ended).await;
            let shown = match stream {
                // The stream ends with the value, unless somebody still waits for it.
                Ok(stream) if self.is_at(turn) => self.show(stream).await,
                Ok(_) => return,
                Err(refusal) => Err(refusal),
            };
            if !self.is_at(turn) {
                return;
            }
            match shown {
                Ok(camera) => self.place.set(Place::Live(camera)),
                Err(refusal) => {
                    self.end();
                    return self.place.set(Place::Refused(refusal));
                }
            }
            // Names are told once a camera is allowed.
            self.cameras.set(cameras().await);
        });
    }

    async fn show(self, stream: Stream) -> Result<InUse, Refusal> {
        let camera = stream.camera();
        let video: HtmlVideoElement = self.video.get_untracked().ok_or(Refusal::Unknown)?;
        video.set_src_object(Some(stream.media()));
        self.inner.update_value(|inner| inner.stream = Some(stream));
        let plays = video.play().map_err(|_| Refusal::Unknown)?;
        JsFuture::from(plays).await.map_err(|_| Refusal::Unknown)?;
        Ok(camera)
    }

    /// Whether nothing was asked for since.
    fn is_at(self, turn: u64) -> bool {
        self.inner.try_with_value(|inner| inner.turn) == Some(turn)
    }

    /// The camera went away by itself.
    fn ended(self, turn: u64) {
        if self.is_at(turn) {
            self.end();
            self.place.set(Place::Refused(Refusal::Ended));
        }
    }

    fn end(self) {
        let end = |inner: &mut Inner| {
            inner.turn += 1;
            inner.stream.take()
        };
        // Dropped outside, where what it calls cannot find the value in use.
        drop(self.inner.try_update_value(end));
        if let Some(video) = self.video.try_get_untracked().flatten() {
            video.set_src_object(None);
        }
    }
}
