//! "How fast is my computer?"

use super::visit::{Visit, failure};
use crate::reader::*;
use camlens_core::protocol::{FailureKind, Request, Response};

fn run(visit: &Visit) -> SpeedRun {
    visit.state().speed.clone().unwrap()
}

#[test]
fn twenty_passes_are_measured_one_after_the_other() {
    let mut visit = Visit::done();
    visit.tell(Event::SpeedWanted);
    for pass in 1..=PASSES {
        assert!(visit.posts(&Request::Measure), "pass {pass}");
        visit.worker_says(Response::Measured { infer: pass as f64 });
    }
    assert!(!visit.posts(&Request::Measure));
    assert!(run(&visit).is_done());
    assert_eq!(run(&visit).speed().map(|speed| speed.median), Some(10.5));
}

#[test]
fn a_run_that_was_stopped_leaves_its_last_pass_to_the_next() {
    let mut visit = Visit::done();
    visit.tell(Event::SpeedWanted);
    visit.tell(Event::SpeedStopped);
    assert_eq!(visit.state().speed, None);
    visit.tell(Event::SpeedWanted);
    assert!(!visit.posts(&Request::Measure), "one is under way");
    visit.worker_says(Response::Measured { infer: 5.0 });
    assert_eq!(run(&visit).passes, [5.0]);
    visit.tell(Event::SpeedStopped);
    visit.worker_says(Response::Measured { infer: 6.0 });
    assert_eq!(
        (visit.state().speed.clone(), &visit.last[..]),
        (None, &[][..])
    );
}

/// Fault L1: a pass that could not be measured took the whole network with it.
#[test]
fn a_pass_that_cannot_be_measured_ends_the_run_and_leaves_the_network() {
    let mut visit = Visit::done();
    visit.tell(Event::SpeedWanted);
    visit.worker_says(Response::Measured { infer: 5.0 });
    let failure = failure(FailureKind::OutOfMemory);
    visit.worker_says(Response::NotMeasured {
        failure: failure.clone(),
    });
    assert_eq!(run(&visit).failure, Some(failure));
    assert!(!run(&visit).is_running());
    assert_eq!(visit.state().phase(), Phase::Done);
    assert_eq!((visit.notice(), visit.starts()), (None, 1));
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
    visit.tell(Event::SpeedWanted);
    assert!(visit.posts(&Request::Measure), "it can be tried again");
}

#[test]
fn a_worker_that_ends_takes_its_run_with_it() {
    let mut visit = Visit::done();
    visit.tell(Event::SpeedWanted);
    visit.worker_dies();
    assert_eq!(visit.state().speed, None);
    visit.tell(Event::SpeedWanted);
    assert_eq!(visit.state().speed, None, "there is no network");
    visit.worker_brings(true);
    visit.tell(Event::SpeedWanted);
    assert!(visit.posts(&Request::Measure));
}

#[test]
fn a_run_that_is_done_outlives_its_worker() {
    let mut visit = Visit::done();
    visit.tell(Event::SpeedWanted);
    for _ in 0..PASSES {
        visit.worker_says(Response::Measured { infer: 5.0 });
    }
    visit.worker_dies();
    assert!(run(&visit).is_done());
}
