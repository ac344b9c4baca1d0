//! Everyday words that no class is called by, and the classes and groups that they lead to.

use super::class::{Class, Group};
use super::tables::{BadTable, lines};

/// An everyday word, such as `airplane`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Everyday {
    pub word: &'static str,
    /// Indices of classes.
    pub classes: Vec<usize>,
    /// Indices of groups.
    pub groups: Vec<usize>,
}

/// Reads the table of everyday words: word, names of classes and groups separated by `; `. A name
/// that a class and a group have is the class's.
pub(super) fn words(
    table: &'static str,
    classes: &[Class],
    groups: &[Group],
) -> Result<Vec<Everyday>, BadTable> {
    lines(table)
        .map(|(line, text)| word(text, classes, groups).ok_or(BadTable::Everyday { line, text }))
        .collect()
}

fn word(text: &'static str, classes: &[Class], groups: &[Group]) -> Option<Everyday> {
    let (word, names) = text.split_once('\t')?;
    let mut everyday = Everyday {
        word,
        classes: Vec::new(),
        groups: Vec::new(),
    };
    for name in names.split("; ") {
        if let Some(class) = classes.iter().find(|class| class.name == name) {
            everyday.classes.push(class.index);
        } else {
            let group = groups.iter().position(|group| group.name == name)?;
            everyday.groups.push(group);
        }
    }
    (!word.is_empty()).then_some(everyday)
}
