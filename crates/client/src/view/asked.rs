//! The question that is asked of the map: any class, one against another, a region, one cell.

use super::cursor::{Cell, Grid};
use super::{selection, serial};
use crate::subject::{Catalogue, Subject};
use camlens_core::cam::{CamError, CellSet, Evidence};
use camlens_core::reading::{Fingerprint, Prediction, Ranking, Reading};
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
    /// The head of the visitor's own classes whose classes are meant; `None`: the network's.
    #[serde(default)]
    pub own: Option<Fingerprint>,
    /// The class whose map is shown, by index; `None` before the first reading.
    pub class: Option<usize>,
    /// The group that is compared in the class's place, by index.
    pub group: Option<usize>,
    /// The second side of a comparison; `None` for the runner-up of the first.
    pub other: Option<Subject>,
    /// The question stays when the photo changes.
    pub pinned: bool,
    /// The cell under the pointer, or the one that keys are at.
    pub cell: Option<Cell>,
    /// The cell whose reading stays when the pointer leaves.
    pub pinned_cell: Option<Cell>,
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
            own: None,
            class: None,
            group: None,
            other: None,
            pinned: false,
            cell: None,
            pinned_cell: None,
            region: CellSet::none(0, 0),
            multiples: false,
        }
    }
}

/// The subject of the map on the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// The head of the visitor's own classes under which they are the best; `None`: the network's.
    pub own: Option<Fingerprint>,
}

/// Whether the class of an index is the same under both heads; `None`: the network's.
pub fn are_the_same_classes(one: Option<Fingerprint>, other: Option<Fingerprint>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.has_the_classes_of(other),
        _ => false,
    }
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

    /// The chosen cells where they are of this grid, else none: another framing has other cells. A
    /// pinned region stays the same part of the grid.
    pub fn region_of(&self, (rows, columns): Grid) -> CellSet {
        if (self.region.rows(), self.region.columns()) == (rows, columns) {
            self.region.clone()
        } else if self.pinned {
            selection::on_grid(&self.region, (rows, columns))
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

    /// The cell that is read out: the pinned one, else the one under the pointer.
    pub fn read_cell(&self) -> Option<Cell> {
        self.pinned_cell.or(self.cell)
    }

    /// Pins the reading of a cell; of the cell that is pinned already, takes the pin away.
    pub fn pin_cell(&mut self, cell: Cell) {
        self.pinned_cell = Some(cell).filter(|_| self.pinned_cell != Some(cell));
    }

    /// Pins the question, or takes the pin away. A comparison with the runner-up stays one with the
    /// same class: `pair` is the one on the screen.
    pub fn pin(&mut self, pinned: bool, pair: Option<(Subject, Subject)>) {
        self.pinned = pinned;
        if let (true, Question::Compare, Some((_, other))) = (pinned, self.question, pair) {
            self.other = Some(other);
        }
    }

    /// The part of the question that a step of the tab's history keeps: all but what one only looks
    /// at, the cells and the maps side by side.
    pub fn kept(&self) -> Self {
        Self {
            cell: None,
            pinned_cell: None,
            multiples: false,
            ..self.clone()
        }
    }

    /// Asks a kept question again. The cells and the maps side by side stay as they are.
    pub fn restore(&mut self, kept: &Self) {
        *self = Self {
            cell: self.cell,
            pinned_cell: self.pinned_cell,
            multiples: self.multiples,
            ..kept.clone()
        };
    }

    /// Turns to a new finding of the same photo, or of another one where `before` is `None`.
    ///
    /// For the same photo the shown class stays if it is still among the best, or if it was not
    /// among the best before: then it was searched for, so that framings can be compared. It also
    /// stays when a preview becomes exact, unless it was the preview's best. For another photo only
    /// the kind of the question and the choice of side-by-side maps stay. A pinned question stays
    /// whole in either case; a region then means the same part of the grid.
    ///
    /// Under a head of other classes, the best one is shown, and no class stays: an index means another
    /// one there.
    pub fn turn_to(&mut self, before: Option<Best>, now: Best) {
        self.turn_to_head(now.own);
        let among = |top: &[Prediction], class| top.iter().any(|best| best.class == class);
        let stays = |before: Best, class| {
            let first = before.top.first().map(|best| best.class);
            let refined = before.exact != now.exact && first != Some(class);
            refined || among(now.top, class) || !among(before.top, class)
        };
        let kept = self
            .class
            .filter(|&class| self.pinned || before.is_some_and(|before| stays(before, class)));
        if before.is_none() {
            let pinned = self.pinned.then(|| self.kept());
            *self = Self {
                question: self.question,
                multiples: self.multiples,
                own: self.own,
                ..pinned.unwrap_or_default()
            };
        }
        self.class = kept.or_else(|| now.top.first().map(|best| best.class));
    }
}

impl Asked {
    /// The classes are those of another head from now on. The pin stays on a region alone.
    fn turn_to_head(&mut self, own: Option<Fingerprint>) {
        if !are_the_same_classes(self.own, own) {
            (self.class, self.group, self.other) = (None, None, None);
            self.pinned &= self.question == Question::Region;
        }
        self.own = own;
    }
}

impl MapSubject {
    /// The class whose map it is; `None` for a difference.
    pub fn class(self) -> Option<usize> {
        match self {
            Self::Class(class) => Some(class),
            Self::Difference(..) => None,
        }
    }

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
mod tests;
