//! A Python script that builds the network with Keras and puts a head of one's own on it.

use super::OwnHead;

/// The script's text, with what differs from head to head between braces.
const SCRIPT: &str = include_str!("keras.py");

/// The script for this head, whose `.npz` lies beside it under this name.
pub fn keras_script(head: &OwnHead, npz_name: &str) -> String {
    let of = &head.preprocessing;
    // JSON's texts are Python's, too.
    let names = head.names.join(", ").replace(char::is_control, " ");
    let npz = serde_json::to_string(npz_name).unwrap_or_default();
    let values = [
        ("{npz}", npz),
        ("{short}", of.short_side.to_string()),
        ("{cell}", of.cell.to_string()),
        ("{longest}", of.longest_ratio.to_string()),
        // Last: a class may be called `{npz}`.
        ("{classes}", names.replace(['\\', '"'], "'")),
    ];
    let begin = SCRIPT.to_owned();
    values
        .iter()
        .fold(begin, |text, (mark, value)| text.replace(mark, value))
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;

    #[test]
    fn names_do_not_end_its_texts() {
        let mut head = head();
        head.names = vec!["a\"\"\"".to_owned(), "b\\\nc {npz}".to_owned()];
        let script = keras_script(&head, "a\"b.npz");
        assert!(
            script
                .starts_with("\"\"\"Keras' ResNet50 with classes of one's own: a''', b' c {npz}.")
        );
        assert!(script.contains(r#"with_name("a\"b.npz")"#));
        assert!(script.contains("short, cell, longest = 256, 32, 4"));
        assert!(!script.contains("{classes}"));
    }
}
