//! The photos of the visit, which methods alone change; what is shown of them, which the rooms choose.

use crate::parts::timer::Debounce;
use crate::state::answers::AnswersContext;
use crate::state::asked::AskedContext;
use crate::state::head::HeadContext;
use crate::state::kept::KeptContext;
use crate::state::reader::ReaderContext;
use crate::state::thumbnails::Thumbnails;
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Filter, Gallery, Item, ItemState, Order, Pace, Totals, arranged};
use camlens_client::reader::{Event, NoticeKind};
use camlens_client::view::MapSubject;
use camlens_core::reading::Fingerprint;
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::time::Duration;
use web_sys::Blob;

/// A list that is arranged by its answers is arranged anew this long after the last of them at the
/// latest: while photos are read, each second brings several.
const ARRANGED_AFTER: Duration = Duration::from_millis(300);

/// The gallery.
#[derive(Clone, Copy)]
pub struct GalleryContext {
    pub(super) reader: ReaderContext,
    pub(super) asked: AskedContext,
    pub(super) answers: AnswersContext,
    pub(super) heads: HeadContext,
    pub(super) kept: KeptContext,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
    /// Counts the changes of the list, and of its answers a moment after they came.
    changes: RwSignal<u64>,
    arranging: Debounce,
    /// Which photos are shown.
    pub filter: RwSignal<Filter>,
    /// And in which order.
    pub order: RwSignal<Order>,
    /// The photos that are shown, in their order.
    pub photos: Memo<Vec<PhotoId>>,
    /// All photos, in the same order.
    pub all: Memo<Vec<PhotoId>>,
    /// Seconds until all are read; `None` before it can be told.
    pub seconds_left: RwSignal<Option<f64>>,
    /// The numbers of photos by their state.
    pub totals: RwSignal<Totals>,
    /// The photos that are selected.
    pub selected: RwSignal<BTreeSet<PhotoId>>,
    /// The gallery lies over the page.
    pub is_open: RwSignal<bool>,
}

pub(super) struct Inner {
    pub gallery: Gallery,
    pub thumbnails: Thumbnails,
    pub pace: Pace,
    /// How often the reading was ended.
    cancels: u64,
    /// How often all photos were answered or judged anew.
    pub judgements: u64,
    /// Tells those who show one photo that it changed.
    of_photo: HashMap<PhotoId, ArcTrigger>,
}

impl GalleryContext {
    /// An empty gallery, which follows the reader's news.
    pub fn new(
        reader: ReaderContext,
        asked: AskedContext,
        answers: AnswersContext,
        heads: HeadContext,
        kept: KeptContext,
    ) -> Self {
        let inner = StoredValue::new_local(Inner {
            gallery: Gallery::default(),
            thumbnails: Thumbnails::default(),
            pace: Pace::default(),
            cancels: 0,
            judgements: 0,
            of_photo: HashMap::new(),
        });
        let changes = RwSignal::new(0);
        let (filter, order) = (
            RwSignal::new(Filter::default()),
            RwSignal::new(Order::default()),
        );
        let arrange = move |filter: &Filter| {
            changes.track();
            let catalogue = answers.catalogue();
            inner.with_value(|inner| {
                arranged(&inner.gallery, filter, order.get(), catalogue.as_deref())
            })
        };
        let photos = Memo::new(move |_| filter.with(arrange));
        let all = Memo::new(move |_| arrange(&Filter::default()));
        let gallery = Self {
            reader,
            asked,
            answers,
            heads,
            kept,
            inner,
            changes,
            filter,
            order,
            photos,
            all,
            seconds_left: RwSignal::new(None),
            arranging: Debounce::new(ARRANGED_AFTER),
            totals: RwSignal::new(Totals::default()),
            selected: RwSignal::new(BTreeSet::new()),
            is_open: RwSignal::new(false),
        };
        reader.on_background(move |news| gallery.hear(news));
        Effect::new(move |before: Option<Option<Fingerprint>>| {
            let now = heads.fingerprint.get();
            gallery.turn_to(before.unwrap_or_default(), now);
            now
        });
        gallery
    }

    /// Reads the photos; follows the list, and its answers from time to time.
    pub fn with<T>(self, read: impl FnOnce(&Gallery) -> T) -> T {
        self.changes.track();
        self.with_untracked(read)
    }

    /// Reads the photos without following them.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Gallery) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.gallery))
    }

    /// A photo; follows its state and its thumbnail.
    pub fn item(self, photo: PhotoId) -> Option<Item> {
        self.follow(photo);
        self.with_untracked(|gallery| gallery.item(photo).cloned())
    }

    /// The address of a photo's thumbnail, which shows what the network saw of it; `None` before it is
    /// read.
    pub fn thumbnail(self, photo: PhotoId) -> Option<String> {
        self.follow(photo);
        self.inner
            .with_value(|inner| inner.thumbnails.address(photo))
    }

    /// Shows a picture as the thumbnail of a photo, unless that was removed meanwhile.
    pub(super) fn show_thumbnail(self, photo: PhotoId, file: Blob) {
        self.inner.update_value(|inner| {
            if inner.gallery.item(photo).is_some() {
                inner.thumbnails.put(photo, file);
            }
        });
        self.photo_changed(photo);
    }

    fn follow(self, photo: PhotoId) {
        let trigger = self
            .inner
            .try_update_value(|inner| inner.of_photo.entry(photo).or_default().clone());
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }

    /// Shows a photo on the stage. False, with a word about it, where its file is gone.
    pub fn open(self, photo: PhotoId) -> bool {
        let item = self.with_untracked(|gallery| gallery.item(photo).cloned());
        let Some(item) = item else {
            return false;
        };
        if !self.reader.has_file(photo) {
            self.reader
                .send(Event::Told(NoticeKind::FileNotKept(item.name)));
            return false;
        }
        if matches!(item.state, ItemState::Failed(_)) {
            // The file, or the computer's memory, may be another now.
            self.read_again(&[photo]);
        }
        let wanted = self.reader.with_untracked(|state| state.wanted.read());
        let way = item.way().unwrap_or(wanted);
        self.reader.send(Event::Returned { photo, way });
        true
    }

    /// The photos whose map answers another question than the one that is asked of all now: the pinned
    /// one, else each photo's first class. Those are among them that were asked other classes, and those of
    /// which there is no map.
    pub fn asked_otherwise(self) -> Vec<PhotoId> {
        let pinned = self
            .asked
            .pinned
            .get()
            .then(|| self.answers.subject.get())
            .flatten();
        self.with(|gallery| {
            let otherwise = |item: &&Item| match item.answer() {
                Some(answer) => {
                    let own = MapSubject::Class(answer.best.class);
                    !answer.has_map() || answer.subject != pinned.unwrap_or(own)
                }
                None => item.is_of_another_head(),
            };
            let items = gallery.items().iter().filter(otherwise);
            items.map(|item| item.photo).collect()
        })
    }

    /// Reads photos again, in the framing that is chosen now; those whose file is gone stay as they are.
    pub fn read_again(self, photos: &[PhotoId]) {
        let photos: Vec<PhotoId> = photos
            .iter()
            .copied()
            .filter(|photo| self.reader.has_file(*photo))
            .collect();
        for &photo in &photos {
            self.set(photo, ItemState::Waiting);
        }
        self.reader.send(Event::Queued(photos));
    }

    /// How often the reading was ended: photos of an act that began before are not wanted any more.
    pub fn cancels(self) -> u64 {
        self.inner.with_value(|inner| inner.cancels)
    }

    /// Ends the reading: the photos that are not read leave the gallery.
    pub fn cancel(self) {
        self.inner.update_value(|inner| inner.cancels += 1);
        let unread = self.with_untracked(|gallery| {
            let unread =
                |item: &&Item| matches!(item.state, ItemState::Waiting | ItemState::Reading);
            let items = gallery.items().iter().filter(unread);
            items.map(|item| item.photo).collect::<Vec<_>>()
        });
        self.remove(&unread);
    }

    /// Removes photos from the gallery. The next one takes the place of the one on the screen; without any,
    /// that stays there until another one comes.
    pub fn remove(self, photos: &[PhotoId]) {
        self.leave(photos);
        let keys: Vec<String> = self.with_untracked(|gallery| {
            let items = photos.iter().filter_map(|photo| gallery.item(*photo));
            items.map(|item| item.key.clone()).collect()
        });
        leptos::task::spawn_local(async move { self.kept.remove(&keys).await });
        self.inner.update_value(|inner| {
            inner.gallery.remove(photos);
            for photo in photos {
                inner.thumbnails.remove(*photo);
                inner.of_photo.remove(photo);
            }
        });
        self.selected
            .update(|selected| selected.retain(|photo| !photos.contains(photo)));
        self.reader.send(Event::Removed(photos.to_vec()));
        self.list_changed();
    }

    /// Shows another photo, if the one on the screen is among these.
    fn leave(self, photos: &[PhotoId]) {
        let shown = self.reader.with_untracked(|state| state.photo);
        if !shown.is_some_and(|shown| photos.contains(&shown)) {
            return;
        }
        let next = self.with_untracked(|gallery| {
            let items = gallery.items();
            let at = items.iter().position(|item| Some(item.photo) == shown)?;
            let (earlier, later) = items.split_at(at);
            let stays = |item: &&Item| {
                let fails = matches!(item.state, ItemState::Failed(_));
                !photos.contains(&item.photo) && !fails && self.reader.has_file(item.photo)
            };
            let nearest = later.iter().chain(earlier.iter().rev()).find(stays)?;
            Some(nearest.photo)
        });
        if let Some(next) = next {
            self.open(next);
        }
    }

    /// Lets the photos that are not read yet wait, or goes on with them.
    pub fn pause(self, paused: bool) {
        self.reader.send(if paused {
            Event::Paused
        } else {
            Event::Resumed
        });
    }

    /// Tells that something could not be taken in.
    pub fn tell(self, kind: NoticeKind) {
        self.reader.send(Event::Told(kind));
    }

    /// Changes the state of a photo.
    pub(super) fn set(self, photo: PhotoId, state: ItemState) {
        let set = |inner: &mut Inner| inner.gallery.set(photo, state);
        if self.inner.try_update_value(set) != Some(true) {
            return;
        }
        self.photo_changed(photo);
        self.totals.set(self.with_untracked(Gallery::totals));
        let changes = self.changes;
        self.arranging
            .run_soon(move || changes.update(|changes| *changes += 1));
    }

    /// A photo or its thumbnail has become another one.
    pub(super) fn photo_changed(self, photo: PhotoId) {
        let trigger = self
            .inner
            .with_value(|inner| inner.of_photo.get(&photo).cloned());
        if let Some(trigger) = trigger {
            trigger.notify();
        }
    }

    /// Photos have come or gone.
    pub(super) fn list_changed(self) {
        self.totals.set(self.with_untracked(Gallery::totals));
        self.changes.update(|changes| *changes += 1);
    }
}
