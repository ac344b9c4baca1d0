//! The preparer's start and end.

use super::{
    ORDINARY, ended_now, hear, infers_now, one_thread, pipeline, preparer_listens,
    preparer_prepares, preparer_prepares_so, preparing_now, queue, started_now, two_cores,
    worker_infers,
};
use crate::reader::tests::visit::{Visit, setup};
use crate::reader::*;
use crate::variant::{Choice, Variant};
use camlens_core::protocol::Response;

#[test]
fn it_starts_with_many_photos_once_the_network_is_there() {
    let mut visit = Visit::with(Setup {
        threads: Some(1),
        ..setup(2)
    });
    queue(&mut visit, 4);
    assert_eq!(started_now(&visit), None);
    visit.worker_brings(true);
    assert_eq!(started_now(&visit), Some(one_thread()));
    assert_eq!(preparing_now(&visit), None, "it does not listen yet");
}

#[test]
fn it_is_of_the_workers_build_with_one_thread() {
    let mut visit = Visit::with(setup(4));
    visit.worker_brings(true);
    queue(&mut visit, 4);
    let choice = Choice {
        variant: Variant::Threads,
        ..one_thread()
    };
    assert_eq!(started_now(&visit), Some(choice));
}

#[test]
fn a_few_photos_and_a_single_core_have_none() {
    let mut visit = two_cores();
    queue(&mut visit, 2);
    assert_eq!(started_now(&visit), None);
    let mut visit = Visit::done();
    queue(&mut visit, 9);
    assert_eq!(started_now(&visit), None);
    assert_eq!(visit.reader.preparer(), None);
}

#[test]
fn until_it_listens_the_first_worker_reads_the_files() {
    let mut visit = two_cores();
    let photos = queue(&mut visit, 5);
    assert!(started_now(&visit).is_some());
    for photo in &photos[..2] {
        assert_eq!(visit.asked().photo, *photo);
        visit.worker_reads();
    }
    preparer_listens(&mut visit);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[3]));
}

#[test]
fn it_ends_ten_seconds_after_the_last_photo_and_starts_again() {
    let (mut visit, _) = pipeline(3);
    visit.worker_reads();
    preparer_prepares(&mut visit);
    preparer_prepares(&mut visit);
    worker_infers(&mut visit);
    worker_infers(&mut visit);
    assert_eq!(visit.state().background.left, 0);
    let timer = visit.last.iter().find_map(|done| match done {
        Command::Wake { after_ms } => Some(*after_ms),
        _ => None,
    });
    visit.wait(timer.unwrap() - 100.0);
    assert!(!ended_now(&visit));
    visit.wait(100.0);
    assert!(ended_now(&visit));
    queue(&mut visit, 3);
    assert!(started_now(&visit).is_some());
}

#[test]
fn a_pause_ends_it_as_well() {
    let (mut visit, _) = pipeline(5);
    preparer_prepares(&mut visit);
    visit.tell(Event::Paused);
    preparer_prepares(&mut visit);
    visit.wait(10_000.0);
    assert!(ended_now(&visit));
    visit.wait(1000.0);
    assert_eq!(started_now(&visit), None, "not before it is wanted");
    visit.tell(Event::Resumed);
    assert!(started_now(&visit).is_some());
}

#[test]
fn a_large_photo_has_it_replaced() {
    let (mut visit, photos) = pipeline(5);
    preparer_prepares_so(&mut visit, false, 3 * ORDINARY);
    assert!(ended_now(&visit) && started_now(&visit).is_some());
    assert_eq!(visit.starts(), 1, "the network stays");
    preparer_listens(&mut visit);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[2]));
    preparer_prepares(&mut visit);
    assert!(!ended_now(&visit));
}

#[test]
fn it_leaves_the_cores_to_the_visitors_photo_and_to_the_speed_test() {
    let mut visit = Visit::with(setup(2));
    visit.worker_brings(true);
    let photos = queue(&mut visit, 5);
    preparer_of_threads_listens(&mut visit);
    visit.give("dog.jpg");
    preparer_prepares(&mut visit);
    assert_eq!(preparing_now(&visit), None);
    visit.worker_reads();
    assert_eq!(preparing_now(&visit), None);
    visit.tell(Event::SpeedWanted);
    visit.worker_reads();
    assert_eq!(preparing_now(&visit), None);
    visit.tell(Event::SpeedStopped);
    visit.worker_says(Response::Measured { infer: 1.0 });
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[2]));
}

#[test]
fn it_prepares_beside_the_visitors_photo_where_a_core_is_left() {
    let (mut visit, photos) = pipeline(5);
    visit.give("dog.jpg");
    preparer_prepares(&mut visit);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[2]));
}

/// The first of many photos is opened at once.
#[test]
fn it_starts_while_the_visitors_photo_is_read() {
    let mut visit = two_cores();
    visit.give("dog.jpg");
    let photos = queue(&mut visit, 4);
    assert!(started_now(&visit).is_some());
    preparer_listens(&mut visit);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[0]));
    preparer_prepares(&mut visit);
    visit.worker_reads();
    assert!(infers_now(&visit).is_some());
}

#[test]
fn it_prepares_while_a_swollen_worker_is_replaced() {
    let (mut visit, photos) = pipeline(5);
    visit.memory = 1 << 30;
    visit.worker_reads();
    assert_eq!(visit.starts(), 2);
    preparer_prepares(&mut visit);
    assert_eq!(infers_now(&visit), None);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[2]));
    visit.memory = 1 << 20;
    visit.worker_brings(true);
    assert!(infers_now(&visit).is_some());
}

fn preparer_of_threads_listens(visit: &mut Visit) {
    let build = "threads-0a1b".to_owned();
    hear(visit, Heard::Said(Response::Ready { build }, vec![]));
}
