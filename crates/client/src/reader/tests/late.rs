//! Words that come too late: of a worker that has ended, of a request that is old.

use super::visit::Visit;
use crate::reader::*;
use camlens_core::protocol::{FailureKind, Response};

#[test]
fn the_answer_of_a_worker_that_was_ended_is_not_shown() {
    let mut visit = Visit::done();
    let (chelsea, ended) = (visit.shown(), visit.worker());
    visit.give("dog.jpg");
    let asked = visit.asked();
    visit.tell(Event::Cancelled);
    visit.answer_of(ended, asked, 9.0);
    assert_eq!(visit.shown(), chelsea);
    assert_eq!(visit.state().network, Network::Starting { again: true });
}

/// The next worker reads the same request: only its own answer counts.
#[test]
fn the_answer_of_a_worker_that_died_is_not_its_successors() {
    let mut visit = Visit::done();
    let died = visit.worker();
    let dog = visit.give("dog.jpg");
    visit.worker_dies();
    visit.worker_brings(true);
    let asked = visit.asked();
    visit.answer_of(died, asked, 9.0);
    assert_ne!(visit.shown().photo, dog);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
    assert_eq!(visit.shown().reading.logits()[0], 1.0);
}

/// Threads tell of their end by a channel of their own, and more than one may do so.
#[test]
fn the_end_of_a_worker_is_heard_once() {
    let mut visit = Visit::done();
    let died = visit.worker();
    for _ in 0..3 {
        let heard = Heard::Died("unreachable".to_owned());
        visit.tell(Event::Heard {
            worker: died,
            heard,
        });
    }
    assert_eq!(visit.starts(), 2);
    assert_eq!(visit.state().network, Network::Starting { again: true });
}

#[test]
fn every_late_word_of_an_ended_worker_changes_nothing() {
    let failure = super::visit::failure(FailureKind::OutOfMemory);
    let words = [
        Response::Ready {
            build: "simd-ffff".to_owned(),
        },
        Response::Preparing,
        Response::Halted { failure: None },
        Response::Measured { infer: 1.0 },
        Response::Failed { id: None, failure },
    ];
    let mut visit = Visit::done();
    let ended = visit.worker();
    visit.give("dog.jpg");
    visit.tell(Event::Cancelled);
    let before = visit.state().clone();
    for word in words {
        let heard = Heard::Said(word, vec![]);
        visit.tell_at_once(Event::Heard {
            worker: ended,
            heard,
        });
        assert_eq!((&visit.last[..], visit.state()), (&[][..], &before));
    }
}
