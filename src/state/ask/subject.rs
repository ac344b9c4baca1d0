//! What a question is about: a class, or classes that belong together.

use camlens_core::cam::{CamError, Evidence};
use camlens_core::labels::{Class, Group, Labels, Match, Search};
use camlens_core::reading::{Prediction, Reading};
use std::sync::Arc;

/// A class or a group of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Index among the classes of the head.
    Class(usize),
    /// Index among the groups.
    Group(usize),
}

/// Something found, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub subject: Subject,
    pub by: Match,
}

/// Names and groups, and the search in them.
#[derive(Debug, Clone)]
pub struct Catalogue {
    labels: Arc<Labels>,
    class_search: Search,
    group_search: Search,
}

impl Catalogue {
    /// Prepares the search, once.
    pub fn new(labels: Arc<Labels>) -> Self {
        Self {
            class_search: Search::of_classes(&labels),
            group_search: Search::of_groups(&labels),
            labels,
        }
    }

    /// The classes that answer, best first; where nothing is asked, in the order of `best_first`.
    pub fn find_classes(&self, query: &str, best_first: &[Prediction]) -> Vec<Found> {
        let hits = self.class_search.find(query);
        let unasked = hits.first().is_some_and(|hit| hit.by == Match::Unasked);
        if unasked && !best_first.is_empty() {
            let found = |prediction: &Prediction| Found {
                subject: Subject::Class(prediction.class),
                by: Match::Unasked,
            };
            return best_first.iter().map(found).collect();
        }
        let found = hits.into_iter().map(|hit| Found {
            subject: Subject::Class(hit.index),
            by: hit.by,
        });
        found.collect()
    }

    /// The groups and classes that answer, best first; of equal answers the group, being the wider
    /// question. Where nothing is asked, all groups, and then the classes.
    pub fn find_all(&self, query: &str, best_first: &[Prediction]) -> Vec<Found> {
        let groups = self.group_search.find(query).into_iter().map(|hit| Found {
            subject: Subject::Group(hit.index),
            by: hit.by,
        });
        let mut found: Vec<Found> = groups.collect();
        found.extend(self.find_classes(query, best_first));
        found.sort_by_key(|found| found.by);
        found
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

    /// What marks it in attributes and addresses: a class's index, a group's WordNet id.
    pub fn mark(&self, subject: Subject) -> String {
        match subject {
            Subject::Class(class) => class.to_string(),
            Subject::Group(group) => self
                .group(group)
                .and_then(Group::id)
                .map_or_else(String::new, str::to_owned),
        }
    }

    /// The class or the group that a mark stands for.
    pub fn marked(&self, mark: &str) -> Option<Subject> {
        let class = mark
            .parse()
            .ok()
            .filter(|&class| self.class(class).is_some());
        class.map(Subject::Class).or_else(|| {
            let marked = |group: &Group| group.id() == Some(mark);
            let group = self.labels.groups().iter().position(marked)?;
            Some(Subject::Group(group))
        })
    }

    /// The classes that it is, as indices.
    pub fn members(&self, subject: Subject) -> Vec<usize> {
        match subject {
            Subject::Class(class) => vec![class],
            Subject::Group(group) => self
                .group(group)
                .map_or_else(Vec::new, |group| group.classes.clone()),
        }
    }

    /// The synonyms of a class; empty for a group.
    pub fn synonyms(&self, subject: Subject) -> &str {
        match subject {
            Subject::Class(class) => self.class(class).map_or("", |class| &class.synonyms),
            Subject::Group(_) => "",
        }
    }

    /// All classes, by index.
    pub fn classes(&self) -> &[Class] {
        self.labels.classes()
    }

    /// All that the table has on a class.
    pub fn class(&self, index: usize) -> Option<&Class> {
        self.labels.classes().get(index)
    }

    /// Its map, bias and score.
    ///
    /// # Errors
    /// An unknown class or group.
    pub fn evidence(&self, reading: &Reading, subject: Subject) -> Result<Evidence, CamError> {
        Evidence::of_group(reading, &self.members(subject))
    }

    /// The best class that is not meant by `subject`: what it is naturally compared with.
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
pub(super) mod tests {
    use super::*;
    use camlens_core::reading::Ranking;
    use camlens_core::resnet50;

    pub fn catalogue() -> Catalogue {
        Catalogue::new(resnet50::labels())
    }

    fn best_first() -> Vec<Prediction> {
        let mut logits = vec![0.0; resnet50::labels().classes().len()];
        (logits[285], logits[281], logits[207]) = (9.0, 8.0, 7.0);
        Ranking::of(&logits).best_first().to_vec()
    }

    #[test]
    fn nothing_asked_shows_the_best_first() {
        let found = catalogue().find_classes("", &best_first());
        assert_eq!(found.len(), resnet50::labels().classes().len());
        assert_eq!(found[0].subject, Subject::Class(285));
        assert_eq!(found[2].subject, Subject::Class(207));
    }

    #[test]
    fn a_group_comes_before_the_classes_that_answer_alike() {
        let catalogue = catalogue();
        let found = catalogue.find_all("dogs", &best_first());
        let Subject::Group(dogs) = found[0].subject else {
            panic!("{:?}", found[0]);
        };
        assert_eq!(catalogue.name(Subject::Group(dogs)), "dogs");
        assert_eq!(catalogue.mark(Subject::Group(dogs)), "n02084071");
        assert_eq!(catalogue.members(Subject::Group(dogs)).len(), 118);
        let exact = catalogue.find_all("285", &best_first());
        assert_eq!(exact[0].subject, Subject::Class(285));
    }

    #[test]
    fn a_mark_stands_for_one_thing() {
        let catalogue = catalogue();
        let classes = (0..catalogue.labels.classes().len()).map(Subject::Class);
        let groups = (0..catalogue.labels.groups().len()).map(Subject::Group);
        for subject in classes.chain(groups) {
            assert_eq!(catalogue.marked(&catalogue.mark(subject)), Some(subject));
        }
    }

    #[test]
    fn the_runner_up_is_the_best_of_the_others() {
        let catalogue = catalogue();
        let best = best_first();
        let runner_up = |subject| catalogue.runner_up(subject, &best);
        assert_eq!(runner_up(Subject::Class(285)), Some(Subject::Class(281)));
        assert_eq!(runner_up(Subject::Class(281)), Some(Subject::Class(285)));
        let cats = catalogue.find_all("domestic cats", &best)[0].subject;
        assert_eq!(runner_up(cats), Some(Subject::Class(207)));
        assert_eq!(catalogue.runner_up(Subject::Class(3), &[]), None);
    }
}
