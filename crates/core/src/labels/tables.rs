//! Tables of classes and groups, as `model/` writes them.

use super::class::{Class, Group};
use std::ops::RangeInclusive;

/// A line that does not fit its table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTable {
    #[error("line {line} of the class table is not `index, WordNet id, name, synonyms`: {text:?}")]
    Class { line: usize, text: &'static str },
    #[error("line {line} of the group table is not `name, WordNet ids, classes`: {text:?}")]
    Group { line: usize, text: &'static str },
    #[error(
        "line {line} of the everyday words is not `word, names of classes and groups`: {text:?}"
    )]
    Everyday { line: usize, text: &'static str },
}

/// The lines below the headings, with their numbers from 1.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    (1..).zip(table.lines()).skip(1)
}

/// Reads the table of classes: index, WordNet id, name, synonyms.
pub(super) fn classes(table: &'static str) -> Result<Vec<Class>, BadTable> {
    let numbered = (0..).zip(lines(table));
    numbered
        .map(|(index, (line, text))| class(index, text).ok_or(BadTable::Class { line, text }))
        .collect()
}

fn class(expected: usize, text: &'static str) -> Option<Class> {
    let fields: Vec<&str> = text.split('\t').collect();
    let [index, wordnet_id, name, synonyms] = fields[..] else {
        return None;
    };
    let in_order = index.parse() == Ok(expected);
    (in_order && !name.is_empty()).then_some(Class {
        index: expected,
        wordnet_id: wordnet_id.into(),
        name: name.into(),
        synonyms: synonyms.into(),
    })
}

/// Reads the table of groups of `class_count` classes: name, WordNet ids, classes.
pub(super) fn groups(table: &'static str, class_count: usize) -> Result<Vec<Group>, BadTable> {
    lines(table)
        .map(|(line, text)| group(text, class_count).ok_or(BadTable::Group { line, text }))
        .collect()
}

fn group(text: &'static str, class_count: usize) -> Option<Group> {
    let fields: Vec<&str> = text.split('\t').collect();
    let [name, wordnet_ids, classes] = fields[..] else {
        return None;
    };
    let ranges: Option<Vec<_>> = classes
        .split(',')
        .map(|text| range(text, class_count))
        .collect();
    let group = Group {
        name: name.into(),
        wordnet_ids: wordnet_ids.split(',').map(Into::into).collect(),
        classes: ranges?.into_iter().flatten().collect(),
    };
    let ascending = group.classes.is_sorted_by(|a, b| a < b);
    let whole = !name.is_empty() && !wordnet_ids.is_empty() && !group.classes.is_empty();
    (ascending && whole).then_some(group)
}

/// Reads `7` or `3-8`, both ends included.
fn range(text: &str, class_count: usize) -> Option<RangeInclusive<usize>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let class = |text: &str| {
        let class = text.parse().ok();
        class.filter(|&class: &usize| class < class_count)
    };
    Some(class(first)?..=class(last)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_table_is_read_in_order() {
        let read = classes("head\n0\tn1\ttench\tTinca tinca\n1\tn2\tgoldfish\t");
        let expected = [("n1", "tench", "Tinca tinca"), ("n2", "goldfish", "")];
        let expected = (0..)
            .zip(expected)
            .map(|(index, (id, name, synonyms))| Class {
                index,
                wordnet_id: id.into(),
                name: name.into(),
                synonyms: synonyms.into(),
            });
        assert_eq!(read, Ok(expected.collect()));
    }

    #[test]
    fn a_bad_class_is_named() {
        let bad = classes("head\n0\tn1\ttench\t\n2\tn2\tgoldfish\t");
        assert_eq!(
            bad,
            Err(BadTable::Class {
                line: 3,
                text: "2\tn2\tgoldfish\t"
            })
        );
        assert!(classes("head\n0\tn1\ttench").is_err());
        assert!(classes("head\n0\tn1\ttench\t\t").is_err());
        assert!(classes("head\n0\tn1\t\t").is_err());
    }

    #[test]
    fn a_group_has_single_classes_and_ranges() {
        let groups = groups("head\ndogs\tn1,n2\t1,3-5", 6).unwrap_or_default();
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].classes, [1, 3, 4, 5]);
        assert_eq!(groups[0].id(), Some("n1"));
    }

    #[test]
    fn a_bad_group_is_named() {
        for bad in [
            "dogs\tn1",
            "dogs\tn1\t",
            "dogs\tn1\t7,3",
            "dogs\tn1\t10",
            "\tn1\t3",
            "dogs\tn1\t3-x",
        ] {
            let table: &'static str = Box::leak(format!("head\n{bad}").into_boxed_str());
            let text = table.lines().nth(1).unwrap_or_default();
            assert_eq!(groups(table, 10), Err(BadTable::Group { line: 2, text }));
        }
    }
}
