//! A photo prepared by one session and read by another.

#![allow(clippy::unwrap_used, reason = "a test ends where its world does")]

use super::made_up::{World, places, starved};
use super::*;
use camlens_core::framing::{Detail, Framing, InputSpec, ShortSide};
use camlens_core::protocol::{FailureKind, Prepared, Remark};
use camlens_core::resnet50::INPUT;
use camlens_photo::BYTE_LIMIT;

/// A session without a network.
fn preparer(world: World) -> Session<World> {
    let build = Build {
        variant: "test".into(),
        threads: 1,
    };
    Session::new(world, build, |_, _, _| Ok(Box::new(places())))
}

/// A session whose features are the largest numbers of each cell.
fn reader() -> Session<World> {
    let session = preparer(World::default());
    session.network.put(Rc::new(places()), true);
    session
}

fn chelsea() -> Vec<u8> {
    include_bytes!("../../../../static/samples/chelsea.png").to_vec()
}

fn prepare(framing: Framing, detail: Detail) -> Request {
    Request::Prepare {
        id: 1,
        photo: 1,
        framing,
        detail,
        spec: INPUT,
    }
}

fn last(session: &Session<World>) -> (Response, Vec<Buffer>) {
    session.host().sent.borrow().last().unwrap().clone()
}

async fn prepared(
    session: &Session<World>,
    framing: Framing,
    detail: Detail,
    file: Vec<u8>,
) -> (Prepared, Vec<Buffer>) {
    let request = prepare(framing, detail);
    session.handle(request, Some(file), vec![]).await;
    match last(session) {
        (Response::Prepared { id: 1, prepared }, buffers) => (prepared, buffers),
        (other, _) => panic!("not prepared: {other:?}"),
    }
}

fn failure(session: &Session<World>) -> FailureKind {
    match last(session).0 {
        Response::Failed { id, failure } => {
            assert_eq!(id, Some(1));
            failure.kind
        }
        other => panic!("not a failure: {other:?}"),
    }
}

#[tokio::test]
async fn prepared_and_read_is_bit_for_bit_what_read_alone_is() {
    let finest = Detail {
        short_side: ShortSide::Finest,
        mirrored: false,
    };
    let mirrored = Detail {
        mirrored: true,
        ..Detail::default()
    };
    let usual = Framing::ALL.map(|framing| (framing, Detail::default()));
    let cases = usual
        .into_iter()
        .chain([finest, mirrored].map(|detail| (Framing::Whole, detail)));
    for (framing, detail) in cases {
        let (first, second) = (preparer(World::default()), reader());
        let (prepared, pixels) = prepared(&first, framing, detail, chelsea()).await;
        let infer = Request::Infer {
            id: 1,
            prepared,
            mirrored: detail.mirrored,
        };
        second.handle(infer, None, pixels).await;
        let alone = reader();
        let read = Request::Read {
            id: 1,
            photo: 1,
            framing,
            detail,
        };
        alone.handle(read, Some(chelsea()), vec![]).await;
        let (both, alone) = (last(&second), last(&alone));
        assert_eq!(both.1, alone.1, "{framing:?} {detail:?}");
        let without_times = |mut response: Response| {
            if let Response::Read { timing, .. } = &mut response {
                (timing.decode, timing.frame, timing.infer) = (0.0, 0.0, 0.0);
            }
            response
        };
        assert_eq!(without_times(both.0), without_times(alone.0));
    }
}

#[tokio::test]
async fn what_the_visitor_has_to_know_of_the_file_goes_along() {
    let half = chelsea()[..100_000].to_vec();
    let first = preparer(World::default());
    let (prepared, pixels) =
        prepared(&first, Framing::Whole, Detail::default(), half.clone()).await;
    assert!(prepared.own, "browsers do not show half a file so");
    let infer = Request::Infer {
        id: 1,
        prepared,
        mirrored: false,
    };
    let second = reader();
    second.handle(infer, None, pixels).await;
    let (Response::Read { still, remarks, .. }, buffers) = last(&second) else {
        panic!("not a reading");
    };
    assert!(matches!(remarks[..], [Remark::Missing { .. }]));
    assert_eq!((still, buffers.len()), (false, 3), "no still of it");
}

/// Nothing of a photo stays with the preparer.
#[tokio::test]
async fn each_photo_is_opened_anew() {
    let session = preparer(World::default());
    for opened in 1..=2 {
        prepared(&session, Framing::Whole, Detail::default(), chelsea()).await;
        assert_eq!(session.host().opened.get(), opened);
        assert!(session.photo.borrow().is_none());
    }
}

#[tokio::test]
async fn each_bad_file_has_its_kind_without_a_network() {
    let cases = [
        (Some(vec![]), FailureKind::EmptyFile),
        (Some(b"words".to_vec()), FailureKind::NotAnImage),
        (Some(chelsea()[..60].to_vec()), FailureKind::TruncatedImage),
        (
            Some(b"\0\0\0\x18ftypheic\0\0\0\0".to_vec()),
            FailureKind::UnsupportedFormat,
        ),
        (None, FailureKind::NotAnImage),
    ];
    let session = preparer(World::default());
    for (file, kind) in cases {
        let request = prepare(Framing::Whole, Detail::default());
        session.handle(request, file, vec![]).await;
        assert_eq!(failure(&session), kind);
    }
    let heavy = World {
        size: Some(BYTE_LIMIT + 1),
        ..World::default()
    };
    let full = World {
        room: Some(1000),
        ..World::default()
    };
    for (world, kind) in [
        (heavy, FailureKind::ImageTooLarge),
        (full, FailureKind::OutOfMemory),
    ] {
        let session = preparer(world);
        let request = prepare(Framing::Whole, Detail::default());
        session.handle(request, Some(chelsea()), vec![]).await;
        assert_eq!(failure(&session), kind);
    }
}

#[tokio::test]
async fn pixels_that_do_not_fit_are_a_failure() {
    let first = preparer(World::default());
    let (prepared, pixels) = prepared(&first, Framing::Whole, Detail::default(), chelsea()).await;
    let [Buffer::Bytes(bytes)] = &pixels[..] else {
        panic!("other buffers");
    };
    let sized = |input| {
        let mut prepared = prepared.clone();
        prepared.frame.input = input;
        prepared
    };
    let (width, height) = prepared.frame.input;
    let cases = [
        (prepared.clone(), vec![]),
        (prepared.clone(), vec![Buffer::Bytes(bytes[1..].to_vec())]),
        (
            prepared.clone(),
            vec![Buffer::Floats(vec![0.0; bytes.len()])],
        ),
        (prepared.clone(), [&pixels[..], &pixels[..]].concat()),
        (sized((0, 0)), vec![Buffer::Bytes(vec![])]),
        (sized((3 * width * height, 1)), pixels.clone()),
        (sized((height, 2 * width)), pixels.clone()),
        (sized((usize::MAX, INPUT.cell)), pixels.clone()),
    ];
    let session = reader();
    for (prepared, buffers) in cases {
        let infer = Request::Infer {
            id: 1,
            prepared,
            mirrored: false,
        };
        session.handle(infer, None, buffers).await;
        assert_eq!(failure(&session), FailureKind::BuildMismatch);
    }
}

#[tokio::test]
async fn a_pass_that_fails_or_has_no_network_is_told() {
    let first = preparer(World::default());
    let (prepared, pixels) = prepared(&first, Framing::Whole, Detail::default(), chelsea()).await;
    let infer = Request::Infer {
        id: 1,
        prepared,
        mirrored: false,
    };
    let without = preparer(World::default());
    without.handle(infer.clone(), None, pixels.clone()).await;
    assert_eq!(failure(&without), FailureKind::ModelMissing);
    let session = preparer(World::default());
    session.network.put(Rc::new(starved()), true);
    session.handle(infer, None, pixels).await;
    assert_eq!(failure(&session), FailureKind::OutOfMemory);
}

/// The page takes it from [`Response::Loaded`] to [`Request::Prepare`].
#[test]
fn the_picture_that_a_network_expects_crosses_unchanged() {
    let spec = InputSpec {
        offset: 0.1 + 0.2,
        ..INPUT
    };
    let text = serde_json::to_string(&spec).unwrap();
    assert_eq!(serde_json::from_str::<InputSpec>(&text).unwrap(), spec);
}
