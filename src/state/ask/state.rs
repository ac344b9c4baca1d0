//! What is asked of the map, as signals, and the answers as memos.

use super::cell_reading::CellReading;
use super::cursor::{Cell, Grid};
use super::link::Asked;
use super::selection::{Tool, of_grid};
use super::subject::{Catalogue, Subject};
use crate::parts::remember::remember_at_rest;
use crate::state::page::Page;
use camlens_client::finding::FindingRef;
use camlens_core::cam::{CellSet, Evidence, Lead, Threshold, region_logits};
use camlens_core::reading::{Prediction, Ranking};
use camlens_core::resnet50;
use leptos::prelude::*;

/// From which part of the largest value on a place is marked in a comparison. Zhou's fifth marks
/// half of a photo and more where two classes are far apart; half of the most is what stands out.
const MARKED: Threshold = Threshold::OfMax(0.5);

/// The questions, of which one is asked at a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Question {
    /// Where is this class?
    #[default]
    Classes,
    /// Why this one and not that one?
    Compare,
    /// What is this part?
    Region,
}

impl Question {
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

/// One against another.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    pub one: Evidence,
    pub other: Evidence,
    /// The one less the other.
    pub difference: Evidence,
    pub lead: Lead,
}

impl Contrast {
    /// None where the two are of different grids.
    fn of(one: Evidence, other: Evidence) -> Option<Self> {
        let difference = one.against(&other).ok()?;
        let lead = Lead::of(&difference, MARKED);
        Some(Self {
            one,
            other,
            difference,
            lead,
        })
    }
}

/// What the answers are made of. All of them are none before a photo was read.
#[derive(Clone, Copy)]
struct Known {
    finding: Memo<Option<FindingRef>>,
    catalogue: StoredValue<Catalogue>,
}

impl Known {
    fn grid(self) -> Option<Grid> {
        let grid = |finding: &FindingRef| (finding.reading.rows(), finding.reading.columns());
        self.finding.with(|finding| finding.as_ref().map(grid))
    }

    fn ranking(self) -> Ranking {
        self.finding
            .with(|finding| finding.as_ref().map(|finding| finding.ranking.clone()))
            .unwrap_or_default()
    }

    fn runner_up(self, one: Subject, ranking: &Ranking) -> Option<Subject> {
        self.catalogue
            .with_value(|catalogue| catalogue.runner_up(one, ranking.best_first()))
    }

    fn evidence(self, subject: Subject) -> Option<Evidence> {
        let finding = self.finding.get()?;
        self.catalogue
            .with_value(|catalogue| catalogue.evidence(&finding.reading, subject).ok())
    }

    fn cell(self, evidence: &Evidence, cell: Cell) -> Option<CellReading> {
        CellReading::of(&self.finding.get()?.reading, evidence, cell)
    }

    fn seen_only(self, region: &CellSet) -> Option<Ranking> {
        let logits = region_logits(&self.finding.get()?.reading, region).ok()?;
        Some(Ranking::of(&logits))
    }
}

/// Everything that is asked.
#[derive(Clone, Copy)]
pub struct Ask {
    pub question: RwSignal<Question>,
    /// The cell that is read out.
    pub cell: RwSignal<Option<Cell>>,
    /// What is read there.
    pub reading: Memo<Option<CellReading>>,
    /// The cells are moved through by keys.
    pub by_keys: RwSignal<bool>,
    /// What is compared where that is not the shown class: a group.
    pub one: RwSignal<Option<Subject>>,
    /// What it is compared with where that is not the runner-up.
    pub other: RwSignal<Option<Subject>>,
    /// The chosen part of the photo; of any grid, see [`Self::region`].
    pub chosen: RwSignal<CellSet>,
    pub tool: RwSignal<Tool>,
    /// The best classes' maps side by side.
    pub multiples: RwSignal<bool>,
    /// Rows and columns of the reading.
    pub grid: Memo<Option<Grid>>,
    pub ranking: Memo<Ranking>,
    /// The two that are compared.
    pub pair: Memo<Option<(Subject, Subject)>>,
    /// None while nothing is compared.
    pub contrast: Memo<Option<Contrast>>,
    /// What the stage shows: map, bias and score.
    pub evidence: Memo<Option<Evidence>>,
    /// The chosen part, of this reading's grid.
    pub region: Memo<CellSet>,
    /// What the photo would be, seen only there; none without a chosen part.
    pub seen_there: Memo<Option<Ranking>>,
    catalogue: StoredValue<Catalogue>,
}

impl Ask {
    /// Nothing asked yet, about what these signals know.
    pub fn new(finding: Memo<Option<FindingRef>>, class: RwSignal<Option<usize>>) -> Self {
        let catalogue = StoredValue::new(Catalogue::new(resnet50::labels()));
        let question = RwSignal::new(Question::default());
        let cell = RwSignal::new(None);
        let one = RwSignal::new(None);
        let other = RwSignal::new(None);
        let chosen = RwSignal::new(CellSet::none(0, 0));
        let known = Known { finding, catalogue };
        let grid = Memo::new(move |_| known.grid());
        let ranking = Memo::new(move |_| known.ranking());
        let pair = Memo::new(move |_| {
            let one = one.get().or_else(|| class.get().map(Subject::Class))?;
            let runner_up = || ranking.with(|ranking| known.runner_up(one, ranking));
            Some((one, other.get().or_else(runner_up)?))
        });
        let contrast = Memo::new(move |_| {
            let compares = question.get() == Question::Compare;
            let (one, other) = compares.then(|| pair.get())??;
            Contrast::of(known.evidence(one)?, known.evidence(other)?)
        });
        let evidence = Memo::new(move |_| {
            let compared = contrast.with(|contrast| Some(contrast.as_ref()?.difference.clone()));
            compared.or_else(|| known.evidence(Subject::Class(class.get()?)))
        });
        let reading = Memo::new(move |_| {
            let cell = cell.get()?;
            evidence.with(|evidence| known.cell(evidence.as_ref()?, cell))
        });
        let region = Memo::new(move |_| {
            let grid = grid.get().unwrap_or_default();
            chosen.with(|chosen| of_grid(chosen, grid))
        });
        let seen_there = Memo::new(move |_| region.with(|region| known.seen_only(region)));
        Self {
            question,
            cell,
            reading,
            by_keys: RwSignal::new(false),
            one,
            other,
            chosen,
            tool: RwSignal::new(Tool::default()),
            multiples: RwSignal::new(false),
            grid,
            ranking,
            pair,
            contrast,
            evidence,
            region,
            seen_there,
            catalogue,
        }
    }

    /// Whether the map shows one against another.
    pub fn compares(&self) -> bool {
        self.contrast.with(Option::is_some)
    }

    /// Reads the catalogue of classes and groups.
    pub fn with_catalogue<T>(&self, read: impl FnOnce(&Catalogue) -> T) -> T {
        self.catalogue.with_value(read)
    }

    /// The number of classes that can be asked for.
    pub fn classes(&self) -> usize {
        self.with_catalogue(|catalogue| catalogue.classes().len())
    }

    /// The name of a class or a group.
    pub fn name(&self, subject: Subject) -> String {
        self.with_catalogue(|catalogue| catalogue.name(subject))
    }

    /// What marks a class or a group in attributes.
    pub fn mark(&self, subject: Subject) -> String {
        self.with_catalogue(|catalogue| catalogue.mark(subject))
    }

    /// A class among all others, as the whole photo has it.
    pub fn standing(&self, class: usize) -> Option<(usize, Prediction)> {
        self.ranking.with(|ranking| {
            let standing = ranking.of_class(class)?;
            Some((standing.rank, standing.prediction))
        })
    }

    /// Another photo has other answers: what was asked of the last one is forgotten.
    pub fn forget(&self) {
        self.cell.set(None);
        self.one.set(None);
        self.other.set(None);
        self.chosen.set(CellSet::none(0, 0));
    }
}

impl Page {
    /// Compares a class or a group; a class is then also the shown one.
    pub fn compare_one(self, subject: Subject) {
        match subject {
            Subject::Class(class) => {
                self.ask.one.set(None);
                self.class.set(Some(class));
            }
            Subject::Group(_) => self.ask.one.set(Some(subject)),
        }
    }

    /// Asks what a link asks of its photo.
    pub fn take_up(self, marks: [Option<String>; 2]) {
        let asked = self
            .ask
            .with_catalogue(|catalogue| Asked::read(catalogue, marks));
        if let Some(shown) = asked.shown {
            self.compare_one(shown);
        }
        self.ask.other.set(asked.against);
        if asked.compares() {
            self.ask.question.set(Question::Compare);
        }
    }

    /// Keeps what is asked in the address, as long as a sample is on the stage: a link cannot bring
    /// a visitor's own photo back.
    pub fn remember_asked(self) {
        remember_at_rest(move || {
            let finding = self.finding.get()?;
            let photo = self.reader.photo(finding.photo);
            let linked = photo.is_some_and(|photo| photo.origin.sample().is_some());
            let asked = if linked {
                self.asked()
            } else {
                Asked::default()
            };
            let best = finding.ranking.best_first().first();
            let best = best.map(|best| Subject::Class(best.class));
            let pairs = |catalogue: &Catalogue| Some(asked.pairs(catalogue, best));
            self.ask.with_catalogue(pairs)
        });
    }

    fn asked(self) -> Asked {
        match self.ask.pair.get().filter(|_| self.ask.compares()) {
            Some((one, other)) => Asked {
                shown: Some(one),
                against: Some(other),
            },
            None => Asked {
                shown: self.class.get().map(Subject::Class),
                against: None,
            },
        }
    }

    /// What the map is of, as a name.
    pub fn subject_in_words(self) -> Option<String> {
        if !self.ask.compares() {
            return Some(self.class_name(self.class.get()?));
        }
        let (one, other) = self.ask.pair.get()?;
        Some(format!(
            "{} against {}",
            self.ask.name(one),
            self.ask.name(other)
        ))
    }

    /// What marks the map: its class, or the first of the two.
    pub fn mark(self) -> Option<String> {
        if !self.ask.compares() {
            return self.class.get().map(|class| class.to_string());
        }
        Some(self.ask.mark(self.ask.pair.get()?.0))
    }

    /// What marks the second of the two, where two are compared.
    pub fn mark_against(self) -> Option<String> {
        self.ask.compares().then_some(())?;
        Some(self.ask.mark(self.ask.pair.get()?.1))
    }

    /// Puts each of the two in the other's place.
    pub fn swap(self) {
        if let Some((one, other)) = self.ask.pair.get_untracked() {
            self.ask.other.set(Some(one));
            self.compare_one(other);
        }
    }
}
