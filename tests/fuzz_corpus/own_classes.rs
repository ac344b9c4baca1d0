//! A small project of own classes, as the browser's store has it.

use camlens_client::classes::file::{
    About, Beside, Contents, Data, ProjectNetwork, features_file, plan,
};
use camlens_client::classes::record::{decode_head, encode_head, encode_outline};
use camlens_client::classes::{
    ClassId, LearnedHead, Member, MemberRecord, MemberState, OwnClass, Project, Role, Settings,
    Sight,
};
use camlens_client::export::bundle::App;
use camlens_client::finding::PhotoId;
use camlens_client::gallery::Source;
use camlens_core::protocol::Learned;
use camlens_core::reading::PredictionLayer;
use camlens_core::resnet50::INPUT;
use std::sync::Arc;

/// A photo that waits, one that is read, the classes, and the head.
pub fn records() -> Vec<Vec<u8>> {
    let states = [
        MemberState::Waiting,
        MemberState::Read(Sight {
            features: Arc::from(vec![0.5, 1.5]),
            exact: true,
        }),
    ];
    let member = |state| MemberRecord {
        key: "key".to_owned(),
        class: ClassId(1),
        role: Role::Learn,
        name: "1.jpg".to_owned(),
        source: Source {
            bytes: 5,
            changed_ms: 1.5,
        },
        state,
    };
    let head = head();
    assert!(decode_head(&encode_head(&head)).is_ok());
    let mut seeds = states.map(|state| member(state).encode()).to_vec();
    seeds.push(encode_outline(&[class(0), class(1)], Settings::default()));
    seeds.push(encode_head(&head));
    seeds
}

fn class(id: u32) -> OwnClass {
    OwnClass {
        id: ClassId(id),
        name: format!("class {id}"),
        colour: 3,
        on: true,
    }
}

fn head() -> LearnedHead {
    LearnedHead {
        classes: vec![ClassId(0), ClassId(1)],
        keys: vec!["key".to_owned()],
        labels: vec![1],
        layer: PredictionLayer {
            weights: vec![0.5, -0.5, 1.0, 2.0],
            bias: vec![0.0, 0.25],
        },
        left_out: vec![f32::NAN; 2],
        learned: Learned {
            lambda: 0.1,
            objective: 0.5,
            losses: vec![(0.1, 0.75)],
            folds: vec![0],
            threshold: Some(0.25),
            doubles: Some(0.0),
            ms: 1.0,
        },
        exact: true,
    }
}

/// Project files, as their target takes them: one with a head, one without.
pub fn files(network: (&str, usize)) -> Vec<Vec<u8>> {
    let mut project = Project::default();
    project.put_classes(vec![class(0), class(1)]);
    let features: Arc<[f32]> = Arc::from(vec![0.5; network.1]);
    for number in 0..2 {
        project.put(Member {
            photo: PhotoId(number),
            key: number.to_string(),
            class: ClassId(number),
            role: Role::Learn,
            name: "1.jpg".to_owned(),
            source: Source {
                bytes: 5,
                changed_ms: 1.5,
            },
            state: MemberState::Read(Sight {
                features: Arc::clone(&features),
                exact: true,
            }),
        });
    }
    let head = head();
    [None, Some(&head)]
        .map(|head| file(&project, head, network))
        .to_vec()
}

fn file(project: &Project, head: Option<&LearnedHead>, (name, channels): (&str, usize)) -> Vec<u8> {
    let contents = Contents {
        classes: project.classes(),
        members: project.members(),
        settings: Settings::default(),
        head,
    };
    let about = About {
        app: App {
            name: "Camlens".to_owned(),
            version: "0.1.0".to_owned(),
        },
        network: ProjectNetwork {
            name: name.to_owned(),
            channels,
            input: INPUT,
        },
    };
    let beside = Beside {
        thumbnail: Some("image/jpeg"),
        photo: true,
    };
    let (mut json, mut files, mut numbers) = (Vec::new(), String::new(), Vec::new());
    for planned in plan(contents, about, &[beside; 2]) {
        let bytes = match planned.data {
            Data::Bytes(bytes) => bytes,
            Data::Features => features_file(&contents, channels),
            Data::Thumbnail(_) | Data::Photo(_) => vec![7; 5],
        };
        files += &format!("{} {}\n", bytes.len(), planned.path);
        if planned.path.ends_with(".npy") {
            numbers.extend((bytes.len() as u32).to_le_bytes());
            numbers.extend(bytes);
        } else if planned.path == "project.json" {
            json = bytes;
        }
    }
    [&json[..], &[0], files.as_bytes(), &[0], &numbers].concat()
}
