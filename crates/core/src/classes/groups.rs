//! Classes that people ask for together, such as all dogs.

use std::ops::RangeInclusive;

/// The table that `model/` makes of WordNet's hierarchy: name, WordNet ids, classes.
const TABLE: &str = include_str!("../../../../model/groups.tsv");

/// Classes below a synset of WordNet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// In the plural: `dogs`.
    pub name: &'static str,
    /// The synsets, such as `n02084071`; mostly one. The first stands for the group in addresses.
    pub wordnet_ids: Vec<&'static str>,
    /// At least one index among the 1000, ascending.
    pub classes: Vec<usize>,
}

/// All groups, in the order in which they are offered: animals, plants and food, the made world,
/// landscapes; the wider before the narrower.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups(Vec<Group>);

/// A line of the table that is no group.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the group table is not `name, WordNet ids, classes`: {text:?}")]
pub struct BadGroupTable {
    pub line: usize,
    pub text: &'static str,
}

impl Groups {
    /// Reads the table that is part of the program.
    ///
    /// # Errors
    /// The first line that is not a group.
    pub fn wordnet() -> Result<Self, BadGroupTable> {
        parse(TABLE)
    }

    /// All of them, in their order.
    pub fn all(&self) -> &[Group] {
        &self.0
    }

    /// The group that a WordNet id stands for.
    pub fn of_id(&self, wordnet_id: &str) -> Option<&Group> {
        self.0
            .iter()
            .find(|group| group.wordnet_ids.first() == Some(&wordnet_id))
    }
}

fn parse(table: &'static str) -> Result<Groups, BadGroupTable> {
    let lines = table.lines().enumerate().skip(1);
    lines
        .map(|(at, text)| group(text).ok_or(BadGroupTable { line: at + 1, text }))
        .collect::<Result<_, _>>()
        .map(Groups)
}

fn group(line: &'static str) -> Option<Group> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [name, wordnet_ids, classes] = fields[..] else {
        return None;
    };
    let runs: Option<Vec<RangeInclusive<usize>>> = classes.split(',').map(run).collect();
    let group = Group {
        name,
        wordnet_ids: wordnet_ids.split(',').collect(),
        classes: runs?.into_iter().flatten().collect(),
    };
    let ascending = group.classes.is_sorted_by(|a, b| a < b);
    let whole = !name.is_empty() && !wordnet_ids.is_empty() && !group.classes.is_empty();
    (ascending && whole).then_some(group)
}

/// `7` or `3-8`, both ends in it.
fn run(text: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let class = |text: &str| text.parse().ok().filter(|&class: &usize| class < 1000);
    Some(class(first)?..=class(last)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classes::Classes;
    use std::error::Error;

    #[test]
    fn dogs_are_the_118_breeds() -> Result<(), BadGroupTable> {
        let groups = Groups::wordnet()?;
        let dogs = groups.of_id("n02084071").map(|group| &group.classes[..]);
        assert_eq!(dogs, Some(&(151..=268).collect::<Vec<_>>()[..]));
        assert!(groups.all().len() > 30);
        Ok(())
    }

    #[test]
    fn a_name_and_an_id_stand_for_one_thing() -> Result<(), Box<dyn Error>> {
        let (groups, classes) = (Groups::wordnet()?, Classes::imagenet()?);
        for (at, group) in groups.all().iter().enumerate() {
            assert!(group.classes.len() >= 2, "{}", group.name);
            assert_eq!(groups.of_id(group.wordnet_ids[0]), Some(group));
            assert!(
                groups.all()[..at]
                    .iter()
                    .all(|other| other.name != group.name)
            );
            let class = |class: &crate::classes::Class| class.wordnet_id == group.wordnet_ids[0];
            assert!(!classes.all().iter().any(class), "{}", group.name);
        }
        Ok(())
    }

    #[test]
    fn a_bad_line_is_named() {
        for bad in [
            "dogs\tn1",
            "dogs\tn1\t",
            "dogs\tn1\t7,3",
            "dogs\tn1\t1000",
            "\tn1\t3",
            "dogs\tn1\t3-x",
        ] {
            let table: &'static str = Box::leak(format!("head\n{bad}").into_boxed_str());
            let line = table.lines().nth(1).unwrap_or_default();
            assert_eq!(
                parse(table),
                Err(BadGroupTable {
                    line: 2,
                    text: line
                })
            );
        }
    }
}
