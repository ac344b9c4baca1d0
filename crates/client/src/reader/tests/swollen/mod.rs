//! A worker that one photo made far larger than it has to be is replaced in an idle time.

mod fresh;
mod idle;
mod need;

use super::visit::{Visit, setup};
use crate::reader::*;
use camlens_core::protocol::Response;

const MB: u64 = 1_000_000;

/// Bytes that a worker has taken once its network is there (`docs/performance.md`).
const LOADED: u64 = 161 * MB;

/// Bytes that it has taken after Chelsea at the standard size.
const USUAL: u64 = 190 * MB;

/// Bytes that it has taken after a JPEG of 48 megapixels.
const SWOLLEN: u64 = 336 * MB;

/// Milliseconds of idle time.
const LONG_MS: f64 = 60_000.0;

/// A page of so many cores whose worker has read chelsea.
fn usual(cores: usize) -> Visit {
    let mut visit = Visit::with(setup(cores));
    visit.memory = LOADED;
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.memory = USUAL;
    visit.worker_reads();
    visit
}

/// The visitor gives a photo of 48 megapixels, and it is read.
fn large_photo_is_read(visit: &mut Visit) {
    visit.give("large.jpg");
    visit.memory = SWOLLEN;
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// A page whose worker a photo of 48 megapixels made far larger than it has to be.
fn swollen(cores: usize) -> Visit {
    let mut visit = usual(cores);
    large_photo_is_read(&mut visit);
    visit
}

/// A photo of 48 megapixels is read that nobody waits for any more: what was given after it is no photo,
/// and the page goes back to the finding on the screen.
fn large_photo_is_abandoned(visit: &mut Visit) {
    visit.give("large.jpg");
    let large = visit.asked();
    visit.give("words.txt");
    visit.memory = SWOLLEN;
    visit.worker_reads_this(large);
    visit.worker_fails(camlens_core::protocol::FailureKind::NotAnImage);
}

/// The timer that the last event asked for.
fn timer(visit: &Visit) -> Option<f64> {
    let mut timers = visit.last.iter().filter_map(|done| match done {
        Command::Wake { after_ms } => Some(*after_ms),
        _ => None,
    });
    timers.next()
}

/// Nothing happens until the timer goes off that the last event asked for; then the worker is replaced.
fn is_replaced(visit: &mut Visit) {
    let before = visit.starts();
    let after_ms = timer(visit).unwrap();
    visit.wait(after_ms);
    assert_eq!(visit.starts(), before + 1, "{:?}", visit.last);
}

/// Nothing happens for a long time, and the worker stays.
fn stays(visit: &mut Visit) {
    let before = visit.starts();
    for _ in 0..3 {
        visit.wait(LONG_MS);
    }
    assert_eq!(visit.starts(), before);
}

/// A page whose fresh worker has not said anything yet.
fn replaced(cores: usize) -> Visit {
    let mut visit = swollen(cores);
    is_replaced(&mut visit);
    visit
}

fn stored_bytes_come(visit: &mut Visit, done: u64) {
    visit.worker_says(Response::Downloading {
        done,
        total: 100,
        stored: done,
        before_preview: 0,
        speed: None,
        left: None,
    });
}

/// From the fresh worker's start to its network, all of which was kept.
fn network_comes_from_the_store(visit: &mut Visit) {
    visit.worker_listens();
    for done in [0, 30, 100] {
        stored_bytes_come(visit, done);
    }
    visit.worker_says(Response::Preparing);
    visit.memory = LOADED;
    visit.worker_loads(true);
}
