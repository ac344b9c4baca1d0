//! The order in which the photos of the gallery are shown.

use super::answer::Answer;
use super::filter::Filter;
use super::items::{Gallery, Item};
use super::natural_order::NaturalKey;
use super::score::Score;
use crate::finding::PhotoId;
use crate::subject::{Catalogue, Subject};
use std::cmp::Ordering;

/// An order of photos. The default is the one in which they were given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Order {
    pub by: OrderBy,
    /// From the last to the first, the largest to the least.
    pub descending: bool,
}

/// The property that photos are ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum OrderBy {
    /// The time at which they were given.
    #[default]
    Given,
    /// The file's name, numbers in it by their value.
    Name,
    /// The name of the first class.
    Class,
    /// The probability of the first class.
    Probability,
    /// The names of the folders, outermost first.
    Folder,
    /// The score of a question.
    Score(Score),
}

/// The photos that a filter shows, in an order. Equal photos stay in the order in which they were given;
/// photos without an answer come last in an order by answers, whether it ascends or descends.
///
/// Without a catalogue, classes are ordered by their index, and no photo has a score.
pub fn arranged(
    gallery: &Gallery,
    filter: &Filter,
    order: Order,
    catalogue: Option<&Catalogue>,
) -> Vec<PhotoId> {
    let kept: Vec<&Item> = filter.kept(gallery.items()).collect();
    let sort = Sort {
        kept,
        descending: order.descending,
    };
    match order.by {
        OrderBy::Given => sort.given(),
        OrderBy::Name => sort.by(|item| Some(NaturalKey::of(&item.name))),
        OrderBy::Class => sort.by_answer(|answer| {
            let class = answer.best.class;
            let name = catalogue.map(|names| NaturalKey::of(&names.name(Subject::Class(class))));
            Some((name, class))
        }),
        OrderBy::Probability => sort.by_answer(|answer| Number::of(answer.best.probability)),
        OrderBy::Folder => sort.by(|item| Some(NaturalKey::of(&item.folder.0.join("/")))),
        OrderBy::Score(score) => {
            sort.by_answer(|answer| Number::of(score.in_answer(answer, catalogue?)?))
        }
    }
}

struct Sort<'a> {
    kept: Vec<&'a Item>,
    descending: bool,
}

impl Sort<'_> {
    fn given(self) -> Vec<PhotoId> {
        let mut photos: Vec<PhotoId> = self.kept.iter().map(|item| item.photo).collect();
        if self.descending {
            photos.reverse();
        }
        photos
    }

    fn by_answer<K: Ord>(self, key: impl Fn(&Answer) -> Option<K>) -> Vec<PhotoId> {
        self.by(|item| key(item.answer()?))
    }

    /// Sorts by a key; photos without one come last.
    fn by<K: Ord>(self, key: impl Fn(&Item) -> Option<K>) -> Vec<PhotoId> {
        let keyed = self.kept.iter().map(|item| (key(item), item.photo));
        let mut keyed: Vec<(Option<K>, PhotoId)> = keyed.collect();
        keyed.sort_by(|(one, _), (other, _)| match (one, other) {
            (Some(one), Some(other)) if self.descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            _ => one.is_none().cmp(&other.is_none()),
        });
        keyed.into_iter().map(|(_, photo)| photo).collect()
    }
}

/// A number that is one.
#[derive(Debug, Clone, Copy)]
struct Number(f32);

impl Number {
    fn of(number: f32) -> Option<Self> {
        // Adding zero makes one zero of both.
        (!number.is_nan()).then_some(Self(number + 0.0))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

#[cfg(test)]
mod tests {
    use super::super::filter::FilterState;
    use super::super::samples::{failed, gallery, item, read};
    use super::*;
    use crate::subject::tests::catalogue;

    /// Tabby, golden retriever, Egyptian cat; photos that are not read between them.
    fn photos() -> Gallery {
        gallery([
            item(1, "b/IMG_3.jpg"),
            read(2, "b/IMG_10.jpg", 281, 0.5),
            read(3, "a/IMG_2.jpg", 207, 0.9),
            failed(4, "IMG_1.jpg"),
            read(5, "a/x10/IMG_2.jpg", 285, 0.5),
            read(6, "a/x9/img_02.jpg", 207, 0.1),
        ])
    }

    fn order(by: OrderBy, descending: bool) -> Vec<u32> {
        let order = Order { by, descending };
        let catalogue = catalogue();
        let photos = arranged(&photos(), &Filter::default(), order, Some(&catalogue));
        photos.into_iter().map(|photo| photo.0).collect()
    }

    #[test]
    fn photos_come_as_they_were_given_or_the_last_first() {
        assert_eq!(order(OrderBy::Given, false), [1, 2, 3, 4, 5, 6]);
        assert_eq!(order(OrderBy::Given, true), [6, 5, 4, 3, 2, 1]);
    }

    #[test]
    fn names_and_folders_count() {
        assert_eq!(order(OrderBy::Name, false), [4, 3, 5, 6, 1, 2]);
        assert_eq!(order(OrderBy::Name, true), [2, 1, 6, 3, 5, 4]);
        assert_eq!(order(OrderBy::Folder, false), [4, 3, 6, 5, 1, 2]);
        assert_eq!(order(OrderBy::Folder, true), [1, 2, 5, 6, 3, 4]);
    }

    #[test]
    fn unread_photos_come_last_in_both_directions() {
        // Egyptian Mau, Golden Retriever, tabby cat.
        assert_eq!(order(OrderBy::Class, false), [5, 3, 6, 2, 1, 4]);
        assert_eq!(order(OrderBy::Class, true), [2, 3, 6, 5, 1, 4]);
        assert_eq!(order(OrderBy::Probability, false), [6, 2, 5, 3, 1, 4]);
        assert_eq!(order(OrderBy::Probability, true), [3, 2, 5, 6, 1, 4]);
    }

    #[test]
    fn a_score_orders_all_that_is_read() {
        let score = Score::Of(Subject::Class(207));
        // The sample's logit is 10 times the probability, for its first class.
        assert_eq!(order(OrderBy::Score(score), true), [3, 6, 2, 5, 1, 4]);
        let lead = Score::Lead(Subject::Class(281), Subject::Class(207));
        assert_eq!(order(OrderBy::Score(lead), true), [2, 5, 6, 3, 1, 4]);
        let unknown = OrderBy::Score(Score::Of(Subject::Class(1000)));
        assert_eq!(order(unknown, true), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn an_order_is_of_the_photos_that_are_shown() {
        let filter = Filter {
            state: FilterState::Read,
            ..Filter::default()
        };
        let order = Order {
            by: OrderBy::Class,
            descending: false,
        };
        // Without names, by the index.
        let photos = arranged(&photos(), &filter, order, None);
        assert_eq!(photos, [3, 6, 2, 5].map(PhotoId));
    }

    #[test]
    fn no_number_comes_last() {
        let photos = gallery([
            read(1, "1.jpg", 281, f32::NAN),
            read(2, "2.jpg", 281, 0.0),
            read(3, "3.jpg", 281, -0.0),
        ]);
        for descending in [false, true] {
            let order = Order {
                by: OrderBy::Probability,
                descending,
            };
            let photos = arranged(&photos, &Filter::default(), order, None);
            assert_eq!(photos, [2, 3, 1].map(PhotoId));
        }
    }
}
