//! Bundles of readings of a photo, as the page writes them.

use camlens_client::archive::{Content, Moment, Writer};
use camlens_client::export::bundle::{
    App, Bundle, Circumstances, Contents, Data, NetworkFacts, PhotoFile, Planned,
};
use camlens_client::export::{Channels, Exhibit, Overlay, PngWriter, Source, Texts};
use camlens_client::finding::{Finding, PhotoId};
use camlens_client::gallery::Folder;
use camlens_client::subject::{Catalogue, Subject};
use camlens_client::view::{Look, MapSubject, View};
use camlens_client::way::{Resolution, Way};
use camlens_core::framing::{Frame, ShortSide};
use camlens_core::protocol::{Build, Decoder, Timing};
use camlens_core::reading::Reading;
use camlens_core::resnet50::{INPUT, NAME, labels};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sample that the readings are of.
pub const SAMPLE: &str = "chelsea.png";

/// A photo in its file.
pub struct Photo {
    pub file: Vec<u8>,
    /// Width and height of the upright photo.
    pub size: (usize, usize),
    /// RGBA, opaque.
    pub pixels: Vec<u8>,
}

impl Photo {
    /// PNG of an exhibit over it.
    fn overlay(&self, exhibit: &Exhibit) -> Vec<u8> {
        let drawn = Bundle::drawn(exhibit);
        let mut pixels = self.pixels.clone();
        Overlay::without_outlines(&drawn)
            .rows(0, &mut pixels)
            .unwrap();
        let mut png = PngWriter::new(self.size, Channels::Rgb, &Texts::default()).unwrap();
        let mut file = png.rows(&pixels).unwrap();
        file.extend(png.finish().unwrap());
        file
    }
}

pub fn catalogue() -> Catalogue {
    Catalogue::new(labels())
}

/// The Egyptian cat against all dogs.
pub fn contrast(catalogue: &Catalogue) -> MapSubject {
    let dogs = catalogue.subject_of("n02084071").unwrap();
    MapSubject::Difference(Subject::Class(285), dogs)
}

/// The finding of a reading, as far as files say it.
pub fn finding(frame: Frame, mirrored: bool, reading: Reading) -> Finding {
    Finding {
        photo: PhotoId(1),
        way: Way {
            framing: frame.framing,
            resolution: Resolution {
                short_side: ShortSide::Standard,
                mirrored,
            },
        },
        frame,
        decoder: Decoder::Rust,
        still: None,
        remarks: Vec::new(),
        timing: Timing {
            decode: 0.0,
            frame: 0.0,
            infer: 0.0,
            groups: Vec::new(),
            memory: 0,
        },
        build: build(),
        exact: true,
        ranking: reading.ranking(),
        input: Arc::new([]),
        reading,
        own: false,
    }
}

fn build() -> Build {
    Build {
        variant: "simd".to_owned(),
        threads: 1,
    }
}

pub fn exhibit(finding: &Finding, subject: MapSubject, look: Look) -> Exhibit {
    let source = Source {
        name: SAMPLE.to_owned(),
        folder: Folder::default(),
    };
    Exhibit::of_finding(source, finding, subject, &catalogue(), look).unwrap()
}

/// A bundle of these exhibits of the photo, with photo and features in it.
pub fn bundle(photo: &Photo, exhibits: &[(Exhibit, &Reading)]) -> Vec<u8> {
    let contents = Contents {
        overlay: true,
        photo: true,
        features: true,
        input: false,
    };
    let file = PhotoFile {
        bytes: photo.file.len() as u64,
        sha256: None,
    };
    let catalogue = catalogue();
    let mut bundle = Bundle::new(circumstances(exhibits[0].1), contents, exhibits.len());
    let mut writer = Writer::new(Moment::default());
    let mut zip = Vec::new();
    let mut write = |path: &str, data: &[u8]| {
        zip.extend(writer.file(path, Content::of(data)).header);
        zip.extend(data);
    };
    for (exhibit, reading) in exhibits {
        let planned = bundle.photo(exhibit, Some(reading), &file, &catalogue);
        for Planned { path, data } in planned.unwrap() {
            match data {
                Data::Bytes(bytes) => write(&path, &bytes),
                Data::Overlay => write(&path, &photo.overlay(exhibit)),
                Data::Photo => write(&path, &photo.file),
                Data::Input => panic!("no input is wanted"),
            }
        }
    }
    let Planned { path, data } = bundle.finish();
    let Data::Bytes(json) = data else {
        panic!("{data:?} is no manifest");
    };
    write(&path, &json);
    zip.extend(writer.finish());
    zip
}

fn circumstances(reading: &Reading) -> Circumstances {
    Circumstances {
        app: App {
            name: "Camlens".to_owned(),
            version: "test".to_owned(),
        },
        network: NetworkFacts {
            name: NAME.to_owned(),
            sha256: None,
            classes: reading.head().classes(),
            channels: reading.head().channels(),
            input: INPUT,
        },
        build: build(),
        way: Way::default(),
        view: View::default(),
        link: Vec::new(),
    }
}

/// Writes a file for a script.
pub fn saved(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
