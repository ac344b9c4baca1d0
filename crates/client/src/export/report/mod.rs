//! A report: one HTML file that opens anywhere without a network, and prints.
//!
//! It has no script and refers to no other file: pictures are inside, as `data:` addresses, and its own
//! policy forbids all else. A gallery's report has a thousand pictures, so it is written piece by piece:
//! [`Report::take`] gives what is written so far, to be put into a file.

use super::escape::Escaped;
use std::fmt::Write as _;

/// The sheet of the report; part of the file.
const STYLE: &str = include_str!("report.css");

/// What stands at the top of a report. All texts are plain, in the report's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading<'a> {
    /// The code of the language: `en`.
    pub language: &'a str,
    pub title: &'a str,
    /// The sentences below it.
    pub introduction: &'a str,
}

/// A picture inside of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture<'a> {
    /// The `data:` address of it.
    pub address: &'a str,
    /// Its description for people who do not see it.
    pub alt: &'a str,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// A report in the making.
#[derive(Debug)]
pub struct Report {
    written: String,
}

impl Report {
    /// Begins a report.
    pub fn begin(heading: &Heading<'_>) -> Self {
        let Heading {
            language,
            title,
            introduction,
        } = heading;
        let (language, title) = (Escaped(language), Escaped(title));
        let mut report = Self {
            written: String::new(),
        };
        report.add(format_args!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             img-src data:; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <header>\n<h1>{title}</h1>\n"
        ));
        report.paragraph(introduction);
        report.add(format_args!("</header>\n"));
        report
    }

    /// Begins a section.
    pub fn section(&mut self, heading: &str) {
        self.add(format_args!("<h2>{}</h2>\n", Escaped(heading)));
    }

    /// A paragraph; an empty one is left out.
    pub fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.add(format_args!("<p>{}</p>\n", Escaped(text)));
        }
    }

    /// Pictures beside each other, with one caption; an empty one is left out.
    pub fn pictures(&mut self, pictures: &[Picture<'_>], caption: &str) {
        self.add(format_args!("<figure>\n<div class=\"pictures\">\n"));
        for picture in pictures {
            self.picture(picture);
        }
        self.add(format_args!("</div>\n"));
        if !caption.is_empty() {
            let caption = Escaped(caption);
            self.add(format_args!("<figcaption>{caption}</figcaption>\n"));
        }
        self.add(format_args!("</figure>\n"));
    }

    /// Facts in two columns: a name and a value.
    pub fn facts<N: AsRef<str>, V: AsRef<str>>(&mut self, facts: &[(N, V)]) {
        self.add(format_args!("<dl>\n"));
        for (name, value) in facts {
            let (name, value) = (Escaped(name.as_ref()), Escaped(value.as_ref()));
            self.add(format_args!("<dt>{name}</dt><dd>{value}</dd>\n"));
        }
        self.add(format_args!("</dl>\n"));
    }

    /// A table. Cells that are numbers stand at the right; `numbers` says in which columns they are.
    pub fn table<C: AsRef<str>>(&mut self, head: &[C], rows: &[Vec<String>], numbers: &[bool]) {
        let class = |column: usize| match numbers.get(column) {
            Some(true) => " class=\"number\"",
            _ => "",
        };
        self.add(format_args!("<div class=\"table\"><table>\n<thead><tr>"));
        for (column, cell) in head.iter().enumerate() {
            let (class, cell) = (class(column), Escaped(cell.as_ref()));
            self.add(format_args!("<th scope=\"col\"{class}>{cell}</th>"));
        }
        self.add(format_args!("</tr></thead>\n<tbody>\n"));
        for row in rows {
            self.add(format_args!("<tr>"));
            for (column, cell) in row.iter().enumerate() {
                let (class, cell) = (class(column), Escaped(cell));
                self.add(format_args!("<td{class}>{cell}</td>"));
            }
            self.add(format_args!("</tr>\n"));
        }
        self.add(format_args!("</tbody></table></div>\n"));
    }

    /// Begins a grid of cards, which [`Self::end_cards`] ends.
    pub fn begin_cards(&mut self) {
        self.add(format_args!("<ul class=\"cards\">\n"));
    }

    /// One photo of the grid: its picture, where there is one, and lines of text, the first of them the
    /// most important.
    pub fn card<L: AsRef<str>>(&mut self, picture: Option<&Picture<'_>>, lines: &[L]) {
        self.add(format_args!("<li>"));
        if let Some(picture) = picture {
            self.picture(picture);
        }
        for (at, line) in lines.iter().enumerate() {
            let line = Escaped(line.as_ref());
            let tag = if at == 0 { "b" } else { "span" };
            self.add(format_args!("<{tag}>{line}</{tag}>"));
        }
        self.add(format_args!("</li>\n"));
    }

    /// Ends the grid.
    pub fn end_cards(&mut self) {
        self.add(format_args!("</ul>\n"));
    }

    /// Ends the report with a last line.
    pub fn end(&mut self, line: &str) {
        let line = Escaped(line);
        self.add(format_args!(
            "<footer><p>{line}</p></footer>\n</body>\n</html>\n"
        ));
    }

    /// Takes what is written so far out of memory: the next bytes of the file.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.written)
    }

    /// Bytes that are written and not taken.
    pub fn bytes(&self) -> usize {
        self.written.len()
    }

    fn picture(&mut self, picture: &Picture<'_>) {
        let (address, alt) = (Escaped(picture.address), Escaped(picture.alt));
        let (width, height) = picture.size;
        self.add(format_args!(
            "<img src=\"{address}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">\n"
        ));
    }

    fn add(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into memory does not fail.
        let _ = self.written.write_fmt(text);
    }
}

#[cfg(test)]
mod tests;
