//! A photo of the gallery as bytes, for the browser's store.
//!
//! Its form is that of [`sealed`](crate::sealed): behind the head stand the floats of logits, map and averaged
//! features.
//!
//! A record is read as if anybody had written it: whatever its bytes are, they become a sound photo or a
//! [`RecordError`], and no more memory is taken than a small multiple of their number.

use super::answer::Answer;
use super::folder::Folder;
use super::items::{Item, ItemState, Source};
use crate::finding::PhotoId;
use crate::sealed::{Seal, SealError, floats as floats_of, sealed};
use crate::subject::Subject;
use crate::view::MapSubject;
use crate::way::Way;
use camlens_core::cam::ActivationMap;
use camlens_core::framing::Frame;
use camlens_core::protocol::{Decoder, Failure, Remark};
use camlens_core::reading::{Fingerprint, Prediction};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

const SEAL: Seal = Seal {
    magic: *b"CLph",
    version: 1,
};

/// No network has more classes.
const MAX_CLASSES: usize = 100_000;
/// Nor more channels.
const MAX_CHANNELS: usize = 1 << 16;
/// Cells of a grid on either side: more than any reading has.
const MAX_SIDE: usize = 1 << 12;
/// Pixels of an input on either side: the same.
const MAX_INPUT: usize = 1 << 16;

/// A stored photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub key: String,
    pub name: String,
    pub folder: Folder,
    pub source: Source,
    /// Never [`ItemState::Reading`]: that photo waits. Nor [`ItemState::Other`], which the gallery knows.
    pub state: ItemState,
}

/// Bytes that are no photo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    #[error(transparent)]
    Sealed(#[from] SealError),
    #[error("the record's head cannot be read: {detail}")]
    Head { detail: String },
    #[error("the record has {found} floats, not {expected}")]
    Floats { expected: u64, found: u64 },
    #[error("the record has {classes} classes")]
    Classes { classes: usize },
    #[error("the record has a class {class} of {classes}")]
    NoSuchClass { class: usize, classes: usize },
    #[error("the record has a grid of {rows} x {columns} cells")]
    Grid { rows: usize, columns: usize },
    #[error("the record has {channels} channels")]
    Channels { channels: usize },
    #[error("the record has numbers that cannot be")]
    Numbers,
}

impl Record {
    /// The bytes of a photo, with the answer that a pass gave. One that [`Self::decode`] would refuse, such as one with a logit that
    /// is no number, is not written: the photo then waits to be read again.
    pub fn encode(item: &Item) -> Vec<u8> {
        let mut floats = Vec::new();
        let state = match &item.state {
            ItemState::Waiting | ItemState::Reading => State::Waiting,
            ItemState::Gone => State::Gone,
            ItemState::Failed(failure) => State::Failed(failure.clone()),
            ItemState::Read(answer) | ItemState::Other(answer) => {
                let read = answer.as_read();
                match check(read) {
                    Ok(()) => State::Read(ReadHead::of(read, &mut floats)),
                    Err(_) => State::Waiting,
                }
            }
        };
        let Source { bytes, changed_ms } = item.source;
        let known = changed_ms.is_finite();
        let head = Head {
            key: item.key.clone(),
            name: item.name.clone(),
            folder: item.folder.clone(),
            source: Source {
                bytes,
                changed_ms: if known { changed_ms } else { 0.0 },
            },
            state,
        };
        // JSON can say all of these types; an empty head would be refused.
        let head = serde_json::to_vec(&head).unwrap_or_default();
        let floats: Vec<u8> = floats.into_iter().flat_map(f32::to_le_bytes).collect();
        SEAL.close(&head, &floats)
    }

    /// Bytes with their checksum at the end, as [`Self::decode`] asks for it.
    pub fn sealed(record: Vec<u8>) -> Vec<u8> {
        sealed(record)
    }

    /// The photo of these bytes.
    ///
    /// # Errors
    /// [`RecordError`] for all that [`Self::encode`] does not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, RecordError> {
        let (head, floats) = SEAL.open(bytes)?;
        let head: Head = serde_json::from_slice(head).map_err(|error| RecordError::Head {
            detail: error.to_string(),
        })?;
        let no_floats = || match floats.len() {
            0 => Ok(()),
            found => Err(RecordError::Floats {
                expected: 0,
                found: found as u64 / 4,
            }),
        };
        let state = match head.state {
            State::Waiting => no_floats().map(|()| ItemState::Waiting),
            State::Gone => no_floats().map(|()| ItemState::Gone),
            State::Failed(failure) => no_floats().map(|()| ItemState::Failed(failure)),
            State::Read(read) => {
                let answer = read.with(floats)?;
                check(&answer).map(|()| ItemState::Read(Arc::new(answer)))
            }
        };
        Ok(Self {
            key: head.key,
            name: head.name,
            folder: head.folder,
            source: head.source,
            state: state?,
        })
    }

    /// The photo in a gallery, under the number that it has from now on.
    pub fn item(self, photo: PhotoId) -> Item {
        Item {
            photo,
            key: self.key,
            name: self.name,
            folder: self.folder,
            source: self.source,
            state: self.state,
        }
    }
}

/// All of a photo but the floats of its answer.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    key: String,
    name: String,
    folder: Folder,
    source: Source,
    state: State,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum State {
    Waiting,
    Gone,
    Failed(Failure),
    Read(ReadHead),
}

/// An answer without its floats: probability of the first class, bias, logits, map.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReadHead {
    way: Way,
    exact: bool,
    /// Records of earlier versions are of the network's head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    own: Option<Fingerprint>,
    frame: Frame,
    decoder: Decoder,
    remarks: Vec<Remark>,
    classes: usize,
    /// The first class.
    best: usize,
    subject: MapSubject,
    rows: usize,
    columns: usize,
    /// Averaged features; 0 where they are not kept, as in records of earlier versions.
    #[serde(default, skip_serializing_if = "is_zero")]
    channels: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Floats before the logits.
const BEFORE_LOGITS: usize = 2;

impl ReadHead {
    fn of(answer: &Answer, floats: &mut Vec<f32>) -> Self {
        floats.extend([answer.best.probability, answer.bias]);
        floats.extend(&answer.logits);
        floats.extend(&answer.map.values);
        let features = answer.features.as_deref().unwrap_or_default();
        floats.extend(features);
        Self {
            way: answer.way,
            exact: answer.exact,
            own: answer.own,
            frame: answer.frame,
            decoder: answer.decoder,
            remarks: answer.remarks.clone(),
            classes: answer.logits.len(),
            best: answer.best.class,
            subject: answer.subject,
            rows: answer.map.rows,
            columns: answer.map.columns,
            channels: features.len(),
        }
    }

    /// The answer with these floats, as bytes.
    fn with(self, floats: &[u8]) -> Result<Answer, RecordError> {
        let Self {
            classes,
            rows,
            columns,
            channels,
            ..
        } = self;
        check_classes(classes)?;
        check_grid(rows, columns)?;
        check_channels(channels)?;
        let expected = BEFORE_LOGITS + classes + rows * columns + channels;
        let floats = floats_of(floats);
        let no_such_class = RecordError::NoSuchClass {
            class: self.best,
            classes,
        };
        let other_number = RecordError::Floats {
            expected: expected as u64,
            found: floats.len() as u64,
        };
        if floats.len() != expected {
            return Err(other_number);
        }
        let (&[probability, bias], numbers) = floats
            .split_first_chunk::<BEFORE_LOGITS>()
            .ok_or(other_number)?;
        let (logits, numbers) = numbers.split_at(classes);
        let (values, features) = numbers.split_at(rows * columns);
        let best = Prediction {
            class: self.best,
            logit: *logits.get(self.best).ok_or(no_such_class)?,
            probability,
        };
        Ok(Answer {
            way: self.way,
            exact: self.exact,
            own: self.own,
            frame: self.frame,
            decoder: self.decoder,
            remarks: self.remarks,
            logits: logits.to_vec(),
            best,
            subject: self.subject,
            map: ActivationMap {
                rows,
                columns,
                values: values.to_vec(),
            },
            bias,
            features: (channels > 0).then(|| features.into()),
            // It is computed from the photos that were learned from, which are not in the record.
            familiarity: None,
            given_by: None,
        })
    }
}

/// Whether an answer can be shown.
fn check(answer: &Answer) -> Result<(), RecordError> {
    let classes = answer.logits.len();
    check_classes(classes)?;
    let has = |class: usize| match class < classes {
        true => Ok(()),
        false => Err(RecordError::NoSuchClass { class, classes }),
    };
    // The groups are the catalogue's: it has no member of one that it does not know.
    let has_subject = |subject: Subject| match subject {
        Subject::Class(class) => has(class),
        Subject::Group(_) => Ok(()),
    };
    has(answer.best.class)?;
    match answer.subject {
        MapSubject::Class(class) => has(class)?,
        MapSubject::Difference(one, other) => {
            has_subject(one)?;
            has_subject(other)?;
        }
    }
    let ActivationMap {
        rows,
        columns,
        ref values,
    } = answer.map;
    check_grid(rows, columns)?;
    let probability = answer.best.probability;
    let features = answer.features.as_deref().unwrap_or_default();
    let floats = answer.logits.iter().chain(values).chain(features);
    let sound = values.len() == rows * columns
        && answer.best.logit == answer.logits[answer.best.class]
        && (0.0..=1.0).contains(&probability)
        && answer.bias.is_finite()
        && floats.copied().all(f32::is_finite)
        && answer.remarks.iter().all(is_sound)
        && can_be(&answer.frame);
    sound.then_some(()).ok_or(RecordError::Numbers)
}

fn check_classes(classes: usize) -> Result<(), RecordError> {
    let can_be = (1..=MAX_CLASSES).contains(&classes);
    can_be.then_some(()).ok_or(RecordError::Classes { classes })
}

fn check_grid(rows: usize, columns: usize) -> Result<(), RecordError> {
    let side = 1..=MAX_SIDE;
    let can_be = side.contains(&rows) && side.contains(&columns);
    can_be
        .then_some(())
        .ok_or(RecordError::Grid { rows, columns })
}

fn check_channels(channels: usize) -> Result<(), RecordError> {
    let can_be = channels <= MAX_CHANNELS;
    can_be
        .then_some(())
        .ok_or(RecordError::Channels { channels })
}

fn is_sound(remark: &Remark) -> bool {
    match remark {
        Remark::Missing { share } => (0.0..=1.0).contains(share),
        Remark::Moves | Remark::FirstPage { .. } | Remark::Coarser | Remark::Differs => true,
    }
}

fn can_be(frame: &Frame) -> bool {
    let seen = frame.seen;
    let within = |offset: f64| offset.abs() < 0.5;
    let side = 1..=MAX_INPUT;
    frame.photo.0 > 0
        && frame.photo.1 > 0
        && side.contains(&frame.input.0)
        && side.contains(&frame.input.1)
        && [seen.x, seen.y, seen.width, seen.height]
            .into_iter()
            .all(f64::is_finite)
        && seen.width > 0.0
        && seen.height > 0.0
        && within(frame.offset.across)
        && within(frame.offset.down)
}

#[cfg(test)]
mod tests;
