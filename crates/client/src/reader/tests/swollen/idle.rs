//! When a worker can be replaced: nothing is under way, and its network is in the store.

use super::{
    LOADED, LONG_MS, SWOLLEN, is_replaced, large_photo_is_abandoned, large_photo_is_read,
    network_comes_from_the_store, stays, swollen, timer, usual,
};
use crate::reader::tests::visit::{FINEST, Visit};
use crate::reader::*;
use crate::way::Resolution;
use camlens_core::protocol::{NotKept, Request, Response};

/// Every wish begins the time anew, and there is one timer at a time.
#[test]
fn a_wish_puts_the_replacement_off() {
    let mut visit = swollen(1);
    let idle_ms = timer(&visit).unwrap();
    assert!(idle_ms >= 5_000.0, "{idle_ms} ms is no rest");
    visit.now_ms += idle_ms - 2_000.0;
    visit.tell(Event::SampleWanted("coffee"));
    assert_eq!(timer(&visit), None, "one timer is under way");
    visit.wait(1_000.0);
    assert_eq!(visit.starts(), 1, "something was wanted a second ago");
    let rest_ms = timer(&visit).unwrap();
    assert_eq!(rest_ms, idle_ms - 1_000.0);
    visit.wait(rest_ms - 100.0);
    assert_eq!(visit.starts(), 1);
    visit.wait(100.0);
    assert_eq!(visit.starts(), 2);
}

#[test]
fn a_timer_may_come_a_little_early() {
    let mut visit = swollen(1);
    let idle_ms = timer(&visit).unwrap();
    visit.now_ms += idle_ms - 2_000.0;
    visit.tell(Event::Dismissed);
    visit.wait(997.0);
    let rest_ms = timer(&visit).unwrap();
    assert_eq!(rest_ms, idle_ms - 997.0);
    visit.wait(rest_ms - 3.0);
    assert_eq!(visit.starts(), 2);
}

#[test]
fn a_photo_in_time_is_read_by_the_worker_that_is_there() {
    let mut visit = swollen(1);
    let dog = visit.give("dog.jpg");
    stays(&mut visit);
    visit.worker_reads();
    assert_eq!((visit.shown().photo, visit.starts()), (dog, 1));
    is_replaced(&mut visit);
}

/// The page rests, but the worker does not.
#[test]
fn a_worker_that_computes_for_nobody_is_not_replaced() {
    let mut visit = swollen(1);
    visit.choose(FINEST);
    let left = visit.asked();
    visit.choose(Resolution::default());
    assert_eq!(visit.state().phase(), Phase::Done);
    stays(&mut visit);
    // The grid that was left counts as well: what is taken is not far above its need.
    visit.worker_reads_this(left);
    stays(&mut visit);
}

#[test]
fn a_speed_test_is_not_interrupted_and_its_figures_stay() {
    let mut visit = swollen(1);
    visit.tell(Event::SpeedWanted);
    stays(&mut visit);
    for _ in 0..PASSES {
        visit.worker_says(Response::Measured { infer: 5.0 });
    }
    let run = visit.state().speed.clone();
    assert!(run.as_ref().is_some_and(SpeedRun::is_done));
    is_replaced(&mut visit);
    network_comes_from_the_store(&mut visit);
    assert!(!visit.posts(&Request::Measure));
    assert_eq!(visit.state().speed, run);
}

/// A preview has the exact network still before it.
#[test]
fn a_preview_is_not_replaced() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.memory = LOADED;
    visit.worker_brings(false);
    visit.memory = SWOLLEN;
    visit.worker_reads();
    visit.wait(LONG_MS);
    stays(&mut visit);
}

/// The same while an exact answer of an earlier worker is on the screen.
#[test]
fn a_preview_behind_an_exact_answer_is_not_replaced() {
    let mut visit = usual(1);
    let exact = visit.shown();
    visit.worker_dies();
    visit.memory = LOADED;
    visit.worker_brings(false);
    large_photo_is_abandoned(&mut visit);
    assert_eq!(visit.shown(), exact);
    stays(&mut visit);
}

/// "Make it exact" stays beside an answer that was left as a preview's.
#[test]
fn an_answer_that_was_left_as_a_preview_keeps_its_worker() {
    let mut visit = Visit::previewed();
    visit.worker_loads(true);
    visit.tell(Event::Cancelled);
    visit.memory = LOADED;
    visit.worker_brings(true);
    large_photo_is_abandoned(&mut visit);
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Refine));
    stays(&mut visit);
    visit.tell(Event::ExactWanted);
    visit.worker_reads();
    is_replaced(&mut visit);
}

/// It would come over the line again.
#[test]
fn a_network_that_is_not_kept_is_not_fetched_again_for_this() {
    for reason in [NotKept::Refused, NotKept::Full] {
        let mut visit = Visit::new();
        visit.chelsea_comes();
        visit.worker_listens();
        visit.worker_says(Response::NotKept { reason });
        visit.bytes_come(100);
        visit.memory = LOADED;
        visit.worker_loads(true);
        visit.worker_reads();
        large_photo_is_read(&mut visit);
        stays(&mut visit);
    }
}
