//! The engines that take part, and how the page starts each.

use std::thread;

use serde::Serialize;

use super::options::BenchOptions;
use crate::variant::{RELAXED, SIMD};

/// The photo that every engine reads, in the built site.
pub const PHOTO: &str = "samples/chelsea.png";

/// The name of tract without our operators, by which its builder asks whether it takes part.
pub const STOCK_TRACT: &str = "tract 1";

/// An engine, as tables name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Engine {
    Camlens,
    Tract,
    Onnxruntime,
    /// With the layers fused that its converter would fuse.
    Tfjs,
    /// On the layers-model as it comes.
    TfjsLayers,
}

/// One engine with one number of threads.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contender {
    /// Unlike all others' names.
    pub name: String,
    /// The name in the tables.
    #[serde(skip)]
    pub label: String,
    #[serde(skip)]
    pub engine: Engine,
    pub threads: usize,
    /// Browsers without relaxed-simd leave it out.
    pub relaxed_simd: bool,
    #[serde(flatten)]
    pub door: Door,
}

/// How the page starts it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Door {
    /// A worker that speaks `crates/core/src/protocol.rs`.
    Protocol {
        start: String,
        model: &'static str,
        framing: &'static str,
        photo: Photo,
    },
    /// A worker of the benchmark with another engine in it.
    Peer {
        script: &'static str,
        /// `module` or `classic`, as browsers name kinds of workers.
        kind: &'static str,
        /// The values that come out are logits, and no probabilities yet.
        logits: bool,
    },
}

/// A photo of the site; with `ratio` (width / height), the middle of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Photo {
    pub file: &'static str,
    pub ratio: Option<f64>,
}

/// A worker that is there: its variant and its start script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    pub variant: String,
    pub start: String,
}

/// The contenders that the options ask for: ours, `tract` if it was built, and the peers.
pub fn contenders(
    options: &BenchOptions,
    workers: &[Worker],
    tract: Option<&str>,
) -> Vec<Contender> {
    let mut all: Vec<Contender> = workers.iter().flat_map(ours).collect();
    if let Some(first) = workers.first() {
        let photo = Photo {
            file: PHOTO,
            ratio: Some(4.0 / 3.0),
        };
        all.push(Contender {
            name: format!("camlens {} whole", first.variant),
            label: format!("Camlens `{}`, `whole` of a 4:3 photo", first.variant),
            engine: Engine::Camlens,
            threads: 1,
            relaxed_simd: false,
            door: protocol(&first.start, "whole", photo),
        });
    }
    all.extend(tract.map(|start| Contender {
        name: STOCK_TRACT.to_owned(),
        label: "tract as it is".to_owned(),
        engine: Engine::Tract,
        threads: 1,
        relaxed_simd: false,
        door: protocol(start, "crop", FULL),
    }));
    for engine in [Engine::Onnxruntime, Engine::Tfjs] {
        all.extend(thread_counts().map(|threads| peer(engine, threads)));
    }
    all.push(peer(Engine::TfjsLayers, 1));
    all.retain(|contender| options.wants(&contender.name));
    all
}

const FULL: Photo = Photo {
    file: PHOTO,
    ratio: None,
};

/// One thread, and two on two processors or more.
fn thread_counts() -> impl Iterator<Item = usize> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    1..=processors.min(2)
}

/// A variant with threads runs with every number of them, the others with one.
fn ours(worker: &Worker) -> Vec<Contender> {
    let Worker { variant, start } = worker;
    let contender = |start: &str, threads| Contender {
        name: format!("camlens {variant} {threads}"),
        label: format!("Camlens `{variant}`"),
        engine: Engine::Camlens,
        threads,
        relaxed_simd: variant == RELAXED.name,
        door: protocol(start, "crop", FULL),
    };
    if variant.as_str() != SIMD.name {
        thread_counts()
            .map(|threads| contender(&format!("{start}?threads={threads}"), threads))
            .collect()
    } else {
        vec![contender(start, 1)]
    }
}

fn protocol(start: &str, framing: &'static str, photo: Photo) -> Door {
    Door::Protocol {
        start: start.to_owned(),
        model: "model/model.json",
        framing,
        photo,
    }
}

fn peer(engine: Engine, threads: usize) -> Contender {
    let (name, label, script, kind) = match engine {
        Engine::Onnxruntime => (
            "onnxruntime-web",
            "onnxruntime-web (wasm)",
            "onnxruntime.js",
            "module",
        ),
        Engine::TfjsLayers => (
            "tfjs layers",
            "TensorFlow.js (wasm), layers-model",
            "tfjs-layers.js",
            "classic",
        ),
        _ => ("tfjs", "TensorFlow.js (wasm)", "tfjs.js", "classic"),
    };
    Contender {
        name: format!("{name} {threads}"),
        label: label.to_owned(),
        engine,
        threads,
        relaxed_simd: false,
        door: Door::Peer {
            script,
            kind,
            logits: engine == Engine::Onnxruntime,
        },
    }
}

impl Contender {
    /// Tells whether it reads the same 224 x 224 numbers as the others.
    pub fn reads_the_common_input(&self) -> bool {
        !matches!(&self.door, Door::Protocol { framing, .. } if *framing != "crop")
    }

    /// Tells whether it needs the other engines' files.
    pub fn is_peer(&self) -> bool {
        matches!(self.door, Door::Peer { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker(variant: &str) -> Worker {
        Worker {
            variant: variant.to_owned(),
            start: format!("workers/{variant}/start.js"),
        }
    }

    #[test]
    fn names_differ_and_only_threads_are_told_how_many() {
        let workers = ["simd", "threads", "relaxed"].map(worker);
        let all = contenders(&BenchOptions::default(), &workers, Some("tract.js"));
        let mut names: Vec<_> = all.iter().map(|contender| &contender.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len());
        for contender in all {
            if let Door::Protocol { start, .. } = &contender.door {
                let threads = ["camlens threads", "camlens relaxed"]
                    .iter()
                    .any(|name| contender.name.starts_with(name));
                assert_eq!(start.contains("?threads="), threads, "{start}");
            }
        }
    }

    #[test]
    fn those_that_are_not_asked_for_stay_away() {
        let options = BenchOptions {
            only: vec!["camlens simd".to_owned()],
            ..BenchOptions::default()
        };
        let few = contenders(&options, &[worker("simd")], None);
        let names: Vec<_> = few
            .iter()
            .map(|contender| contender.name.as_str())
            .collect();
        assert_eq!(names, ["camlens simd 1", "camlens simd whole"]);
        let common: Vec<_> = few.iter().map(Contender::reads_the_common_input).collect();
        assert_eq!(common, [true, false]);
    }

    #[test]
    fn the_page_gets_one_flat_object_each() {
        let json = serde_json::to_value(peer(Engine::Tfjs, 2)).unwrap();
        let page = serde_json::json!({
            "name": "tfjs 2", "threads": 2, "relaxedSimd": false,
            "script": "tfjs.js", "kind": "classic", "logits": false,
        });
        assert_eq!(json, page);
    }
}
