#![allow(clippy::unwrap_used, reason = "a record that is refused ends its test")]

use super::super::samples::{answer, failed, item, read};
use super::*;
use crate::sealed::PREFIX;
use camlens_core::cam::samples::numbers;
use camlens_core::framing::{Framing, Offset, ShortSide};
use camlens_core::protocol::{Cause, FailureKind};
use camlens_core::resnet50::INPUT;

/// A photo with an answer in which nothing is a round number.
fn odd(seed: u32) -> Item {
    let mut next = numbers(seed);
    let framing = Framing::ALL[seed as usize % 4];
    let (width, height) = (300 + (900.0 * next()) as usize, 301);
    let mut frame = framing.frame_at(ShortSide::Fine, width, height, &INPUT);
    frame.seen.x += f64::from(next()) / 3.0;
    frame.offset = Offset::both(f64::from(next()) / 7.0);
    let mut found = answer(281, next());
    found.logits = std::iter::repeat_with(|| 40.0 * next() - 20.0)
        .take(1000)
        .collect();
    found.best.logit = found.logits[281];
    found
        .map
        .values
        .iter_mut()
        .for_each(|value| *value = 60.0 * next() - 20.0);
    found.way.framing = framing;
    found.way.resolution.mirrored = true;
    found.exact = seed.is_multiple_of(2);
    found.own = seed.is_multiple_of(3).then_some(Fingerprint {
        names: u32::MAX,
        numbers: seed,
    });
    let features = seed.is_multiple_of(2);
    found.features = features.then(|| std::iter::repeat_with(&mut next).take(2048).collect());
    found.decoder = Decoder::Browser;
    found.remarks = vec![
        Remark::Missing {
            share: f64::from(next()) / 3.0,
        },
        Remark::FirstPage { pages: 3 },
        Remark::Differs,
    ];
    found.subject = MapSubject::Difference(Subject::Group(3), Subject::Class(999));
    found.frame = frame;
    Item {
        name: "Ünïcode \"\u{0}\\ 犬.jpg".to_owned(),
        source: Source {
            bytes: u64::MAX,
            changed_ms: 1.7e12 + f64::from(next()),
        },
        state: ItemState::Read(Arc::new(found)),
        ..item(seed, "a/b c/1.jpg")
    }
}

/// A photo in every state.
fn all() -> Vec<Item> {
    let with = |state| Item {
        state,
        ..item(1, "train/ants/1.jpg")
    };
    let fetched = Failure {
        kind: FailureKind::ModelMissing,
        cause: Cause::NotFetched {
            file: "a".to_owned(),
            status: Some(404),
        },
        message: String::new(),
    };
    let mut items = vec![
        with(ItemState::Waiting),
        with(ItemState::Gone),
        with(ItemState::Failed(fetched)),
        failed(2, "2.jpg"),
        read(3, "3.jpg", 281, 0.25),
    ];
    items.extend((0..20).map(odd));
    items
}

fn decoded(item: &Item) -> Item {
    Record::decode(&Record::encode(item))
        .unwrap()
        .item(item.photo)
}

/// The error of a photo's record whose head was changed, with lengths and checksum made to fit.
fn of_head(item: &Item, change: impl Fn(&mut serde_json::Value)) -> Result<Record, RecordError> {
    let bytes = Record::encode(item);
    let (head, floats) = SEAL.open(&bytes).unwrap();
    let mut head = serde_json::from_slice(head).unwrap();
    change(&mut head);
    let head = serde_json::to_vec(&head).unwrap();
    let mut record = bytes[..8].to_vec();
    record.extend((head.len() as u32).to_le_bytes());
    record.extend((floats.len() as u32 / 4).to_le_bytes());
    record.extend(head);
    record.extend(floats);
    Record::decode(&Record::sealed(record))
}

fn with_answer(change: impl FnOnce(&mut Answer)) -> Item {
    let mut found = answer(281, 0.5);
    change(&mut found);
    Item {
        state: ItemState::Read(Arc::new(found)),
        ..item(1, "1.jpg")
    }
}

#[test]
fn every_state_comes_back_bit_for_bit() {
    for item in all() {
        assert_eq!(decoded(&item), item);
    }
}

#[test]
fn records_of_earlier_versions_have_no_features() {
    let item = with_answer(|answer| answer.features = None);
    let bytes = Record::encode(&item);
    let (head, _) = SEAL.open(&bytes).unwrap();
    assert!(!String::from_utf8_lossy(head).contains("channels"));
    assert_eq!(decoded(&item), item);
}

#[test]
fn features_are_as_many_as_the_head_says() {
    let item = with_answer(|answer| answer.features = Some([1.0, 2.0].into()));
    let with = |channels: usize| {
        of_head(&item, |head| {
            head["state"]["read"]["channels"] = channels.into()
        })
    };
    assert!(with(2).is_ok());
    assert!(matches!(with(3), Err(RecordError::Floats { .. })));
    let (channels, none) = (MAX_CHANNELS + 1, f32::NAN);
    assert_eq!(with(channels), Err(RecordError::Channels { channels }));
    let wrong = with_answer(|answer| answer.features = Some([none].into()));
    assert_eq!(decoded(&wrong).state, ItemState::Waiting);
}

#[test]
fn a_photo_that_is_being_read_waits_for_it() {
    let reading = Item {
        state: ItemState::Reading,
        ..item(1, "1.jpg")
    };
    assert_eq!(decoded(&reading).state, ItemState::Waiting);
    assert_eq!(
        Record::decode(&Record::encode(&reading))
            .unwrap()
            .item(PhotoId(9))
            .photo,
        PhotoId(9)
    );
}

#[test]
fn a_record_is_hardly_larger_than_its_numbers() {
    let found = odd(1);
    let numbers = found
        .answer()
        .map(|of| 4 * (of.logits.len() + of.map.cells()));
    let bytes = Record::encode(&found).len();
    assert!(
        numbers.is_some_and(|numbers| bytes < numbers + 1000),
        "{bytes} bytes"
    );
}

#[test]
fn every_beginning_of_a_record_is_refused() {
    for item in [odd(1), failed(2, "2.jpg"), item(3, "3.jpg")] {
        let bytes = Record::encode(&item);
        for length in 0..bytes.len() {
            assert!(Record::decode(&bytes[..length]).is_err(), "{length}");
        }
        let longer = [&bytes[..], &[0]].concat();
        let (expected, found) = (bytes.len() as u64, bytes.len() as u64 + 1);
        assert_eq!(
            Record::decode(&longer),
            Err(SealError::Length { expected, found }.into())
        );
    }
    assert_eq!(Record::decode(&[]), Err(SealError::NotARecord.into()));
}

#[test]
fn every_changed_byte_is_noticed() {
    for item in [odd(1), failed(2, "2.jpg")] {
        let mut bytes = Record::encode(&item);
        for at in 0..bytes.len() {
            for flip in [1, 0x80, 0xff] {
                bytes[at] ^= flip;
                assert!(Record::decode(&bytes).is_err(), "byte {at}");
                bytes[at] ^= flip;
            }
        }
        assert!(Record::decode(&bytes).is_ok());
    }
}

#[test]
fn another_version_says_so() {
    let mut bytes = Record::encode(&item(1, "1.jpg"));
    bytes[4] = 2;
    assert_eq!(
        Record::decode(&bytes),
        Err(SealError::OtherVersion { found: 2, known: 1 }.into())
    );
    bytes[0] = b'P';
    assert_eq!(Record::decode(&bytes), Err(SealError::NotARecord.into()));
}

#[test]
fn lengths_that_lie_cost_no_memory() {
    let prefix = |head: u32, floats: u32| {
        let numbers = [SEAL.version, head, floats].map(u32::to_le_bytes);
        Record::sealed([&SEAL.magic[..], numbers.as_flattened()].concat())
    };
    for (head, floats) in [(u32::MAX, 0), (0, u32::MAX), (u32::MAX, u32::MAX), (1, 0)] {
        let error = Record::decode(&prefix(head, floats));
        assert!(
            matches!(error, Err(RecordError::Sealed(SealError::Length { .. }))),
            "{error:?}"
        );
    }
    assert!(matches!(
        Record::decode(&prefix(0, 0)),
        Err(RecordError::Head { .. })
    ));
}

#[test]
fn a_head_that_does_not_fit_its_floats_is_refused() {
    let read = odd(3);
    let set = |field: &'static str, number: u64| {
        of_head(&read, |head| head["state"]["read"][field] = number.into())
    };
    assert!(of_head(&read, |_| ()).is_ok());
    for classes in [0, 100_001, u64::from(u32::MAX)] {
        let classes_error = RecordError::Classes {
            classes: classes as usize,
        };
        assert_eq!(set("classes", classes), Err(classes_error));
    }
    assert!(matches!(
        set("classes", 999),
        Err(RecordError::Floats { .. })
    ));
    for (field, sides) in [("rows", [0, 4097]), ("columns", [0, 1 << 31])] {
        for side in sides {
            assert!(matches!(set(field, side), Err(RecordError::Grid { .. })));
        }
        assert!(matches!(set(field, 4096), Err(RecordError::Floats { .. })));
    }
    let (class, classes) = (1000, 1000);
    assert_eq!(
        set("best", 1000),
        Err(RecordError::NoSuchClass { class, classes })
    );
    let waiting = of_head(&read, |head| head["state"] = "waiting".into());
    assert!(matches!(
        waiting,
        Err(RecordError::Floats { expected: 0, .. })
    ));
    let no_key = of_head(&read, |head| drop(head["key"].take()));
    assert!(matches!(no_key, Err(RecordError::Head { .. })));
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    let frame = |field: &'static str, value: serde_json::Value| {
        let read = odd(2);
        of_head(&read, |head| {
            head["state"]["read"]["frame"][field] = value.clone()
        })
    };
    let no_width = serde_json::json!({"x": 0.0, "y": 0.0, "width": 0.0, "height": 1.0});
    for (field, value) in [
        ("photo", serde_json::json!([0, 5])),
        ("input", serde_json::json!([224, 0])),
        ("input", serde_json::json!([224, 1 << 17])),
        ("seen", no_width),
        ("offset", serde_json::json!({"across": 0.5, "down": 0.0})),
    ] {
        assert_eq!(frame(field, value), Err(RecordError::Numbers), "{field}");
    }
    let share = of_head(&odd(2), |head| {
        head["state"]["read"]["remarks"][0]["share"] = 1.5.into()
    });
    assert_eq!(share, Err(RecordError::Numbers));
    // Every float of a record.
    let bytes = Record::encode(&read(1, "1.jpg", 281, 0.5));
    let (head, floats) = SEAL.open(&bytes).unwrap();
    let (first, count) = (PREFIX + head.len(), floats.len() / 4);
    for at in [0, 1, 2, 283, 1001, 1002, count - 1] {
        for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let mut body = bytes[..bytes.len() - 4].to_vec();
            body[first + 4 * at..][..4].copy_from_slice(&bad.to_le_bytes());
            assert_eq!(
                Record::decode(&Record::sealed(body)),
                Err(RecordError::Numbers),
                "{at}"
            );
        }
    }
}

#[test]
fn an_answer_that_could_not_come_back_is_not_written() {
    let waits = |change: fn(&mut Answer)| decoded(&with_answer(change)).state == ItemState::Waiting;
    assert!(!waits(|_| ()));
    assert!(waits(|answer| answer.logits[3] = f32::NAN));
    assert!(waits(|answer| answer.map.values[3] = f32::INFINITY));
    assert!(waits(|answer| answer.bias = f32::NAN));
    assert!(waits(|answer| answer.best.probability = 1.5));
    assert!(waits(|answer| answer.best.class = 1000));
    assert!(waits(|answer| answer.best.logit += 1.0));
    assert!(waits(|answer| answer.subject = MapSubject::Class(1000)));
    assert!(waits(|answer| answer.map.rows += 1));
    assert!(waits(|answer| answer.logits.clear()));
    assert!(waits(|answer| answer.frame.seen.x = f64::NAN));
    assert!(waits(
        |answer| answer.remarks = vec![Remark::Missing { share: f64::NAN }]
    ));
    let mut unknown = item(1, "1.jpg");
    unknown.source.changed_ms = f64::NAN;
    assert_eq!(decoded(&unknown).source.changed_ms, 0.0);
}
