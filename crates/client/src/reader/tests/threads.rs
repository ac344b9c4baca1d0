//! The build with threads gives way to the one without; what waits goes on waiting.

use super::visit::{FINEST, Visit, setup};
use crate::reader::*;
use crate::variant::{Abilities, Setback, Variant};
use camlens_core::protocol::{FailureKind, Response};

fn on_four_cores() -> Visit {
    let visit = Visit::with(setup(4));
    let choice = visit.choice();
    assert_eq!((choice.variant, choice.threads), (Variant::Threads, 4));
    visit
}

/// One thread computes, that is said, and the photo that waits is read.
fn assert_gave_way(visit: &mut Visit, setback: Setback) {
    let choice = visit.choice();
    assert_eq!((choice.variant, choice.threads), (Variant::Simd, 1));
    assert_eq!(visit.state().setback, Some(setback));
    assert_eq!(visit.notice(), None, "nothing is lost");
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// Browser tests `threads::threads_that_never_answer…` and `threads::the_end_of_a_thread…`. Nor do they
/// start where their script is another, where the browser refuses to compile them, or where no memory
/// can be shared.
#[test]
fn threads_that_do_not_start_are_done_without() {
    for heard in [
        Heard::Died("no answer".to_owned()),
        Heard::Refused("no memory".to_owned()),
    ] {
        let mut visit = on_four_cores();
        visit.chelsea_comes();
        visit.hear(heard);
        assert_gave_way(&mut visit, Setback::NotStarted);
    }
}

/// A setback of threads that had started was told as one of threads that had not, as long as no
/// byte of the network had come.
#[test]
fn threads_that_end_once_they_listen_are_done_without() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_listens();
    visit.worker_dies();
    assert_gave_way(&mut visit, Setback::Ended);
}

#[test]
fn threads_that_end_at_the_download_are_done_without() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_listens();
    visit.bytes_come(30);
    visit.worker_dies();
    assert_gave_way(&mut visit, Setback::Ended);
}

/// Browser test `threads::a_build_that_ends_at_its_photo_gives_it_to_the_other`.
#[test]
fn threads_that_end_at_a_photo_give_it_to_the_other_build() {
    let mut visit = on_four_cores();
    let chelsea = visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_dies();
    assert_gave_way(&mut visit, Setback::Ended);
    assert_eq!(visit.shown().photo, chelsea);
}

#[test]
fn a_photo_too_large_for_shared_memory_goes_to_the_other_build() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_reads();
    visit.choose(FINEST);
    visit.worker_fails(FailureKind::OutOfMemory);
    assert_gave_way(&mut visit, Setback::OutOfMemory);
    assert_eq!(visit.shown().way.resolution, FINEST);
}

#[test]
fn a_network_too_large_for_shared_memory_goes_to_the_other_build() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_listens();
    let failure = super::visit::failure(FailureKind::OutOfMemory);
    visit.worker_says(Response::Failed { id: None, failure });
    assert_gave_way(&mut visit, Setback::OutOfMemory);
}

#[test]
fn threads_that_end_in_the_second_pass_leave_the_first() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_reads();
    visit.choose(super::visit::MIRRORED);
    visit.worker_reads();
    visit.worker_dies();
    visit.worker_brings(true);
    assert!(visit.asked().detail.mirrored);
    visit.worker_reads();
    assert_eq!(visit.shown().way.resolution, super::visit::MIRRORED);
}

/// A preview, then the other build, then exact.
#[test]
fn threads_that_end_while_an_answer_is_made_exact_leave_that_to_the_other_build() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_brings(false);
    visit.worker_reads();
    visit.worker_loads(true);
    visit.worker_dies();
    assert_gave_way(&mut visit, Setback::Ended);
    assert!(visit.shown().exact);
}

#[test]
fn threads_stay_away_for_as_long_as_the_page_is_open() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_dies();
    visit.worker_brings(true);
    visit.worker_reads();
    visit.give("dog.jpg");
    visit.tell(Event::Cancelled);
    assert_gave_way_after_a_cancel(&visit);
}

fn assert_gave_way_after_a_cancel(visit: &Visit) {
    assert_eq!(visit.choice().variant, Variant::Simd);
    assert_eq!(visit.state().setback, Some(Setback::NotStarted));
}

/// After the build with threads the one without may end, too: then that counts as its first end.
#[test]
fn the_other_build_has_both_its_lives() {
    let mut visit = on_four_cores();
    visit.chelsea_comes();
    visit.worker_dies();
    visit.worker_brings(true);
    visit.worker_dies();
    assert_eq!(visit.notice(), Some(NoticeKind::DiedOnce { reading: true }));
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// Browser test `offline::hosts::from_a_plain_host…`.
#[test]
fn a_page_that_is_not_isolated_says_why_one_thread_computes() {
    let mut unisolated = setup(4);
    unisolated.abilities = Abilities {
        isolated: false,
        ..unisolated.abilities
    };
    let mut visit = Visit::with(unisolated);
    visit.chelsea_comes();
    assert_gave_way(&mut visit, Setback::NotIsolated);
}

/// A page that cannot be kept takes back what it promised for the next visit, and keeps to that.
#[test]
fn a_page_that_is_never_isolated_takes_its_promise_back() {
    let mut unisolated = setup(4);
    unisolated.abilities = Abilities {
        isolated: false,
        soon: true,
        ..unisolated.abilities
    };
    let mut visit = Visit::with(unisolated);
    assert_eq!(visit.state().setback, Some(Setback::NotYet));
    visit.tell(Event::NeverIsolated);
    assert_eq!(visit.state().setback, Some(Setback::NotIsolated));
    visit.worker_dies();
    assert_eq!(visit.state().setback, Some(Setback::NotIsolated));
}

/// A setback of another kind stays.
#[test]
fn threads_that_ended_are_told_although_the_page_is_not_kept() {
    let mut visit = on_four_cores();
    visit.worker_dies();
    visit.tell(Event::NeverIsolated);
    assert_eq!(visit.state().setback, Some(Setback::NotStarted));
}

/// `cargo xtask serve` builds one worker with threads, and not the relaxed one.
#[test]
fn a_site_without_the_relaxed_build_takes_the_other_one_with_threads() {
    let mut able = setup(4);
    able.abilities.relaxed_simd = true;
    let choice = |setup: &Setup| Visit::with(setup.clone()).choice().variant;
    assert_eq!(choice(&able), Variant::Relaxed);
    able.builds
        .retain(|(variant, _)| *variant != Variant::Relaxed);
    assert_eq!(choice(&able), Variant::Threads);
}
