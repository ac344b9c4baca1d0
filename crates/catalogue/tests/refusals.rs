//! What the build refuses, by file, message and variable.

#![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

use camlens_catalogue::{Catalogue, Disagreement, Kind, ReadError, agree, rust};

const ENGLISH: &str = "language-name = English\nsaved = Saved { $done } of { $all }\n";

fn read(language: &str, text: &str) -> Catalogue {
    Catalogue::read(language, text).unwrap()
}

/// What is wrong with a second language, in words.
fn against_english(text: &str) -> Vec<String> {
    let result = agree(&[read("en", ENGLISH), read("xx", text)]);
    result
        .err()
        .unwrap_or_default()
        .iter()
        .map(Disagreement::to_string)
        .collect()
}

#[test]
fn a_new_language_without_messages_is_refused_message_by_message() {
    assert_eq!(
        against_english(""),
        [
            "languages/xx.ftl lacks the message language-name",
            "languages/xx.ftl lacks the message saved",
        ]
    );
}

#[test]
fn messages_and_variables_that_are_missing_or_unknown_are_named() {
    let whole = "language-name = X\nsaved = { $done }/{ $all }\n";
    assert!(against_english(whole).is_empty());
    assert_eq!(
        against_english("language-name = X\nsaved = { $done }/{ $al }\nmore = More\n"),
        [
            "languages/xx.ftl: more is unknown in languages/en.ftl",
            "languages/xx.ftl: saved lacks the variable $all",
            "languages/xx.ftl: saved has $al, unknown in languages/en.ftl",
        ]
    );
    assert_eq!(
        agree(&[read("de", whole)]),
        Err(vec![Disagreement::NoFirst])
    );
}

#[test]
fn a_file_without_the_name_of_its_language_is_refused() {
    let nameless = [read("en", "saved = Saved\n")];
    let missing = Disagreement::Missing {
        language: "en".to_owned(),
        message: "language-name".to_owned(),
    };
    assert_eq!(agree(&nameless), Err(vec![missing]));
}

#[test]
fn a_plural_in_one_language_makes_a_number_in_all() {
    let english = read("en", "language-name = E\nn = Files: { $n }\n");
    let other = "language-name = X\nn = { $n ->\n    [one] A file\n   *[other] { $n } files\n }\n";
    let agreed = agree(&[english, read("xx", other)]).unwrap();
    assert_eq!(agreed["n"].variables["n"], Kind::Count);
}

#[test]
fn only_a_small_part_of_fluent_is_used() {
    let reason = |text| match Catalogue::read("en", text).unwrap_err() {
        ReadError::Syntax { line, .. } => format!("line {line}"),
        ReadError::Message { reason, .. } => reason.to_owned(),
    };
    for (text, expected) in [
        ("a = A\nb = { $x", "line 2"),
        ("a = A\na = B\n", "stands there twice"),
        ("-a = A\n", "terms are not used here"),
        ("A = A\n", "a name has small letters, digits and hyphens"),
        (
            "a = A\n    .b = B\n",
            "attributes are not used here: make it a message of its own",
        ),
        (
            "a = A\nb = { a }\n",
            "only { $variable }, { \"text\" } and plurals are used here",
        ),
        (
            "a = { $x ->\n    [cat] A\n   *[other] B\n }\n",
            "only a plural is chosen in a message: make one message a case",
        ),
        (
            "a = { $x ->\n    [other] A\n   *[one] B\n }\n",
            "the form with the asterisk is `other`",
        ),
    ] {
        assert_eq!(reason(text), expected, "{text}");
    }
}

#[test]
fn the_functions_take_what_the_messages_name() {
    let catalogues = [read(
        "en",
        "language-name = English\nnone = None\none-file = { $n ->\n    [one] A\n   *[other] B\n }\n\
         two-files = { $first-file } and { $second }\n",
    )];
    let source = rust(&catalogues, &agree(&catalogues).unwrap());
    for expected in [
        "Language { code: \"en\", name: \"English\" },",
        "pub fn none() -> String {\n    sentence(\"none\", &[])\n}",
        "pub fn one_file(n: usize) -> String {\n    sentence(\"one-file\", &[(\"n\", Argument::Count(n))])",
        "/// {first-file} and {second}\n",
        "pub struct TwoFiles<'a> {\n    pub first_file: &'a str,\n    pub second: &'a str,\n}",
    ] {
        assert!(source.contains(expected), "{expected}\n{source}");
    }
}
