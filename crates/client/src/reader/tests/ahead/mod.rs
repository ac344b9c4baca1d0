//! Stories of photos that a second worker prepares while the first makes the passes.

use super::visit::{Visit, setup};
use crate::finding::PhotoId;
use crate::finding::samples::{answer, buffers};
use crate::reader::*;
use crate::shelf::{Origin, Photo};
use crate::variant::{Choice, Variant};
use crate::way::Way;
use camlens_core::framing::Framing;
use camlens_core::protocol::{Buffer, Prepared, Request, Response};
use camlens_core::resnet50::INPUT;

mod faults;
mod life;
mod pipeline;

/// Bytes that a preparer takes for an ordinary photo.
const ORDINARY: u64 = 120_000_000;

/// A page on two cores, of one thread, that has read chelsea.
fn two_cores() -> Visit {
    let mut visit = Visit::with(Setup {
        threads: Some(1),
        ..setup(2)
    });
    visit.chelsea_comes();
    visit.worker_brings(true);
    visit.worker_reads();
    visit
}

/// Photos of a folder come onto the shelf and are queued.
fn queue(visit: &mut Visit, photos: usize) -> Vec<PhotoId> {
    let photo = |at: usize| Photo {
        name: format!("{at}.jpg"),
        alt: String::new(),
        origin: Origin::Visitor,
    };
    let photos: Vec<PhotoId> = (0..photos).map(|at| visit.reader.add(photo(at))).collect();
    visit.tell(Event::Queued(photos.clone()));
    photos
}

/// The preparer that was started by the last event.
fn started_now(visit: &Visit) -> Option<Choice> {
    visit.last.iter().find_map(|done| match done {
        Command::StartPreparer { choice, .. } => Some(*choice),
        _ => None,
    })
}

fn ended_now(visit: &Visit) -> bool {
    visit.last.contains(&Command::EndPreparer)
}

fn hear(visit: &mut Visit, heard: Heard) {
    let worker = visit.reader.preparer().unwrap();
    visit.tell(Event::HeardPreparer { worker, heard });
}

fn preparer_listens(visit: &mut Visit) {
    let build = "simd-0a1b".to_owned();
    hear(visit, Heard::Said(Response::Ready { build }, vec![]));
}

/// The photo that the last event sent to the preparer, and its request.
fn preparing_now(visit: &Visit) -> Option<(u32, PhotoId, Framing)> {
    visit.last.iter().find_map(preparing)
}

fn preparing(done: &Command) -> Option<(u32, PhotoId, Framing)> {
    match *done {
        Command::PostPreparer {
            request:
                Request::Prepare {
                    id,
                    photo,
                    framing,
                    spec,
                    ..
                },
            file,
        } => {
            assert_eq!((file, spec), (Some(PhotoId(photo)), INPUT));
            Some((id, PhotoId(photo), framing))
        }
        _ => None,
    }
}

/// The photo that was sent to the preparer last.
fn last_sent(visit: &Visit) -> (u32, PhotoId, Framing) {
    visit.done.iter().rev().find_map(preparing).unwrap()
}

/// The preparer has prepared what it was sent last.
fn preparer_prepares(visit: &mut Visit) {
    preparer_prepares_so(visit, false, ORDINARY);
}

/// `own`: browsers show the file otherwise.
fn preparer_prepares_so(visit: &mut Visit, own: bool, memory: u64) {
    let (id, _, framing) = last_sent(visit);
    let way = Way {
        framing,
        ..Way::default()
    };
    let (Response::Read { frame, decoder, .. }, mut arrays) = answer(id, way, true) else {
        panic!("no reading");
    };
    let prepared = Prepared {
        frame,
        decoder,
        remarks: vec![],
        own,
        decode_ms: 7.0,
        frame_ms: 1.0,
        memory,
    };
    let pixels = arrays.pop().unwrap();
    let prepared = Response::Prepared { id, prepared };
    hear(visit, Heard::Said(prepared, vec![pixels]));
}

/// The request for a pass that the last event sent, with its way; its pixels go along.
fn infers_now(visit: &Visit) -> Option<(u32, Way)> {
    visit.last.iter().find_map(infers)
}

fn infers(done: &Command) -> Option<(u32, Way)> {
    match done {
        Command::Post {
            request:
                Request::Infer {
                    id,
                    prepared,
                    mirrored: false,
                },
            file: None,
            buffers,
        } => {
            let (width, height) = prepared.frame.input;
            let [Buffer::Bytes(pixels)] = &buffers[..] else {
                panic!("other buffers");
            };
            assert_eq!(pixels.len(), 3 * width * height);
            let square = width == height;
            let framing = if square {
                Framing::Crop
            } else {
                Framing::Whole
            };
            let way = Way {
                framing,
                ..Way::default()
            };
            Some((*id, way))
        }
        _ => None,
    }
}

/// The first worker answers the pass that it was asked for last.
fn worker_infers(visit: &mut Visit) {
    let (id, way) = visit.done.iter().rev().find_map(infers).unwrap();
    let (response, _) = answer(id, way, true);
    let heard = Heard::Said(response, buffers(way, 1.0));
    visit.hear(heard);
}

/// The photos that were told as found by the last event.
fn found_now(visit: &Visit) -> Vec<PhotoId> {
    let found = visit.last.iter().filter_map(|done| match done {
        Command::Background(BackgroundNews::Found(finding)) => Some(finding.photo),
        _ => None,
    });
    found.collect()
}

fn not_found_now(visit: &Visit) -> Vec<PhotoId> {
    let lost = visit.last.iter().filter_map(|done| match done {
        Command::Background(BackgroundNews::NotFound { photo, .. }) => Some(*photo),
        _ => None,
    });
    lost.collect()
}

/// A page whose preparer has the second of these photos, while the first is read from its file.
fn pipeline(photos: usize) -> (Visit, Vec<PhotoId>) {
    let mut visit = two_cores();
    let photos = queue(&mut visit, photos);
    preparer_listens(&mut visit);
    assert_eq!(visit.asked().photo, photos[0]);
    assert_eq!(preparing_now(&visit).map(|of| of.1), Some(photos[1]));
    (visit, photos)
}

fn one_thread() -> Choice {
    Choice {
        variant: Variant::Simd,
        threads: 1,
        setback: None,
    }
}
