//! The view and the page's address: a link's question is asked of its photo, and what is asked and
//! how it is looked at is written back.

use super::answers::{AnswersContext, best_of};
use super::asked::AskedContext;
use super::head::HeadContext;
use super::look::LookContext;
use super::reader::ReaderContext;
use super::trail::Trail;
use crate::parts::remember::remember_at_rest;
use camlens_client::finding::{Finding, FindingRef, PhotoId};
use camlens_client::head_choice::HeadKind;
use camlens_client::reader::Event;
use camlens_client::view::{Asked, AskedKeys, are_the_same_classes};
use camlens_words::say;
use leptos::prelude::*;

/// The question of a link.
#[derive(Debug, Clone)]
pub struct LinkQuestion {
    /// The sample that the link opens with.
    pub sample: &'static str,
    /// The link names that sample, and the question is about it alone. A link that names none may
    /// come with somebody's own photo: then the question is asked of the first photo that the
    /// visitor gives, too.
    pub named: bool,
    pub keys: AskedKeys,
}

impl LinkQuestion {
    /// Whether the question is about this photo, by its sample's name, `None` for the visitor's.
    fn is_about(&self, sample: Option<&str>) -> bool {
        let photo = match sample {
            Some(sample) => sample == self.sample,
            None => !self.named,
        };
        photo && !self.keys.is_empty()
    }

    /// Whether it is still to be asked once that photo was on the screen.
    fn outlives(&self, sample: Option<&str>) -> bool {
        !self.named && sample == Some(self.sample)
    }
}

/// What follows the findings, for those who bring a question with a photo.
#[derive(Clone, Copy)]
pub struct Followed {
    pub(super) trail: Trail,
    pub(super) heads: HeadContext,
    /// The question of a bundle whose photo is still to be given.
    awaited: StoredValue<Option<Asked>>,
}

impl Followed {
    /// Asks a question of the next photo of the visitor's.
    pub(super) fn await_photo(self, asked: Asked) {
        self.heads.turn_to(asked.own);
        self.awaited.set_value(Some(asked));
    }
}

/// A question that comes with a photo.
#[derive(Clone)]
enum Brought {
    /// Of a step of the history, or of a bundle.
    Kept(Asked),
    /// Of a link.
    Linked(AskedKeys),
}

impl Brought {
    /// It is about the visitor's own classes.
    fn is_of_own(&self) -> bool {
        match self {
            Self::Kept(asked) => asked.own.is_some(),
            Self::Linked(keys) => keys.own,
        }
    }
}

/// Turns the question to each new finding, asks the link's of the photos that it is about, and keeps
/// each question and each photo as a step of the tab's history.
pub fn follow(
    reader: ReaderContext,
    asked: AskedContext,
    answers: AnswersContext,
    heads: HeadContext,
    link: LinkQuestion,
) -> Followed {
    if link.keys.own {
        heads.choose(HeadKind::Own);
    }
    let trail = Trail::begin(reader, asked, answers, heads);
    let asking = Asking::begin(reader, asked, answers, trail, heads);
    let link = StoredValue::new(Some(link));
    let awaited = StoredValue::new(None::<Asked>);
    let turn = move |before: Option<FindingRef>, now: FindingRef| {
        let before = before.filter(|before| before.photo == now.photo);
        asked.turn_to(before.as_deref().map(best_of), best_of(&now));
        let grid = |of: &FindingRef| (of.reading.rows(), of.reading.columns());
        if before.as_ref().map(grid) != Some(grid(&now)) {
            // The same numbers are another place now.
            asked.unpin_cell();
        }
        asking.go_on(&now);
        let sample = sample_of(reader, &now);
        let is_given = before.is_none() && sample.is_none();
        if let Some(question) = is_given.then(|| taken(awaited)).flatten() {
            asking.ask(Brought::Kept(question), &now);
            return link.set_value(None);
        }
        // A step of the history knows more than its address.
        if let Some(question) = trail.arrive(&now) {
            asking.ask(Brought::Kept(question), &now);
            return link.set_value(None);
        }
        if trail.is_stirred() {
            return link.set_value(None);
        }
        let question = link.get_value();
        if before.is_none() {
            link.update_value(|link| {
                link.take_if(|link| !link.outlives(sample));
            });
        }
        let question = question.filter(|link| before.is_none() && link.is_about(sample));
        if let Some(link) = question {
            asking.ask(Brought::Linked(link.keys), &now);
        }
    };
    reader.on_shown(turn);
    Followed {
        trail,
        heads,
        awaited,
    }
}

fn taken<T: Send + Sync + 'static>(value: StoredValue<Option<T>>) -> Option<T> {
    value.try_update_value(Option::take).flatten()
}

/// The asking of questions that come with a photo. One about the visitor's own classes waits until it is
/// known whether there are any.
#[derive(Clone, Copy)]
struct Asking {
    reader: ReaderContext,
    asked: AskedContext,
    answers: AnswersContext,
    trail: Trail,
    heads: HeadContext,
    waiting: StoredValue<Option<(PhotoId, Brought)>>,
}

impl Asking {
    fn begin(
        reader: ReaderContext,
        asked: AskedContext,
        answers: AnswersContext,
        trail: Trail,
        heads: HeadContext,
    ) -> Self {
        let asking = Self {
            reader,
            asked,
            answers,
            trail,
            heads,
            waiting: StoredValue::new(None),
        };
        // There are none.
        Effect::new(move |_| {
            if !heads.waits.get() && taken(asking.waiting).is_some() {
                asking.leave();
            }
        });
        asking
    }

    /// Asks a question of the finding on the screen.
    fn ask(self, question: Brought, now: &Finding) {
        let waits = untrack(|| self.heads.waits.get());
        match &question {
            _ if question.is_of_own() && !now.own && waits => {
                self.waiting.set_value(Some((now.photo, question)));
                self.trail.hold(true);
            }
            Brought::Kept(kept) => {
                self.asked.restore(kept, best_of(now));
                if !are_the_same_classes(kept.own, now.own_head()) {
                    self.trail.settle();
                    self.leave();
                }
            }
            Brought::Linked(keys) if keys.own && !now.own => self.leave(),
            Brought::Linked(keys) => {
                if let Some(catalogue) = untrack(|| self.answers.catalogue()) {
                    self.asked.take_up(keys, &catalogue);
                }
            }
        }
    }

    /// Another finding is on the screen: a question that waits is asked, goes on waiting, or is dropped with
    /// its photo.
    fn go_on(self, now: &Finding) {
        let Some((photo, question)) = taken(self.waiting) else {
            return;
        };
        self.trail.hold(false);
        if photo == now.photo {
            self.ask(question, now);
        }
    }

    /// The question is about classes that are not here.
    fn leave(self) {
        self.trail.hold(false);
        self.reader
            .send(Event::Remarked(say::page_no_such_classes()));
    }
}

/// Keeps the look in the address. [`follow`] keeps the rest.
pub fn remember(look: LookContext) {
    remember_at_rest(move || Some(look.get().pairs()));
}

/// The name of the sample that was read; `None` for a photo of the visitor's.
pub fn sample_of(reader: ReaderContext, finding: &Finding) -> Option<&'static str> {
    reader.photo(finding.photo)?.origin.sample()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_names_no_photo_asks_its_question_of_the_visitors_too() {
        let link = |named| LinkQuestion {
            sample: "chelsea",
            named,
            keys: AskedKeys::read([("class", "282")]),
        };
        let about = |named| {
            let photos = [Some("chelsea"), Some("coffee"), None];
            photos.map(|photo| (link(named).is_about(photo), link(named).outlives(photo)))
        };
        assert_eq!(about(true), [(true, false), (false, false), (false, false)]);
        assert_eq!(about(false), [(true, true), (false, false), (true, false)]);
        // A link without a question takes none away.
        let silent = LinkQuestion {
            keys: AskedKeys::default(),
            ..link(false)
        };
        assert!(!silent.is_about(None));
    }
}
