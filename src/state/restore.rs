//! A view that was saved is shown again: its photo is read in its way, asked its question, and drawn in its
//! look.

use super::files::Given;
use super::gallery::GalleryContext;
use super::link::Followed;
use super::look::LookContext;
use super::reader::ReaderContext;
use camlens_client::export::HeadFacts;
use camlens_client::reader::Event;
use camlens_client::view::View;
use camlens_client::view::history::Place;
use camlens_client::way::Way;
use camlens_words::say;

/// The ways in which a saved view is opened.
#[derive(Clone, Copy)]
pub struct RestoreContext {
    reader: ReaderContext,
    gallery: GalleryContext,
    look: LookContext,
    followed: Followed,
}

impl RestoreContext {
    /// Opens views in these contexts.
    pub fn new(
        reader: ReaderContext,
        gallery: GalleryContext,
        look: LookContext,
        followed: Followed,
    ) -> Self {
        Self {
            reader,
            gallery,
            look,
            followed,
        }
    }

    /// Shows a photo in its view, as it was read.
    pub fn open(self, photo: Given, way: Way, view: View) {
        self.look.restore(view.look);
        let id = self.gallery.take_in(&photo);
        if let Some(key) = self.reader.key(id) {
            self.followed.trail.expect(Place {
                photo: key,
                way,
                exact: false,
                asked: view.asked,
            });
        }
        self.reader.send(Event::Returned { photo: id, way });
        self.reader.send(Event::Queued(vec![id]));
    }

    /// Draws all maps in the look of a bundle of many photos, and asks its classes.
    pub fn look(self, view: &View, head: &HeadFacts) {
        self.look.restore(view.look);
        self.followed.heads.choose(head.kind);
    }

    /// Says where the classes of a bundle are not here: its photos were read with those that are.
    pub fn tell_other_classes(self, head: &HeadFacts) {
        if !self.followed.heads.uses(head) {
            self.reader
                .send(Event::Remarked(say::page_no_such_classes()));
        }
    }

    /// Takes up a view whose photo is not there: the next photo of the visitor's is shown in it.
    pub fn wait_for_photo(self, way: Way, view: View) {
        self.look.restore(view.look);
        self.reader.send(Event::FramingChosen(way.framing));
        self.reader.send(Event::ResolutionChosen(way.resolution));
        self.followed.await_photo(view.asked);
    }
}
