//! The worker ends by itself while it reads in the background.

use super::{asked_now, left, news, queue};
use crate::reader::tests::visit::{Visit, setup};
use crate::reader::*;
use crate::variant::{Setback, Variant};
use camlens_core::protocol::FailureKind;

#[test]
fn the_photo_waits_again_and_the_next_worker_takes_it() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    visit.worker_dies();
    assert_eq!(news(&visit), [("waits", photos[0])]);
    assert_eq!((visit.starts(), visit.notice()), (2, None));
    assert_eq!(
        visit.state().phase(),
        Phase::Done,
        "the screen is as it was"
    );
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), photos[0]);
    assert_eq!(news(&visit), [("began", photos[0])]);
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[0]), ("began", photos[1])]);
}

#[test]
fn a_photo_that_ends_two_workers_is_given_up_and_the_rest_goes_on() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    visit.worker_dies();
    visit.worker_brings(true);
    visit.worker_dies();
    assert_eq!(news(&visit), [("not found", photos[0])]);
    let kind = visit.last.iter().find_map(|done| match done {
        Command::Background(BackgroundNews::NotFound { failure, .. }) => Some(failure.kind),
        _ => None,
    });
    assert_eq!(kind, Some(FailureKind::WorkerDied));
    assert_eq!(visit.notice(), None, "no dead end");
    visit.worker_brings(true);
    assert_eq!((asked_now(&visit), left(&visit)), (photos[1], 1));
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn several_photos_in_a_row_that_end_their_workers_pause_the_background() {
    let mut visit = Visit::done();
    let before = visit.shown();
    let photos = queue(&mut visit, 5);
    for _ in 0..4 {
        visit.worker_dies();
        assert_eq!(visit.notice(), None);
        visit.worker_brings(true);
    }
    assert_eq!(asked_now(&visit), photos[2]);
    visit.worker_dies();
    assert!(visit.state().background.paused);
    assert_eq!(visit.notice(), Some(NoticeKind::DiedAgain));
    assert_eq!(left(&visit), 3);
    visit.take_the_way_out();
    visit.worker_brings(true);
    assert_eq!(visit.asked_now(), [], "the visitor decides");
    assert_eq!(visit.shown(), before);
    visit.tell(Event::Resumed);
    assert_eq!(asked_now(&visit), photos[2]);
}

#[test]
fn a_photo_that_is_read_in_between_forgives_the_ends_before_it() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 8);
    for _ in &photos {
        visit.worker_dies();
        visit.worker_brings(true);
        visit.worker_reads();
    }
    assert_eq!((visit.notice(), left(&visit)), (None, 0));
    assert!(!visit.state().background.paused);
}

/// An end at the background does not count against the visitor's photo.
#[test]
fn the_visitors_photo_has_its_two_workers_all_the_same() {
    let mut visit = Visit::done();
    queue(&mut visit, 2);
    let dog = visit.give("dog.jpg");
    visit.worker_dies();
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), dog);
    visit.worker_dies();
    assert_eq!(visit.notice(), Some(NoticeKind::DiedOnce { reading: true }));
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
}

#[test]
fn a_photo_that_is_opened_and_ends_its_workers_is_told_in_both_places() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    let way = visit.shown().way;
    visit.tell(Event::Returned {
        photo: photos[0],
        way,
    });
    visit.worker_dies();
    assert_eq!(visit.notice(), Some(NoticeKind::DiedOnce { reading: true }));
    visit.worker_brings(true);
    visit.worker_dies();
    assert_eq!(visit.notice(), Some(NoticeKind::DiedAgain));
    assert_eq!(news(&visit), [("not found", photos[0])]);
    assert_eq!(left(&visit), 1);
}

#[test]
fn threads_are_given_up_before_the_photo() {
    let mut visit = Visit::with(setup(4));
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_reads();
    let photos = queue(&mut visit, 2);
    visit.worker_dies();
    assert_eq!(visit.choice().variant, Variant::Simd);
    assert_eq!(visit.state().setback, Some(Setback::Ended));
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), photos[0]);
    visit.worker_dies();
    assert_eq!(news(&visit), [("not found", photos[0])]);
}

#[test]
fn memory_that_ends_with_threads_has_the_photo_read_without() {
    let mut visit = Visit::with(setup(4));
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_reads();
    let photos = queue(&mut visit, 1);
    visit.worker_fails(FailureKind::OutOfMemory);
    assert_eq!(news(&visit), [("waits", photos[0])]);
    visit.worker_brings(true);
    visit.worker_fails(FailureKind::OutOfMemory);
    assert_eq!(news(&visit), [("not found", photos[0])]);
    assert_eq!((visit.starts(), visit.notice()), (2, None));
}
