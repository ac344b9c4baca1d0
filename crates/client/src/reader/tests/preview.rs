//! From a preview to the exact network, in every order.

use super::visit::{FINEST, Visit, failure, setup};
use crate::reader::*;
use camlens_core::framing::Framing;
use camlens_core::protocol::{FailureKind, Preview as PreviewWish, Request, Response};

/// Browser test `download::a_slow_line_gives_a_preview_that_is_stopped_and_becomes_exact…`.
#[test]
fn a_preview_answers_and_becomes_exact_in_place() {
    let mut visit = Visit::previewed();
    let preview = visit.shown();
    assert!(!preview.exact && visit.state().is_inexact());
    assert_eq!(visit.state().preview(), Some(&Preview::Coming));
    visit.bytes_come(100);
    visit.worker_says(Response::Preparing);
    visit.worker_loads(true);
    let [asked] = visit.asked_now()[..] else {
        panic!("{:?}", visit.last);
    };
    assert_eq!(asked.photo, preview.photo);
    assert_eq!(visit.shown(), preview, "it stays until then");
    assert!(visit.state().is_refining());
    visit.worker_reads();
    assert!(visit.shown().exact && !visit.state().is_inexact());
    assert_eq!(visit.shown().way, preview.way);
}

/// Browser test `cut_lines::…after_the_preview_leaves_its_answer_on_the_screen`.
#[test]
fn a_line_that_goes_away_behind_a_preview_leaves_it_at_hand() {
    let mut visit = Visit::previewed();
    let preview = visit.shown();
    let failure = failure(FailureKind::ModelMissing);
    visit.worker_says(Response::Halted {
        failure: Some(failure.clone()),
    });
    assert_eq!(
        visit.state().preview(),
        Some(&Preview::Halted(Some(failure)))
    );
    assert_eq!(visit.shown(), preview);
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
    visit.tell(Event::CompleteWanted);
    assert!(visit.posts(&Request::Complete));
    assert_eq!(visit.state().preview(), Some(&Preview::Coming));
    visit.worker_loads(true);
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.shown().exact), (dog, true));
}

/// Browser test `download::a_slow_line_gives_a_preview_that_is_stopped_and_becomes_exact…`.
#[test]
fn what_comes_behind_a_preview_is_stopped_and_goes_on() {
    let mut visit = Visit::previewed();
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Halt));
    visit.tell(Event::HaltWanted);
    assert!(visit.posts(&Request::Halt));
    visit.worker_says(Response::Halted { failure: None });
    assert_eq!(visit.state().preview(), Some(&Preview::Halted(None)));
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Complete));
    // Another worker stops there, too.
    visit.worker_dies();
    visit.worker_listens();
    assert_eq!(visit.preview_wish(), PreviewWish::Only);
    visit.worker_loads(false);
    visit.worker_says(Response::Halted { failure: None });
    visit.tell(Event::CompleteWanted);
    visit.give("dog.jpg");
    visit.worker_reads();
    visit.worker_dies();
    visit.worker_listens();
    assert_eq!(
        visit.preview_wish(),
        PreviewWish::Early,
        "until it is completed"
    );
}

#[test]
fn a_visitor_who_spares_the_line_gets_a_preview_only() {
    let mut visit = Visit::with(Setup {
        preview: PreviewWish::Only,
        ..setup(1)
    });
    visit.chelsea_comes();
    visit.worker_listens();
    assert_eq!(visit.preview_wish(), PreviewWish::Only);
    visit.worker_loads(false);
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Complete));
    visit.worker_says(Response::Halted { failure: None });
    visit.worker_reads();
    assert!(!visit.shown().exact);
    visit.tell(Event::CompleteWanted);
    visit.worker_loads(true);
    visit.worker_reads();
    assert!(visit.shown().exact);
}

/// Fault P11: a double click on "Get the exact network" met "Stop the download" in its place.
#[test]
fn a_double_click_does_not_stop_what_it_started() {
    let mut visit = Visit::previewed();
    visit.worker_says(Response::Halted { failure: None });
    visit.tell(Event::CompleteWanted);
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Halt));
    visit.now_ms += 150.0;
    visit.tell_at_once(Event::HaltWanted);
    assert_eq!(visit.last, []);
    assert_eq!(visit.state().preview(), Some(&Preview::Coming));
    // A wish after a look is heeded.
    visit.now_ms += 400.0;
    visit.tell_at_once(Event::HaltWanted);
    assert!(visit.posts(&Request::Halt));
}

/// The same in the other order: the worker's answer comes between the two clicks.
#[test]
fn a_double_click_does_not_start_what_it_stopped() {
    let mut visit = Visit::previewed();
    visit.tell(Event::HaltWanted);
    let worker = visit.worker();
    let heard = Heard::Said(Response::Halted { failure: None }, vec![]);
    visit.tell_at_once(Event::Heard { worker, heard });
    visit.now_ms += 150.0;
    visit.tell_at_once(Event::CompleteWanted);
    assert_eq!(visit.last, []);
    assert_eq!(visit.state().preview(), Some(&Preview::Halted(None)));
}

#[test]
fn nothing_is_stopped_when_all_bytes_are_there() {
    let mut visit = Visit::previewed();
    visit.bytes_come(100);
    assert_eq!(visit.state().preview_offer(), None);
    visit.tell(Event::HaltWanted);
    assert_eq!(visit.last, []);
}

#[test]
fn a_photo_asked_for_meanwhile_is_read_by_the_exact_network_at_once() {
    let mut visit = Visit::previewed();
    visit.give("slow.jpg");
    let slow = visit.asked();
    let dog = visit.give("dog.jpg");
    visit.worker_loads(true);
    assert!(
        !visit.state().is_refining(),
        "the visitor's wish comes first"
    );
    // The abandoned reading had begun with the preview, or is one of the exact network: both count
    // for nothing.
    visit.worker_reads_this(slow);
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.shown().exact), (dog, true));
    assert_eq!(visit.asked_now(), [], "nothing is left to refine");
}

#[test]
fn a_file_that_is_no_photo_lets_the_preview_of_the_last_one_become_exact() {
    let mut visit = Visit::previewed();
    visit.give("words.txt");
    visit.worker_loads(true);
    visit.worker_fails(FailureKind::NotAnImage);
    assert!(visit.state().is_refining());
    visit.worker_reads();
    assert!(visit.shown().exact);
    assert!(visit.state().is_lost(), "the file is still not read");
}

/// A kept answer of the preview is not shown in the place of an exact one.
#[test]
fn what_a_preview_found_is_read_anew_by_the_exact_network() {
    let mut visit = Visit::previewed();
    visit.choose(FINEST);
    visit.worker_reads();
    visit.worker_loads(true);
    visit.worker_reads();
    assert!(visit.shown().exact);
    visit.choose(crate::way::Resolution::default());
    assert_eq!(visit.asked_now().len(), 1);
    visit.worker_reads();
    assert!(visit.shown().exact);
}

/// Where nothing is kept, a worker that starts again begins with a preview.
#[test]
fn an_exact_answer_stays_when_the_next_worker_has_a_preview_first() {
    let mut visit = Visit::done();
    let exact = visit.shown();
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.worker_dies();
    visit.worker_brings(false);
    visit.worker_reads();
    assert!(!visit.shown().exact);
    visit.tell(Event::FramingChosen(Framing::Whole));
    assert_eq!(visit.shown(), exact, "its head is its own");
    visit.worker_loads(true);
    assert_eq!(visit.asked_now(), []);
}

/// The same while an answer is being made exact: a preview cannot do that.
#[test]
fn only_the_exact_network_makes_an_answer_exact() {
    let mut visit = Visit::previewed();
    visit.worker_loads(true);
    visit.worker_dies();
    visit.worker_brings(false);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.state().phase(), Phase::Done);
    visit.worker_loads(true);
    assert!(visit.state().is_refining());
    visit.worker_reads();
    assert!(visit.shown().exact);
}

/// Each finding keeps the head of its own network.
#[test]
fn features_never_meet_the_head_of_another_network() {
    let mut visit = Visit::previewed();
    let preview = visit.shown();
    visit.worker_loads(true);
    visit.worker_reads();
    let exact = visit.shown();
    assert!(!std::sync::Arc::ptr_eq(
        preview.reading.head(),
        exact.reading.head()
    ));
}
