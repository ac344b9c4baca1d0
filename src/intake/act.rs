//! One act of the visitor: all files that are chosen, dropped, pasted or shared at one time.

use crate::state::{Given, ReaderContext};
use camlens_client::gallery::NaturalKey;
use std::cell::Cell;
use web_sys::File;

/// One act. Its files may come in batches, while a folder is still being listed.
pub struct Act {
    reader: ReaderContext,
    begun: Cell<bool>,
}

impl Act {
    pub fn new(reader: ReaderContext) -> Self {
        Self {
            reader,
            begun: Cell::new(false),
        }
    }

    /// Brings more files of the act; the first of all is opened at once.
    pub fn bring(&self, files: Vec<Given>) {
        if files.is_empty() || self.begun.replace(true) {
            return;
        }
        let files: Vec<File> = files.into_iter().map(|given| given.file).collect();
        self.reader.give(&files);
    }

    /// Whether a file was brought.
    pub fn has_begun(&self) -> bool {
        self.begun.get()
    }
}

/// Takes in files in the order in which another program gave them.
pub fn give_in_order(reader: ReaderContext, files: Vec<File>) {
    Act::new(reader).bring(files.into_iter().map(Given::alone).collect());
}

/// Takes in files that were given one by one, sorted: a chooser or a drag may begin with the one that was
/// pointed at last. Without any, tells that there was no picture.
pub fn take_in(reader: ReaderContext, files: Vec<File>) {
    if files.is_empty() {
        return reader.give(&[]);
    }
    Act::new(reader).bring(sorted(files.into_iter().map(Given::alone).collect()));
}

/// Files in the order of their paths.
pub fn sorted(mut files: Vec<Given>) -> Vec<Given> {
    files.sort_by_cached_key(|given| NaturalKey::of(&given.path()));
    files
}
