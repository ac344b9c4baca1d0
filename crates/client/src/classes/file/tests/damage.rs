//! Project files that are damaged, and archives that are none.

use super::made::{Made, NETWORK, head, made, opened, project};
use super::*;
use crate::export::npy::{Array, NpyError};
use serde_json::{Value, json};

fn good() -> Made {
    made(&project(), Some(&head()), true)
}

/// The error of a project whose `project.json` was changed.
fn with(change: impl Fn(&mut Value)) -> Option<FileError> {
    good().with(change).opened().err()
}

/// The error of a project in which a file has other bytes, with a checksum that fits them.
fn with_file(path: &str, pointer: &str, bytes: Vec<u8>) -> Option<FileError> {
    let crc32 = crc32fast::hash(&bytes);
    let mut made = good().with(|json| *json.pointer_mut(pointer).unwrap() = crc32.into());
    *made.bytes_of(path) = bytes;
    made.opened().err()
}

#[test]
fn a_cut_archive_is_refused() {
    let zip = good().zip();
    for end in 0..zip.len() {
        assert!(opened(&zip[..end]).is_err(), "{end}");
    }
    assert!(opened(&zip).is_ok());
}

#[test]
fn other_archives_are_none() {
    let foreign = |json: &str| Made {
        files: vec![("project.json".to_owned(), json.as_bytes().to_vec())],
    };
    let nothing = Made { files: Vec::new() };
    for made in [
        nothing,
        foreign("{}"),
        foreign("no json"),
        foreign(r#"{"format": "other", "version": 1}"#),
        foreign(r#"{"name": "a node package", "version": "1.0.0"}"#),
    ] {
        assert_eq!(made.opened(), Err(FileError::NotAProject));
    }
    let damaged = foreign(r#"{"format": "camlens-project""#).opened();
    assert!(matches!(damaged, Err(FileError::Damaged { .. })));
    assert!(is_project(br#"{"format": "camlens-project""#));
    assert!(!is_project(
        br#"{"format": "camlens-bundle", "version": 1}"#
    ));
}

#[test]
fn a_newer_version_says_so() {
    let (found, known) = (2, 1);
    let error = with(|json| json["version"] = 2.into());
    assert_eq!(error, Some(FileError::Newer { found, known }));
    // It may lack all that this version needs.
    let newer = Made {
        files: vec![(
            "project.json".to_owned(),
            br#"{"format": "camlens-project", "version": 2}"#.to_vec(),
        )],
    };
    assert_eq!(newer.opened(), Err(FileError::Newer { found, known }));
}

#[test]
fn features_of_another_network_are_refused() {
    for (name, channels) in [
        ("other", NETWORK.1),
        (NETWORK.0, 7),
        (NETWORK.0, usize::MAX),
    ] {
        let error = with(|json| {
            json["network"]["name"] = name.into();
            json["network"]["channels"] = channels.into();
        });
        let name = name.to_owned();
        assert_eq!(error, Some(FileError::OtherNetwork { name, channels }));
    }
}

#[test]
fn parts_that_cannot_be_are_refused() {
    let odd = |part, number| Some(FileError::Odd { part, number });
    let set = |pointer: &'static str, value: Value| {
        with(|json| *json.pointer_mut(pointer).unwrap() = value.clone())
    };
    let class = OddPart::Class;
    assert_eq!(set("/classes/1/name", " ".into()), odd(class, 1));
    assert_eq!(set("/classes/0/colour", 10.into()), odd(class, 0));
    let member = OddPart::Member;
    assert_eq!(set("/members/3/class", 3.into()), odd(member, 3));
    assert_eq!(set("/members/3/class", usize::MAX.into()), odd(member, 3));
    assert_eq!(set("/members/4/key", "key 0".into()), odd(member, 4));
    for row in [json!(0), json!(2), json!(usize::MAX)] {
        assert_eq!(set("/members/1/row", row), odd(member, 1));
    }
    // Both read and failed.
    assert_eq!(set("/members/2/row", 2.into()), odd(member, 2));
    let of_head = odd(OddPart::Head, 0);
    for classes in [json!([]), json!([0, 0]), json!([0, 3])] {
        assert_eq!(set("/head/classes", classes), of_head);
    }
    assert_eq!(set("/head/folds", json!([0, 1])), of_head);
    assert_eq!(set("/head/labels", json!([0])), of_head);
    let labels = set("/head/labels", json!([0, 1, 2]));
    assert!(matches!(labels, Some(FileError::Head(_))), "{labels:?}");
    for (pointer, value) in [
        ("/classes/0/on", json!("yes")),
        ("/members/0/role", json!("judge")),
        ("/members/0/class", json!(-1)),
        ("/head/lambda", Value::Null),
        ("/classes", Value::Null),
    ] {
        let error = set(pointer, value);
        assert!(
            matches!(error, Some(FileError::Damaged { .. })),
            "{pointer}"
        );
    }
}

#[test]
fn rows_that_are_missing_are_noticed() {
    let error = with(|json| json["members"][6]["row"] = Value::Null);
    assert!(matches!(error, Some(FileError::OtherSize { .. })));
    let error = with(|json| json["members"][4]["row"] = 3.into());
    let number = 6;
    let part = OddPart::Member;
    assert_eq!(error, Some(FileError::Odd { part, number }));
}

#[test]
fn a_changed_bit_of_the_numbers_is_noticed() {
    for path in [
        "features.npy",
        "head/weights.npy",
        "head/bias.npy",
        "head/left-out.npy",
    ] {
        for at in [0, 130] {
            let mut made = good();
            made.bytes_of(path)[at] ^= 1;
            let path = path.to_owned();
            assert_eq!(made.opened(), Err(FileError::OtherBytes { path }));
        }
        let mut cut = good();
        cut.bytes_of(path).pop();
        assert!(matches!(cut.opened(), Err(FileError::OtherSize { .. })));
        let mut gone = good();
        gone.files.retain(|(of, _)| of != path);
        let path = path.to_owned();
        assert_eq!(gone.opened(), Err(FileError::MissingFile { path }));
    }
}

#[test]
fn arrays_that_cannot_be_are_refused() {
    let bytes = good().file("features.npy").to_vec();
    let path = "features.npy".to_owned();
    let with_file = |bytes| with_file("features.npy", "/features/crc32", bytes);
    let mut no_array = bytes.clone();
    no_array[0] = 0;
    let error = NpyError::NotAnArray;
    let path_of = || path.clone();
    assert_eq!(
        with_file(no_array),
        Some(FileError::Array {
            path: path_of(),
            error
        })
    );
    let turned = Array::floats(&[CHANNELS, 4], vec![0.0; 4 * CHANNELS])
        .unwrap()
        .encode();
    assert!(matches!(
        with_file(turned),
        Some(FileError::OtherShape { .. })
    ));
    for bad in [f32::NAN, f32::INFINITY] {
        let mut no_number = bytes.clone();
        let at = no_number.len() - 4;
        no_number[at..].copy_from_slice(&bad.to_le_bytes());
        assert_eq!(
            with_file(no_number),
            Some(FileError::Numbers { path: path_of() })
        );
    }
    let bias = Array::floats(&[2], vec![0.0, f32::NAN]).unwrap().encode();
    let error = super::damage::with_file("head/bias.npy", "/head/bias/crc32", bias);
    let path = "head/bias.npy".to_owned();
    assert_eq!(error, Some(FileError::Numbers { path }));
}

#[test]
fn no_path_leads_out_of_the_project() {
    for path in ["../features.npy", "/features.npy", "a//b", "", "a\\b", "."] {
        let error = with(|json| json["features"]["path"] = path.into());
        let path = path.to_owned();
        assert_eq!(error, Some(FileError::Path { path }));
    }
}

#[test]
fn thumbnails_and_photos_can_be_taken_out() {
    let mut made = good();
    made.files
        .retain(|(path, _)| !path.contains("photos/") && !path.contains("thumbnails/"));
    let (again, joined) = again(&made);
    assert!(
        joined
            .members
            .iter()
            .all(|of| of.file.is_none() && of.thumbnail.is_none())
    );
    assert_eq!(again.members()[4].state, MemberState::Gone);
    // A photo of another size is another photo.
    let mut other = good();
    other.bytes_of("photos/_.._bees_/1.jpg").push(0);
    assert_eq!(super::again(&other).1.members[1].file, None);
    let outside = good().with(|json| json["members"][0]["photo"] = "../1.jpg".into());
    assert_eq!(super::again(&outside).1.members[0].file, None);
}

#[test]
fn a_folder_around_everything_does_no_harm() {
    let mut made = good();
    for (path, _) in &mut made.files {
        *path = format!("my project/{path}");
    }
    let (again, joined) = again(&made);
    assert_eq!(facts(&again), facts(&project()));
    let photo = joined.members[0].file.clone().unwrap();
    assert_eq!(made.file(&photo), PHOTO_BYTES);
    assert!(joined.head.is_some());
}

#[test]
fn a_large_list_is_not_read() {
    let json = vec![b' '; MAX_MANIFEST_BYTES as usize + 1];
    let limit = MAX_MANIFEST_BYTES;
    let bytes = limit + 1;
    let error = open(&json, "project.json", [], NETWORK).err();
    assert_eq!(error, Some(FileError::TooLarge { bytes, limit }));
}
