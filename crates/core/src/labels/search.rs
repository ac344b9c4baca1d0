//! The search for a class or a group by its name, synonym or number.

use super::class::{Class, Group};
use super::folding::{Folded, singulars};
use super::names::Labels;

/// How well a name answers a query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The index or the WordNet id.
    Number,
    /// The name.
    Name,
    /// One of the synonyms.
    Synonym,
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
    /// Each word of the query begins one of a synonym's.
    SynonymWordsBegin,
    /// It stands somewhere inside of the name.
    InName,
    /// It stands somewhere inside of a synonym.
    InSynonym,
    /// The WordNet id begins so.
    NumberBegins,
    /// Nothing was asked.
    Unasked,
}

/// Something found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index of the class among the classes, or of the group among the groups.
    pub index: usize,
    /// The best match of the query.
    pub by: Match,
    /// The query matches only without the ending of a plural; such hits follow the others of their
    /// kind.
    as_singular: bool,
}

/// The searchable forms of one class or group.
#[derive(Debug, Clone)]
struct Entry {
    /// Index and WordNet ids: found only by the whole of one.
    numbers: Vec<String>,
    name: Folded,
    synonyms: Vec<Folded>,
}

/// Names prepared for searching. Making one folds all names once; a search then takes far less
/// than a millisecond.
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

impl Search {
    /// Searches classes by index, WordNet id, name and synonyms.
    pub fn of_classes(labels: &Labels) -> Self {
        let entry = |class: &Class| Entry {
            numbers: vec![class.index.to_string(), class.wordnet_id.to_string()],
            name: Folded::of(&class.name),
            synonyms: class.synonyms.split(", ").map(Folded::of).collect(),
        };
        Self(labels.classes().iter().map(entry).collect())
    }

    /// Searches groups by WordNet id and name.
    pub fn of_groups(labels: &Labels) -> Self {
        let entry = |group: &Group| Entry {
            numbers: group.wordnet_ids.iter().map(|id| id.to_string()).collect(),
            name: Folded::of(&group.name),
            synonyms: Vec::new(),
        };
        Self(labels.groups().iter().map(entry).collect())
    }

    /// All that answers the query, best first; equal answers in the order of their index. Case,
    /// accents, hyphens, apostrophes and the endings of plurals are forgiven. A query without
    /// letters and digits finds everything.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let query = Query::of(query);
        let mut hits: Vec<Hit> = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| {
                let (by, as_singular) = query.matches(entry)?;
                Some(Hit {
                    index,
                    by,
                    as_singular,
                })
            })
            .collect();
        hits.sort_by_key(|hit| (hit.by, hit.as_singular));
        hits
    }
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

    /// The best way in which an entry answers, and whether only as a singular.
    fn matches(&self, entry: &Entry) -> Option<(Match, bool)> {
        let text = &self.text.joined;
        if text.is_empty() {
            return Some((Match::Unasked, false));
        }
        if entry.numbers.contains(text) {
            return Some((Match::Number, false));
        }
        let by_name = self
            .within(&entry.name)
            .map(|(fit, singular)| (fit.in_name(), singular));
        let by_synonym = entry
            .synonyms
            .iter()
            .filter_map(|synonym| self.within(synonym))
            .min()
            .map(|(fit, singular)| (fit.in_synonym(), singular));
        let by_number = || {
            let begins = |id: &String| id.starts_with('n') && id.starts_with(text.as_str());
            let asked = text.len() > 1 && entry.numbers.iter().any(begins);
            asked.then_some((Match::NumberBegins, false))
        };
        by_name
            .into_iter()
            .chain(by_synonym)
            .min()
            .or_else(by_number)
    }

    /// The best way in which the query stands in one name.
    fn within(&self, name: &Folded) -> Option<(Fit, bool)> {
        let among = |fits: &dyn Fn(&str) -> bool| {
            let at = self.whole.iter().position(|whole| fits(whole))?;
            Some(at > 0)
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
            .find_map(|(fit, singular)| Some((fit, singular?)))
    }

    /// Whether each word of the query fits a word of the name; as singular when one does only so.
    fn words_in(&self, name: &Folded, fits: impl Fn(&str, &str) -> bool) -> Option<bool> {
        let mut singular = false;
        for forms in &self.words {
            let in_name = |form: &String| name.words().any(|word| fits(word, form));
            singular |= forms.iter().position(in_name)? > 0;
        }
        Some(singular)
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
mod tests {
    use super::*;
    use crate::resnet50;

    fn search() -> Search {
        Search::of_classes(&resnet50::labels())
    }

    fn found(search: &Search, query: &str) -> Vec<usize> {
        search
            .find(query)
            .into_iter()
            .map(|hit| hit.index)
            .collect()
    }

    #[test]
    fn every_class_is_first_by_its_name_id_and_index() {
        let (labels, search) = (resnet50::labels(), search());
        for class in labels.classes() {
            let index = class.index.to_string();
            for query in [&*class.name, &*class.wordnet_id, &*index] {
                assert_eq!(search.find(query)[0].index, class.index, "{query}");
                let loud = query.to_uppercase().replace(' ', "-");
                assert_eq!(search.find(&loud)[0].index, class.index, "{loud}");
            }
            for synonym in class.synonyms.split(", ").filter(|name| !name.is_empty()) {
                let hits = search.find(synonym);
                let hit = hits.iter().find(|hit| hit.index == class.index);
                assert!(hit.is_some_and(|hit| hit.by <= Match::Synonym), "{synonym}");
            }
        }
    }

    #[test]
    fn words_come_before_beginnings_and_those_before_the_inside() {
        let search = search();
        let hits = search.find("cat");
        assert!(hits.is_sorted_by_key(|hit| (hit.by, hit.as_singular, hit.index)));
        let by = |index| hits.iter().find(|hit| hit.index == index).map(|hit| hit.by);
        assert_eq!(by(285), Some(Match::NameWords), "Egyptian cat");
        assert_eq!(by(484), Some(Match::NameBegins), "catamaran");
        assert_eq!(by(286), Some(Match::SynonymBegins), "cougar, catamount");
        assert_eq!(
            by(30),
            Some(Match::SynonymWordsBegin),
            "bullfrog, Rana catesbeiana"
        );
        assert_eq!(by(358), Some(Match::InName), "European polecat");
        assert_eq!(by(299), None, "meerkat");
        assert_eq!(search.find("lynx")[0].by, Match::Name);
    }

    #[test]
    fn words_may_stand_in_any_order_and_be_begun_only() {
        let search = search();
        assert_eq!(found(&search, "cat egyptian"), [285]);
        assert_eq!(found(&search, "egy c"), [285]);
        assert_eq!(found(&search, "retr gold")[0], 207);
        assert_eq!(found(&search, "t shirt"), found(&search, "TSHIRT"));
        assert_eq!(found(&search, "n02124075"), [285]);
        assert!(found(&search, "n0212").contains(&285));
    }

    #[test]
    fn plurals_find_their_singulars_and_follow_plain_answers() {
        let search = search();
        assert_eq!(search.find("tenches")[0].index, 0);
        assert_eq!(search.find("Golden Retrievers")[0].index, 207);
        assert!(found(&search, "butterflies").contains(&323));
        assert!(found(&search, "wolves").contains(&269));
        // 836 is `sunglass`, 837 `sunglasses`.
        assert_eq!(found(&search, "sunglasses")[..2], [837, 836]);
    }

    #[test]
    fn nothing_asked_is_everything_and_nonsense_is_nothing() {
        let search = search();
        let every: Vec<usize> = (0..resnet50::labels().classes().len()).collect();
        for query in ["", "  ", "-"] {
            assert_eq!(found(&search, query), every);
        }
        for query in ["xyzzy", "猫", "1000", "n99", "cat dog ship"] {
            assert!(found(&search, query).is_empty(), "{query}");
        }
    }

    #[test]
    fn groups_are_found_as_classes_are() {
        let labels = resnet50::labels();
        let search = Search::of_groups(&labels);
        for query in ["dog", "Dogs", "n02084071"] {
            assert_eq!(
                labels.groups()[search.find(query)[0].index].name,
                "dogs",
                "{query}"
            );
        }
        assert_eq!(
            labels.groups()[search.find("boats")[0].index].name,
            "ships and boats"
        );
    }
}
