//! The classes and the settings as bytes.

use super::error::ProjectError;
use crate::classes::outline::Settings;
use crate::classes::project::{COLOURS, OwnClass};
use crate::sealed::Seal;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

const SEAL: Seal = Seal {
    magic: *b"CLcl",
    version: 1,
};

/// Classes of a project, at most: more than anybody keeps apart.
pub(in crate::classes) const MAX_CLASSES: usize = 10_000;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    classes: Vec<OwnClass>,
    settings: Settings,
}

/// The bytes of classes, in the order of the page, and settings.
pub fn encode_outline(classes: &[OwnClass], settings: Settings) -> Vec<u8> {
    let head = Head {
        classes: classes.to_vec(),
        settings,
    };
    // JSON can say all of these types; an empty head would be refused.
    SEAL.close(&serde_json::to_vec(&head).unwrap_or_default(), &[])
}

/// The classes and settings of these bytes.
///
/// # Errors
/// [`ProjectError`] for bytes that are none, and for classes that a project cannot have.
pub fn decode_outline(bytes: &[u8]) -> Result<(Vec<OwnClass>, Settings), ProjectError> {
    let (head, words) = SEAL.open(bytes)?;
    if !words.is_empty() {
        return Err(ProjectError::Words {
            expected: 0,
            found: words.len() as u64 / 4,
        });
    }
    let Head { classes, settings } = serde_json::from_slice(head)?;
    check(&classes)?;
    Ok((classes, settings))
}

fn check(classes: &[OwnClass]) -> Result<(), ProjectError> {
    if classes.len() > MAX_CLASSES {
        return Err(ProjectError::Classes {
            classes: classes.len(),
        });
    }
    let mut known = HashSet::new();
    for class in classes {
        let id = class.id.0;
        if !known.insert(id) {
            return Err(ProjectError::SameNumber { id });
        }
        if class.name.trim().is_empty() || class.colour >= COLOURS {
            return Err(ProjectError::Class { id });
        }
    }
    Ok(())
}
