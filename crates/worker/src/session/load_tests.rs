//! Loads a network: kept or over the line, as a preview and exact.

#![allow(clippy::unwrap_used, reason = "a test ends where its world does")]

use super::made_up::{World, brightness, brightness_looking};
use super::*;
use camlens_core::framing::{Detail, Framing, Offset};
use camlens_core::protocol::{FailureKind, Preview};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::cell::Cell;

const FOLDER: &str = "http://here/model/";

/// The files of a network of four weights; its graph is empty, and no test here opens it.
fn files() -> Vec<(String, Vec<u8>)> {
    let parts = [
        ("graph.bin", vec![]),
        ("floats.bin", 1_f32.to_le_bytes().to_vec()),
        ("high.bin", vec![1, 2, 3, 4]),
        ("low.bin", vec![5, 6, 7, 8]),
    ];
    let part = |at: usize| -> Value {
        let (file, bytes) = &parts[at];
        let hash = Sha256::digest(bytes);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let length = bytes.len();
        json!({ "file": file, "sha256": hash, "bytes": length, "rawBytes": length,
                "encoding": "none" })
    };
    let tensor = json!({ "name": "kernel", "shape": [1, 4], "scales": 0 });
    let manifest = json!({
        "format": 1, "network": "four weights", "offset": 0.125, "graph": part(0), "floats": part(1), "vectors": [],
        "chunks": [{ "tensors": [tensor], "high": part(2), "low": part(3) }],
    });
    let mut files: Vec<_> = parts
        .iter()
        .map(|(file, bytes)| (format!("{FOLDER}{file}"), bytes.clone()))
        .collect();
    files.push((
        format!("{FOLDER}model.json"),
        manifest.to_string().into_bytes(),
    ));
    files
}

fn address(file: &str) -> String {
    format!("{FOLDER}{file}")
}

/// A session in a [`world`].
fn session(served: &[&str], kept: &[&str]) -> Session<World> {
    session_in(world(served, kept), |_, _, offset| {
        Ok(Box::new(brightness_looking(offset)))
    })
}

/// Its server has these of the files, and its store those.
fn world(served: &[&str], kept: &[&str]) -> World {
    let world = World::default();
    for (address, bytes) in files() {
        let among = |names: &[&str]| names.iter().any(|name| address.ends_with(name));
        if among(served) {
            let mut addresses = world.addresses.borrow_mut();
            addresses.insert(address.clone(), bytes.clone());
        }
        if among(kept) {
            world.kept.borrow_mut().insert(address, bytes);
        }
    }
    world
}

fn session_in(world: World, open: Open) -> Session<World> {
    let build = Build {
        variant: "test".into(),
        threads: 1,
    };
    Session::new(world, build, open)
}

async fn load(session: &Session<World>, preview: Preview) {
    let model = address("model.json");
    session
        .handle(Request::Load { model, preview }, None, vec![])
        .await;
}

/// The messages about networks since the last call: `Ok(exact)` for each that was loaded, `Err` with the
/// kind of failure for each that halted or failed.
fn networks(session: &Session<World>) -> Vec<Result<bool, Option<FailureKind>>> {
    let sent = session.host().sent.take();
    let said = |(response, _)| match response {
        Response::Loaded { exact, .. } => Some(Ok(exact)),
        Response::Halted { failure } => Some(Err(failure.map(|failure| failure.kind))),
        Response::Failed { failure, .. } => Some(Err(Some(failure.kind))),
        _ => None,
    };
    sent.into_iter().filter_map(said).collect()
}

async fn read(session: &Session<World>, framing: Framing) {
    let read = Request::Read {
        id: 1,
        photo: 1,
        framing,
        detail: Detail::default(),
    };
    let photo = include_bytes!("../../../../static/samples/chelsea.png").to_vec();
    session.handle(read, Some(photo), vec![]).await;
}

/// Whether a photo is answered by the exact network.
async fn reads_exactly(session: &Session<World>) -> bool {
    read(session, Framing::Seed).await;
    match session.host().sent.borrow().last() {
        Some((Response::Read { exact, .. }, _)) => *exact,
        other => panic!("not a reading: {other:?}"),
    }
}

#[tokio::test]
async fn a_reading_has_the_offset_of_the_manifest() {
    let session = session(&["json", "bin"], &[]);
    load(&session, Preview::None).await;
    for (framing, expected) in [
        (Framing::Whole, Offset::both(0.125)),
        (Framing::Crop, Offset::both(0.125)),
        (Framing::Seed, Offset::NONE),
    ] {
        read(&session, framing).await;
        match session.host().sent.borrow().last() {
            Some((Response::Read { frame, .. }, _)) => assert_eq!(frame.offset, expected),
            other => panic!("not a reading: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_quick_line_brings_the_exact_network_alone_and_it_is_kept() {
    let session = session(&["json", "bin"], &[]);
    session
        .host()
        .kept
        .borrow_mut()
        .insert(address("an-older-part.bin"), vec![1]);
    load(&session, Preview::None).await;
    assert_eq!(networks(&session), [Ok(true)]);
    assert!(reads_exactly(&session).await);
    let mut kept: Vec<_> = session.host().kept.borrow().keys().cloned().collect();
    kept.sort();
    let parts = ["floats.bin", "graph.bin", "high.bin", "low.bin"];
    let older = ["an-older-part.bin"];
    let all: Vec<_> = older.into_iter().chain(parts).map(address).collect();
    assert_eq!(kept, all, "what another version needs stays");
}

#[tokio::test]
async fn what_is_kept_whole_is_exact_at_once_without_the_line() {
    for preview in [Preview::Early, Preview::Only] {
        let session = session(&["json"], &["bin"]);
        load(&session, preview).await;
        assert_eq!(networks(&session), [Ok(true)]);
    }
}

#[tokio::test]
async fn low_planes_do_not_keep_an_early_preview_waiting() {
    let session = session(&["json", "bin"], &[]);
    load(&session, Preview::Early).await;
    let mut asked = session.host().asked.take();
    asked.retain(|address| address.ends_with("bin"));
    let low = asked.pop();
    asked.sort();
    assert_eq!(asked, ["floats.bin", "graph.bin", "high.bin"].map(address));
    assert_eq!(low, Some(address("low.bin")), "the last of all");
}

#[tokio::test]
async fn a_preview_on_purpose_stays_until_more_is_asked_for() {
    let session = session(&["json", "bin"], &[]);
    load(&session, Preview::Only).await;
    assert_eq!(networks(&session), [Ok(false), Err(None)]);
    assert!(
        !session
            .host()
            .kept
            .borrow()
            .contains_key(&address("low.bin"))
    );
    assert!(!reads_exactly(&session).await);
    session.handle(Request::Complete, None, vec![]).await;
    assert_eq!(networks(&session), [Ok(true)]);
    assert!(reads_exactly(&session).await);
    session.handle(Request::Complete, None, vec![]).await;
    assert_eq!(networks(&session), [], "there is nothing left to complete");
}

#[tokio::test]
async fn a_line_that_goes_away_after_the_preview_leaves_it_at_hand() {
    let early = ["graph.bin", "floats.bin", "high.bin"];
    let session = session(&["json"], &early);
    load(&session, Preview::Early).await;
    let gone = Err(Some(FailureKind::ModelMissing));
    assert_eq!(networks(&session), [Ok(false), gone]);
    assert!(!reads_exactly(&session).await);
    session.handle(Request::Complete, None, vec![]).await;
    assert_eq!(networks(&session), [gone]);
    assert!(!reads_exactly(&session).await);
    for (address, bytes) in files() {
        session.host().addresses.borrow_mut().insert(address, bytes);
    }
    session.handle(Request::Complete, None, vec![]).await;
    assert_eq!(networks(&session), [Ok(true)]);
    assert!(reads_exactly(&session).await);
}

/// The bytes that the last report says are there.
fn bytes_there(session: &Session<World>) -> Option<u64> {
    let sent = session.host().sent.borrow();
    let done = |(response, _): &(Response, _)| match response {
        Response::Downloading { done, .. } => Some(*done),
        _ => None,
    };
    sent.iter().rev().find_map(done)
}

#[tokio::test]
async fn what_comes_behind_a_preview_is_halted_and_goes_on() {
    let early = ["graph.bin", "floats.bin", "high.bin"];
    let session = session(&["json", "bin"], &early);
    session.host().hangs.set(Some("low.bin"));
    let halt = async {
        while !session.network.has_preview_while_loading() {
            tokio::task::yield_now().await;
        }
        session.handle(Request::Halt, None, vec![]).await;
    };
    tokio::join!(load(&session, Preview::Early), halt);
    assert_eq!(bytes_there(&session), Some(8), "half a part is no part");
    assert_eq!(networks(&session), [Ok(false), Err(None)]);
    assert!(!reads_exactly(&session).await);
    session.host().hangs.set(None);
    session.handle(Request::Halt, None, vec![]).await;
    session.handle(Request::Complete, None, vec![]).await;
    assert_eq!(networks(&session), [Ok(true)]);
    assert!(reads_exactly(&session).await);
}

#[tokio::test]
async fn without_a_preview_nothing_is_halted() {
    let session = session(&["json", "bin"], &[]);
    session.handle(Request::Halt, None, vec![]).await;
    load(&session, Preview::Early).await;
    assert_eq!(networks(&session), [Ok(true)]);
    session.handle(Request::Halt, None, vec![]).await;
    assert_eq!(networks(&session), []);
}

#[tokio::test]
async fn without_enough_for_a_preview_a_missing_part_is_the_end() {
    let session = session(&["json", "graph.bin", "floats.bin", "low.bin"], &[]);
    load(&session, Preview::Early).await;
    assert_eq!(networks(&session), [Err(Some(FailureKind::ModelMissing))]);
}

#[tokio::test]
async fn a_missing_part_does_not_drop_the_parts_under_way() {
    let session = session(&["json", "graph.bin", "high.bin", "low.bin"], &[]);
    session.host().late.set(Some("high.bin"));
    load(&session, Preview::None).await;
    assert_eq!(networks(&session), [Err(Some(FailureKind::ModelMissing))]);
    let kept = session.host().kept.borrow();
    assert!(kept.contains_key(&address("high.bin")), "{:?}", kept.keys());
}

thread_local! {
    static OPENED: Cell<bool> = const { Cell::new(false) };
}

/// Lays out the second network; there is no memory for the first.
fn open_the_second(_: ModelProto, _: Weights, _: f64) -> Result<Box<dyn Network>, ClassifierError> {
    if OPENED.replace(true) {
        return Ok(Box::new(brightness()));
    }
    Err(ClassifierError::OutOfMemory { bytes: 1 << 30 })
}

#[tokio::test]
async fn without_memory_for_a_preview_the_exact_network_comes_alone() {
    // Nothing comes over the line before the preview. Its speed is not known, so a preview is tried.
    let early = ["graph.bin", "floats.bin", "high.bin"];
    let session = session_in(world(&["json", "low.bin"], &early), open_the_second);
    load(&session, Preview::Early).await;
    assert_eq!(networks(&session), [Ok(true)]);
    assert!(reads_exactly(&session).await);
}

#[tokio::test]
async fn without_memory_for_the_exact_network_that_is_the_end() {
    let session = session_in(world(&["json", "bin"], &[]), open_the_second);
    load(&session, Preview::None).await;
    assert_eq!(networks(&session), [Err(Some(FailureKind::OutOfMemory))]);
}
