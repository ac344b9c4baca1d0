//! The catalogue of the language that is spoken, and a sentence from it.

use crate::language::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use std::cell::RefCell;

/// A language with its messages.
struct Spoken {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

thread_local! {
    static SPOKEN: RefCell<Option<Spoken>> = RefCell::new(at_first());
}

/// The value of a variable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Argument<'a> {
    Text(&'a str),
    Count(usize),
}

/// Speaks a language from now on, on this thread: `text` is its file. Says nothing to the page, which
/// has to show its sentences again.
pub fn speak(language: Language, text: String) {
    SPOKEN.set(Some(read(language, text)));
}

/// The language that is spoken; `None` until a file has come.
pub fn spoken() -> Option<Language> {
    SPOKEN.with_borrow(|spoken| Some(spoken.as_ref()?.language))
}

fn read(language: Language, text: String) -> Spoken {
    // A file with a fault in it, which the build does not make: what is whole of it is spoken.
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    let locales = language.code.parse().into_iter().collect();
    let mut bundle = FluentBundle::new(locales);
    // No marks of direction around variables: copied text would have them in it.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    Spoken { language, bundle }
}

/// Tests speak the first language; the page has to fetch it.
#[cfg(not(target_arch = "wasm32"))]
fn at_first() -> Option<Spoken> {
    let text = include_str!("../../../languages/en.ftl");
    Some(read(crate::LANGUAGES[0], text.to_owned()))
}

#[cfg(target_arch = "wasm32")]
fn at_first() -> Option<Spoken> {
    None
}

/// A message with its variables filled in. Without a catalogue, its name in words: a page that could
/// not fetch any language still has buttons that can be told apart.
pub(crate) fn sentence(name: &'static str, arguments: &[(&'static str, Argument)]) -> String {
    let said = SPOKEN.with_borrow(|spoken| formatted(spoken.as_ref()?, name, arguments));
    said.unwrap_or_else(|| named(name, arguments))
}

fn formatted(spoken: &Spoken, name: &str, arguments: &[(&str, Argument)]) -> Option<String> {
    let pattern = spoken.bundle.get_message(name)?.value()?;
    let mut values = FluentArgs::with_capacity(arguments.len());
    for (variable, argument) in arguments {
        match argument {
            Argument::Text(text) => values.set(*variable, *text),
            Argument::Count(count) => values.set(*variable, *count),
        }
    }
    let mut errors = Vec::new();
    let values = Some(&values);
    Some(
        spoken
            .bundle
            .format_pattern(pattern, values, &mut errors)
            .into_owned(),
    )
}

fn named(name: &str, arguments: &[(&str, Argument)]) -> String {
    let mut words = name.replace('-', " ");
    for (_, argument) in arguments {
        words.push(' ');
        match argument {
            Argument::Text(text) => words.push_str(text),
            Argument::Count(count) => words.push_str(&count.to_string()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use super::*;

    #[test]
    fn a_page_without_a_catalogue_has_names_for_sentences() {
        SPOKEN.set(None);
        assert_eq!(spoken(), None);
        let arguments = [
            ("file", Argument::Text("cat.jpg")),
            ("n", Argument::Count(2)),
        ];
        assert_eq!(
            sentence("intake-not-read", &arguments),
            "intake not read cat.jpg 2"
        );
    }

    #[test]
    fn a_language_is_spoken_by_its_file() {
        let german = Language::of("de").unwrap();
        let text = "hello = Hallo { $name }\nfiles = { $n ->\n    [one] { $n } Datei\n   *[other] { $n } Dateien\n }\n";
        speak(german, text.to_owned());
        assert_eq!(spoken(), Some(german));
        assert_eq!(
            sentence("hello", &[("name", Argument::Text("Ada"))]),
            "Hallo Ada"
        );
        let files = |n| sentence("files", &[("n", Argument::Count(n))]);
        assert_eq!([0, 1, 2].map(files), ["0 Dateien", "1 Datei", "2 Dateien"]);
    }
}
