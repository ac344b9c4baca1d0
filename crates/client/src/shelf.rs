//! Photos, and the findings of each by the way in which it was read.
//!
//! A photo of the gallery is held until it is removed; of the others, the last ones stay after another one
//! took their place on the screen, so that the visitor can go back to them. Of a photo that is not on the
//! screen at most one finding stays: the exact one of the standard size, about 0.8 MB, of a very long photo
//! 2 MB. All of these together stay within a budget; those that were used last stay.

use crate::finding::{FindingRef, PhotoId};
use crate::way::{Resolution, Way};
use camlens_core::reading::Head;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// Findings that are kept of one photo. The features of the finest grid of a long photo are 13 MB.
const MAX_FINDINGS_OF_A_PHOTO: usize = 3;

/// Photos that are kept because they have been on the screen, beside those of the gallery. A file of the
/// visitor's is the browser's handle on it, and takes no memory here.
pub const MAX_PHOTOS: usize = 8;

/// Bytes of features of all photos that are not on the screen. About sixty photos are shown again at
/// once; any other takes a pass. The tab of a phone has some hundred MB, of which the worker takes 150.
const MAX_FEATURES_BYTES: usize = 48 << 20;

/// The source of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The page's sample of this name, which a link can open again.
    Sample(&'static str),
    /// A file of the visitor's, whatever its name.
    Visitor,
}

impl Origin {
    /// The sample's name; `None` for a photo of the visitor's.
    pub fn sample(self) -> Option<&'static str> {
        match self {
            Self::Sample(name) => Some(name),
            Self::Visitor => None,
        }
    }
}

/// A photo as the page names it. Its file is kept by the page, under the photo's [`PhotoId`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The file's name.
    pub name: String,
    /// A description for people who do not see the photo.
    pub alt: String,
    pub origin: Origin,
}

struct Kept {
    photo: Arc<Photo>,
    /// The last first.
    findings: VecDeque<FindingRef>,
    /// The number of the shelf's turn that put the photo on the screen; 0 before the first.
    turn: u32,
    /// The number of the turn that put the photo on the screen or brought a finding of it.
    used: u32,
    /// The photo is of the gallery.
    held: bool,
}

/// The place of photos and findings.
#[derive(Default)]
pub struct Shelf {
    last: u32,
    turns: u32,
    kept: BTreeMap<PhotoId, Kept>,
}

impl Shelf {
    /// Takes a photo in and numbers it.
    pub fn add(&mut self, photo: Photo) -> PhotoId {
        self.last += 1;
        let id = PhotoId(self.last);
        let kept = Kept {
            photo: Arc::new(photo),
            findings: VecDeque::new(),
            turn: 0,
            used: 0,
            held: false,
        };
        self.kept.insert(id, kept);
        id
    }

    /// The photo of this number, for as long as it is kept.
    pub fn photo(&self, id: PhotoId) -> Option<Arc<Photo>> {
        self.kept.get(&id).map(|kept| Arc::clone(&kept.photo))
    }

    /// Keeps the photo until [`Self::release`].
    pub fn hold(&mut self, id: PhotoId) {
        self.set_held(id, true);
    }

    /// The photo goes like any other from now on.
    pub fn release(&mut self, id: PhotoId) {
        self.set_held(id, false);
    }

    fn set_held(&mut self, id: PhotoId, held: bool) {
        if let Some(kept) = self.kept.get_mut(&id) {
            kept.held = held;
            if !held {
                kept.turn = 0;
            }
        }
    }

    /// Keeps a finding in the place of another one of the same photo and way. The oldest of the
    /// photo goes where there are too many; a finding of a photo that is not kept is dropped.
    pub fn keep(&mut self, finding: FindingRef) {
        self.turns += 1;
        let Some(kept) = self.kept.get_mut(&finding.photo) else {
            return;
        };
        kept.used = self.turns;
        kept.findings.retain(|other| other.way != finding.way);
        kept.findings.push_front(finding);
        kept.findings.truncate(MAX_FINDINGS_OF_A_PHOTO);
    }

    /// The finding of a photo that was read this way.
    pub fn finding(&self, photo: PhotoId, way: Way) -> Option<FindingRef> {
        let findings = &self.kept.get(&photo)?.findings;
        findings.iter().find(|found| found.way == way).cloned()
    }

    /// Drops the findings of a preview: the exact network can read the photos anew.
    pub fn drop_previews(&mut self) {
        for kept in self.kept.values_mut() {
            kept.findings.retain(|finding| finding.exact);
        }
    }

    /// The photo is on the screen now.
    pub fn turn_to(&mut self, photo: PhotoId) {
        self.turns += 1;
        if let Some(kept) = self.kept.get_mut(&photo) {
            kept.turn = self.turns;
            kept.used = self.turns;
        }
    }

    /// Keeps the photos `in_use` with all their findings; of the others those that are held and those
    /// that were on the screen last, each with its exact finding of the standard size, as far as there
    /// is room for it.
    pub fn tidy(&mut self, in_use: impl Fn(PhotoId) -> bool) {
        let passing = self.kept.values().filter(|kept| !kept.held);
        let mut turns: Vec<u32> = passing.map(|kept| kept.turn).collect();
        turns.sort_unstable_by(|a, b| b.cmp(a));
        let oldest = turns.get(MAX_PHOTOS - 1).map_or(1, |&turn| turn.max(1));
        self.kept
            .retain(|&id, kept| kept.held || in_use(id) || kept.turn >= oldest);
        for (&id, kept) in &mut self.kept {
            if !in_use(id) {
                let usual = Resolution::default();
                let small = |found: &FindingRef| found.exact && found.way.resolution == usual;
                kept.findings.retain(small);
                kept.findings.truncate(1);
            }
        }
        self.stay_within(MAX_FEATURES_BYTES, in_use);
    }

    /// Drops findings of photos out of use until this many bytes of features are left; those used last
    /// stay.
    fn stay_within(&mut self, budget: usize, in_use: impl Fn(PhotoId) -> bool) {
        let kept = self.kept.iter_mut();
        let aside = kept.filter(|(id, kept)| !kept.findings.is_empty() && !in_use(**id));
        let mut aside: Vec<&mut Kept> = aside.map(|(_, kept)| kept).collect();
        aside.sort_unstable_by_key(|kept| std::cmp::Reverse(kept.used));
        let mut bytes = 0;
        for kept in aside {
            bytes += kept.findings.iter().map(features_bytes).sum::<usize>();
            if bytes > budget {
                kept.findings.clear();
            }
        }
    }

    /// A head that is equal to this one, of an exact network or of a preview, and is in memory
    /// already; else this one. Heads of 8 MB come with each worker, and findings hold on to theirs.
    pub fn share_head(&self, head: Arc<Head>, exact: bool) -> Arc<Head> {
        let findings = self.kept.values().flat_map(|kept| &kept.findings);
        let findings = findings.filter(|found| found.exact == exact);
        let mut heads = findings.map(|found| found.reading.head());
        heads
            .find(|other| ***other == *head)
            .cloned()
            .unwrap_or(head)
    }
}

fn features_bytes(finding: &FindingRef) -> usize {
    size_of_val(finding.reading.features())
}

#[cfg(test)]
mod tests;
