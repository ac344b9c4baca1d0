//! A project file that is made, packed and opened as the page does it.

use super::super::*;
use crate::archive::{Archive, Content, Moment, Packing, Step, Writer};
use crate::classes::learned::LearnedHead;
use crate::classes::outline::Settings;
use crate::classes::project::{ClassId, Member, MemberState, Project, Role, Sight};
use crate::export::bundle::App;
use crate::finding::PhotoId;
use crate::gallery::Source;
use camlens_core::cam::samples::numbers;
use camlens_core::protocol::{Cause, Failure, FailureKind, Learned};
use camlens_core::reading::PredictionLayer;
use camlens_core::resnet50::INPUT;
use std::sync::Arc;

pub const CHANNELS: usize = 6;
pub const NETWORK: (&str, usize) = ("small", CHANNELS);
/// The photos' files, all the same.
pub const PHOTO_BYTES: &[u8] = b"a photo";

/// Three classes with photos in every state; one class is off.
pub fn project() -> Project {
    let mut project = Project::default();
    // The numbers of classes have gaps where some were removed.
    let gone = project.add_class("gone", ClassId(0));
    let ants = project.add_class("Ameisen \u{1f41c}", ClassId(1));
    project.remove_class(gone);
    let bees = project.add_class("../bees/", ClassId(2));
    let hidden = project.add_class(".hidden", ClassId(3));
    project.switch(hidden, false);
    project.paint(bees, 7);
    let failure = Failure {
        kind: FailureKind::TruncatedImage,
        cause: Cause::Damaged {
            format: "JPEG".to_owned(),
        },
        message: "no".to_owned(),
    };
    let states = [
        (ants, Role::Learn, read(1)),
        (bees, Role::Learn, read(2)),
        (ants, Role::Learn, MemberState::Failed(failure)),
        (bees, Role::Test, read(3)),
        (ants, Role::Learn, MemberState::Waiting),
        (hidden, Role::Learn, MemberState::Gone),
        (ants, Role::Learn, read(4)),
    ];
    for (number, (class, role, state)) in (0..).zip(states) {
        project.put(Member {
            photo: PhotoId(10 + number),
            key: format!("key {number}"),
            class,
            role,
            name: if number < 4 { "1.jpg" } else { "a/b\\c .jpg" }.to_owned(),
            source: Source {
                bytes: PHOTO_BYTES.len() as u64,
                changed_ms: 1.7e12 + 1.0 / 3.0,
            },
            state,
        });
    }
    project
}

fn read(seed: u32) -> MemberState {
    let mut next = numbers(seed);
    MemberState::Read(Sight {
        features: std::iter::repeat_with(|| next() / 3.0)
            .take(CHANNELS)
            .collect::<Arc<[f32]>>(),
        exact: seed != 2,
    })
}

/// A head of the classes `ants` and `bees`; one photo could not be left out.
pub fn head() -> LearnedHead {
    let mut next = numbers(9);
    let weights = std::iter::repeat_with(|| next() - 0.5)
        .take(2 * CHANNELS)
        .collect();
    let keys = ["key 0", "key 1", "key 6"].map(str::to_owned).to_vec();
    LearnedHead {
        classes: vec![ClassId(1), ClassId(2)],
        keys,
        labels: vec![0, 1, 0],
        layer: PredictionLayer {
            weights,
            bias: vec![-0.0, 1.0 / 3.0],
        },
        left_out: vec![1.0, -1.0, f32::from_bits(0x7fc0_1234), f32::NAN, 0.5, -0.5],
        learned: Learned {
            lambda: 0.1,
            objective: 0.1 + 0.2,
            losses: vec![(1e-4, 0.7), (0.1, 1.0 / 3.0)],
            folds: vec![2, 0, 1],
            threshold: Some(1.0 / 7.0),
            doubles: Some(0.3),
            ms: 12.5,
        },
        exact: false,
    }
}

pub fn about() -> About {
    About {
        app: App {
            name: "Camlens".to_owned(),
            version: "test".to_owned(),
        },
        network: ProjectNetwork {
            name: NETWORK.0.to_owned(),
            channels: NETWORK.1,
            input: INPUT,
        },
    }
}

/// Paths and bytes of the files of a project.
pub struct Made {
    pub files: Vec<(String, Vec<u8>)>,
}

pub fn made(project: &Project, head: Option<&LearnedHead>, photos: bool) -> Made {
    let contents = Contents {
        classes: project.classes(),
        members: project.members(),
        settings: Settings {
            keeps_photos: false,
        },
        head,
    };
    let beside = |member: &Member| Beside {
        thumbnail: member.sight().map(|_| "image/jpeg"),
        photo: photos && member.state != MemberState::Gone,
    };
    let beside: Vec<Beside> = project.members().iter().map(beside).collect();
    let planned = plan(contents, about(), &beside).into_iter();
    let bytes = |data: Data| match data {
        Data::Bytes(bytes) => bytes,
        Data::Features => features_file(&contents, CHANNELS),
        Data::Thumbnail(number) => format!("thumbnail {number}").into_bytes(),
        Data::Photo(_) => PHOTO_BYTES.to_vec(),
    };
    Made {
        files: planned.map(|of| (of.path, bytes(of.data))).collect(),
    }
}

impl Made {
    pub fn file(&self, path: &str) -> &[u8] {
        let found = self.files.iter().find(|(of, _)| of == path);
        &found.unwrap_or_else(|| panic!("no {path}")).1
    }

    pub fn paths(&self) -> Vec<&str> {
        self.files.iter().map(|(path, _)| path.as_str()).collect()
    }

    /// With `project.json` changed.
    pub fn with(mut self, change: impl Fn(&mut serde_json::Value)) -> Self {
        let json = self.bytes_of("project.json");
        let mut value = serde_json::from_slice(json).unwrap();
        change(&mut value);
        *json = serde_json::to_vec(&value).unwrap();
        self
    }

    /// The bytes of a file, to be changed.
    pub fn bytes_of(&mut self, path: &str) -> &mut Vec<u8> {
        let found = self.files.iter_mut().find(|(of, _)| of == path);
        &mut found.unwrap_or_else(|| panic!("no {path}")).1
    }

    pub fn zip(&self) -> Vec<u8> {
        let mut writer = Writer::new(Moment::default());
        let mut zip = Vec::new();
        for (path, data) in &self.files {
            let begun = writer.file(path, Content::of(data));
            assert_eq!(begun.path, *path, "a planned path is a safe one");
            zip.extend(begun.header);
            zip.extend(data);
        }
        zip.extend(writer.finish());
        zip
    }

    pub fn opened(&self) -> Result<Opened, FileError> {
        opened(&self.zip())
    }
}

/// Opens an archive as the page does.
pub fn opened(zip: &[u8]) -> Result<Opened, FileError> {
    let mut archive = Archive::new(zip.len() as u64, MAX_MANIFEST_BYTES);
    let slice = |range: &std::ops::Range<u64>| &zip[range.start as usize..range.end as usize];
    let entries = loop {
        match archive.open().map_err(|_| FileError::NotAProject)? {
            Step::Ready(entries) => break entries,
            Step::Need(range) => archive.give(range.clone(), slice(&range).to_vec()).unwrap(),
        }
    };
    let path = project_of(entries.iter().map(|entry| entry.path.as_str()));
    let path = path.ok_or(FileError::NotAProject)?;
    let bytes = |path: &str| {
        let entry = entries.iter().find(|entry| entry.path == path).unwrap();
        assert_eq!(entry.packing, Ok(Packing::Stored));
        slice(&entry.data(slice(&entry.header())).unwrap()).to_vec()
    };
    let files = entries.iter();
    let files = files.map(|entry| (entry.path.as_str(), entry.bytes));
    let listed = open(&bytes(path), path, files, NETWORK)?;
    let needed: Vec<Vec<u8>> = listed.needed().iter().map(|path| bytes(path)).collect();
    listed.with(needed)
}
