//! Each build of the worker on the reference photos, against Keras' own results. The test speaks to it
//! without the page, as any other page may. `tests/golden.rs` reads all of the photos natively; here
//! each build reads a part of them.

use super::common::comparison::{Comparison, PNG, Read};
use super::common::{Case, Golden, root};
use super::shown::opened;
use super::webdriver::{Options, Tab};
use serde_json::Value;
use std::path::{Path, PathBuf};
use xtask::server::Twist;

/// The photos' address, below the page.
const PHOTOS: &str = "reference-photos/";

/// Starts a worker of this variant and gives it the network.
const START: &str = "
    const mark = document.querySelector(`[name=camlens-worker][data-variant=${arguments[0]}]`);
    globalThis.worker?.terminate();
    const worker = new Worker(new URL(mark.content, document.baseURI), { type: 'module' });
    globalThis.worker = worker;
    const waiting = [];
    globalThis.tell = (message, file) => worker.postMessage({ message, file });
    globalThis.hear = (kind) => new Promise((resolve, reject) => waiting.push({ kind, resolve, reject }));
    worker.onmessage = ({ data: { message, buffers } }) => {
      const [next] = waiting;
      if (message.kind === 'failed') waiting.shift()?.reject(new Error(message.failure.message));
      else if (message.kind === next?.kind) waiting.shift().resolve({ message, buffers });
    };
    return (async () => {
      await hear('ready');
      const model = document.querySelector('[name=camlens-model]').content;
      tell({ kind: 'load', model: new URL(model, document.baseURI).href });
      const { message, buffers: [weights, bias] } = await hear('loaded');
      Object.assign(globalThis, { weights, bias, asked: 0 });
      return message.build.variant;
    })()";

/// Reads a photo in one framing, and makes the map of a class.
const READ: &str = "
    const [photo, framing, number, target] = arguments;
    return (async () => {
      if (globalThis.given?.photo !== photo) {
        globalThis.given = { photo, file: await (await fetch(photo)).blob() };
      }
      tell({ kind: 'read', id: ++asked, photo: number, framing }, given.file);
      const { message: { rows, columns }, buffers: [features, logits] } = await hear('read');
      const channels = features.length / rows / columns;
      const map = Array.from({ length: rows * columns }, (_, cell) => {
        let sum = 0;
        for (let channel = 0; channel < channels; channel++) {
          sum += features[cell * channels + channel] * weights[target * channels + channel];
        }
        return sum;
      });
      const mean = map.reduce((sum, value) => sum + value) / map.length;
      const identity = Math.abs(mean + bias[target] - logits[target]);
      return { rows, columns, map, identity, logits: Array.from(logits) };
    })()";

/// The reference photos and their folder, where they are beside this checkout, else those that are in it.
pub fn reference() -> (Golden, PathBuf) {
    let shared = root().join("../shared");
    if let Some(golden) = Golden::read(&shared.join("golden/keras.json")) {
        // Chromium takes files by paths without links alone.
        return (golden, shared.join("photos").canonicalize().unwrap());
    }
    println!("the sample photos only: the reference photos are not beside this checkout");
    let golden = Golden::read(&root().join("tests/golden/keras.json")).unwrap();
    (golden, root().join("static/samples"))
}

/// The file of a reference photo, such as `cc0/chelsea.png`, in their folder.
pub fn photo_file(photos: &Path, photo: &str) -> PathBuf {
    let file = photos.join(photo);
    if file.exists() {
        return file;
    }
    photos.join(photo.trim_start_matches("cc0/"))
}

async fn read(tab: &Tab, case: &Case, number: usize) -> Read {
    let photo = format!("{PHOTOS}{}", case.photo);
    let arguments = vec![
        photo.into(),
        case.framing.clone().into(),
        number.into(),
        case.cam_class.into(),
    ];
    let said = tab.run_with(READ, arguments).await;
    let floats = |name: &str| -> Vec<f32> {
        let values = said[name].as_array().unwrap().iter();
        values.map(|value| value.as_f64().unwrap() as f32).collect()
    };
    let size = |name: &str| said[name].as_u64().unwrap() as usize;
    Read {
        rows: size("rows"),
        columns: size("columns"),
        logits: floats("logits"),
        map: floats("map"),
        identity: said["identity"].as_f64().unwrap() as f32,
    }
}

/// The build that most visitors get reads each photo whole. The sample photos go through every build
/// in every framing.
fn is_read_by(variant: &str, case: &Case) -> bool {
    case.photo.starts_with("cc0/") || (variant == "relaxed" && case.framing == "whole")
}

#[tokio::test]
async fn every_variant_reads_the_reference_photos_as_keras_reads_them() {
    let (golden, photos) = reference();
    let tab = opened(Options {
        query: "?variant=simd",
        hook: Some(Box::new(move |path| {
            let photo = path.strip_prefix(PHOTOS)?;
            let bytes = std::fs::read(photo_file(&photos, photo));
            Some(Twist::body(bytes.unwrap()))
        })),
        ..Options::default()
    })
    .await;
    for variant in ["simd", "threads", "relaxed"] {
        let runs = tab.run_with(START, vec![variant.into()]).await;
        assert_eq!(runs, Value::from(variant));
        let mut comparison = Comparison::default();
        let (mut number, mut cases) = (0, 0);
        let mut before = "";
        for case in &golden.cases {
            if !is_read_by(variant, case) {
                continue;
            }
            cases += 1;
            number += usize::from(case.photo != before);
            before = &case.photo;
            comparison.add(case, &read(&tab, case, number).await);
        }
        println!("{variant}, {cases} cases:");
        comparison.print();
        comparison.assert_within(&PNG);
    }
    tab.close_content().await;
}
