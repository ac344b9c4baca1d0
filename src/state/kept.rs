//! The last few results for one photo, so that going back to one of them costs no reading.

use std::collections::VecDeque;

/// The features of the finest grid of a long photo are 13 MB.
const MOST: usize = 3;

/// What was read of the photo `P` in each way `W`, the last first.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<P, W, T> {
    photo: Option<P>,
    last: VecDeque<(W, T)>,
}

impl<P, W, T> Default for Kept<P, W, T> {
    fn default() -> Self {
        Self {
            photo: None,
            last: VecDeque::new(),
        }
    }
}

impl<P: PartialEq, W: PartialEq, T: Clone> Kept<P, W, T> {
    /// Keeps a result. Those of another photo go, and the oldest where there are too many.
    pub fn put(&mut self, photo: P, way: W, result: T) {
        if self.photo.as_ref() != Some(&photo) {
            self.last.clear();
            self.photo = Some(photo);
        }
        self.last.retain(|(other, _)| *other != way);
        self.last.push_front((way, result));
        self.last.truncate(MOST);
    }

    /// The result for a photo that was read this way.
    pub fn get(&self, photo: &P, way: &W) -> Option<T> {
        if self.photo.as_ref() != Some(photo) {
            return None;
        }
        let found = self.last.iter().find(|(other, _)| other == way)?;
        Some(found.1.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_found_again() {
        let mut kept = Kept::default();
        kept.put("cat", 256, 'a');
        kept.put("cat", 384, 'b');
        assert_eq!(kept.get(&"cat", &256), Some('a'));
        assert_eq!(kept.get(&"cat", &512), None);
        assert_eq!(kept.get(&"dog", &256), None);
        kept.put("cat", 256, 'c');
        assert_eq!(kept.get(&"cat", &256), Some('c'));
    }

    #[test]
    fn the_oldest_and_other_photos_go() {
        let mut kept = Kept::default();
        for way in 0..5 {
            kept.put("cat", way, way);
        }
        let ways: Vec<_> = (0..5).filter_map(|way| kept.get(&"cat", &way)).collect();
        assert_eq!(ways, [2, 3, 4]);
        kept.put("dog", 4, 9);
        assert_eq!(
            (kept.get(&"cat", &4), kept.get(&"dog", &4)),
            (None, Some(9))
        );
    }
}
