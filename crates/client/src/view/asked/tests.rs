//! The question through photos, framings and comparisons.

use super::*;
use crate::subject::tests::{catalogue, ranking};
use camlens_core::cam::samples::{all_cells, noise};
use camlens_core::labels::Labels;

const CAT: usize = 285;
const TABBY: usize = 281;

fn best(classes: &[usize]) -> Vec<Prediction> {
    let prediction = |&class| Prediction {
        class,
        logit: 1.0,
        probability: 0.1,
    };
    classes.iter().map(prediction).collect()
}

fn turned(class: Option<usize>, before: Option<(&[usize], bool)>, now: &[usize]) -> Asked {
    let mut asked = Asked {
        class,
        ..Asked::default()
    };
    let was = before.map(|(top, exact)| (best(top), exact));
    let before = was.as_ref().map(|(top, exact)| Best {
        top,
        exact: *exact,
        own: None,
    });
    let top = best(now);
    asked.turn_to(
        before,
        Best {
            top: &top,
            exact: true,
            own: None,
        },
    );
    asked
}

#[test]
fn another_photo_shows_its_best_class() {
    assert_eq!(turned(None, None, &[7, 8]).class, Some(7));
    assert_eq!(turned(Some(8), None, &[7, 8]).class, Some(7));
    assert_eq!(turned(Some(8), None, &[]).class, None);
}

#[test]
fn another_photo_keeps_the_question_and_nothing_that_is_its_own() {
    let mut asked = Asked {
        question: Question::Region,
        own: None,
        class: Some(1),
        group: Some(2),
        other: Some(Subject::Class(3)),
        pinned: false,
        cell: Some((1, 1)),
        pinned_cell: Some((0, 1)),
        region: all_cells(2, 2),
        multiples: true,
    };
    let top = best(&[7]);
    asked.turn_to(
        None,
        Best {
            top: &top,
            exact: true,
            own: None,
        },
    );
    let expected = Asked {
        question: Question::Region,
        class: Some(7),
        multiples: true,
        ..Asked::default()
    };
    assert_eq!(asked, expected);
}

#[test]
fn the_same_photo_keeps_a_class_that_is_still_among_the_best_or_was_searched_for() {
    let same = |class, before: &[usize], now: &[usize]| {
        turned(Some(class), Some((before, true)), now).class
    };
    assert_eq!(same(8, &[7, 8], &[9, 8]), Some(8));
    assert_eq!(same(8, &[7, 8], &[9, 7]), Some(9));
    assert_eq!(same(3, &[7, 8], &[9, 7]), Some(3));
}

#[test]
fn an_exact_answer_keeps_every_class_but_the_previews_best() {
    let exact = |class| turned(Some(class), Some((&[7, 8], false)), &[9, 6]).class;
    assert_eq!(exact(8), Some(8));
    assert_eq!(exact(7), Some(9));
}

#[test]
fn a_class_is_compared_with_the_runner_up_until_another_is_chosen() {
    let (catalogue, ranking) = (catalogue(), ranking());
    let mut asked = Asked::default();
    assert_eq!(asked.map_subject(&catalogue, &ranking), None);
    asked.class = Some(CAT);
    let subject = |asked: &Asked| asked.map_subject(&catalogue, &ranking);
    assert_eq!(subject(&asked), Some(MapSubject::Class(CAT)));
    asked.question = Question::Compare;
    let (cat, tabby) = (Subject::Class(CAT), Subject::Class(TABBY));
    assert_eq!(subject(&asked), Some(MapSubject::Difference(cat, tabby)));
    asked.swap((cat, tabby));
    assert_eq!(asked.class, Some(TABBY));
    assert_eq!(subject(&asked), Some(MapSubject::Difference(tabby, cat)));
    let dogs = catalogue.subject_of("n02084071");
    assert!(dogs.is_some());
    dogs.into_iter().for_each(|dogs| asked.compare(dogs));
    assert_eq!(asked.pair(&catalogue, &ranking).map(|pair| pair.0), dogs);
    asked.question = Question::Classes;
    assert_eq!(subject(&asked), Some(MapSubject::Class(TABBY)));
    asked.compare(cat);
    assert_eq!((asked.group, asked.class), (None, Some(CAT)));
}

#[test]
fn a_difference_is_the_one_map_less_the_other() -> Result<(), CamError> {
    let reading = noise(2, 3, 8, 4);
    let catalogue = Catalogue::new(reading.head().labels().clone());
    let (one, other) = (Subject::Class(1), Subject::Class(3));
    let of = |subject: MapSubject| subject.evidence(&reading, &catalogue);
    let difference = of(MapSubject::Difference(one, other))?;
    let (one, other) = (of(MapSubject::Class(1))?, of(MapSubject::Class(3))?);
    assert_eq!(difference, one.against(&other)?);
    assert!(of(MapSubject::Class(4)).is_err());
    Ok(())
}

#[test]
fn a_kept_question_comes_back_and_leaves_what_one_looks_at() {
    let asked = Asked {
        question: Question::Compare,
        class: Some(CAT),
        other: Some(Subject::Group(2)),
        region: all_cells(2, 2),
        cell: Some((1, 1)),
        multiples: true,
        ..Asked::default()
    };
    let mut now = Asked {
        cell: Some((0, 1)),
        ..Asked::default()
    };
    now.restore(&asked.kept());
    let expected = Asked {
        cell: Some((0, 1)),
        multiples: false,
        ..asked
    };
    assert_eq!(now, expected);
}

#[test]
fn a_pinned_question_stays_through_other_photos_and_framings() {
    let mut asked = Asked {
        question: Question::Compare,
        class: Some(CAT),
        region: all_cells(2, 2),
        pinned_cell: Some((1, 1)),
        ..Asked::default()
    };
    let (cat, tabby) = (Subject::Class(CAT), Subject::Class(TABBY));
    asked.pin(true, Some((cat, tabby)));
    let pinned = asked.clone();
    assert_eq!(pinned.other, Some(tabby), "and not each photo's runner-up");
    let (before, now) = (best(&[CAT, 8]), best(&[7]));
    let of = |top| Best {
        top,
        exact: true,
        own: None,
    };
    asked.turn_to(Some(of(&before)), of(&now));
    assert_eq!(asked, pinned, "another framing");
    asked.turn_to(None, of(&now));
    assert_eq!(asked, pinned.kept(), "another photo has other cells");
    asked.pin(false, None);
    asked.turn_to(None, of(&now));
    assert_eq!((asked.class, asked.other), (Some(7), None));
}

#[test]
fn a_pinned_cell_is_read_until_it_is_pinned_again() {
    let mut asked = Asked {
        cell: Some((0, 0)),
        ..Asked::default()
    };
    assert_eq!(asked.read_cell(), Some((0, 0)));
    asked.pin_cell((1, 2));
    assert_eq!(asked.read_cell(), Some((1, 2)));
    asked.pin_cell((3, 2));
    assert_eq!(asked.read_cell(), Some((3, 2)));
    asked.pin_cell((3, 2));
    assert_eq!(asked.read_cell(), Some((0, 0)));
}

#[test]
fn a_region_of_another_grid_is_empty() {
    let asked = Asked {
        region: all_cells(7, 7),
        ..Asked::default()
    };
    assert_eq!(asked.region_of((7, 7)), all_cells(7, 7));
    assert_eq!(asked.region_of((8, 12)), CellSet::none(8, 12));
    let pinned = Asked {
        pinned: true,
        ..asked
    };
    assert_eq!(pinned.region_of((8, 12)), all_cells(8, 12));
}

/// A head of two classes of one's own.
const OWN: Fingerprint = Fingerprint {
    names: 1,
    numbers: 2,
};

fn under(asked: &Asked, own: Option<Fingerprint>, top: &[usize]) -> Asked {
    let top = best(top);
    let now = |own| Best {
        top: &top,
        exact: true,
        own,
    };
    let mut asked = asked.clone();
    asked.turn_to(Some(now(asked.own)), now(own));
    asked
}

/// A comparison under ImageNet's head.
fn compared() -> Asked {
    Asked {
        question: Question::Compare,
        class: Some(1),
        group: Some(4),
        other: Some(Subject::Class(0)),
        pinned: true,
        region: all_cells(2, 2),
        ..Asked::default()
    }
}

#[test]
fn under_a_head_of_other_classes_the_best_one_is_shown() {
    let own = under(&compared(), Some(OWN), &[0, 1]);
    let expected = Asked {
        question: Question::Compare,
        own: Some(OWN),
        class: Some(0),
        region: all_cells(2, 2),
        ..Asked::default()
    };
    assert_eq!(own, expected, "an index means another class there");
    let back = under(&own, None, &[CAT, TABBY]);
    assert_eq!((back.own, back.class), (None, Some(CAT)));
    // The next photo, too, where the head changed before it came.
    let mut next = compared();
    let top = best(&[1, 0]);
    next.turn_to(
        None,
        Best {
            top: &top,
            exact: true,
            own: Some(OWN),
        },
    );
    assert_eq!(
        (next.own, next.class, next.pinned),
        (Some(OWN), Some(1), false)
    );
}

#[test]
fn a_pinned_region_means_the_same_under_every_head() {
    let asked = Asked {
        question: Question::Region,
        ..compared()
    };
    let own = under(&asked, Some(OWN), &[0, 1]);
    assert!(own.pinned);
    assert_eq!((own.class, own.region), (Some(0), all_cells(2, 2)));
}

#[test]
fn a_question_stays_when_classes_are_renamed_or_learned_anew() {
    let asked = under(&compared(), Some(OWN), &[0, 1]);
    let asked = Asked {
        class: Some(1),
        other: Some(Subject::Class(0)),
        pinned: true,
        ..asked
    };
    let renamed = Fingerprint { names: 7, ..OWN };
    let learned_anew = Fingerprint { numbers: 7, ..OWN };
    for same in [renamed, learned_anew] {
        let expected = Asked {
            own: Some(same),
            ..asked.clone()
        };
        assert_eq!(under(&asked, Some(same), &[0, 1]), expected);
    }
    let other = Fingerprint {
        names: 7,
        numbers: 7,
    };
    assert_eq!(under(&asked, Some(other), &[0, 1]).class, Some(0));
}

#[test]
fn a_question_that_was_kept_before_there_were_heads_is_the_networks()
-> Result<(), serde_json::Error> {
    let mut kept = serde_json::to_value(compared())?;
    kept.as_object_mut().and_then(|fields| fields.remove("own"));
    assert_eq!(serde_json::from_value::<Asked>(kept)?, compared());
    Ok(())
}

#[test]
fn a_head_of_one_class_compares_nothing() {
    let one = Catalogue::new(std::sync::Arc::new(Labels::named(["ants".to_owned()])));
    let ranking = Ranking::of(&[-3.0]);
    assert_eq!(ranking.best_first()[0].probability, 1.0);
    let asked = Asked {
        question: Question::Compare,
        own: Some(OWN),
        class: Some(0),
        ..Asked::default()
    };
    assert_eq!(asked.pair(&one, &ranking), None);
    assert_eq!(
        asked.map_subject(&one, &ranking),
        Some(MapSubject::Class(0))
    );
    // With a second one there is an opponent.
    let names = ["ants", "bees"].map(str::to_owned);
    let two = Catalogue::new(std::sync::Arc::new(Labels::named(names)));
    let pair = asked.pair(&two, &Ranking::of(&[-3.0, 2.0]));
    assert_eq!(pair, Some((Subject::Class(0), Subject::Class(1))));
}
