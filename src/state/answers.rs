//! Answers to the question, computed from the finding on the screen.

use super::asked::AskedContext;
use super::head::HeadContext;
use super::reader::ReaderContext;
use camlens_client::finding::{Finding, FindingRef};
use camlens_client::head_choice::HeadKind;
use camlens_client::subject::{Catalogue, Subject};
use camlens_client::view::cursor::Grid;
use camlens_client::view::{Best, CellReading, Contrast, Doubt, MapSubject};
use camlens_core::cam::{ActivationMap, CellSet, Evidence, region_logits};
use camlens_core::framing::Offset;
use camlens_core::reading::{Prediction, Ranking, Standing};
use camlens_words::say;
use leptos::prelude::*;
use std::sync::Arc;

/// The number of best classes that are offered.
pub const TOP: usize = 5;

/// The best [`TOP`] classes, best first.
pub fn top_of(ranking: &Ranking) -> &[Prediction] {
    let best = ranking.best_first();
    &best[..TOP.min(best.len())]
}

/// The best [`TOP`] classes of a finding.
pub(super) fn best_of(finding: &Finding) -> Best<'_> {
    Best {
        top: top_of(&finding.ranking),
        exact: finding.exact,
        own: finding.own_head(),
    }
}

/// The classes that answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedClasses {
    /// They are the visitor's own, and not ImageNet's.
    pub own: bool,
    /// 0 before there is a network.
    pub count: usize,
}

/// The answers. All of them are `None` or empty before a photo is read.
#[derive(Clone, Copy)]
pub struct AnswersContext {
    shown: Memo<Option<FindingRef>>,
    heads: HeadContext,
    /// The classes that are asked.
    pub of: Memo<AskedClasses>,
    catalogue: Memo<Option<Arc<Catalogue>>>,
    /// Rows and columns of the reading.
    pub grid: Memo<Option<Grid>>,
    /// The offset of the cells on the frame; none before a photo is read.
    pub offset: Memo<Offset>,
    /// Both sides of a comparison, also while another question is asked.
    pub pair: Memo<Option<(Subject, Subject)>>,
    /// The subject of the map on the stage.
    pub subject: Memo<Option<MapSubject>>,
    /// The comparison, while it is asked for.
    pub contrast: Memo<Option<Contrast>>,
    /// Map, bias and score on the stage.
    pub evidence: Memo<Option<Evidence>>,
    /// The maps whose scale other maps are drawn on.
    pub reference_maps: Memo<Vec<ActivationMap>>,
    /// The reason to doubt the map on the stage.
    pub doubt: Memo<Option<Doubt>>,
    /// The cell that is read out.
    pub cell: Memo<Option<CellReading>>,
    /// The chosen cells, on this reading's grid.
    pub region: Memo<CellSet>,
    /// The ranking of the photo seen only in the region; `None` without a region.
    pub region_ranking: Memo<Option<Ranking>>,
}

impl AnswersContext {
    /// Answers what is asked of the reader's finding.
    pub fn new(reader: ReaderContext, asked: AskedContext, heads: HeadContext) -> Self {
        let shown = reader.shown;
        let networks = StoredValue::new(None::<Arc<Catalogue>>);
        let catalogue = Memo::new(move |before: Option<&Option<Arc<Catalogue>>>| {
            let finding = shown.get()?;
            if finding.own {
                return Some(catalogue_of(&finding, before.cloned().flatten()));
            }
            // It stays at hand while other classes are asked.
            let catalogue = catalogue_of(&finding, networks.get_value());
            networks.set_value(Some(Arc::clone(&catalogue)));
            Some(catalogue)
        });
        let of = Memo::new(move |_| {
            let own = shown.with(|shown| shown.as_ref().map(|shown| shown.own));
            let count = |catalogue: &Option<Arc<Catalogue>>| {
                let catalogue = catalogue.as_ref()?;
                Some(catalogue.labels().classes().len())
            };
            AskedClasses {
                own: own.unwrap_or_else(|| heads.kind.get() == HeadKind::Own),
                count: catalogue.with(count).unwrap_or_default(),
            }
        });
        let grid = Memo::new(move |_| {
            let reading =
                |finding: &FindingRef| (finding.reading.rows(), finding.reading.columns());
            shown.with(|shown| shown.as_ref().map(reading))
        });
        let offset = Memo::new(move |_| {
            let offset = |finding: &FindingRef| finding.frame.offset;
            shown.with(|shown| shown.as_ref().map(offset).unwrap_or_default())
        });
        let pair = Memo::new(move |_| {
            let (catalogue, finding) = (catalogue.get()?, shown.get()?);
            asked.with(|asked| asked.pair(&catalogue, &finding.ranking))
        });
        let subject = Memo::new(move |_| {
            let (catalogue, finding) = (catalogue.get()?, shown.get()?);
            asked.with(|asked| asked.map_subject(&catalogue, &finding.ranking))
        });
        let contrast = Memo::new(move |_| {
            let MapSubject::Difference(one, other) = subject.get()? else {
                return None;
            };
            let (catalogue, finding) = (catalogue.get()?, shown.get()?);
            Contrast::of(&finding.reading, &catalogue, (one, other)).ok()
        });
        let evidence = Memo::new(move |_| {
            let subject = subject.get()?;
            if subject.is_difference() {
                return contrast.with(|contrast| Some(contrast.as_ref()?.difference.clone()));
            }
            let (catalogue, finding) = (catalogue.get()?, shown.get()?);
            subject.evidence(&finding.reading, &catalogue).ok()
        });
        let reference_maps = Memo::new(move |_| {
            let class = subject.get().and_then(MapSubject::class);
            let finding = shown.get();
            finding.map_or_else(Vec::new, |finding| finding.reference_maps(class))
        });
        let doubt = Memo::new(move |_| {
            let (subject, catalogue, finding) = (subject.get()?, catalogue.get()?, shown.get()?);
            Doubt::about(subject, &finding.reading, &finding.ranking, &catalogue)
        });
        let cell = Memo::new(move |_| {
            let (cell, finding) = (asked.cell.get()?, shown.get()?);
            evidence.with(|evidence| CellReading::of(&finding.reading, evidence.as_ref()?, cell))
        });
        let region = Memo::new(move |_| {
            let grid = grid.get().unwrap_or_default();
            asked.with(|asked| asked.region_of(grid))
        });
        let region_ranking = Memo::new(move |_| {
            let finding = shown.get()?;
            let logits = region.with(|region| region_logits(&finding.reading, region));
            Some(Ranking::of(&logits.ok()?))
        });
        Self {
            shown,
            heads,
            of,
            catalogue,
            grid,
            offset,
            pair,
            subject,
            contrast,
            evidence,
            reference_maps,
            doubt,
            cell,
            region,
            region_ranking,
        }
    }

    /// Names and groups of the network's classes; `None` before there is a network.
    pub fn catalogue(self) -> Option<Arc<Catalogue>> {
        self.catalogue.get()
    }

    /// Reads the names and groups of the network's classes; a default before there is a network.
    pub fn with_catalogue<T: Default>(self, read: impl FnOnce(&Catalogue) -> T) -> T {
        self.catalogue
            .with(|catalogue| catalogue.as_ref().map_or_else(T::default, |of| read(of)))
    }

    /// The name of a class or a group.
    pub fn name(self, subject: Subject) -> String {
        self.with_catalogue(|catalogue| catalogue.name(subject))
    }

    /// The name of a class.
    pub fn class_name(self, class: usize) -> String {
        let name = |catalogue: &Option<Arc<Catalogue>>| {
            let catalogue = catalogue.as_ref()?;
            Some(catalogue.name(Subject::Class(class)))
        };
        // Kept answers are shown before there is a network.
        let kept = || self.heads.labels().name(class);
        self.catalogue.with(name).unwrap_or_else(kept)
    }

    /// The key of a class or a group in attributes and addresses.
    pub fn key(self, subject: Subject) -> String {
        self.with_catalogue(|catalogue| catalogue.key(subject))
    }

    /// The number of classes that are asked; 0 before there is a network.
    pub fn classes(self) -> usize {
        self.of.get().count
    }

    /// Reads the ranking of all classes in the whole photo; an empty one before a photo is read.
    pub fn with_ranking<T>(self, read: impl FnOnce(&Ranking) -> T) -> T {
        self.shown.with(|shown| match shown {
            Some(finding) => read(&finding.ranking),
            None => read(&Ranking::default()),
        })
    }

    /// A class among all others in the whole photo.
    pub fn standing(self, class: usize) -> Option<Standing> {
        self.with_ranking(|ranking| ranking.of_class(class))
    }

    /// Whether the map shows one subject against another.
    pub fn compares(self) -> bool {
        self.subject.get().is_some_and(MapSubject::is_difference)
    }

    /// The name of the map's subject.
    pub fn subject_name(self) -> Option<String> {
        Some(match self.subject.get()? {
            MapSubject::Class(class) => self.class_name(class),
            MapSubject::Difference(one, other) => {
                let (one, other) = (self.name(one), self.name(other));
                say::AskAgainst {
                    one: &one,
                    other: &other,
                }
                .say()
            }
        })
    }
}

/// The catalogue of a finding's network, or `before` where that has the same labels: preparing the
/// search takes a while.
fn catalogue_of(finding: &FindingRef, before: Option<Arc<Catalogue>>) -> Arc<Catalogue> {
    let labels = finding.reading.head().labels();
    let same = before.filter(|before| Arc::ptr_eq(before.labels(), labels));
    same.unwrap_or_else(|| Arc::new(Catalogue::new(Arc::clone(labels))))
}
