//! The machine that has heads learned: one lesson at a time, always the last one.
//!
//! It speaks with a worker of its own, so that no photo waits for a lesson. A lesson that is overtaken by
//! another one ends its worker: a computation does not listen.

use super::learned::LearnedHead;
use super::lesson::Lesson;
use crate::reader::Heard;
use camlens_core::protocol::{Buffer, Curve, Failure, Request, Response};
use camlens_core::reading::PredictionLayer;

/// Workers that a lesson may end before it is given up.
const MAX_ENDS: u32 = 2;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum LearnerEvent {
    /// Photos come: a worker may be needed soon.
    Expected,
    /// This is to be learned.
    Wanted(Box<Lesson>),
    /// This is what was learned last, or what a kept head was learned from: nothing is to be learned. What is
    /// measured of it goes on.
    Known(Box<Lesson>),
    /// The same, and its curve is wanted, as after a reload: it is learned again for nothing else.
    Unmeasured(Box<Lesson>),
    /// Nothing is to be learned any more.
    Dropped,
    /// Nothing was wanted for a while.
    Idle,
    /// Something came from the worker of this number.
    Heard(u32, Box<Heard>),
}

/// Something to do, in the order given.
#[derive(Debug, Clone, PartialEq)]
pub enum LearnerCommand {
    /// Ends the worker, if there is one, and starts one of this number, without a network.
    Start(u32),
    End,
    Post(Request, Vec<Buffer>),
    /// Tells how far the lesson is: parts of equal weight.
    Progress {
        done: u32,
        total: u32,
    },
    Learned(Box<LearnedHead>),
    Curve(Curve),
    /// The lesson cannot be learned. `None`: the worker ended more than once.
    Failed(Option<Failure>),
}

/// The work of a worker.
#[derive(Debug)]
enum Work {
    Nothing,
    Learns { id: u32, next: Next },
    Measures { id: u32, lesson: Box<Lesson> },
}

/// What is to be learned next.
#[derive(Debug)]
struct Next {
    lesson: Box<Lesson>,
    /// It was learned before, and only its curve is wanted.
    known: bool,
}

#[derive(Debug)]
struct Worker {
    number: u32,
    listens: bool,
    work: Work,
}

/// The machine.
#[derive(Debug, Default)]
pub struct Learner {
    worker: Option<Worker>,
    /// The lesson that no worker has yet.
    next: Option<Next>,
    /// Workers that ended over the present lesson.
    ends: u32,
    /// The number of the last worker, and of the last request.
    workers: u32,
    requests: u32,
}

impl Learner {
    /// Takes in what happened, and says what is to be done.
    pub fn step(&mut self, event: LearnerEvent) -> Vec<LearnerCommand> {
        let mut commands = Vec::new();
        match event {
            LearnerEvent::Expected => self.ready(&mut commands),
            LearnerEvent::Wanted(lesson) => {
                self.ends = 0;
                let known = false;
                self.next = Some(Next { lesson, known });
                self.free(&mut commands);
            }
            LearnerEvent::Unmeasured(lesson) if self.next.is_none() && !self.is_busy() => {
                self.ends = 0;
                let known = true;
                self.next = Some(Next { lesson, known });
                self.free(&mut commands);
            }
            LearnerEvent::Unmeasured(_) => {}
            LearnerEvent::Known(lesson) if self.measures(&lesson) => {}
            LearnerEvent::Known(_) | LearnerEvent::Dropped => {
                self.next = None;
                if self.is_busy() {
                    self.end(&mut commands);
                }
            }
            LearnerEvent::Idle if self.next.is_none() && !self.is_busy() => self.end(&mut commands),
            LearnerEvent::Idle => {}
            LearnerEvent::Heard(worker, heard) => {
                if self.worker.as_ref().is_some_and(|of| of.number == worker) {
                    self.hear(*heard, &mut commands);
                }
            }
        }
        self.post(&mut commands);
        commands
    }

    /// Whether a lesson waits or is being learned. Measuring a curve is not learning.
    pub fn learns(&self) -> bool {
        let is_new = |next: &Next| !next.known;
        let learns =
            |worker: &Worker| matches!(&worker.work, Work::Learns { next, .. } if is_new(next));
        self.next.as_ref().is_some_and(is_new) || self.worker.as_ref().is_some_and(learns)
    }

    /// The number of the worker, where there is one.
    pub fn worker(&self) -> Option<u32> {
        self.worker.as_ref().map(|worker| worker.number)
    }

    /// Whether a curve of this lesson is being measured, or will be.
    fn measures(&self, lesson: &Lesson) -> bool {
        let work = self.worker.as_ref().map(|worker| &worker.work);
        match (&self.next, work) {
            (Some(next), _) | (None, Some(Work::Learns { next, .. })) => {
                next.known && next.lesson.is_as(lesson)
            }
            (None, Some(Work::Measures { lesson: of, .. })) => of.is_as(lesson),
            (None, Some(Work::Nothing) | None) => false,
        }
    }

    /// Whether the worker has something to do.
    pub fn is_busy(&self) -> bool {
        let busy = |worker: &Worker| !matches!(worker.work, Work::Nothing);
        self.worker.as_ref().is_some_and(busy)
    }

    /// Sees that a worker is there.
    fn ready(&mut self, commands: &mut Vec<LearnerCommand>) {
        if self.worker.is_none() {
            self.start(commands);
        }
    }

    /// Sees that a worker is there that has nothing to do.
    fn free(&mut self, commands: &mut Vec<LearnerCommand>) {
        if self.worker.is_none() || self.is_busy() {
            self.start(commands);
        }
    }

    fn start(&mut self, commands: &mut Vec<LearnerCommand>) {
        self.workers += 1;
        self.worker = Some(Worker {
            number: self.workers,
            listens: false,
            work: Work::Nothing,
        });
        commands.push(LearnerCommand::Start(self.workers));
    }

    fn end(&mut self, commands: &mut Vec<LearnerCommand>) {
        if self.worker.take().is_some() {
            commands.push(LearnerCommand::End);
        }
    }

    /// Gives the next lesson to a worker that listens.
    fn post(&mut self, commands: &mut Vec<LearnerCommand>) {
        let Some(worker) = self.worker.as_mut().filter(|worker| worker.listens) else {
            return;
        };
        let Some(next) = self.next.take() else {
            return;
        };
        let lesson = &next.lesson;
        self.requests += 1;
        let id = self.requests;
        let request = Request::Learn {
            id,
            classes: lesson.classes.len(),
            labels: lesson.labels.clone(),
        };
        let buffers = vec![Buffer::Rows(lesson.features.clone())];
        worker.work = Work::Learns { id, next };
        commands.push(LearnerCommand::Post(request, buffers));
    }

    fn hear(&mut self, heard: Heard, commands: &mut Vec<LearnerCommand>) {
        match heard {
            Heard::Said(response, buffers) => self.answer(response, buffers, commands),
            Heard::Unknown(_) | Heard::Died(_) | Heard::Refused(_) => self.worker_ended(commands),
        }
    }

    fn answer(
        &mut self,
        response: Response,
        buffers: Vec<Buffer>,
        commands: &mut Vec<LearnerCommand>,
    ) {
        let Some(worker) = &mut self.worker else {
            return;
        };
        match response {
            Response::Ready { .. } => worker.listens = true,
            Response::Learning { id, done, total } => {
                let told = |work: &Work| matches!(work, Work::Learns { id: of, next } if *of == id && !next.known);
                if told(&worker.work) {
                    commands.push(LearnerCommand::Progress { done, total });
                }
            }
            Response::Learned { id, learned } => {
                let Work::Learns { id: of, next } =
                    std::mem::replace(&mut worker.work, Work::Nothing)
                else {
                    return;
                };
                if !next.known {
                    let head = head_of(&next.lesson, learned, buffers).filter(|_| of == id);
                    let Some(head) = head else {
                        return commands.push(LearnerCommand::Failed(None));
                    };
                    commands.push(LearnerCommand::Learned(Box::new(head)));
                }
                self.requests += 1;
                let id = self.requests;
                let lesson = next.lesson;
                worker.work = Work::Measures { id, lesson };
                commands.push(LearnerCommand::Post(Request::Curve { id }, vec![]));
            }
            Response::Curve { id, curve } => {
                if matches!(worker.work, Work::Measures { id: of, .. } if of == id) {
                    worker.work = Work::Nothing;
                    commands.push(LearnerCommand::Curve(curve));
                }
            }
            Response::Failed { failure, .. } => {
                let work = std::mem::replace(&mut worker.work, Work::Nothing);
                // A head without a curve is a head all the same.
                if matches!(work, Work::Learns { next, .. } if !next.known) {
                    commands.push(LearnerCommand::Failed(Some(failure)));
                }
            }
            _ => {}
        }
    }

    fn worker_ended(&mut self, commands: &mut Vec<LearnerCommand>) {
        let Some(worker) = self.worker.take() else {
            return;
        };
        commands.push(LearnerCommand::End);
        if let Work::Learns { next, .. } = worker.work
            && !next.known
        {
            self.next.get_or_insert(next);
        }
        if self.next.is_none() {
            return;
        }
        self.ends += 1;
        if self.ends < MAX_ENDS {
            return self.start(commands);
        }
        self.next = None;
        commands.push(LearnerCommand::Failed(None));
    }
}

/// The head of an answer; `None` where its numbers do not fit the lesson.
fn head_of(
    lesson: &Lesson,
    learned: camlens_core::protocol::Learned,
    buffers: Vec<Buffer>,
) -> Option<LearnedHead> {
    let mut floats = buffers.into_iter().map(|buffer| match buffer {
        Buffer::Floats(floats) => Some(floats),
        Buffer::Rows(_) | Buffer::Bytes(_) => None,
    });
    let mut next = || floats.next().flatten();
    let layer = PredictionLayer {
        weights: next()?,
        bias: next()?,
    };
    let head = LearnedHead {
        classes: lesson.classes.clone(),
        keys: lesson.keys.clone(),
        labels: lesson.labels.clone(),
        layer,
        left_out: next()?,
        learned,
        exact: lesson.exact,
    };
    head.checked().ok()
}
