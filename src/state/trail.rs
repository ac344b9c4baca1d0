//! The tab's history: each photo and each question is an entry, with an address of its own, and the
//! way back shows it again.

use super::answers::{AnswersContext, best_of};
use super::asked::AskedContext;
use super::entry::{place_of, present, state_of};
use super::head::HeadContext;
use super::reader::ReaderContext;
use super::samples::{SAMPLES, Sample};
use crate::parts::address::{self, Pairs};
use crate::parts::document;
use camlens_client::finding::{Finding, FindingRef};
use camlens_client::reader::Event;
use camlens_client::view::history::{Change, PhotoKey, Place};
use camlens_client::view::{Asked, AskedKeys, are_the_same_classes};
use camlens_client::wishes::resolution_pairs;
use camlens_core::framing::Framing;
use leptos::ev;
use leptos::prelude::*;

/// The keys of an address that belong to one entry of the history.
const KEYS: [&str; 4] = ["photo", "framing", "size", "mirrored"];

/// The entries of the tab's history.
#[derive(Clone, Copy)]
pub(super) struct Trail {
    reader: ReaderContext,
    asked: AskedContext,
    heads: HeadContext,
    /// The place that is on the screen; `None` before a photo is read.
    now: Memo<Option<Entry>>,
    /// The entry that the tab is at; `None` before a photo is read.
    at: StoredValue<Option<Entry>>,
    /// The place whose photo is on its way to the screen.
    coming: StoredValue<Option<Coming>>,
    /// The visitor has asked something.
    stirred: StoredValue<bool>,
    /// What is on the screen is no step yet: its question waits for its head.
    held: RwSignal<bool>,
    /// The place that the tab went to is another one now: the classes of its question are not here.
    settles: StoredValue<bool>,
}

#[derive(Clone, PartialEq)]
struct Entry {
    place: Place,
    /// What its address says.
    pairs: Pairs,
}

#[derive(Clone)]
struct Coming {
    place: Place,
    /// The place on the screen when it was wanted.
    from: Option<Place>,
}

impl Trail {
    /// Begins the history of this visit. After a reload, the entry that the tab is at says what was
    /// asked of its photo.
    pub fn begin(
        reader: ReaderContext,
        asked: AskedContext,
        answers: AnswersContext,
        heads: HeadContext,
    ) -> Self {
        let coming = present().map(|place| Coming { place, from: None });
        if let Some(Coming { place, .. }) = &coming {
            turn_to_head_of(heads, place);
        }
        let trail = Self {
            reader,
            asked,
            heads,
            now: Memo::new(move |_| on_screen(reader, asked, answers)),
            at: StoredValue::new(None),
            coming: StoredValue::new(coming),
            stirred: StoredValue::new(false),
            held: RwSignal::new(false),
            settles: StoredValue::new(false),
        };
        Effect::new(move |_| {
            let (now, on_trial) = (trail.now.get(), asked.trial.get());
            let held = trail.held.get();
            if let Some(now) = now.filter(|_| !on_trial && !held) {
                trail.see(now);
            }
        });
        let listener = window_event_listener(ev::popstate, move |event| {
            if let Some(place) = place_of(event.state()) {
                trail.go_to(place);
            }
        });
        on_cleanup(move || listener.remove());
        trail
    }

    /// Whether the visitor has asked something of a photo.
    pub fn is_stirred(self) -> bool {
        self.stirred.get_value()
    }

    /// Keeps no step of what is on the screen, or goes on with it.
    pub fn hold(self, held: bool) {
        self.held.set(held);
    }

    /// The question of the place that the tab went to cannot be asked: what is asked instead is no step. It
    /// may be what was on the screen before, so that no change of that tells.
    pub fn settle(self) {
        self.settles.set_value(true);
        if let Some(now) = self.now.get_untracked() {
            self.see(now);
        }
    }

    /// A finding is on the screen: takes the question that waits for its photo.
    pub fn arrive(self, finding: &Finding) -> Option<Asked> {
        let key = self.reader.key(finding.photo);
        let coming = self.coming.try_update_value(Option::take).flatten();
        let asked = coming.filter(|of| Some(&of.place.photo) == key.as_ref());
        // A photo that was given before anything was read comes without a question.
        let asked = asked.map(|of| of.place.asked);
        asked.filter(|asked| asked.class.is_some())
    }

    /// A photo is on its way to the screen with a question.
    pub fn expect(self, place: Place) {
        turn_to_head_of(self.heads, &place);
        let from = self.now.get_untracked().map(|now| now.place);
        self.coming.set_value(Some(Coming { place, from }));
    }

    /// Takes in what is on the screen.
    fn see(self, now: Entry) {
        let waits = |coming: &Option<Coming>| {
            let coming = coming.as_ref();
            coming.is_some_and(|of| of.from.as_ref() == Some(&now.place))
        };
        if self.coming.with_value(waits) {
            return;
        }
        let state = state_of(&now.place);
        let settles = self.settles.get_value();
        self.settles.set_value(false);
        match self.at.get_value() {
            None => address::change_entry(&now.pairs, &state),
            Some(before) if settles && before.place.photo == now.place.photo => {
                address::change_entry(&now.pairs, &state);
            }
            Some(before) => match before.place.change_to(&now.place) {
                // The entry may still say what was wished for and left before it was read.
                Change::None => address::change_entry(&now.pairs, &state),
                Change::Replaced => {
                    let same = before.place.way == now.place.way;
                    if same && before.place.exact == now.place.exact {
                        self.stirred.set_value(true);
                    }
                    address::change_entry(&now.pairs, &state);
                }
                Change::Step => {
                    if before.place.photo == now.place.photo {
                        self.stirred.set_value(true);
                    }
                    // The reader has written its wishes for the next photo already.
                    address::change_entry(&before.pairs, &state_of(&before.place));
                    address::add_entry(&now.pairs, &state);
                }
            },
        }
        self.reader.keep_shown(&now.place.photo);
        self.coming.set_value(None);
        self.at.set_value(Some(now));
    }

    /// Nothing new came on the screen: the question that waits for its photo is asked.
    fn ask_again(self, finding: &Finding) {
        if let Some(asked) = self.arrive(finding) {
            self.asked.restore(&asked, best_of(finding));
            if !are_the_same_classes(asked.own, finding.own_head()) {
                self.settle();
            }
        }
    }

    /// The tab is at another entry: shows its place.
    fn go_to(self, place: Place) {
        let keys: Vec<&str> = KEYS.into_iter().chain(AskedKeys::KEYS).collect();
        address::keep_others_than(&keys);
        let pairs = said_of_the_entry();
        turn_to_head_of(self.heads, &place);
        let from = self.now.get_untracked().map(|now| now.place);
        self.asked.end_trial();
        self.at.set_value(Some(Entry {
            place: place.clone(),
            pairs,
        }));
        let (photo, way) = (place.photo.clone(), place.way);
        self.coming.set_value(Some(Coming { place, from }));
        match (self.reader.find(&photo), &photo) {
            (Some(photo), _) => {
                let shown = self.reader.with_untracked(|state| state.shown.clone());
                self.reader.send(Event::Returned { photo, way });
                let now = self.reader.with_untracked(|state| state.shown.clone());
                // Nothing new came on the screen, and nothing is on its way.
                if let Some(now) = now.filter(|now| shown.as_ref() == Some(now))
                    && now.photo == photo
                    && now.way == way
                {
                    self.ask_again(&now);
                }
            }
            (None, PhotoKey::Sample(name)) => {
                if let Some(sample) = Sample::named(name) {
                    self.reader.send(Event::SampleWanted(sample.name));
                }
            }
            (None, PhotoKey::Own(key)) => self.reader.bring_back(key.clone()),
        }
    }
}

/// The classes are asked that a place is about. One without a question says nothing of them.
fn turn_to_head_of(heads: HeadContext, place: &Place) {
    if place.asked.class.is_some() {
        heads.turn_to(place.asked.own);
    }
}

/// The place that is on the screen, and what its address says.
fn on_screen(reader: ReaderContext, asked: AskedContext, answers: AnswersContext) -> Option<Entry> {
    let finding = reader.shown.get()?;
    let catalogue = answers.catalogue()?;
    let photo = reader.key(finding.photo)?;
    let asked = asked.with(|asked| asked.kept());
    let mut pairs = pairs_of(&photo, &finding);
    pairs.extend(asked.pairs(&catalogue, &finding.ranking));
    let place = Place {
        photo,
        way: finding.way,
        exact: finding.exact,
        asked,
    };
    Some(Entry { place, pairs })
}

/// What the address says of the entry that the tab is at.
fn said_of_the_entry() -> Pairs {
    let said = document::query(KEYS.into_iter().chain(AskedKeys::KEYS));
    let value = |key| said.iter().find(|pair| pair.0 == key);
    let keys = KEYS.into_iter().chain(AskedKeys::KEYS);
    keys.map(|key| (key, value(key).map(|of| of.1.clone())))
        .collect()
}

/// The pairs that say which photo is shown, and how it was read.
fn pairs_of(photo: &PhotoKey, finding: &FindingRef) -> Pairs {
    let says = |key| !document::query([key]).is_empty();
    let sample = match photo {
        PhotoKey::Sample(name) => Some(name.clone()),
        PhotoKey::Own(_) => None,
    };
    // The first sample and the usual framing stand in the address once they were chosen.
    let sample = sample.filter(|name| *name != SAMPLES[0].name || says("photo"));
    let framing = finding.way.framing;
    let stands = framing != Framing::default() || says("framing");
    let mut pairs = vec![
        ("photo", sample),
        ("framing", stands.then(|| framing.name().to_owned())),
    ];
    // Where a framing has no other size, the wish for one stays.
    if framing.can_be_finer() {
        pairs.extend(resolution_pairs(finding.way.resolution));
    }
    pairs
}
