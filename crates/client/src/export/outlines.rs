//! Contour and box on the photo, in its pixels, as the stage draws them.
//!
//! Each line is drawn twice, dark and wide below, light and narrow above. On the screen their widths are
//! those of the screen (`static/stage.css`); in a file they grow with the photo, so that they are seen in one
//! of 12 megapixels, too: as on a screen that shows the longer side in [`SCREEN_PIXELS`].

use super::exhibit::Exhibit;
use camlens_core::cam::{Bounds, Marked, Part, Polyline, contour};
use camlens_core::framing::Frame;
use camlens_core::render::{Stroke, dashed};

/// The longer side of a photo on the screen whose lines the files have, in pixels.
const SCREEN_PIXELS: f64 = 1000.0;

/// The least pixels of a file for one of that screen: thinner lines of small photos would be grey.
const MIN_SCALE: f64 = 0.6;

/// How a line is drawn: a colour, its weight, and a width in pixels of the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pen {
    pub colour: [u8; 3],
    /// 0 to 1.
    pub weight: f32,
    pub width: f64,
}

/// `.marks .under`
pub(super) const UNDER: Pen = Pen {
    colour: [0, 0, 0],
    weight: 0.85,
    width: 4.0,
};

/// `.marks .line`
pub(super) const LINE: Pen = Pen {
    colour: [255, 255, 255],
    weight: 1.0,
    width: 1.75,
};

/// `.marks .box .line`: a dash and a gap, in pixels of the screen.
pub(super) const DASH: (f64, f64) = (7.0, 4.0);

/// What is outlined in a photo: the contour, the box, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlines {
    /// Width and height of the photo in pixels.
    pub photo: (usize, usize),
    /// Everything above the threshold, with the lines around it in pixels of the photo.
    pub contour: Option<(Marked, Vec<Polyline>)>,
    /// The largest part above the threshold; [`Self::box_in_pixels`] is its box.
    pub part: Option<Part>,
    frame: Frame,
}

impl Outlines {
    /// The outlines that an exhibit's look wants; `None` where it wants neither, and where no place of the
    /// map reaches the threshold.
    pub fn of(exhibit: &Exhibit) -> Option<Self> {
        Self::on(exhibit, exhibit.frame)
    }

    /// The same on a frame of another size: of the photo, shown smaller.
    pub fn on(exhibit: &Exhibit, frame: Frame) -> Option<Self> {
        let Exhibit { evidence, look, .. } = exhibit;
        let marked = look.marked(evidence, &frame);
        let part = look.part(evidence, &frame);
        if marked.is_none() && part.is_none() {
            return None;
        }
        let lines =
            |marked: &Marked| contour(&evidence.map, marked.level, look.enlargement(&frame));
        Some(Self {
            photo: frame.photo,
            contour: marked.map(|marked| (marked, in_pixels(lines(&marked), &frame))),
            part,
            frame,
        })
    }

    /// The box around the largest part, in pixels of the photo.
    pub fn box_in_pixels(&self) -> Option<Bounds> {
        let Bounds {
            left,
            top,
            width,
            height,
        } = self.part?.bounds;
        let (x, y) = self.frame.on_photo((left, top));
        Some(Bounds {
            left: x,
            top: y,
            width: width * self.frame.seen.width,
            height: height * self.frame.seen.height,
        })
    }

    /// Pixels of the photo for one of the screen.
    pub(super) fn scale(&self) -> f64 {
        pixels_of_screen(self.photo)
    }

    /// The strokes of all lines, in the order in which they lie over each other.
    pub fn strokes(&self) -> Vec<Stroke> {
        let scale = self.scale();
        let stroke = |lines: &[Polyline], pen: Pen| {
            Stroke::new(lines, pen.width * scale, pen.colour, pen.weight)
        };
        let contour = self.contour.iter();
        let contour = contour.flat_map(|(_, lines)| [stroke(lines, UNDER), stroke(lines, LINE)]);
        let around = self.box_in_pixels().map(|it| vec![around(it)]);
        let around = around.iter().flat_map(|around| {
            let dashes = dashed(around, DASH.0 * scale, DASH.1 * scale);
            [stroke(around, UNDER), stroke(&dashes, LINE)]
        });
        contour.chain(around).collect()
    }
}

/// Pixels of a photo for one of the screen.
pub(super) fn pixels_of_screen(photo: (usize, usize)) -> f64 {
    let longer = photo.0.max(photo.1);
    (longer as f64 / SCREEN_PIXELS).max(MIN_SCALE)
}

/// The border of a box, clockwise from its top left corner, as a browser draws it.
fn around(bounds: Bounds) -> Polyline {
    let Bounds {
        left,
        top,
        width,
        height,
    } = bounds;
    let (right, bottom) = (left + width, top + height);
    Polyline {
        points: vec![(left, top), (right, top), (right, bottom), (left, bottom)],
        closed: true,
    }
}

/// Lines on a frame, in pixels of its photo.
pub(super) fn in_pixels(lines: Vec<Polyline>, frame: &Frame) -> Vec<Polyline> {
    let on_photo = |line: Polyline| Polyline {
        points: line
            .points
            .into_iter()
            .map(|point| frame.on_photo(point))
            .collect(),
        ..line
    };
    lines.into_iter().map(on_photo).collect()
}

#[cfg(test)]
mod tests {
    use super::super::peak::{exhibit, outlined};
    use super::*;

    #[test]
    fn only_wanted_outlines_are_there() {
        let found = |contour, boxed| {
            let outlines = Outlines::of(&outlined(contour, boxed));
            let strokes = outlines.as_ref().map(|outlines| outlines.strokes().len());
            outlines
                .zip(strokes)
                .map(|(it, strokes)| (it.contour.is_some(), it.part.is_some(), strokes))
        };
        assert_eq!(found(false, false), None);
        assert_eq!(found(true, false), Some((true, false, 2)));
        assert_eq!(found(false, true), Some((false, true, 2)));
        assert_eq!(found(true, true), Some((true, true, 4)));
    }

    #[test]
    fn a_map_without_evidence_has_no_outlines() {
        let mut nothing = exhibit();
        (nothing.look.contour, nothing.look.boxed) = (true, true);
        nothing.evidence.map.values.fill(-1.0);
        assert_eq!(Outlines::of(&nothing), None);
    }

    #[test]
    fn lines_lie_on_the_framed_part_of_the_photo() {
        let exhibit = outlined(true, true);
        let seen = exhibit.frame.seen;
        let outlines = Outlines::of(&exhibit);
        let contour = outlines.iter().filter_map(|it| it.contour.as_ref());
        let points = contour.flat_map(|(_, lines)| lines.iter().flat_map(|line| &line.points));
        let points: Vec<_> = points.copied().collect();
        assert!(points.len() > 4);
        let within =
            |from: f64, length: f64, at: f64| (from - 1e-9..=from + length + 1e-9).contains(&at);
        for (x, y) in points {
            assert!(
                within(seen.x, seen.width, x) && within(seen.y, seen.height, y),
                "{x}, {y}"
            );
        }
        let bounds = outlines.as_ref().and_then(Outlines::box_in_pixels);
        let part = outlines.and_then(|outlines| outlines.part);
        let expected = part.map(|part| seen.x + part.bounds.left * seen.width);
        assert_eq!(bounds.map(|bounds| bounds.left), expected);
    }

    #[test]
    fn lines_grow_with_the_photo() {
        let scale = |photo: (usize, usize)| {
            let mut exhibit = outlined(true, false);
            exhibit.frame.photo = photo;
            Outlines::of(&exhibit).map(|outlines| outlines.scale())
        };
        assert_eq!(scale((4000, 3000)), Some(4.0));
        assert_eq!(scale((3000, 4000)), Some(4.0));
        assert_eq!(scale((451, 300)), Some(MIN_SCALE));
    }

    #[test]
    fn the_style_sheet_has_the_same_pens() {
        let css = include_str!("../../../../static/stage.css");
        let under = format!(
            ".marks .under {{\n  stroke: rgb(0 0 0 / {:.0}%);\n  stroke-width: {}px;\n}}",
            100.0 * UNDER.weight,
            UNDER.width
        );
        let line = format!(
            ".marks .line {{\n  stroke: #ffffff;\n  stroke-width: {}px;\n}}",
            LINE.width
        );
        let dash = format!("stroke-dasharray: {} {};", DASH.0, DASH.1);
        for written in [under, line, dash] {
            assert!(css.contains(&written), "{written}");
        }
        assert_eq!(
            (UNDER.colour, LINE.colour, LINE.weight),
            ([0; 3], [255; 3], 1.0)
        );
    }
}
