//! Names and groups of the built-in network's classes.

use super::facts::{CLASSES, NAME};
use crate::labels::Labels;
use std::sync::{Arc, LazyLock};

/// Index, WordNet id, name and synonyms of each class.
const CLASS_TABLE: &str = include_str!("../../../../model/classes.tsv");

/// Groups by WordNet's hierarchy: animals, plants and food, the made world, landscapes.
const GROUP_TABLE: &str = include_str!("../../../../model/groups.tsv");

/// Everyday words that no class is called by, made by hand.
const EVERYDAY_TABLE: &str = include_str!("../../../../model/everyday.tsv");

/// Names and groups of the network's classes, read once.
pub fn labels() -> Arc<Labels> {
    // A test reads the tables, which are part of the program: the numbers are never shown.
    static LABELS: LazyLock<Arc<Labels>> = LazyLock::new(|| {
        let labels = Labels::parse(CLASS_TABLE, GROUP_TABLE)
            .and_then(|labels| labels.with_everyday(EVERYDAY_TABLE));
        Arc::new(labels.unwrap_or_else(|_| Labels::numbered(CLASSES)))
    });
    Arc::clone(&LABELS)
}

/// The labels of a network with this name in its manifest and this number of classes: those of
/// the built-in network, or numbers for any other.
pub fn labels_of(network: &str, classes: usize) -> Arc<Labels> {
    if network == NAME && classes == CLASSES {
        labels()
    } else {
        Arc::new(Labels::numbered(classes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::BadTable;
    use std::collections::HashSet;

    #[test]
    fn there_are_a_thousand_and_cats_are_where_keras_has_them() -> Result<(), BadTable> {
        let labels = Labels::parse(CLASS_TABLE, GROUP_TABLE)?.with_everyday(EVERYDAY_TABLE)?;
        assert_eq!(labels.classes().len(), CLASSES);
        assert_eq!(labels.classes()[285].wordnet_id, "n02124075");
        assert_eq!(labels.name(285), "Egyptian cat");
        assert_eq!(*super::labels(), labels);
        Ok(())
    }

    #[test]
    fn dogs_are_the_118_breeds() {
        let labels = labels();
        let dogs = |group: &&crate::labels::Group| group.id() == Some("n02084071");
        let dogs = labels.groups().iter().find(dogs);
        let breeds: Vec<usize> = (151..=268).collect();
        assert_eq!(dogs.map(|dogs| &dogs.classes), Some(&breeds));
        assert!(labels.groups().len() > 30);
    }

    #[test]
    fn a_group_has_a_name_and_an_id_of_its_own() {
        let labels = labels();
        let classes = labels.classes().iter().map(|class| &*class.wordnet_id);
        let mut ids: HashSet<&str> = classes.collect();
        let mut names = HashSet::new();
        for group in labels.groups() {
            assert!(group.classes.len() >= 2, "{}", group.name);
            assert!(names.insert(&group.name), "{}", group.name);
            assert!(
                group.id().is_some_and(|id| ids.insert(id)),
                "{}",
                group.name
            );
        }
    }

    #[test]
    fn an_everyday_word_is_no_name_and_stands_once() {
        let labels = labels();
        let names: HashSet<&str> = labels.classes().iter().map(|class| &*class.name).collect();
        let mut words = HashSet::new();
        for everyday in labels.everyday() {
            assert!(words.insert(everyday.word), "{}", everyday.word);
            assert!(!names.contains(everyday.word), "{}", everyday.word);
            assert!(everyday.classes.len() + everyday.groups.len() > 0);
        }
        assert!(words.len() >= 150, "{}", words.len());
    }

    #[test]
    fn another_network_has_numbers_for_names() {
        assert_eq!(labels_of(NAME, CLASSES), labels());
        assert_eq!(labels_of("mine", 2).name(1), "class 1");
        assert_eq!(*labels_of(NAME, 7), Labels::numbered(7));
    }
}
