//! Puts the tables into `docs/performance.md`, between the markers of their browser.

use super::error::BenchError;

/// The document with the tables, from the project's root.
pub const PATH: &str = "docs/performance.md";

/// The document with other text between the markers of `name`.
///
/// # Errors
/// [`BenchError::NoMarkers`].
pub fn replaced(document: &str, name: &str, text: &str) -> Result<String, BenchError> {
    let begin = format!("<!-- bench {name}: begin -->");
    let end = format!("<!-- bench {name}: end -->");
    let parts = document.split_once(&begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some((before, after))
    });
    let Some((before, after)) = parts else {
        return Err(BenchError::NoMarkers {
            path: PATH.to_owned(),
            begin,
            end,
        });
    };
    Ok(format!("{before}{begin}\n\n{text}\n\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "# Speed\n\n<!-- bench firefox: begin -->\n<!-- bench firefox: end -->\n\n\
        <!-- bench chromium: begin -->\n\nold\n\n<!-- bench chromium: end -->\n\nThe story.\n";

    #[test]
    fn only_what_is_between_the_markers_changes() {
        let once = replaced(DOCUMENT, "chromium", "new").unwrap();
        assert_eq!(once, DOCUMENT.replace("old", "new"));
        assert_eq!(replaced(&once, "chromium", "new").unwrap(), once);
        let both = replaced(&once, "firefox", "fox").unwrap();
        assert!(both.contains("begin -->\n\nfox\n\n<!-- bench firefox: end -->\n\n<!-- bench chr"));
    }

    #[test]
    fn without_markers_nothing_is_written() {
        let wrong = "<!-- bench chromium: end -->\n<!-- bench chromium: begin -->\n";
        for document in ["", wrong] {
            assert!(matches!(
                replaced(document, "chromium", "new"),
                Err(BenchError::NoMarkers { .. })
            ));
        }
    }
}
