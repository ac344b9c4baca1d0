//! The worker ends by itself, or is of another build than the page.

use super::visit::{FINEST, Visit, setup};
use crate::reader::*;
use crate::variant::Variant;
use crate::way::{Resolution, Way};
use camlens_core::framing::{Framing, ShortSide};
use camlens_core::protocol::{Buffer, FailureKind, Response, Stage};

/// Browser test `worker_faults::a_worker_that_is_killed_in_the_middle_of_a_pass…`.
#[test]
fn a_worker_that_ends_in_a_pass_is_started_again_and_reads_on() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_is_at(Stage::Inferring);
    visit.worker_dies();
    assert_eq!(visit.notice(), Some(NoticeKind::DiedOnce { reading: true }));
    assert!(!visit.state().is_lost(), "nothing is lost yet");
    assert_eq!(visit.state().network, Network::Starting { again: true });
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// Fault P13: "the photo stayed and is read once more", where nothing was read.
#[test]
fn a_worker_that_ends_without_a_photo_promises_none() {
    let mut visit = Visit::done();
    visit.worker_dies();
    assert_eq!(
        visit.notice(),
        Some(NoticeKind::DiedOnce { reading: false })
    );
    visit.worker_brings(true);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// Fault P2: the photo stayed "being read" by a network that was gone.
#[test]
fn two_ends_at_a_new_photo_leave_nothing_under_way() {
    let mut visit = Visit::done();
    let chelsea = visit.shown();
    let rocket = visit.give("rocket.jpg");
    for _ in 0..2 {
        assert_eq!(visit.state().incoming(), Some(rocket));
        visit.worker_dies();
        if visit.notice() != Some(NoticeKind::DiedAgain) {
            visit.worker_brings(true);
        }
    }
    assert_eq!(visit.notice(), Some(NoticeKind::DiedAgain));
    assert_eq!(visit.state().network, Network::Stopped { cancelled: false });
    assert_eq!(visit.state().underway(), None);
    assert_eq!(visit.state().incoming(), None);
    assert_eq!(visit.shown(), chelsea);
    // The photo stays, and is read when the visitor starts the network.
    assert_eq!(visit.remedy(), Some(Remedy::Start));
    visit.take_the_way_out();
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, rocket);
}

/// Fault P2 behind a preview: "the exact answer is coming", from a network that was gone.
#[test]
fn two_ends_at_an_answer_that_is_made_exact_leave_it_a_preview() {
    let mut visit = Visit::previewed();
    let preview = visit.shown();
    visit.worker_loads(true);
    visit.worker_dies();
    visit.worker_brings(true);
    assert!(visit.state().is_refining());
    visit.worker_dies();
    assert_eq!(visit.state().network, Network::Stopped { cancelled: false });
    assert!(!visit.state().is_refining());
    assert!(visit.state().is_inexact());
    // The same pass would end the next worker, too: only the visitor's wish begins it again.
    visit.take_the_way_out();
    visit.worker_brings(true);
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.shown(), preview);
    assert_eq!(visit.state().preview_offer(), Some(PreviewOffer::Refine));
}

#[test]
fn two_ends_at_a_finer_grid_offer_a_coarser_one() {
    let mut visit = Visit::done();
    let before = visit.shown();
    visit.choose(FINEST);
    visit.worker_dies();
    visit.worker_brings(true);
    visit.worker_dies();
    let coarser = Resolution {
        short_side: ShortSide::Finer,
        mirrored: false,
    };
    assert_eq!(visit.notice(), Some(NoticeKind::DiedAt(ShortSide::Finest)));
    assert_eq!(visit.remedy(), Some(Remedy::ReadAt(coarser)));
    assert_eq!(visit.shown(), before);
    assert_eq!(visit.state().wanted, before.way);
    visit.take_the_way_out();
    assert_eq!(visit.starts(), 3, "the way out starts the network");
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().way.resolution, coarser);
}

/// Fault P4: a worker that never started was blamed on the photo's size, three times over.
#[test]
fn a_worker_that_never_starts_is_not_blamed_on_the_size() {
    let mut visit = Visit::with(Setup {
        wanted: Way {
            framing: Framing::Whole,
            resolution: FINEST,
        },
        ..setup(1)
    });
    visit.chelsea_comes();
    visit.worker_dies();
    visit.worker_dies();
    assert_eq!(visit.notice(), Some(NoticeKind::NotStarted));
    assert_eq!(visit.remedy(), Some(Remedy::Start));
    assert_eq!(visit.state().wanted.resolution, FINEST, "the wish stays");
    visit.take_the_way_out();
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().way.resolution, FINEST);
}

/// Fault P4, between: the network was on its way, and no pass had begun.
#[test]
fn a_worker_that_ends_at_its_download_is_not_blamed_on_the_size() {
    let mut visit = Visit::with(Setup {
        wanted: Way {
            framing: Framing::Whole,
            resolution: FINEST,
        },
        ..setup(1)
    });
    visit.chelsea_comes();
    for _ in 0..2 {
        visit.worker_listens();
        visit.bytes_come(20);
        visit.worker_dies();
    }
    assert_eq!(visit.notice(), Some(NoticeKind::DiedAgain));
    assert_eq!(visit.remedy(), Some(Remedy::Start));
}

/// Fault P4, where a worker ends in a pass and the next one never starts.
#[test]
fn the_last_end_decides_what_is_told() {
    let mut visit = Visit::done();
    visit.choose(FINEST);
    visit.worker_dies();
    visit.worker_dies();
    assert_eq!(visit.notice(), Some(NoticeKind::NotStarted));
}

/// Browser test `worker_faults::a_build_that_the_browser_refuses…`.
#[test]
fn a_browser_that_refuses_the_worker_is_told_and_can_be_tried_again() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.hear(Heard::Refused("SecurityError".to_owned()));
    assert_eq!(visit.notice(), Some(NoticeKind::NotStarted));
    visit.take_the_way_out();
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn a_photo_that_was_read_forgives_the_end_before_it() {
    let mut visit = Visit::done();
    for photo in ["a.jpg", "b.jpg", "c.jpg"] {
        visit.give(photo);
        visit.worker_dies();
        assert_eq!(visit.notice(), Some(NoticeKind::DiedOnce { reading: true }));
        visit.worker_brings(true);
        visit.worker_reads();
    }
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn a_notice_that_is_dismissed_leaves_a_way_to_the_network() {
    let mut visit = Visit::done();
    visit.worker_dies();
    visit.worker_dies();
    assert_eq!(visit.state().offer(), None, "the way back is in the notice");
    visit.tell(Event::Dismissed);
    assert_eq!(visit.state().offer(), Some(Offer::Load));
}

#[test]
fn a_photo_given_after_two_ends_starts_the_network() {
    let mut visit = Visit::done();
    visit.worker_dies();
    visit.worker_dies();
    let dog = visit.give("dog.jpg");
    assert_eq!(visit.notice(), None);
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
}

#[test]
fn a_worker_of_another_build_is_not_spoken_to() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    let build = "simd-ffff".to_owned();
    visit.worker_says(Response::Ready { build });
    assert_eq!(visit.notice(), Some(NoticeKind::Mismatch));
    assert_eq!(visit.last, [Command::End]);
    visit.take_the_way_out();
    assert_eq!(visit.last, [Command::Reload]);
}

#[test]
fn words_that_do_not_fit_end_the_conversation() {
    let unknown = Heard::Unknown("no such kind".to_owned());
    let build = crate::finding::samples::build();
    let loaded = Response::Loaded {
        network: "resnet50".to_owned(),
        build,
        timing: camlens_core::protocol::LoadTiming {
            lay_out: 1.0,
            warm_up: 1.0,
            memory: 0,
        },
        exact: true,
        spec: camlens_core::resnet50::INPUT,
    };
    for heard in [unknown, Heard::Said(loaded, wrong_buffers())] {
        let mut visit = Visit::done();
        visit.hear(heard);
        assert_eq!(visit.notice(), Some(NoticeKind::Mismatch));
        assert_eq!(visit.remedy(), Some(Remedy::Reload));
        assert_eq!(visit.state().network, Network::Stopped { cancelled: false });
    }
    let mut visit = Visit::done();
    visit.give("dog.jpg");
    let (response, _) = crate::finding::samples::answer(visit.asked().id, Way::default(), true);
    visit.hear(Heard::Said(response, wrong_buffers()));
    assert_eq!(visit.notice(), Some(NoticeKind::Mismatch));
}

#[test]
fn a_page_without_the_build_or_without_a_network_says_so() {
    let mut visit = Visit::new();
    let without_builds = Setup {
        builds: vec![],
        ..setup(1)
    };
    visit.reader = Reader::new(without_builds);
    visit.tell(Event::Opened(None));
    assert_eq!(visit.last, []);
    assert_eq!(visit.notice(), Some(NoticeKind::Mismatch));

    let mut visit = Visit::with(Setup {
        model: None,
        ..setup(1)
    });
    assert_eq!(visit.choice().variant, Variant::Simd);
    visit.worker_listens();
    assert_eq!(visit.notice(), Some(NoticeKind::Mismatch));
}

/// The worker says itself that it is of another build.
#[test]
fn a_failure_of_another_build_offers_to_reload() {
    let mut visit = Visit::new();
    visit.worker_listens();
    let failure = super::visit::failure(FailureKind::BuildMismatch);
    visit.worker_says(Response::Failed { id: None, failure });
    assert_eq!(visit.remedy(), Some(Remedy::Reload));
}

/// Buffers that fit nothing.
fn wrong_buffers() -> Vec<Buffer> {
    vec![Buffer::Bytes(vec![1, 2, 3])]
}
