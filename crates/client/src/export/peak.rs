//! An exhibit for tests of pictures: one peak in a small photo.

use super::exhibit::{Exhibit, Source};
use crate::gallery::Folder;
use crate::head_choice::HeadKind;
use crate::view::{Look, MapSubject};
use crate::way::Way;
use camlens_core::cam::{ActivationMap, Evidence};
use camlens_core::framing::Framing;
use camlens_core::protocol::Decoder;
use camlens_core::render::Range;
use camlens_core::resnet50::INPUT;

/// A map with a peak right of its middle, in the central square of a photo of 45 x 30 pixels.
pub(super) fn exhibit() -> Exhibit {
    let (rows, columns) = (7, 7);
    let value = |at: usize| {
        let (row, column) = ((at / columns) as f32 - 3.0, (at % columns) as f32 - 4.0);
        8.0 - 2.0 * (row * row + column * column).sqrt()
    };
    let map = ActivationMap {
        rows,
        columns,
        values: (0..rows * columns).map(value).collect(),
    };
    Exhibit {
        source: Source {
            name: "a cat.jpg".to_owned(),
            folder: Folder::default(),
        },
        way: Way::default(),
        exact: true,
        head: HeadKind::Imagenet,
        familiarity: None,
        frame: Framing::Crop.frame(45, 30, &INPUT),
        decoder: Decoder::Rust,
        remarks: vec![],
        logits: vec![map.mean(), -map.mean()],
        subject: MapSubject::Class(0),
        scale: Range::Auto.scale([&map], None),
        evidence: Evidence {
            logit: map.mean(),
            map,
            bias: 0.0,
        },
        look: Look::default(),
    }
}

/// The same, with its outlines.
pub(super) fn outlined(contour: bool, boxed: bool) -> Exhibit {
    let mut exhibit = exhibit();
    (exhibit.look.contour, exhibit.look.boxed) = (contour, boxed);
    exhibit
}
