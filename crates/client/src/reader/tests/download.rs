//! The network's files come, do not come, or are not kept.

use super::visit::{MODEL, Visit, failure, setup};
use crate::reader::*;
use camlens_core::protocol::{FailureKind, NotKept, Preview as PreviewWish, Request, Response};

#[test]
fn a_first_visit_goes_from_the_start_to_an_answer() {
    let mut visit = Visit::new();
    assert_eq!(visit.state().phase(), Phase::Starting);
    let chelsea = visit.chelsea_comes();
    assert_eq!(visit.asked_now(), [], "there is no network yet");
    visit.worker_listens();
    assert!(visit.posts(&Request::Load {
        model: MODEL.to_owned(),
        preview: PreviewWish::Early,
    }));
    visit.bytes_come(40);
    assert_eq!(visit.state().phase(), Phase::Downloading);
    let download = visit.state().download.unwrap();
    assert_eq!((download.speed, download.left), (Some(2.0), Some(30.0)));
    visit.worker_says(Response::Preparing);
    assert_eq!(visit.state().phase(), Phase::Preparing);
    visit.worker_loads(true);
    assert_eq!(visit.asked_now().len(), 1);
    assert_eq!(visit.state().phase(), Phase::Working);
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
    assert_eq!((visit.shown().photo, visit.shown().exact), (chelsea, true));
}

fn arrival(visit: &Visit) -> Option<(u64, u64)> {
    visit.state().arrival.map(|of| (of.done, of.total))
}

fn starting(done: u64, total: u64) -> Response {
    Response::Starting {
        done,
        total,
        early: 0,
    }
}

/// Fault F1: the engine came first, and no number told of it.
#[test]
fn the_engine_is_in_the_total_before_it_listens() {
    let mut visit = Visit::new();
    visit.worker_says(starting(5, 40));
    assert_eq!(visit.state().phase(), Phase::Downloading);
    assert_eq!(arrival(&visit), Some((5, 140)));
    visit.worker_says(starting(10, 40));
    // 5 bytes a second: 30 of the engine, and 50 of the network for a preview, and its work.
    let left = visit.state().arrival.and_then(|of| of.first_answer);
    assert!(
        left.is_some_and(|left| (16.5..18.5).contains(&left)),
        "{left:?}"
    );
    visit.worker_listens();
    visit.bytes_come(30);
    assert_eq!(arrival(&visit), Some((70, 140)));
    visit.bytes_come(50);
    visit.worker_says(Response::Preparing);
    assert!(
        visit
            .state()
            .arrival
            .is_some_and(|of| of.first_answer < Some(2.0))
    );
    visit.worker_loads(false);
    assert_eq!(arrival(&visit), None, "the answer is a reading away");
}

/// A build with threads that gives way to `simd`: its engine comes, and what came of the network is kept.
#[test]
fn another_engine_comes_again_and_the_network_does_not() {
    let mut visit = Visit::with(setup(4));
    visit.worker_says(starting(40, 40));
    visit.worker_listens();
    visit.bytes_come(60);
    visit.worker_dies();
    assert_eq!(arrival(&visit), None);
    visit.worker_says(starting(1, 30));
    assert_eq!(arrival(&visit), Some((1, 70)));
}

#[test]
fn what_was_kept_is_not_counted() {
    let mut visit = Visit::new();
    visit.worker_listens();
    let kept = |done, stored| Response::Downloading {
        done,
        total: 100,
        stored,
        before_preview: 0,
        speed: None,
        left: None,
    };
    visit.worker_says(kept(70, 70));
    assert_eq!(arrival(&visit), Some((0, 30)));
    visit.worker_says(kept(100, 100));
    assert_eq!(arrival(&visit), None, "nothing comes over the line");
}

/// Browser tests `download::a_missing_part…` and `cut_lines::…before_the_preview…`: the download goes on with "Start the network".
#[test]
fn a_network_that_does_not_come_is_told_and_can_be_loaded_again() {
    for kind in [FailureKind::ModelMissing, FailureKind::ModelCorrupt] {
        let mut visit = Visit::new();
        visit.chelsea_comes();
        visit.worker_listens();
        visit.bytes_come(40);
        let failure = failure(kind);
        visit.worker_says(Response::Failed {
            id: None,
            failure: failure.clone(),
        });
        assert_eq!(visit.notice(), Some(NoticeKind::Failed(failure)));
        assert_eq!(visit.state().underway(), None);
        assert_eq!(visit.state().download, None);
        visit.take_the_way_out();
        assert_eq!(visit.notice(), None);
        visit.worker_brings(true);
        visit.worker_reads();
        assert_eq!(visit.state().phase(), Phase::Done);
    }
}

#[test]
fn a_network_that_is_not_kept_is_told_until_the_next_worker() {
    let mut visit = Visit::new();
    visit.worker_listens();
    let reason = NotKept::Full;
    visit.worker_says(Response::NotKept { reason });
    assert_eq!(visit.state().not_kept, Some(reason));
    visit.worker_brings(true);
    assert_eq!(visit.state().not_kept, Some(reason));
    visit.worker_dies();
    assert_eq!(visit.state().not_kept, None);
}

#[test]
fn bytes_that_come_behind_a_preview_do_not_hide_its_answer() {
    let mut visit = Visit::previewed();
    visit.bytes_come(60);
    assert_eq!(visit.state().phase(), Phase::Done);
    assert_eq!(visit.state().download.map(|of| of.percent()), Some(60));
    visit.worker_says(Response::Preparing);
    assert_eq!(visit.state().phase(), Phase::Done);
}
