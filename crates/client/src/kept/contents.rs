//! The list of what is kept, without the photos themselves.

use std::collections::HashSet;

const DAY_MS: f64 = 24.0 * 3_600_000.0;

/// Days after which a photo of a closed tab is deleted.
pub const MAX_DAYS: f64 = 30.0;

/// What is kept of a photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The name of the tab.
    pub tab: String,
    /// The name of the photo in the tab's history.
    pub key: String,
    /// Milliseconds since 1970. No two photos of a tab have the same, so that it is their order, too.
    pub given_ms: f64,
    /// A photo that is read does without its file; another one is lost with it.
    pub is_read: bool,
    /// Bytes of its record with the thumbnail; 0 where it has none.
    pub record_bytes: u64,
    /// Bytes of its file; 0 where it is not kept.
    pub file_bytes: u64,
}

impl Entry {
    /// An entry of which nothing is kept yet.
    pub fn new(tab: &str, key: &str, given_ms: f64) -> Self {
        Self {
            tab: tab.to_owned(),
            key: key.to_owned(),
            given_ms,
            is_read: false,
            record_bytes: 0,
            file_bytes: 0,
        }
    }

    /// Bytes of record and file; 0 where neither is kept yet, or none can be.
    pub fn bytes(&self) -> u64 {
        self.record_bytes + self.file_bytes
    }
}

/// How much is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    pub photos: usize,
    /// Bytes of records and files.
    pub bytes: u64,
}

/// How much of it is from tabs that are closed.
pub type Earlier = Size;

/// What this tab and closed tabs keep. Photos of other open tabs are not in it.
#[derive(Debug, Default)]
pub struct Contents {
    pub(super) tab: String,
    /// In the order in which the photos were given.
    pub(super) entries: Vec<Entry>,
    /// The photo on the screen.
    pub(super) shown: Option<String>,
}

impl Contents {
    /// The empty list of the tab of this name.
    pub fn new(tab: &str) -> Self {
        Self {
            tab: tab.to_owned(),
            ..Self::default()
        }
    }

    /// Takes in what the browser keeps, and returns the entries to delete now: those of closed tabs
    /// that are older than [`MAX_DAYS`]. `open` has the names of all open tabs; where the browser does
    /// not tell them it is `None`, and then a tab counts as open for a day.
    pub fn load(
        &mut self,
        entries: Vec<Entry>,
        open: Option<&HashSet<String>>,
        now_ms: f64,
    ) -> Vec<Entry> {
        let age_ms = |entry: &Entry| now_ms - entry.given_ms;
        let mut over = Vec::new();
        self.entries.retain(|entry| entry.tab == self.tab);
        for entry in entries {
            let is_mine = entry.tab == self.tab;
            let is_open = match open {
                Some(open) => open.contains(&entry.tab),
                None => age_ms(&entry) < DAY_MS,
            };
            if !is_mine && !is_open && age_ms(&entry) > MAX_DAYS * DAY_MS {
                over.push(entry);
            } else if is_mine || !is_open {
                self.put(entry);
            }
        }
        over
    }

    /// Makes the photos of closed tabs this tab's, and returns their entries as they are now.
    pub fn adopt(&mut self) -> Vec<Entry> {
        let mut adopted = Vec::new();
        for entry in &mut self.entries {
            if entry.tab != self.tab {
                entry.tab.clone_from(&self.tab);
                adopted.push(entry.clone());
            }
        }
        adopted
    }

    /// The entries of this tab, in the order in which the photos were given.
    pub fn mine(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.tab == self.tab)
    }

    /// The entries of closed tabs, in the order in which the photos were given.
    pub fn earlier(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.tab != self.tab)
    }

    /// The entry of a photo of this tab.
    pub fn find(&self, key: &str) -> Option<&Entry> {
        self.mine().find(|entry| entry.key == key)
    }

    /// Takes in a photo that is given now, after all others; one that is known stays as it is.
    pub fn give(&mut self, key: &str, now_ms: f64) {
        if self.find(key).is_none() {
            let last_ms = self.entries.last().map_or(0.0, |last| last.given_ms);
            // A thousandth is more than the rounding of such numbers.
            let given_ms = now_ms.max(last_ms + 0.001);
            let tab = self.tab.clone();
            self.put(Entry::new(&tab, key, given_ms));
        }
    }

    /// Takes in what is now kept of a photo.
    pub fn put(&mut self, entry: Entry) {
        self.remove(&entry.key);
        let at = self
            .entries
            .partition_point(|other| other.given_ms <= entry.given_ms);
        self.entries.insert(at, entry);
    }

    /// Takes out a photo.
    pub fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key != key);
    }

    /// The photo that is on the screen: its file stays longest.
    pub fn show(&mut self, key: &str) {
        self.shown = Some(key.to_owned());
    }

    /// How much is kept in all.
    pub fn size(&self) -> Size {
        sum(self.entries.iter())
    }

    /// How much is kept from closed tabs; `None` where there is nothing.
    pub fn earlier_size(&self) -> Option<Earlier> {
        Some(sum(self.earlier())).filter(|size| size.photos > 0)
    }
}

fn sum<'a>(entries: impl Iterator<Item = &'a Entry>) -> Size {
    let kept = entries.filter(|entry| entry.bytes() > 0);
    kept.fold(Size::default(), |sum, entry| Size {
        photos: sum.photos + 1,
        bytes: sum.bytes + entry.bytes(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(tab: &str, key: &str, given_ms: f64) -> Entry {
        Entry {
            record_bytes: 3,
            file_bytes: 10,
            ..Entry::new(tab, key, given_ms)
        }
    }

    fn keys<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<&'a str> {
        entries.into_iter().map(|of| of.key.as_str()).collect()
    }

    /// A tab's list, and the number of entries to delete.
    fn loaded(all: Vec<Entry>, open: Option<&[&str]>, now_ms: f64) -> (Contents, usize) {
        let open: Option<HashSet<String>> =
            open.map(|open| open.iter().map(|tab| (*tab).to_owned()).collect());
        let mut contents = Contents::new("mine");
        let over = contents.load(all, open.as_ref(), now_ms);
        (contents, over.len())
    }

    #[test]
    fn photos_of_this_tab_and_of_closed_ones_come_in_their_order() {
        let all = vec![
            entry("mine", "b", 2.0),
            entry("open", "c", 3.0),
            entry("closed", "d", 1.5),
            entry("mine", "a", 1.0),
        ];
        let (mut contents, over) = loaded(all, Some(&["mine", "open"]), 5.0);
        assert_eq!(over, 0);
        assert_eq!(keys(contents.mine()), ["a", "b"]);
        assert_eq!(keys(contents.earlier()), ["d"]);
        let size = |photos, bytes| Size { photos, bytes };
        assert_eq!(contents.size(), size(3, 39));
        assert_eq!(contents.earlier_size(), Some(size(1, 13)));
        let adopted = contents.adopt();
        assert_eq!(adopted, [entry("mine", "d", 1.5)]);
        assert_eq!(keys(contents.mine()), ["a", "d", "b"]);
        assert_eq!(contents.earlier_size(), None);
        assert_eq!(contents.size(), size(3, 39));
    }

    #[test]
    fn photos_of_closed_tabs_are_over_after_thirty_days() {
        let at = |days: f64, tab: &str, open: Option<&[&str]>| {
            let (contents, over) = loaded(vec![entry(tab, "a", 0.0)], open, days * DAY_MS);
            (contents.entries.len(), over)
        };
        assert_eq!(at(29.9, "closed", Some(&[])), (1, 0));
        assert_eq!(at(30.1, "closed", Some(&[])), (0, 1));
        assert_eq!(at(30.1, "mine", Some(&[])), (1, 0));
        assert_eq!(at(30.1, "open", Some(&["open"])), (0, 0));
        // Where the browser does not tell its open tabs.
        assert_eq!(at(0.9, "closed", None), (0, 0));
        assert_eq!(at(1.1, "closed", None), (1, 0));
        assert_eq!(at(30.1, "closed", None), (0, 1));
    }

    #[test]
    fn photos_of_one_millisecond_keep_their_order() {
        let mut contents = Contents::new("mine");
        let now_ms = 1_764_288_000_000.0;
        for key in ["c", "a", "b"] {
            contents.give(key, now_ms);
        }
        // Given again, a photo keeps its place.
        contents.give("c", now_ms + 9.0);
        assert_eq!(keys(contents.mine()), ["c", "a", "b"]);
        assert_eq!(contents.size(), Size::default());
        // What was kept before the reload stays before them.
        contents.load(
            vec![entry("mine", "z", now_ms - 1.0)],
            Some(&HashSet::new()),
            now_ms,
        );
        contents.remove("a");
        assert_eq!(keys(contents.mine()), ["z", "c", "b"]);
        assert_eq!(contents.find("a"), None);
    }
}
