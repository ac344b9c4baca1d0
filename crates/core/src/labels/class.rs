//! One class, and a group of classes.

use std::borrow::Cow;

/// One class: an output of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Index in the network's logits.
    pub index: usize,
    /// WordNet 3.0 offset, such as `n02124075`; empty for a class that WordNet does not have.
    pub wordnet_id: Cow<'static, str>,
    /// The everyday name.
    pub name: Cow<'static, str>,
    /// More names, separated by `, `; may be empty.
    pub synonyms: Cow<'static, str>,
}

/// Classes that people ask for together, such as all dogs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// In the plural: `dogs`.
    pub name: Cow<'static, str>,
    /// The synsets that contain the classes, such as `n02084071`; mostly one. The first stands for
    /// the group in addresses.
    pub wordnet_ids: Vec<Cow<'static, str>>,
    /// Indices of its classes, ascending, at least one.
    pub classes: Vec<usize>,
}

impl Group {
    /// The id that stands for the group in addresses and attributes.
    pub fn id(&self) -> Option<&str> {
        self.wordnet_ids.first().map(AsRef::as_ref)
    }
}
