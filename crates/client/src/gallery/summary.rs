//! Photos counted by their first class.

use super::items::{Item, ItemState};
use std::collections::HashMap;

/// The classes of some photos, and the photos without one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// Most photos first; of as many, the class with the lower index.
    pub classes: Vec<ClassCount>,
    pub read: usize,
    /// Read, and unlike all that own classes were learned from: perhaps none of them. They are counted among
    /// their first class, too.
    pub unlike: usize,
    pub failed: usize,
    /// Neither read nor failed.
    pub waiting: usize,
}

/// The photos whose first class is this one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassCount {
    /// Index among the classes of the head.
    pub class: usize,
    /// At least 1.
    pub photos: usize,
    /// The mean of the class's probability in these photos, 0 to 1.
    pub mean_probability: f32,
}

impl Summary {
    /// Counts photos.
    pub fn of<'a>(items: impl IntoIterator<Item = &'a Item>) -> Self {
        let mut summary = Self::default();
        let mut sums: HashMap<usize, (usize, f64)> = HashMap::new();
        for item in items {
            match &item.state {
                ItemState::Read(answer) => {
                    summary.read += 1;
                    summary.unlike += usize::from(answer.is_unlike());
                    let (photos, sum) = sums.entry(answer.best.class).or_default();
                    *photos += 1;
                    *sum += f64::from(answer.best.probability);
                }
                ItemState::Failed(_) => summary.failed += 1,
                ItemState::Waiting | ItemState::Reading | ItemState::Gone | ItemState::Other(_) => {
                    summary.waiting += 1
                }
            }
        }
        let classes = sums.into_iter().map(|(class, (photos, sum))| ClassCount {
            class,
            photos,
            mean_probability: (sum / photos as f64) as f32,
        });
        summary.classes = classes.collect();
        let order = |of: &ClassCount| (std::cmp::Reverse(of.photos), of.class);
        summary.classes.sort_by_key(order);
        summary
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{failed, item, read};
    use super::*;

    #[test]
    fn classes_come_with_most_photos_first() {
        let items = [
            read(1, "1.jpg", 285, 0.25),
            read(2, "2.jpg", 207, 0.5),
            item(3, "3.jpg"),
            read(4, "4.jpg", 281, 1.0),
            failed(5, "5.jpg"),
            read(6, "6.jpg", 285, 0.75),
        ];
        let count = |class, photos, mean_probability| ClassCount {
            class,
            photos,
            mean_probability,
        };
        let expected = Summary {
            classes: vec![count(285, 2, 0.5), count(207, 1, 0.5), count(281, 1, 1.0)],
            read: 4,
            unlike: 0,
            failed: 1,
            waiting: 1,
        };
        assert_eq!(Summary::of(&items), expected);
        assert_eq!(Summary::of(&items[..0]), Summary::default());
    }
}
