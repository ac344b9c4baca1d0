use super::super::samples::{learned, project};
use super::super::*;
use crate::reader::Heard;
use camlens_core::protocol::{Buffer, Curve, Request, Response};

fn lesson() -> Box<Lesson> {
    let project = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Learn, [0.0, 1.0])]);
    Box::new(Lesson::of(&project).unwrap_or_else(|error| panic!("{error:?}")))
}

fn said(worker: u32, response: Response, buffers: Vec<Buffer>) -> LearnerEvent {
    LearnerEvent::Heard(worker, Box::new(Heard::Said(response, buffers)))
}

fn ready(worker: u32) -> LearnerEvent {
    said(
        worker,
        Response::Ready {
            build: String::new(),
        },
        vec![],
    )
}

fn answer(worker: u32, id: u32) -> LearnerEvent {
    let head = learned(&[0, 1], &[1.0, 0.0, 0.0, 1.0]);
    let buffers = vec![
        Buffer::Floats(head.layer.weights),
        Buffer::Floats(head.layer.bias),
        Buffer::Floats(head.left_out),
    ];
    let learned = head.learned;
    said(worker, Response::Learned { id, learned }, buffers)
}

/// The numbers of the requests that are posted.
fn posted(commands: &[LearnerCommand]) -> Vec<u32> {
    let id = |command: &LearnerCommand| match command {
        LearnerCommand::Post(Request::Learn { id, .. } | Request::Curve { id }, _) => Some(*id),
        _ => None,
    };
    commands.iter().filter_map(id).collect()
}

#[test]
fn a_lesson_is_learned_and_then_measured() {
    let mut learner = Learner::default();
    assert_eq!(
        learner.step(LearnerEvent::Expected),
        [LearnerCommand::Start(1)]
    );
    assert_eq!(learner.step(LearnerEvent::Wanted(lesson())), []);
    assert_eq!(posted(&learner.step(ready(1))), [1]);
    assert!(learner.learns());
    let progress = said(
        1,
        Response::Learning {
            id: 1,
            done: 2,
            total: 9,
        },
        vec![],
    );
    let told = LearnerCommand::Progress { done: 2, total: 9 };
    assert_eq!(learner.step(progress), [told]);
    let commands = learner.step(answer(1, 1));
    assert!(matches!(commands[0], LearnerCommand::Learned(_)));
    assert_eq!(posted(&commands), [2]);
    assert!(!learner.learns());
    let curve = Curve {
        points: vec![],
        halves: vec![],
    };
    let commands = learner.step(said(
        1,
        Response::Curve {
            id: 2,
            curve: curve.clone(),
        },
        vec![],
    ));
    assert_eq!(commands, [LearnerCommand::Curve(curve)]);
    assert_eq!(learner.step(LearnerEvent::Idle), [LearnerCommand::End]);
}

#[test]
fn a_lesson_that_is_overtaken_ends_its_worker() {
    let mut learner = Learner::default();
    learner.step(LearnerEvent::Wanted(lesson()));
    learner.step(ready(1));
    assert_eq!(
        learner.step(LearnerEvent::Wanted(lesson())),
        [LearnerCommand::Start(2)]
    );
    // The last words of the first one are not heard.
    assert_eq!(learner.step(answer(1, 1)), []);
    assert_eq!(posted(&learner.step(ready(2))), [2]);
    assert_eq!(learner.step(LearnerEvent::Dropped), [LearnerCommand::End]);
    assert!(!learner.learns());
}

#[test]
fn a_worker_that_ends_is_replaced_once() {
    let mut learner = Learner::default();
    learner.step(LearnerEvent::Wanted(lesson()));
    learner.step(ready(1));
    let died = |worker| LearnerEvent::Heard(worker, Box::new(Heard::Died(String::new())));
    assert_eq!(
        learner.step(died(1)),
        [LearnerCommand::End, LearnerCommand::Start(2)]
    );
    assert_eq!(posted(&learner.step(ready(2))), [2]);
    assert_eq!(
        learner.step(died(2)),
        [LearnerCommand::End, LearnerCommand::Failed(None)]
    );
    // The next lesson gets another chance.
    assert_eq!(
        learner.step(LearnerEvent::Wanted(lesson())),
        [LearnerCommand::Start(3)]
    );
}

#[test]
fn numbers_that_do_not_fit_are_no_head() {
    let mut learner = Learner::default();
    learner.step(LearnerEvent::Wanted(lesson()));
    learner.step(ready(1));
    let learned = learned(&[0, 1], &[]).learned;
    let short = vec![Buffer::Floats(vec![1.0]); 3];
    let commands = learner.step(said(1, Response::Learned { id: 1, learned }, short));
    assert_eq!(commands, [LearnerCommand::Failed(None)]);
}

#[test]
fn a_measurement_of_what_is_known_goes_on() {
    let mut learner = Learner::default();
    learner.step(LearnerEvent::Wanted(lesson()));
    learner.step(ready(1));
    learner.step(answer(1, 1));
    // A photo that is kept apart has come: the lesson is the same.
    assert_eq!(learner.step(LearnerEvent::Known(lesson())), []);
    let mut other = lesson();
    other.keys.reverse();
    let ended = learner.step(LearnerEvent::Known(other));
    assert_eq!(ended, [LearnerCommand::End]);
}

#[test]
fn a_head_that_was_kept_is_measured_without_being_learned_anew() {
    let mut learner = Learner::default();
    let started = learner.step(LearnerEvent::Unmeasured(lesson()));
    assert_eq!(started, [LearnerCommand::Start(1)]);
    assert_eq!(posted(&learner.step(ready(1))), [1]);
    assert!(learner.is_busy() && !learner.learns());
    assert_eq!(learner.step(LearnerEvent::Known(lesson())), []);
    // Asked for again meanwhile, it is not begun again.
    assert_eq!(learner.step(LearnerEvent::Unmeasured(lesson())), []);
    let commands = learner.step(answer(1, 1));
    assert_eq!((posted(&commands), commands.len()), (vec![2], 1));
    // Something else is learned at once.
    let wanted = learner.step(LearnerEvent::Wanted(lesson()));
    assert_eq!(wanted, [LearnerCommand::Start(2)]);
}
