//! One act of the visitor: all files that are chosen, dropped, pasted or shared at one time.

use crate::state::{GalleryContext, Given};
use camlens_client::gallery::NaturalKey;
use std::cell::Cell;
use web_sys::File;

/// One act. Its files may come in batches, while a folder is still being listed.
pub struct Act {
    gallery: GalleryContext,
    begun: Cell<bool>,
}

impl Act {
    pub fn new(gallery: GalleryContext) -> Self {
        Self {
            gallery,
            begun: Cell::new(false),
        }
    }

    /// Brings more files of the act; the first of all is opened at once.
    pub fn bring(&self, files: Vec<Given>) {
        if files.is_empty() {
            return;
        }
        if self.begun.replace(true) {
            self.gallery.give_more(files);
        } else {
            self.gallery.give(files);
        }
    }

    /// Whether a file was brought.
    pub fn has_begun(&self) -> bool {
        self.begun.get()
    }
}

/// Takes in files in the order in which another program gave them.
pub fn give_in_order(gallery: GalleryContext, files: Vec<File>) {
    Act::new(gallery).bring(files.into_iter().map(Given::alone).collect());
}

/// Takes in files that were given one by one, sorted: a chooser or a drag may begin with the one that was
/// pointed at last. Without any, tells that there was no picture.
pub fn take_in(gallery: GalleryContext, files: Vec<File>) {
    if files.is_empty() {
        return gallery.give(Vec::new());
    }
    Act::new(gallery).bring(sorted(files.into_iter().map(Given::alone).collect()));
}

/// Files in the order of their paths.
pub fn sorted(mut files: Vec<Given>) -> Vec<Given> {
    files.sort_by_cached_key(|given| NaturalKey::of(&given.path()));
    files
}
