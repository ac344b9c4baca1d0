//! The visitor's wishes: photos, ways to read them, and the end of a wait.

use super::command::{Command, Remembered};
use super::event::FetchId;
use super::machine::Reader;
use super::notice::{NoticeKind, Remedy};
use super::state::{Network, Purpose};
use crate::finding::PhotoId;
use crate::way::{Resolution, Way};
use camlens_core::framing::Framing;

/// Photos.
impl Reader {
    pub(super) fn opened(&mut self, sample: Option<&'static str>) {
        self.start();
        if let Some(sample) = sample {
            self.fetch(sample);
        }
    }

    pub(super) fn sample_wanted(&mut self, sample: &'static str) {
        self.remember(Remembered::Photo(Some(sample)));
        self.fetch(sample);
    }

    fn fetch(&mut self, sample: &'static str) {
        self.state.remark = None;
        let fetch = self.new_wish();
        self.commands.push(Command::Fetch { fetch, sample });
    }

    pub(super) fn fetched(&mut self, FetchId(wish): FetchId, photo: PhotoId) {
        if wish == self.wish {
            self.read(photo);
        }
    }

    pub(super) fn not_fetched(&mut self, FetchId(wish): FetchId, file: String) {
        if wish == self.wish {
            self.tell(NoticeKind::SampleMissing, Some(file), None);
        }
    }

    pub(super) fn given(&mut self, photo: PhotoId) {
        self.state.remark = None;
        self.remember(Remembered::Photo(None));
        self.read(photo);
    }

    /// Shows a photo again, in the way in which it was read: at once where the finding is kept.
    pub(super) fn returned(&mut self, photo: PhotoId, way: Way) {
        let Some(of) = self.photo(photo) else {
            return;
        };
        self.state.remark = None;
        self.new_wish();
        self.remember(Remembered::Photo(of.origin.sample()));
        self.choose_way(way);
        self.state.photo = Some(photo);
        self.read_again();
    }

    pub(super) fn told(&mut self, kind: NoticeKind) {
        if kind.ends_a_fetch() {
            self.new_wish();
        }
        self.tell(kind, None, None);
    }

    pub(super) fn given_anew(&mut self) {
        let notice = self.state.notice.take();
        self.state.notice = notice.filter(|notice| !notice.kind.is_of_given_files());
    }

    fn read(&mut self, photo: PhotoId) {
        self.new_wish();
        self.state.notice = None;
        self.state.photo = Some(photo);
        self.ask();
    }

    /// Asks for the page's photo in the way that is chosen.
    pub(super) fn ask(&mut self) {
        let Some(photo) = self.state.photo else {
            return;
        };
        self.want(photo, self.state.wanted.read(), Purpose::Asked);
        // A network that failed gets another chance; one that the visitor cancelled stays away.
        if self.state.network == (Network::Stopped { cancelled: false }) {
            self.start();
        }
    }
}

/// Ways.
impl Reader {
    pub(super) fn framing_chosen(&mut self, framing: Framing) {
        self.choose_framing(framing);
        self.read_again();
    }

    pub(super) fn resolution_chosen(&mut self, resolution: Resolution) {
        self.state.wanted.resolution = resolution;
        self.remember(Remembered::Resolution(resolution));
        self.read_again();
    }

    /// Shows the photo in the way that is chosen now: at once where it was read so before.
    pub(super) fn read_again(&mut self) {
        let Some(photo) = self.state.photo else {
            return;
        };
        self.state.notice = None;
        match self.shelf.finding(photo, self.state.wanted.read()) {
            Some(finding) => {
                self.state.job = None;
                self.show(finding);
            }
            None => self.ask(),
        }
    }
}

/// The end of a wait, and the way out of a failure.
impl Reader {
    /// Ends what is under way. A worker that computes cannot listen, so it ends, too.
    pub(super) fn cancelled(&mut self) {
        if self.state.is_refining() {
            self.leave_as_preview();
        }
        if self.is_ready() {
            self.state.job = None;
            self.back_to_the_finding();
            self.take_over_a_job_that_was_left();
            // What the background waits for goes on.
            if self.background.sent.is_none() {
                self.start_worker();
            }
        } else {
            self.stop(true);
        }
    }

    pub(super) fn remedied(&mut self, remedy: Remedy) {
        match remedy {
            Remedy::Start => self.start(),
            Remedy::ReadAgain => {
                self.start();
                self.ask();
            }
            Remedy::ReadAt(resolution) => self.resolution_chosen(resolution),
            // Where reloading is refused the notice stays.
            Remedy::Reload => self.commands.push(Command::Reload),
        }
    }
}
