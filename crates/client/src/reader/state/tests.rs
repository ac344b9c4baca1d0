//! The phases and offers that follow from a state.

use super::*;
use crate::finding::samples::finding;
use crate::reader::notice::NoticeKind;

fn ready() -> State {
    let build = crate::finding::samples::build();
    State {
        network: Network::Ready {
            build,
            preview: None,
        },
        ..State::new(Way::default())
    }
}

fn with_a_job(state: State) -> State {
    let job = Job {
        request: 1,
        photo: PhotoId(1),
        way: Way::default(),
        purpose: Purpose::Asked,
        stage: None,
        first_pass: None,
    };
    State {
        job: Some(job),
        ..state
    }
}

fn lost(state: State) -> State {
    let notice = Notice {
        kind: NoticeKind::NothingToRead,
        file: None,
        remedy: None,
        lost: true,
    };
    State {
        notice: Some(notice),
        ..state
    }
}

fn found(state: State) -> State {
    State {
        shown: Some(finding(PhotoId(2), Way::default(), true)),
        ..state
    }
}

#[test]
fn the_network_comes_first_and_then_the_result_of_the_photo() {
    let preparing = State {
        network: Network::Preparing,
        ..found(with_a_job(ready()))
    };
    assert_eq!(preparing.phase(), Phase::Preparing);
    assert_eq!(ready().phase(), Phase::Ready);
    assert_eq!(found(lost(with_a_job(ready()))).phase(), Phase::Working);
    assert_eq!(found(lost(ready())).phase(), Phase::Done);
    assert_eq!(lost(ready()).phase(), Phase::Failed);
    assert_eq!(found(ready()).phase(), Phase::Done);
    let stopped = State {
        network: Network::Stopped { cancelled: true },
        ..found(ready())
    };
    assert_eq!(stopped.phase(), Phase::Failed);
    assert!(!Phase::Failed.is_busy() && Phase::Working.is_busy());
}

#[test]
fn a_job_without_a_worker_is_not_under_way() {
    let working = found(with_a_job(ready()));
    assert_eq!(working.incoming(), Some(PhotoId(1)));
    let stopped = State {
        network: Network::Stopped { cancelled: false },
        ..working
    };
    assert_eq!((stopped.underway(), stopped.incoming()), (None, None));
}

#[test]
fn a_choice_is_under_way_from_its_event_on_until_its_finding_is_there() {
    let chosen = Way {
        framing: Framing::Crop,
        ..Way::default()
    };
    let mut state = with_a_job(found(ready()));
    if let Some(job) = &mut state.job {
        (job.photo, job.way) = (PhotoId(2), chosen);
    }
    assert_eq!(state.framing_underway(), Some(Framing::Crop));
    assert_eq!(state.resolution_underway(), None);
    if let Some(job) = &mut state.job {
        job.purpose = Purpose::Refining;
    }
    assert_eq!(
        state.framing_underway(),
        None,
        "the framing was not changed"
    );
    state.job = None;
    assert_eq!(state.framing_underway(), None);
    // Another photo is no choice of a way.
    assert_eq!(with_a_job(found(ready())).framing_underway(), None);
}

#[test]
fn a_download_is_at_100_percent_only_with_its_last_byte() {
    let download = |done| Download {
        done,
        total: 46_900_000,
        speed: None,
        left: None,
    };
    assert_eq!(download(46_899_999).percent(), 99);
    assert!(!download(46_899_999).is_complete());
    assert_eq!(download(46_900_000).percent(), 100);
    assert!(download(46_900_000).is_complete());
}
