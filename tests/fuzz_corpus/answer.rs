//! An answer of the gallery.

use camlens_client::gallery::Answer;
use camlens_client::view::MapSubject;
use camlens_client::way::Way;
use camlens_core::cam::ActivationMap;
use camlens_core::framing::Framing;
use camlens_core::protocol::{Decoder, Remark};
use camlens_core::reading::Ranking;
use camlens_core::resnet50::INPUT;

/// Three classes on a grid of two cells.
pub fn small() -> Answer {
    let logits = vec![1.0, 3.0, -2.0];
    let best = Ranking::of(&logits).best_first()[0];
    Answer {
        way: Way::default(),
        exact: true,
        own: None,
        frame: Framing::Whole.frame(451, 300, &INPUT),
        decoder: Decoder::Rust,
        remarks: vec![Remark::Missing { share: 0.25 }],
        subject: MapSubject::Class(best.class),
        best,
        logits,
        map: ActivationMap {
            rows: 1,
            columns: 2,
            values: vec![4.0, 1.0],
        },
        bias: 0.5,
        features: Some([0.25, 0.0, 7.5].into()),
        familiarity: None,
        given_by: None,
    }
}
