//! Exhibits of made-up readings of a real photo, and files of them.

use crate::interpreter::root;
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
use camlens_core::cam::samples::numbers;
use camlens_core::framing::{Framing, ShortSide};
use camlens_core::protocol::{Build, Decoder, Timing};
use camlens_core::reading::{Head, PredictionLayer, Reading};
use camlens_core::resnet50::{CLASSES, INPUT, NAME, labels};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Channels of the made-up network.
const CHANNELS: usize = 32;

/// The sample that the readings are of.
pub const SAMPLE: &str = "chelsea.png";

/// The upright photo, RGBA, opaque.
pub struct Photo {
    pub file: Vec<u8>,
    pub size: (usize, usize),
    pixels: Vec<u8>,
}

impl Photo {
    pub fn read() -> Self {
        let file = std::fs::read(root().join("static/samples").join(SAMPLE)).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
            .read_info()
            .unwrap();
        let (colour, bits) = reader.output_color_type();
        assert_eq!((colour, bits), (png::ColorType::Rgb, png::BitDepth::Eight));
        let size = (reader.info().width as usize, reader.info().height as usize);
        let mut rgb = vec![0; 3 * size.0 * size.1];
        reader.next_frame(&mut rgb).unwrap();
        let (rgb, _) = rgb.as_chunks::<3>();
        let pixels = rgb.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
        Self { file, size, pixels }
    }

    /// PNG of an exhibit over it.
    fn overlay(&self, exhibit: &Exhibit) -> Vec<u8> {
        let drawn = Bundle::drawn(exhibit);
        let mut pixels = self.pixels.clone();
        Overlay::on_screen(&drawn).rows(0, &mut pixels).unwrap();
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

/// A finding of arbitrary features.
pub fn finding(framing: Framing, photo: (usize, usize)) -> Finding {
    let frame = framing.frame(photo.0, photo.1, &INPUT);
    let (columns, rows) = (frame.input.0 / INPUT.cell, frame.input.1 / INPUT.cell);
    let mut next = numbers(rows as u32);
    let mut many = |count: usize, low: f32, high: f32| -> Vec<f32> {
        (0..count).map(|_| low + (high - low) * next()).collect()
    };
    let (weights, bias) = (
        many(CLASSES * CHANNELS, -1.0, 1.5),
        many(CLASSES, -0.5, 0.5),
    );
    let features = many(rows * columns * CHANNELS, 0.0, 6.0);
    let head = Arc::new(Head::new(PredictionLayer { weights, bias }, labels()).unwrap());
    let mean = |channel: usize| {
        let values = features.iter().skip(channel).step_by(CHANNELS);
        values.map(|&value| f64::from(value)).sum::<f64>() / (rows * columns) as f64
    };
    let means: Vec<f64> = (0..CHANNELS).map(mean).collect();
    let logit = |class: usize| {
        let products = head.weights_of(class).iter().zip(&means);
        let score: f64 = products
            .map(|(&weight, mean)| f64::from(weight) * mean)
            .sum();
        (score + f64::from(head.bias()[class])) as f32
    };
    let logits = (0..CLASSES).map(logit).collect();
    let reading = Reading::new(head, (rows, columns), features, logits).unwrap();
    Finding {
        photo: PhotoId(1),
        way: Way {
            framing,
            resolution: Resolution {
                short_side: ShortSide::Standard,
                mirrored: false,
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
        input: Vec::new(),
        reading,
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

/// A bundle of these exhibits of the photo, with everything in it, as the page writes it.
pub fn bundle(photo: &Photo, exhibits: &[(Exhibit, &Reading)]) -> Vec<u8> {
    let circumstances = Circumstances {
        app: App {
            name: "Camlens".to_owned(),
            version: "test".to_owned(),
        },
        network: NetworkFacts {
            name: NAME.to_owned(),
            sha256: None,
            classes: CLASSES,
            channels: CHANNELS,
            input: INPUT,
        },
        build: build(),
        way: Way::default(),
        view: View::default(),
        link: Vec::new(),
    };
    let contents = Contents {
        photo: true,
        features: true,
        input: false,
    };
    let file = PhotoFile {
        bytes: photo.file.len() as u64,
        sha256: None,
    };
    let catalogue = catalogue();
    let mut bundle = Bundle::new(circumstances, contents, exhibits.len());
    let mut writer = Writer::new(Moment::default());
    let mut zip = Vec::new();
    let mut write = |path: &str, data: &[u8]| {
        zip.extend(writer.file(path, Content::of(data)).header);
        zip.extend(data);
    };
    for (exhibit, reading) in exhibits {
        for Planned { path, data } in bundle
            .photo(exhibit, Some(reading), &file, &catalogue)
            .unwrap()
        {
            match data {
                Data::Bytes(bytes) => write(&path, &bytes),
                Data::Overlay => write(&path, &photo.overlay(exhibit)),
                Data::Photo => write(&path, &photo.file),
                Data::Input => panic!("no input is wanted"),
            }
        }
    }
    match bundle.finish() {
        Planned {
            path,
            data: Data::Bytes(json),
        } => write(&path, &json),
        other => panic!("{other:?} is no manifest"),
    }
    zip.extend(writer.finish());
    zip
}

/// Writes a file for a script.
pub fn saved(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
