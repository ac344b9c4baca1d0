use super::*;
use crate::finding::samples::finding;
use crate::way::Resolution;
use camlens_core::framing::{Framing, ShortSide};

fn photo(name: &str) -> Photo {
    Photo {
        name: name.to_owned(),
        alt: String::new(),
        origin: Origin::Visitor,
    }
}

/// The eight ways to read a whole photo.
fn ways() -> Vec<Way> {
    let resolutions = ShortSide::ALL.into_iter().flat_map(|short_side| {
        [false, true].map(|mirrored| Resolution {
            short_side,
            mirrored,
        })
    });
    let way = |resolution| Way {
        framing: Framing::Whole,
        resolution,
    };
    resolutions.map(way).collect()
}

#[test]
fn a_finding_is_kept_by_photo_and_way() {
    let mut shelf = Shelf::default();
    let [cat, dog] = ["cat", "dog"].map(|name| shelf.add(photo(name)));
    let [first, second] = [ways()[0], ways()[1]];
    shelf.keep(finding(cat, first, true));
    shelf.keep(finding(cat, second, true));
    assert_eq!(shelf.finding(cat, first).map(|of| of.way), Some(first));
    assert_eq!(shelf.finding(dog, first), None);
    let newer = finding(cat, first, true);
    shelf.keep(newer.clone());
    assert_eq!(shelf.finding(cat, first), Some(newer));
}

#[test]
fn each_photo_keeps_its_last_three_findings() {
    let mut shelf = Shelf::default();
    let [cat, dog] = ["cat", "dog"].map(|name| shelf.add(photo(name)));
    for photo in [cat, dog] {
        for way in &ways()[..5] {
            shelf.keep(finding(photo, *way, true));
        }
    }
    for photo in [cat, dog] {
        let kept = |way: &&Way| shelf.finding(photo, **way).is_some();
        let ways = ways();
        let left: Vec<_> = ways.iter().filter(kept).collect();
        assert_eq!(left, ways[2..5].iter().collect::<Vec<_>>());
    }
}

#[test]
fn the_last_photos_of_the_screen_stay_with_one_small_exact_finding_each() {
    let mut shelf = Shelf::default();
    let [usual, finest] = [ways()[0], ways()[6]];
    assert_eq!(finest.resolution.short_side, ShortSide::Finest);
    let name = |at: usize| photo(&at.to_string());
    let photos: Vec<PhotoId> = (0..MAX_PHOTOS + 2).map(|at| shelf.add(name(at))).collect();
    for &id in &photos {
        shelf.keep(finding(id, usual, true));
        shelf.keep(finding(id, finest, true));
        shelf.turn_to(id);
    }
    let unseen = shelf.add(photo("never on the screen"));
    // Back to the first one: it is among the last now.
    shelf.turn_to(photos[0]);
    shelf.tidy(|id| id == photos[0] || id == photos[1]);
    assert_eq!(shelf.photo(unseen), None);
    for (at, &id) in photos.iter().enumerate() {
        let of = |way| shelf.finding(id, way).is_some();
        let expected = match at {
            0 | 1 => (true, true),
            // The first, and the seven last ones.
            2 => (false, false),
            _ => (true, false),
        };
        assert_eq!((of(usual), of(finest)), expected, "photo {at}");
    }
}

#[test]
fn a_previews_finding_is_not_kept_of_a_photo_that_left_the_screen() {
    let mut shelf = Shelf::default();
    let cat = shelf.add(photo("cat"));
    shelf.keep(finding(cat, ways()[0], false));
    shelf.turn_to(cat);
    shelf.tidy(|_| false);
    assert!(shelf.photo(cat).is_some());
    assert_eq!(shelf.finding(cat, ways()[0]), None);
}

#[test]
fn equal_heads_of_several_workers_are_one_in_memory() {
    let mut shelf = Shelf::default();
    let cat = shelf.add(photo("cat"));
    let found = finding(cat, ways()[0], true);
    shelf.keep(found.clone());
    let another = Arc::new(Head::clone(found.reading.head()));
    assert!(Arc::ptr_eq(
        &shelf.share_head(another, true),
        found.reading.head()
    ));
}

#[test]
fn previews_and_photos_are_dropped() {
    let mut shelf = Shelf::default();
    let [cat, dog] = ["cat", "dog"].map(|name| shelf.add(photo(name)));
    let [first, second] = [ways()[0], ways()[1]];
    shelf.keep(finding(cat, first, false));
    shelf.keep(finding(cat, second, true));
    shelf.drop_previews();
    assert_eq!(shelf.finding(cat, first), None);
    assert!(shelf.finding(cat, second).is_some());
    shelf.tidy(|id| id == dog);
    assert_eq!(shelf.photo(cat), None);
    assert_eq!(
        shelf.photo(dog).map(|dog| dog.name.clone()),
        Some("dog".to_owned())
    );
    shelf.keep(finding(cat, first, true));
    assert_eq!(shelf.finding(cat, first), None, "the photo is gone");
    assert_ne!(
        shelf.add(photo("cat")),
        cat,
        "a number is never given twice"
    );
}

#[test]
fn photos_of_the_gallery_stay_until_they_are_released() {
    let mut shelf = Shelf::default();
    let photos: Vec<PhotoId> = (0..3 * MAX_PHOTOS)
        .map(|at| shelf.add(photo(&at.to_string())))
        .collect();
    for &id in &photos {
        shelf.hold(id);
        shelf.turn_to(id);
        shelf.keep(finding(id, ways()[0], true));
    }
    let passing = shelf.add(photo("passing"));
    shelf.turn_to(passing);
    shelf.tidy(|_| false);
    assert!(shelf.photo(passing).is_some(), "those held take no place");
    for &id in &photos {
        assert!(shelf.finding(id, ways()[0]).is_some(), "{id:?}");
    }
    shelf.release(photos[0]);
    shelf.release(photos[1]);
    shelf.tidy(|id| id == photos[1]);
    let kept = |&at: &usize| shelf.photo(photos[at]).is_some();
    let gone: Vec<usize> = (0..photos.len()).filter(|at| !kept(at)).collect();
    assert_eq!(gone, [0]);
}

#[test]
fn the_findings_used_last_stay_within_the_budget() {
    let mut shelf = Shelf::default();
    let photos: Vec<PhotoId> = (0..6).map(|at| shelf.add(photo(&at.to_string()))).collect();
    for &id in &photos {
        shelf.hold(id);
        shelf.keep(finding(id, ways()[0], true));
    }
    // One comes back to the screen, and one is on it and takes no room.
    shelf.turn_to(photos[0]);
    let in_use = |id| id == photos[1];
    let bytes = features_bytes(&finding(photos[0], ways()[0], true));
    assert!(bytes > 0);
    shelf.stay_within(3 * bytes, in_use);
    let left = |shelf: &Shelf| -> Vec<usize> {
        let kept = |&at: &usize| shelf.finding(photos[at], ways()[0]).is_some();
        (0..photos.len()).filter(kept).collect()
    };
    assert_eq!(left(&shelf), [0, 1, 4, 5]);
    assert!(photos.iter().all(|&id| shelf.photo(id).is_some()));
    shelf.stay_within(3 * bytes - 1, in_use);
    assert_eq!(left(&shelf), [0, 1, 5]);
}

/// 7 x 9 cells of 2048 channels are what most photos have.
#[test]
fn about_sixty_usual_photos_have_room() {
    let usual = 7 * 9 * 2048 * size_of::<f32>();
    assert!((60..110).contains(&(MAX_FEATURES_BYTES / usual)));
}
