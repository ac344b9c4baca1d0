//! One map of one photo, as it is drawn.

use crate::familiar::Familiarity;
use crate::finding::Finding;
use crate::gallery::{Answer, Folder, Score};
use crate::head_choice::HeadKind;
use crate::subject::Catalogue;
use crate::view::{Layout, Look, MapSubject};
use crate::way::Way;
use camlens_core::cam::{CamError, Enlargement, Evidence};
use camlens_core::framing::Frame;
use camlens_core::protocol::{Decoder, Remark};
use camlens_core::reading::Ranking;
use camlens_core::render::{Colormap, Cover, MapStyle, Scale};

/// The file that a photo came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The file's name.
    pub name: String,
    /// The folders that it came in; of a single file none.
    pub folder: Folder,
}

/// One map of one photo, with the reading that it is of, and the look in which it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Exhibit {
    pub source: Source,
    pub way: Way,
    /// The exact network read the photo, and not its preview.
    pub exact: bool,
    /// Of the head that answered.
    pub head: HeadKind,
    /// Of own classes: how familiar the photo is to them; `None` where that is not known.
    pub familiarity: Option<Familiarity>,
    pub frame: Frame,
    pub decoder: Decoder,
    /// What the visitor has to know about how the file was read.
    pub remarks: Vec<Remark>,
    /// `[classes]`, before the softmax.
    pub logits: Vec<f32>,
    pub subject: MapSubject,
    /// Map, bias and score of the subject.
    pub evidence: Evidence,
    pub look: Look,
    /// The logits at the ends of the colours.
    pub scale: Scale,
}

impl Exhibit {
    /// The map of a subject in a finding, drawn in a look as the stage does.
    ///
    /// # Errors
    /// An unknown class or group.
    pub fn of_finding(
        source: Source,
        finding: &Finding,
        subject: MapSubject,
        catalogue: &Catalogue,
        look: Look,
    ) -> Result<Self, CamError> {
        let reading = &finding.reading;
        let evidence = subject.evidence(reading, catalogue)?;
        let references = finding.reference_maps(subject.class());
        let range = look.drawn_range(subject.is_difference());
        Ok(Self {
            source,
            way: finding.way,
            exact: finding.exact,
            head: HeadKind::of(finding.own),
            familiarity: None,
            frame: finding.frame,
            decoder: finding.decoder,
            remarks: finding.remarks.clone(),
            logits: reading.logits().to_vec(),
            subject,
            scale: range.scale([&evidence.map], &references),
            evidence,
            look,
        })
    }

    /// The map that the gallery keeps of a photo, drawn on a scale of its own or on that of all. `None` for
    /// the map of a class or group that the catalogue does not have.
    pub fn of_answer(
        source: Source,
        answer: &Answer,
        catalogue: &Catalogue,
        look: Look,
        scale: Scale,
    ) -> Option<Self> {
        let score = Score::from(answer.subject);
        Some(Self {
            source,
            way: answer.way,
            exact: answer.exact,
            head: HeadKind::of(answer.own.is_some()),
            familiarity: answer.familiarity,
            frame: answer.frame,
            decoder: answer.decoder,
            remarks: answer.remarks.clone(),
            logits: answer.logits.clone(),
            subject: answer.subject,
            evidence: Evidence {
                map: answer.map.clone(),
                bias: answer.bias,
                logit: score.in_answer(answer, catalogue)?,
            },
            look,
            scale,
        })
    }

    /// The classes of the reading, best first.
    pub fn ranking(&self) -> Ranking {
        Ranking::of(&self.logits)
    }

    /// The colormap that is drawn.
    pub fn colormap(&self) -> Colormap {
        self.look.drawn_colormap(self.subject.is_difference())
    }

    /// The weight of the map's pixels over the photo.
    pub fn cover(&self) -> Cover {
        self.look.drawn_cover(self.subject.is_difference())
    }

    /// The enlargement of the map on its frame.
    pub fn enlargement(&self) -> Enlargement {
        self.look.enlargement(&self.frame)
    }

    /// The drawing of the map over the photo, as the stage blends it.
    pub fn style(&self) -> MapStyle {
        MapStyle {
            upsampling: self.enlargement().upsampling,
            scale: self.scale,
            colormap: self.colormap(),
            opacity: match self.look.layout {
                Layout::Slide => 1.0,
                Layout::Over | Layout::Beside | Layout::Eye => self.look.opacity as f32 / 100.0,
            },
            cover: self.cover(),
            grey: self.look.drawn_grey(self.subject.is_difference()),
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "an exhibit that is refused ends its test"
)]
mod tests {
    use super::*;
    use crate::finding::PhotoId;
    use crate::finding::samples::finding;
    use std::sync::Arc;

    #[test]
    fn the_gallery_keeps_the_numbers_of_the_screen() {
        let finding = finding(PhotoId(1), Way::default(), true);
        let catalogue = Catalogue::new(Arc::clone(finding.reading.head().labels()));
        let look = Look::default();
        let subject = MapSubject::Class(0);
        let source = Source::default;
        let shown = Exhibit::of_finding(source(), &finding, subject, &catalogue, look).unwrap();
        let answer = Answer::of(&finding).unwrap();
        let kept = Exhibit::of_answer(source(), &answer, &catalogue, look, shown.scale);
        assert_eq!(kept, Some(shown));
    }

    #[test]
    fn the_stage_draws_the_map_right_of_its_handle_in_full() {
        let finding = finding(PhotoId(1), Way::default(), true);
        let catalogue = Catalogue::new(Arc::clone(finding.reading.head().labels()));
        let opacity = |layout| {
            let look = Look {
                layout,
                ..Look::default()
            };
            let subject = MapSubject::Class(0);
            let exhibit =
                Exhibit::of_finding(Source::default(), &finding, subject, &catalogue, look);
            exhibit.unwrap().style().opacity
        };
        assert_eq!((opacity(Layout::Over), opacity(Layout::Slide)), (0.5, 1.0));
    }
}
