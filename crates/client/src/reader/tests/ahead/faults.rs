//! The preparer fails in each way, and the photos are read all the same.

use super::{
    ended_now, found_now, hear, infers_now, last_sent, not_found_now, pipeline, preparer_listens,
    preparer_prepares, preparing_now, queue, started_now, two_cores, worker_infers,
};
use crate::reader::tests::visit::{Visit, failure};
use crate::reader::*;
use camlens_core::protocol::{FailureKind, Response};

fn dies(visit: &mut Visit) {
    hear(visit, Heard::Died("unreachable".to_owned()));
}

fn fails(visit: &mut Visit, kind: FailureKind) {
    let id = Some(last_sent(visit).0);
    let failure = failure(kind);
    hear(visit, Heard::Said(Response::Failed { id, failure }, vec![]));
}

/// Reads all photos from their files, without a preparer.
fn assert_the_first_worker_reads_on(visit: &mut Visit) {
    assert_eq!(visit.reader.preparer(), None);
    while visit.state().background.left > 0 {
        visit.worker_reads();
        assert_eq!(found_now(visit).len(), 1);
    }
    queue(visit, 5);
    assert_eq!(started_now(visit), None, "none is tried again");
    assert_eq!((visit.starts(), visit.notice()), (1, None));
}

#[test]
fn a_photo_that_cannot_be_read_is_told_and_the_next_is_prepared() {
    for kind in [FailureKind::NotAnImage, FailureKind::ImageTooLarge] {
        let (mut visit, photos) = pipeline(4);
        fails(&mut visit, kind);
        assert_eq!(not_found_now(&visit), [photos[1]]);
        assert_eq!(visit.notice(), None);
        assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[2]));
    }
}

#[test]
fn a_photo_at_which_it_ends_is_tried_once_more_by_a_fresh_one() {
    let (mut visit, photos) = pipeline(4);
    dies(&mut visit);
    assert!(ended_now(&visit) && started_now(&visit).is_some());
    assert_eq!(not_found_now(&visit), []);
    preparer_listens(&mut visit);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[1]));
    dies(&mut visit);
    assert_eq!(not_found_now(&visit), [photos[1]]);
    preparer_listens(&mut visit);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[2]));
    preparer_prepares(&mut visit);
    assert_eq!((visit.starts(), visit.notice()), (1, None));
}

#[test]
fn a_photo_without_memory_is_tried_once_more_by_a_fresh_one() {
    let (mut visit, photos) = pipeline(4);
    fails(&mut visit, FailureKind::OutOfMemory);
    assert!(ended_now(&visit) && started_now(&visit).is_some());
    preparer_listens(&mut visit);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[1]));
    fails(&mut visit, FailureKind::OutOfMemory);
    assert_eq!(not_found_now(&visit), [photos[1]]);
}

#[test]
fn one_that_does_not_start_leaves_the_photos_to_the_first_worker() {
    let refused = Heard::Refused("no memory".to_owned());
    let died = Heard::Died("no memory".to_owned());
    let other_build = Heard::Said(
        Response::Ready {
            build: "simd-ffff".to_owned(),
        },
        vec![],
    );
    for heard in [refused, died, other_build, Heard::Unknown("?".to_owned())] {
        let mut visit = two_cores();
        queue(&mut visit, 4);
        hear(&mut visit, heard);
        assert!(ended_now(&visit));
        assert_the_first_worker_reads_on(&mut visit);
    }
}

#[test]
fn one_that_ends_again_and_again_leaves_the_photos_to_the_first_worker() {
    let (mut visit, _) = pipeline(8);
    for _ in 0..2 {
        dies(&mut visit);
        preparer_listens(&mut visit);
    }
    dies(&mut visit);
    assert_the_first_worker_reads_on(&mut visit);
}

/// The last words of one that was replaced.
#[test]
fn words_of_another_preparer_do_not_count() {
    let (mut visit, _) = pipeline(5);
    let worker = visit.reader.preparer().unwrap();
    dies(&mut visit);
    let heard = Heard::Died("late".to_owned());
    visit.tell(Event::HeardPreparer { worker, heard });
    assert_eq!(visit.last, []);
}

#[test]
fn a_first_worker_that_ends_in_the_pass_has_the_photo_prepared_again() {
    let (mut visit, photos) = pipeline(3);
    visit.worker_reads();
    preparer_prepares(&mut visit);
    assert!(infers_now(&visit).is_some());
    visit.worker_dies();
    preparer_prepares(&mut visit);
    assert_eq!(infers_now(&visit), None);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[1]));
    visit.worker_brings(true);
    assert!(infers_now(&visit).is_some(), "the next one is ready");
    worker_infers(&mut visit);
    preparer_prepares(&mut visit);
    worker_infers(&mut visit);
    assert_eq!(found_now(&visit), [photos[1]]);
    assert_eq!(visit.state().background.left, 0);
}

#[test]
fn a_failure_of_the_pass_is_the_photos() {
    let (mut visit, photos) = pipeline(3);
    visit.worker_reads();
    preparer_prepares(&mut visit);
    let (id, _) = infers_now(&visit).unwrap();
    visit.worker_says(Response::Failed {
        id: Some(id),
        failure: failure(FailureKind::OutOfMemory),
    });
    assert_eq!(not_found_now(&visit), [photos[1]]);
}

#[test]
fn a_photo_that_is_never_prepared_is_given_up_and_the_others_go_on() {
    let (mut visit, photos) = pipeline(5);
    let hangs = preparing_now(&visit).map(|of| of.1);
    assert!(hangs.is_some_and(|photo| photos.contains(&photo)));
    visit.worker_reads();
    visit.wait(20_000.0);
    assert!(!ended_now(&visit), "it may be a large one");
    visit.wait(10_000.0);
    assert!(ended_now(&visit));
    let next = visit.asked_now();
    assert!(!next.is_empty() || started_now(&visit).is_some());
}

#[test]
fn a_removed_photo_that_hangs_does_not_hold_the_others() {
    let (mut visit, _) = pipeline(5);
    let hangs = preparing_now(&visit).map(|of| of.1).unwrap();
    visit.wait(3_000.0);
    visit.tell(Event::Removed(vec![hangs]));
    assert!(ended_now(&visit));
}
