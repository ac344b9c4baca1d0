//! Names that files may have.

/// A name, and how it is shown among other words.
pub struct Name {
    pub given: String,
    pub shown: String,
}

/// Names with every kind of character that a system lets into one, and some that it does not.
pub fn all() -> Vec<Name> {
    [as_they_are(), changed()].into_iter().flatten().collect()
}

fn as_they_are() -> Vec<Name> {
    [
        "it's \"quoted\" `twice`.png",
        "<script>document.title='taken'</script>.png",
        "<img src=x onerror=\"document.title='taken'\">&amp;&lt;.png",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 12.png",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}.png",
        "Z\u{335}\u{310}\u{358}a\u{34a}\u{489}l\u{334}go.png",
        "..%2f..%2fetc%2fpasswd\\..\\C:.png",
        "{name} {0} %s ${7*7} {{7*7}}.png",
        ".png",
        &format!("{}.png", "a".repeat(251)),
        &format!("{}.png", "\u{1f600}".repeat(62)),
    ]
    .into_iter()
    .map(|name| Name {
        given: name.to_owned(),
        shown: name.to_owned(),
    })
    .collect()
}

fn changed() -> Vec<Name> {
    [
        (
            "two\nlines\tand a bell\u{7}.png",
            "two\u{fffd}lines\u{fffd}and a bell\u{fffd}.png",
        ),
        (
            "line\u{2028}separator\u{85}.png",
            "line\u{fffd}separator\u{fffd}.png",
        ),
        // As it stands this would be shown as "photo-gnp.exe".
        ("photo-\u{202e}exe.png", "photo-\u{fffd}exe.png"),
        ("\u{2067}never closed.png", "\u{fffd}never closed.png"),
        (" ", "photo without a name"),
    ]
    .into_iter()
    .map(|(given, shown)| Name {
        given: given.to_owned(),
        shown: shown.to_owned(),
    })
    .collect()
}
