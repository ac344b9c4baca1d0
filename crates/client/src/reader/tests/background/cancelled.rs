//! The visitor cancels a job: the background loses nothing.

use super::{asked_now, left, news, queue};
use crate::reader::tests::visit::{FINEST, Visit};
use crate::reader::*;

#[test]
fn a_job_that_waits_behind_the_background_is_cancelled_without_an_end() {
    let mut visit = Visit::done();
    let before = visit.shown();
    let photos = queue(&mut visit, 2);
    visit.give("dog.jpg");
    visit.tell(Event::Cancelled);
    assert_eq!((visit.starts(), visit.state().underway()), (1, None));
    assert_eq!(visit.state().photo, Some(before.photo));
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[0]), ("began", photos[1])]);
    assert_eq!(visit.shown(), before);
}

#[test]
fn a_photo_of_the_background_that_was_opened_is_read_on() {
    let mut visit = Visit::done();
    let before = visit.shown();
    let photos = queue(&mut visit, 2);
    let way = before.way;
    for photo in photos {
        visit.tell(Event::Returned { photo, way });
        visit.tell(Event::Cancelled);
        assert_eq!(visit.starts(), 1);
        visit.worker_reads();
        assert!(news(&visit).contains(&("found", photo)));
        assert_eq!(visit.shown(), before);
    }
    assert_eq!(left(&visit), 0);
}

#[test]
fn the_worker_of_a_job_that_is_cancelled_is_followed_by_one_that_reads_the_rest() {
    let mut visit = Visit::done();
    visit.choose(FINEST);
    let photos = queue(&mut visit, 2);
    visit.tell(Event::Cancelled);
    assert_eq!((visit.starts(), left(&visit)), (2, 2));
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), photos[0]);
}

#[test]
fn a_network_that_is_cancelled_on_its_way_leaves_them_waiting() {
    let mut visit = Visit::new();
    let photos = queue(&mut visit, 2);
    visit.tell(Event::Cancelled);
    assert_eq!((visit.state().phase(), left(&visit)), (Phase::Failed, 2));
    visit.tell(Event::StartWanted);
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), photos[0]);
}
