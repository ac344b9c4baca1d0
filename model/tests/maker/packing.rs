//! What is packed comes back, and a folder holds a whole model or is left alone.

use std::fs;
use std::path::Path;

use camlens_model::maker::{EPSILON, PackError, Packed, convert, pack, publish, read_model};
use camlens_model::{Encoding, FormatError, MANIFEST_NAME, Manifest, Network, StoredTensor, widen};

use crate::support::{Folder, Planes, classifier, run_network};

fn network() -> Network {
    convert(
        &read_model(&classifier().package(), "net/model.json").unwrap(),
        EPSILON,
    )
    .unwrap()
}

fn read_floats(bytes: &[u8]) -> Vec<f32> {
    bytes
        .chunks_exact(4)
        .map(|word| f32::from_le_bytes(word.try_into().unwrap()))
        .collect()
}

/// The network as a loader would put it together from a folder.
fn loaded(folder: &Path, network: &Network) -> Network {
    let manifest = Manifest::parse(&fs::read(folder.join(MANIFEST_NAME)).unwrap()).unwrap();
    let open = |part: &camlens_model::Part| {
        part.open(&fs::read(folder.join(&part.file)).unwrap())
            .unwrap()
    };
    let floats = read_floats(&open(&manifest.floats));
    let mut loaded = network.clone();
    let mut set = |name: &str, shape: &[usize], values: Vec<f32>| {
        let tensor = loaded
            .tensors
            .iter_mut()
            .find(|tensor| tensor.name == name)
            .unwrap();
        assert_eq!(tensor.shape, shape);
        assert_eq!(tensor.values.len(), values.len());
        tensor.values = values;
    };
    for vector in &manifest.vectors {
        let length: usize = vector.shape.iter().product();
        set(
            &vector.name,
            &vector.shape,
            floats[vector.offset..vector.offset + length].to_vec(),
        );
    }
    for chunk in &manifest.chunks {
        let (high, low) = (open(&chunk.high), open(&chunk.low));
        let mut at = 0;
        for StoredTensor {
            name,
            shape,
            scales,
        } in &chunk.tensors
        {
            let mut out = vec![0.0; shape.iter().product()];
            let end = at + out.len();
            let scales = &floats[*scales..scales + shape[0]];
            widen(&high[at..end], &low[at..end], scales, &mut out).unwrap();
            set(name, shape, out);
            at = end;
        }
        assert_eq!((at, at), (high.len(), low.len()));
    }
    loaded
}

#[test]
fn a_published_network_loads_and_computes_the_same() {
    let folder = Folder::new();
    let out = folder.path().join("model");
    let network = network();
    publish(&pack(&network).unwrap(), &[], &out).unwrap();
    let loaded = loaded(&out, &network);
    for (stored, tensor) in loaded.tensors.iter().zip(&network.tensors) {
        if tensor.shape.len() == 1 {
            assert_eq!(stored.values, tensor.values);
        }
        let largest = tensor
            .values
            .iter()
            .fold(0.0_f32, |most, value| most.max(value.abs()));
        for (a, b) in stored.values.iter().zip(&tensor.values) {
            assert!((a - b).abs() <= largest / 32512.0 * 0.51);
        }
    }
    let image = || Planes::image(2, 12, 15);
    let (a, b) = (
        run_network(&loaded, image()),
        run_network(&network, image()),
    );
    for (a, b) in a["logits"].values.iter().zip(&b["logits"].values) {
        assert!((a - b).abs() < 1e-3, "{a} instead of {b}");
    }
    assert_eq!(folder.names(), ["model"]);
}

#[test]
fn packing_is_reproducible_and_names_parts_by_hash() {
    let packed = pack(&network()).unwrap();
    assert_eq!(packed, pack(&network()).unwrap());
    let kinds: Vec<_> = packed
        .parts
        .iter()
        .map(|part| &part.part.file[..part.part.file.len() - 21])
        .collect();
    assert_eq!(kinds, ["graph", "floats", "high", "low"]);
    for (part, listed) in packed.parts.iter().zip(packed.manifest.parts()) {
        assert_eq!(&part.part, listed);
        assert!(part.part.file.contains(&part.part.sha256[..16]));
        assert_eq!(part.stored.len() as u64, part.part.bytes);
        if part.part.encoding == Encoding::Gzip {
            assert_eq!(part.stored[4..8], [0; 4], "a time in the header");
        }
    }
}

#[test]
fn a_manifest_says_the_offset_of_its_network() {
    let network = Network {
        offset: 0.25,
        ..network()
    };
    assert_eq!(pack(&network).unwrap().manifest.offset, 0.25);
}

#[test]
fn a_model_is_replaced_whole() {
    let folder = Folder::new();
    let out = folder.path().join("model");
    publish(
        &pack(&network()).unwrap(),
        &[("note", b"one".to_vec())],
        &out,
    )
    .unwrap();
    let mut other = network();
    other.tensors[0].values[0] += 1.0;
    let packed = pack(&other).unwrap();
    publish(&packed, &[], &out).unwrap();
    assert!(!out.join("note").exists());
    assert_eq!(fs::read(out.join(MANIFEST_NAME)).unwrap(), packed.json);
    assert_eq!(folder.names(), ["model"]);
}

/// A part whose file cannot be created, after others were: what a full disk does, on any machine
/// and for any user.
fn failing() -> Packed {
    let mut packed = pack(&network()).unwrap();
    packed.parts[2].part.file = "no-such-folder/high.bin".to_owned();
    packed
}

#[test]
fn a_failure_in_the_middle_leaves_nothing() {
    let folder = Folder::new();
    let out = folder.path().join("model");
    let refused = publish(&failing(), &[], &out);
    assert!(
        matches!(&refused, Err(PackError::Io(error)) if error.doing == "create"),
        "{refused:?}"
    );
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn a_failure_in_the_middle_leaves_the_old_model() {
    let folder = Folder::new();
    let out = folder.path().join("model");
    let packed = pack(&network()).unwrap();
    publish(&packed, &[], &out).unwrap();
    assert!(publish(&failing(), &[], &out).is_err());
    assert_eq!(loaded(&out, &network()).tensors.len(), 6);
    assert_eq!(folder.names(), ["model"]);
}

#[test]
fn a_target_under_a_file_is_refused() {
    let folder = Folder::new();
    let file = folder.path().join("file");
    fs::write(&file, "kept").unwrap();
    let refused = publish(&pack(&network()).unwrap(), &[], &file.join("model"));
    assert!(matches!(refused, Err(PackError::Io(_))), "{refused:?}");
    assert_eq!(folder.names(), ["file"]);
}

#[test]
fn only_a_model_or_nothing_is_replaced() {
    let folder = Folder::new();
    let packed = pack(&network()).unwrap();
    let photos = folder.path().join("photos");
    fs::create_dir(&photos).unwrap();
    publish(&packed, &[], &photos).unwrap();
    fs::remove_file(photos.join(MANIFEST_NAME)).unwrap();
    let refused = publish(&packed, &[], &photos);
    assert_eq!(refused, Err(PackError::NotAModel { folder: photos }));
    let refused = publish(&packed, &[], Path::new("/"));
    assert_eq!(refused, Err(PackError::NoFolderName { folder: "/".into() }));
}

#[test]
fn a_tensor_beyond_the_formats_limits_is_refused() {
    let mut network = network();
    network.tensors[0].name = "x".repeat(201);
    let refused = pack(&network);
    assert!(
        matches!(
            refused,
            Err(PackError::Format(FormatError::BadManifest { .. }))
        ),
        "{refused:?}"
    );
}
