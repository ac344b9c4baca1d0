//! The two workers, each with its own photo.

use super::{
    found_now, infers_now, last_sent, pipeline, preparer_prepares, preparer_prepares_so,
    preparing_now, worker_infers,
};
use crate::reader::*;
use camlens_core::framing::Framing;

#[test]
fn the_next_photo_is_prepared_while_the_last_one_is_read() {
    let (mut visit, photos) = pipeline(5);
    preparer_prepares(&mut visit);
    assert_eq!(infers_now(&visit), None, "the first worker has its photo");
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[2]));
    visit.worker_reads();
    assert_eq!(found_now(&visit), [photos[0]]);
    assert!(infers_now(&visit).is_some());
    assert_eq!(visit.asked_now(), [], "no file is opened twice");
    assert_eq!(visit.state().background.reading, Some(photos[1]));
    for photo in &photos[1..] {
        if last_sent(&visit).1 > *photo {
            preparer_prepares(&mut visit);
        }
        worker_infers(&mut visit);
        assert_eq!(found_now(&visit), [*photo]);
    }
    assert_eq!(visit.state().background.left, 0);
    let way = visit.state().wanted;
    for photo in photos {
        visit.tell(Event::Returned { photo, way });
        assert_eq!((visit.shown().photo, visit.asked_now()), (photo, vec![]));
    }
}

#[test]
fn the_times_of_both_workers_are_in_the_finding() {
    let (mut visit, photos) = pipeline(3);
    visit.worker_reads();
    preparer_prepares(&mut visit);
    let sent = visit.last.iter().find_map(|done| match done {
        Command::Post {
            request: camlens_core::protocol::Request::Infer { prepared, .. },
            ..
        } => Some((prepared.decode_ms, prepared.frame_ms)),
        _ => None,
    });
    assert_eq!(sent, Some((7.0, 1.0)));
    assert_eq!(visit.state().background.reading, Some(photos[1]));
}

#[test]
fn at_most_two_prepared_photos_wait() {
    let (mut visit, photos) = pipeline(6);
    preparer_prepares(&mut visit);
    preparer_prepares(&mut visit);
    assert_eq!(preparing_now(&visit), None);
    visit.worker_reads();
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[3]));
}

#[test]
fn the_first_worker_waits_for_the_photo_on_its_way() {
    let (mut visit, photos) = pipeline(3);
    visit.worker_reads();
    assert_eq!((visit.asked_now(), infers_now(&visit)), (vec![], None));
    assert_eq!(visit.state().background.reading, None);
    preparer_prepares(&mut visit);
    assert!(infers_now(&visit).is_some());
    assert_eq!(visit.state().background.reading, Some(photos[1]));
}

#[test]
fn a_photo_that_is_opened_goes_with_its_file_at_once() {
    let (mut visit, photos) = pipeline(4);
    preparer_prepares(&mut visit);
    let way = visit.state().wanted;
    // One that is being prepared, and one that is prepared.
    for photo in [photos[2], photos[1]] {
        visit.tell(Event::Returned { photo, way });
        if visit.asked().photo != photo {
            visit.worker_reads();
        }
        assert_eq!(visit.asked().photo, photo);
        assert_eq!(infers_now(&visit), None);
    }
    visit.worker_reads();
    visit.worker_reads();
    assert_eq!(visit.shown().photo, photos[1]);
    assert_eq!(visit.state().background.left, 1);
    preparer_prepares(&mut visit);
    assert_eq!(infers_now(&visit), None, "it was read");
}

/// The pass that is under way is the visitor's, too.
#[test]
fn a_photo_that_is_opened_in_its_pass_is_not_read_twice() {
    let (mut visit, photos) = pipeline(3);
    visit.worker_reads();
    preparer_prepares(&mut visit);
    let way = visit.state().wanted;
    visit.tell(Event::Returned {
        photo: photos[1],
        way,
    });
    assert_eq!(visit.asked_now(), []);
    worker_infers(&mut visit);
    assert_eq!(visit.shown().photo, photos[1]);
    assert_eq!(found_now(&visit), [photos[1]]);
}

/// A prepared photo comes without its still.
#[test]
fn a_photo_that_browsers_show_otherwise_is_read_in_full_when_it_is_opened() {
    for opened_in_its_pass in [true, false] {
        let (mut visit, photos) = pipeline(3);
        visit.worker_reads();
        preparer_prepares_so(&mut visit, true, 0);
        let way = visit.state().wanted;
        let open = Event::Returned {
            photo: photos[1],
            way,
        };
        if opened_in_its_pass {
            visit.tell(open.clone());
        }
        worker_infers(&mut visit);
        assert_eq!(found_now(&visit), [photos[1]]);
        if !opened_in_its_pass {
            preparer_prepares(&mut visit);
            visit.tell(open);
            worker_infers(&mut visit);
        }
        assert_eq!(visit.asked().photo, photos[1]);
        assert_ne!(visit.shown().photo, photos[1]);
        visit.worker_reads();
        assert_eq!(visit.shown().photo, photos[1]);
    }
}

#[test]
fn a_pause_sends_neither_worker_anything() {
    let (mut visit, photos) = pipeline(5);
    preparer_prepares(&mut visit);
    visit.tell(Event::Paused);
    visit.worker_reads();
    preparer_prepares(&mut visit);
    assert_eq!((infers_now(&visit), preparing_now(&visit)), (None, None));
    visit.tell(Event::Resumed);
    assert!(infers_now(&visit).is_some());
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[3]));
}

#[test]
fn another_framing_has_the_photos_prepared_anew() {
    let (mut visit, photos) = pipeline(4);
    preparer_prepares(&mut visit);
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.worker_reads();
    visit.worker_reads();
    assert_eq!(visit.shown().way.framing, Framing::Crop);
    // The preparer still has one of the old framing.
    assert_eq!(infers_now(&visit), None);
    preparer_prepares(&mut visit);
    let (_, photo, framing) = preparing_now(&visit).unwrap();
    assert_eq!(framing, Framing::Crop);
    assert!(photo == photos[1] || photo == photos[2]);
    preparer_prepares(&mut visit);
    visit.worker_reads();
    assert!(infers_now(&visit).is_some_and(|(_, way)| way.framing == Framing::Crop));
}

#[test]
fn a_photo_that_is_removed_leaves_both_workers() {
    let (mut visit, photos) = pipeline(4);
    preparer_prepares(&mut visit);
    visit.tell(Event::Removed(vec![photos[1], photos[2]]));
    visit.worker_reads();
    assert_eq!(infers_now(&visit), None, "its pixels are thrown away");
    preparer_prepares(&mut visit);
    assert_eq!((infers_now(&visit), preparing_now(&visit)), (None, None));
    assert_eq!(visit.asked().photo, photos[3], "no worker has anything");
    visit.worker_reads();
    assert_eq!(found_now(&visit), [photos[3]]);
    assert_eq!(visit.state().background.left, 0);
}
