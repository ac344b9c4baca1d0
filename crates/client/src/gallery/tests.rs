//! Answers of several heads in one gallery.

use super::samples::{answer, failed, gallery, item, read};
use super::{
    Filter, FilterState, Gallery, Item, ItemState, MOST_WITH_FEATURES, Order, OrderBy, Record,
    RecordError, Score, Summary, arranged,
};
use crate::familiar::Familiar;
use crate::finding::PhotoId;
use crate::subject::{Catalogue, Subject};
use crate::way::Way;
use camlens_core::labels::Labels;
use camlens_core::reading::{Fingerprint, Head, PredictionLayer};
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

/// A photo under the own head, with these averaged features.
fn under_own(photo: u32, features: [f32; 2]) -> Item {
    let mut own = answer(1, 0.75);
    own.logits.truncate(2);
    own.own = Some(OWN);
    own.features = Some(features.into());
    Item {
        state: ItemState::Read(Arc::new(own)),
        ..item(photo, "1.jpg")
    }
}

fn unlike(gallery: &Gallery, photo: u32) -> Option<bool> {
    let answer = gallery.item(PhotoId(photo))?.answer()?;
    answer.familiarity.map(|_| answer.is_unlike())
}

#[test]
fn photos_are_judged_by_those_that_were_learned_from() {
    let learned = |features: [f32; 2]| {
        let photos = vec![Arc::from(features)];
        Some(Arc::new(Familiar::new(photos, Some(0.3))))
    };
    let mut gallery = gallery([under_own(1, [1.0, 0.1]), under_own(2, [0.1, 1.0])]);
    gallery.turn_to(Some(OWN));
    assert_eq!(unlike(&gallery, 1), None, "it is not known yet");
    gallery.learned_from(learned([1.0, 0.0]));
    assert_eq!(gallery.judged(), [1, 2].map(PhotoId));
    assert!(gallery.judge(PhotoId(1)) && gallery.judge(PhotoId(2)));
    assert!(!gallery.judge(PhotoId(1)), "nothing new");
    assert_eq!(
        [1, 2].map(|photo| unlike(&gallery, photo)),
        [Some(false), Some(true)]
    );
    assert_eq!(Summary::of(gallery.items()).unlike, 1);
    let filter = Filter {
        state: FilterState::Unlike,
        ..Filter::default()
    };
    let shown: Vec<u32> = filter
        .kept(gallery.items())
        .map(|item| item.photo.0)
        .collect();
    assert_eq!(shown, [2]);
    // A photo that comes now, and one that is read now, are judged at once.
    gallery.add(under_own(3, [0.0, 1.0]));
    assert_eq!(unlike(&gallery, 3), Some(true));
    gallery.set(PhotoId(3), under_own(3, [1.0, 0.0]).state);
    assert_eq!(unlike(&gallery, 3), Some(false));
    // A photo of the other kind was learned from: what was said follows without a pass.
    gallery.learned_from(learned([0.0, 1.0]));
    for photo in gallery.judged() {
        gallery.judge(photo);
    }
    assert_eq!(
        [1, 2].map(|photo| unlike(&gallery, photo)),
        [Some(true), Some(false)]
    );
    // Of classes that came without their photos, nothing is said.
    gallery.learned_from(None);
    gallery.judge(PhotoId(1));
    assert_eq!(unlike(&gallery, 1), None);
}

/// Two classes, each of which looks for one feature.
fn head(names: [&str; 2]) -> Head {
    let layer = PredictionLayer {
        weights: vec![1.0, 0.0, 0.0, 1.0],
        bias: vec![0.0, 0.5],
    };
    let labels = Arc::new(Labels::named(names.map(str::to_owned)));
    Head::new(layer, labels).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn kept_features_answer_another_head_without_a_pass() -> Result<(), RecordError> {
    let own = head(["ants", "bees"]);
    let mut networks = answer(1, 0.5);
    networks.features = Some([0.25, 2.0].into());
    let item = Item {
        state: ItemState::Read(Arc::new(networks)),
        ..item(1, "1.jpg")
    };
    let mut gallery = gallery([item.clone(), read(2, "2.jpg", 1, 0.5)]);
    assert!(gallery.unanswered().is_empty());
    assert!(!gallery.answer_by(PhotoId(1), &own, true), "it is answered");
    gallery.turn_to(Some(own.fingerprint()));
    assert_eq!(
        gallery.unanswered(),
        [PhotoId(1)],
        "of photo 2 nothing is kept"
    );
    assert!(
        !gallery.answer_by(PhotoId(1), &own, false),
        "not the head in use"
    );
    assert!(gallery.answer_by(PhotoId(1), &own, true));
    assert_eq!(read_now(&gallery), [1]);
    let found = gallery.item(PhotoId(1)).and_then(Item::answer).cloned();
    let Some(found) = found else {
        panic!("it is read");
    };
    assert_eq!((&found.logits[..], found.best.class), (&[0.25, 2.5][..], 1));
    assert!(!found.has_map() && found.bias == 0.5);
    // The store keeps what the pass gave, and the way back has it again, with its map.
    let record = Record::encode(&gallery.items()[0]);
    assert_eq!(Record::decode(&record)?.item(PhotoId(1)), item);
    // Other numbers answer in the place of these.
    let other = Fingerprint { numbers: 9, ..OWN };
    assert_eq!(gallery.turn_to(Some(other)), [PhotoId(1)]);
    assert_eq!(gallery.unanswered(), [PhotoId(1)]);
    gallery.turn_to(None);
    assert_eq!(gallery.items()[0], item);
    Ok(())
}

#[test]
fn the_networks_answers_are_not_judged() {
    let mut gallery = Gallery::default();
    let familiar = Familiar::new(vec![[1.0, 0.0].into()], Some(0.3));
    gallery.learned_from(Some(Arc::new(familiar)));
    let mut networks = answer(1, 0.5);
    networks.features = Some([0.0, 1.0].into());
    let state = ItemState::Read(Arc::new(networks));
    gallery.add(Item {
        state,
        ..item(1, "1.jpg")
    });
    assert_eq!(unlike(&gallery, 1), None);
    assert!(gallery.judged().is_empty() && !gallery.judge(PhotoId(1)));
}

#[test]
fn photos_beyond_the_first_thousand_keep_what_was_said_of_them() {
    let mut gallery = Gallery::default();
    gallery.turn_to(Some(OWN));
    let familiar = Familiar::new(vec![[1.0, 0.0].into()], Some(0.3));
    gallery.learned_from(Some(Arc::new(familiar)));
    let count = MOST_WITH_FEATURES as u32 + 1;
    for photo in 0..count {
        gallery.add(under_own(photo, [0.0, 1.0]));
    }
    let keeps = |gallery: &Gallery, photo| {
        let answer = gallery.item(PhotoId(photo)).and_then(Item::answer);
        answer.is_some_and(|answer| answer.features.is_some())
    };
    let last = count - 1;
    assert!(keeps(&gallery, last - 1) && !keeps(&gallery, last));
    assert_eq!(unlike(&gallery, last), Some(true));
    assert!(!gallery.judge(PhotoId(last)));
    // The place of one that is removed is the next one's.
    gallery.remove(&[PhotoId(0)]);
    gallery.set(PhotoId(last), under_own(last, [0.0, 1.0]).state);
    assert!(keeps(&gallery, last));
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
