//! Numbers of a manifest that no page has written.

use super::error::OddNumbers;
use super::manifest::{NetworkFacts, PhotoManifest};
use crate::subject::Subject;
use crate::view::{Look, THRESHOLD_PERCENTS, View, zoom};
use camlens_core::framing::{Frame, Rectangle};

/// Cells of a grid on either side, at most.
const MAX_SIDE: usize = 1 << 12;
/// Pixels of an input on either side, at most.
const MAX_INPUT: usize = 1 << 16;
/// Pixels of a photo on either side, at most: formats have no more.
const MAX_PHOTO: usize = 1 << 31;
/// Outputs of a network, at most.
const MAX_CLASSES: usize = 100_000;
/// Groups of classes, at most.
const MAX_GROUPS: usize = 10_000;

/// The first numbers of a photo that cannot be.
pub(super) fn odd_numbers(photo: &PhotoManifest, network: &NetworkFacts) -> Option<OddNumbers> {
    let (width, height) = (photo.photo.width, photo.photo.height);
    let side = 1..=MAX_PHOTO;
    if !side.contains(&width) || !side.contains(&height) {
        return Some(OddNumbers::Photo);
    }
    let frame = &photo.reading.frame;
    if frame.photo != (width, height) || !can_be(frame) {
        return Some(OddNumbers::Frame);
    }
    let side = 1..=MAX_SIDE;
    if !side.contains(&photo.map.rows) || !side.contains(&photo.map.columns) {
        return Some(OddNumbers::Grid);
    }
    let subject = &photo.map.subject;
    let sides = std::iter::once(&subject.of).chain(&subject.against);
    let classes = sides.flat_map(|side| &side.classes);
    let known = !classes
        .into_iter()
        .any(|class| class.index >= network.classes);
    (!known || network.classes > MAX_CLASSES).then_some(OddNumbers::Class)
}

fn can_be(frame: &Frame) -> bool {
    let Rectangle {
        x,
        y,
        width,
        height,
    } = frame.seen;
    let side = 1..=MAX_INPUT;
    let within = |from: f64, length: f64, photo: usize| {
        // A crop's edges are rounded numbers.
        from >= 0.0 && length > 0.0 && from + length <= photo as f64 * (1.0 + 1e-9)
    };
    let offset = |cells: f64| cells.abs() < 0.5;
    side.contains(&frame.input.0)
        && side.contains(&frame.input.1)
        && within(x, width, frame.photo.0)
        && within(y, height, frame.photo.1)
        && offset(frame.offset.across)
        && offset(frame.offset.down)
}

/// The view without what only a pointer did; `None` for one that no page has.
pub(super) fn sound_view(view: View, network: &NetworkFacts) -> Option<View> {
    let Look {
        opacity,
        threshold,
        split,
        zoom,
        ..
    } = view.look;
    let sound = opacity <= 100
        && THRESHOLD_PERCENTS.contains(&threshold)
        && (0.0..=100.0).contains(&split)
        && zoom.is_finite();
    let asked = view.asked.kept();
    let known = |subject: Subject| match subject {
        Subject::Class(class) => class < network.classes,
        Subject::Group(group) => group < MAX_GROUPS,
    };
    let one = asked.class.map(Subject::Class);
    let group = asked.group.map(Subject::Group);
    let subjects = [one, group, asked.other];
    let known = subjects.into_iter().flatten().all(known);
    (sound && known).then(|| View {
        asked,
        look: Look {
            zoom: zoom::limited(zoom),
            ..view.look
        },
    })
}
