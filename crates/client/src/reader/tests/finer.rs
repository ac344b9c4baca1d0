//! Framings, resolutions and their passes.

use super::visit::{FINEST, MIRRORED, Visit, setup};
use crate::reader::*;
use crate::way::{Resolution, Way};
use camlens_core::framing::{Detail, Framing, ShortSide};
use camlens_core::protocol::{FailureKind, Stage};

fn detail(short_side: ShortSide, mirrored: bool) -> Detail {
    Detail {
        short_side,
        mirrored,
    }
}

/// Browser test `finer::a_finer_grid_is_chosen_by_mouse_and_kept`.
#[test]
fn a_finer_grid_is_read_once_and_kept() {
    let mut visit = Visit::done();
    let standard = visit.shown();
    visit.choose(FINEST);
    assert!(visit.remembers(Remembered::Resolution(FINEST)));
    assert_eq!(visit.asked().detail, detail(ShortSide::Finest, false));
    assert_eq!(visit.shown(), standard, "the map stays until the next one");
    // Said in the same event: a pressed control shows at once that it is heard.
    assert_eq!(visit.state().resolution_underway(), Some(FINEST));
    assert_eq!(visit.state().framing_underway(), None);
    visit.worker_reads();
    assert_eq!(visit.state().resolution_underway(), None);
    let finest = visit.shown();
    assert_eq!(finest.reading.rows(), 20);
    visit.choose(Resolution::default());
    assert_eq!(visit.asked_now(), []);
    assert_eq!(visit.shown(), standard);
    visit.choose(FINEST);
    assert_eq!(visit.shown(), finest);
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn a_photo_and_its_mirror_image_are_averaged() {
    let mut visit = Visit::done();
    let before = visit.shown();
    visit.choose(MIRRORED);
    let first = visit.asked();
    assert_eq!(first.detail, detail(ShortSide::Standard, false));
    let worker = visit.worker();
    visit.answer_of(worker, first, 1.0);
    assert_eq!(visit.shown(), before, "half of it is not shown");
    let second = visit.asked();
    assert_eq!(second.detail, detail(ShortSide::Standard, true));
    assert_ne!(second.id, first.id);
    assert_eq!(
        visit.state().job.as_ref().map(|job| job.pass().index),
        Some(1)
    );
    visit.answer_of(worker, second, 3.0);
    assert_eq!(visit.shown().reading.logits()[0], 2.0);
    assert_eq!(visit.shown().timing.infer, 600.0);
    assert_eq!(visit.state().phase(), Phase::Done);
}

#[test]
fn every_order_of_sizes_and_mirror_images_comes_to_what_was_chosen_last() {
    let resolutions: Vec<_> = [ShortSide::Standard, ShortSide::Fine, ShortSide::Finest]
        .into_iter()
        .flat_map(|short_side| {
            [false, true].map(|mirrored| Resolution {
                short_side,
                mirrored,
            })
        })
        .collect();
    for &first in &resolutions {
        for &second in &resolutions {
            // The second is chosen before, between and after the passes of the first.
            for passes in 0..=first.passes() {
                let mut visit = Visit::done();
                visit.choose(first);
                for _ in 0..passes {
                    if visit.state().phase() == Phase::Working {
                        visit.worker_reads();
                    }
                }
                visit.choose(second);
                for _ in 0..4 {
                    if visit.state().phase() == Phase::Working {
                        visit.worker_reads();
                    }
                }
                assert_eq!(visit.state().phase(), Phase::Done);
                let context = format!("{first:?}, after {passes} passes {second:?}");
                assert_eq!(visit.shown().way.resolution, second, "{context}");
                let times = visit.shown().timing.infer / 300.0;
                assert_eq!(times, second.passes() as f64, "{context}");
            }
        }
    }
}

#[test]
fn a_worker_that_ends_in_the_second_pass_begins_with_the_second_again() {
    let mut visit = Visit::done();
    visit.choose(MIRRORED);
    visit.worker_reads();
    visit.worker_dies();
    visit.worker_brings(true);
    assert!(visit.asked().detail.mirrored);
    visit.worker_reads();
    assert_eq!(visit.shown().way.resolution, MIRRORED);
}

/// Two passes of two networks are no average.
#[test]
fn a_network_that_becomes_exact_between_two_passes_reads_both_again() {
    let mut visit = Visit::previewed();
    visit.choose(MIRRORED);
    visit.worker_reads();
    assert!(visit.asked().detail.mirrored);
    visit.worker_loads(true);
    visit.worker_reads();
    assert_eq!(visit.asked().detail, Detail::default());
    visit.worker_reads();
    assert!(visit.asked().detail.mirrored);
    visit.worker_reads();
    assert!(visit.shown().exact);
    assert_eq!(visit.shown().way.resolution, MIRRORED);
    assert_eq!(visit.state().phase(), Phase::Done);
}

/// Fault P8: the size of an abandoned pass was told of the next photo.
#[test]
fn the_words_of_an_abandoned_pass_are_not_the_next_photos() {
    let mut visit = Visit::done();
    visit.choose(FINEST);
    let abandoned = visit.asked();
    visit.worker_is_at(Stage::Inferring);
    visit.choose(Resolution::default());
    let rocket = visit.give("rocket.jpg");
    let job = visit.state().job.clone().unwrap();
    assert_eq!((job.photo, job.stage), (rocket, None));
    assert_eq!(job.pass().resolution, Resolution::default());
    // The worker goes on with the abandoned one, and says so.
    visit.worker_says(camlens_core::protocol::Response::Working {
        id: abandoned.id,
        stage: Stage::Inferring,
    });
    assert_eq!(visit.state().job.as_ref().and_then(|job| job.stage), None);
    visit.worker_reads_this(abandoned);
    assert_eq!(visit.asked_now().len(), 1, "now it is the photo's turn");
    visit.worker_reads();
    assert_eq!(visit.shown().photo, rocket);
}

#[test]
fn a_finer_grid_that_was_left_is_not_shown_when_it_comes() {
    let mut visit = Visit::done();
    let standard = visit.shown();
    visit.choose(FINEST);
    let left = visit.asked();
    visit.choose(Resolution::default());
    assert_eq!(visit.state().phase(), Phase::Done, "the kept one is there");
    visit.worker_reads_this(left);
    assert_eq!(visit.shown(), standard);
}

/// Browser test `finer::an_address_opens_a_finer_averaged_map`.
#[test]
fn an_address_opens_a_finer_map_and_the_wish_outlives_a_framing_of_fixed_size() {
    let wanted = Way {
        framing: Framing::Whole,
        resolution: FINEST,
    };
    let mut visit = Visit::with(Setup { wanted, ..setup(1) });
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_reads();
    assert_eq!(visit.shown().way, wanted);
    visit.tell(Event::FramingChosen(Framing::Crop));
    assert!(visit.remembers(Remembered::Framing(Framing::Crop)));
    assert_eq!(visit.asked().detail, Detail::default());
    visit.worker_reads();
    assert_eq!(visit.shown().reading.rows(), 7);
    assert_eq!(visit.state().wanted.resolution, FINEST);
    visit.tell(Event::FramingChosen(Framing::Whole));
    assert_eq!(visit.asked_now(), [], "it is kept");
    assert_eq!(visit.shown().way, wanted);
}

#[test]
fn each_framing_is_read_and_kept() {
    let mut visit = Visit::done();
    for framing in [Framing::Crop, Framing::Squash] {
        visit.tell(Event::FramingChosen(framing));
        assert_eq!(visit.asked().framing, framing);
        visit.worker_reads();
        assert_eq!(visit.shown().way.framing, framing);
    }
    visit.tell(Event::FramingChosen(Framing::Whole));
    assert_eq!(
        (visit.asked_now(), visit.shown().way),
        (vec![], Way::default())
    );
}

/// What is chosen before there is a photo, or a network, holds for the first one.
#[test]
fn a_choice_before_the_photo_is_the_photos() {
    let mut visit = Visit::new();
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.chelsea_comes();
    visit.tell(Event::FramingChosen(Framing::Seed));
    visit.worker_brings(true);
    assert_eq!(visit.asked_now().len(), 1);
    assert_eq!(visit.asked().framing, Framing::Seed);
}

/// Browser test `worker_faults::memory_that_ends_at_a_photo_or_in_a_pass…`.
#[test]
fn a_size_without_memory_keeps_the_map_and_offers_a_smaller_one() {
    let mut visit = Visit::done();
    let before = visit.shown();
    visit.choose(FINEST);
    visit.worker_fails(FailureKind::OutOfMemory);
    assert_eq!(
        visit.notice(),
        Some(NoticeKind::NoMemoryAt(ShortSide::Finest))
    );
    assert_eq!(visit.shown(), before);
    assert_eq!(visit.state().wanted, before.way);
    assert_eq!(visit.starts(), 1, "the network goes on");
    visit.take_the_way_out();
    assert_eq!(visit.notice(), None);
    assert_eq!(visit.asked().detail, detail(ShortSide::Finer, false));
    visit.worker_reads();
    assert_eq!(visit.shown().reading.rows(), 16);
}
