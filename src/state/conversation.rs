//! What the visitor wants, what is said to the worker, and what is done when something goes wrong.
//! What the worker answers is in `answers`.
//!
//! A photo that was read stays on the screen until the next one is: whatever goes wrong in
//! between is told beside it. A worker that dies is started again once by itself, and what it was
//! reading is asked for once more; then the visitor decides. A worker with threads that dies, or
//! has too little memory, gives way to the one without, for as long as the page is open.

use super::address::{Wishes, build_of};
use super::bridge::Bridge;
use super::coming::Coming;
use super::engine;
use super::given::Photo;
use super::kept::Kept;
use super::page::{Finding, Network, Notice, Page, Remedy};
use super::queue::{Ask, Queue};
use super::samples::Sample;
use super::too_large;
use super::variant::{Choice, Setback, Variant, choose};
use super::wish::Grid;
use crate::parts::document;
use camlens_core::framing::Framing;
use camlens_core::protocol::{FailureKind, Request};
use camlens_core::reading::Head;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The side of the conversation that nobody sees.
#[derive(Default)]
pub struct Talk {
    pub wishes: Wishes,
    bridge: Option<Bridge>,
    /// The running worker's build, as its address has it.
    pub(super) build: Option<String>,
    /// The running worker's variant.
    variant: Option<Variant>,
    /// What befell the variant with threads on this page.
    befell: Option<Setback>,
    pub(super) queue: Queue<Rc<Photo>>,
    /// What the first of two passes found, while the second is under way.
    pub(super) halfway: Option<Finding>,
    /// What was found of the last photo, by its number, in several ways.
    pub(super) kept: Kept<u32, (Framing, Grid), Rc<Finding>>,
    /// Whether the last network that was loaded is exact, and its head.
    pub(super) exact: bool,
    pub(super) head: Option<Arc<Head>>,
    /// The download stopped at the preview as was wished: another worker's stops there, too.
    pub(super) halted: bool,
    /// Workers that ended by themselves since one last read a photo.
    pub(super) deaths: u32,
    /// Counts the photos that were wished for, so that a slow sample does not replace a later one.
    wish: u32,
}

impl Talk {
    /// A conversation that has not begun.
    pub fn new(wishes: Wishes) -> Self {
        Self {
            wishes,
            ..Self::default()
        }
    }

    fn choose(&self) -> Choice {
        let Wishes {
            variant, threads, ..
        } = self.wishes;
        choose(variant, threads, engine::abilities(), self.befell)
    }
}

/// A pass that is waited for.
pub(super) type Wanted = Ask<Rc<Photo>>;

const MISMATCH: &str = "This page and its network are of different versions. Reload the page to \
                        get both anew.";
const DIED_ONCE: &str = "The network ended without a word and was started again. The photo stayed \
                         and is read once more.";
const DIED_AGAIN: &str = "The network ended without a word again, as it does in a tab with too \
                          little memory. The photo stays; close other tabs and start the network \
                          again, or give it a smaller photo.";
const NOT_STARTED: &str = "This browser did not start the network. Close other tabs and try again, \
                           or take another browser.";
const NO_SAMPLE: &str = "The sample photo could not be fetched. Check the connection, or choose a \
                         photo of your own.";
const NOTHING_TO_READ: &str = "There was no picture in that. Give a photo as a file, or copy the \
                               picture itself.";

/// What the visitor does.
impl Page {
    /// Reads a photo in the chosen framing.
    pub fn read(self, photo: Rc<Photo>) {
        self.talk.update_value(|talk| talk.wish += 1);
        self.notice.set(None);
        self.photo.set(Some(photo));
        self.ask();
    }

    /// Reads the first of the visitor's files; without one, says that there was no picture.
    pub fn read_files(self, files: &[web_sys::File]) {
        let Some(first) = files.first() else {
            return self.tell("nothingToRead", None, NOTHING_TO_READ, None);
        };
        let photo = Photo::of_file(first.clone());
        self.remark.set((files.len() > 1).then(|| {
            format!(
                "You gave {} files. One photo is read at a time; this is the first, {}.",
                files.len(),
                photo.name
            )
        }));
        document::remember("photo", None);
        self.read(Rc::new(photo));
    }

    /// Fetches a sample and reads it, unless something else is wished for meanwhile.
    pub fn read_sample(self, sample: &'static Sample) {
        self.remark.set(None);
        self.talk.update_value(|talk| talk.wish += 1);
        let wish = self.talk.with_value(|talk| talk.wish);
        leptos::task::spawn_local(async move {
            let photo = Photo::of_sample(sample).await;
            if self.talk.with_value(|talk| talk.wish) != wish {
                return;
            }
            match photo {
                Ok(photo) => self.read(Rc::new(photo)),
                Err(_) => self.tell("sampleMissing", Some(sample.file), NO_SAMPLE, None),
            }
        });
    }

    /// Reads the same photo in another framing.
    pub fn choose_framing(self, framing: Framing) {
        self.show_framing(framing);
        self.read_again();
    }

    /// The page's framing, and its address.
    fn show_framing(self, framing: Framing) {
        if self.framing.get_untracked() != framing {
            document::remember("framing", Some(framing.name()));
            self.framing.set(framing);
        }
    }

    /// Asks for the page's photo in the page's framing and on its grid.
    pub fn ask(self) {
        let Some(photo) = self.photo.get_untracked() else {
            return;
        };
        let (framing, grid) = self.way();
        self.talk.update_value(|talk| {
            talk.halfway = None;
            talk.queue.ask(photo, framing, grid);
        });
        self.refining.set(false);
        self.waiting.set(true);
        // A network that failed gets another chance; one that the visitor refused stays away.
        if self.network.get_untracked() == (Network::Stopped { cancelled: false }) {
            self.start();
        }
        self.send();
    }

    /// Starts a worker in the place of any other, at the visitor's wish.
    pub fn start(self) {
        self.talk.update_value(|talk| talk.deaths = 0);
        self.notice.set(None);
        self.start_worker();
    }

    /// Ends what is under way. A worker that computes cannot listen, so it is ended with it.
    pub fn cancel(self) {
        if matches!(self.network.get_untracked(), Network::Ready(_)) {
            self.talk.update_value(|talk| talk.queue.forget());
            self.waiting.set(false);
            self.back_to_the_finding();
            self.start_worker();
        } else {
            self.stop(true);
        }
    }

    /// Does what a notice offers.
    pub fn remedy(self, remedy: Remedy) {
        match remedy {
            Remedy::Start => self.start(),
            Remedy::ReadAgain => {
                self.start();
                self.ask();
            }
            Remedy::ReadAt(grid) => self.choose_grid(grid),
            Remedy::Reload => {
                // Where reloading is refused the notice stays, which is all that can be done.
                let _ = window().location().reload();
            }
        }
    }
}

/// Speaking to the worker.
impl Page {
    fn start_worker(self) {
        let again = self
            .talk
            .with_value(|talk| talk.bridge.is_some() || talk.deaths > 0);
        self.hang_up();
        self.network.set(Network::Starting { again });
        let choice = self.talk.with_value(Talk::choose);
        self.setback.set(choice.setback);
        let Some(script) = engine::worker_script(choice.variant) else {
            return self.give_up(FailureKind::BuildMismatch, MISMATCH, Remedy::Reload);
        };
        self.talk.update_value(|talk| {
            talk.build = build_of(&script).map(str::to_owned);
            talk.variant = Some(choice.variant);
        });
        match Bridge::start(&script, choice, move |heard| self.hear(heard)) {
            Ok(bridge) => self.talk.update_value(|talk| talk.bridge = Some(bridge)),
            Err(_) if self.falls_back(Setback::NotStarted) => {}
            Err(_) => self.give_up(FailureKind::WorkerDied, NOT_STARTED, Remedy::Start),
        }
    }

    pub(super) fn send(self) {
        let next = self
            .talk
            .try_update_value(|talk| talk.queue.next())
            .flatten();
        let Some(Ask {
            id,
            photo,
            framing,
            pass,
        }) = next
        else {
            return;
        };
        self.stage.set(None);
        self.pass.set(Some(pass));
        self.post(
            &Request::Read {
                id,
                photo: photo.number,
                framing,
                detail: pass.detail(),
            },
            Some(&photo.file),
        );
    }

    pub(super) fn post(self, request: &Request, file: Option<&web_sys::Blob>) {
        let posted = self.talk.with_value(|talk| {
            talk.bridge
                .as_ref()
                .is_none_or(|bridge| bridge.post(request, file).is_ok())
        });
        if !posted {
            self.worker_died();
        }
    }
}

/// What goes wrong.
impl Page {
    pub(super) fn worker_died(self) {
        let setback = match self.network.get_untracked() {
            Network::Starting { .. } => Setback::NotStarted,
            _ => Setback::Ended,
        };
        if self.falls_back(setback) {
            return;
        }
        self.talk.update_value(|talk| talk.deaths += 1);
        if self.talk.with_value(|talk| talk.deaths) > 1 {
            return self.died_again();
        }
        self.tell(FailureKind::WorkerDied.name(), None, DIED_ONCE, None);
        self.notice.update(|notice| {
            if let Some(notice) = notice {
                notice.lost = false;
            }
        });
        self.start_worker();
    }

    /// Starts the build without threads in the place of the one with threads. What waits goes on
    /// waiting. False, and nothing is done, when there are no threads to do without.
    pub(super) fn falls_back(self, setback: Setback) -> bool {
        let threads = self
            .talk
            .with_value(|talk| talk.variant.is_some_and(|variant| variant != Variant::Simd));
        if threads {
            self.talk.update_value(|talk| talk.befell = Some(setback));
            self.start_worker();
        }
        threads
    }

    /// What ended the worker twice is not tried again by itself where there is a way that needs less.
    fn died_again(self) {
        let ask = self.talk.with_value(|talk| talk.queue.newest().cloned());
        let coarser = ask.and_then(|ask| Some((ask.pass.grid.coarser()?, ask)));
        let Some((coarser, ask)) = coarser else {
            return self.give_up(FailureKind::WorkerDied, DIED_AGAIN, Remedy::Start);
        };
        self.talk.update_value(|talk| talk.queue.forget());
        self.waiting.set(false);
        self.back_to_the_same_photo(&ask);
        let message = too_large::died_of_size(ask.pass.grid.short_side);
        self.give_up(FailureKind::WorkerDied, &message, Remedy::ReadAt(coarser));
    }

    pub(super) fn mismatch(self) {
        self.give_up(FailureKind::BuildMismatch, MISMATCH, Remedy::Reload);
    }

    /// Ends the worker and leaves it to the visitor to go on.
    pub(super) fn give_up(self, kind: FailureKind, message: &str, remedy: Remedy) {
        let remedy = if kind == FailureKind::BuildMismatch {
            Remedy::Reload
        } else {
            remedy
        };
        self.stop(false);
        self.tell(kind.name(), None, message, Some(remedy));
    }

    fn stop(self, cancelled: bool) {
        self.hang_up();
        self.network.set(Network::Stopped { cancelled });
    }

    /// Ends the worker. The newest request goes on waiting for the next one.
    fn hang_up(self) {
        self.stage.set(None);
        self.preview.set(None);
        self.unkept.set(None);
        self.coming.set(Coming::default());
        let ended = self.talk.try_update_value(|talk| {
            talk.queue.close();
            talk.bridge.take()
        });
        drop(ended);
    }

    /// Photo, framing and grid are those of the last finding again, where there is one; in the address,
    /// too.
    pub(super) fn back_to_the_finding(self) {
        let Some(finding) = self.finding.get_untracked() else {
            return;
        };
        self.show_framing(finding.frame.framing);
        if finding.frame.framing.can_be_finer() {
            self.show_wish(finding.grid);
        }
        let photo = self.photo.get_untracked();
        if photo.is_none_or(|photo| photo.number != finding.photo.number) {
            let sample = Sample::of_file(&finding.photo.name);
            document::remember("photo", sample.map(|sample| sample.name));
        }
        self.photo.set(Some(finding.photo.clone()));
    }

    /// The same, if the last finding is of the photo that was asked for.
    pub(super) fn back_to_the_same_photo(self, ask: &Wanted) {
        let same = self.finding.with_untracked(|finding| {
            finding
                .as_ref()
                .is_some_and(|finding| finding.photo.number == ask.photo.number)
        });
        if same {
            self.back_to_the_finding();
        }
    }

    /// Tells what went wrong.
    pub fn tell(
        self,
        kind: &'static str,
        file: Option<&str>,
        message: &str,
        remedy: Option<Remedy>,
    ) {
        self.notice.set(Some(Notice {
            kind,
            file: file.map(str::to_owned),
            message: message.to_owned(),
            remedy,
            lost: true,
        }));
    }
}
