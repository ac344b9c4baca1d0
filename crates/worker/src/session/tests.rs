//! The conversation with the page, in a made-up world with made-up networks.

#![allow(clippy::unwrap_used, reason = "a test ends where its world does")]

use super::made_up::{World, brightness, places, starved};
use super::*;
use camlens_core::framing::{Detail, Framing, ShortSide};
use camlens_core::labels::Labels;
use camlens_core::protocol::{FailureKind, Preview, Remark, Stage};
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50::INPUT;
use camlens_network::input::frame_photo;
use camlens_photo::{BYTE_LIMIT, HEAD, PhotoError, decode};
use std::collections::HashMap;
use std::sync::Arc;

fn session(world: World) -> Session<World> {
    let build = Build {
        variant: "test".into(),
        threads: 1,
    };
    let session = Session::new(world, build, |_, _, _| Ok(Box::new(brightness())));
    session.network.put(Rc::new(brightness()), true);
    session
}

fn chelsea() -> Vec<u8> {
    include_bytes!("../../../../static/samples/chelsea.png").to_vec()
}

fn read(id: u32, photo: u32, framing: Framing) -> Request {
    Request::Read {
        id,
        photo,
        framing,
        detail: Detail::default(),
    }
}

fn failure(session: &Session<World>) -> (Option<u32>, FailureKind) {
    match &session.host().sent.borrow().last().unwrap().0 {
        Response::Failed { id, failure } => (*id, failure.kind),
        other => panic!("not a failure: {other:?}"),
    }
}

#[tokio::test]
async fn a_photo_goes_through_its_stages_and_comes_back_as_a_reading() {
    let session = session(World::default());
    session
        .handle(read(7, 1, Framing::Whole), Some(chelsea()), vec![])
        .await;
    let sent = session.host().sent.borrow();
    let stages = [Stage::Decoding, Stage::Framing, Stage::Inferring];
    for (at, stage) in stages.into_iter().enumerate() {
        assert_eq!(sent[at].0, Response::Working { id: 7, stage });
    }
    let (
        Response::Read {
            id,
            frame,
            rows,
            columns,
            still,
            decoder,
            ..
        },
        buffers,
    ) = &sent[3]
    else {
        panic!("not a reading: {:?}", sent[3].0);
    };
    assert_eq!(
        (*id, *rows, *columns, *still, *decoder),
        (7, 8, 12, false, Decoder::Rust)
    );
    assert_eq!((frame.photo, frame.input), ((451, 300), (384, 256)));
    let [
        Buffer::Floats(features),
        Buffer::Floats(logits),
        Buffer::Bytes(input),
    ] = &buffers[..]
    else {
        panic!("other buffers");
    };
    assert_eq!((features.len(), logits.len()), (96, 2));
    let photo = decode(&chelsea()).unwrap();
    assert_eq!(
        *input,
        frame_photo(&photo, frame, &INPUT),
        "what the network saw"
    );
}

/// The last reading's remarks, and whether the photo itself came with it.
fn shown(session: &Session<World>) -> (Vec<Remark>, bool) {
    let sent = session.host().sent.borrow();
    let (Response::Read { remarks, still, .. }, buffers) = sent.last().unwrap() else {
        panic!("not a reading: {:?}", sent.last().unwrap().0);
    };
    assert_eq!(buffers.len(), if *still { 4 } else { 3 });
    (remarks.clone(), *still)
}

#[tokio::test]
async fn a_browser_that_shows_another_picture_is_given_the_one_that_was_read() {
    let photo = decode(&chelsea()).unwrap();
    let mut mirrored = photo.clone();
    for row in mirrored.pixels.chunks_exact_mut(3 * photo.width) {
        let turned: Vec<u8> = row.rchunks_exact(3).flatten().copied().collect();
        row.copy_from_slice(&turned);
    }
    for (seen, expected) in [
        (Seen::Picture(Shown::of(&photo)), (vec![], false)),
        (
            Seen::Picture(Shown::of(&mirrored)),
            (vec![Remark::Differs], true),
        ),
        (Seen::Nothing, (vec![], true)),
        (Seen::Unknown, (vec![], true)),
    ] {
        let world = World {
            seen: Some(seen.clone()),
            ..World::default()
        };
        let session = session(world);
        for id in [1, 2] {
            let request = read(id, 1, Framing::Whole);
            session.handle(request, Some(chelsea()), vec![]).await;
            // Of the kept photo, too.
            assert_eq!(shown(&session), expected, "{id}");
        }
    }
}

#[tokio::test]
async fn of_half_a_file_the_rows_that_are_there_are_read_and_shown() {
    let session = session(World::default());
    let half = chelsea()[..100_000].to_vec();
    let request = read(1, 1, Framing::Whole);
    session.handle(request, Some(half), vec![]).await;
    let (remarks, still) = shown(&session);
    let [Remark::Missing { share }] = remarks[..] else {
        panic!("{remarks:?}");
    };
    assert!(share > 0.1 && share < 0.9, "{share}");
    assert!(still);
}

#[tokio::test]
async fn another_framing_of_the_same_photo_opens_no_file() {
    let session = session(World::default());
    session
        .handle(read(1, 1, Framing::Whole), Some(chelsea()), vec![])
        .await;
    session
        .handle(read(2, 1, Framing::Crop), Some(chelsea()), vec![])
        .await;
    assert_eq!(session.host().opened.get(), 1);
    session
        .handle(read(3, 2, Framing::Crop), Some(chelsea()), vec![])
        .await;
    assert_eq!(session.host().opened.get(), 2);
}

#[tokio::test]
async fn each_bad_file_has_its_kind() {
    let session = session(World::default());
    let head = chelsea()[..60].to_vec();
    let mut huge = b"BM".to_vec();
    huge.extend([0; 8]);
    huge.extend([54, 0, 0, 0, 40, 0, 0, 0]);
    huge.extend(60_000_i32.to_le_bytes());
    huge.extend(60_000_i32.to_le_bytes());
    huge.extend([1, 0, 24, 0]);
    huge.extend([0; 24]);
    let cases = [
        (vec![], FailureKind::EmptyFile),
        (b"words".to_vec(), FailureKind::NotAnImage),
        (head, FailureKind::TruncatedImage),
        (huge, FailureKind::ImageTooLarge),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
            FailureKind::UnsupportedFormat,
        ),
    ];
    assert_each_fails(&session, cases).await;
}

async fn assert_each_fails(
    session: &Session<World>,
    cases: impl IntoIterator<Item = (Vec<u8>, FailureKind)>,
) {
    for (id, (file, kind)) in (1..).zip(cases) {
        session
            .handle(read(id, id, Framing::Whole), Some(file), vec![])
            .await;
        assert_eq!(failure(session), (Some(id), kind));
    }
}

#[tokio::test]
async fn a_file_too_heavy_for_a_photo_is_told_by_its_head() {
    let world = World {
        browser_decodes: true,
        size: Some(BYTE_LIMIT + 1),
        room: Some(HEAD),
        ..World::default()
    };
    let session = session(world);
    let cases = [
        (
            b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(),
            FailureKind::NotAnImage,
        ),
        (chelsea(), FailureKind::ImageTooLarge),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
            FailureKind::ImageTooLarge,
        ),
    ];
    assert_each_fails(&session, cases).await;
}

#[tokio::test]
async fn a_file_that_finds_no_memory_is_said() {
    let session = session(World {
        room: Some(1000),
        ..World::default()
    });
    session
        .handle(read(1, 1, Framing::Whole), Some(chelsea()), vec![])
        .await;
    assert_eq!(failure(&session), (Some(1), FailureKind::OutOfMemory));
}

#[tokio::test]
async fn what_rust_does_not_know_goes_to_the_browser() {
    let session = session(World {
        browser_decodes: true,
        ..World::default()
    });
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0".to_vec();
    session
        .handle(read(1, 1, Framing::Seed), Some(heic), vec![])
        .await;
    let sent = session.host().sent.borrow();
    assert!(matches!(
        sent.last().unwrap().0,
        Response::Read {
            decoder: Decoder::Browser,
            ..
        }
    ));
}

#[tokio::test]
async fn a_pass_is_measured_without_a_photo() {
    let session = session(World::default());
    session.handle(Request::Measure, None, vec![]).await;
    let sent = session.host().sent.borrow();
    assert!(matches!(sent[..], [(Response::Measured { infer: 0.0 }, _)]));
}

#[tokio::test]
async fn a_pass_that_cannot_be_measured_leaves_the_network_as_it_is() {
    let session = session(World::default());
    session.network.put(Rc::new(starved()), true);
    session.handle(Request::Measure, None, vec![]).await;
    let sent = session.host().sent.take();
    let [(Response::NotMeasured { failure }, _)] = &sent[..] else {
        panic!("not a failed measurement: {sent:?}");
    };
    assert_eq!(failure.kind, FailureKind::OutOfMemory);
}

#[tokio::test]
async fn without_a_network_a_photo_waits_for_nothing() {
    let session = Session::new(
        World::default(),
        Build {
            variant: "test".into(),
            threads: 1,
        },
        |_, _, _| Ok(Box::new(brightness())),
    );
    session
        .handle(read(1, 1, Framing::Whole), Some(chelsea()), vec![])
        .await;
    assert_eq!(failure(&session), (Some(1), FailureKind::ModelMissing));
}

#[tokio::test]
async fn a_network_that_is_not_there_is_missing_and_a_changed_one_corrupt() {
    let load = || Request::Load {
        model: "http://here/model/model.json".into(),
        preview: Preview::None,
    };
    let session = session(World::default());
    session.handle(load(), None, vec![]).await;
    assert_eq!(failure(&session), (None, FailureKind::ModelMissing));
    let html = HashMap::from([("http://here/model/model.json".into(), b"<html>".to_vec())]);
    let session = self::session(World {
        addresses: RefCell::new(html),
        ..World::default()
    });
    session.handle(load(), None, vec![]).await;
    assert_eq!(failure(&session), (None, FailureKind::ModelCorrupt));
}

/// The head of the made-up networks, as the page makes it.
fn one_channel_head() -> Arc<Head> {
    let layer = places().prediction_layer().clone();
    Arc::new(Head::new(layer, Arc::new(Labels::numbered(2))).unwrap())
}

fn reading_in(sent: &(Response, Vec<Buffer>)) -> Reading {
    match sent {
        (Response::Read { rows, columns, .. }, buffers) => match &buffers[..] {
            [Buffer::Floats(features), Buffer::Floats(logits), ..] => {
                let grid = (*rows, *columns);
                Reading::new(one_channel_head(), grid, features.clone(), logits.clone()).unwrap()
            }
            _ => panic!("features and logits are missing"),
        },
        (other, _) => panic!("not a reading: {other:?}"),
    }
}

#[tokio::test]
async fn a_photo_is_read_finer_and_mirrored_and_decoded_once() {
    let session = session(World::default());
    session.network.put(Rc::new(places()), true);
    let mut readings = Vec::new();
    let details = ShortSide::ALL.map(|side| [(side, false), (side, true)]);
    for (id, (short_side, mirrored)) in (1..).zip(details.into_iter().flatten()) {
        let detail = Detail {
            short_side,
            mirrored,
        };
        let request = Request::Read {
            id,
            photo: 1,
            framing: Framing::Whole,
            detail,
        };
        session.handle(request, Some(chelsea()), vec![]).await;
        readings.push(reading_in(session.host().sent.borrow().last().unwrap()));
    }
    let grids: Vec<_> = readings
        .chunks(2)
        .map(|two| (two[0].rows(), two[0].columns()))
        .collect();
    assert_eq!(grids, [(8, 12), (12, 18), (16, 24), (20, 30)]);
    for two in readings.chunks(2) {
        assert_ne!(two[1], two[0], "the photo is not symmetric");
        assert_eq!(two[1].mirrored(), two[0]);
    }
    assert_eq!(session.host().opened.get(), 1);
}

#[tokio::test]
async fn a_pass_without_memory_is_said() {
    let session = session(World::default());
    session.network.put(Rc::new(starved()), true);
    session
        .handle(read(3, 1, Framing::Whole), Some(chelsea()), vec![])
        .await;
    assert_eq!(failure(&session), (Some(3), FailureKind::OutOfMemory));
}

#[test]
fn sentences_say_what_happened_and_what_to_do() {
    let failure = camlens_core::protocol::Failure::from(PhotoError::Empty);
    assert_eq!(failure.message, "The file is empty. Choose another file.");
}
