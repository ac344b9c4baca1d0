//! Subjects of questions: a class, or a group of classes; their names, and the search for them.

use camlens_core::cam::{CamError, Evidence};
use camlens_core::labels::{Class, Group, Labels, Match, Search};
use camlens_core::reading::{Prediction, Ranking, Reading};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A class or a group of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Index among the classes of the head.
    Class(usize),
    /// Index among the groups of the head's labels.
    Group(usize),
}

impl Subject {
    /// Whether it is a group, which takes the plural.
    pub fn is_group(self) -> bool {
        matches!(self, Self::Group(_))
    }
}

/// A hit of a search, and the reason for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub subject: Subject,
    pub by: Match,
}

/// Names and groups of a network's classes, and the search in them. Two are equal when they were
/// made of the same labels in memory.
#[derive(Debug, Clone)]
pub struct Catalogue {
    labels: Arc<Labels>,
    class_search: Search,
    group_search: Search,
}

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.labels, &other.labels)
    }
}

impl Catalogue {
    /// Prepares the search.
    pub fn new(labels: Arc<Labels>) -> Self {
        Self {
            class_search: Search::of_classes(&labels),
            group_search: Search::of_groups(&labels),
            labels,
        }
    }

    /// The labels that the catalogue was made of.
    pub fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    /// The classes that match, best match first, and of equal matches the photo's best first; for
    /// an empty query all classes in the order of the ranking.
    pub fn find_classes(&self, query: &str, ranking: &Ranking) -> Vec<Found> {
        let mut hits = self.class_search.find(query);
        // Before a photo is read no class has a rank, and they keep their order.
        let rank = |class| ranking.of_class(class).map(|standing| standing.rank);
        hits.sort_by_cached_key(|hit| (hit.by, hit.deviation, rank(hit.index)));
        let found = hits.into_iter().map(|hit| Found {
            subject: Subject::Class(hit.index),
            by: hit.by,
        });
        found.collect()
    }

    /// The groups and classes that match: those that are called so, then other groups, then other
    /// classes. Of equal matches the group comes first, being the wider question. For an empty query
    /// all groups, then all classes.
    pub fn find_all(&self, query: &str, ranking: &Ranking) -> Vec<Found> {
        let groups = self.group_search.find(query).into_iter().map(|hit| Found {
            subject: Subject::Group(hit.index),
            by: hit.by,
        });
        let mut found: Vec<Found> = groups.collect();
        found.extend(self.find_classes(query, ranking));
        // A class that is called so leaves no near miss among groups, and the other way round.
        if found.iter().any(|found| found.by.is_good()) {
            found.retain(|found| found.by != Match::Near);
        }
        found.sort_by_key(|found| {
            let is_called_so = found.by.is_called();
            let is_class = !is_called_so && !found.subject.is_group();
            (!is_called_so, is_class, found.by)
        });
        found
    }

    /// The groups and classes that are called so, best match first; of equal matches groups first.
    pub fn called(&self, name: &str) -> Vec<Found> {
        let found = |subject: fn(usize) -> Subject, search: &Search| {
            let hits = search.called(name).into_iter();
            let found = hits.map(move |hit| Found {
                subject: subject(hit.index),
                by: hit.by,
            });
            found.collect::<Vec<_>>()
        };
        let mut called = found(Subject::Group, &self.group_search);
        called.extend(found(Subject::Class, &self.class_search));
        called.sort_by_key(|found| found.by);
        called
    }

    /// The name of a class or a group.
    pub fn name(&self, subject: Subject) -> String {
        match subject {
            Subject::Class(class) => self.labels.name(class),
            Subject::Group(group) => self
                .group(group)
                .map_or_else(|| format!("group {group}"), |group| group.name.to_string()),
        }
    }

    /// The key of a subject in addresses and attributes: the index of a class, the WordNet id of a
    /// group.
    pub fn key(&self, subject: Subject) -> String {
        match subject {
            Subject::Class(class) => class.to_string(),
            Subject::Group(group) => self
                .group(group)
                .and_then(Group::id)
                .map_or_else(String::new, str::to_owned),
        }
    }

    /// The subject of a key; `None` for a key of neither a class nor a group.
    pub fn subject_of(&self, key: &str) -> Option<Subject> {
        let class = key
            .parse()
            .ok()
            .filter(|&class| self.class(class).is_some());
        class.map(Subject::Class).or_else(|| {
            let has_key = |group: &Group| group.id() == Some(key);
            let group = self.labels.groups().iter().position(has_key)?;
            Some(Subject::Group(group))
        })
    }

    /// The classes of a subject, as indices.
    pub fn members(&self, subject: Subject) -> Vec<usize> {
        match subject {
            Subject::Class(class) => vec![class],
            Subject::Group(group) => self
                .group(group)
                .map_or_else(Vec::new, |group| group.classes.clone()),
        }
    }

    /// The synonyms of a class, separated by `, `; empty for a group.
    pub fn synonyms(&self, subject: Subject) -> &str {
        match subject {
            Subject::Class(class) => self.class(class).map_or("", |class| &class.synonyms),
            Subject::Group(_) => "",
        }
    }

    /// The entry of a class.
    pub fn class(&self, index: usize) -> Option<&Class> {
        self.labels.classes().get(index)
    }

    /// Map, bias and score of a subject in a reading.
    ///
    /// # Errors
    /// [`CamError::NoSuchClass`], [`CamError::NoClasses`] for an unknown class or group.
    pub fn evidence(&self, reading: &Reading, subject: Subject) -> Result<Evidence, CamError> {
        Evidence::of_group(reading, &self.members(subject))
    }

    /// The best class outside of `subject`: its natural opponent in a comparison.
    pub fn runner_up(&self, subject: Subject, best_first: &[Prediction]) -> Option<Subject> {
        let members = self.members(subject);
        best_first
            .iter()
            .find(|prediction| !members.contains(&prediction.class))
            .map(|prediction| Subject::Class(prediction.class))
    }

    fn group(&self, index: usize) -> Option<&Group> {
        self.labels.groups().get(index)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use camlens_core::resnet50;

    pub fn catalogue() -> Catalogue {
        Catalogue::new(resnet50::labels())
    }

    /// Egyptian cat, tabby, a dog.
    pub fn ranking() -> Ranking {
        let mut logits = vec![0.0; resnet50::labels().classes().len()];
        (logits[285], logits[281], logits[207]) = (9.0, 8.0, 7.0);
        Ranking::of(&logits)
    }

    #[test]
    fn an_empty_query_finds_the_best_first() {
        let found = catalogue().find_classes("", &ranking());
        assert_eq!(found.len(), resnet50::labels().classes().len());
        assert_eq!(found[0].subject, Subject::Class(285));
        assert_eq!(found[2].subject, Subject::Class(207));
    }

    #[test]
    fn a_group_comes_before_the_classes_that_match_alike() {
        let (catalogue, ranking) = (catalogue(), ranking());
        let found = catalogue.find_all("dogs", &ranking);
        let dogs = found[0].subject;
        assert!(dogs.is_group(), "{dogs:?}");
        assert_eq!(catalogue.name(dogs), "dogs");
        assert_eq!(catalogue.key(dogs), "n02084071");
        assert_eq!(catalogue.members(dogs).len(), 118);
        let exact = catalogue.find_all("285", &ranking);
        assert_eq!(exact[0].subject, Subject::Class(285));
    }

    #[test]
    fn equal_matches_come_in_the_order_of_the_photo() {
        let (catalogue, ranking) = (catalogue(), ranking());
        let first = |query| catalogue.find_classes(query, &ranking)[0].subject;
        // A golden retriever is the best dog, and is not called one.
        assert_eq!(first("dog"), Subject::Class(207));
        assert_eq!(first("cat"), Subject::Class(285));
        // A better match comes before a better score.
        assert_eq!(first("tabby"), Subject::Class(281));
        let ranks = |query| {
            let found = catalogue.find_classes(query, &ranking);
            let members = found.into_iter().filter(|found| found.by == Match::Member);
            let rank = |found: Found| match found.subject {
                Subject::Class(class) => ranking.of_class(class).map(|of| of.rank),
                Subject::Group(_) => None,
            };
            members.map(rank).collect::<Vec<_>>()
        };
        assert!(ranks("dogs").is_sorted());
        assert_eq!(ranks("dogs").len(), 118);
        // Without a photo they keep their order.
        let unread = catalogue.find_classes("dogs", &Ranking::default());
        assert_eq!(unread[0].subject, Subject::Class(151));
    }

    #[test]
    fn what_is_called_so_comes_first_then_groups_then_classes() {
        let (catalogue, ranking) = (catalogue(), ranking());
        let names = |query| {
            let found = catalogue.find_all(query, &ranking);
            let name = |found: &Found| catalogue.name(found.subject);
            found.iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(
            names("dog")[..4],
            ["dogs", "toy dogs", "sheepdogs", "Golden Retriever"]
        );
        assert_eq!(names("bee")[..2], ["bee", "beetles"]);
        assert_eq!(names("boat")[0], "ships and boats");
        // `boars` is a letter from `bears`, and means boars.
        assert_eq!(names("boars")[0], "wild boar");
        assert!(!names("boars").contains(&"bears".to_owned()));
        assert_eq!(names("terierrs")[0], "terriers");
    }

    #[test]
    fn what_is_called_so_is_the_begin_of_all_that_is_found() {
        let (catalogue, ranking) = (catalogue(), Ranking::default());
        let names = [
            "dog",
            "dogs",
            "bees",
            "crane",
            "airplane",
            "285",
            "n02123045",
            "boars",
        ];
        for name in names {
            let called = catalogue.called(name);
            assert!(!called.is_empty(), "{name}");
            let all = catalogue.find_all(name, &ranking);
            assert_eq!(all[..called.len()], called, "{name}");
            assert!(
                !all.get(called.len())
                    .is_some_and(|next| next.by.is_called())
            );
        }
        for name in ["terierrs", "retriev", "golden", "", "IMG"] {
            assert_eq!(catalogue.called(name), [], "{name}");
        }
    }

    #[test]
    fn a_key_has_one_subject() {
        let catalogue = catalogue();
        let classes = (0..catalogue.labels.classes().len()).map(Subject::Class);
        let groups = (0..catalogue.labels.groups().len()).map(Subject::Group);
        for subject in classes.chain(groups) {
            assert_eq!(catalogue.subject_of(&catalogue.key(subject)), Some(subject));
        }
    }

    #[test]
    fn the_runner_up_is_the_best_of_the_others() {
        let (catalogue, ranking) = (catalogue(), ranking());
        let best = ranking.best_first();
        let runner_up = |subject| catalogue.runner_up(subject, best);
        assert_eq!(runner_up(Subject::Class(285)), Some(Subject::Class(281)));
        assert_eq!(runner_up(Subject::Class(281)), Some(Subject::Class(285)));
        let cats = catalogue.find_all("domestic cats", &ranking)[0].subject;
        assert_eq!(runner_up(cats), Some(Subject::Class(207)));
        assert_eq!(catalogue.runner_up(Subject::Class(3), &[]), None);
    }
}
