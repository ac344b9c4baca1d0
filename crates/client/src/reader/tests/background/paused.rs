//! The background is paused.

use super::{asked_now, left, news, queue};
use crate::reader::tests::visit::Visit;
use crate::reader::*;

#[test]
fn a_pause_lets_the_photo_under_way_finish_and_sends_no_other() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 3);
    visit.tell(Event::Paused);
    assert!(visit.state().background.paused);
    assert_eq!(visit.state().background.reading, Some(photos[0]));
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[0])]);
    assert_eq!((visit.asked_now(), left(&visit)), (vec![], 2));
    // The visitor's photos go on.
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.asked_now()), (dog, vec![]));
    visit.tell(Event::Resumed);
    assert!(!visit.state().background.paused);
    assert_eq!(asked_now(&visit), photos[1]);
}

#[test]
fn photos_that_come_in_a_pause_wait() {
    let mut visit = Visit::done();
    visit.tell(Event::Paused);
    let photos = queue(&mut visit, 1);
    assert_eq!((visit.asked_now(), left(&visit)), (vec![], 1));
    visit.tell(Event::Resumed);
    assert_eq!(asked_now(&visit), photos[0]);
}

#[test]
fn a_pause_ends_with_the_last_photo_that_it_holds() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    visit.tell(Event::Paused);
    visit.tell(Event::Removed(photos));
    assert!(!visit.state().background.paused);
    visit.worker_reads();
    let photos = queue(&mut visit, 1);
    assert_eq!(asked_now(&visit), photos[0]);
}
