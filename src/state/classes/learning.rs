//! Learning: by itself whenever something has changed, in a worker of its own.

use super::context::{ClassesContext, Inner};
use super::known::Learning;
use crate::state::engine::worker_scripts;
use camlens_client::browser::Bridge;
use camlens_client::classes::{LearnedHead, Learner, LearnerCommand, LearnerEvent, Lesson, Role};
use camlens_client::head_choice::HeadKind;
use camlens_client::reader::Heard;
use camlens_client::variant::{Choice, Variant};
use leptos::prelude::*;
use std::sync::Arc;

impl ClassesContext {
    /// Learns what is to be learned now: something has changed, or learning failed before.
    pub fn lesson_changed(self) {
        let left = self.with_untracked(|project| project.unread(Role::Learn));
        if left > 0 {
            self.learn(LearnerEvent::Expected);
            return self.learning.set(Learning::Collecting { left });
        }
        let lesson = match self.with_untracked(Lesson::of) {
            Ok(lesson) => lesson,
            Err(reason) => {
                self.learn(LearnerEvent::Dropped);
                self.drop_head();
                return self.learning.set(Learning::NotYet(reason));
            }
        };
        if self.is_known(&lesson) {
            self.learn(LearnerEvent::Known(Box::new(lesson)));
            return self.learning.set(Learning::Trained);
        }
        self.learning.set(Learning::Training { done: 0, total: 1 });
        self.learn(LearnerEvent::Wanted(Box::new(lesson)));
    }

    /// Has the accuracy with fewer photos measured, where it is not: it is not kept with a head.
    pub fn want_curve(self) {
        let is_measured = self.curve.with_untracked(Option::is_some);
        let is_trained = self.learning.with_untracked(|of| *of == Learning::Trained);
        if is_trained
            && !is_measured
            && let Ok(lesson) = self.with_untracked(Lesson::of)
        {
            self.learn(LearnerEvent::Unmeasured(Box::new(lesson)));
        }
    }

    pub(super) fn drop_head(self) {
        if self.head.with_untracked(Option::is_some) {
            self.head.set(None);
            self.curve.set(None);
            self.heads.set_own(None);
        }
    }

    /// Tells the machine what happened, and does what it wants done.
    fn learn(self, event: LearnerEvent) {
        if event != LearnerEvent::Idle {
            self.idle.run(move || self.learn(LearnerEvent::Idle));
        }
        let step = |inner: &mut Inner| Learner::step(&mut inner.learner, event);
        for command in self.inner.try_update_value(step).unwrap_or_default() {
            self.run(command);
        }
    }

    fn run(self, command: LearnerCommand) {
        match command {
            LearnerCommand::Start(number) => self.start(number),
            LearnerCommand::End => self.end(),
            LearnerCommand::Post(request, buffers) => {
                let posted = self.inner.with_value(|inner| {
                    let worker = inner.worker.as_ref();
                    worker.map(|worker| worker.post(&request, None, &buffers))
                });
                if let Some(Err(error)) = posted {
                    self.heard(error.into());
                }
            }
            LearnerCommand::Progress { done, total } => {
                self.learning.set(Learning::Training { done, total });
            }
            LearnerCommand::Learned(head) => {
                self.take_head(Arc::new(*head));
                self.keep_outline();
            }
            LearnerCommand::Curve(curve) => self.curve.set(Some(curve)),
            LearnerCommand::Failed(failure) => self.learning.set(Learning::Failed(failure)),
        }
    }

    /// Takes a head that was learned.
    pub(super) fn take_head(self, head: Arc<LearnedHead>) {
        let is_first = self.head.with_untracked(Option::is_none);
        self.curve.set(None);
        self.head.set(Some(head));
        self.learning.set(Learning::Trained);
        self.show_head();
        if is_first {
            self.heads.choose(HeadKind::Own);
        }
    }

    /// Gives the page the head with the names that the classes have now.
    pub(super) fn show_head(self) {
        let Some(head) = self.head.get_untracked() else {
            return;
        };
        if let Ok(named) = self.with_untracked(|project| head.head(project)) {
            self.heads.set_own(Some(Arc::new(named)));
        }
    }

    fn start(self, number: u32) {
        self.end();
        let scripts = worker_scripts();
        let script = scripts
            .iter()
            .find(|(variant, _)| *variant == Variant::Simd);
        let Some((_, script)) = script else {
            return self.learning.set(Learning::Failed(None));
        };
        let choice = Choice {
            variant: Variant::Simd,
            threads: 1,
            setback: None,
        };
        let hear = move |heard| self.learn(LearnerEvent::Heard(number, Box::new(heard)));
        match Bridge::start(script, None, choice, hear) {
            Ok(bridge) => self.inner.update_value(|inner| inner.worker = Some(bridge)),
            Err(error) => hear(error.into()),
        }
    }

    /// Ended outside, where its last words cannot find the value in use.
    fn end(self) {
        drop(self.inner.try_update_value(|inner| inner.worker.take()));
    }

    fn heard(self, heard: Heard) {
        let number = self.inner.with_value(|inner| inner.learner.worker());
        if let Some(number) = number {
            self.learn(LearnerEvent::Heard(number, Box::new(heard)));
        }
    }
}
