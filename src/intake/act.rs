//! One act of the visitor: all files that are chosen, dropped, pasted or shared at one time.

use crate::state::{GalleryContext, Given};
use camlens_client::reader::NoticeKind;
use std::cell::Cell;

/// One act. Its files may come in batches, while a folder is still being listed.
pub struct Act {
    gallery: GalleryContext,
    begun: Cell<bool>,
    /// How often the reading was ended before.
    cancels: u64,
}

impl Act {
    pub fn new(gallery: GalleryContext) -> Self {
        Self {
            gallery,
            begun: Cell::new(false),
            cancels: gallery.cancels(),
        }
    }

    /// Brings more files of the act; the first of all is opened at once.
    pub fn bring(&self, files: Vec<Given>) {
        if files.is_empty() || self.is_over() {
            return;
        }
        if self.begun.replace(true) {
            self.gallery.give_more(files);
        } else {
            self.gallery.give(files);
        }
    }

    /// Whether the visitor has ended the reading meanwhile: what is still to come is not wanted.
    pub fn is_over(&self) -> bool {
        self.gallery.cancels() != self.cancels
    }

    /// Tells that something could not be taken in.
    pub fn tell(&self, kind: NoticeKind) {
        self.gallery.tell(kind);
    }

    /// Whether a file was brought.
    pub fn has_begun(&self) -> bool {
        self.begun.get()
    }
}
