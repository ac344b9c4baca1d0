//! Numbers and names of a `project.json` that no page has written.

use super::error::{FileError, OddPart};
use super::manifest::{HeadFacts, Manifest};
use crate::classes::project::COLOURS;
use crate::classes::record::{MAX_CHANNELS, MAX_CLASSES};
use std::collections::HashSet;

/// The first part that cannot be.
pub(super) fn check(manifest: &Manifest, network: (&str, usize)) -> Result<(), FileError> {
    let odd = |part, number| Err(FileError::Odd { part, number });
    let found = &manifest.network;
    if (found.name.as_str(), found.channels) != network || found.channels > MAX_CHANNELS {
        let (name, channels) = (found.name.clone(), found.channels);
        return Err(FileError::OtherNetwork { name, channels });
    }
    for (number, class) in manifest.classes.iter().enumerate() {
        let is_nameless = class.name.trim().is_empty();
        if is_nameless || class.colour >= COLOURS || number >= MAX_CLASSES {
            return odd(OddPart::Class, number);
        }
    }
    let (mut keys, mut rows) = (HashSet::new(), 0);
    for (number, member) in manifest.members.iter().enumerate() {
        let is_in_turn = member.row.is_none_or(|row| row == rows);
        rows += usize::from(member.row.is_some());
        let is_known = member.class < manifest.classes.len();
        let is_one = member.row.is_none() || member.failure.is_none();
        if !is_known || !is_in_turn || !is_one || !keys.insert(member.key.as_str()) {
            return odd(OddPart::Member, number);
        }
    }
    if let Some(head) = &manifest.head
        && !fits(head, manifest.classes.len())
    {
        return odd(OddPart::Head, 0);
    }
    Ok(())
}

fn fits(head: &HeadFacts, classes: usize) -> bool {
    let outputs: HashSet<usize> = head.classes.iter().copied().collect();
    !outputs.is_empty()
        && outputs.len() == head.classes.len()
        && outputs.iter().all(|&class| class < classes)
        && head.labels.len() == head.keys.len()
        && head.folds.len() == head.keys.len()
}
