//! The fresh worker: what the page shows while it comes, and where it does not come.

use super::{
    LOADED, LONG_MS, is_replaced, large_photo_is_read, network_comes_from_the_store, replaced,
    stored_bytes_come, swollen, timer,
};
use crate::reader::tests::visit::{Visit, failure, setup};
use crate::reader::*;
use crate::variant::{Setback, Variant};
use camlens_core::protocol::{FailureKind, Request, Response};

/// Browser test `swollen::a_photo_of_48_megapixels_leaves_the_worker_as_small_as_before`.
#[test]
fn a_worker_far_above_its_need_is_replaced_and_the_page_shows_nothing_of_it() {
    let mut visit = swollen(1);
    let (before, choice) = (visit.state().clone(), visit.choice());
    is_replaced(&mut visit);
    let worker = visit.worker();
    assert_eq!(
        visit.last,
        [Command::End, Command::Start { worker, choice }]
    );
    assert_eq!(visit.state(), &before);
    // And so through all that the fresh worker says.
    visit.worker_listens();
    assert_eq!(visit.state(), &before);
    for done in [0, 30, 100] {
        stored_bytes_come(&mut visit, done);
        assert_eq!(visit.state(), &before);
    }
    visit.worker_says(Response::Preparing);
    assert_eq!(visit.state(), &before);
    visit.wait(LONG_MS);
    assert_eq!(visit.state(), &before, "the page shows the same");
    visit.memory = LOADED;
    visit.worker_loads(true);
    assert_eq!(visit.state(), &before);
    assert_eq!(visit.asked_now(), []);
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.starts()), (dog, 2));
}

#[test]
fn the_fresh_worker_is_of_the_same_build_with_as_many_threads() {
    let mut visit = replaced(4);
    let choice = visit.choice();
    assert_eq!((choice.variant, choice.threads), (Variant::Threads, 4));
    network_comes_from_the_store(&mut visit);
    assert_eq!(visit.state().setback, None);
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn threads_that_were_given_up_stay_away_and_the_reason_stays() {
    let mut visit = Visit::with(setup(4));
    visit.worker_dies();
    visit.chelsea_comes();
    visit.memory = LOADED;
    visit.worker_brings(true);
    visit.worker_reads();
    large_photo_is_read(&mut visit);
    is_replaced(&mut visit);
    assert_eq!(visit.choice().variant, Variant::Simd);
    assert_eq!(visit.state().setback, Some(Setback::NotStarted));
}

#[test]
fn a_photo_given_meanwhile_waits_and_is_read() {
    let mut visit = replaced(1);
    let dog = visit.give("dog.jpg");
    assert_eq!(visit.state().phase(), Phase::Working, "it is being read");
    assert_eq!(visit.state().incoming(), Some(dog));
    assert_eq!(visit.asked_now(), [], "nothing listens yet");
    network_comes_from_the_store(&mut visit);
    assert_eq!(visit.asked_now().len(), 1);
    assert_eq!(visit.state().phase(), Phase::Working);
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.starts()), (dog, 2));
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn a_photo_that_waits_for_the_fresh_worker_can_be_cancelled() {
    let mut visit = replaced(1);
    let before = visit.shown();
    visit.give("dog.jpg");
    let noticeable_ms = timer(&visit).unwrap();
    visit.wait(noticeable_ms);
    assert_eq!(visit.state().offer(), Some(Offer::Cancel));
    visit.tell(Event::Cancelled);
    assert_eq!(visit.state().underway(), None);
    assert_eq!(visit.shown(), before);
    assert_eq!(visit.state().photo, Some(before.photo));
    visit.worker_brings(true);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.state().phase(), Phase::Done);
    let coffee = visit.give("coffee.png");
    visit.worker_reads();
    assert_eq!(visit.shown().photo, coffee);
}

#[test]
fn a_speed_test_wanted_meanwhile_is_measured_by_the_fresh_worker() {
    let mut visit = replaced(1);
    visit.tell(Event::SpeedWanted);
    assert!(!visit.posts(&Request::Measure), "nothing listens yet");
    assert!(visit.state().speed.is_some(), "the visitor sees it begin");
    network_comes_from_the_store(&mut visit);
    assert!(visit.posts(&Request::Measure));
    visit.worker_says(Response::Measured { infer: 5.0 });
    assert!(visit.posts(&Request::Measure), "one after the other");
    // And none where it was stopped again.
    let mut visit = replaced(1);
    visit.tell(Event::SpeedWanted);
    visit.tell(Event::SpeedStopped);
    network_comes_from_the_store(&mut visit);
    assert!(!visit.posts(&Request::Measure));
}

#[test]
fn the_words_of_the_worker_that_was_replaced_change_nothing() {
    let mut visit = swollen(1);
    let worker = visit.worker();
    is_replaced(&mut visit);
    let before = visit.state().clone();
    let heard = Heard::Died("unreachable".to_owned());
    visit.tell(Event::Heard { worker, heard });
    assert_eq!((&visit.last[..], visit.state()), (&[][..], &before));
}

#[test]
fn a_fresh_worker_that_does_not_start_takes_nothing_from_the_screen() {
    let mut visit = replaced(1);
    let before = visit.shown();
    visit.hear(Heard::Refused("no memory".to_owned()));
    assert_eq!(visit.notice(), Some(NoticeKind::NotStarted));
    assert_eq!(visit.shown(), before);
    visit.take_the_way_out();
    visit.worker_brings(true);
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn a_fresh_worker_that_ends_takes_nothing_from_the_screen() {
    let mut visit = replaced(1);
    let before = visit.shown();
    visit.worker_listens();
    visit.worker_dies();
    let ended = NoticeKind::DiedOnce { reading: false };
    assert_eq!(visit.notice(), Some(ended));
    assert_eq!(visit.state().phase(), Phase::Starting, "the start is shown");
    assert_eq!(visit.shown(), before);
    visit.worker_brings(true);
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn fresh_threads_that_do_not_come_are_done_without() {
    let mut visit = replaced(4);
    let before = visit.shown();
    let dog = visit.give("dog.jpg");
    visit.worker_dies();
    assert_eq!(visit.choice().variant, Variant::Simd);
    assert_eq!(visit.state().setback, Some(Setback::NotStarted));
    assert_eq!((visit.shown(), visit.notice()), (before, None));
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
}

/// Offline, and the browser threw the network away.
#[test]
fn a_network_that_does_not_come_again_is_told_and_the_finding_stays() {
    let mut visit = replaced(1);
    let before = visit.shown();
    visit.worker_listens();
    stored_bytes_come(&mut visit, 0);
    let failure = failure(FailureKind::ModelMissing);
    visit.worker_says(Response::Failed { id: None, failure });
    assert_eq!(visit.remedy(), Some(Remedy::Start));
    assert_eq!(visit.state().network, Network::Stopped { cancelled: false });
    assert_eq!(visit.shown(), before);
    // The next start is shown as any other.
    visit.take_the_way_out();
    visit.worker_listens();
    stored_bytes_come(&mut visit, 40);
    assert_eq!(visit.state().phase(), Phase::Downloading);
    visit.worker_loads(true);
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// The browser threw the network away, and the line brings it: that is not done behind the visitor's
/// back.
#[test]
fn a_network_that_comes_over_the_line_again_is_told() {
    let mut visit = replaced(1);
    let before = visit.shown();
    visit.worker_listens();
    stored_bytes_come(&mut visit, 40);
    assert_eq!(visit.state().phase(), Phase::Done);
    visit.worker_says(Response::Downloading {
        done: 50,
        total: 100,
        stored: 40,
        before_preview: 0,
        speed: Some(2.0),
        left: Some(25.0),
    });
    assert_eq!(visit.state().phase(), Phase::Downloading);
    assert_eq!(visit.state().download.map(|of| of.percent()), Some(50));
    visit.worker_says(Response::Preparing);
    assert_eq!(visit.state().phase(), Phase::Preparing);
    visit.worker_loads(true);
    assert_eq!(visit.state().phase(), Phase::Done);
    assert_eq!(visit.shown(), before);
}
