//! Two tabs with one project: what one has written, the other reads again.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// A tab has written something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Announcement {
    /// The tab's name.
    pub tab: String,
    /// Of this announcement, from 1: one more than that of the tab's last one.
    pub number: u64,
    pub news: News,
}

impl Announcement {
    /// The announcement as text.
    pub fn text(&self) -> String {
        // JSON can say all of these types.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The announcement of a text; `None` for what a page of another version may say.
    pub fn of(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct News {
    /// The project was forgotten; all else that is announced came after.
    pub forgotten: bool,
    /// Everything may be another.
    pub all: bool,
    /// The classes, the settings, or the head.
    pub outline: bool,
    /// The keys of photos that were added, changed or removed.
    pub keys: BTreeSet<String>,
}

impl News {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What was announced by other tabs and is not read yet.
#[derive(Debug, Default)]
pub struct Heard {
    last: HashMap<String, u64>,
    news: News,
}

impl Heard {
    /// Takes an announcement of another tab. Where one of that tab's was missed, everything is read again.
    pub fn take_in(&mut self, announcement: Announcement) {
        let Announcement { tab, number, news } = announcement;
        let last = self.last.insert(tab, number);
        let missed = last.is_some_and(|last| last.checked_add(1) != Some(number));
        if news.forgotten {
            self.news = News::default();
        }
        self.news.forgotten |= news.forgotten;
        self.news.all |= news.all || missed;
        self.news.outline |= news.outline;
        self.news.keys.extend(news.keys);
    }

    /// Everything is to be read again: nothing was heard for a while.
    pub fn was_deaf(&mut self) {
        self.last.clear();
        self.news.all = true;
    }

    /// Takes all that was announced since the last call.
    pub fn take(&mut self) -> News {
        std::mem::take(&mut self.news)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(tab: &str, number: u64, keys: &[&str]) -> Announcement {
        Announcement {
            tab: tab.to_owned(),
            number,
            news: News {
                keys: keys.iter().map(|&key| key.to_owned()).collect(),
                ..News::default()
            },
        }
    }

    fn keys(news: &News) -> Vec<&str> {
        news.keys.iter().map(String::as_str).collect()
    }

    #[test]
    fn announcements_come_together_until_they_are_read() {
        let mut heard = Heard::default();
        // A tab that was there before is heard from the middle on.
        heard.take_in(announced("one", 7, &["a", "b"]));
        heard.take_in(announced("other", 1, &["c"]));
        heard.take_in(announced("one", 8, &["a"]));
        let news = heard.take();
        assert_eq!((keys(&news), news.all), (vec!["a", "b", "c"], false));
        assert!(heard.take().is_empty());
    }

    #[test]
    fn a_missed_announcement_makes_everything_be_read() {
        for number in [1, 2, 4] {
            let mut heard = Heard::default();
            heard.take_in(announced("one", 2, &[]));
            heard.take();
            heard.take_in(announced("one", number, &["a"]));
            assert!(heard.take().all, "{number}");
        }
        let mut heard = Heard::default();
        heard.take_in(announced("one", 2, &[]));
        heard.was_deaf();
        assert!(heard.take().all);
        // Whatever came in between is read already.
        heard.take_in(announced("one", 9, &["a"]));
        assert!(!heard.take().all);
    }

    #[test]
    fn what_was_announced_before_everything_was_forgotten_is_not_read() {
        let mut heard = Heard::default();
        heard.take_in(announced("one", 1, &["a"]));
        let mut forgotten = announced("one", 2, &[]);
        forgotten.news.forgotten = true;
        heard.take_in(forgotten);
        heard.take_in(announced("one", 3, &["b"]));
        let news = heard.take();
        assert!(news.forgotten && !news.all);
        assert_eq!(keys(&news), ["b"]);
    }

    #[test]
    fn an_announcement_travels_as_text() {
        let said = announced("one", u64::MAX, &["ä\"", ""]);
        assert_eq!(Announcement::of(&said.text()), Some(said));
        assert_eq!(Announcement::of(r#"{"tab":"one"}"#), None);
    }
}
