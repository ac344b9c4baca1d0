//! Names that files may have.

/// Each with every kind of character that a system lets into a name, and some that it does not.
pub fn all() -> Vec<String> {
    vec![
        "it's \"quoted\" `twice`.png".to_owned(),
        "<script>document.title='taken'</script>.png".to_owned(),
        "<img src=x onerror=\"document.title='taken'\">&amp;&lt;.png".to_owned(),
        "two\nlines\tand a bell\u{7}.png".to_owned(),
        "line\u{2028}separator\u{85}.png".to_owned(),
        // Shown as it stands this would read "photo-gnp.exe".
        "photo-\u{202e}exe.png".to_owned(),
        "\u{2067}isolated and never closed.png".to_owned(),
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 12.png".to_owned(),
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}.png"
            .to_owned(),
        "Z\u{335}\u{310}\u{358}a\u{34a}\u{489}l\u{334}go.png".to_owned(),
        "..%2f..%2fetc%2fpasswd\\..\\C:.png".to_owned(),
        "{name} {0} %s ${7*7} {{7*7}}.png".to_owned(),
        ".png".to_owned(),
        " ".to_owned(),
        format!("{}.png", "a".repeat(251)),
        format!("{}.png", "\u{1f600}".repeat(62)),
    ]
}
