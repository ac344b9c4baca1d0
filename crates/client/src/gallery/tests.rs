//! Answers of several heads in one gallery.

use super::samples::{answer, failed, gallery, item, read};
use super::{
    Filter, FilterState, Gallery, Item, ItemState, Order, OrderBy, Record, RecordError, Score,
    Summary, arranged,
};
use crate::finding::PhotoId;
use crate::subject::{Catalogue, Subject};
use crate::way::Way;
use camlens_core::labels::Labels;
use camlens_core::reading::Fingerprint;
use std::sync::Arc;

const OWN: Fingerprint = Fingerprint {
    names: 1,
    numbers: 2,
};

/// Photo 1 was read under ImageNet's head, photo 2 under that of two own classes.
fn two_heads() -> Gallery {
    let mut own = answer(1, 0.75);
    own.logits.truncate(2);
    own.own = Some(OWN);
    let own = Item {
        state: ItemState::Read(Arc::new(own)),
        ..item(2, "ants/2.jpg")
    };
    gallery([
        read(1, "bees/1.jpg", 1, 0.5),
        own,
        item(3, "3.jpg"),
        failed(4, "4.jpg"),
    ])
}

fn read_now(gallery: &Gallery) -> Vec<u32> {
    let items = gallery.items().iter();
    let read = items.filter(|item| item.answer().is_some());
    read.map(|item| item.photo.0).collect()
}

#[test]
fn answers_of_another_head_stand_aside() {
    let mut gallery = two_heads();
    assert_eq!(read_now(&gallery), [1]);
    let totals = gallery.totals();
    assert_eq!((totals.read, totals.other, totals.left), (1, 1, 1));
    assert_eq!(gallery.turn_to(Some(OWN)), [1, 2].map(PhotoId));
    assert_eq!(read_now(&gallery), [2]);
    assert_eq!(gallery.turn_to(Some(OWN)), []);
    // Nothing is lost on the way back.
    assert_eq!(gallery.turn_to(None), [1, 2].map(PhotoId));
    assert_eq!(read_now(&gallery), [1]);
    assert_eq!(
        gallery.item(PhotoId(2)).and_then(Item::way),
        Some(Way::default())
    );
}

#[test]
fn other_names_are_the_same_head_and_other_numbers_are_not() {
    let mut gallery = two_heads();
    gallery.turn_to(Some(Fingerprint { names: 9, ..OWN }));
    assert_eq!(read_now(&gallery), [2], "renamed");
    gallery.turn_to(Some(Fingerprint { numbers: 9, ..OWN }));
    assert!(read_now(&gallery).is_empty(), "learned anew");
}

#[test]
fn a_late_answer_of_the_head_before_stands_aside() {
    let mut gallery = two_heads();
    gallery.turn_to(Some(OWN));
    gallery.set(PhotoId(3), ItemState::Read(Arc::new(answer(1, 0.9))));
    assert_eq!(read_now(&gallery), [2]);
}

#[test]
fn counts_classes_and_scores_are_of_one_head() {
    let mut gallery = two_heads();
    gallery.turn_to(Some(OWN));
    let summary = Summary::of(gallery.items());
    let counts: Vec<_> = summary
        .classes
        .iter()
        .map(|of| (of.class, of.photos))
        .collect();
    assert_eq!(
        (counts, summary.read, summary.waiting),
        (vec![(1, 1)], 1, 2)
    );
    let shown = |filter: Filter| -> Vec<u32> {
        filter
            .kept(gallery.items())
            .map(|item| item.photo.0)
            .collect()
    };
    let class = Filter {
        class: Some(1),
        ..Filter::default()
    };
    assert_eq!(shown(class), [2]);
    let waiting = Filter {
        state: FilterState::Waiting,
        ..Filter::default()
    };
    assert_eq!(shown(waiting), [1, 3]);
    let names = ["ants", "bees"].map(str::to_owned);
    let catalogue = Catalogue::new(Arc::new(Labels::named(names)));
    let order = Order {
        by: OrderBy::Score(Score::Of(Subject::Class(1))),
        descending: true,
    };
    let photos = arranged(&gallery, &Filter::default(), order, Some(&catalogue));
    assert_eq!(
        photos.first(),
        Some(&PhotoId(2)),
        "the others have no score"
    );
}

#[test]
fn a_photo_of_another_head_is_kept_with_its_answer() -> Result<(), RecordError> {
    let gallery = two_heads();
    let Some(other) = gallery
        .item(PhotoId(2))
        .filter(|item| item.is_of_another_head())
    else {
        panic!("it is under the network's head");
    };
    let kept = Record::decode(&Record::encode(other))?.item(PhotoId(7));
    assert_eq!(kept.answer().and_then(|answer| answer.own), Some(OWN));
    Ok(())
}
