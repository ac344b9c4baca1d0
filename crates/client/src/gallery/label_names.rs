//! Labels that are the name of a class or a group.

use crate::subject::{Catalogue, Subject};
use std::collections::HashMap;
use std::sync::Arc;

/// The classes and groups that labels are the names of. Each label is looked for once.
#[derive(Debug)]
pub struct LabelNames {
    catalogue: Arc<Catalogue>,
    known: HashMap<String, Arc<Named>>,
}

/// The meaning of a label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Best match first; empty for a label that is no name of the network's.
    pub subjects: Vec<Subject>,
    /// Their classes, ascending.
    pub classes: Vec<usize>,
}

impl LabelNames {
    /// Names of this catalogue.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self {
            catalogue,
            known: HashMap::new(),
        }
    }

    /// Whether the names are of this catalogue.
    pub fn are_of(&self, catalogue: &Catalogue) -> bool {
        *self.catalogue == *catalogue
    }

    /// The meaning of a label.
    ///
    /// A label names a class or a group if it is, as a whole, its name, one of its synonyms, an everyday
    /// word for it, or its WordNet id; in the singular or the plural. The begin of a name or one word of
    /// it do not count, and neither does the index of a class: a folder `1` is no goldfish, unless a class is
    /// called `1`. All subjects
    /// that match as well as the best one are meant: both kinds of `crane`, every kind of `airplane`.
    pub fn named(&mut self, label: &str) -> Arc<Named> {
        if let Some(named) = self.known.get(label) {
            return Arc::clone(named);
        }
        let named = Arc::new(named(label, &self.catalogue));
        self.known.insert(label.to_owned(), Arc::clone(&named));
        named
    }
}

fn named(label: &str, catalogue: &Catalogue) -> Named {
    let is_index = label.trim().bytes().all(|byte| byte.is_ascii_digit());
    if is_index {
        return called_by_number(label.trim(), catalogue);
    }
    let mut found = catalogue.called(label);
    let best = found.first().map(|found| found.by);
    found.retain(|found| Some(found.by) == best);
    let subjects: Vec<Subject> = found.into_iter().map(|found| found.subject).collect();
    let mut classes: Vec<usize> = subjects
        .iter()
        .flat_map(|&subject| catalogue.members(subject))
        .collect();
    classes.sort_unstable();
    classes.dedup();
    Named { subjects, classes }
}

/// The classes that have a number for a name.
fn called_by_number(number: &str, catalogue: &Catalogue) -> Named {
    let classes = catalogue.labels().classes().iter();
    let called = classes.filter(|class| !number.is_empty() && class.name.trim() == number);
    let classes: Vec<usize> = called.map(|class| class.index).collect();
    Named {
        subjects: classes.iter().copied().map(Subject::Class).collect(),
        classes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subject::tests::catalogue;

    fn names(label: &str) -> Vec<String> {
        let catalogue = catalogue();
        let named = LabelNames::new(Arc::new(catalogue.clone())).named(label);
        let name = |&subject: &Subject| catalogue.name(subject);
        named.subjects.iter().map(name).collect()
    }

    #[test]
    fn names_synonyms_and_everyday_words_are_names() {
        assert_eq!(names("ants"), ["ant"]);
        assert_eq!(names("Bees"), ["bee"]);
        assert_eq!(names("golden_retriever"), ["Golden Retriever"]);
        assert_eq!(names("tabby"), ["tabby cat"]);
        assert_eq!(names("dogs"), ["dogs"]);
        assert_eq!(names("cat"), ["domestic cats"]);
        assert_eq!(names("n02123045"), ["tabby cat"]);
    }

    #[test]
    fn ones_own_classes_are_named_by_their_folders() {
        let own = ["ants", "2", "Honey bees"].map(str::to_owned);
        let own = Catalogue::new(Arc::new(camlens_core::labels::Labels::named(own)));
        let mut names = LabelNames::new(Arc::new(own.clone()));
        for (label, classes) in [
            ("ants", vec![0]),
            ("Ants", vec![0]),
            ("2", vec![1]),
            ("1", vec![]),
            ("honey_bees", vec![2]),
            ("bees", vec![]),
            ("dogs", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names.named(label).classes, classes, "{label}");
        }
        assert!(names.are_of(&own) && !names.are_of(&catalogue()));
    }

    #[test]
    fn all_that_a_word_means_is_meant() {
        assert_eq!(names("cranes"), ["crane bird", "construction crane"]);
        assert_eq!(names("airplane"), ["airliner", "military aircraft"]);
        let mut names = LabelNames::new(Arc::new(catalogue()));
        let cranes = names.named("cranes");
        assert_eq!(cranes.classes, [134, 517]);
        assert_eq!(names.named("dogs").classes.len(), 118);
        assert!(Arc::ptr_eq(&cranes, &names.named("cranes")));
    }

    #[test]
    fn no_part_of_a_name_and_no_number_is_a_name() {
        for label in [
            "1",
            "281",
            " 007",
            "IMG",
            "retriev",
            "golden",
            "ampersand",
            "2024-05",
            "",
            "-",
        ] {
            assert!(names(label).is_empty(), "{label}: {:?}", names(label));
        }
    }
}
