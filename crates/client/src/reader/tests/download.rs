//! The network's files come, do not come, or are not kept.

use super::visit::{MODEL, Visit, failure};
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
