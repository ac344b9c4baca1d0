//! What is asked of the finding on the screen, and how it is looked at.

use super::address::Wishes;
use super::ask::{Ask, Subject};
use super::look::{Choices, LookState, Shown};
use super::reader::ReaderContext;
use camlens_client::finding::FindingRef;
use camlens_core::cam::ActivationMap;
use camlens_core::labels::Class;
use leptos::prelude::*;

/// How many of the best classes are offered.
pub const TOP: usize = 5;

/// Everything that components share of question and look.
#[derive(Clone, Copy)]
pub struct Page {
    pub reader: ReaderContext,
    /// The finding on the screen.
    pub finding: Memo<Option<FindingRef>>,
    /// The class whose map is shown.
    pub class: RwSignal<Option<usize>>,
    /// What is asked of the map.
    pub ask: Ask,
    /// The map on the stage: of [`Self::class`], or of what is compared.
    pub map: Memo<Option<ActivationMap>>,
    /// How the map is looked at.
    pub look: LookState,
    wishes: StoredValue<Wishes>,
}

impl Page {
    /// Nothing asked yet of the finding that the reader will show.
    pub fn new(reader: ReaderContext, wishes: Wishes, choices: Choices) -> Self {
        let finding = reader.shown;
        let class = RwSignal::new(None);
        let ask = Ask::new(finding, class);
        let map = Memo::new(move |_| {
            ask.evidence
                .with(|evidence| evidence.as_ref().map(|evidence| evidence.map.clone()))
        });
        let shown = Shown {
            evidence: ask.evidence,
            framing: Memo::new(move |_| {
                finding.with(|finding| Some(finding.as_ref()?.frame.framing))
            }),
            // Zero lies in the middle of a comparison, and both sides of it mean something.
            diverging: Signal::derive(move || ask.compares()),
        };
        let page = Self {
            reader,
            finding,
            class,
            ask,
            map,
            look: LookState::new(choices, shown),
            wishes: StoredValue::new(wishes),
        };
        reader.on_shown(move |before, after| page.follow(before, after));
        page
    }

    /// Another finding is on the screen. For the same photo the shown class stays as long as it is
    /// among the best, or if it was searched for, so that framings can be compared.
    fn follow(self, before: Option<FindingRef>, after: FindingRef) {
        let photo = self.reader.photo(after.photo);
        let asked = photo.and_then(|photo| {
            let take = |wishes: &mut Wishes| wishes.take_asked(photo.origin);
            self.wishes.try_update_value(take).flatten()
        });
        let same_photo = before.filter(|before| before.photo == after.photo);
        let kept = self.class.get_untracked().filter(|&class| {
            same_photo.as_ref().is_some_and(|before| {
                let refined = before.exact != after.exact && !leads(before, class);
                refined || is_among_the_best(&after, class) || !is_among_the_best(before, class)
            })
        });
        if same_photo.is_none() {
            self.ask.forget();
        }
        let best = after.ranking.best_first().first();
        self.class.set(kept.or_else(|| best.map(|best| best.class)));
        if let Some(asked) = asked {
            self.take_up(asked);
        }
    }

    /// The name of a class.
    pub fn class_name(&self, class: usize) -> String {
        self.ask.name(Subject::Class(class))
    }

    /// All that the table has on a class.
    pub fn class_entry(&self, class: usize) -> Option<Class> {
        self.ask
            .with_catalogue(|catalogue| catalogue.class(class).cloned())
    }
}

/// Whether a class is the first of the best.
fn leads(finding: &FindingRef, class: usize) -> bool {
    let best = finding.ranking.best_first().first();
    best.is_some_and(|best| best.class == class)
}

fn is_among_the_best(finding: &FindingRef, class: usize) -> bool {
    let mut best = finding.ranking.best_first().iter().take(TOP);
    best.any(|best| best.class == class)
}
