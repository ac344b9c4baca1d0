//! Contour and box as an SVG file, to be laid over the photo in another program.

use super::escape::Escaped;
use super::outlines::{DASH, LINE, Outlines, Pen, UNDER};
use super::texts::Texts;
use crate::paths::path_in_pixels;
use camlens_core::cam::Bounds;
use std::fmt::{self, Display};

/// Outlines as a whole SVG file, in the pixels of the photo. It asks for no other file and runs nothing.
///
/// Each group has its numbers as data attributes, named as on the page: the level in logits, the area and the
/// share of the score as parts of 1.
pub fn svg(outlines: &Outlines, texts: &Texts) -> String {
    let (width, height) = outlines.photo;
    let about = About(texts);
    let contour = Contour(outlines);
    let around = LargestPart(outlines);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" fill=\"none\" stroke-linejoin=\"round\" role=\"img\">\n\
         {about}{contour}{around}</svg>\n"
    )
}

struct About<'a>(&'a Texts);

impl Display for About<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Texts {
            title, description, ..
        } = self.0;
        for (name, text) in [("title", title), ("desc", description)] {
            if !text.is_empty() {
                writeln!(f, "<{name}>{}</{name}>", Escaped(text))?;
            }
        }
        Ok(())
    }
}

struct Contour<'a>(&'a Outlines);

impl Display for Contour<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((marked, lines)) = &self.0.contour else {
            return Ok(());
        };
        let numbers = Numbers(marked.level, marked.area, marked.of_score);
        writeln!(f, "<g class=\"contour\"{numbers}>")?;
        let d = path_in_pixels(lines);
        for pen in [UNDER, LINE] {
            writeln!(f, "<path d=\"{d}\"{}/>", Drawn(pen, self.0.scale()))?;
        }
        f.write_str("</g>\n")
    }
}

struct LargestPart<'a>(&'a Outlines);

impl Display for LargestPart<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(part), Some(bounds)) = (&self.0.part, self.0.box_in_pixels()) else {
            return Ok(());
        };
        let Bounds {
            left,
            top,
            width,
            height,
        } = bounds;
        let numbers = Numbers(part.level, part.area, part.of_score);
        writeln!(f, "<g class=\"box\"{numbers}>")?;
        let scale = self.0.scale();
        let (dash, gap) = (DASH.0 * scale, DASH.1 * scale);
        let dashes = format!(" stroke-dasharray=\"{dash:.2} {gap:.2}\"");
        for (pen, dashes) in [(UNDER, ""), (LINE, dashes.as_str())] {
            writeln!(
                f,
                "<rect x=\"{left:.2}\" y=\"{top:.2}\" width=\"{width:.2}\" height=\"{height:.2}\"{}{dashes}/>",
                Drawn(pen, scale)
            )?;
        }
        f.write_str("</g>\n")
    }
}

/// The level, the area and the share of the score, as data attributes.
struct Numbers(f32, f32, Option<f32>);

impl Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(level, area, share) = self;
        write!(f, " data-level=\"{level}\" data-area=\"{area}\"")?;
        match share {
            Some(share) => write!(f, " data-share=\"{share}\""),
            None => Ok(()),
        }
    }
}

/// The attributes of a stroke, at a number of the photo's pixels for one of the screen.
struct Drawn(Pen, f64);

impl Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(pen, scale) = self;
        let [red, green, blue] = pen.colour;
        write!(f, " stroke=\"#{red:02x}{green:02x}{blue:02x}\"")?;
        if pen.weight < 1.0 {
            write!(f, " stroke-opacity=\"{}\"", pen.weight)?;
        }
        write!(f, " stroke-width=\"{:.2}\"", pen.width * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::super::peak::outlined;
    use super::*;

    fn texts() -> Texts {
        Texts {
            title: "cat & <dog>".to_owned(),
            description: "\"quoted\"".to_owned(),
            software: String::new(),
        }
    }

    fn file(contour: bool, boxed: bool) -> Option<String> {
        let outlines = Outlines::of(&outlined(contour, boxed))?;
        Some(svg(&outlines, &texts()))
    }

    #[test]
    fn it_has_what_is_wanted_and_nothing_else() {
        let has = |file: &str| {
            [
                file.contains("class=\"contour\""),
                file.contains("class=\"box\""),
            ]
        };
        let found = |contour, boxed| file(contour, boxed).map(|file| has(&file));
        assert_eq!(found(true, true), Some([true, true]));
        assert_eq!(found(true, false), Some([true, false]));
        assert_eq!(found(false, true), Some([false, true]));
        assert_eq!(found(false, false), None);
    }

    #[test]
    fn it_is_in_the_pixels_of_the_photo_with_its_texts_and_numbers() {
        let file = file(true, true).unwrap_or_default();
        assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"45\" height=\"30\" viewBox=\"0 0 45 30\""));
        assert!(
            file.contains("<title>cat &amp; &lt;dog&gt;</title>\n<desc>&quot;quoted&quot;</desc>")
        );
        // A fifth of the largest value, 8.
        assert!(file.contains("data-level=\"1.6\""), "{file}");
        assert!(file.contains("stroke=\"#000000\" stroke-opacity=\"0.85\" stroke-width=\"2.40\""));
        assert!(file.contains("stroke-dasharray=\"4.20 2.40\""));
        assert!(!file.contains("href") && !file.contains("<script"));
        // Every group ends.
        assert_eq!(file.matches("<g ").count(), file.matches("</g>").count());
    }
}
