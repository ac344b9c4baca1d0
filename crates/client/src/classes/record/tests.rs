use super::*;
use crate::classes::learned::LearnedHead;
use crate::classes::outline::Settings;
use crate::classes::project::{ClassId, Member, MemberState, OwnClass, Role, Sight};
use crate::finding::PhotoId;
use crate::gallery::Source;
use crate::sealed::{PREFIX, SealError};
use camlens_core::cam::samples::numbers;
use camlens_core::protocol::{Cause, Failure, FailureKind, Learned};
use camlens_core::reading::PredictionLayer;
use std::sync::Arc;

const CHANNELS: usize = 2048;

fn sight(seed: u32) -> Sight {
    let mut next = numbers(seed);
    let features = std::iter::repeat_with(|| next() / 3.0).take(CHANNELS);
    Sight {
        features: features.collect(),
        exact: seed.is_multiple_of(2),
    }
}

fn member(state: MemberState) -> Member {
    Member {
        photo: PhotoId(4),
        key: "1764-7".to_owned(),
        class: ClassId(u32::MAX),
        role: Role::Test,
        name: "Ünïcode \"\u{0}\\ 犬.jpg".to_owned(),
        source: Source {
            bytes: u64::MAX,
            changed_ms: 1.7e12 + 1.0 / 3.0,
        },
        state,
    }
}

fn failure() -> Failure {
    Failure {
        kind: FailureKind::TruncatedImage,
        cause: Cause::Damaged {
            format: "JPEG".to_owned(),
        },
        message: "no".to_owned(),
    }
}

/// A photo in every state that is kept.
fn all() -> Vec<Member> {
    let states = [
        MemberState::Waiting,
        MemberState::Gone,
        MemberState::Failed(failure()),
        MemberState::Read(sight(1)),
        MemberState::Read(sight(2)),
    ];
    states.map(member).to_vec()
}

fn classes() -> Vec<OwnClass> {
    let class = |(id, name): (u32, &str)| OwnClass {
        id: ClassId(id),
        name: name.to_owned(),
        colour: (id % 10) as u8,
        on: !id.is_multiple_of(2),
    };
    [(7, "Ameisen \u{1f41c}"), (0, "bees"), (12, "a/b \"c\"")]
        .map(class)
        .to_vec()
}

/// Three photos of two classes; one could not be left out.
fn head() -> LearnedHead {
    let mut next = numbers(5);
    let mut some = |count| {
        std::iter::repeat_with(|| next() - 0.5)
            .take(count)
            .collect()
    };
    let mut left_out: Vec<f32> = some(6);
    left_out[4..].fill(f32::from_bits(0x7fc0_1234));
    LearnedHead {
        classes: vec![ClassId(7), ClassId(0)],
        keys: ["a", "b", "c"].map(str::to_owned).to_vec(),
        labels: vec![0, 1, 1],
        layer: PredictionLayer {
            weights: some(2 * CHANNELS),
            bias: vec![-0.0, f32::MIN_POSITIVE / 2.0],
        },
        left_out,
        learned: Learned {
            lambda: 0.1,
            objective: 1.0 / 3.0,
            losses: vec![(1e-4, f64::INFINITY), (0.1, 0.1 + 0.2)],
            folds: vec![4, 0, 1],
            threshold: Some(0.25),
            doubles: Some(0.3),
            ms: 12.75,
        },
        exact: false,
    }
}

/// Each bit of the head's numbers, since what is no number is unlike itself.
fn bits(head: &LearnedHead) -> (Vec<u32>, Vec<u64>) {
    let PredictionLayer { weights, bias } = &head.layer;
    let singles = weights.iter().chain(bias).chain(&head.left_out);
    let Learned {
        lambda,
        objective,
        losses,
        ms,
        ..
    } = &head.learned;
    let doubles = [*lambda, *objective, *ms].into_iter();
    let doubles = doubles.chain(losses.iter().flat_map(|&(one, other)| [one, other]));
    (
        singles.map(|number| number.to_bits()).collect(),
        doubles.map(f64::to_bits).collect(),
    )
}

/// Whether something reads these bytes.
type Reads = fn(&[u8]) -> Result<(), ProjectError>;

/// A record of each kind, and its reader.
fn kinds() -> Vec<(Vec<u8>, Reads)> {
    let member_reads: Reads = |bytes| MemberRecord::decode(bytes).map(drop);
    let of_members = all().into_iter();
    let of_members = of_members.map(|of| (MemberRecord::of(&of).encode(), member_reads));
    let outline = encode_outline(&classes(), Settings::default());
    let mut kinds: Vec<(Vec<u8>, Reads)> = of_members.collect();
    kinds.push((outline, |bytes| decode_outline(bytes).map(drop)));
    kinds.push((encode_head(&head()), |bytes| decode_head(bytes).map(drop)));
    kinds
}

/// A record whose head was changed, with lengths and checksum made to fit.
fn of_head(record: &[u8], change: impl Fn(&mut serde_json::Value)) -> Vec<u8> {
    let length = u32::from_le_bytes(*record[8..].first_chunk().unwrap()) as usize;
    let mut head = serde_json::from_slice(&record[PREFIX..PREFIX + length]).unwrap();
    change(&mut head);
    let head = serde_json::to_vec(&head).unwrap();
    let mut changed = record[..8].to_vec();
    changed.extend((head.len() as u32).to_le_bytes());
    changed.extend(&record[12..PREFIX]);
    changed.extend(head);
    changed.extend(&record[PREFIX + length..record.len() - 4]);
    with_checksum(changed)
}

/// A record with a number of 32 bits changed, counted from the end.
fn of_word(record: &[u8], from_end: usize, number: f32) -> Vec<u8> {
    let mut changed = record[..record.len() - 4].to_vec();
    let at = changed.len() - 4 * from_end;
    changed[at..][..4].copy_from_slice(&number.to_le_bytes());
    with_checksum(changed)
}

#[test]
fn every_state_of_a_photo_comes_back_bit_for_bit() {
    for member in all() {
        let record = MemberRecord::decode(&MemberRecord::of(&member).encode()).unwrap();
        assert_eq!(record.member(member.photo), member);
    }
}

#[test]
fn a_photo_that_cannot_come_back_waits() {
    let kept = |state| MemberRecord::of(&member(state)).state;
    assert_eq!(kept(MemberState::Reading), MemberState::Waiting);
    for bad in [f32::NAN, f32::INFINITY] {
        let features = Arc::from(vec![0.0, bad]);
        let sight = Sight {
            features,
            exact: true,
        };
        assert_eq!(kept(MemberState::Read(sight)), MemberState::Waiting);
    }
    let mut unknown = member(MemberState::Waiting);
    unknown.source.changed_ms = f64::NAN;
    assert_eq!(MemberRecord::of(&unknown).source.changed_ms, 0.0);
}

#[test]
fn what_another_tab_has_read_stays_read() {
    let record = |state| MemberRecord::of(&member(state));
    let read = |exact| MemberState::Read(Sight { exact, ..sight(1) });
    let unread = [
        MemberState::Waiting,
        MemberState::Gone,
        MemberState::Failed(failure()),
    ];
    for state in unread {
        let mut moved = record(state.clone());
        moved.class = ClassId(7);
        assert!(moved.may_be_behind());
        assert!(!moved.catch_up(&record(MemberState::Gone)));
        assert_eq!(moved.state, state);
        assert!(moved.catch_up(&record(read(false))));
        assert!(moved.catch_up(&record(read(true))));
        assert_eq!((moved.class, &moved.state), (ClassId(7), &read(true)));
        assert!(!moved.may_be_behind() && !moved.catch_up(&record(read(false))));
        assert!(!moved.catch_up(&record(MemberState::Waiting)));
    }
}

#[test]
fn a_photo_takes_hardly_more_than_its_features() {
    let bytes = MemberRecord::of(&member(MemberState::Read(sight(1)))).encode();
    assert!(bytes.len() < 4 * CHANNELS + 300, "{} bytes", bytes.len());
}

#[test]
fn classes_and_settings_come_back() {
    let settings = Settings {
        keeps_photos: false,
    };
    let bytes = encode_outline(&classes(), settings);
    assert_eq!(decode_outline(&bytes), Ok((classes(), settings)));
    let none = encode_outline(&[], Settings::default());
    assert_eq!(decode_outline(&none), Ok((vec![], Settings::default())));
}

#[test]
fn a_head_comes_back_bit_for_bit() {
    let (head, again) = (head(), decode_head(&encode_head(&head())).unwrap());
    assert_eq!(bits(&again), bits(&head));
    assert_eq!(again.classes, head.classes);
    assert_eq!((&again.keys, &again.labels), (&head.keys, &head.labels));
    assert_eq!(again.learned.folds, head.learned.folds);
    assert_eq!(again.exact, head.exact);
}

#[test]
fn every_beginning_of_a_record_is_refused() {
    for (record, reads) in kinds() {
        assert_eq!(reads(&record), Ok(()));
        for length in 0..record.len() {
            assert!(reads(&record[..length]).is_err(), "{length}");
        }
        let (expected, found) = (record.len() as u64, record.len() as u64 + 1);
        let longer = reads(&[&record[..], &[0]].concat());
        assert_eq!(longer, Err(SealError::Length { expected, found }.into()));
    }
}

#[test]
fn every_changed_byte_is_noticed() {
    for (mut record, reads) in kinds() {
        for at in (0..record.len()).step_by(7).chain(0..PREFIX) {
            for flip in [1, 0x80, 0xff] {
                record[at] ^= flip;
                assert!(reads(&record).is_err(), "byte {at}");
                record[at] ^= flip;
            }
        }
    }
}

#[test]
fn a_record_of_another_kind_or_version_says_so() {
    for (record, reads) in kinds() {
        for (other, _) in kinds() {
            let is_same = other[..4] == record[..4];
            let found = reads(&other);
            assert_eq!(found != Err(SealError::NotARecord.into()), is_same);
        }
        let mut newer = record.clone();
        newer[4] = 2;
        let error = SealError::OtherVersion { found: 2, known: 1 };
        assert_eq!(reads(&newer), Err(error.into()));
    }
}

#[test]
fn lengths_that_lie_cost_no_memory() {
    for (record, reads) in kinds() {
        for (head, words) in [(u32::MAX, 0), (0, u32::MAX), (u32::MAX, u32::MAX), (1, 0)] {
            let mut prefix = record[..8].to_vec();
            prefix.extend([head, words].map(u32::to_le_bytes).as_flattened());
            let error = reads(&with_checksum(prefix));
            let is_length = matches!(error, Err(ProjectError::Sealed(SealError::Length { .. })));
            assert!(is_length, "{error:?}");
        }
    }
}

#[test]
fn photos_that_cannot_be_are_refused() {
    let read = MemberRecord::of(&member(MemberState::Read(sight(1)))).encode();
    for number in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        for at in [1, 1000, CHANNELS] {
            let error = MemberRecord::decode(&of_word(&read, at, number));
            assert_eq!(error, Err(ProjectError::Numbers));
        }
    }
    let waits = of_head(&read, |head| head["state"] = "waiting".into());
    let (expected, found) = (0, CHANNELS as u64);
    let error = ProjectError::Words { expected, found };
    assert_eq!(MemberRecord::decode(&waits), Err(error));
    let waiting = MemberRecord::of(&member(MemberState::Waiting)).encode();
    let read = of_head(&waiting, |head| {
        head["state"] = serde_json::json!({"read": {"exact": true}})
    });
    let error = ProjectError::Channels { channels: 0 };
    assert_eq!(MemberRecord::decode(&read), Err(error));
    let no_key = of_head(&waiting, |head| drop(head["key"].take()));
    assert!(matches!(
        MemberRecord::decode(&no_key),
        Err(ProjectError::Head { .. })
    ));
}

#[test]
fn classes_that_cannot_be_are_refused() {
    let record = encode_outline(&classes(), Settings::default());
    let with = |change: fn(&mut serde_json::Value)| decode_outline(&of_head(&record, change)).err();
    assert_eq!(with(|_| ()), None);
    let same = with(|head| head["classes"][0]["id"] = 0.into());
    assert_eq!(same, Some(ProjectError::SameNumber { id: 0 }));
    let no_name = with(|head| head["classes"][1]["name"] = " ".into());
    assert_eq!(no_name, Some(ProjectError::Class { id: 0 }));
    let colour = with(|head| head["classes"][0]["colour"] = 10.into());
    assert_eq!(colour, Some(ProjectError::Class { id: 7 }));
    let classes: Vec<OwnClass> = (0..10_001)
        .map(|id| OwnClass {
            id: ClassId(id),
            name: "a".to_owned(),
            colour: 0,
            on: true,
        })
        .collect();
    let many = decode_outline(&encode_outline(&classes, Settings::default()));
    let classes = classes.len();
    assert_eq!(many, Err(ProjectError::Classes { classes }));
}

#[test]
fn heads_that_cannot_be_are_refused() {
    let record = encode_head(&head());
    let with = |field: &str, value: serde_json::Value| {
        decode_head(&of_head(&record, |head| head[field] = value.clone())).err()
    };
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(decode_head(&of_head(&record, |_| ())).err(), None);
    for channels in [0, 1 << 17, usize::MAX] {
        let error = ProjectError::Channels { channels };
        assert_eq!(with("channels", channels.into()), Some(error));
    }
    let error = ProjectError::Classes { classes: 0 };
    assert_eq!(with("classes", json("[]")), Some(error));
    for (field, value) in [
        ("channels", json("2047")),
        ("classes", json("[7]")),
        ("losses", json("3")),
        ("losses", usize::MAX.into()),
        ("keys", json(r#"["a", "b"]"#)),
        ("folds", json("[1, 2]")),
    ] {
        let error = with(field, value);
        let is_words = matches!(error, Some(ProjectError::Words { .. }));
        assert!(is_words, "{field} {error:?}");
    }
    // A label beyond the classes, and too few of them.
    for labels in ["[0, 1, 2]", "[0, 1]"] {
        let error = with("labels", json(labels));
        assert!(matches!(error, Some(ProjectError::Learned(_))), "{error:?}");
    }
    // A weight; what was left out may be no number.
    let weight = of_word(&record, 2 * CHANNELS, f32::NAN);
    assert_eq!(decode_head(&weight).err(), Some(ProjectError::Numbers));
    assert!(decode_head(&of_word(&record, 1, f32::NAN)).is_ok());
}
