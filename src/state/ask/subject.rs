//! What a question is about: a class, or classes that belong together.

use camlens_core::cam::{CamError, Evidence};
use camlens_core::classes::{Class, Classes, Group, Groups, Match, Search};
use camlens_core::reading::{Prediction, PredictionLayer, Reading};

/// A class or a group of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Index among the 1000.
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
    classes: Classes,
    groups: Groups,
    class_search: Search,
    group_search: Search,
}

impl Catalogue {
    /// Prepares the search, once.
    pub fn new(classes: Classes, groups: Groups) -> Self {
        Self {
            class_search: Search::of_classes(&classes),
            group_search: Search::of_groups(&groups),
            classes,
            groups,
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
            Subject::Class(class) => self.classes.name(class),
            Subject::Group(group) => self
                .group(group)
                .map_or_else(|| format!("group {group}"), |group| group.name.to_owned()),
        }
    }

    /// What marks it in attributes and addresses: a class's index, a group's WordNet id.
    pub fn mark(&self, subject: Subject) -> String {
        match subject {
            Subject::Class(class) => class.to_string(),
            Subject::Group(group) => self
                .group(group)
                .and_then(|group| group.wordnet_ids.first())
                .map_or_else(String::new, |&id| id.to_owned()),
        }
    }

    /// The class or the group that a mark stands for.
    pub fn marked(&self, mark: &str) -> Option<Subject> {
        let class = mark
            .parse()
            .ok()
            .filter(|&class| self.class(class).is_some());
        class.map(Subject::Class).or_else(|| {
            let marked = |group: &Group| group.wordnet_ids.first() == Some(&mark);
            let group = self.groups.all().iter().position(marked)?;
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
    pub fn synonyms(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Class(class) => self.class(class).map_or("", |class| class.synonyms),
            Subject::Group(_) => "",
        }
    }

    /// All that the table has on a class.
    pub fn class(&self, index: usize) -> Option<Class> {
        self.classes.all().get(index).copied()
    }

    /// Its map, bias and score.
    ///
    /// # Errors
    /// A reading of another network; an unknown class or group.
    pub fn evidence(
        &self,
        reading: &Reading,
        layer: &PredictionLayer,
        subject: Subject,
    ) -> Result<Evidence, CamError> {
        Evidence::of_group(reading, layer, &self.members(subject))
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
        self.groups.all().get(index)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use camlens_core::reading::Ranking;

    pub fn catalogue() -> Catalogue {
        match (Classes::imagenet(), Groups::wordnet()) {
            (Ok(classes), Ok(groups)) => Catalogue::new(classes, groups),
            tables => panic!("{tables:?}"),
        }
    }

    fn best_first() -> Vec<Prediction> {
        let mut logits = vec![0.0; 1000];
        (logits[285], logits[281], logits[207]) = (9.0, 8.0, 7.0);
        Ranking::of(&logits).best_first().to_vec()
    }

    #[test]
    fn nothing_asked_shows_the_best_first() {
        let found = catalogue().find_classes("", &best_first());
        assert_eq!(found.len(), 1000);
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
        let classes = (0..1000).map(Subject::Class);
        let groups = (0..catalogue.groups.all().len()).map(Subject::Group);
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
