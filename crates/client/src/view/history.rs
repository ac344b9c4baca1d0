//! The steps of the tab's history: what the way back undoes, and what it does not.
//!
//! A photo, a question and the choice of the head that answers it are steps. Framing, resolution, a preview
//! that becomes exact, and classes that are renamed or learned anew change the step that one is at: going
//! back then shows each step as it was last seen. So does the pin of a question. The look, the cell under
//! the pointer and side-by-side maps belong to no step. While a list shows its entries on trial, or a
//! region is being drawn, the page asks for no change; the result is one step.

use super::asked::{Asked, are_the_same_classes};
use crate::way::Way;
use serde::{Deserialize, Serialize};

/// A photo, for as long as the tab's history speaks of it: beyond a reload, which numbers photos anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhotoKey {
    /// The page's sample of this name.
    Sample(String),
    /// A photo of the visitor's, by a name that the tab gave it.
    Own(String),
}

/// One step: a photo, read in one way, and the question about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub photo: PhotoKey,
    pub way: Way,
    /// The exact network had read it, and not its preview.
    pub exact: bool,
    /// As [`Asked::kept`] gives it.
    pub asked: Asked,
}

/// A change from one place to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is the same place.
    None,
    /// The step that the tab is at has become another one.
    Replaced,
    /// A new step, which the way back undoes.
    Step,
}

impl Place {
    /// The kind of the change from this place to the next one.
    pub fn change_to(&self, next: &Self) -> Change {
        let (own, next_own) = (self.asked.own, next.asked.own);
        let unpinned = |place: &Self| Asked {
            pinned: false,
            own: None,
            ..place.asked.clone()
        };
        if self == next {
            Change::None
        } else if self.photo != next.photo || own.is_some() != next_own.is_some() {
            Change::Step
        } else if !are_the_same_classes(own, next_own) {
            // The classes that were asked of are gone.
            Change::Replaced
        } else if self.way != next.way || self.exact != next.exact {
            // A new reading of the same photo may have brought another class along.
            Change::Replaced
        } else if unpinned(self) == unpinned(next) {
            Change::Replaced
        } else {
            Change::Step
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subject::Subject;
    use crate::view::Question;
    use camlens_core::cam::samples::all_cells;
    use camlens_core::framing::Framing;
    use camlens_core::reading::Fingerprint;

    fn place() -> Place {
        Place {
            photo: PhotoKey::Own("1".to_owned()),
            way: Way::default(),
            exact: true,
            asked: Asked {
                class: Some(285),
                ..Asked::default()
            },
        }
    }

    fn change(change: impl FnOnce(&mut Place)) -> Change {
        let mut next = place();
        change(&mut next);
        place().change_to(&next)
    }

    fn question(ask: impl FnOnce(&mut Asked)) -> Change {
        change(|place| {
            ask(&mut place.asked);
            place.asked = place.asked.kept();
        })
    }

    #[test]
    fn photo_and_question_are_steps() {
        assert_eq!(
            change(|next| next.photo = PhotoKey::Sample("1".to_owned())),
            Change::Step
        );
        for ask in [
            |asked: &mut Asked| asked.class = Some(281),
            |asked: &mut Asked| asked.question = Question::Compare,
            |asked: &mut Asked| asked.group = Some(3),
            |asked: &mut Asked| asked.other = Some(Subject::Class(7)),
            |asked: &mut Asked| asked.region = all_cells(8, 12),
        ] {
            assert_eq!(question(ask), Change::Step);
        }
    }

    #[test]
    fn another_head_is_a_step_and_other_classes_of_ones_own_are_none() {
        let own = |names, numbers| Some(Fingerprint { names, numbers });
        let between = |before, now, class| {
            let mut place = place();
            place.asked.own = before;
            let mut next = place.clone();
            (next.asked.own, next.asked.class) = (now, class);
            place.change_to(&next)
        };
        let same = Some(285);
        assert_eq!(between(None, own(1, 2), Some(0)), Change::Step);
        assert_eq!(between(own(1, 2), None, same), Change::Step);
        assert_eq!(between(own(1, 2), own(3, 4), Some(0)), Change::Replaced);
        // Renamed; learned anew; and another question.
        assert_eq!(between(own(1, 2), own(3, 2), same), Change::Replaced);
        assert_eq!(between(own(1, 2), own(1, 4), same), Change::Replaced);
        assert_eq!(between(own(1, 2), own(1, 2), Some(1)), Change::Step);
    }

    #[test]
    fn looking_is_no_step() {
        assert_eq!(question(|_| {}), Change::None);
        assert_eq!(question(|asked| asked.cell = Some((1, 2))), Change::None);
        assert_eq!(question(|asked| asked.multiples = true), Change::None);
        assert_eq!(question(|asked| asked.pin_cell((1, 2))), Change::None);
        assert_eq!(question(|asked| asked.pinned = true), Change::Replaced);
    }

    #[test]
    fn another_reading_of_the_same_photo_changes_the_step_with_the_class_that_it_brings() {
        let way = |next: &mut Place| next.way.framing = Framing::Crop;
        assert_eq!(change(way), Change::Replaced);
        let refined = |next: &mut Place| {
            next.exact = false;
            next.asked.class = Some(281);
        };
        assert_eq!(change(refined), Change::Replaced);
    }

    #[test]
    fn a_place_survives_a_reload_as_text() -> Result<(), serde_json::Error> {
        let mut place = place();
        place.asked.region = all_cells(2, 3);
        place.asked.other = Some(Subject::Group(4));
        let text = serde_json::to_string(&place)?;
        assert_eq!(serde_json::from_str::<Place>(&text)?, place, "{text}");
        Ok(())
    }
}
