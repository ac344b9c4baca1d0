//! Memory ends: while the network loads, at a photo, in a pass.

use super::visit::{FINEST, Visit, failure};
use crate::reader::*;
use camlens_core::framing::ShortSide;
use camlens_core::protocol::{FailureKind, Response};

#[test]
fn memory_that_ends_while_the_network_loads_can_be_tried_again() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.worker_listens();
    visit.bytes_come(100);
    let failure = failure(FailureKind::OutOfMemory);
    visit.worker_says(Response::Failed { id: None, failure });
    assert_eq!(visit.state().phase(), Phase::Failed);
    visit.take_the_way_out();
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// Browser test `worker_faults::memory_that_ends_at_a_photo_or_in_a_pass…`.
#[test]
fn memory_that_ends_at_a_photo_leaves_the_last_one_on_the_screen() {
    let mut visit = Visit::done();
    let chelsea = visit.shown();
    let heavy = visit.give("heavy.png");
    visit.worker_fails(FailureKind::OutOfMemory);
    assert_eq!(visit.remedy(), Some(Remedy::ReadAgain));
    assert_eq!(visit.shown(), chelsea);
    assert_eq!(visit.state().photo, Some(heavy), "it can be tried again");
    // A photo that fits is read by the same worker.
    let small = visit.give("small.png");
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.starts()), (small, 1));
}

#[test]
fn a_photo_is_tried_again_by_a_new_worker() {
    let mut visit = Visit::done();
    let heavy = visit.give("heavy.png");
    visit.worker_fails(FailureKind::OutOfMemory);
    visit.take_the_way_out();
    assert_eq!(visit.starts(), 2);
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, heavy);
}

/// Browser test `worker_faults::memory_that_ends_at_a_photo_or_in_a_pass…`: the way out is followed to its end.
#[test]
fn memory_that_ends_in_a_pass_offers_a_smaller_one_until_it_fits() {
    let mut visit = Visit::done();
    let before = visit.shown();
    visit.choose(FINEST);
    for side in [ShortSide::Finest, ShortSide::Finer, ShortSide::Fine] {
        visit.worker_fails(FailureKind::OutOfMemory);
        assert_eq!(visit.notice(), Some(NoticeKind::NoMemoryAt(side)));
        assert_eq!(visit.shown(), before);
        visit.take_the_way_out();
    }
    // The standard size was kept, and costs nothing.
    assert_eq!(visit.asked_now(), []);
    assert_eq!(
        (visit.shown(), visit.state().phase()),
        (before, Phase::Done)
    );
}

/// A preview on the screen was forgotten when the network became exact beside a photo that failed.
#[test]
fn a_failure_at_another_size_does_not_keep_a_preview_from_becoming_exact() {
    let mut visit = Visit::previewed();
    visit.choose(FINEST);
    visit.worker_loads(true);
    visit.worker_fails(FailureKind::OutOfMemory);
    assert!(visit.state().is_refining());
    assert_eq!(
        visit.notice(),
        Some(NoticeKind::NoMemoryAt(ShortSide::Finest))
    );
    visit.worker_reads();
    assert!(visit.shown().exact);
}

/// A refinement without memory would fail as often as it is begun.
#[test]
fn a_refinement_that_fails_is_not_begun_again_by_itself() {
    let mut visit = Visit::previewed();
    visit.worker_loads(true);
    visit.worker_fails(FailureKind::OutOfMemory);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Refine));
}
