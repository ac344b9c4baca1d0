//! Holds the languages against each other.

use super::names::{FIRST, LANGUAGE_NAME};
use super::read::{Catalogue, Kind, Message};
use std::collections::BTreeMap;
use thiserror::Error;

/// A place where one language does not say what the others say.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Disagreement {
    #[error("languages/{FIRST}.ftl is missing: the others are held against it")]
    NoFirst,
    #[error("languages/{language}.ftl lacks the message {message}")]
    Missing { language: String, message: String },
    #[error("languages/{language}.ftl: {message} is unknown in languages/{FIRST}.ftl")]
    Unknown { language: String, message: String },
    #[error("languages/{language}.ftl: {message} lacks the variable ${variable}")]
    MissingVariable {
        language: String,
        message: String,
        variable: String,
    },
    #[error(
        "languages/{language}.ftl: {message} has ${variable}, unknown in languages/{FIRST}.ftl"
    )]
    UnknownVariable {
        language: String,
        message: String,
        variable: String,
    },
}

/// The messages that all languages have, with the text of [`FIRST`]. A variable that chooses a plural
/// in one language is a number in all of them.
///
/// # Errors
/// All places where a message or a variable is missing or unknown, and [`LANGUAGE_NAME`] where a
/// language does not say its own name.
pub fn agree(catalogues: &[Catalogue]) -> Result<BTreeMap<String, Message>, Vec<Disagreement>> {
    let is_first = |catalogue: &&Catalogue| catalogue.language == FIRST;
    let Some(first) = catalogues.iter().find(is_first) else {
        return Err(vec![Disagreement::NoFirst]);
    };
    let mut agreed = first.messages.clone();
    agreed.entry(LANGUAGE_NAME.to_owned()).or_default();
    let mut found = Vec::new();
    for catalogue in catalogues {
        let language = || catalogue.language.clone();
        for message in catalogue.messages.keys() {
            if !agreed.contains_key(message) {
                found.push(Disagreement::Unknown {
                    language: language(),
                    message: message.clone(),
                });
            }
        }
        for (name, message) in &mut agreed {
            match catalogue.messages.get(name) {
                Some(own) => found.extend(variables(&catalogue.language, name, message, own)),
                None => found.push(Disagreement::Missing {
                    language: language(),
                    message: name.clone(),
                }),
            }
        }
    }
    if found.is_empty() {
        Ok(agreed)
    } else {
        Err(found)
    }
}

/// Compares the variables of one message, and makes a number of each that chooses a plural.
fn variables(language: &str, name: &str, agreed: &mut Message, own: &Message) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (variable, kind) in &mut agreed.variables {
        match own.variables.get(variable) {
            Some(Kind::Count) => *kind = Kind::Count,
            Some(Kind::Text) => {}
            None => found.push(Disagreement::MissingVariable {
                language: language.to_owned(),
                message: name.to_owned(),
                variable: variable.clone(),
            }),
        }
    }
    for variable in own.variables.keys() {
        if !agreed.variables.contains_key(variable) {
            found.push(Disagreement::UnknownVariable {
                language: language.to_owned(),
                message: name.to_owned(),
                variable: variable.clone(),
            });
        }
    }
    found
}
