//! The photos that are taken away.

use crate::export::holds::{Holds, HoldsContext};
use crate::state::{
    AnswersContext, AskedContext, GalleryContext, HeadContext, LookContext, MapsContext,
    ReaderContext,
};
use camlens_client::export::{Exhibit, Source};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Answer, Item, ItemState};
use camlens_client::head_choice::HeadKind;
use camlens_client::reader::Network;
use camlens_client::subject::Catalogue;
use camlens_client::view::{Layout, Look, View};
use camlens_client::way::Way;
use camlens_core::protocol::Build;
use camlens_core::reading::Head;
use leptos::prelude::*;
use std::sync::Arc;

/// Feature maps of the built-in network, whose kept answers are there before it is.
const CHANNELS: usize = 2048;

/// The photos that are taken away, and how they are drawn.
#[derive(Clone, Copy)]
pub struct Many {
    pub gallery: GalleryContext,
    pub answers: AnswersContext,
    pub look: LookContext,
    pub maps: MapsContext,
    pub asked: AskedContext,
    pub reader: ReaderContext,
    pub heads: HeadContext,
    /// What a bundle holds beside its numbers.
    pub holds: RwSignal<Holds>,
}

impl Many {
    /// The contexts around a component.
    pub fn expect() -> Self {
        Self {
            gallery: expect_context(),
            answers: expect_context(),
            look: expect_context(),
            maps: expect_context(),
            asked: expect_context(),
            reader: expect_context(),
            heads: expect_context(),
            holds: expect_context::<HoldsContext>().0,
        }
    }

    /// Whether some photos are selected: then these are taken away, else all that are shown.
    pub fn are_selected(self) -> bool {
        !self.gallery.selection().is_empty()
    }

    /// The photos that are taken away, in their order.
    pub fn photos(self) -> Vec<PhotoId> {
        match self.gallery.selection() {
            none if none.is_empty() => self.gallery.photos.get(),
            selection => selection,
        }
    }

    /// How many of them are read.
    pub fn read(self) -> usize {
        self.count(|state| matches!(state, ItemState::Read(_)))
    }

    /// How many of them cannot be read.
    pub fn failed(self) -> usize {
        self.count(|state| matches!(state, ItemState::Failed(_)))
    }

    fn count(self, counts: fn(&ItemState) -> bool) -> usize {
        let photos = self.photos();
        self.gallery.with(|gallery| {
            let items = photos.iter().filter_map(|photo| gallery.item(*photo));
            items.filter(|item| counts(&item.state)).count()
        })
    }

    /// They themselves.
    pub fn items(self) -> Vec<Item> {
        let photos = self.photos();
        self.gallery.with(|gallery| {
            let items = photos.iter().filter_map(|photo| gallery.item(*photo));
            items.cloned().collect()
        })
    }

    /// The map of a photo as the gallery draws it; `None` of another network's answer.
    pub fn exhibit(self, item: &Item, answer: &Answer, catalogue: &Catalogue) -> Option<Exhibit> {
        let look = Look {
            layout: Layout::Over,
            ..untrack(|| self.look.get())
        };
        let source = Source {
            name: item.name.clone(),
            folder: item.folder.clone(),
        };
        let scale = untrack(|| self.maps.scale(answer));
        Exhibit::of_answer(source, answer, catalogue, look, scale)
    }

    /// Question and look.
    pub fn view(self) -> View {
        untrack(|| View {
            asked: self.asked.with(|asked| asked.kept()),
            look: self.look.get(),
        })
    }

    /// The way in which the next photo is read.
    pub fn way(self) -> Way {
        self.reader.with_untracked(|state| state.wanted)
    }

    /// The engine that reads the photos.
    pub fn build(self) -> Build {
        let shown = self.reader.with_untracked(|state| state.shown.clone());
        let unknown = || Build {
            variant: String::new(),
            threads: 1,
        };
        shown.map_or_else(unknown, |shown| shown.build.clone())
    }

    /// The number of feature maps.
    pub fn channels(self) -> usize {
        let shown = self.reader.with_untracked(|state| state.shown.clone());
        shown.map_or(CHANNELS, |shown| shown.reading.head().channels())
    }

    /// Whether a photo that is read again is read in this way, and at once.
    pub fn reads(self, way: Way) -> bool {
        self.reader.with_untracked(|state| {
            let reads = matches!(state.network, Network::Ready { .. });
            reads && !state.background.paused && state.wanted.read() == way
        })
    }

    /// Whether a photo waits, or is being read.
    pub fn is_underway(self, photo: PhotoId) -> bool {
        let has_network = self
            .reader
            .with_untracked(|state| !matches!(state.network, Network::Stopped { .. }));
        let waits = |state: &ItemState| matches!(state, ItemState::Waiting | ItemState::Reading);
        self.gallery.with_untracked(|gallery| {
            let item = gallery.item(photo);
            has_network && item.is_some_and(|item| waits(&item.state))
        })
    }

    /// The names of the classes. Answers that were kept are there before the network is.
    pub fn catalogue(self) -> Arc<Catalogue> {
        let kept = || Arc::new(Catalogue::new(self.heads.labels()));
        self.answers.catalogue().unwrap_or_else(kept)
    }

    /// The kind of the head that answered all photos that are read.
    pub fn head(self) -> HeadKind {
        self.heads.kind.get_untracked()
    }

    /// That head, where it is of own classes.
    pub fn own_head(self) -> Option<Arc<Head>> {
        let own = self.heads.own.get_untracked();
        own.filter(|_| self.head() == HeadKind::Own)
    }
}
