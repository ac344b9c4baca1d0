#![allow(clippy::unwrap_used, reason = "a story ends where its world does")]

mod page;

use super::*;
use camlens_client::reader::Heard;
use camlens_client::way::Resolution;
use camlens_core::framing::{Framing, ShortSide};
use camlens_core::protocol::{FailureKind, Request, Response};
use page::Page;

const CROP: Way = Way {
    framing: Framing::Crop,
    resolution: Resolution {
        short_side: ShortSide::Standard,
        mirrored: false,
    },
};

#[test]
fn orders_are_read_one_after_the_other_each_in_its_own_way() {
    let mut page = Page::ready();
    page.order(1, "cat", Way::default());
    page.order(2, "dog", CROP);
    page.order(3, "cat", CROP);
    assert_eq!(page.asked_for(), Some(("cat", Framing::Whole)));
    page.read(true);
    assert_eq!(page.asked_for(), Some(("dog", Framing::Crop)));
    page.read(true);
    assert_eq!(page.asked_for(), Some(("cat", Framing::Crop)));
    page.read(true);
    let read = |id| (id, Ok(true));
    assert_eq!(page.ended(), [read(1), read(2), read(3)]);
}

#[test]
fn orders_that_come_before_the_network_wait_for_it() {
    let mut page = Page::new(false);
    page.order(1, "cat", Way::default());
    page.order(2, "dog", Way::default());
    assert_eq!(page.asked_for(), None);
    page.bring(true);
    page.read(true);
    page.read(true);
    assert_eq!(page.ended(), [(1, Ok(true)), (2, Ok(true))]);
}

#[test]
fn a_photo_that_was_just_read_is_not_read_again() {
    let mut page = Page::ready();
    page.order(1, "cat", Way::default());
    page.read(true);
    page.asked = None;
    page.order(2, "cat", Way::default());
    assert_eq!(page.asked_for(), None);
    assert_eq!(page.ended(), [(1, Ok(true)), (2, Ok(true))]);
}

#[test]
fn a_size_beyond_a_framing_that_has_one_is_that_framings() {
    let mut page = Page::ready();
    let way = Way {
        resolution: Resolution {
            short_side: ShortSide::Finest,
            mirrored: true,
        },
        ..CROP
    };
    page.order(1, "cat", way);
    page.read(true);
    assert_eq!(page.ended(), [(1, Ok(true))]);
}

#[test]
fn both_passes_of_a_mirrored_reading_come_before_the_next_order() {
    let mut page = Page::ready();
    let mirrored = Way {
        resolution: Resolution {
            mirrored: true,
            ..Resolution::default()
        },
        ..Way::default()
    };
    page.order(1, "cat", mirrored);
    page.order(2, "dog", Way::default());
    page.read(true);
    assert_eq!(page.ended(), []);
    assert_eq!(page.asked_for(), Some(("cat", Framing::Whole)));
    page.read(true);
    assert_eq!(page.ended(), [(1, Ok(true))]);
    assert_eq!(page.asked_for(), Some(("dog", Framing::Whole)));
}

#[test]
fn a_bad_file_fails_alone() {
    let mut page = Page::ready();
    for (id, file) in [(1, "cat"), (2, "letter"), (3, "dog")] {
        page.order(id, file, Way::default());
    }
    page.read(true);
    let (letter, _) = page.request();
    page.fail(Some(letter), FailureKind::NotAnImage);
    page.read(true);
    let ended = [(1, Ok(true)), (2, Err("notAnImage")), (3, Ok(true))];
    assert_eq!(page.ended(), ended);
}

#[test]
fn an_order_that_is_left_makes_way_for_the_next_one() {
    let mut page = Page::ready();
    for (id, file) in [(1, "cat"), (2, "dog"), (3, "cup")] {
        page.order(id, file, Way::default());
    }
    // One waits, one is read: the pass ends by itself, and nobody hears of it.
    page.leave(2);
    page.leave(1);
    assert_eq!(page.asked_for(), Some(("cat", Framing::Whole)));
    page.read(true);
    assert_eq!(page.asked_for(), Some(("cup", Framing::Whole)));
    page.read(true);
    assert_eq!(page.ended(), [(3, Ok(true))]);
    assert_eq!(page.starts, 1, "no worker is ended for it");
}

#[test]
fn without_a_network_all_orders_fail_and_the_next_one_starts_again() {
    let mut page = Page::new(false);
    page.order(1, "cat", Way::default());
    page.order(2, "dog", Way::default());
    page.fail(None, FailureKind::ModelMissing);
    let missing = Err("modelMissing");
    assert_eq!(page.ended(), [(1, missing), (2, missing)]);
    page.order(3, "cat", Way::default());
    assert_eq!(page.starts, 2);
    page.bring(true);
    page.read(true);
    assert_eq!(page.ended(), [(3, Ok(true))]);
}

#[test]
fn a_network_that_does_not_come_is_told_without_orders() {
    let mut page = Page::new(false);
    page.fail(None, FailureKind::ModelCorrupt);
    let stopped = Trouble {
        kind: "modelCorrupt",
        message: "It did not work.".to_owned(),
    };
    assert!(page.news.contains(&News::Stopped(stopped)));
}

#[test]
fn a_worker_that_never_listens_is_an_engine_that_is_missing() {
    let mut page = Page::new(false);
    page.order(1, "cat", Way::default());
    for _ in 0..2 {
        page.hear(Heard::Died("the script did not come".to_owned()));
    }
    assert_eq!(page.ended(), [(1, Err("engineMissing"))]);
}

#[test]
fn a_photo_that_ends_two_workers_fails_alone() {
    let mut page = Page::ready();
    page.order(1, "bomb", Way::default());
    page.order(2, "dog", Way::default());
    page.hear(Heard::Died(String::new()));
    page.bring(true);
    assert_eq!(page.asked_for(), Some(("bomb", Framing::Whole)));
    page.hear(Heard::Died(String::new()));
    assert_eq!(page.ended(), [(1, Err("workerDied"))]);
    page.bring(true);
    page.read(true);
    assert_eq!(page.ended(), [(2, Ok(true))]);
    assert_eq!(page.starts, 3);
}

#[test]
fn a_preview_answers_only_where_it_is_wished_for() {
    let wish = |wished| {
        let mut page = Page::new(wished);
        let build = "simd-0a1b".to_owned();
        page.say(Response::Ready { build }, vec![]);
        match page.asked {
            Some((Request::Load { preview, .. }, _)) => preview,
            _ => panic!("the worker was not asked for the network"),
        }
    };
    assert_eq!(wish(false), Preview::None);
    assert_eq!(wish(true), Preview::Early);
}

#[test]
fn a_preview_says_what_it_is_until_the_network_is_exact() {
    let mut page = Page::new(true);
    page.bring(false);
    page.order(1, "cat", Way::default());
    page.read(false);
    assert_eq!(page.ended(), [(1, Ok(false))]);
    page.loaded(true);
    // The reader makes its answer exact by itself: that pass is this order's, too.
    page.order(2, "cat", Way::default());
    page.read(true);
    assert_eq!(page.ended(), [(2, Ok(true))]);
}

#[test]
fn progress_is_told_once_each() {
    let mut page = Page::new(false);
    let coming = |done| Response::Downloading {
        done,
        total: 100,
        stored: 0,
        before_preview: 0,
        speed: None,
        left: None,
    };
    let build = "simd-0a1b".to_owned();
    page.say(Response::Ready { build }, vec![]);
    for done in [50, 50, 100] {
        page.say(coming(done), vec![]);
    }
    page.say(Response::Preparing, vec![]);
    page.loaded(true);
    let told = page.news.iter().filter_map(|news| match news {
        News::Progress(of) => Some((of.state, of.done, of.total, of.exact)),
        _ => None,
    });
    let expected = [
        ("starting", 0, 0, false),
        ("downloading", 50, 100, false),
        ("downloading", 100, 100, false),
        ("preparing", 100, 100, false),
        ("ready", 0, 0, true),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn files_go_with_their_photos() {
    let mut page = Page::ready();
    for id in 0..40 {
        let file: &'static str =
            ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"][id as usize % 10];
        page.order(id, file, Way::default());
        if page.ended().is_empty() {
            page.read(true);
        }
    }
    assert!(page.desk.files.len() <= 9, "{}", page.desk.files.len());
}
