//! Places in a picture that is laid out, and texts that are fitted into it.

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub left: usize,
    pub top: usize,
    pub width: usize,
    pub height: usize,
}

/// The side of a text that stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// In pixels.
    pub size: f64,
    pub bold: bool,
}

/// A line of text at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedText {
    pub text: String,
    pub font: Font,
    pub x: f64,
    /// The line that the letters stand on, in pixels from the top.
    pub baseline: f64,
    pub align: Align,
}

/// The width of a text in a font, in pixels.
pub type Measure<'a> = &'a dyn Fn(&str, Font) -> f64;

impl Font {
    /// The distance of two lines.
    pub fn line(self) -> f64 {
        (1.35 * self.size).ceil()
    }

    /// The distance of a line's top from the line that its letters stand on.
    pub fn ascent(self) -> f64 {
        self.size
    }
}

/// Breaks a text into lines of at most this width, between its words; a word that is wider is broken within.
/// A text without words has no line.
pub fn wrapped(text: &str, font: Font, width: f64, measure: Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.lines() {
        let mut line = String::new();
        for word in part.split_whitespace() {
            let longer = match line.is_empty() {
                true => word.to_owned(),
                false => format!("{line} {word}"),
            };
            if measure(&longer, font) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = word.to_owned();
            while measure(&line, font) > width {
                let (head, rest) = broken(&line, font, width, measure);
                if rest.is_empty() {
                    break;
                }
                lines.push(head);
                line = rest;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// As much of a word as fits, at least one letter, and the rest of it.
fn broken(word: &str, font: Font, width: f64, measure: Measure) -> (String, String) {
    let fits = |&end: &usize| measure(&word[..end], font) <= width;
    let mut ends = word
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    let first = ends.next().unwrap_or_default();
    let end = ends.take_while(fits).last().unwrap_or(first);
    (word[..end].to_owned(), word[end..].to_owned())
}

/// The text, or its beginning with an ellipsis where it is wider than this.
pub fn shortened(text: &str, font: Font, width: f64, measure: Measure) -> String {
    if measure(text, font) <= width {
        return text.to_owned();
    }
    let with_dots = |end: usize| format!("{}\u{2026}", text[..end].trim_end());
    let fits = |&end: &usize| measure(&with_dots(end), font) <= width;
    let ends = text.char_indices().map(|(at, _)| at);
    with_dots(ends.take_while(fits).last().unwrap_or_default())
}

/// The size of a picture that is scaled into a square, as width and height, at least one pixel each.
pub fn fitted((width, height): (f64, f64), side: f64) -> (usize, usize) {
    let scale = side / width.max(height);
    let pixels = |length: f64| (length * scale).round().max(1.0) as usize;
    (pixels(width), pixels(height))
}

/// A text is this wide in tests: half of its size for each letter.
#[cfg(test)]
pub(super) fn half_of_size(text: &str, font: Font) -> f64 {
    0.5 * font.size * text.chars().count() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten pixels a letter.
    const FONT: Font = Font {
        size: 20.0,
        bold: false,
    };

    #[test]
    fn lines_break_between_words_and_within_long_ones() {
        let lines = |text, width| wrapped(text, FONT, width, &half_of_size);
        assert_eq!(lines("one two three", 80.0), ["one two", "three"]);
        assert_eq!(lines("one  two\nthree", 800.0), ["one two", "three"]);
        assert_eq!(
            lines("a catamaran sails", 50.0),
            ["a", "catam", "aran", "sails"]
        );
        assert_eq!(lines("\u{e4}\u{f6}", 5.0), ["\u{e4}", "\u{f6}"]);
        assert!(lines(" \n ", 50.0).is_empty());
    }

    #[test]
    fn a_long_text_ends_in_dots() {
        let short = |text, width| shortened(text, FONT, width, &half_of_size);
        assert_eq!(short("catamaran", 90.0), "catamaran");
        assert_eq!(short("catamaran", 80.0), "catamar\u{2026}");
        assert_eq!(short("my catamaran", 40.0), "my\u{2026}");
        assert_eq!(short("\u{e4}\u{f6}\u{fc}", 20.0), "\u{e4}\u{2026}");
        assert_eq!(short("catamaran", 1.0), "\u{2026}");
    }

    #[test]
    fn a_picture_keeps_its_proportions_in_its_square() {
        assert_eq!(fitted((4000.0, 3000.0), 1200.0), (1200, 900));
        assert_eq!(fitted((30.0, 45.0), 90.0), (60, 90));
        assert_eq!(fitted((9000.0, 1.0), 1200.0), (1200, 1));
    }
}
