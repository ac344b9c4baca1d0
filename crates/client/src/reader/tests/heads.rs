//! Stories of classes of one's own: every finding is under the head that is chosen.

use super::visit::{FINEST, MIRRORED, Visit};
use crate::finding::FindingRef;
use crate::reader::*;
use crate::way::Way;
use camlens_core::cam::Evidence;
use camlens_core::labels::Labels;
use camlens_core::reading::{Head, PredictionLayer};
use std::sync::Arc;

/// Three classes over this many channels; the made-up network has one.
fn head_of(channels: usize) -> Arc<Head> {
    let layer = PredictionLayer {
        weights: [2.0, -3.0, 0.5].repeat(channels),
        bias: vec![0.25, 8.0, -1.0],
    };
    let names = ["ant", "bee", "none"].map(str::to_owned);
    Arc::new(Head::new(layer, Arc::new(Labels::named(names))).unwrap())
}

fn choose(visit: &mut Visit, head: Option<&Arc<Head>>) {
    visit.tell(Event::HeadChosen(head.cloned()));
}

/// A finding of features that are all 1.
fn assert_own(finding: &FindingRef, head: &Arc<Head>) {
    assert!(finding.own && Arc::ptr_eq(finding.reading.head(), head));
    assert_eq!(finding.own_head(), Some(head.fingerprint()));
    assert_eq!(finding.reading.logits(), [2.25, 5.0, -0.5]);
    let best: Vec<usize> = finding
        .ranking
        .best_first()
        .iter()
        .map(|of| of.class)
        .collect();
    assert_eq!(best, [1, 0, 2]);
    for class in 0..3 {
        let of = Evidence::of_class(&finding.reading, class).unwrap();
        assert!((of.map.mean() + of.bias - of.logit).abs() < 1e-5);
    }
}

fn assert_networks(finding: &FindingRef) {
    assert_eq!((finding.own, finding.own_head()), (false, None));
    assert_eq!(finding.reading.logits(), [1.0, -1.0]);
}

#[test]
fn a_head_that_is_chosen_before_the_first_photo_answers_it() {
    let (mut visit, head) = (Visit::new(), head_of(1));
    choose(&mut visit, Some(&head));
    assert_eq!(visit.state().shown, None);
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_reads();
    assert_own(&visit.shown(), &head);
    let (photo, way) = (visit.shown().photo, visit.shown().way);
    assert_eq!(
        visit.reader.finding(photo, way),
        visit.state().shown,
        "one and the same"
    );
}

#[test]
fn another_head_shows_the_same_photo_at_once_and_asks_the_worker_nothing() {
    let (mut visit, head) = (Visit::done(), head_of(1));
    let before = visit.shown();
    choose(&mut visit, Some(&head));
    let own = visit.shown();
    assert_own(&own, &head);
    assert_eq!(
        (own.photo, own.way, own.exact),
        (before.photo, before.way, before.exact)
    );
    assert!(
        std::ptr::eq(own.reading.features(), before.reading.features()),
        "shared"
    );
    assert!(Arc::ptr_eq(&own.input, &before.input));
    assert_eq!(visit.last, [], "nothing is to be done");
    assert_eq!(visit.state().phase(), Phase::Done);
    choose(&mut visit, Some(&head));
    assert_eq!(visit.shown(), own, "the same head is no news");
    choose(&mut visit, None);
    assert_eq!(visit.shown(), before, "back to the network's own finding");
    assert_networks(&visit.shown());
}

#[test]
fn a_head_that_is_chosen_while_a_photo_is_read_is_its_head() {
    let (mut visit, head) = (Visit::done(), head_of(1));
    let chelsea = visit.shown();
    let dog = visit.give("dog.jpg");
    choose(&mut visit, Some(&head));
    assert_eq!(visit.shown().photo, chelsea.photo);
    assert_own(&visit.shown(), &head);
    assert_eq!(visit.state().phase(), Phase::Working);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, dog);
    assert_own(&visit.shown(), &head);
}

#[test]
fn a_preview_and_the_exact_answer_after_it_are_under_the_head() {
    let (mut visit, head) = (Visit::previewed(), head_of(1));
    let preview = visit.shown();
    choose(&mut visit, Some(&head));
    assert_own(&visit.shown(), &head);
    assert!(!visit.shown().exact && visit.state().is_inexact());
    // The shelf drops what a preview found; the screen does not.
    visit.worker_loads(true);
    assert!(visit.state().is_refining());
    choose(&mut visit, None);
    assert_eq!(visit.shown(), preview);
    choose(&mut visit, Some(&head));
    visit.worker_reads();
    assert!(visit.shown().exact);
    assert_own(&visit.shown(), &head);
    choose(&mut visit, None);
    assert!(visit.shown().exact);
    assert_networks(&visit.shown());
}

#[test]
fn an_answer_that_is_left_as_a_previews_stays_so_under_another_head() {
    let (mut visit, head) = (Visit::previewed(), head_of(1));
    visit.worker_loads(true);
    visit.tell(Event::Cancelled);
    assert!(visit.state().left_as_preview);
    choose(&mut visit, Some(&head));
    assert!(visit.state().left_as_preview);
}

#[test]
fn a_finer_grid_and_both_passes_of_a_mirrored_one_are_under_the_head() {
    let (mut visit, head) = (Visit::done(), head_of(1));
    choose(&mut visit, Some(&head));
    visit.choose(FINEST);
    visit.worker_reads();
    assert_eq!(visit.shown().way.resolution, FINEST);
    assert_own(&visit.shown(), &head);
    visit.choose(MIRRORED);
    visit.worker_reads();
    choose(&mut visit, None);
    choose(&mut visit, Some(&head));
    visit.worker_reads();
    assert_eq!(visit.shown().way.resolution, MIRRORED);
    assert_own(&visit.shown(), &head);
    choose(&mut visit, None);
    assert_networks(&visit.shown());
}

#[test]
fn an_earlier_photo_is_shown_under_the_head_that_is_chosen_now() {
    let (mut visit, head) = (Visit::done(), head_of(1));
    let chelsea = visit.shown();
    choose(&mut visit, Some(&head));
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    let (photo, way) = (chelsea.photo, chelsea.way);
    visit.tell(Event::Returned { photo, way });
    assert_eq!((visit.shown().photo, visit.asked_now()), (photo, vec![]));
    assert_own(&visit.shown(), &head);
    choose(&mut visit, None);
    let found = visit.reader.finding(dog, way).unwrap();
    assert_networks(&found);
    assert_eq!(
        visit.shown(),
        chelsea,
        "the shelf keeps what the network found"
    );
}

#[test]
fn photos_of_the_background_are_told_under_the_head() {
    let (mut visit, head) = (Visit::done(), head_of(1));
    choose(&mut visit, Some(&head));
    let photo = visit.reader.add(crate::shelf::Photo {
        name: "ant.jpg".to_owned(),
        alt: String::new(),
        origin: crate::shelf::Origin::Visitor,
    });
    visit.tell(Event::Queued(vec![photo]));
    visit.worker_reads();
    let found = visit.last.iter().find_map(|done| match done {
        Command::Background(BackgroundNews::Found(finding)) => Some(finding.clone()),
        _ => None,
    });
    let found = found.unwrap();
    assert_own(&found, &head);
    assert_eq!(
        found.reading.averaged_features(),
        [1.0],
        "what is learned from stays the same"
    );
    choose(&mut visit, None);
    assert_networks(&visit.reader.finding(photo, Way::default()).unwrap());
}

#[test]
fn a_head_of_another_network_is_not_taken() {
    let mut visit = Visit::done();
    let before = visit.shown();
    choose(&mut visit, Some(&head_of(2)));
    assert_eq!(visit.shown(), before);
    let head = head_of(1);
    choose(&mut visit, Some(&head));
    assert_own(&visit.shown(), &head);
    choose(&mut visit, Some(&head_of(2)));
    assert_eq!(visit.shown(), before);
}
