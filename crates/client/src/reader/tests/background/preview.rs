//! Photos that a preview has read.

use super::{asked_now, left, news, queue};
use crate::reader::tests::visit::Visit;
use crate::reader::*;

#[test]
fn photos_that_a_preview_read_are_read_again_behind_the_others() {
    let mut visit = Visit::previewed();
    let photos = queue(&mut visit, 3);
    visit.worker_reads();
    assert_eq!(
        news(&visit),
        [("previewed", photos[0]), ("began", photos[1])]
    );
    visit.worker_loads(true);
    assert!(visit.state().is_refining(), "the screen comes first");
    assert_eq!(left(&visit), 3);
    // The pass under way is of the exact network, as the worker says.
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[1])]);
    visit.worker_reads();
    assert!(visit.shown().exact);
    for photo in [photos[2], photos[0]] {
        assert_eq!(asked_now(&visit), photo);
        visit.worker_reads();
        assert!(news(&visit).contains(&("found", photo)));
    }
    assert_eq!((left(&visit), visit.asked_now()), (0, vec![]));
}

#[test]
fn the_photo_on_the_screen_is_made_exact_once_for_both() {
    let mut visit = Visit::previewed();
    let photos = queue(&mut visit, 1);
    let way = visit.shown().way;
    visit.tell(Event::Returned {
        photo: photos[0],
        way,
    });
    visit.worker_reads();
    assert_eq!(news(&visit), [("previewed", photos[0])]);
    visit.worker_loads(true);
    assert!(visit.state().is_refining());
    assert_eq!(news(&visit), [("began", photos[0])]);
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[0])]);
    assert!(visit.shown().exact);
    assert_eq!((left(&visit), visit.asked_now()), (0, vec![]));
}

#[test]
fn another_preview_does_not_read_them_again() {
    let mut visit = Visit::previewed();
    let photos = queue(&mut visit, 1);
    visit.worker_reads();
    visit.worker_loads(true);
    assert!(visit.state().is_refining());
    visit.tell(Event::Cancelled);
    visit.worker_brings(false);
    assert_eq!((visit.asked_now(), left(&visit)), (vec![], 1));
    visit.worker_loads(true);
    assert_eq!(asked_now(&visit), photos[0]);
}

#[test]
fn another_preview_that_the_visitor_sees_does_not_count_as_exact() {
    let mut visit = Visit::previewed();
    let photos = queue(&mut visit, 1);
    visit.worker_reads();
    visit.worker_loads(true);
    visit.tell(Event::Cancelled);
    visit.worker_brings(false);
    let way = visit.shown().way;
    visit.tell(Event::Returned {
        photo: photos[0],
        way,
    });
    visit.worker_reads();
    assert!(!visit.shown().exact);
    assert_eq!(left(&visit), 1, "the exact network is waited for");
    visit.worker_loads(true);
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[0])]);
}

#[test]
fn a_photo_that_is_removed_is_not_made_exact() {
    let mut visit = Visit::previewed();
    let photos = queue(&mut visit, 2);
    visit.worker_reads();
    visit.worker_reads();
    visit.tell(Event::Removed(vec![photos[0]]));
    visit.worker_loads(true);
    assert_eq!(left(&visit), 1);
    visit.worker_reads();
    assert_eq!(asked_now(&visit), photos[1]);
}
