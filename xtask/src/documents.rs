//! Documents beside the page: the model card and the licences, from the project's own Markdown.

use std::path::Path;

use camlens_model::sha256_hex;
use pulldown_cmark::{Options, Parser, html};

use crate::error::Error;

const STYLE: &str = include_str!("../assets/document.css");

/// Name on the site, title, and the Markdown file in the project.
const DOCUMENTS: [(&str, &str, &str); 2] = [
    ("model-card.html", "Model card", "model/README.md"),
    ("licences.html", "Licences", "docs/licences.md"),
];

/// Writes the documents into the site's folder; `root` is the project's.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(root: &Path, site: &Path) -> Result<(), Error> {
    let hash = sha256_hex(STYLE.as_bytes());
    let style = format!("document-{}.css", hash.get(..12).unwrap_or(&hash));
    fs_err::write(site.join(&style), STYLE)?;
    for (name, title, source) in DOCUMENTS {
        let markdown = fs_err::read_to_string(root.join(source))?;
        fs_err::write(site.join(name), document(title, &markdown, &style))?;
    }
    Ok(())
}

/// A document of its own, with a way back to the page.
fn document(title: &str, markdown: &str, style: &str) -> String {
    let mut body = String::new();
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    html::push_html(&mut body, parser);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\" />\n\
         <title>Camlens: {title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <link rel=\"stylesheet\" href=\"./{style}\" />\n</head>\n<body>\n\
         <p><a href=\"./\">Back to Camlens</a></p>\n{body}</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_its_tables_and_the_way_back() {
        let page = document(
            "Card",
            "# Card\n\n| a | b |\n|---|---|\n| 1 | <2> |\n",
            "s.css",
        );
        assert!(page.contains("<td>1</td>"), "{page}");
        assert!(page.contains("<a href=\"./\">"));
        assert!(page.contains("href=\"./s.css\""));
    }
}
