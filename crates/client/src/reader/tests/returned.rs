//! Stories of the way back to an earlier photo.

use super::visit::{FINEST, Visit};
use crate::reader::*;
use crate::way::{Resolution, Way};
use camlens_core::framing::Framing;

fn go_back(visit: &mut Visit, photo: crate::finding::PhotoId, way: Way) {
    visit.tell(Event::Returned { photo, way });
}

#[test]
fn an_earlier_photo_is_shown_again_with_its_answer_and_is_not_read() {
    let mut visit = Visit::done();
    let chelsea = visit.shown();
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    let found = visit.shown();
    go_back(&mut visit, chelsea.photo, chelsea.way);
    assert_eq!(visit.shown(), chelsea);
    assert_eq!(visit.state().photo, Some(chelsea.photo));
    assert!(visit.asked_now().is_empty());
    assert!(visit.remembers(Remembered::Photo(Some("chelsea"))));
    // And forward.
    go_back(&mut visit, dog, found.way);
    assert_eq!(visit.shown(), found);
    assert!(visit.remembers(Remembered::Photo(None)));
}

#[test]
fn a_way_that_is_not_kept_is_read_again_and_chosen() {
    let mut visit = Visit::done();
    visit.choose(FINEST);
    visit.worker_reads();
    let chelsea = visit.shown();
    visit.give("dog.jpg");
    visit.worker_reads();
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.worker_reads();
    go_back(&mut visit, chelsea.photo, chelsea.way);
    let asked = visit.asked();
    assert_eq!(
        (asked.photo, asked.framing, asked.detail.short_side),
        (chelsea.photo, Framing::Whole, FINEST.short_side)
    );
    assert!(visit.remembers(Remembered::Framing(Framing::Whole)));
    assert!(visit.remembers(Remembered::Resolution(FINEST)));
    assert_ne!(
        visit.shown().photo,
        chelsea.photo,
        "the last one stays until then"
    );
    visit.worker_reads();
    assert_eq!(visit.shown().photo, chelsea.photo);
}

#[test]
fn going_back_ends_the_wait_for_the_next_photo() {
    let mut visit = Visit::done();
    let chelsea = visit.shown();
    visit.give("dog.jpg");
    let late = visit.asked();
    go_back(&mut visit, chelsea.photo, chelsea.way);
    assert_eq!(visit.state().underway(), None);
    visit.worker_reads_this(late);
    assert_eq!(visit.shown(), chelsea);
    // A sample on its way does not count any more, either.
    visit.tell(Event::SampleWanted("coffee"));
    let fetch = visit.fetch();
    go_back(&mut visit, chelsea.photo, chelsea.way);
    visit.fetched(fetch, "coffee");
    assert_eq!(visit.state().photo, Some(chelsea.photo));
}

#[test]
fn a_framing_without_sizes_keeps_the_wish_for_one() {
    let mut visit = Visit::done();
    let chelsea = visit.shown().photo;
    visit.choose(FINEST);
    let way = Way {
        framing: Framing::Crop,
        resolution: Resolution::default(),
    };
    go_back(&mut visit, chelsea, way);
    assert_eq!(visit.state().wanted.resolution, FINEST);
    assert_eq!(visit.state().wanted.framing, Framing::Crop);
}

#[test]
fn a_photo_that_is_gone_changes_nothing() {
    let mut visit = Visit::done();
    let before = visit.state().clone();
    go_back(&mut visit, crate::finding::PhotoId(99), Way::default());
    assert_eq!(visit.state(), &before);
}
