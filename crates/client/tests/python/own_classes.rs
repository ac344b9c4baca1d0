//! Project files of own classes in Python: the lines of their README load the features, and an archive that
//! `zipfile` packs again is the same project.

use crate::interpreter::{python_with, run};
use crate::packing::saved;
use crate::script;
use camlens_client::archive::{Archive, Content, Moment, Packing, Step, Writer};
use camlens_client::classes::file::{
    About, Beside, Contents, Data, Joined, ProjectNetwork, features_file, open, plan, project_of,
};
use camlens_client::classes::{ClassId, Member, MemberState, Project, Role, Settings, Sight};
use camlens_client::export::bundle::App;
use camlens_client::finding::PhotoId;
use camlens_client::gallery::Source;
use camlens_core::resnet50::INPUT;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

const CHANNELS: usize = 2048;
const PHOTO: &[u8] = b"a photo, a photo, a photo, a photo, a photo";

/// Photos of two classes; the third one is not read.
fn project() -> Project {
    let mut project = Project::default();
    let classes = [("K\u{e4}fer", 0), ("bees", 1)];
    let classes = classes.map(|(name, id)| project.add_class(name, ClassId(id)));
    for number in 0..5_u32 {
        let features = (0..CHANNELS).map(|at| (at as f32 + 1.0) / (number as f32 + 3.0));
        let sight = Sight {
            features: features.collect(),
            exact: true,
        };
        project.put(Member {
            photo: PhotoId(number),
            key: number.to_string(),
            class: classes[number as usize % 2],
            role: Role::Learn,
            name: "1.jpg".to_owned(),
            source: Source {
                bytes: PHOTO.len() as u64,
                changed_ms: 0.0,
            },
            state: if number == 2 {
                MemberState::Waiting
            } else {
                MemberState::Read(sight)
            },
        });
    }
    project
}

fn zip(project: &Project) -> Vec<u8> {
    let contents = Contents {
        classes: project.classes(),
        members: project.members(),
        settings: Settings::default(),
        head: None,
    };
    let about = About {
        app: App {
            name: "Camlens".to_owned(),
            version: "test".to_owned(),
        },
        network: ProjectNetwork {
            name: "small".to_owned(),
            channels: CHANNELS,
            input: INPUT,
        },
    };
    let beside = Beside {
        thumbnail: Some("image/jpeg"),
        photo: true,
    };
    let mut writer = Writer::new(Moment::default());
    let mut zip = Vec::new();
    for planned in plan(contents, about, &[beside; 5]) {
        let data = match planned.data {
            Data::Bytes(bytes) => bytes,
            Data::Features => features_file(&contents, CHANNELS),
            Data::Thumbnail(_) | Data::Photo(_) => PHOTO.to_vec(),
        };
        zip.extend(writer.file(&planned.path, Content::of(&data)).header);
        zip.extend(data);
    }
    zip.extend(writer.finish());
    zip
}

/// Opens an archive whose files may be deflated, in an empty project.
fn opened(zip: &[u8]) -> (Project, Joined, bool) {
    let slice = |range: &Range<u64>| &zip[range.start as usize..range.end as usize];
    let mut archive = Archive::new(zip.len() as u64, 1 << 30);
    let entries = loop {
        match archive.open().unwrap() {
            Step::Ready(entries) => break entries,
            Step::Need(range) => archive.give(range.clone(), slice(&range).to_vec()).unwrap(),
        }
    };
    let bytes = |path: &str| {
        let entry = entries.iter().find(|entry| entry.path == path).unwrap();
        let data = slice(&entry.data(slice(&entry.header())).unwrap());
        let mut bytes = Vec::new();
        match entry.packing.unwrap() {
            Packing::Stored => bytes.extend(data),
            Packing::Deflated => {
                let mut inflating = flate2::read::DeflateDecoder::new(data);
                inflating.read_to_end(&mut bytes).unwrap();
            }
        }
        bytes
    };
    let deflated = entries.iter().any(|of| of.packing == Ok(Packing::Deflated));
    let at = project_of(entries.iter().map(|entry| entry.path.as_str())).unwrap();
    let files = entries.iter().map(|of| (of.path.as_str(), of.bytes));
    let listed = open(&bytes(at), at, files, ("small", CHANNELS)).unwrap();
    let needed: Vec<Vec<u8>> = listed.needed().iter().map(|path| bytes(path)).collect();
    let mut project = Project::default();
    let mut number = 0;
    let numbered = |_: &str| {
        number += 1;
        PhotoId(number)
    };
    let opened = listed.with(needed).unwrap();
    let joined = opened.join(&mut project, numbered, || ClassId(0));
    (project, joined, deflated)
}

#[test]
fn the_lines_of_the_readme_load_the_features() {
    let zip = saved("project.zip", &zip(&project()));
    // The three lines are those of the file itself.
    let text = r#"
import os, sys, tempfile, zipfile
folder = tempfile.mkdtemp()
zipfile.ZipFile(sys.argv[1]).extractall(folder)
os.chdir(folder)
lines = open("README.txt", encoding="utf-8").read().split("\n\n")
exec(next(part for part in lines if part.startswith("import json, numpy")))
assert x.dtype == numpy.float32, x.dtype
print(x.shape, y, ascii([project["classes"][place]["name"] for place in y]))
column = numpy.arange(1, 2049, dtype=numpy.float32)
expected = [column / numpy.float32(number + 3) for number in (0, 1, 3, 4)]
print((x.view(numpy.uint32) == numpy.array(expected).view(numpy.uint32)).all())
"#;
    let Some(said) = script("numpy", "read_project.py", text, &[&zip]) else {
        return;
    };
    let names = r"['K\xe4fer', 'bees', 'bees', 'K\xe4fer']";
    let expected = [format!("(4, 2048) [0, 1, 1, 0] {names}"), "True".to_owned()];
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_project_that_zipfile_packs_again_is_the_same() {
    let Some(python) = python_with("zipfile, zlib") else {
        return;
    };
    let zip = saved("packed-once.zip", &zip(&project()));
    let again = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packed-again.zip");
    // Deflated, and in a folder, as a file manager does it.
    let text = r#"
import sys, zipfile
once = zipfile.ZipFile(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as again:
    again.writestr("my project/", b"")
    for name in reversed(once.namelist()):
        again.writestr("my project/" + name, once.read(name))
"#;
    let text = saved("pack_again.py", text.as_bytes());
    run(&python, &[&text, &zip, &again]);
    let (project, joined, deflated) = opened(&std::fs::read(again).unwrap());
    let (expected, _, was_deflated) = opened(&std::fs::read(zip).unwrap());
    assert!(deflated && !was_deflated);
    assert_eq!(project, expected);
    let photo = joined.members[1].file.as_deref();
    assert_eq!(photo, Some("my project/photos/bees/1.jpg"));
}
