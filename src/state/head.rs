//! The head in use: ImageNet's, or that of the visitor's own classes.

use super::reader::ReaderContext;
use camlens_client::export::HeadFacts;
use camlens_client::head_choice::{HeadChoice, HeadKind};
use camlens_client::reader::Event;
use camlens_core::labels::Labels;
use camlens_core::reading::{Fingerprint, Head};
use camlens_core::resnet50;
use leptos::prelude::*;
use std::sync::Arc;

/// The choice of the head as signals.
#[derive(Clone, Copy)]
pub struct HeadContext {
    reader: ReaderContext,
    choice: RwSignal<HeadChoice>,
    /// The kind in use.
    pub kind: Memo<HeadKind>,
    /// The head of the visitor's own classes, whether in use or not.
    pub own: Memo<Option<Arc<Head>>>,
    /// The head of one's own that is in use; `None`: ImageNet's is.
    pub fingerprint: Memo<Option<Fingerprint>>,
    /// A head of one's own is wanted, and it is not known yet whether there is one.
    pub(super) waits: Memo<bool>,
}

impl HeadContext {
    /// ImageNet's classes are asked at first. Until [`Self::set_own`] is called, it is not known whether
    /// there is a head of one's own.
    pub fn new(reader: ReaderContext) -> Self {
        let choice = RwSignal::new(HeadChoice::default());
        Self {
            reader,
            choice,
            kind: Memo::new(move |_| choice.with(HeadChoice::kind)),
            own: Memo::new(move |_| choice.with(|choice| choice.own().cloned())),
            fingerprint: Memo::new(move |_| {
                choice.with(|choice| choice.head().map(|head| head.fingerprint()))
            }),
            waits: Memo::new(move |_| choice.with(HeadChoice::waits)),
        }
    }

    /// Asks this kind of classes. The photo on the screen is shown under them at once.
    pub fn choose(self, kind: HeadKind) {
        self.change(|choice| choice.choose(kind));
    }

    /// The head of the visitor's own classes is this one from now on: kept from an earlier visit, learned,
    /// or with other names; `None` where there is none. While it is in use, everything is shown under it.
    pub fn set_own(self, own: Option<Arc<Head>>) {
        self.change(|choice| choice.set_own(own));
    }

    /// This copy of the page came with a head, which is on its way and is asked at first.
    pub fn expect_shipped(self) {
        self.change(HeadChoice::expect_shipped);
    }

    /// The head that the page came with; `None` where it did not come. It is the visitor's own as long as
    /// there is no other.
    pub fn set_shipped(self, head: Option<Arc<Head>>) {
        self.change(|choice| choice.set_shipped(head));
    }

    /// The names of the classes in use.
    pub fn labels(self) -> Arc<Labels> {
        match self.kind.get() {
            HeadKind::Own => self.own.get().map(|own| Arc::clone(own.labels())),
            HeadKind::Imagenet => None,
        }
        .unwrap_or_else(resnet50::labels)
    }

    /// Asks the classes that a question was about.
    pub(super) fn turn_to(self, own: Option<Fingerprint>) {
        self.choose(HeadKind::of(own.is_some()));
    }

    /// Whether these are the classes in use: by their kind, and own ones by their names.
    pub(super) fn uses(self, head: &HeadFacts) -> bool {
        if self.kind.get_untracked() != head.kind {
            return false;
        }
        let labels = untrack(|| self.labels());
        let mut names = labels.classes().iter().map(|class| class.name.as_ref());
        head.kind == HeadKind::Imagenet || names.by_ref().eq(head.classes.iter())
    }

    fn change(self, change: impl FnOnce(&mut HeadChoice)) {
        let head = |choice: &HeadChoice| choice.head().cloned();
        let before = self.choice.with_untracked(head);
        self.choice.update(change);
        let now = self.choice.with_untracked(head);
        if before != now {
            self.reader.send(Event::HeadChosen(now));
        }
    }
}
