//! Photos, and the findings of each by the way in which it was read.

use crate::finding::{FindingRef, PhotoId};
use crate::way::Way;
use std::collections::VecDeque;
use std::sync::Arc;

/// Findings that are kept of one photo. The features of the finest grid of a long photo are 13 MB.
const MAX_FINDINGS_OF_A_PHOTO: usize = 3;

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
}

/// The place of photos and findings.
#[derive(Default)]
pub struct Shelf {
    last: u32,
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

    /// Drops all photos but these.
    pub fn retain(&mut self, wanted: impl Fn(PhotoId) -> bool) {
        self.kept.retain(|kept| wanted(kept.id));
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
    fn previews_and_photos_are_dropped() {
        let mut shelf = Shelf::default();
        let [cat, dog] = ["cat", "dog"].map(|name| shelf.add(photo(name)));
        let [first, second] = [ways()[0], ways()[1]];
        shelf.keep(finding(cat, first, false));
        shelf.keep(finding(cat, second, true));
        shelf.drop_previews();
        assert_eq!(shelf.finding(cat, first), None);
        assert!(shelf.finding(cat, second).is_some());
        shelf.retain(|id| id == dog);
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
