//! Bundles of made-up readings, in an archive.

use super::super::*;
use crate::archive::{Archive, Content, Moment, Step, Writer};
use crate::export::Exhibit;
use crate::export::samples::{
    CHANNELS, PHOTO, catalogue, exhibit_of, finding, own_finding, source,
};
use crate::finding::Finding;
use crate::finding::samples::build;
use crate::subject::Catalogue;
use crate::view::{Look, MapSubject, View};
use crate::way::Way;
use camlens_core::framing::Framing;
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50::{CLASSES, INPUT, NAME};
use std::sync::Arc;

pub const PHOTO_BYTES: &[u8] = b"not a JPEG";

/// Files by path, in the order of the archive.
#[derive(Debug, Clone)]
pub struct Made {
    pub files: Vec<(String, Vec<u8>)>,
}

impl Made {
    pub fn file(&self, path: &str) -> &[u8] {
        let file = self.files.iter().find(|(other, _)| other == path);
        &file.unwrap_or_else(|| panic!("no {path}")).1
    }

    pub fn manifest(&mut self) -> &mut Vec<u8> {
        let manifest = self
            .files
            .iter_mut()
            .find(|(path, _)| path == "manifest.json");
        &mut manifest.unwrap().1
    }
}

pub fn everything() -> Contents {
    Contents {
        overlay: true,
        photo: true,
        features: true,
        input: true,
    }
}

pub fn circumstances() -> Circumstances {
    Circumstances {
        app: App {
            name: "Camlens".to_owned(),
            version: "0.1.0".to_owned(),
        },
        network: NetworkFacts {
            name: NAME.to_owned(),
            sha256: Some("0".repeat(64)),
            classes: CLASSES,
            channels: CHANNELS,
            input: INPUT,
        },
        build: build(),
        way: Way::default(),
        view: View::default(),
        link: vec![("class".to_owned(), "285".to_owned())],
    }
}

pub fn photo_file() -> PhotoFile {
    PhotoFile {
        bytes: PHOTO_BYTES.len() as u64,
        sha256: Some("ab".repeat(32)),
    }
}

/// A bundle of these photos.
pub fn written(photos: &[(Exhibit, Option<&Reading>)], contents: Contents) -> Made {
    with_circumstances(circumstances(), photos, contents)
}

fn with_circumstances(
    circumstances: Circumstances,
    photos: &[(Exhibit, Option<&Reading>)],
    contents: Contents,
) -> Made {
    made_of(circumstances, photos, contents, None)
}

/// A bundle of bees in a photo that a head of two own classes answered.
pub fn of_own(contents: Contents) -> (Made, Finding) {
    let finding = own_finding(Framing::Whole, PHOTO);
    let catalogue = Catalogue::new(Arc::clone(finding.reading.head().labels()));
    let (source, subject) = (source(), MapSubject::Class(1));
    let exhibit = Exhibit::of_finding(source, &finding, subject, &catalogue, Look::default());
    let mut circumstances = circumstances();
    circumstances.network.classes = 2;
    circumstances.view.asked.own = finding.own_head();
    circumstances.view.asked.class = Some(1);
    let photos = [(exhibit.unwrap(), Some(&finding.reading))];
    let made = made_of(
        circumstances,
        &photos,
        contents,
        Some(finding.reading.head()),
    );
    (made, finding)
}

fn made_of(
    circumstances: Circumstances,
    photos: &[(Exhibit, Option<&Reading>)],
    contents: Contents,
    own: Option<&Head>,
) -> Made {
    let catalogue = match own {
        Some(head) => Catalogue::new(Arc::clone(head.labels())),
        None => catalogue(),
    };
    let mut bundle = Bundle::new(circumstances, contents, photos.len());
    let own = own.map(|head| bundle.own_head(head).unwrap());
    let mut planned = own.unwrap_or_default();
    for (exhibit, reading) in photos {
        planned.extend(
            bundle
                .photo(exhibit, *reading, &photo_file(), &catalogue)
                .unwrap(),
        );
    }
    planned.push(bundle.finish());
    let file = |planned: Planned| match planned.data {
        Data::Bytes(bytes) => (planned.path, bytes),
        Data::Overlay => (planned.path, b"an overlay".to_vec()),
        Data::Input => (planned.path, b"an input".to_vec()),
        Data::Photo => (planned.path, PHOTO_BYTES.to_vec()),
    };
    Made {
        files: planned.into_iter().map(file).collect(),
    }
}

/// A bundle of the map of the Egyptian cat.
pub fn of_one(framing: Framing, contents: Contents) -> Made {
    let finding = finding(framing, PHOTO);
    let exhibit = exhibit_of(&finding, MapSubject::Class(285), Look::default());
    written(&[(exhibit, Some(&finding.reading))], contents)
}

/// The same, in other circumstances.
pub fn with(change: impl FnOnce(&mut Circumstances)) -> Made {
    let finding = finding(Framing::Whole, PHOTO);
    let exhibit = exhibit_of(&finding, MapSubject::Class(285), Look::default());
    let mut circumstances = circumstances();
    change(&mut circumstances);
    with_circumstances(circumstances, &[(exhibit, None)], Contents::default())
}

/// Writes the archive and opens it again, as the page does.
pub fn opened(made: &Made) -> Result<Restored, BundleError> {
    let mut writer = Writer::new(Moment::default());
    let mut zip = Vec::new();
    for (path, data) in &made.files {
        let begun = writer.file(path, Content::of(data));
        assert_eq!(begun.path, *path, "a planned path is a safe one");
        zip.extend(begun.header);
        zip.extend(data);
    }
    zip.extend(writer.finish());
    let mut archive = Archive::new(zip.len() as u64, MAX_MANIFEST_BYTES);
    let slice = |range: &std::ops::Range<u64>| &zip[range.start as usize..range.end as usize];
    let entries = loop {
        match archive.open().unwrap() {
            Step::Ready(entries) => break entries,
            Step::Need(range) => archive.give(range.clone(), slice(&range).to_vec()).unwrap(),
        }
    };
    let path = manifest_of(entries.iter().map(|entry| entry.path.as_str()));
    let path = path.ok_or(BundleError::NotABundle)?;
    let entry = entries.iter().find(|entry| entry.path == path).unwrap();
    let manifest = slice(&entry.data(slice(&entry.header())).unwrap());
    open(
        manifest,
        path,
        entries
            .iter()
            .map(|entry| (entry.path.as_str(), entry.bytes)),
    )
}
