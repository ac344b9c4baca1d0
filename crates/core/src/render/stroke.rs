//! Lines on a picture, row by row, as a browser draws the strokes of an SVG.

use super::blend::coat;
use crate::cam::Polyline;

/// Half a pixel: from its middle to its edge.
const HALF: f64 = 0.5;

/// Lines of one width and colour. Where they cross or meet they cover once, as one path of an SVG does.
/// Corners are round; ends are straight.
pub struct Stroke {
    segments: Vec<Segment>,
    /// Half of the width, in pixels.
    half: f64,
    colour: [u8; 3],
    /// The weight of the colour against what lies below, 0 to 1.
    weight: f32,
}

/// A straight piece of a line, in pixels from the top left corner of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Segment {
    from: (f64, f64),
    /// Across and down, of length 1.
    along: (f64, f64),
    length: f64,
    /// Another piece follows round a corner, at its beginning and its end.
    joined: [bool; 2],
}

impl Stroke {
    /// A stroke along lines whose points are in pixels of the picture. `width` is in pixels, too.
    pub fn new(lines: &[Polyline], width: f64, colour: [u8; 3], weight: f32) -> Self {
        Self {
            segments: lines.iter().flat_map(segments).collect(),
            half: width / 2.0,
            colour,
            weight,
        }
    }

    /// Draws on rows of a picture: RGBA, `[rows, width, 4]`, the first of them row `first` of it. Columns
    /// before `first_column` stay as they are.
    pub fn rows(&self, width: usize, first: usize, first_column: usize, pixels: &mut [u8]) {
        let mut covered = vec![0.0; width];
        for (row, line) in (first..).zip(pixels.chunks_exact_mut(4 * width.max(1))) {
            let Some((begin, end)) = self.cover(row, &mut covered) else {
                continue;
            };
            for column in begin.max(first_column)..end {
                let weight = self.weight * covered[column];
                coat(&mut line[4 * column..][..4], (self.colour, weight));
            }
            covered[begin..end].fill(0.0);
        }
    }

    /// Writes the part of each pixel of a row that the stroke covers, 0 to 1. Returns the columns from the
    /// first to behind the last that it may cover; `None` where it is not in this row.
    fn cover(&self, row: usize, covered: &mut [f32]) -> Option<(usize, usize)> {
        let mut touched = None::<(usize, usize)>;
        for segment in &self.segments {
            let reach = self.half + 2.0 * HALF;
            let Some((begin, end)) = segment.columns(row, reach, covered.len()) else {
                continue;
            };
            for (column, part) in (begin..end).zip(&mut covered[begin..end]) {
                let middle = (column as f64 + HALF, row as f64 + HALF);
                *part = part.max(segment.covers(middle, self.half) as f32);
            }
            let (least, most) = touched.unwrap_or((begin, end));
            touched = Some((least.min(begin), most.max(end)));
        }
        touched
    }
}

/// Cuts lines into dashes and gaps by turns, each line from its first point on: lengths in the lines' own
/// unit, as `stroke-dasharray` has them. The dashes are open lines.
pub fn dashed(lines: &[Polyline], dash: f64, gap: f64) -> Vec<Polyline> {
    lines
        .iter()
        .flat_map(|line| dashes(line, dash, gap))
        .collect()
}

fn dashes(line: &Polyline, dash: f64, gap: f64) -> Vec<Polyline> {
    let mut dashes = Vec::new();
    let (mut drawn, mut left) = (true, dash);
    let mut points: Vec<(f64, f64)> = line.points.first().copied().into_iter().collect();
    for segment in segments(line) {
        let mut at = 0.0;
        while segment.length - at > left {
            at += left;
            let point = segment.at(at);
            if drawn {
                points.push(point);
                dashes.push(Polyline {
                    points: std::mem::take(&mut points),
                    closed: false,
                });
            } else {
                points = vec![point];
            }
            drawn = !drawn;
            left = if drawn { dash } else { gap };
            if left <= 0.0 {
                // Neither a dash nor a gap ends.
                return vec![line.clone()];
            }
        }
        left -= segment.length - at;
        if drawn {
            points.push(segment.at(segment.length));
        }
    }
    if points.len() > 1 {
        dashes.push(Polyline {
            points,
            closed: false,
        });
    }
    dashes
}

/// The pieces of a line that have a length.
fn segments(line: &Polyline) -> Vec<Segment> {
    let points = &line.points;
    let back = line.closed.then(|| points.first()).flatten();
    let next = points.iter().skip(1).chain(back);
    let mut segments: Vec<Segment> = points
        .iter()
        .zip(next)
        .filter_map(|(&from, &to)| {
            let (across, down) = (to.0 - from.0, to.1 - from.1);
            let length = across.hypot(down);
            (length > 0.0).then(|| Segment {
                from,
                along: (across / length, down / length),
                length,
                joined: [true; 2],
            })
        })
        .collect();
    if !line.closed {
        if let Some(first) = segments.first_mut() {
            first.joined[0] = false;
        }
        if let Some(last) = segments.last_mut() {
            last.joined[1] = false;
        }
    }
    segments
}

impl Segment {
    /// The point at a distance from the beginning.
    fn at(&self, distance: f64) -> (f64, f64) {
        let Self { from, along, .. } = self;
        (from.0 + along.0 * distance, from.1 + along.1 * distance)
    }

    /// The columns of a row that lie within `reach` of the piece's box, of a picture this wide.
    fn columns(&self, row: usize, reach: f64, width: usize) -> Option<(usize, usize)> {
        let (from, to) = (self.from, self.at(self.length));
        let middle = row as f64 + HALF;
        let within = (from.1.min(to.1) - reach..=from.1.max(to.1) + reach).contains(&middle);
        let begin = (from.0.min(to.0) - reach).max(0.0) as usize;
        let end = ((from.0.max(to.0) + reach).max(0.0).ceil() as usize).min(width);
        (within && begin < end).then_some((begin, end))
    }

    /// The part of the pixel around a point that a line of twice this half width covers, 0 to 1: exact for
    /// lines along the rows or the columns, and within a few hundredths for others.
    fn covers(&self, (x, y): (f64, f64), half: f64) -> f64 {
        let (across, down) = (x - self.from.0, y - self.from.1);
        let along = across * self.along.0 + down * self.along.1;
        let aside = (across * self.along.1 - down * self.along.0).abs();
        // How far the point lies beyond the beginning and the end; below zero between them.
        let beyond = [-along, along - self.length];
        let round = beyond.iter().zip(self.joined);
        let past = round
            .filter(|(_, joined)| *joined)
            .fold(0.0_f64, |past, (beyond, _)| past.max(*beyond));
        let side = part_within(aside.hypot(past), half);
        let straight = beyond.iter().zip(self.joined);
        straight
            .filter(|(_, joined)| !joined)
            .fold(side, |part, (beyond, _)| {
                part * (HALF - beyond).clamp(0.0, 1.0)
            })
    }
}

/// The part of a pixel at a distance from a line's middle that lies within the line, 0 to 1.
fn part_within(distance: f64, half: f64) -> f64 {
    let from = (distance - HALF).max(-half);
    let to = (distance + HALF).min(half);
    (to - from).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 12;
    const HEIGHT: usize = 9;

    fn line(points: &[(f64, f64)], closed: bool) -> Polyline {
        Polyline {
            points: points.to_vec(),
            closed,
        }
    }

    fn drawn(stroke: &Stroke, rows: usize, first_column: usize) -> Vec<u8> {
        let mut pixels = vec![0; 4 * WIDTH * HEIGHT];
        for (strip, pixels) in pixels.chunks_mut(4 * WIDTH * rows).enumerate() {
            stroke.rows(WIDTH, strip * rows, first_column, pixels);
        }
        pixels.iter().step_by(4).copied().collect()
    }

    #[test]
    fn a_straight_line_covers_its_pixels_by_their_part() {
        // From the left edge of column 2 to the middle of column 5, rows 3.25 to 5.
        let stroke = |weight| {
            let lines = [line(&[(2.0, 4.125), (5.5, 4.125)], false)];
            Stroke::new(&lines, 1.75, [255, 0, 0], weight)
        };
        for (weight, full) in [(1.0, 255.0), (0.5, 127.5)] {
            let red = drawn(&stroke(weight), HEIGHT, 0);
            for (at, &level) in red.iter().enumerate() {
                let across = match at % WIDTH {
                    2..=4 => 1.0,
                    5 => 0.5,
                    _ => 0.0,
                };
                let down = match at / WIDTH {
                    3 => 0.75,
                    4 => 1.0,
                    _ => 0.0,
                };
                let expected: f64 = full * across * down;
                assert!((f64::from(level) - expected).abs() < 1.0, "{at}: {level}");
            }
        }
    }

    #[test]
    fn corners_are_round_and_covered_once() {
        let square = [line(
            &[(3.0, 3.0), (9.0, 3.0), (9.0, 7.0), (3.0, 7.0)],
            true,
        )];
        let red = drawn(&Stroke::new(&square, 2.0, [200, 0, 0], 0.5), HEIGHT, 0);
        let at = |column: usize, row: usize| red[row * WIDTH + column];
        // Both pieces of the inner corner lie over each other.
        assert_eq!([at(3, 3), at(5, 3), at(8, 6)], [100; 3]);
        // The outer corner is cut round: its middle is 0.71 pixels from the corner of the line.
        assert!((70..100).contains(&at(2, 2)), "{}", at(2, 2));
        assert_eq!([at(1, 3), at(5, 5), at(10, 5)], [0; 3]);
    }

    #[test]
    fn a_thin_slanting_line_covers_as_much_as_its_area() {
        for width in [0.6, 1.0, 2.5] {
            let slanting = [line(&[(2.0, 2.0), (10.0, 6.5)], false)];
            let red = drawn(&Stroke::new(&slanting, width, [255, 0, 0], 1.0), HEIGHT, 0);
            let covered: f64 = red.iter().map(|&level| f64::from(level) / 255.0).sum();
            let area = 8.0_f64.hypot(4.5) * width;
            assert!((covered / area - 1.0).abs() < 0.05, "{covered} of {area}");
        }
    }

    #[test]
    fn rows_in_any_cut_are_the_whole_stroke() {
        let lines = [
            line(&[(-3.0, 1.0), (6.2, 4.4), (14.0, 20.0)], false),
            line(&[(2.0, 2.0), (8.0, 3.0), (4.0, 7.5)], true),
        ];
        let stroke = Stroke::new(&lines, 2.3, [255, 0, 0], 0.8);
        let whole = drawn(&stroke, HEIGHT, 0);
        for rows in 1..HEIGHT {
            assert_eq!(drawn(&stroke, rows, 0), whole);
        }
        for (at, level) in drawn(&stroke, 2, 5).into_iter().enumerate() {
            let expected = if at % WIDTH < 5 { 0 } else { whole[at] };
            assert_eq!(level, expected, "{at}");
        }
    }

    #[test]
    fn dashes_go_round_corners() {
        let corner = [line(&[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)], false)];
        let expected = [
            line(&[(0.0, 0.0), (3.0, 0.0)], false),
            line(&[(4.0, 0.0), (5.0, 0.0), (5.0, 2.0)], false),
            line(&[(5.0, 3.0), (5.0, 5.0)], false),
        ];
        assert_eq!(dashed(&corner, 3.0, 1.0), expected);
        // A closed line comes back to its beginning.
        let square = [line(
            &[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)],
            true,
        )];
        let last = dashed(&square, 3.0, 2.0).pop();
        assert_eq!(last, Some(line(&[(0.0, 1.0), (0.0, 0.0)], false)));
        for (dash, gap) in [(0.0, 0.0), (3.0, 0.0)] {
            assert_eq!(dashed(&corner, dash, gap), corner);
        }
    }

    #[test]
    fn lines_of_one_point_draw_nothing() {
        let point = [line(&[(4.0, 4.0)], false), line(&[(4.0, 4.0); 2], true)];
        let red = drawn(&Stroke::new(&point, 3.0, [255, 0, 0], 1.0), HEIGHT, 0);
        assert_eq!(red, [0; WIDTH * HEIGHT]);
        assert!(dashed(&point[..1], 3.0, 1.0).is_empty());
    }
}
