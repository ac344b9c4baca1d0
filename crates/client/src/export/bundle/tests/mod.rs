//! Bundles that are written, read again, and damaged.

mod damage;
mod made;
mod own;

use super::*;
use crate::export::npy::{Array, Numbers};
use crate::export::samples::{PHOTO, catalogue, contrast, exhibit_of, finding, source};
use crate::subject::Subject;
use crate::view::{Asked, Look, MapSubject, Question, View};
use crate::way::Way;
use camlens_core::framing::Framing;
use camlens_core::render::Colormap;
use made::{Made, circumstances, everything, of_one, opened, photo_file, written};

#[test]
fn a_bundle_restores_the_view_and_the_photo() {
    let made = of_one(Framing::Crop, everything());
    let restored = opened(&made).unwrap();
    assert_eq!(restored.view, circumstances().view);
    assert_eq!(restored.way, circumstances().way);
    assert_eq!(restored.link, circumstances().link);
    assert_eq!(
        (restored.app, restored.network),
        (circumstances().app, circumstances().network)
    );
    let [photo] = &restored.photos[..] else {
        panic!("one photo");
    };
    assert_eq!(photo.source, source());
    assert_eq!(photo.way.framing, Framing::Crop);
    assert_eq!(
        (photo.bytes, photo.sha256.clone()),
        (photo_file().bytes, photo_file().sha256)
    );
    assert_eq!(photo.path.as_deref(), Some("photo/K\u{e4}tzchen, _1_.jpg"));
    assert_eq!(made.file(photo.path.as_deref().unwrap()), made::PHOTO_BYTES);
}

#[test]
fn the_map_comes_back_to_the_last_bit() {
    let finding = finding(Framing::Whole, PHOTO);
    let exhibit = exhibit_of(&finding, contrast(&catalogue()), Look::default());
    let made = written(&[(exhibit.clone(), Some(&finding.reading))], everything());
    let restored = opened(&made).unwrap();
    let photo = &restored.photos[0];
    assert_eq!(
        photo.map(made.file(&photo.map_path)),
        Ok(exhibit.evidence.map)
    );
    let logits = Array::decode(made.file("logits.npy")).unwrap();
    assert_eq!(logits.numbers(), &Numbers::Floats(exhibit.logits));
}

fn floats(made: &Made, path: &str) -> (Vec<usize>, Vec<f32>) {
    let array = Array::decode(made.file(path)).unwrap();
    match array.numbers() {
        Numbers::Floats(floats) => (array.shape().to_vec(), floats.clone()),
        Numbers::Bytes(_) => panic!("{path} has bytes"),
    }
}

#[test]
fn features_and_weights_make_the_map_of_classes_groups_and_contrasts() {
    let (finding, catalogue) = (finding(Framing::Squash, PHOTO), catalogue());
    let MapSubject::Difference(cat, dogs) = contrast(&catalogue) else {
        panic!("a contrast");
    };
    for subject in [
        MapSubject::Class(285),
        MapSubject::Difference(cat, dogs),
        MapSubject::Difference(dogs, Subject::Class(7)),
    ] {
        let exhibit = exhibit_of(&finding, subject, Look::default());
        let made = written(&[(exhibit.clone(), Some(&finding.reading))], everything());
        let (shape, features) = floats(&made, "features.npy");
        let (_, weights) = floats(&made, "weights.npy");
        assert_eq!(shape, [7, 7, weights.len()]);
        let map = features.chunks(weights.len()).map(|cell| {
            let products = cell.iter().zip(&weights);
            products
                .map(|(&a, &b)| f64::from(a) * f64::from(b))
                .sum::<f64>()
        });
        for (value, &expected) in map.zip(&exhibit.evidence.map.values) {
            assert!(
                (value - f64::from(expected)).abs() < 1e-5,
                "{value} {expected}"
            );
        }
    }
}

#[test]
fn what_is_not_wanted_or_not_at_hand_is_left_out() {
    let always = ["colours.npy", "logits.npy", "manifest.json", "map.npy"];
    let paths = |made: &Made| {
        let mut paths: Vec<String> = made.files.iter().map(|(path, _)| path.clone()).collect();
        paths.sort();
        paths
    };
    let plain = of_one(Framing::Whole, Contents::default());
    assert_eq!(paths(&plain), always);
    assert_eq!(opened(&plain).unwrap().photos[0].path, None);
    // The gallery has no features.
    let finding = finding(Framing::Whole, PHOTO);
    let exhibit = exhibit_of(&finding, MapSubject::Class(285), Look::default());
    let kept = written(&[(exhibit, None)], everything());
    // Overlay and photo.
    assert_eq!(kept.files.len(), always.len() + 2);
    assert_eq!(
        paths(&of_one(Framing::Whole, everything())).len(),
        always.len() + 5
    );
}

#[test]
fn the_photos_of_a_gallery_have_folders_and_share_colours() {
    let (finding, catalogue) = (finding(Framing::Whole, PHOTO), catalogue());
    let reading = Some(&finding.reading);
    let of = |subject| exhibit_of(&finding, subject, Look::default());
    let mut hidden = of(MapSubject::Class(285));
    hidden.source.name = ".a/..\\b.tar.gz".to_owned();
    let photos = [
        (of(MapSubject::Class(285)), reading),
        (of(contrast(&catalogue)), reading),
        (hidden, reading),
    ];
    let made = written(&photos, everything());
    let paths: Vec<&str> = made.files.iter().map(|(path, _)| path.as_str()).collect();
    let colours: Vec<_> = paths
        .iter()
        .filter(|path| path.starts_with("colours"))
        .collect();
    assert_eq!(colours, [&"colours-jet.npy", &"colours-coolwarm.npy"]);
    assert_eq!(paths.last(), Some(&"manifest.json"));
    let restored = opened(&made).unwrap();
    let maps: Vec<&str> = restored
        .photos
        .iter()
        .map(|photo| photo.map_path.as_str())
        .collect();
    let name = "K\u{e4}tzchen, _1_";
    let expected = [
        format!("001 {name}/map.npy"),
        format!("002 {name}/map.npy"),
        "003 _a_.._b.tar/map.npy".to_owned(),
    ];
    assert_eq!(maps, expected);
    assert_eq!(
        restored.photos[2].path.as_deref(),
        Some("003 _a_.._b.tar/photo/_a_.._b.tar.gz")
    );
    assert_eq!(restored.photos[2].source.name, ".a/..\\b.tar.gz");
}

#[test]
fn a_folder_around_the_bundle_is_no_fault() {
    let mut made = of_one(Framing::Whole, everything());
    for (path, _) in &mut made.files {
        *path = format!("bundle (1)/{path}");
    }
    let restored = opened(&made).unwrap();
    assert_eq!(restored.photos[0].map_path, "bundle (1)/map.npy");
    assert_eq!(manifest_of(["a/b/manifest.json", "x.jpg"]), None);
    assert_eq!(
        manifest_of(["a/manifest.json", "manifest.json"]),
        Some("manifest.json")
    );
}

#[test]
fn the_colours_are_those_that_are_painted() {
    let made = of_one(Framing::Whole, Contents::default());
    let array = Array::decode(made.file("colours.npy")).unwrap();
    let Numbers::Bytes(colours) = array.numbers() else {
        panic!("bytes");
    };
    assert_eq!(array.shape(), [1024, 3]);
    assert_eq!(colours[..3], Colormap::Jet.colour(0.0));
    assert_eq!(colours[3 * 1023..], Colormap::Jet.colour(1.0));
}

#[test]
fn a_view_comes_back_without_the_pointers_place() {
    let mut view = circumstances().view;
    view.asked = Asked {
        question: Question::Compare,
        class: Some(285),
        other: Some(Subject::Group(0)),
        cell: Some((900, 900)),
        pinned_cell: Some((1, 1)),
        multiples: true,
        ..Asked::default()
    };
    let kept = View {
        asked: view.asked.kept(),
        ..view.clone()
    };
    let made = made::with(|circumstances| circumstances.view = view.clone());
    assert_eq!(opened(&made).unwrap().view, kept);
    assert_eq!(Way::default(), opened(&made).unwrap().way);
}
