//! The project, which methods alone change.

use super::known::Learning;
use super::member_maps::MemberMaps;
use super::store::ClassStore;
use super::way_back::WayBack;
use crate::parts::timer::Debounce;
use crate::state::head::HeadContext;
use crate::state::opened_from::OpenedFrom;
use crate::state::reader::ReaderContext;
use crate::state::thumbnails::Thumbnails;
use camlens_client::browser::Bridge;
use camlens_client::classes::{
    ClassId, Evaluation, LearnedHead, Learner, Likeness, Member, MemberState, Neighbours, Project,
    Settings, Steps,
};
use camlens_client::familiar::Familiarity;
use camlens_client::finding::PhotoId;
use camlens_client::reader::{Event, NoticeKind};
use camlens_core::protocol::Curve;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// A worker that learns is ended this long after its last lesson.
const IDLE_AFTER: Duration = Duration::from_secs(60);

/// What the page counts is counted anew this long after a photo was read at the latest.
const COUNTED_AFTER: Duration = Duration::from_millis(200);

/// The classes of the visitor's own. All fields are to be read only.
#[derive(Clone, Copy)]
pub struct ClassesContext {
    pub(super) reader: ReaderContext,
    pub(super) heads: HeadContext,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
    /// What the browser keeps.
    pub store: ClassStore,
    pub settings: RwSignal<Settings>,
    /// Counts the changes of classes and photos.
    changes: RwSignal<u64>,
    counting: Debounce,
    pub(super) idle: Debounce,
    /// What is known of the head.
    pub learning: RwSignal<Learning>,
    /// The head that was learned last. While another one is learned it stays.
    pub head: RwSignal<Option<Arc<LearnedHead>>>,
    /// Its accuracy with fewer photos; `None` before it is measured.
    pub curve: RwSignal<Option<Curve>>,
    /// What it says of the photos that it was not learned from.
    pub left_out: Memo<Evaluation>,
    /// What it says of the photos kept apart.
    pub held_out: Memo<Evaluation>,
    /// The photos that it was learned from, to find the nearest ones.
    pub neighbours: Memo<Option<Arc<Neighbours>>>,
    /// How near the photo on the screen is to them, while these classes are asked.
    pub likeness: Memo<Option<Likeness>>,
    /// That photo is unlike all of them: perhaps none of these classes.
    pub unlike: Memo<bool>,
    /// The page of the classes lies over the page.
    pub is_open: RwSignal<bool>,
    /// Where that page was left for one of its photos.
    pub opened_from: OpenedFrom,
    /// What can be undone.
    pub way_back: RwSignal<WayBack>,
}

pub(super) struct Inner {
    pub project: Project,
    pub thumbnails: Thumbnails,
    pub maps: HashMap<PhotoId, MemberMaps>,
    pub learner: Learner,
    pub steps: Steps,
    pub worker: Option<Bridge>,
    /// Tells those who show one photo that it changed.
    of_photo: HashMap<PhotoId, ArcTrigger>,
}

/// The number of a new class, which no other tab draws at the same moment.
pub(super) fn drawn() -> ClassId {
    ClassId((js_sys::Math::random() * 2_f64.powi(32)) as u32)
}

impl ClassesContext {
    /// No classes; follows the reader's news.
    pub fn new(reader: ReaderContext, heads: HeadContext) -> Self {
        let inner = StoredValue::new_local(Inner {
            project: Project::default(),
            thumbnails: Thumbnails::default(),
            maps: HashMap::new(),
            learner: Learner::default(),
            steps: Steps::default(),
            worker: None,
            of_photo: HashMap::new(),
        });
        let changes = RwSignal::new(0);
        let head = RwSignal::new(None::<Arc<LearnedHead>>);
        let left_out = Memo::new(move |_| {
            head.with(|head| head.as_deref().map(Evaluation::left_out))
                .unwrap_or_default()
        });
        let held_out = Memo::new(move |_| {
            changes.track();
            let held_out = |head: &LearnedHead| {
                inner.with_value(|inner| Evaluation::held_out(head, &inner.project))
            };
            head.with(|head| head.as_deref().map(held_out))
                .unwrap_or_default()
        });
        let neighbours = Memo::new(move |_| {
            let head = head.get()?;
            let neighbours = inner.with_value(|inner| Neighbours::of(&head, &inner.project));
            Some(Arc::new(neighbours))
        });
        let likeness = Memo::new(move |_| {
            let finding = reader.shown.get()?;
            // Of another head than that of these classes nothing can be said.
            finding.own.then_some(())?;
            let neighbours = neighbours.get()?;
            let features = finding.reading.averaged_features();
            neighbours.likeness(finding.way.framing, &features)
        });
        let unlike = Memo::new(move |_| {
            likeness.with(|likeness| {
                likeness
                    .as_ref()
                    .is_some_and(|of| of.familiarity.is_unlike())
            })
        });
        let classes = Self {
            reader,
            heads,
            inner,
            store: ClassStore::open(),
            settings: RwSignal::new(Settings::default()),
            changes,
            counting: Debounce::new(COUNTED_AFTER),
            idle: Debounce::new(IDLE_AFTER),
            learning: RwSignal::new(Learning::default()),
            head,
            curve: RwSignal::new(None),
            left_out,
            held_out,
            neighbours,
            likeness,
            unlike,
            is_open: RwSignal::new(false),
            opened_from: OpenedFrom::new(),
            way_back: RwSignal::new(WayBack::default()),
        };
        reader.on_background(move |news| classes.hear(&news));
        classes.begin();
        classes
    }

    /// How familiar the photo on the screen is to these classes, while they are asked.
    pub fn familiarity(self) -> Option<Familiarity> {
        self.likeness
            .with(|likeness| likeness.as_ref().map(|of| of.familiarity))
    }

    /// Reads the project; follows its classes and photos, and from time to time what was read of them.
    pub fn with<T>(self, read: impl FnOnce(&Project) -> T) -> T {
        self.changes.track();
        self.with_untracked(read)
    }

    /// Reads the project without following it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Project) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.project))
    }

    /// A photo; follows its state and its thumbnail.
    pub fn member(self, photo: PhotoId) -> Option<Member> {
        self.follow(photo);
        self.with_untracked(|project| project.member(photo).cloned())
    }

    /// The photo of a key.
    pub fn photo_of(self, key: &str) -> Option<PhotoId> {
        self.with_untracked(|project| {
            let mut members = project.members().iter();
            Some(members.find(|member| member.key == key)?.photo)
        })
    }

    /// The address of a photo's thumbnail; `None` before it is read.
    pub fn thumbnail(self, photo: PhotoId) -> Option<String> {
        self.follow(photo);
        self.inner
            .with_value(|inner| inner.thumbnails.address(photo))
    }

    /// The name of a class; empty for one that is gone.
    pub fn class_name(self, class: ClassId) -> String {
        self.with(|project| {
            let class = project.class(class);
            class.map_or_else(String::new, |class| class.name.clone())
        })
    }

    /// Adds a class.
    pub fn add_class(self, name: &str) -> Option<ClassId> {
        let id = self.change(|project| Some(project.add_class(name, drawn())));
        self.keep_outline();
        self.lesson_changed();
        id
    }

    /// Tells that something could not be taken in.
    pub fn tell(self, kind: NoticeKind) {
        self.reader.send(Event::Told(kind));
    }

    /// Ends the reading: the photos that are not read leave their classes.
    pub fn cancel(self) {
        let unread = self.with_untracked(|project| {
            let waits = |member: &&Member| {
                matches!(member.state, MemberState::Waiting | MemberState::Reading)
            };
            let unread = project.members().iter().filter(waits);
            unread.map(|member| member.photo).collect::<Vec<_>>()
        });
        self.remove(&unread);
    }

    /// Shows a photo on the stage, and closes the page of the classes. One whose file is gone says so.
    pub fn open(self, photo: PhotoId) {
        leptos::task::spawn_local(async move {
            if self.bring_file(photo).await {
                self.opened_from.remember();
                self.reader.send(Event::Given { photo });
                return self.is_open.set(false);
            }
            let name = self.with_untracked(|project| Some(project.member(photo)?.name.clone()));
            if let Some(name) = name {
                self.reader.send(Event::Told(NoticeKind::FileNotKept(name)));
            }
        });
    }

    /// Takes all classes and photos out of the project; the store keeps them. Returns the photos.
    pub(super) fn empty(self) -> Vec<Member> {
        let gone = self.change(|project| std::mem::take(project).members().to_vec());
        self.leave(&gone);
        self.reader.send(Event::GivenAnew);
        gone
    }

    /// Photos are not in the project any more.
    pub(super) fn leave(self, gone: &[Member]) {
        let photos: Vec<PhotoId> = gone.iter().map(|member| member.photo).collect();
        self.inner.update_value(|inner| {
            for photo in &photos {
                inner.thumbnails.remove(*photo);
                inner.maps.remove(photo);
                inner.of_photo.remove(photo);
            }
        });
        if !photos.is_empty() {
            self.reader.send(Event::Removed(photos));
        }
    }

    /// Changes classes or photos, and tells it.
    pub(super) fn change<T>(self, change: impl FnOnce(&mut Project) -> T) -> T
    where
        T: Default,
    {
        let changed = self
            .inner
            .try_update_value(|inner| change(&mut inner.project));
        self.changes.update(|changes| *changes += 1);
        changed.unwrap_or_default()
    }

    /// A photo was read, or its thumbnail was made.
    pub(super) fn photo_changed(self, photo: PhotoId) {
        let trigger = self
            .inner
            .with_value(|inner| inner.of_photo.get(&photo).cloned());
        if let Some(trigger) = trigger {
            trigger.notify();
        }
        let changes = self.changes;
        self.counting
            .run_soon(move || changes.update(|changes| *changes += 1));
    }

    pub(super) fn follow(self, photo: PhotoId) {
        let trigger = self
            .inner
            .try_update_value(|inner| inner.of_photo.entry(photo).or_default().clone());
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }
}
