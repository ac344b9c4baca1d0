//! The visitor cancels, at each stage.

use super::visit::{FINEST, MIRRORED, Visit};
use crate::reader::*;
use camlens_core::framing::Detail;
use camlens_core::protocol::{FailureKind, Response, Stage};

/// The network is not loaded, and "Load the network" reads the photo after all.
fn assert_stopped_and_goes_on(visit: &mut Visit) {
    assert_eq!(visit.last, [Command::End]);
    let stopped = Network::Stopped { cancelled: true };
    assert_eq!(visit.state().network, stopped);
    assert_eq!(visit.state().phase(), Phase::Failed);
    assert_eq!(visit.state().underway(), None, "nothing is under way");
    assert_eq!(visit.state().offer(), Some(Offer::Load));
    visit.tell(Event::StartWanted);
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn cancel_while_the_worker_starts() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.tell(Event::Cancelled);
    assert_stopped_and_goes_on(&mut visit);
}

#[test]
fn cancel_while_the_network_is_downloaded() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.worker_listens();
    visit.bytes_come(30);
    visit.tell(Event::Cancelled);
    assert_eq!(visit.state().download, None);
    assert_stopped_and_goes_on(&mut visit);
}

#[test]
fn cancel_while_the_network_is_prepared() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.worker_listens();
    visit.bytes_come(100);
    visit.worker_says(Response::Preparing);
    visit.tell(Event::Cancelled);
    assert_stopped_and_goes_on(&mut visit);
}

#[test]
fn a_network_that_was_cancelled_stays_away_from_the_next_photo() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.tell(Event::Cancelled);
    let dog = visit.give("dog.jpg");
    assert_eq!(visit.starts(), 1);
    assert_eq!(visit.state().offer(), Some(Offer::Load));
    visit.tell(Event::StartWanted);
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
}

#[test]
fn cancel_at_the_first_photo_offers_to_read_it() {
    for stage in [None, Some(Stage::Decoding), Some(Stage::Inferring)] {
        let mut visit = Visit::new();
        visit.chelsea_comes();
        visit.worker_brings(true);
        if let Some(stage) = stage {
            visit.worker_is_at(stage);
        }
        visit.tell(Event::Cancelled);
        assert_eq!(visit.starts(), 2, "a worker that computes cannot listen");
        assert_eq!(visit.state().network, Network::Starting { again: true });
        visit.worker_brings(true);
        assert_eq!(visit.asked_now(), []);
        assert_eq!(visit.state().offer(), Some(Offer::Read));
        visit.tell(Event::ReadWanted);
        visit.worker_reads();
        assert_eq!(visit.state().phase(), Phase::Done);
    }
}

/// Browser test `finer::cancel_keeps_the_last_map`.
#[test]
fn cancel_at_a_finer_grid_keeps_the_last_map() {
    let mut visit = Visit::done();
    let before = visit.shown();
    visit.choose(FINEST);
    visit.worker_is_at(Stage::Inferring);
    visit.tell(Event::Cancelled);
    assert_eq!(visit.shown(), before);
    assert_eq!(visit.state().wanted, before.way, "the choice is as it was");
    assert!(visit.remembers(Remembered::Resolution(before.way.resolution)));
    visit.worker_brings(true);
    assert_eq!(visit.state().phase(), Phase::Done);
    assert_eq!(visit.asked_now(), []);
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
}

#[test]
fn cancel_in_the_second_pass_forgets_the_first() {
    let mut visit = Visit::done();
    let before = visit.shown();
    visit.choose(MIRRORED);
    visit.worker_reads();
    assert!(
        visit.asked().detail.mirrored,
        "the second pass is under way"
    );
    visit.tell(Event::Cancelled);
    assert_eq!(visit.shown(), before);
    visit.worker_brings(true);
    visit.choose(MIRRORED);
    assert_eq!(
        visit.asked().detail,
        Detail::default(),
        "it begins with the first"
    );
}

/// A photo that takes the place of another one is not what the page is about any more.
#[test]
fn cancel_at_another_photo_goes_back_to_the_one_on_the_screen() {
    let mut visit = Visit::done();
    let chelsea = visit.shown().photo;
    let dog = visit.give("dog.jpg");
    assert_eq!(visit.state().photo, Some(dog));
    assert_eq!(visit.state().incoming(), Some(dog));
    visit.tell(Event::Cancelled);
    assert_eq!(visit.state().photo, Some(chelsea));
    assert_eq!(visit.state().incoming(), None);
    assert!(visit.remembers(Remembered::Photo(Some("chelsea"))));
}

/// Fault P1: the next worker asked for the very same reading again, as often as one cancelled.
#[test]
fn cancel_of_making_an_answer_exact_sticks() {
    let mut visit = Visit::previewed();
    let preview = visit.shown();
    visit.worker_loads(true);
    assert!(visit.state().is_refining());
    visit.wait(1500.0);
    assert_eq!(visit.state().offer(), Some(Offer::Cancel));
    visit.tell(Event::Cancelled);
    visit.worker_brings(true);
    assert_eq!(visit.asked_now(), [], "nothing is read without a wish");
    assert_eq!(visit.state().phase(), Phase::Done);
    assert_eq!(visit.shown(), preview);
    // It can be wished for again.
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Refine));
    visit.tell(Event::ExactWanted);
    assert!(visit.state().is_refining());
    visit.worker_reads();
    assert!(visit.shown().exact);
    assert!(!visit.state().is_inexact());
}

/// Fault P1, where the worker ends by itself before the visitor cancels.
#[test]
fn cancel_of_making_an_answer_exact_sticks_while_the_worker_starts_again() {
    let mut visit = Visit::previewed();
    visit.worker_loads(true);
    visit.worker_dies();
    visit.tell(Event::Cancelled);
    assert_eq!(visit.state().phase(), Phase::Failed);
    visit.tell(Event::Dismissed);
    visit.tell(Event::StartWanted);
    visit.worker_brings(true);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// Fault P1 as a kind: the mark does not outlive its finding.
#[test]
fn the_next_preview_is_made_exact_although_the_last_one_was_left() {
    let mut visit = Visit::previewed();
    visit.worker_loads(true);
    visit.tell(Event::Cancelled);
    visit.worker_brings(false);
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    assert!(!visit.shown().exact);
    visit.worker_loads(true);
    assert!(visit.state().is_refining());
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.shown().exact), (dog, true));
}

/// Fault P11 as a kind: the second half of a double click on "Cancel" loaded the network again.
#[test]
fn a_double_click_on_cancel_cancels_once() {
    let mut visit = Visit::new();
    visit.wait(1500.0);
    assert_eq!(visit.state().offer(), Some(Offer::Cancel));
    visit.tell(Event::Cancelled);
    assert_eq!(visit.state().offer(), Some(Offer::Load));
    visit.now_ms += 200.0;
    visit.tell_at_once(Event::StartWanted);
    assert_eq!(visit.state().network, Network::Stopped { cancelled: true });
    visit.now_ms += 400.0;
    visit.tell_at_once(Event::StartWanted);
    assert_eq!(visit.starts(), 2);
}

#[test]
fn a_wait_has_a_button_once_it_is_noticeable() {
    let mut visit = Visit::new();
    assert_eq!(visit.state().offer(), None);
    let wake = |done: &Command| match done {
        Command::Wake { after_ms } => Some(*after_ms),
        _ => None,
    };
    let after = visit.last.iter().find_map(wake).unwrap();
    visit.wait(after - 300.0);
    assert_eq!(visit.state().offer(), None);
    visit.wait(300.0);
    assert_eq!(visit.state().offer(), Some(Offer::Cancel));
    // Another phase is another wait.
    visit.worker_listens();
    visit.bytes_come(10);
    assert_eq!(visit.state().offer(), None);
    visit.wait(after);
    assert_eq!(visit.state().offer(), Some(Offer::Cancel));
    visit.worker_loads(true);
    assert_eq!(visit.state().offer(), None, "nothing is waited for");
}

#[test]
fn a_photo_without_memory_is_no_wish_to_cancel() {
    let mut visit = Visit::done();
    visit.give("dog.jpg");
    visit.worker_fails(FailureKind::OutOfMemory);
    assert_eq!(visit.starts(), 1, "the network goes on");
}
