//! The catalogue of the language that is spoken, and a sentence from it.

use crate::language::Language;
use crate::say::MESSAGES;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use std::cell::RefCell;
use std::fmt;

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

/// A text that is no file of a language, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACatalogue;

impl fmt::Display for NotACatalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not the whole file of a language")
    }
}

impl std::error::Error for NotACatalogue {}

/// Speaks a language from now on, on this thread: `text` is its file. Says nothing to the page, which
/// has to show its sentences again.
///
/// # Errors
/// [`NotACatalogue`] where the text cannot be read or lacks a message; what was spoken before still is.
pub fn speak(language: Language, text: String) -> Result<(), NotACatalogue> {
    let spoken = read(language, text).ok_or(NotACatalogue)?;
    SPOKEN.set(Some(spoken));
    Ok(())
}

/// The language that is spoken; `None` until a file has come.
pub fn spoken() -> Option<Language> {
    SPOKEN.with_borrow(|spoken| Some(spoken.as_ref()?.language))
}

fn read(language: Language, text: String) -> Option<Spoken> {
    let resource = FluentResource::try_new(text).ok()?;
    let locales = language.code.parse().into_iter().collect();
    let mut bundle = FluentBundle::new(locales);
    // No marks of direction around variables: copied text would have them in it.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    let whole = MESSAGES.iter().all(|name| bundle.has_message(name));
    whole.then_some(Spoken { language, bundle })
}

/// Tests speak the first language; the page has to fetch it.
#[cfg(not(target_arch = "wasm32"))]
fn at_first() -> Option<Spoken> {
    let text = include_str!("../../../languages/en.ftl");
    read(crate::LANGUAGES[0], text.to_owned())
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
    fn a_language_is_spoken_by_its_whole_file() {
        let german = Language::of("de").unwrap();
        let text = include_str!("../../../languages/de.ftl");
        assert_eq!(speak(german, text.to_owned()), Ok(()));
        assert_eq!(spoken(), Some(german));
        let pages = |n| sentence("stage-first-page", &[("pages", Argument::Count(n))]);
        assert!(pages(1).starts_with("Diese Datei hat 1 Seite;"));
        assert!(pages(2).starts_with("Diese Datei hat 2 Seiten;"));

        let english = Language::of("en").unwrap();
        let cut = include_str!("../../../languages/en.ftl");
        for text in ["", "<!DOCTYPE html>\n<title>Sign in</title>", &cut[..3000]] {
            assert_eq!(speak(english, text.to_owned()), Err(NotACatalogue));
        }
        assert_eq!(spoken(), Some(german));
    }
}
