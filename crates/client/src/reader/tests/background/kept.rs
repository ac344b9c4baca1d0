//! The shelf keeps the photos of the gallery.

use super::{left, queue};
use crate::reader::tests::visit::Visit;
use crate::reader::*;
use crate::shelf::MAX_PHOTOS;

#[test]
fn photos_stay_until_they_are_removed_and_show_their_findings_at_once() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 3 * MAX_PHOTOS);
    for _ in &photos {
        visit.worker_reads();
    }
    assert_eq!(left(&visit), 0);
    let way = visit.shown().way;
    for &photo in &photos {
        visit.tell(Event::Returned { photo, way });
        assert_eq!(visit.shown().photo, photo);
        assert_eq!(visit.asked_now(), []);
    }
    visit.tell(Event::Removed(photos.clone()));
    let kept = |photo| visit.reader.photo(photo).is_some();
    let stay: Vec<_> = photos.iter().copied().filter(|&of| kept(of)).collect();
    assert_eq!(stay, photos[photos.len() - 1..], "the one on the screen");
}

#[test]
fn photos_that_wait_or_failed_stay_as_long() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    visit.worker_fails(camlens_core::protocol::FailureKind::NotAnImage);
    for at in 0..2 * MAX_PHOTOS {
        visit.give(&format!("{at}.png"));
        visit.worker_reads();
        visit.worker_reads();
    }
    assert!(photos.iter().all(|&of| visit.reader.photo(of).is_some()));
}
