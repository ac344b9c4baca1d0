//! The visitor opens a photo that is queued: it is read once.

use super::{asked_now, left, news, queue, shelve};
use crate::finding::PhotoId;
use crate::reader::tests::visit::{FINEST, MIRRORED, Visit};
use crate::reader::*;
use crate::way::Way;
use camlens_core::framing::Framing;
use camlens_core::protocol::{FailureKind, Stage};

fn open(visit: &mut Visit, photo: PhotoId) {
    let way = visit.state().wanted.read();
    visit.tell(Event::Returned { photo, way });
}

#[test]
fn a_photo_that_waits_is_read_for_both() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 3);
    open(&mut visit, photos[2]);
    visit.worker_reads();
    assert_eq!(asked_now(&visit), photos[2], "first in line");
    assert_eq!(news(&visit), [("found", photos[0]), ("began", photos[2])]);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, photos[2]);
    assert_eq!(news(&visit), [("found", photos[2]), ("began", photos[1])]);
    visit.worker_reads();
    assert_eq!((left(&visit), visit.asked_now()), (0, vec![]));
}

#[test]
fn a_photo_under_way_is_not_read_twice() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    open(&mut visit, photos[0]);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(news(&visit), [], "it is being read already");
    assert_eq!(visit.state().phase(), Phase::Working);
    visit.worker_is_at(Stage::Inferring);
    let stage = visit.state().job.as_ref().and_then(|job| job.stage);
    assert_eq!(stage, Some(Stage::Inferring), "the visitor sees how far");
    visit.worker_reads();
    assert_eq!(visit.shown().photo, photos[0]);
    assert_eq!(visit.state().phase(), Phase::Done);
    assert_eq!(news(&visit), [("found", photos[0]), ("began", photos[1])]);
    assert_eq!(asked_now(&visit), photos[1]);
}

#[test]
fn a_photo_under_way_that_fails_is_told_on_the_screen_and_in_the_gallery() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    open(&mut visit, photos[0]);
    visit.worker_fails(FailureKind::NotAnImage);
    assert_eq!(
        visit.notice().map(|kind| kind.name()),
        Some(FailureKind::NotAnImage.name())
    );
    assert_eq!(
        news(&visit),
        [("not found", photos[0]), ("began", photos[1])]
    );
    // One that had waited.
    open(&mut visit, photos[1]);
    visit.worker_fails(FailureKind::EmptyFile);
    assert_eq!(news(&visit), [("not found", photos[1])]);
    assert_eq!((left(&visit), visit.asked_now()), (0, vec![]));
}

#[test]
fn the_first_of_many_files_is_read_once_in_either_order_of_events() {
    let mut visit = Visit::done();
    let photos: Vec<PhotoId> = (0..3).map(|at| shelve(&mut visit, at)).collect();
    let given = Event::Given { photo: photos[0] };
    visit.tell(Event::Queued(photos.clone()));
    visit.tell_at_once(given.clone());
    visit.worker_reads();
    assert_eq!(visit.shown().photo, photos[0]);
    assert_eq!((asked_now(&visit), left(&visit)), (photos[1], 2));

    let mut visit = Visit::done();
    let photos = [shelve(&mut visit, 0)];
    visit.tell(Event::Given { photo: photos[0] });
    visit.tell_at_once(Event::Queued(photos.to_vec()));
    assert_eq!(news(&visit), [("began", photos[0])]);
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[0])]);
    assert_eq!((left(&visit), visit.asked_now()), (0, vec![]));
}

#[test]
fn a_fetched_sample_that_is_queued_is_read_once() {
    let mut visit = Visit::done();
    visit.tell(Event::SampleWanted("coffee"));
    let fetch = visit.fetch();
    let photo = shelve(&mut visit, 0);
    visit.tell(Event::Queued(vec![photo]));
    visit.tell(Event::Fetched { fetch, photo });
    visit.worker_reads();
    assert_eq!(visit.shown().photo, photo);
    assert_eq!(news(&visit), [("found", photo)]);
    assert_eq!(visit.asked_now(), []);
}

#[test]
fn a_finer_grid_on_the_screen_leaves_the_standard_size_to_the_background() {
    for resolution in [FINEST, MIRRORED] {
        let mut visit = Visit::done();
        visit.choose(resolution);
        visit.worker_reads();
        if resolution.mirrored {
            visit.worker_reads();
        }
        let photos = queue(&mut visit, 1);
        open(&mut visit, photos[0]);
        visit.worker_reads();
        assert_eq!(news(&visit), [("found", photos[0])]);
        assert_eq!(asked_now(&visit), photos[0], "the finer pass is a job");
        assert_ne!(visit.shown().photo, photos[0]);
        visit.worker_reads();
        if resolution.mirrored {
            visit.worker_reads();
        }
        assert_eq!(visit.shown().way.resolution, resolution);
        assert_eq!((news(&visit), left(&visit)), (vec![], 0));
    }
}

#[test]
fn any_framing_on_the_screen_will_do_for_a_photo_that_waits() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    let way = Way {
        framing: Framing::Squash,
        ..Way::default()
    };
    visit.tell(Event::Returned {
        photo: photos[1],
        way,
    });
    visit.worker_reads();
    visit.worker_reads();
    assert_eq!(visit.shown().way, way);
    assert_eq!(news(&visit), [("found", photos[1])]);
    assert_eq!((left(&visit), visit.asked_now()), (0, vec![]));
}

/// Whoever leafs through a folder while it is read: each pass counts.
#[test]
fn a_photo_that_is_left_in_the_middle_of_its_pass_is_read_for_the_gallery() {
    let mut visit = Visit::done();
    visit.tell(Event::Paused);
    let photos = queue(&mut visit, 2);
    open(&mut visit, photos[0]);
    assert_eq!(news(&visit), [("began", photos[0])]);
    open(&mut visit, photos[1]);
    assert_eq!(news(&visit), []);
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", photos[0]), ("began", photos[1])]);
    assert_eq!(asked_now(&visit), photos[1]);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, photos[1]);
    assert_eq!(
        (news(&visit), left(&visit)),
        (vec![("found", photos[1])], 0)
    );
    // And there and back.
    open(&mut visit, photos[0]);
    assert_eq!(visit.asked_now(), [], "it is on the shelf");
    assert_eq!(visit.shown().photo, photos[0]);
}

#[test]
fn a_photo_that_is_removed_while_it_is_read_leaves_no_word() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    visit.tell(Event::Removed(vec![photos[0]]));
    assert_eq!(news(&visit), []);
    assert_eq!(visit.reader.photo(photos[0]), None);
    assert_eq!((visit.state().background.reading, left(&visit)), (None, 1));
    visit.worker_reads();
    assert_eq!(news(&visit), [("began", photos[1])]);
    // On the screen it stays until another one is there.
    open(&mut visit, photos[1]);
    visit.worker_reads();
    visit.tell(Event::Removed(vec![photos[1]]));
    assert_eq!(visit.shown().photo, photos[1]);
    assert!(visit.reader.photo(photos[1]).is_some());
    visit.give("dog.jpg");
    visit.worker_reads();
    assert_eq!(visit.reader.photo(photos[1]), None);
}
