//! How much memory is far above a worker's need, and how often it is given back.

use super::{
    LOADED, MB, SWOLLEN, is_replaced, large_photo_is_read, network_comes_from_the_store, replaced,
    stays, stored_bytes_come, usual,
};
use crate::reader::tests::visit::Visit;
use crate::reader::*;
use crate::way::Resolution;
use camlens_core::framing::{Framing, ShortSide};

/// What ordinary photos take at each size (`docs/performance.md`), and 12 megapixels beside it: 36 MB
/// of pixels, and as many again while they are turned upright.
#[test]
fn ordinary_work_is_never_far_above_the_need() {
    let twelve_megapixels = 80 * MB;
    for (short_side, taken) in [
        (ShortSide::Standard, 197),
        (ShortSide::Fine, 248),
        (ShortSide::Finer, 296),
        (ShortSide::Finest, 365),
    ] {
        for mirrored in [false, true] {
            let mut visit = usual(1);
            visit.give("twelve.jpg");
            visit.memory = 197 * MB + twelve_megapixels;
            visit.worker_reads();
            stays(&mut visit);
            visit.memory = taken * MB + twelve_megapixels;
            visit.choose(Resolution {
                short_side,
                mirrored,
            });
            while visit.state().phase() == Phase::Working {
                visit.worker_reads();
            }
            assert_eq!(visit.shown().way.resolution.short_side, short_side);
            stays(&mut visit);
            // The finer grid may be wanted again at once.
            visit.tell(Event::FramingChosen(Framing::Crop));
            visit.worker_reads();
            stays(&mut visit);
        }
    }
}

/// What the finest grid takes is much for a coarse one.
#[test]
fn the_need_goes_with_the_grid_that_was_read() {
    let mut visit = usual(1);
    visit.memory = 365 * MB;
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.worker_reads();
    is_replaced(&mut visit);
}

#[test]
fn a_worker_that_does_not_tell_its_memory_stays() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.memory = 0;
    visit.worker_brings(true);
    visit.worker_reads();
    large_photo_is_read(&mut visit);
    stays(&mut visit);
}

/// A photo that was abandoned for another one took its memory all the same.
#[test]
fn the_memory_of_an_abandoned_photo_counts() {
    let mut visit = usual(1);
    visit.give("large.jpg");
    let large = visit.asked();
    let dog = visit.give("dog.jpg");
    visit.memory = SWOLLEN;
    visit.worker_reads_this(large);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
    is_replaced(&mut visit);
}

#[test]
fn a_photo_leads_to_one_fresh_worker_and_no_more() {
    let mut visit = replaced(1);
    network_comes_from_the_store(&mut visit);
    // The same photo in another framing makes the fresh worker as large again.
    visit.tell(Event::FramingChosen(Framing::Crop));
    visit.memory = SWOLLEN;
    visit.worker_reads();
    stays(&mut visit);
    visit.give("dog.jpg");
    visit.worker_reads();
    is_replaced(&mut visit);
}

#[test]
fn a_fresh_worker_that_is_as_large_is_not_replaced() {
    let mut visit = replaced(1);
    visit.worker_listens();
    stored_bytes_come(&mut visit, 100);
    visit.memory = SWOLLEN;
    visit.worker_loads(true);
    stays(&mut visit);
    visit.give("dog.jpg");
    visit.worker_reads();
    stays(&mut visit);
}

/// A preview's worker has more memory when it becomes exact than one that begins with the exact network
/// (`docs/performance.md`), and that is no reason to replace it.
#[test]
fn a_network_that_was_a_preview_first_is_measured_once_it_is_exact() {
    let mut visit = Visit::new();
    visit.chelsea_comes();
    visit.memory = LOADED;
    visit.worker_brings(false);
    visit.worker_reads();
    visit.memory = 225 * MB;
    visit.worker_loads(true);
    visit.memory = 330 * MB;
    visit.worker_reads();
    assert!(visit.shown().exact);
    stays(&mut visit);
}
