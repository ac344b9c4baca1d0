//! The dotted line around the cells that most of a comparison's lead comes from (`svg.outlines .marked` of
//! `static/cells.css`).

use super::exhibit::Exhibit;
use super::outlines::{Pen, in_pixels, pixels_of_screen};
use crate::view::MARKED_FROM;
use camlens_core::cam::Lead;
use camlens_core::framing::Frame;
use camlens_core::render::{Stroke, dashed};

/// `svg.outlines .halo`
const HALO: Pen = Pen {
    colour: [0, 0, 0],
    weight: 0.75,
    width: 4.5,
};

/// `svg.outlines .marked`
const DOTS: Pen = Pen {
    colour: [255, 255, 255],
    weight: 1.0,
    width: 3.0,
};

/// The strokes on a photo that a frame lies on; none for the map of a class, and where no place stands out.
pub(super) fn lead_strokes(exhibit: &Exhibit, frame: &Frame) -> Vec<Stroke> {
    if !exhibit.subject.is_difference() {
        return Vec::new();
    }
    let marked = Lead::of(&exhibit.evidence, MARKED_FROM).marked;
    if marked.is_empty() {
        return Vec::new();
    }
    let scale = pixels_of_screen(frame.photo);
    let lines = in_pixels(marked.outline(frame.offset), frame);
    let dots = dashed(&lines, DOTS.width * scale, DOTS.width * scale);
    let stroke =
        |lines: &[_], pen: Pen| Stroke::new(lines, pen.width * scale, pen.colour, pen.weight);
    vec![stroke(&lines, HALO), stroke(&dots, DOTS)]
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "an exhibit that is refused ends its test"
)]
mod tests {
    use super::*;
    use crate::export::samples::{PHOTO, exhibit_of, finding};
    use crate::subject::Subject;
    use crate::view::{Look, MapSubject};
    use camlens_core::framing::Framing;

    #[test]
    fn a_comparison_has_it_and_a_class_has_none() {
        let finding = finding(Framing::Whole, PHOTO);
        let strokes = |subject| {
            let exhibit = exhibit_of(&finding, subject, Look::default());
            lead_strokes(&exhibit, &exhibit.frame).len()
        };
        let one_and_other = (Subject::Class(285), Subject::Class(281));
        let difference = MapSubject::Difference(one_and_other.0, one_and_other.1);
        assert_eq!(strokes(MapSubject::Class(285)), 0);
        assert_eq!(strokes(difference), 2);
    }

    #[test]
    fn the_style_sheet_has_the_same_pens() {
        let css = include_str!("../../../../static/cells.css");
        let halo = format!(
            ".halo {{\n  stroke: rgb(0 0 0 / {:.0}%);\n  stroke-width: {}px;\n}}",
            100.0 * HALO.weight,
            HALO.width
        );
        let dots = format!(".marked {{\n  stroke-width: {}px;", DOTS.width);
        assert!(css.contains(&halo) && css.contains(&dots), "{halo} {dots}");
    }
}
