//! Photos that are read as a whole, whatever the visitor has chosen.

use super::{asked_now, left, news, queue, shelve};
use crate::finding::PhotoId;
use crate::reader::tests::visit::Visit;
use crate::reader::*;
use crate::way::{Resolution, Way};
use camlens_core::framing::{Detail, Framing};

const CROP: Way = Way {
    framing: Framing::Crop,
    resolution: Resolution {
        short_side: camlens_core::framing::ShortSide::Standard,
        mirrored: false,
    },
};

fn queue_whole(visit: &mut Visit, photos: usize) -> Vec<PhotoId> {
    let photos: Vec<PhotoId> = (0..photos).map(|at| shelve(visit, at)).collect();
    visit.tell(Event::QueuedWhole(photos.clone()));
    photos
}

/// A page on which the visitor has chosen the framing `crop`.
fn cropped() -> Visit {
    let mut visit = Visit::done();
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.worker_reads();
    visit
}

#[test]
fn they_are_read_whole_behind_those_of_the_gallery() {
    let mut visit = cropped();
    let gallery = queue(&mut visit, 1);
    let members = queue_whole(&mut visit, 2);
    let mut framings = Vec::new();
    for photo in [gallery[0], members[0], members[1]] {
        assert_eq!(visit.asked().photo, photo);
        framings.push((visit.asked().framing, visit.asked().detail));
        visit.worker_reads();
        assert!(news(&visit).contains(&("found", photo)));
    }
    let (crop, whole) = (Framing::Crop, Framing::Whole);
    assert_eq!(
        framings,
        [crop, whole, whole].map(|of| (of, Detail::default()))
    );
    assert_eq!(left(&visit), 0);
    // They stay on the shelf, each with its finding.
    assert!(visit.reader.finding(members[0], Way::default()).is_some());
}

#[test]
fn another_framing_of_such_a_photo_leaves_it_waiting() {
    let mut visit = cropped();
    let members = queue_whole(&mut visit, 2);
    // The visitor opens the second one while the first is read.
    visit.tell(Event::Returned {
        photo: members[1],
        way: CROP,
    });
    visit.worker_reads();
    assert_eq!(
        (visit.asked().photo, visit.asked().framing),
        (members[1], Framing::Crop)
    );
    assert_eq!(
        news(&visit),
        [("found", members[0])],
        "it is not what the background waits for"
    );
    visit.worker_reads();
    assert_eq!(visit.shown().way, CROP);
    assert_eq!(
        (asked_now(&visit), visit.asked().framing),
        (members[1], Framing::Whole)
    );
    assert_eq!(news(&visit), [("began", members[1])]);
    visit.worker_reads();
    assert_eq!(
        (news(&visit), left(&visit)),
        (vec![("found", members[1])], 0)
    );
}

#[test]
fn a_photo_of_both_kinds_is_read_once_and_whole() {
    let mut visit = cropped();
    let first = queue(&mut visit, 1);
    let both: Vec<PhotoId> = (1..3).map(|at| shelve(&mut visit, at)).collect();
    visit.tell(Event::Queued(vec![both[0]]));
    visit.tell(Event::QueuedWhole(both.clone()));
    visit.tell(Event::Queued(vec![both[1]]));
    assert_eq!(left(&visit), 3);
    visit.worker_reads();
    for &photo in &both {
        assert_eq!(
            (asked_now(&visit), visit.asked().framing),
            (photo, Framing::Whole)
        );
        visit.worker_reads();
        assert!(news(&visit).contains(&("found", photo)));
    }
    assert_eq!((left(&visit), first.len()), (0, 1));
}

#[test]
fn what_a_preview_read_is_read_again_as_whole() {
    let mut visit = Visit::previewed();
    let members = queue_whole(&mut visit, 1);
    visit.worker_reads();
    assert_eq!(news(&visit), [("previewed", members[0])]);
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.worker_loads(true);
    while left(&visit) > 0 {
        visit.worker_reads();
    }
    assert_eq!(
        (visit.asked().photo, visit.asked().framing),
        (members[0], Framing::Whole)
    );
    assert_eq!(news(&visit), [("found", members[0])]);
}

#[test]
fn photos_that_are_not_wanted_any_more_stay_on_the_shelf() {
    let mut visit = cropped();
    let members = queue_whole(&mut visit, 3);
    visit.tell(Event::Unqueued(members[1..].to_vec()));
    assert_eq!(left(&visit), 1);
    assert!(visit.reader.photo(members[2]).is_some());
    visit.tell(Event::Removed(members.clone()));
    assert!(visit.reader.photo(members[2]).is_none());
}
