//! Room for files: a budget of bytes, and the files that go when another one needs their room.

use super::contents::{Contents, Entry};

/// Bytes of files that are kept at most.
pub const MAX_BYTES: u64 = 512_000_000;

/// The share of the browser's room for this site that files take at most.
const MAX_SHARE: f64 = 0.1;

/// Bytes of files that are kept, where the browser has room for `quota` bytes of this site in all.
pub fn budget(quota: Option<f64>) -> u64 {
    quota.map_or(MAX_BYTES, |quota| {
        MAX_BYTES.min((quota * MAX_SHARE).max(0.0) as u64)
    })
}

impl Contents {
    /// The photos of which the files go, so that this tab's photo `key` can have one of `bytes` bytes
    /// within a budget; `None` where the file is not kept.
    ///
    /// The files of photos that are read go first, those of closed tabs before those of this tab,
    /// oldest first. Then those of closed tabs that are not read. A photo of this tab that is not read
    /// keeps its file, unless the photo on the screen needs the room and is not read either: then the
    /// last ones go, which would be read last.
    pub fn make_room(&self, key: &str, bytes: u64, budget: u64) -> Option<Vec<Entry>> {
        let is_read = self.find(key).is_some_and(|entry| entry.is_read);
        let is_shown = |key: &str| self.shown.as_deref() == Some(key);
        let others = self.with_file().filter(|entry| entry.key != key);
        let used: u64 = others.clone().map(|entry| entry.file_bytes).sum();
        let mut excess = used.saturating_add(bytes).saturating_sub(budget);
        let mut candidates: Vec<(u8, &Entry)> = others
            .filter_map(|entry| {
                let is_mine = entry.tab == self.tab;
                let turn = match (entry.is_read, is_mine) {
                    (_, true) if is_shown(&entry.key) => return None,
                    (true, false) => 0,
                    (true, true) => 1,
                    (false, _) if is_read => return None,
                    (false, false) => 2,
                    (false, true) if is_shown(key) => 3,
                    (false, true) => return None,
                };
                Some((turn, entry))
            })
            .collect();
        candidates.sort_by(|(turn, entry), (other_turn, other)| {
            let by_age = entry.given_ms.total_cmp(&other.given_ms);
            let by_age = if *turn == 3 { by_age.reverse() } else { by_age };
            turn.cmp(other_turn).then(by_age)
        });
        let mut going = Vec::new();
        for (_, entry) in candidates {
            if excess == 0 {
                break;
            }
            excess = excess.saturating_sub(entry.file_bytes);
            going.push(entry.clone());
        }
        (excess == 0).then_some(going)
    }

    /// The photos whose files can go when the browser's storage is full: those that are read, and
    /// those of closed tabs.
    pub fn dispensable(&self) -> Vec<Entry> {
        let shown = self.shown.as_deref();
        let goes = |entry: &&Entry| {
            let is_mine = entry.tab == self.tab;
            !is_mine || entry.is_read && shown != Some(entry.key.as_str())
        };
        self.with_file().filter(goes).cloned().collect()
    }

    fn with_file(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.entries.iter().filter(|entry| entry.file_bytes > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1_000_000;

    /// Photos with files of 10 MB, in their order: tab, key, and whether it is read.
    fn kept(photos: &[(&str, &str, bool)]) -> Contents {
        let mut contents = Contents::new("mine");
        for (at, (tab, key, is_read)) in photos.iter().enumerate() {
            contents.put(Entry {
                is_read: *is_read,
                file_bytes: 10 * MB,
                ..Entry::new(tab, key, at as f64)
            });
        }
        contents
    }

    fn going(contents: &Contents, key: &str, bytes: u64, budget: u64) -> Option<Vec<String>> {
        let going = contents.make_room(key, bytes * MB, budget * MB)?;
        Some(going.into_iter().map(|entry| entry.key).collect())
    }

    #[test]
    fn files_take_a_tenth_of_the_room_and_half_a_gigabyte_at_most() {
        assert_eq!(budget(None), MAX_BYTES);
        assert_eq!(budget(Some(60e9)), MAX_BYTES);
        assert_eq!(budget(Some(1e9)), 100 * MB);
        assert_eq!(budget(Some(0.0)), 0);
    }

    #[test]
    fn read_photos_make_room_oldest_first_and_those_of_closed_tabs_before() {
        let contents = kept(&[
            ("mine", "a", true),
            ("mine", "b", false),
            ("mine", "c", true),
            ("closed", "d", true),
            ("closed", "e", false),
        ]);
        let names = |bytes| going(&contents, "new", bytes, 60);
        assert_eq!(names(10), Some(vec![]));
        assert_eq!(names(11), Some(vec!["d".to_owned()]));
        assert_eq!(names(25), Some(vec!["d".to_owned(), "a".to_owned()]));
        let all = ["d", "a", "c", "e"].map(str::to_owned).to_vec();
        assert_eq!(names(50), Some(all));
        assert_eq!(names(51), None);
    }

    #[test]
    fn a_photo_that_is_not_read_keeps_its_file_from_one_that_is() {
        let contents = kept(&[
            ("mine", "a", false),
            ("closed", "b", false),
            ("mine", "c", true),
        ]);
        // Given again, with a larger file.
        assert_eq!(going(&contents, "c", 11, 30), None);
        assert_eq!(going(&contents, "c", 10, 30), Some(vec![]));
    }

    #[test]
    fn the_photo_on_the_screen_keeps_its_file_and_has_room_made_for_it() {
        let mut contents = kept(&[
            ("mine", "a", true),
            ("mine", "b", false),
            ("mine", "c", false),
        ]);
        contents.show("a");
        assert_eq!(going(&contents, "new", 10, 30), None);
        contents.show("new");
        assert_eq!(going(&contents, "new", 10, 30), Some(vec!["a".to_owned()]));
        let two = vec!["a".to_owned(), "c".to_owned()];
        assert_eq!(going(&contents, "new", 20, 30), Some(two));
        assert_eq!(going(&contents, "new", 31, 30), None);
    }

    #[test]
    fn full_storage_takes_files_of_read_photos_and_of_closed_tabs() {
        let mut contents = kept(&[
            ("mine", "a", true),
            ("mine", "b", false),
            ("mine", "c", true),
            ("closed", "d", false),
        ]);
        contents.show("c");
        let keys: Vec<_> = contents
            .dispensable()
            .into_iter()
            .map(|of| of.key)
            .collect();
        assert_eq!(keys, ["a", "d"]);
    }
}
