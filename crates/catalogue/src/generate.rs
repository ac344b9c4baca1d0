//! Writes a Rust function for each message.

use super::names::{FIRST, LANGUAGE_NAME};
use super::read::{Catalogue, Kind, Message};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The Rust source of the functions, of the list of languages and of the messages' names. It expects `Language`,
/// `sentence(name, arguments)` and `Argument` in the module that includes it.
///
/// A message without variables is a function without arguments; with one variable, a function with
/// that argument; with more, a struct whose fields they are, so that two cannot be swapped, and a
/// method `say`.
pub fn rust(catalogues: &[Catalogue], messages: &BTreeMap<String, Message>) -> String {
    let mut source = languages(catalogues);
    let names: Vec<&String> = messages.keys().collect();
    let _ = writeln!(
        source,
        "/// The names of all messages.\npub(crate) static MESSAGES: &[&str] = &{names:?};"
    );
    for (name, message) in messages {
        source.push_str(&match message.variables.len() {
            0 | 1 => function(name, message),
            _ => structure(name, message),
        });
    }
    source
}

/// `status-starting` as the name of a function.
pub fn function_name(name: &str) -> String {
    name.replace('-', "_")
}

/// `status-starting` as the name of a type.
pub fn type_name(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

impl Kind {
    fn argument(self) -> &'static str {
        match self {
            Self::Text => "&str",
            Self::Count => "usize",
        }
    }

    fn field(self) -> &'static str {
        match self {
            Self::Text => "&'a str",
            Self::Count => "usize",
        }
    }

    fn wrapped(self, value: &str) -> String {
        match self {
            Self::Text => format!("Argument::Text({value})"),
            Self::Count => format!("Argument::Count({value})"),
        }
    }
}

/// [`FIRST`], and then the others by their codes.
fn languages(catalogues: &[Catalogue]) -> String {
    let mut catalogues: Vec<&Catalogue> = catalogues.iter().collect();
    catalogues.sort_by_key(|catalogue| (catalogue.language != FIRST, &catalogue.language));
    let mut rows = String::new();
    for catalogue in catalogues {
        let name = catalogue.messages.get(LANGUAGE_NAME);
        let name = name.map_or("", |message| &message.text);
        let code = &catalogue.language;
        let _ = writeln!(rows, "    Language {{ code: {code:?}, name: {name:?} }},");
    }
    format!(
        "/// All languages, the first one first.\npub static LANGUAGES: &[Language] = &[\n{rows}];\n"
    )
}

fn documented(message: &Message) -> String {
    let lines = message.text.lines().map(|line| {
        let line = line
            .replace('[', "\\[")
            .replace(']', "\\]")
            .replace('<', "\\<");
        format!("/// {line}\n")
    });
    lines.collect()
}

fn function(name: &str, message: &Message) -> String {
    let mut arguments = String::new();
    let mut pairs = String::new();
    for (variable, kind) in &message.variables {
        let argument = function_name(variable);
        let _ = write!(arguments, "{argument}: {}", kind.argument());
        let _ = write!(pairs, "({variable:?}, {})", kind.wrapped(&argument));
    }
    format!(
        "\n{}#[must_use]\npub fn {}({arguments}) -> String {{\n    sentence({name:?}, &[{pairs}])\n}}\n",
        documented(message),
        function_name(name),
    )
}

fn structure(name: &str, message: &Message) -> String {
    let lifetime = message.variables.values().any(|kind| *kind == Kind::Text);
    let (declared, used) = if lifetime { ("<'a>", "<'_>") } else { ("", "") };
    let (mut fields, mut pairs) = (String::new(), String::new());
    for (variable, kind) in &message.variables {
        let field = function_name(variable);
        let _ = writeln!(fields, "    pub {field}: {},", kind.field());
        let value = kind.wrapped(&format!("self.{field}"));
        let _ = writeln!(pairs, "            ({variable:?}, {value}),");
    }
    let name_of_type = type_name(name);
    format!(
        "\n{}#[derive(Debug, Clone, Copy)]\npub struct {name_of_type}{declared} {{\n{fields}}}\n\n\
         impl {name_of_type}{used} {{\n    #[must_use]\n    pub fn say(self) -> String {{\n        \
         sentence({name:?}, &[\n{pairs}        ])\n    }}\n}}\n",
        documented(message),
    )
}
