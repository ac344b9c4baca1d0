//! The question that is asked of the map: any class, one against another, a region, one cell.

use super::cursor::{Cell, Grid};
use super::serial;
use crate::subject::{Catalogue, Subject};
use camlens_core::cam::{CamError, CellSet, Evidence};
use camlens_core::reading::{Prediction, Ranking, Reading};
use serde::{Deserialize, Serialize};

/// The questions. One is asked at a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Question {
    /// Where is this class?
    #[default]
    Classes,
    /// Why this one and not that one?
    Compare,
    /// What is this part of the photo?
    Region,
}

impl Question {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Classes, Self::Compare, Self::Region];

    /// The name in ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Classes => "classes",
            Self::Compare => "compare",
            Self::Region => "region",
        }
    }
}

/// The question with all that it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    pub question: Question,
    /// The class whose map is shown, by index; `None` before the first reading.
    pub class: Option<usize>,
    /// The group that is compared in the class's place, by index.
    pub group: Option<usize>,
    /// The second side of a comparison; `None` for the runner-up of the first.
    pub other: Option<Subject>,
    /// The cell that is read out.
    pub cell: Option<Cell>,
    /// The chosen region, of any grid: see [`Asked::region_of`].
    #[serde(with = "serial::cell_set")]
    pub region: CellSet,
    /// The best classes' maps are shown side by side.
    pub multiples: bool,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            question: Question::default(),
            class: None,
            group: None,
            other: None,
            cell: None,
            region: CellSet::none(0, 0),
            multiples: false,
        }
    }
}

/// The subject of the map on the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapSubject {
    /// The map of one class, by index.
    Class(usize),
    /// The first map less the second.
    Difference(Subject, Subject),
}

/// The best classes of a finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Best<'a> {
    /// As many as are offered, best first.
    pub top: &'a [Prediction],
    /// The exact network found them, and not its preview.
    pub exact: bool,
}

impl Asked {
    /// The first side of a comparison: the group, else the shown class.
    pub fn one(&self) -> Option<Subject> {
        let group = self.group.map(Subject::Group);
        group.or_else(|| self.class.map(Subject::Class))
    }

    /// Both sides of a comparison, also while another question is asked.
    pub fn pair(&self, catalogue: &Catalogue, ranking: &Ranking) -> Option<(Subject, Subject)> {
        let one = self.one()?;
        let runner_up = || catalogue.runner_up(one, ranking.best_first());
        Some((one, self.other.or_else(runner_up)?))
    }

    /// The subject of the map; `None` before the first reading.
    pub fn map_subject(&self, catalogue: &Catalogue, ranking: &Ranking) -> Option<MapSubject> {
        let compared = match self.question {
            Question::Compare => self.pair(catalogue, ranking),
            Question::Classes | Question::Region => None,
        };
        let difference = compared.map(|(one, other)| MapSubject::Difference(one, other));
        difference.or_else(|| self.class.map(MapSubject::Class))
    }

    /// The chosen cells where they are of this grid, else none: another framing has other cells.
    pub fn region_of(&self, (rows, columns): Grid) -> CellSet {
        if (self.region.rows(), self.region.columns()) == (rows, columns) {
            self.region.clone()
        } else {
            CellSet::none(rows, columns)
        }
    }

    /// Puts a subject on the first side of a comparison. A class is then the shown one, too.
    pub fn compare(&mut self, one: Subject) {
        match one {
            Subject::Class(class) => {
                self.group = None;
                self.class = Some(class);
            }
            Subject::Group(group) => self.group = Some(group),
        }
    }

    /// Puts each side of a comparison in the other's place.
    pub fn swap(&mut self, (one, other): (Subject, Subject)) {
        self.other = Some(one);
        self.compare(other);
    }

    /// Turns to a new finding of the same photo, or of another one where `before` is `None`.
    ///
    /// For the same photo the shown class stays if it is still among the best, or if it was not
    /// among the best before: then it was searched for, so that framings can be compared. It also
    /// stays when a preview becomes exact, unless it was the preview's best. For another photo only
    /// the question and the choice of side-by-side maps stay.
    pub fn turn_to(&mut self, before: Option<Best>, now: Best) {
        let among = |top: &[Prediction], class| top.iter().any(|best| best.class == class);
        let stays = |before: Best, class| {
            let first = before.top.first().map(|best| best.class);
            let refined = before.exact != now.exact && first != Some(class);
            refined || among(now.top, class) || !among(before.top, class)
        };
        let kept = self
            .class
            .filter(|&class| before.is_some_and(|before| stays(before, class)));
        if before.is_none() {
            *self = Self {
                question: self.question,
                multiples: self.multiples,
                ..Self::default()
            };
        }
        self.class = kept.or_else(|| now.top.first().map(|best| best.class));
    }
}

impl MapSubject {
    /// Whether zero lies in the middle of the map, and both of its sides mean something.
    pub fn is_difference(self) -> bool {
        matches!(self, Self::Difference(..))
    }

    /// Map, bias and score in a reading.
    ///
    /// # Errors
    /// An unknown class or group.
    pub fn evidence(self, reading: &Reading, catalogue: &Catalogue) -> Result<Evidence, CamError> {
        match self {
            Self::Class(class) => catalogue.evidence(reading, Subject::Class(class)),
            Self::Difference(one, other) => {
                let other = catalogue.evidence(reading, other)?;
                catalogue.evidence(reading, one)?.against(&other)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subject::tests::{catalogue, ranking};
    use camlens_core::cam::samples::{all_cells, noise};

    const CAT: usize = 285;
    const TABBY: usize = 281;

    fn best(classes: &[usize]) -> Vec<Prediction> {
        let prediction = |&class| Prediction {
            class,
            logit: 1.0,
            probability: 0.1,
        };
        classes.iter().map(prediction).collect()
    }

    fn turned(class: Option<usize>, before: Option<(&[usize], bool)>, now: &[usize]) -> Asked {
        let mut asked = Asked {
            class,
            ..Asked::default()
        };
        let was = before.map(|(top, exact)| (best(top), exact));
        let before = was.as_ref().map(|(top, exact)| Best { top, exact: *exact });
        let top = best(now);
        asked.turn_to(
            before,
            Best {
                top: &top,
                exact: true,
            },
        );
        asked
    }

    #[test]
    fn another_photo_shows_its_best_class() {
        assert_eq!(turned(None, None, &[7, 8]).class, Some(7));
        assert_eq!(turned(Some(8), None, &[7, 8]).class, Some(7));
        assert_eq!(turned(Some(8), None, &[]).class, None);
    }

    #[test]
    fn another_photo_keeps_the_question_and_nothing_that_is_its_own() {
        let mut asked = Asked {
            question: Question::Region,
            class: Some(1),
            group: Some(2),
            other: Some(Subject::Class(3)),
            cell: Some((1, 1)),
            region: all_cells(2, 2),
            multiples: true,
        };
        let top = best(&[7]);
        asked.turn_to(
            None,
            Best {
                top: &top,
                exact: true,
            },
        );
        let expected = Asked {
            question: Question::Region,
            class: Some(7),
            multiples: true,
            ..Asked::default()
        };
        assert_eq!(asked, expected);
    }

    #[test]
    fn the_same_photo_keeps_a_class_that_is_still_among_the_best_or_was_searched_for() {
        let same = |class, before: &[usize], now: &[usize]| {
            turned(Some(class), Some((before, true)), now).class
        };
        assert_eq!(same(8, &[7, 8], &[9, 8]), Some(8));
        assert_eq!(same(8, &[7, 8], &[9, 7]), Some(9));
        assert_eq!(same(3, &[7, 8], &[9, 7]), Some(3));
    }

    #[test]
    fn an_exact_answer_keeps_every_class_but_the_previews_best() {
        let exact = |class| turned(Some(class), Some((&[7, 8], false)), &[9, 6]).class;
        assert_eq!(exact(8), Some(8));
        assert_eq!(exact(7), Some(9));
    }

    #[test]
    fn a_class_is_compared_with_the_runner_up_until_another_is_chosen() {
        let (catalogue, ranking) = (catalogue(), ranking());
        let mut asked = Asked::default();
        assert_eq!(asked.map_subject(&catalogue, &ranking), None);
        asked.class = Some(CAT);
        let subject = |asked: &Asked| asked.map_subject(&catalogue, &ranking);
        assert_eq!(subject(&asked), Some(MapSubject::Class(CAT)));
        asked.question = Question::Compare;
        let (cat, tabby) = (Subject::Class(CAT), Subject::Class(TABBY));
        assert_eq!(subject(&asked), Some(MapSubject::Difference(cat, tabby)));
        asked.swap((cat, tabby));
        assert_eq!(asked.class, Some(TABBY));
        assert_eq!(subject(&asked), Some(MapSubject::Difference(tabby, cat)));
        let dogs = catalogue.subject_of("n02084071");
        assert!(dogs.is_some());
        dogs.into_iter().for_each(|dogs| asked.compare(dogs));
        assert_eq!(asked.pair(&catalogue, &ranking).map(|pair| pair.0), dogs);
        asked.question = Question::Classes;
        assert_eq!(subject(&asked), Some(MapSubject::Class(TABBY)));
        asked.compare(cat);
        assert_eq!((asked.group, asked.class), (None, Some(CAT)));
    }

    #[test]
    fn a_difference_is_the_one_map_less_the_other() -> Result<(), CamError> {
        let reading = noise(2, 3, 8, 4);
        let catalogue = Catalogue::new(reading.head().labels().clone());
        let (one, other) = (Subject::Class(1), Subject::Class(3));
        let of = |subject: MapSubject| subject.evidence(&reading, &catalogue);
        let difference = of(MapSubject::Difference(one, other))?;
        let (one, other) = (of(MapSubject::Class(1))?, of(MapSubject::Class(3))?);
        assert_eq!(difference, one.against(&other)?);
        assert!(of(MapSubject::Class(4)).is_err());
        Ok(())
    }

    #[test]
    fn a_region_of_another_grid_is_empty() {
        let asked = Asked {
            region: all_cells(7, 7),
            ..Asked::default()
        };
        assert_eq!(asked.region_of((7, 7)), all_cells(7, 7));
        assert_eq!(asked.region_of((8, 12)), CellSet::none(8, 12));
    }
}
