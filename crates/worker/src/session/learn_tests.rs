//! Lessons, and what is measured of them.

#![allow(clippy::unwrap_used, reason = "a test ends where its world does")]

use super::made_up::{World, places};
use super::*;
use camlens_core::protocol::FailureKind;

fn session() -> Session<World> {
    let build = Build {
        variant: "test".into(),
        threads: 1,
    };
    Session::new(World::default(), build, |_, _, _| Ok(Box::new(places())))
}

/// Ten photos of two channels, whose class is the larger one.
fn lesson(id: u32) -> (Request, Vec<Buffer>) {
    let photos = (0..10_u8).map(|at| (u32::from(at % 2), 1.0 + f32::from(at) / 10.0));
    let features = photos.clone().flat_map(|(label, size)| match label {
        0 => [size, 0.1],
        _ => [0.1, size],
    });
    let request = Request::Learn {
        id,
        classes: 2,
        labels: photos.map(|photo| photo.0).collect(),
    };
    (request, vec![Buffer::Floats(features.collect())])
}

fn answers(session: &Session<World>) -> Vec<(Response, Vec<Buffer>)> {
    session.host().sent.borrow_mut().drain(..).collect()
}

#[tokio::test]
async fn a_lesson_is_learned_and_measured_once() {
    let session = session();
    let (request, buffers) = lesson(1);
    session.handle(request, None, buffers).await;
    let mut sent = answers(&session);
    let (last, buffers) = sent.pop().unwrap();
    let Response::Learned { id: 1, learned } = last else {
        panic!("not learned: {last:?}");
    };
    let lengths: Vec<usize> = buffers
        .iter()
        .map(|buffer| match buffer {
            Buffer::Floats(floats) => floats.len(),
            Buffer::Rows(_) | Buffer::Bytes(_) => 0,
        })
        .collect();
    assert_eq!(lengths, [4, 2, 20]);
    assert_eq!(learned.folds.len(), 10);
    // The progress goes up to its end.
    let done = sent.iter().map(|(response, _)| match response {
        Response::Learning { id: 1, done, total } => f64::from(*done) / f64::from(*total),
        other => panic!("{other:?}"),
    });
    let done: Vec<f64> = done.collect();
    assert!(done.is_sorted() && done.last() == Some(&1.0), "{done:?}");

    session.handle(Request::Curve { id: 2 }, None, vec![]).await;
    let (last, _) = answers(&session).pop().unwrap();
    let Response::Curve { id: 2, curve } = last else {
        panic!("not measured: {last:?}");
    };
    assert_eq!(curve.points.last().map(|point| point.photos), Some(8.0));
    assert_eq!(curve.halves.len(), 2);
    // The photos are not kept.
    session.handle(Request::Curve { id: 3 }, None, vec![]).await;
    assert!(matches!(
        answers(&session)[..],
        [(Response::Failed { id: Some(3), .. }, _)]
    ));
}

#[tokio::test]
async fn numbers_that_do_not_fit_are_a_failure() {
    let session = session();
    let (request, _) = lesson(1);
    for buffers in [
        vec![],
        vec![Buffer::Floats(vec![1.0; 7])],
        vec![Buffer::Bytes(vec![1; 40])],
    ] {
        session.handle(request.clone(), None, buffers).await;
        let (last, _) = answers(&session).pop().unwrap();
        let Response::Failed {
            id: Some(1),
            failure,
        } = last
        else {
            panic!("not refused: {last:?}");
        };
        assert_eq!(failure.kind, FailureKind::BuildMismatch);
    }
}
