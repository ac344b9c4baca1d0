//! The reader as signals: its state to read, its events to send.

mod run;

use super::entry::announce;
use super::kept::KeptContext;
use super::photo_file::{PhotoFile, is_kept_elsewhere};
use super::world::World;
use crate::parts::document::clock_ms;
use camlens_client::finding::{FindingRef, PhotoId};
use camlens_client::reader::{
    BackgroundNews, Command, Event, Heard, NoticeKind, Phase, Reader, Setup, State,
};
use camlens_client::shelf::Photo;
use camlens_client::view::history::PhotoKey;
use camlens_client::way::Way;
use leptos::prelude::*;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Blob, File};

/// The reader, its state as a signal, and the way to tell it what happens.
#[derive(Clone, Copy)]
pub struct ReaderContext {
    state: RwSignal<State>,
    /// The phase of the status line.
    pub phase: Memo<Phase>,
    /// The finding on the screen.
    pub shown: Memo<Option<FindingRef>>,
    kept: KeptContext,
    inner: StoredValue<Inner, LocalStorage>,
}

/// Called with the finding that was on the screen and the one that takes its place.
type OnShown = Rc<dyn Fn(Option<FindingRef>, FindingRef)>;

/// Called with each event in the life of a photo of the background.
type OnBackground = Rc<dyn Fn(BackgroundNews)>;

/// Finds the file of a photo that is kept elsewhere, by its key.
type Elsewhere = Rc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Option<File>>>>>;

struct Inner {
    reader: Reader,
    world: World,
    /// Events that came while another one was handled.
    waiting: VecDeque<Event>,
    busy: bool,
    /// The number of photos that were wished for so far.
    wishes: u64,
    on_shown: Option<OnShown>,
    elsewhere: Option<Elsewhere>,
    on_background: Vec<OnBackground>,
}

impl ReaderContext {
    /// A reader before its first event.
    pub fn new(setup: Setup, kept: KeptContext) -> Self {
        let reader = Reader::new(setup);
        let state = RwSignal::new(reader.state().clone());
        Self {
            state,
            phase: Memo::new(move |_| state.with(State::phase)),
            shown: Memo::new(move |_| state.with(|state| state.shown.clone())),
            kept,
            inner: StoredValue::new_local(Inner {
                reader,
                world: World::new(),
                waiting: VecDeque::new(),
                busy: false,
                wishes: 0,
                on_shown: None,
                elsewhere: None,
                on_background: Vec::new(),
            }),
        }
    }

    /// A part of the state as a memo.
    pub fn select<T>(self, part: impl Fn(&State) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.state.with(&part))
    }

    /// Reads the state.
    pub fn with<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with(read)
    }

    /// Reads the state without following it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// A photo of the state, or of its finding.
    pub fn photo(self, id: PhotoId) -> Option<Arc<Photo>> {
        self.inner.with_value(|inner| inner.reader.photo(id))
    }

    /// The name of a photo in the tab's history.
    pub fn key(self, id: PhotoId) -> Option<PhotoKey> {
        self.inner.with_value(|inner| inner.world.key(id))
    }

    /// The photo of this name, for as long as it is on the shelf.
    pub(super) fn find(self, key: &PhotoKey) -> Option<PhotoId> {
        self.inner.with_value(|inner| inner.world.find(key))
    }

    /// The address to show a photo under.
    pub fn address(self, id: PhotoId) -> Option<String> {
        self.inner.with_value(|inner| inner.world.address(id))
    }

    /// The address of the picture that was read.
    pub fn picture(self, finding: &FindingRef) -> Option<String> {
        self.inner.with_value(|inner| inner.world.picture(finding))
    }

    /// Calls this whenever another finding comes on the screen, before anything is drawn.
    pub fn on_shown(self, follow: impl Fn(Option<FindingRef>, FindingRef) + 'static) {
        self.inner
            .update_value(|inner| inner.on_shown = Some(Rc::new(follow)));
    }

    /// Calls this, too, with each event in the life of a photo of the background, in their order. It may
    /// send events: they are handled after it.
    pub fn on_background(self, follow: impl Fn(BackgroundNews) + 'static) {
        self.inner
            .update_value(|inner| inner.on_background.push(Rc::new(follow)));
    }

    /// While nothing is on the screen, a reload begins with the photo that was wished for last.
    pub(super) fn announce_at_first(self, photo: &PhotoKey) {
        if self.with_untracked(|state| state.shown.is_none()) {
            announce(photo, self.with_untracked(|state| state.wanted.read()));
        }
    }

    /// Reads a photo that the browser has kept for this tab, unless the visitor wants another one
    /// meanwhile.
    pub fn bring_back(self, key: String) {
        let wish = self.wish();
        leptos::task::spawn_local(async move {
            let file = match self.kept.file(&key).await {
                Some(file) => Some(file),
                None => self.file_elsewhere(key.clone()).await,
            };
            if self.inner.with_value(|inner| inner.wishes) != wish {
                return;
            }
            let Some(file) = file else {
                return self.send(Event::Told(NoticeKind::PhotoGone));
            };
            let photo = self.keep(PhotoFile::of_visitor(key, file));
            self.send(Event::Given { photo });
        });
    }

    /// Looks for the file of a photo that is not kept with the others here, too.
    pub(super) fn look_elsewhere(
        self,
        find: impl Fn(String) -> Pin<Box<dyn Future<Output = Option<File>>>> + 'static,
    ) {
        self.inner
            .update_value(|inner| inner.elsewhere = Some(Rc::new(find)));
    }

    async fn file_elsewhere(self, key: String) -> Option<File> {
        let find = self.inner.with_value(|inner| inner.elsewhere.clone())?;
        find(key).await
    }

    /// The photo is on the screen: the browser keeps its file before others, unless it is kept elsewhere.
    pub(super) fn keep_shown(self, photo: &PhotoKey) {
        if let PhotoKey::Own(key) = photo
            && !is_kept_elsewhere(key)
        {
            let file = self.inner.with_value(|inner| inner.world.file(photo));
            self.kept.show(key, file.as_ref());
        }
    }

    /// Counts a wish for a photo: an earlier one that is still looked for is overtaken by it.
    fn wish(self) -> u64 {
        let wish = |inner: &mut Inner| {
            inner.wishes += 1;
            inner.wishes
        };
        self.inner.try_update_value(wish).unwrap_or_default()
    }

    /// Tells the reader what happened, and does what it wants done.
    pub fn send(self, event: Event) {
        match &event {
            Event::SampleWanted(name) => {
                self.wish();
                self.announce_at_first(&PhotoKey::Sample((*name).to_owned()));
            }
            Event::Given { .. } | Event::Returned { .. } => {
                self.wish();
            }
            _ => {}
        }
        let begins = self.inner.try_update_value(|inner| {
            inner.waiting.push_back(event);
            !std::mem::replace(&mut inner.busy, true)
        });
        // An event that a command brings about is handled after the command.
        if begins != Some(true) {
            return;
        }
        while let Some(commands) = self.step() {
            for command in commands {
                self.run(command);
            }
        }
        self.inner.update_value(|inner| {
            let Inner { reader, world, .. } = inner;
            world.retain(|id| reader.photo(id).is_some());
            inner.busy = false;
        });
    }

    /// Takes the next event; `None` when there is none.
    fn step(self) -> Option<Vec<Command>> {
        let step = |inner: &mut Inner| {
            let event = inner.waiting.pop_front()?;
            log(&event);
            let commands = inner.reader.step(clock_ms(), event);
            let state = inner.reader.state().clone();
            if let Some(shown) = &state.shown {
                inner.world.keep_still(shown);
            }
            Some((commands, state, inner.on_shown.clone()))
        };
        let (commands, state, on_shown) = self.inner.try_update_value(step).flatten()?;
        let before = self.with_untracked(|state| state.shown.clone());
        let after = state.shown.clone().filter(|_| state.shown != before);
        if self.with_untracked(|before| *before != state) {
            self.state.set(state);
        }
        if let (Some(on_shown), Some(after)) = (on_shown, after) {
            on_shown(before, after);
        }
        Some(commands)
    }

    fn keep(self, (photo, file): (Photo, PhotoFile)) -> PhotoId {
        let mut id = PhotoId(0);
        self.inner.update_value(|inner| {
            id = inner.reader.add(photo);
            inner.world.keep(id, file);
        });
        id
    }

    /// Puts a photo of the gallery on the shelf, without reading it; it stays until it is removed. Without
    /// its file it cannot be read.
    pub(super) fn hold(self, photo: Photo, file: Option<PhotoFile>) -> PhotoId {
        let mut id = PhotoId(0);
        self.inner.update_value(|inner| {
            id = inner.reader.hold(photo);
            if let Some(file) = file {
                inner.world.keep(id, file);
            }
        });
        id
    }

    /// Whether the file of a photo is there.
    pub(super) fn has_file(self, id: PhotoId) -> bool {
        self.inner.with_value(|inner| inner.world.key(id).is_some())
    }

    /// The finding of a photo that was read this way, as long as it is at hand.
    pub fn finding(self, id: PhotoId, way: Way) -> Option<FindingRef> {
        self.inner.with_value(|inner| inner.reader.finding(id, way))
    }

    /// The file of a photo.
    pub fn file(self, id: PhotoId) -> Option<Blob> {
        self.inner.with_value(|inner| inner.world.file_of(id))
    }

    /// Gives a photo its file.
    pub(super) fn give_file(self, id: PhotoId, file: PhotoFile) {
        self.inner.update_value(|inner| inner.world.keep(id, file));
    }
}

/// Reasons are for the console.
fn log(event: &Event) {
    let (Event::Heard { heard, .. } | Event::HeardPreparer { heard, .. }) = event else {
        return;
    };
    match heard {
        Heard::Said(..) => {}
        Heard::Unknown(reason) => {
            leptos::logging::warn!("a message of the worker was not understood: {reason}");
        }
        Heard::Died(reason) => leptos::logging::warn!("the worker ended: {reason}"),
        Heard::Refused(reason) => leptos::logging::warn!("no worker was started: {reason}"),
    }
}
