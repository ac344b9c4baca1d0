//! Own classes from outside: the browser's store, and project files.

use super::listed_file;
use camlens_client::classes::record::{
    decode_head, decode_outline, encode_head, encode_outline, with_checksum,
};
use camlens_client::classes::{ClassId, MemberRecord, Project, file};
use camlens_client::finding::PhotoId;
use std::collections::HashMap;

/// A part of a stored project of own classes (a photo, the classes, the head) is refused, or is the same
/// when it is stored again. The last four bytes are a checksum, which is made to fit.
pub fn project(bytes: &[u8]) {
    let _ = MemberRecord::decode(bytes);
    let sealed = with_checksum(bytes[..bytes.len().saturating_sub(4)].to_vec());
    if let Ok(member) = MemberRecord::decode(&sealed) {
        assert_eq!(MemberRecord::decode(&member.encode()), Ok(member));
    }
    if let Ok((classes, settings)) = decode_outline(&sealed) {
        let stored = encode_outline(&classes, settings);
        assert_eq!(decode_outline(&stored), Ok((classes, settings)));
    }
    if let Ok(head) = decode_head(&sealed) {
        // What was left out may be no number, which is unlike itself.
        let stored = encode_head(&head);
        assert_eq!(encode_head(&decode_head(&stored).unwrap()), stored);
    }
}

/// The network of the projects that are opened here: its name, and its channels.
pub const SMALL_NETWORK: (&str, usize) = ("small", 2);

/// A project file is refused, or becomes a project. Up to the first zero byte: its `project.json`; up to the
/// next: the archive's files, a line for each, with its bytes and its path; behind that: the files of numbers,
/// each behind its length in four bytes, with checksums of their own.
pub fn project_file(bytes: &[u8]) {
    becomes_a_project(bytes);
}

/// Whether it became one.
pub fn becomes_a_project(bytes: &[u8]) -> bool {
    let mut parts = bytes.splitn(3, |&byte| byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (json, files, mut rest) = (part(), String::from_utf8_lossy(part()), part());
    let files: HashMap<&str, u64> = files.lines().filter_map(listed_file).collect();
    let Some(at) = file::project_of(files.keys().copied()) else {
        return false;
    };
    let listed = files.iter().map(|(path, bytes)| (*path, *bytes));
    let Ok(listed) = file::open(json, at, listed, SMALL_NETWORK) else {
        return false;
    };
    let mut numbers = Vec::new();
    while let Some((length, behind)) = rest.split_first_chunk() {
        let length = u32::from_le_bytes(*length) as usize;
        let (file, behind) = behind.split_at(behind.len().min(length));
        numbers.push(file.to_vec());
        rest = behind;
    }
    assert!(
        listed
            .needed()
            .iter()
            .all(|path| files.contains_key(path.as_str()))
    );
    let Ok(opened) = listed.with(numbers) else {
        return false;
    };
    let (mut project, mut number) = (Project::default(), 0);
    let photos = opened.members.len();
    let numbered = |_: &str| {
        number += 1;
        PhotoId(number)
    };
    let joined = opened.join(&mut project, numbered, || ClassId(0));
    assert_eq!(
        (joined.members.len(), project.members().len()),
        (photos, photos)
    );
    assert!(
        project
            .members()
            .iter()
            .all(|of| project.class(of.class).is_some())
    );
    if let Some(head) = joined.head {
        assert!(head.head(&project).is_ok());
    }
    true
}
