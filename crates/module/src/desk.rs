//! The orders of a page, one after the other, over the reader.
//!
//! The reader reads one photo at a time and forgets it for the next one, as a page with one photo on the
//! screen wants it. A module is asked for many, each with a promise of its own. So orders wait here, and the
//! next one becomes the reader's when the one before it has its answer.

use crate::trouble::Trouble;
use camlens_client::finding::{FindingRef, PhotoId};
use camlens_client::reader::{Command, Event, Network, NoticeKind, Phase, Reader, Setup, State};
use camlens_client::shelf::{Origin, Photo};
use camlens_client::way::Way;
use camlens_core::protocol::Preview;
use std::collections::{HashMap, VecDeque};

/// The number of an order. The page gives it, and never twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OrderId(pub u32);

/// Something that the page hears of.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// The network is on its way, or there.
    Progress(Progress),
    /// A photo was read.
    Answered(OrderId, FindingRef),
    /// A photo was not read.
    Failed(OrderId, Trouble),
    /// The network is not there, and nothing brings it but another order.
    Stopped(Trouble),
}

/// The state of the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// `starting`, `downloading`, `preparing` or `ready`.
    pub state: &'static str,
    /// Bytes of engine and network that came over the line.
    pub done: u64,
    /// Bytes of engine and network that were not kept from an earlier visit.
    pub total: u64,
    /// The network is there with all bytes of its weights.
    pub exact: bool,
}

/// A photo to be read.
struct Order<F> {
    id: OrderId,
    file: F,
    way: Way,
}

/// An order that the reader has.
#[derive(Debug, Clone, Copy)]
struct Current {
    id: OrderId,
    photo: PhotoId,
    way: Way,
}

/// Commands for the world outside, and news for the page.
#[derive(Debug, Default)]
pub struct Moves {
    pub commands: Vec<Command>,
    pub news: Vec<News>,
}

/// The orders of a page and the reader that they go to. `F` is a photo's file: two that are equal are read
/// as one.
pub struct Desk<F> {
    reader: Reader,
    waiting: VecDeque<Order<F>>,
    current: Option<Current>,
    files: HashMap<PhotoId, F>,
    told: Option<Progress>,
    stopped: bool,
}

impl<F: PartialEq> Desk<F> {
    /// A desk before its first event.
    pub fn new(setup: Setup) -> Self {
        Self {
            reader: Reader::new(setup),
            waiting: VecDeque::new(),
            current: None,
            files: HashMap::new(),
            told: None,
            stopped: false,
        }
    }

    /// The reader behind the orders.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The file of a photo that a command names.
    pub fn file(&self, photo: PhotoId) -> Option<&F> {
        self.files.get(&photo)
    }

    /// Takes in an event at a time in milliseconds.
    pub fn step(&mut self, now_ms: f64, event: Event) -> Moves {
        let mut moves = Moves {
            commands: self.reader.step(now_ms, event),
            ..Moves::default()
        };
        self.settle(now_ms, &mut moves);
        moves
    }

    /// Puts an order behind those that wait.
    pub fn order(&mut self, now_ms: f64, id: OrderId, file: F, way: Way) -> Moves {
        // A framing of a fixed size is read at that size, whatever the wish.
        let way = way.read();
        self.waiting.push_back(Order { id, file, way });
        let mut moves = Moves::default();
        self.settle(now_ms, &mut moves);
        moves
    }

    /// Forgets an order. A pass that is under way for it ends by itself, and its answer is dropped.
    pub fn leave(&mut self, now_ms: f64, id: OrderId) -> Moves {
        self.waiting.retain(|order| order.id != id);
        self.current.take_if(|current| current.id == id);
        let mut moves = Moves::default();
        self.settle(now_ms, &mut moves);
        moves
    }

    /// Ends orders that have an answer, gives the reader the next one, and tells what is new.
    fn settle(&mut self, now_ms: f64, moves: &mut Moves) {
        loop {
            self.end_current(moves);
            if self.current.is_some() || !self.begin_next(now_ms, moves) {
                break;
            }
        }
        self.tell_stop(moves);
        self.tell_progress(moves);
        let reader = &self.reader;
        self.files.retain(|&photo, _| reader.photo(photo).is_some());
    }

    /// Ends the current order where it has an answer. Without a network all that wait end with it.
    fn end_current(&mut self, moves: &mut Moves) {
        let Some(current) = self.current else {
            return;
        };
        let state = self.reader.state();
        let Some(outcome) = outcome(state, current) else {
            return;
        };
        self.current = None;
        let trouble = match outcome {
            Ok(finding) => return moves.news.push(News::Answered(current.id, finding)),
            Err(trouble) => trouble,
        };
        let rest = match is_of_the_photo(state) {
            true => VecDeque::new(),
            false => std::mem::take(&mut self.waiting),
        };
        let failed = [current.id].into_iter().chain(rest.iter().map(|of| of.id));
        let failed = failed.map(|id| News::Failed(id, trouble.clone()));
        moves.news.extend(failed);
    }

    /// Gives the reader the next order; `false` where none waits.
    fn begin_next(&mut self, now_ms: f64, moves: &mut Moves) -> bool {
        let Some(Order { id, file, way }) = self.waiting.pop_front() else {
            return false;
        };
        let known = self.files.iter().find(|(_, other)| **other == file);
        let known = known.map(|(&photo, _)| photo);
        let photo = known.unwrap_or_else(|| self.reader.add(unnamed()));
        self.files.insert(photo, file);
        let current = Current { id, photo, way };
        self.current = Some(current);
        // The reader may have it already: for an order that was left, or because a preview read it.
        if !is_underway(self.reader.state(), current) {
            // The wish for a way and for a photo at once; a network that failed gets another chance.
            let event = Event::Returned { photo, way };
            moves.commands.extend(self.reader.step(now_ms, event));
        }
        true
    }

    fn tell_stop(&mut self, moves: &mut Moves) {
        let state = self.reader.state();
        let stopped = is_stopped(state);
        if stopped && !self.stopped {
            moves.news.push(News::Stopped(trouble_of(state)));
        }
        self.stopped = stopped;
    }

    fn tell_progress(&mut self, moves: &mut Moves) {
        let progress = progress(self.reader.state());
        if self.told != Some(progress) {
            self.told = Some(progress);
            moves.news.push(News::Progress(progress));
        }
    }
}

/// The end of an order; `None` while it waits.
fn outcome(state: &State, current: Current) -> Option<Result<FindingRef, Trouble>> {
    if is_underway(state, current) {
        return None;
    }
    let shown = state.shown.as_ref();
    let shown = shown.filter(|shown| (shown.photo, shown.way) == (current.photo, current.way));
    let shown = shown.filter(|_| !waits(state, current));
    Some(shown.cloned().ok_or_else(|| trouble_of(state)))
}

/// Whether the reader reads the photo, or will when its network is there.
fn is_underway(state: &State, current: Current) -> bool {
    waits(state, current) && !is_stopped(state)
}

fn waits(state: &State, current: Current) -> bool {
    let job = state.job.as_ref();
    job.is_some_and(|job| (job.photo, job.way) == (current.photo, current.way))
}

fn is_stopped(state: &State) -> bool {
    matches!(state.network, Network::Stopped { .. })
}

fn trouble_of(state: &State) -> Trouble {
    let notice = state.notice.as_ref();
    notice.map_or_else(Trouble::unknown, |notice| Trouble::of_notice(&notice.kind))
}

/// Whether a failure is of the photo alone: another one may well be read.
fn is_of_the_photo(state: &State) -> bool {
    let notice = state.notice.as_ref().map(|notice| &notice.kind);
    let ended = matches!(notice, Some(NoticeKind::DiedAgain | NoticeKind::DiedAt(_)));
    ended || !is_stopped(state)
}

fn progress(state: &State) -> Progress {
    let preview = state.preview().is_some();
    let name = match state.phase() {
        Phase::Starting => "starting",
        Phase::Downloading => "downloading",
        Phase::Preparing => "preparing",
        Phase::Ready | Phase::Working | Phase::Done | Phase::Failed => "ready",
    };
    let name = if is_stopped(state) { "stopped" } else { name };
    let (done, total) = match state.arrival {
        Some(arrival) => (arrival.done, arrival.total),
        None => (0, 0),
    };
    Progress {
        state: name,
        done,
        total,
        exact: name == "ready" && !preview,
    }
}

/// A photo without a name: the page knows its own.
fn unnamed() -> Photo {
    Photo {
        name: String::new(),
        alt: String::new(),
        origin: Origin::Visitor,
    }
}

/// The permission of a preview, as the page wishes it.
pub fn preview(wished: bool) -> Preview {
    if wished {
        Preview::Early
    } else {
        Preview::None
    }
}

#[cfg(test)]
mod tests;
