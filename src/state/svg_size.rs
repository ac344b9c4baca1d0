//! Gives an SVG drawing a size in pixels: Firefox draws none on a canvas that has no width and height.
//!
//! The text is edited, and never becomes a document of the page: its styles and scripts would count as
//! the page's own.

/// The longest side of the pixels: more than the finest grid of a square asks for.
const LONGEST_SIDE: f64 = 1024.0;

/// The most that a drawing may be longer than it is wide, or wider than long.
const MOST_RATIO: f64 = 64.0;

/// Width over height of a drawing that does not say.
const ANY_RATIO: f64 = 1.0;

/// The drawing with a width and a height, and both in pixels; `None` for a text that is no SVG.
pub fn sized(text: &str) -> Option<(String, (u32, u32))> {
    let root = Root::find(text)?;
    let lengths = root.lengths();
    let ratio = lengths
        .or_else(|| root.view_box())
        .map_or(ANY_RATIO, |(width, height)| width / height)
        .clamp(1.0 / MOST_RATIO, MOST_RATIO);
    let side = |part: f64| (LONGEST_SIDE * part.min(1.0)).round().max(1.0) as u32;
    let (width, height) = (side(ratio), side(1.0 / ratio));
    let mut tag = format!("<{} width=\"{width}\" height=\"{height}\"", root.name);
    for &(name, value) in &root.attributes {
        if name != "width" && name != "height" {
            // A value stood between quotes of its kind.
            let quote = if value.contains('"') { '\'' } else { '"' };
            tag.push_str(&format!(" {name}={quote}{value}{quote}"));
        }
    }
    if let (Some((width, height)), None) = (lengths, root.attribute("viewBox")) {
        // Its own lengths are the only scale that it has.
        tag.push_str(&format!(" viewBox=\"0 0 {width} {height}\""));
    }
    let text = format!("{}{tag}{}", &text[..root.begin], &text[root.end..]);
    Some((text, (width, height)))
}

/// The first tag of a drawing.
struct Root<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    /// The tag's place in the text, up to its `>` or `/>`.
    begin: usize,
    end: usize,
}

impl<'a> Root<'a> {
    fn find(text: &'a str) -> Option<Self> {
        let begin = begin(text)?;
        let after_name = |letter: char| letter.is_whitespace() || matches!(letter, '>' | '/');
        let rest = &text[begin + 1..];
        let name = &rest[..rest.find(after_name)?];
        // It may have a prefix, as in `svg:svg`.
        if name.rsplit(':').next() != Some("svg") {
            return None;
        }
        let mut attributes = Vec::new();
        let mut rest = rest[name.len()..].trim_start();
        while !rest.starts_with(['>', '/']) {
            let (attribute, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after
                .chars()
                .next()
                .filter(|quote| "\"'".contains(*quote))?;
            let (value, after) = after[1..].split_once(quote)?;
            attributes.push((attribute.trim_end(), value));
            rest = after.trim_start();
        }
        let end = text.len() - rest.len();
        Some(Self {
            name,
            attributes,
            begin,
            end,
        })
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut attributes = self.attributes.iter();
        Some(attributes.find(|(found, _)| *found == name)?.1)
    }

    /// Width and height where the drawing has them in plain numbers or in units of a fixed length.
    fn lengths(&self) -> Option<(f64, f64)> {
        let length = |name| length(self.attribute(name)?);
        Some((length("width")?, length("height")?))
    }

    fn view_box(&self) -> Option<(f64, f64)> {
        let mut numbers = self
            .attribute("viewBox")?
            .split(|letter: char| letter == ',' || letter.is_whitespace())
            .filter(|word| !word.is_empty())
            .skip(2);
        Some((positive(numbers.next()?)?, positive(numbers.next()?)?))
    }
}

/// The place of the first tag, behind declarations, comments and a document type.
fn begin(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        let end = if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<!") {
            document_type_end(rest)?
        } else {
            return Some(at);
        };
        at += end;
    }
}

/// A document type ends at its `>`, which may stand behind a list of entities.
fn document_type_end(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text.find('[') {
        Some(list) if list < end => Some(text.find("]>").map(|end| end + 2).or_else(|| {
            let close = text.find(']')?;
            Some(close + text[close..].find('>')? + 1)
        })?),
        _ => Some(end + 1),
    }
}

/// A length in pixels; `None` for one that depends on the place, as `100%` does.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let pixels = match &text[number.len()..] {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    positive(number).map(|number| number * pixels)
}

fn positive(word: &str) -> Option<f64> {
    word.parse()
        .ok()
        .filter(|number: &f64| number.is_finite() && *number > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_gets_its_own_proportions() {
        for (attributes, size) in [
            ("", (1024, 1024)),
            ("viewBox='0 0 100 60'", (1024, 614)),
            ("width='30' height='40' viewBox='0 0 100 60'", (768, 1024)),
            (
                "width=\"100%\" height=\"100%\" viewBox=\"0,0,2,1\"",
                (1024, 512),
            ),
            ("width='0' height='-3'", (1024, 1024)),
            ("width='1' height='1e9'", (16, 1024)),
        ] {
            let text = format!("<svg {attributes}><g/></svg>");
            let (sized, found) = sized(&text).unwrap_or_default();
            assert_eq!(found, size, "{attributes}");
            let (width, height) = size;
            let head = format!("<svg width=\"{width}\" height=\"{height}\"");
            assert!(
                sized.starts_with(&head) && sized.ends_with("><g/></svg>"),
                "{sized}"
            );
            assert_eq!(sized.matches("width=").count(), 1, "{sized}");
        }
    }

    #[test]
    fn its_own_lengths_become_its_scale() {
        let (text, _) = sized("<svg width='72pt' height='48pt' a='\"'/>").unwrap_or_default();
        assert_eq!(
            text,
            "<svg width=\"1024\" height=\"683\" a='\"' viewBox=\"0 0 96 64\"/>"
        );
    }

    #[test]
    fn the_root_is_found_behind_everything_that_may_stand_before_it() {
        for before in [
            "\u{feff}  ",
            "<?xml version='1.0'?>\n<!-- <svg> -->",
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://a/b.dtd'>",
            "<!DOCTYPE svg [ <!ENTITY a '<b>'> ]>\n",
        ] {
            let text = format!("{before}<svg:svg viewBox='0 0 2 1'/>");
            assert_eq!(
                sized(&text).map(|(_, size)| size),
                Some((1024, 512)),
                "{before}"
            );
        }
    }

    #[test]
    fn other_texts_are_no_drawings() {
        for text in [
            "",
            "svg",
            "<svg",
            "<svg a",
            "<svg a=b>",
            "<svg a='b",
            "<html>",
            "<!--<svg>",
        ] {
            assert_eq!(sized(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_are_pixels_where_they_are_fixed() {
        assert_eq!(length("200"), Some(200.0));
        assert_eq!(length(" 72pt"), Some(96.0));
        assert_eq!(length("25.4mm"), Some(96.0));
        for text in ["100%", "2em", "0", "-3px", "", "NaN", "inf"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
