//! Photos, and the findings of each by the way in which it was read.
//!
//! The last photos stay after another one took their place on the screen, so that the visitor can go
//! back to them. Of each that is not on the screen one finding stays: the exact one of the standard
//! size, about 1 MB, of a very long photo 2 MB. All of them together take less than 20 MB.

use crate::finding::{FindingRef, PhotoId};
use crate::way::{Resolution, Way};
use camlens_core::reading::Head;
use std::collections::VecDeque;
use std::sync::Arc;

/// Findings that are kept of one photo. The features of the finest grid of a long photo are 13 MB.
const MAX_FINDINGS_OF_A_PHOTO: usize = 3;

/// Photos that are kept because they have been on the screen. A file of the visitor's is the browser's
/// handle on it, and takes no memory here.
pub const MAX_PHOTOS: usize = 8;

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
    id: PhotoId,
    photo: Arc<Photo>,
    /// The last first.
    findings: VecDeque<FindingRef>,
    /// The number of the shelf's turn that put the photo on the screen; 0 before the first.
    turn: u32,
}

/// The place of photos and findings.
#[derive(Default)]
pub struct Shelf {
    last: u32,
    turns: u32,
    kept: Vec<Kept>,
}

impl Shelf {
    /// Takes a photo in and numbers it.
    pub fn add(&mut self, photo: Photo) -> PhotoId {
        self.last += 1;
        let id = PhotoId(self.last);
        self.kept.push(Kept {
            id,
            photo: Arc::new(photo),
            findings: VecDeque::new(),
            turn: 0,
        });
        id
    }

    /// The photo of this number, for as long as it is kept.
    pub fn photo(&self, id: PhotoId) -> Option<Arc<Photo>> {
        self.of(id).map(|kept| Arc::clone(&kept.photo))
    }

    /// Keeps a finding in the place of another one of the same photo and way. The oldest of the
    /// photo goes where there are too many; a finding of a photo that is not kept is dropped.
    pub fn keep(&mut self, finding: FindingRef) {
        let Some(kept) = self.kept.iter_mut().find(|kept| kept.id == finding.photo) else {
            return;
        };
        kept.findings.retain(|other| other.way != finding.way);
        kept.findings.push_front(finding);
        kept.findings.truncate(MAX_FINDINGS_OF_A_PHOTO);
    }

    /// The finding of a photo that was read this way.
    pub fn finding(&self, photo: PhotoId, way: Way) -> Option<FindingRef> {
        let findings = &self.of(photo)?.findings;
        findings.iter().find(|found| found.way == way).cloned()
    }

    /// Drops the findings of a preview: the exact network can read the photos anew.
    pub fn drop_previews(&mut self) {
        for kept in &mut self.kept {
            kept.findings.retain(|finding| finding.exact);
        }
    }

    /// The photo is on the screen now.
    pub fn turn_to(&mut self, photo: PhotoId) {
        self.turns += 1;
        let turns = self.turns;
        if let Some(kept) = self.kept.iter_mut().find(|kept| kept.id == photo) {
            kept.turn = turns;
        }
    }

    /// Keeps the photos `in_use` with all their findings, and of the others those that were on the
    /// screen last, each with its exact finding of the standard size.
    pub fn tidy(&mut self, in_use: impl Fn(PhotoId) -> bool) {
        let mut turns: Vec<u32> = self.kept.iter().map(|kept| kept.turn).collect();
        turns.sort_unstable_by(|a, b| b.cmp(a));
        let oldest = turns.get(MAX_PHOTOS - 1).map_or(1, |&turn| turn.max(1));
        self.kept
            .retain(|kept| in_use(kept.id) || kept.turn >= oldest);
        for kept in &mut self.kept {
            if !in_use(kept.id) {
                let usual = Resolution::default();
                let small = |found: &FindingRef| found.exact && found.way.resolution == usual;
                kept.findings.retain(small);
                kept.findings.truncate(1);
            }
        }
    }

    /// A head that is equal to this one, of an exact network or of a preview, and is in memory
    /// already; else this one. Heads of 8 MB come with each worker, and findings hold on to theirs.
    pub fn share_head(&self, head: Arc<Head>, exact: bool) -> Arc<Head> {
        let findings = self.kept.iter().flat_map(|kept| &kept.findings);
        let findings = findings.filter(|found| found.exact == exact);
        let mut heads = findings.map(|found| found.reading.head());
        heads
            .find(|other| ***other == *head)
            .cloned()
            .unwrap_or(head)
    }

    fn of(&self, id: PhotoId) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::samples::finding;
    use crate::way::Resolution;
    use camlens_core::framing::{Framing, ShortSide};

    fn photo(name: &str) -> Photo {
        Photo {
            name: name.to_owned(),
            alt: String::new(),
            origin: Origin::Visitor,
        }
    }

    /// The eight ways to read a whole photo.
    fn ways() -> Vec<Way> {
        let resolutions = ShortSide::ALL.into_iter().flat_map(|short_side| {
            [false, true].map(|mirrored| Resolution {
                short_side,
                mirrored,
            })
        });
        let way = |resolution| Way {
            framing: Framing::Whole,
            resolution,
        };
        resolutions.map(way).collect()
    }

    #[test]
    fn a_finding_is_kept_by_photo_and_way() {
        let mut shelf = Shelf::default();
        let [cat, dog] = ["cat", "dog"].map(|name| shelf.add(photo(name)));
        let [first, second] = [ways()[0], ways()[1]];
        shelf.keep(finding(cat, first, true));
        shelf.keep(finding(cat, second, true));
        assert_eq!(shelf.finding(cat, first).map(|of| of.way), Some(first));
        assert_eq!(shelf.finding(dog, first), None);
        let newer = finding(cat, first, true);
        shelf.keep(newer.clone());
        assert_eq!(shelf.finding(cat, first), Some(newer));
    }

    #[test]
    fn each_photo_keeps_its_last_three_findings() {
        let mut shelf = Shelf::default();
        let [cat, dog] = ["cat", "dog"].map(|name| shelf.add(photo(name)));
        for photo in [cat, dog] {
            for way in &ways()[..5] {
                shelf.keep(finding(photo, *way, true));
            }
        }
        for photo in [cat, dog] {
            let kept = |way: &&Way| shelf.finding(photo, **way).is_some();
            let ways = ways();
            let left: Vec<_> = ways.iter().filter(kept).collect();
            assert_eq!(left, ways[2..5].iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_last_photos_of_the_screen_stay_with_one_small_exact_finding_each() {
        let mut shelf = Shelf::default();
        let [usual, finest] = [ways()[0], ways()[6]];
        assert_eq!(finest.resolution.short_side, ShortSide::Finest);
        let name = |at: usize| photo(&at.to_string());
        let photos: Vec<PhotoId> = (0..MAX_PHOTOS + 2).map(|at| shelf.add(name(at))).collect();
        for &id in &photos {
            shelf.keep(finding(id, usual, true));
            shelf.keep(finding(id, finest, true));
            shelf.turn_to(id);
        }
        let unseen = shelf.add(photo("never on the screen"));
        // Back to the first one: it is among the last now.
        shelf.turn_to(photos[0]);
        shelf.tidy(|id| id == photos[0] || id == photos[1]);
        assert_eq!(shelf.photo(unseen), None);
        for (at, &id) in photos.iter().enumerate() {
            let of = |way| shelf.finding(id, way).is_some();
            let expected = match at {
                0 | 1 => (true, true),
                // The first, and the seven last ones.
                2 => (false, false),
                _ => (true, false),
            };
            assert_eq!((of(usual), of(finest)), expected, "photo {at}");
        }
    }

    #[test]
    fn a_previews_finding_is_not_kept_of_a_photo_that_left_the_screen() {
        let mut shelf = Shelf::default();
        let cat = shelf.add(photo("cat"));
        shelf.keep(finding(cat, ways()[0], false));
        shelf.turn_to(cat);
        shelf.tidy(|_| false);
        assert!(shelf.photo(cat).is_some());
        assert_eq!(shelf.finding(cat, ways()[0]), None);
    }

    #[test]
    fn equal_heads_of_several_workers_are_one_in_memory() {
        let mut shelf = Shelf::default();
        let cat = shelf.add(photo("cat"));
        let found = finding(cat, ways()[0], true);
        shelf.keep(found.clone());
        let another = Arc::new(Head::clone(found.reading.head()));
        assert!(Arc::ptr_eq(
            &shelf.share_head(another, true),
            found.reading.head()
        ));
    }

    #[test]
    fn previews_and_photos_are_dropped() {
        let mut shelf = Shelf::default();
        let [cat, dog] = ["cat", "dog"].map(|name| shelf.add(photo(name)));
        let [first, second] = [ways()[0], ways()[1]];
        shelf.keep(finding(cat, first, false));
        shelf.keep(finding(cat, second, true));
        shelf.drop_previews();
        assert_eq!(shelf.finding(cat, first), None);
        assert!(shelf.finding(cat, second).is_some());
        shelf.tidy(|id| id == dog);
        assert_eq!(shelf.photo(cat), None);
        assert_eq!(
            shelf.photo(dog).map(|dog| dog.name.clone()),
            Some("dog".to_owned())
        );
        shelf.keep(finding(cat, first, true));
        assert_eq!(shelf.finding(cat, first), None, "the photo is gone");
        assert_ne!(
            shelf.add(photo("cat")),
            cat,
            "a number is never given twice"
        );
    }
}
