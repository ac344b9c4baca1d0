//! The search for a class or a group by its name, synonym, number, or an everyday word.

use super::class::{Class, Group};
use super::everyday::Everyday;
use super::folding::{Folded, singulars};
use super::names::Labels;
use super::near;

/// How well a name answers a query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The index or the WordNet id.
    Number,
    /// The name.
    Name,
    /// One of the synonyms; of a group, also its name in the singular, or one of the kinds in it.
    Synonym,
    /// An everyday word that leads to it.
    Everyday,
    /// It is in a group of this name, or in one that an everyday word leads to.
    Member,
    /// Each word of the query is one of the name's, in any order.
    NameWords,
    /// The name begins so.
    NameBegins,
    /// Each word of the query is one of a synonym's.
    SynonymWords,
    /// Each word of the query begins one of the name's.
    NameWordsBegin,
    /// A synonym begins so.
    SynonymBegins,
    /// An everyday word that leads to it begins so.
    EverydayBegins,
    /// Each word of the query begins one of a synonym's.
    SynonymWordsBegin,
    /// It stands somewhere inside of the name.
    InName,
    /// It stands somewhere inside of a synonym.
    InSynonym,
    /// The WordNet id begins so.
    NumberBegins,
    /// A letter or two of the query are wrong. Such hits come only where none is better than
    /// [`InName`](Self::InName).
    Near,
    /// Nothing was asked.
    Unasked,
}

impl Match {
    /// Whether it answers so well that no near miss is meant.
    pub fn is_good(self) -> bool {
        self < Self::InName
    }

    /// Whether it is called so as a whole: by number, name, synonym or everyday word.
    pub fn is_called(self) -> bool {
        self <= Self::Everyday
    }
}

/// Something found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index of the class among the classes, or of the group among the groups.
    pub index: usize,
    /// The best match of the query.
    pub by: Match,
    /// The order within a match, less first: 1 where the query matches only without the ending of a
    /// plural, and the edits of a near miss.
    pub deviation: usize,
}

/// The searchable forms of one class or group.
#[derive(Debug, Clone)]
struct Entry {
    /// Index and WordNet ids: found only by the whole of one.
    numbers: Vec<String>,
    name: Folded,
    synonyms: Vec<Folded>,
    everyday: Vec<Folded>,
    /// The names of its groups, also in the singular, and the everyday words that lead to them.
    groups: Vec<Folded>,
}

/// Names prepared for searching. Making one folds all names once; a search then takes far less
/// than a millisecond, and some of them where it looks for near misses.
#[derive(Debug, Clone)]
pub struct Search(Vec<Entry>);

/// The typed text, in all forms in which it may stand in a name.
struct Query {
    text: Folded,
    /// The whole text, and with its last word as a singular: joined.
    whole: Vec<String>,
    /// For each word, itself and its singulars.
    words: Vec<Vec<String>>,
}

/// The fewest letters of an everyday word that begin it.
const BEGUN_LETTERS: usize = 3;

impl Search {
    /// Searches classes by index, WordNet id, name, synonyms, everyday words and groups.
    pub fn of_classes(labels: &Labels) -> Self {
        let entry = |class: &Class| {
            let is_of_class = |word: &&Everyday| word.classes.contains(&class.index);
            Entry {
                numbers: vec![class.index.to_string(), class.wordnet_id.to_string()],
                name: Folded::of(&class.name),
                synonyms: class.synonyms.split(", ").map(Folded::of).collect(),
                everyday: words_of(labels, is_of_class),
                groups: groups_of(labels, class.index),
            }
        };
        Self(labels.classes().iter().map(entry).collect())
    }

    /// Searches groups by WordNet id, name, the kinds in the name, and everyday words.
    pub fn of_groups(labels: &Labels) -> Self {
        let entry = |(index, group): (usize, &Group)| Entry {
            numbers: group.wordnet_ids.iter().map(|id| id.to_string()).collect(),
            name: Folded::of(&group.name),
            synonyms: kinds_of(group),
            everyday: words_of(labels, |word| word.groups.contains(&index)),
            groups: Vec::new(),
        };
        Self(labels.groups().iter().enumerate().map(entry).collect())
    }

    /// All that answers the query, best first; equal answers in the order of their index. Case,
    /// accents, hyphens, apostrophes and the endings of plurals are forgiven, and where nothing
    /// answers well a letter or two. A query without letters and digits finds everything.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let query = Query::of(query);
        let mut hits = self.hits(|entry| query.matches(entry));
        if !hits
            .iter()
            .any(|hit| hit.by.is_good() || hit.by == Match::Unasked)
        {
            let near = self.hits(|entry| match query.matches(entry) {
                None => Some((Match::Near, query.edits(entry)?)),
                Some(_) => None,
            });
            hits.extend(near);
        }
        hits.sort_by_key(|hit| (hit.by, hit.deviation));
        hits
    }

    /// All that is called so as a whole, in the singular or the plural: by number, name, synonym or
    /// everyday word. In the order of [`Self::find`], and without its search for near misses.
    pub fn called(&self, query: &str) -> Vec<Hit> {
        let query = Query::of(query);
        let called = |(by, _): &(Match, usize)| by.is_called();
        let mut hits = self.hits(|entry| query.matches(entry).filter(called));
        hits.sort_by_key(|hit| (hit.by, hit.deviation));
        hits
    }

    fn hits(&self, matches: impl Fn(&Entry) -> Option<(Match, usize)>) -> Vec<Hit> {
        let hit = |(index, entry)| {
            let (by, deviation) = matches(entry)?;
            Some(Hit {
                index,
                by,
                deviation,
            })
        };
        self.0.iter().enumerate().filter_map(hit).collect()
    }
}

/// The everyday words of which this is true.
fn words_of(labels: &Labels, leads: impl Fn(&&Everyday) -> bool) -> Vec<Folded> {
    let words = labels.everyday().iter().filter(leads);
    words.map(|everyday| Folded::of(everyday.word)).collect()
}

/// The names of the groups of a class, also in the singular, and the everyday words for them.
fn groups_of(labels: &Labels, class: usize) -> Vec<Folded> {
    let groups = labels.groups().iter().enumerate();
    let groups = groups.filter(|(_, group)| group.classes.binary_search(&class).is_ok());
    groups
        .flat_map(|(index, group)| {
            let mut names = in_singular(&group.name);
            names.push(Folded::of(&group.name));
            names.extend(words_of(labels, |word| word.groups.contains(&index)));
            names
        })
        .collect()
}

/// The name of a group in the singular, and the kinds in it: `ships and boats` has `ships`, `ship`,
/// `boats` and `boat`.
fn kinds_of(group: &Group) -> Vec<Folded> {
    let kinds = group.name.split(" and ").flat_map(|part| part.split(", "));
    kinds
        .flat_map(|kind| {
            let mut names = in_singular(kind);
            names.push(Folded::of(kind));
            names
        })
        .collect()
}

/// A name whose last word is a plural, in the forms that its singular may have.
fn in_singular(name: &str) -> Vec<Folded> {
    let (head, last) = name.rsplit_once(' ').unwrap_or(("", name));
    let singulars = singulars(last).into_iter().skip(1);
    singulars
        .map(|singular| Folded::of(&format!("{head} {singular}")))
        .collect()
}

impl Query {
    fn of(text: &str) -> Self {
        let text = Folded::of(text);
        let words: Vec<Vec<String>> = text.words().map(singulars).collect();
        let last = text.words().last().map_or(0, str::len);
        let head = &text.joined[..text.joined.len() - last];
        let whole = words
            .last()
            .into_iter()
            .flatten()
            .map(|last| format!("{head}{last}"))
            .collect();
        Self { text, whole, words }
    }

    /// The best way in which an entry answers, and its deviation: 1 for an answer only as a
    /// singular.
    fn matches(&self, entry: &Entry) -> Option<(Match, usize)> {
        let text = &self.text.joined;
        if text.is_empty() {
            return Some((Match::Unasked, 0));
        }
        if entry.numbers.contains(text) {
            return Some((Match::Number, 0));
        }
        let by_name = self
            .within(&entry.name)
            .map(|(fit, deviation)| (fit.in_name(), deviation));
        let by_synonym = entry
            .synonyms
            .iter()
            .filter_map(|synonym| self.within(synonym))
            .min()
            .map(|(fit, deviation)| (fit.in_synonym(), deviation));
        let by_number = || {
            let begins = |id: &String| id.starts_with('n') && id.starts_with(text.as_str());
            let asked = text.len() > 1 && entry.numbers.iter().any(begins);
            asked.then_some((Match::NumberBegins, 0))
        };
        by_name
            .into_iter()
            .chain(by_synonym)
            .chain(self.is_one_of(&entry.everyday, Match::Everyday))
            .chain(self.is_one_of(&entry.groups, Match::Member))
            .chain(self.begins_one_of(&entry.everyday))
            .min()
            .or_else(by_number)
    }

    /// A match where the whole query is one of these names.
    fn is_one_of(&self, names: &[Folded], by: Match) -> Option<(Match, usize)> {
        let is_name = |whole: &String| names.iter().any(|name| name.joined == *whole);
        let at = self.whole.iter().position(is_name)?;
        Some((by, at.min(1)))
    }

    fn begins_one_of(&self, words: &[Folded]) -> Option<(Match, usize)> {
        let text = &self.text.joined;
        let long = text.chars().count() >= BEGUN_LETTERS;
        let begun = long && words.iter().any(|word| word.joined.starts_with(text));
        begun.then_some((Match::EverydayBegins, 0))
    }

    /// The best way in which the query stands in one name, and its deviation.
    fn within(&self, name: &Folded) -> Option<(Fit, usize)> {
        let among = |fits: &dyn Fn(&str) -> bool| {
            let at = self.whole.iter().position(|whole| fits(whole))?;
            Some(at.min(1))
        };
        let ways = [
            (Fit::Whole, among(&|whole| name.joined == whole)),
            (Fit::Words, self.words_in(name, |word, form| word == form)),
            (Fit::Begins, among(&|whole| name.joined.starts_with(whole))),
            (
                Fit::WordsBegin,
                self.words_in(name, |word, form| word.starts_with(form)),
            ),
            (Fit::Inside, among(&|whole| name.joined.contains(whole))),
        ];
        ways.into_iter()
            .find_map(|(fit, deviation)| Some((fit, deviation?)))
    }

    /// Whether each word of the query fits a word of the name: 1 when one does only as a singular.
    fn words_in(&self, name: &Folded, fits: impl Fn(&str, &str) -> bool) -> Option<usize> {
        let mut deviation = 0;
        for forms in &self.words {
            let in_name = |form: &String| name.words().any(|word| fits(word, form));
            deviation = deviation.max(forms.iter().position(in_name)?.min(1));
        }
        Some(deviation)
    }

    /// The fewest wrong letters with which an entry answers; `None` where there are more than are
    /// forgiven.
    fn edits(&self, entry: &Entry) -> Option<usize> {
        let names = [&entry.name].into_iter();
        let names = names.chain(&entry.synonyms).chain(&entry.everyday);
        names.filter_map(|name| self.edits_of(name)).min()
    }

    /// The wrong letters of the whole query, or of all of its words together.
    fn edits_of(&self, name: &Folded) -> Option<usize> {
        let text = &self.text.joined;
        let whole = near::edits(text, &name.joined, near::forgiven(text.chars().count()));
        let of_word = |forms: &Vec<String>| {
            let typed = forms.first()?;
            let most = near::forgiven(typed.chars().count());
            let pairs = forms
                .iter()
                .flat_map(|form| name.words().map(move |word| (form, word)));
            pairs
                .filter_map(|(form, word)| near::edits(form, word, most))
                .min()
        };
        let of_words: Option<usize> = self.words.iter().map(of_word).sum();
        whole.into_iter().chain(of_words).min()
    }
}

/// How a query stands in one name, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Words,
    Begins,
    WordsBegin,
    Inside,
}

impl Fit {
    fn in_name(self) -> Match {
        match self {
            Self::Whole => Match::Name,
            Self::Words => Match::NameWords,
            Self::Begins => Match::NameBegins,
            Self::WordsBegin => Match::NameWordsBegin,
            Self::Inside => Match::InName,
        }
    }

    fn in_synonym(self) -> Match {
        match self {
            Self::Whole => Match::Synonym,
            Self::Words => Match::SynonymWords,
            Self::Begins => Match::SynonymBegins,
            Self::WordsBegin => Match::SynonymWordsBegin,
            Self::Inside => Match::InSynonym,
        }
    }
}

#[cfg(test)]
mod tests;
