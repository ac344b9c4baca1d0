//! The names of all classes of one network, and of groups of them.

use super::class::{Class, Group};
use super::everyday::{self, Everyday};
use super::tables::{self, BadTable};

/// Names of all classes of a network, in the order of its logits, and groups of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    classes: Vec<Class>,
    groups: Vec<Group>,
    everyday: Vec<Everyday>,
}

impl Labels {
    /// Reads two tables of fields separated by tabs, each below a line of headings.
    ///
    /// - Classes: index, WordNet id, name, synonyms; indices ascend from 0 without gaps.
    /// - Groups: name, WordNet ids, classes; the classes as indices and ranges (`3-8`, both ends
    ///   included) in ascending order, separated by commas.
    ///
    /// # Errors
    /// The first line that breaks these rules, or that names a class beyond the last one.
    pub fn parse(classes: &'static str, groups: &'static str) -> Result<Self, BadTable> {
        let classes = tables::classes(classes)?;
        let groups = tables::groups(groups, classes.len())?;
        Ok(Self {
            classes,
            groups,
            everyday: Vec::new(),
        })
    }

    /// The labels with a table of everyday words below a line of headings: a word, a tab, the names
    /// of classes and groups, separated by `; `.
    ///
    /// # Errors
    /// The first line that breaks this rule, or that has an unknown name.
    pub fn with_everyday(self, table: &'static str) -> Result<Self, BadTable> {
        let everyday = everyday::words(table, &self.classes, &self.groups)?;
        Ok(Self { everyday, ..self })
    }

    /// Labels for a network whose class names are unknown: `class 0`, `class 1`, ..., no groups.
    pub fn numbered(classes: usize) -> Self {
        Self::named((0..classes).map(numbered_name))
    }

    /// Labels for classes that have a name and nothing else.
    pub fn named(names: impl IntoIterator<Item = String>) -> Self {
        let class = |(index, name): (usize, String)| Class {
            index,
            wordnet_id: "".into(),
            name: name.into(),
            synonyms: "".into(),
        };
        Self {
            classes: names.into_iter().enumerate().map(class).collect(),
            groups: Vec::new(),
            everyday: Vec::new(),
        }
    }

    /// All classes, by index.
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// All groups, in the order in which they are offered: the wider before the narrower.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Everyday words that lead to classes and groups.
    pub fn everyday(&self) -> &[Everyday] {
        &self.everyday
    }

    /// The name of a class; `class 7` for an index beyond the last class.
    pub fn name(&self, class: usize) -> String {
        self.classes
            .get(class)
            .map_or_else(|| numbered_name(class), |class| class.name.to_string())
    }
}

fn numbered_name(class: usize) -> String {
    format!("class {class}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASSES: &str = "head\n0\tn1\ttench\t\n1\tn2\tkite (bird)\tkite\n";
    const GROUPS: &str = "head\nfish\tn3\t0\n";

    #[test]
    fn unknown_classes_are_called_by_their_numbers() {
        let labels = Labels::numbered(3);
        let names: Vec<&str> = labels.classes().iter().map(|class| &*class.name).collect();
        assert_eq!(names, ["class 0", "class 1", "class 2"]);
        assert_eq!(labels.name(2), "class 2");
        assert_eq!(labels.name(3), "class 3");
        assert!(labels.groups().is_empty());
    }

    #[test]
    fn a_word_leads_to_classes_and_groups() -> Result<(), BadTable> {
        let labels = Labels::parse(CLASSES, GROUPS)?;
        let labels = labels.with_everyday("head\npet\tkite (bird); fish; tench\n")?;
        let expected = Everyday {
            word: "pet",
            classes: vec![1, 0],
            groups: vec![0],
        };
        assert_eq!(labels.everyday(), [expected]);
        Ok(())
    }

    #[test]
    fn a_word_that_leads_nowhere_is_named() {
        for bad in [
            "head\nhawk\teagle",
            "head\nhawk",
            "head\n\ttench",
            "head\nhawk\t",
        ] {
            let labels = Labels::parse(CLASSES, GROUPS);
            let text = bad.lines().nth(1).unwrap_or_default();
            let error = BadTable::Everyday { line: 2, text };
            assert_eq!(
                labels.and_then(|labels| labels.with_everyday(bad)),
                Err(error)
            );
        }
    }
}
