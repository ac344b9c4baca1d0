//! One photo after the other, and the visitor's before them.

use super::{asked_now, left, news, queue, shelve};
use crate::reader::tests::visit::{Visit, failure};
use crate::reader::*;
use crate::way::{Resolution, Way};
use camlens_core::framing::{Detail, Framing};
use camlens_core::protocol::{FailureKind, Response, Stage};

#[test]
fn photos_are_read_one_after_the_other_and_the_screen_stays() {
    let mut visit = Visit::done();
    let before = visit.state().clone();
    let [a, b] = queue(&mut visit, 2)[..] else {
        panic!();
    };
    assert_eq!((asked_now(&visit), news(&visit)), (a, vec![("began", a)]));
    let shown = BackgroundState {
        paused: false,
        left: 2,
        reading: Some(a),
    };
    assert_eq!(visit.state().background, shown);
    visit.worker_is_at(Stage::Inferring);
    assert_eq!(visit.state().phase(), Phase::Done, "it is no job");
    visit.worker_reads();
    assert_eq!(asked_now(&visit), b);
    assert_eq!(news(&visit), [("found", a), ("began", b)]);
    visit.worker_reads();
    assert_eq!(news(&visit), [("found", b)]);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.state(), &before, "nothing of it is on the screen");
}

#[test]
fn they_wait_for_the_network() {
    let mut visit = Visit::new();
    let photos = queue(&mut visit, 2);
    assert_eq!((visit.asked_now(), news(&visit)), (vec![], vec![]));
    let chelsea = visit.chelsea_comes();
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), chelsea, "the visitor's photo goes first");
    visit.worker_reads();
    assert_eq!(asked_now(&visit), photos[0]);
}

#[test]
fn a_photo_that_is_given_goes_before_those_that_wait() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 3);
    let dog = visit.give("dog.jpg");
    assert_eq!(visit.asked_now(), [], "the pass under way is short");
    assert_eq!(visit.state().phase(), Phase::Working);
    visit.worker_reads();
    assert_eq!(asked_now(&visit), dog);
    assert_eq!(news(&visit), [("found", photos[0])]);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
    assert_eq!((asked_now(&visit), left(&visit)), (photos[1], 2));
}

#[test]
fn they_are_read_in_the_framing_that_is_chosen_and_in_the_standard_size() {
    let mut visit = Visit::done();
    visit.choose(super::super::visit::FINEST);
    visit.worker_reads();
    queue(&mut visit, 2);
    let asked = visit.asked();
    assert_eq!(
        (asked.framing, asked.detail),
        (Framing::Whole, Detail::default())
    );
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.worker_reads();
    visit.worker_reads();
    assert_eq!(visit.asked().framing, Framing::Crop);
    visit.worker_reads();
    let way = Way {
        framing: Framing::Crop,
        resolution: Resolution::default(),
    };
    let found = visit.last.iter().find_map(|done| match done {
        Command::Background(BackgroundNews::Found(finding)) => Some(finding.way),
        _ => None,
    });
    assert_eq!(found, Some(way));
}

#[test]
fn a_photo_that_cannot_be_read_is_told_and_the_rest_goes_on() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 2);
    visit.worker_fails(FailureKind::TruncatedImage);
    assert_eq!(
        news(&visit),
        [("not found", photos[0]), ("began", photos[1])]
    );
    let told = BackgroundNews::NotFound {
        photo: photos[0],
        failure: failure(FailureKind::TruncatedImage),
    };
    assert!(visit.last.contains(&Command::Background(told)));
    assert_eq!(visit.notice(), None, "the screen is about another photo");
    assert_eq!(asked_now(&visit), photos[1]);
}

#[test]
fn a_photo_that_waits_keeps_its_place_and_one_that_was_read_is_read_again() {
    let mut visit = Visit::done();
    let photos = queue(&mut visit, 3);
    visit.worker_reads();
    visit.tell(Event::Queued(vec![photos[2], photos[0]]));
    assert_eq!(left(&visit), 3);
    for photo in [photos[1], photos[2], photos[0]] {
        visit.worker_reads();
        assert!(news(&visit).contains(&("found", photo)), "{photo:?}");
    }
    assert_eq!((left(&visit), visit.asked_now()), (0, vec![]));
}

#[test]
fn a_speed_test_has_the_worker_for_itself() {
    let mut visit = Visit::done();
    visit.tell(Event::SpeedWanted);
    let photos = queue(&mut visit, 1);
    assert_eq!(visit.asked_now(), []);
    for _ in 0..PASSES - 1 {
        visit.worker_says(Response::Measured { infer: 5.0 });
        assert_eq!(visit.asked_now(), []);
    }
    visit.worker_says(Response::Measured { infer: 5.0 });
    assert_eq!(asked_now(&visit), photos[0]);
}

#[test]
fn a_speed_test_that_was_stopped_lets_them_go_on_after_its_last_pass() {
    let mut visit = Visit::done();
    visit.tell(Event::SpeedWanted);
    let photos = queue(&mut visit, 1);
    visit.tell(Event::SpeedStopped);
    assert_eq!(visit.asked_now(), [], "the worker still measures");
    visit.worker_says(Response::Measured { infer: 5.0 });
    assert_eq!(asked_now(&visit), photos[0]);
}

#[test]
fn photos_start_a_network_that_failed_and_none_that_was_cancelled() {
    let mut visit = Visit::done();
    visit.worker_dies();
    visit.worker_dies();
    let photo = shelve(&mut visit, 0);
    visit.tell(Event::Queued(vec![photo]));
    assert_eq!(visit.starts(), 3);
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), photo);

    let mut visit = Visit::new();
    visit.tell(Event::Cancelled);
    let photo = shelve(&mut visit, 0);
    visit.tell(Event::Queued(vec![photo]));
    assert_eq!((visit.starts(), left(&visit)), (1, 1));
    visit.tell(Event::StartWanted);
    visit.worker_brings(true);
    assert_eq!(asked_now(&visit), photo);
}
