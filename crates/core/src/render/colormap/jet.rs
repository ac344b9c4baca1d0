//! The notebook's colormap.

/// Points of a piecewise linear function: place and value, both 0 to 1.
type Segments<'a> = &'a [(f32, f32)];

const RED: Segments<'_> = &[
    (0.0, 0.0),
    (0.35, 0.0),
    (0.66, 1.0),
    (0.89, 1.0),
    (1.0, 0.5),
];
const GREEN: Segments<'_> = &[
    (0.0, 0.0),
    (0.125, 0.0),
    (0.375, 1.0),
    (0.64, 1.0),
    (0.91, 0.0),
    (1.0, 0.0),
];
const BLUE: Segments<'_> = &[
    (0.0, 0.5),
    (0.11, 1.0),
    (0.34, 1.0),
    (0.65, 0.0),
    (1.0, 0.0),
];

/// The piecewise linear segments of matplotlib's `jet`, which are not symmetric.
pub(super) fn jet(place: f32) -> [u8; 3] {
    [RED, GREEN, BLUE].map(|channel| along(channel, place))
}

/// The value at `place` of the line through `points`, as a byte.
fn along(points: Segments<'_>, place: f32) -> u8 {
    let value = points
        .windows(2)
        .find(|ends| place <= ends[1].0)
        .map_or(0.0, |ends| {
            let ((from, a), (to, b)) = (ends[0], ends[1]);
            a + (b - a) * (place - from) / (to - from)
        });
    (value * 255.0).round() as u8
}
