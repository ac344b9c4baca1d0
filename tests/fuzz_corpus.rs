//! The fuzz targets on stable Rust and in seconds: good inputs, what once was a fault
//! (`fuzz/corpus/`), and copies of both that a seeded generator has spoilt.
//!
//! Writes the good inputs to `target/fuzz-seeds/`, for libFuzzer to begin with.

#![allow(clippy::unwrap_used, reason = "the inputs are made here")]

#[path = "../crates/client/src/archive/tests/by_python.rs"]
mod by_python;
#[path = "fuzz_corpus/answer.rs"]
mod answer;
#[path = "fuzz_corpus/own_classes.rs"]
mod own_classes;
#[path = "../crates/photo/tests/strange/mod.rs"]
mod strange;
#[path = "../model/tests/maker/support/small.rs"]
#[allow(dead_code, reason = "one of its networks is a seed")]
mod small;
#[path = "../fuzz/targets.rs"]
mod targets;

use camlens_client::export::Exhibit;
use camlens_client::export::bundle::{
    App, Bundle, Circumstances, Contents, Data, NetworkFacts, PhotoFile, Planned,
};
use camlens_client::export::npy::Array;
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Folder, Item, ItemState, Record, Source};
use camlens_client::subject::Catalogue;
use camlens_client::view::{Look, View};
use camlens_client::way::Way;
use camlens_core::labels::Labels;
use camlens_core::protocol::{Build, Cause, Failure, FailureKind};
use camlens_core::render::Scale;
use camlens_core::resnet50::INPUT;
use camlens_model::maker::{convert, pack, read_model};
use camlens_model::{Encoding, Manifest};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Spoilt copies of each input.
const COPIES: usize = 300;

/// Larger seeds would be mutated where nothing is decided.
const LONGEST_SEED: usize = 5_000;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Good inputs and old faults of a target.
fn inputs(name: &str, seeds: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("../fuzz-seeds")
        .join(name);
    std::fs::create_dir_all(&folder).unwrap();
    for (at, seed) in seeds.iter().enumerate() {
        std::fs::write(folder.join(at.to_string()), seed).unwrap();
    }
    let corpus = std::fs::read_dir(root().join("fuzz/corpus").join(name));
    let faults = corpus.into_iter().flatten();
    let faults = faults.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    seeds.into_iter().chain(faults).collect()
}

/// Runs a target on its inputs and on spoilt copies, the same ones every time.
fn run(name: &str, seeds: Vec<Vec<u8>>, target: fn(&[u8])) {
    let inputs = inputs(name, seeds);
    assert!(!inputs.is_empty());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for input in &inputs {
        target(input);
        for _ in 0..COPIES {
            target(&spoilt(input, &mut dice));
        }
    }
    println!("{name}: {} inputs", inputs.len() * (COPIES + 1));
}

/// xorshift64
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// A few bytes changed, a piece cut out, doubled, or the end missing.
fn spoilt(input: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        let until = (at + dice.below(16)).min(bytes.len());
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..until)),
            2 => {
                let piece = bytes[at..until].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => {
                let extreme = [0x00, 0xff, 0x7f, 0x80, b'0', b'9'][dice.below(6)];
                bytes[at..until].fill(extreme);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
        }
    }
    bytes
}

#[test]
fn photos() {
    let files = strange::all().into_iter().map(|file| file.bytes);
    let seeds = files.filter(|bytes| bytes.len() <= LONGEST_SEED).collect();
    run("photo", seeds, targets::photo);
}

#[test]
fn manifests_and_parts() {
    let hash = "0".repeat(64);
    let part = |file: &str, bytes: u32| {
        format!(
            r#"{{"file":"{file}","sha256":"{hash}","bytes":{bytes},"rawBytes":{bytes},"encoding":"none"}}"#
        )
    };
    let manifest = format!(
        r#"{{"format":1,"network":"small","graph":{},"floats":{},
            "vectors":[{{"name":"a/bias","shape":[2],"offset":0}}],
            "chunks":[{{"tensors":[{{"name":"a/kernel","shape":[2,3,1,1],"scales":2}}],
                        "high":{},"low":{}}}]}}"#,
        part("graph", 7),
        part("floats", 16),
        part("high", 6),
        part("low", 6),
    );
    assert!(Manifest::parse(manifest.as_bytes()).is_ok());
    let mut gzip = flate2::write::GzEncoder::new(vec![0], flate2::Compression::fast());
    gzip.write_all(&[7; 1000]).unwrap();
    let seeds = vec![manifest.into_bytes(), gzip.finish().unwrap()];
    run("manifest", seeds, targets::manifest);
}

#[test]
fn networks() {
    let net = small::classifier();
    let mut layers = net.json().to_string().into_bytes();
    layers.push(0);
    layers.extend(net.shards().concat());
    run("network", vec![layers], targets::network);
}

#[test]
fn loaders() {
    let model = read_model(&small::classifier().package(), "net/model.json").unwrap();
    let packed = pack(&convert(&model, 1e-3).unwrap()).unwrap();
    let deflated: Vec<Vec<u8>> = packed
        .parts
        .iter()
        .map(|part| part.stored.clone())
        .collect();
    let opened = packed.parts.iter();
    let opened: Vec<Vec<u8>> = opened
        .map(|part| part.part.open(&part.stored).unwrap())
        .collect();
    let mut plain = packed.manifest.clone();
    let planes = plain.chunks.iter_mut();
    let planes = planes.flat_map(|chunk| [&mut chunk.high, &mut chunk.low]);
    for part in [&mut plain.graph, &mut plain.floats]
        .into_iter()
        .chain(planes)
    {
        (part.bytes, part.encoding) = (part.raw_bytes, Encoding::None);
    }
    assert_eq!(
        plain.chunks.len(),
        1,
        "else the planes lie in another order"
    );
    let seed = |order: u32, manifest: &Manifest, parts: &[Vec<u8>]| {
        let json = serde_json::to_vec(manifest).unwrap();
        [&order.to_le_bytes()[..], &json, &[0], &parts.concat()].concat()
    };
    let seeds = vec![
        seed(0, &packed.manifest, &deflated),
        seed(0, &plain, &opened),
        // The low plane last: behind a preview.
        seed(1, &plain, &opened),
        seed(46, &plain, &opened),
    ];
    assert!(seeds.iter().all(|seed| targets::loads(seed)));
    run("loader", seeds, targets::loader);
}

#[test]
fn messages() {
    let seeds = [
        r#"{"kind":"load","model":"https://a/model.json"}"#,
        r#"{"kind":"read","id":7,"photo":1,"framing":"whole","detail":{"shortSide":640,"mirrored":true}}"#,
        r#"{"kind":"measure"}"#,
        r#"{"kind":"halt"}"#,
        r#"{"kind":"downloading","done":1,"total":18446744073709551615}"#,
        r#"{"kind":"working","id":4294967295,"stage":"inferring"}"#,
        r#"{"kind":"read","id":7,"frame":{"framing":"crop","photo":[4,3],"seen":{"x":0.5,"y":1e9,"width":-1,"height":2},"input":[224,224],"endsCut":false},"decoder":"rust","still":false,"remarks":[{"kind":"moves"},{"kind":"missing","share":0.25}],"rows":7,"columns":7,"timing":{"decode":1,"frame":2,"infer":3,"groups":[{"name":"stem","ms":1}],"memory":9}}"#,
        r#"{"kind":"failed","id":null,"failure":{"kind":"outOfMemory","message":"No."}}"#,
    ];
    let mut seeds = seeds.map(|seed| seed.as_bytes().to_vec()).to_vec();
    for seed in &seeds {
        use camlens_core::protocol::{Request, Response};
        let understood = serde_json::from_slice::<Request>(seed).is_ok()
            || serde_json::from_slice::<Response>(seed).is_ok();
        assert!(understood, "{}", String::from_utf8_lossy(seed));
    }
    seeds.push(serde_json::to_vec(&View::default()).unwrap());
    run("messages", seeds, targets::messages);
}

#[test]
fn records() {
    let failure = Failure {
        kind: FailureKind::TruncatedImage,
        cause: Cause::Damaged {
            format: "JPEG".to_owned(),
        },
        message: "The picture is damaged.".to_owned(),
    };
    let states = [
        ItemState::Waiting,
        ItemState::Failed(failure),
        ItemState::Read(Arc::new(answer::small())),
    ];
    let record = |state| {
        let item = Item {
            photo: PhotoId(1),
            key: "key".to_owned(),
            name: "1.jpg".to_owned(),
            folder: Folder::of_path("train/ants/1.jpg"),
            source: Source {
                bytes: 5,
                changed_ms: 1.5,
            },
            state,
        };
        let stored = Record::encode(&item);
        let again = Record::decode(&stored).unwrap().item(item.photo);
        assert_eq!(again, item);
        stored
    };
    run("record", states.map(record).to_vec(), targets::record);
}

#[test]
fn projects() {
    run(
        "project",
        own_classes::records(),
        targets::own_classes::project,
    );
    let files = own_classes::files(targets::own_classes::SMALL_NETWORK);
    assert!(
        files
            .iter()
            .all(|file| targets::own_classes::becomes_a_project(file))
    );
    run("project_file", files, targets::own_classes::project_file);
}

#[test]
fn archives() {
    let seeds = [by_python::PLAIN, by_python::LARGE, by_python::STREAMED];
    run(
        "archive",
        seeds.map(by_python::bytes).to_vec(),
        targets::archive,
    );
}

#[test]
fn bundles() {
    let seed = |photos: usize| {
        let mut bundle = Bundle::new(circumstances(), everything(), photos);
        let mut planned = Vec::new();
        for _ in 0..photos {
            let file = PhotoFile {
                bytes: 5,
                sha256: None,
            };
            planned.extend(bundle.photo(&exhibit(), None, &file, &catalogue()).unwrap());
        }
        planned.push(bundle.finish());
        let Some(Planned {
            data: Data::Bytes(manifest),
            ..
        }) = planned.last()
        else {
            panic!("the manifest comes last");
        };
        let list = |file: &Planned| match &file.data {
            Data::Bytes(bytes) => format!("{} {}\n", bytes.len(), file.path),
            Data::Overlay | Data::Input | Data::Photo => format!("5 {}\n", file.path),
        };
        let files: String = planned.iter().map(list).collect();
        let map = Array::floats(&[1, 2], vec![4.0, 1.0]).unwrap().encode();
        [&manifest[..], &[0], files.as_bytes(), &[0], &map].concat()
    };
    let seeds = vec![seed(1), seed(2)];
    assert!(seeds.iter().all(|seed| targets::opens(seed)));
    run("bundle", seeds, targets::bundle);
}

fn catalogue() -> Catalogue {
    Catalogue::new(Arc::new(Labels::numbered(3)))
}

fn exhibit() -> Exhibit {
    let source = camlens_client::export::Source {
        name: "1.jpg".to_owned(),
        folder: Folder::of_path("train/ants/1.jpg"),
    };
    let scale = Scale {
        low: 0.0,
        high: 4.0,
    };
    let look = Look::default();
    Exhibit::of_answer(source, &answer::small(), &catalogue(), look, scale).unwrap()
}

fn everything() -> Contents {
    Contents {
        overlay: true,
        photo: true,
        features: true,
        input: true,
    }
}

fn circumstances() -> Circumstances {
    Circumstances {
        app: App {
            name: "Camlens".to_owned(),
            version: "0.1.0".to_owned(),
        },
        network: NetworkFacts {
            name: "small".to_owned(),
            sha256: None,
            classes: 3,
            channels: 2,
            input: INPUT,
        },
        build: Build {
            variant: "simd".to_owned(),
            threads: 1,
        },
        way: Way::default(),
        view: View::default(),
        link: vec![("class".to_owned(), "1".to_owned())],
    }
}

#[test]
fn addresses() {
    let seeds = [
        "photo=coffee&framing=whole&size=512&mirrored=1&class=968&against=n02084071&threads=2",
        "view=slide&colours=viridis&range=zero&cells=real&contour=20&box=20",
        "range=-10..60&variant=threads&view=input&contour=5&box=95&colours=inferno",
    ];
    run("address", seeds.map(Vec::from).to_vec(), targets::address);
}
