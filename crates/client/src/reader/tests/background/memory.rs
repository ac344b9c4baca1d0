//! A worker that a photo of the background left far above its need.

use super::{asked_now, left, news, queue};
use crate::reader::tests::visit::Visit;
use crate::reader::*;
use camlens_core::protocol::NotKept;
use camlens_core::protocol::Response;

const LARGE: u64 = 1 << 30;

#[test]
fn it_is_replaced_between_two_photos_and_the_page_shows_nothing_of_it() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 5);
    let small = visit.memory;
    for (at, &photo) in photos.iter().enumerate() {
        assert_eq!((visit.starts(), asked_now(&visit)), (at + 1, photo));
        visit.memory = LARGE;
        visit.worker_reads();
        if photo == photos[4] {
            break;
        }
        assert_eq!(news(&visit), [("found", photo)]);
        assert_eq!((visit.asked_now(), visit.starts()), (vec![], at + 2));
        assert_eq!(visit.state().phase(), Phase::Done);
        visit.memory = small;
        visit.worker_brings(true);
    }
    // After the last one there is time.
    assert_eq!((visit.starts(), left(&visit)), (5, 0));
    visit.wait(10_000.0);
    assert_eq!(visit.starts(), 6);
}

#[test]
fn the_visitors_photo_is_read_before_it_is_replaced() {
    let mut visit = Visit::done();
    queue(&mut visit, 2);
    let dog = visit.give("dog.jpg");
    visit.memory = LARGE;
    visit.worker_reads();
    assert_eq!((asked_now(&visit), visit.starts()), (dog, 1));
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.starts()), (dog, 2));
}

#[test]
fn a_network_that_is_not_kept_goes_on_swollen() {
    let mut visit = Visit::done();
    visit.worker_says(Response::NotKept {
        reason: NotKept::Full,
    });
    let photos = queue(&mut visit, 2);
    visit.memory = LARGE;
    visit.worker_reads();
    assert_eq!((asked_now(&visit), visit.starts()), (photos[1], 1));
}

#[test]
fn a_gallery_without_a_photo_on_the_screen_leaves_a_small_worker_too() {
    let mut visit = Visit::new();
    visit.worker_brings(true);
    queue(&mut visit, 1);
    visit.memory = LARGE;
    visit.worker_reads();
    visit.wait(10_000.0);
    assert_eq!(visit.starts(), 2);
    visit.worker_brings(true);
    assert_eq!(visit.state().phase(), Phase::Ready);
}
