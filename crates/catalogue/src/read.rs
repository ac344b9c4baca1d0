//! One file of Fluent becomes its messages with their variables.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;
use std::collections::BTreeMap;
use thiserror::Error;

/// The plural categories of Unicode (CLDR).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What a variable takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, or a number that the page has written.
    Text,
    /// A number that chooses a plural.
    Count,
}

/// A message of one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    /// The sentence as it stands in the file, variables in braces; of a plural, its last form.
    pub text: String,
    pub variables: BTreeMap<String, Kind>,
}

/// The messages of one language, by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The language's code, as the file is named: `en`.
    pub language: String,
    pub messages: BTreeMap<String, Message>,
}

/// Why a file is not a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    #[error("languages/{language}.ftl:{line}: {reason}")]
    Syntax {
        language: String,
        /// 1 is the first line.
        line: usize,
        reason: String,
    },
    #[error("languages/{language}.ftl: {message}: {reason}")]
    Message {
        language: String,
        message: String,
        reason: &'static str,
    },
}

impl Catalogue {
    /// Takes the text of `languages/LANGUAGE.ftl` apart.
    ///
    /// # Errors
    /// When the text is no Fluent, has a message twice, or uses what the page's messages may not use.
    pub fn read(language: &str, text: &str) -> Result<Self, ReadError> {
        let resource = parser::parse(text).map_err(|(_, errors)| {
            let first = errors.first();
            let at = first.map_or(0, |error| error.pos.start);
            ReadError::Syntax {
                language: language.to_owned(),
                line: text[..at.min(text.len())].matches('\n').count() + 1,
                reason: first.map_or_else(String::new, |error| error.kind.to_string()),
            }
        })?;
        let mut messages = BTreeMap::new();
        for entry in resource.body {
            let refused = |message: &str, reason| ReadError::Message {
                language: language.to_owned(),
                message: message.to_owned(),
                reason,
            };
            match entry {
                Entry::Message(message) => {
                    let name = message.id.name;
                    let read = read_message(name, message.value, !message.attributes.is_empty())
                        .map_err(|reason| refused(name, reason))?;
                    if messages.insert(name.to_owned(), read).is_some() {
                        return Err(refused(name, "stands there twice"));
                    }
                }
                Entry::Term(term) => return Err(refused(term.id.name, "terms are not used here")),
                _ => {}
            }
        }
        Ok(Self {
            language: language.to_owned(),
            messages,
        })
    }
}

fn read_message(
    name: &str,
    value: Option<Pattern<&str>>,
    attributes: bool,
) -> Result<Message, &'static str> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.chars().all(plain) {
        return Err("a name has small letters, digits and hyphens");
    }
    if attributes {
        return Err("attributes are not used here: make it a message of its own");
    }
    let mut message = Message::default();
    pattern(&value.ok_or("has no sentence")?, &mut message)?;
    Ok(message)
}

/// Adds the text and the variables of a pattern.
fn pattern(pattern: &Pattern<&str>, message: &mut Message) -> Result<(), &'static str> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.text.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => inline_expression(inline, message)?,
                Expression::Select { selector, variants } => plural(selector, variants, message)?,
            },
        }
    }
    Ok(())
}

fn inline_expression(
    inline: &InlineExpression<&str>,
    message: &mut Message,
) -> Result<(), &'static str> {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.text.extend(["{", id.name, "}"]);
            let variables = &mut message.variables;
            variables.entry(id.name.to_owned()).or_insert(Kind::Text);
            Ok(())
        }
        InlineExpression::StringLiteral { value } => {
            message.text.push_str(value);
            Ok(())
        }
        _ => Err("only { $variable }, { \"text\" } and plurals are used here"),
    }
}

fn plural(
    selector: &InlineExpression<&str>,
    variants: &[Variant<&str>],
    message: &mut Message,
) -> Result<(), &'static str> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("a plural is chosen by a variable");
    };
    let before = message.text.clone();
    for variant in variants {
        match variant.key {
            VariantKey::Identifier { name } if !CATEGORIES.contains(&name) => {
                return Err("only a plural is chosen in a message: make one message a case");
            }
            VariantKey::Identifier { name } if variant.default != (name == "other") => {
                return Err("the form with the asterisk is `other`");
            }
            _ => {}
        }
        message.text.clone_from(&before);
        pattern(&variant.value, message)?;
    }
    message.variables.insert(id.name.to_owned(), Kind::Count);
    Ok(())
}
