//! Projects that are saved, opened again, and damaged.

mod damage;
mod made;

use super::*;
use crate::classes::learned::LearnedHead;
use crate::classes::project::{ClassId, MemberState, Project};
use crate::finding::PhotoId;
use made::{CHANNELS, PHOTO_BYTES, head, made, project};

/// Opens what was made in an empty project.
fn again(made: &made::Made) -> (Project, Joined) {
    joined(made, Project::default())
}

fn joined(made: &made::Made, mut project: Project) -> (Project, Joined) {
    let mut number = 100;
    let opened = made.opened().unwrap();
    let numbered = |_: &str| {
        number += 1;
        PhotoId(number)
    };
    let joined = opened.join(&mut project, numbered, || ClassId(0));
    (project, joined)
}

/// Names, colours and switches of the classes.
fn classes(project: &Project) -> Vec<(&str, u8, bool)> {
    let classes = project.classes().iter();
    classes
        .map(|of| (of.name.as_str(), of.colour, of.on))
        .collect()
}

/// All of a photo but its numbers of this visit.
fn facts(project: &Project) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    let members = project.members().iter();
    let facts = members.map(|member| {
        let class = project.class(member.class).unwrap().name.clone();
        let text = (member.key.clone(), class, member.name.clone());
        (text, member.role, member.source, member.state.clone())
    });
    facts.collect()
}

fn bits(head: &LearnedHead) -> Vec<u32> {
    let layer = head.layer.weights.iter().chain(&head.layer.bias);
    layer.chain(&head.left_out).map(|of| of.to_bits()).collect()
}

#[test]
fn a_project_comes_back_whole() {
    for photos in [true, false] {
        let made = made(&project(), Some(&head()), photos);
        let (mut again, joined) = again(&made);
        let mut project = project();
        assert_eq!(classes(&again), classes(&project));
        assert!(joined.known == 0 && joined.members.len() == 7);
        if !photos {
            // Its file is nowhere now.
            project.set(PhotoId(14), MemberState::Gone);
        }
        assert_eq!(facts(&again), facts(&project));
        for (joined, member) in joined.members.iter().zip(again.members()) {
            assert_eq!(joined.photo, member.photo);
            let is_gone = member.key == "key 5";
            assert_eq!(joined.file.is_some(), photos && !is_gone);
            if let Some(path) = &joined.file {
                assert_eq!(made.file(path), PHOTO_BYTES);
            }
            let thumbnail = joined.thumbnail.as_deref().map(|path| made.file(path));
            assert_eq!(thumbnail.is_some(), member.sight().is_some());
        }
        let back = joined.head.unwrap();
        assert_eq!(bits(&back), bits(&head()));
        let (names, before) = (back.names(&again), head().names(&project));
        assert_eq!(names, before);
        assert_eq!(back.learned, head().learned);
        assert_eq!(
            (back.keys, back.labels, back.exact),
            (head().keys, head().labels, false)
        );
        // The next class has a number of its own.
        let new = again.add_class("new", ClassId(0));
        assert_eq!(again.members_of(new).count(), 0);
    }
}

#[test]
fn the_second_thumbnail_is_that_of_the_second_photo() {
    let (project, joined) = again(&made(&project(), None, false));
    let made = made(&project, None, false);
    let place = |photo| project.members().iter().position(|of| of.photo == photo);
    for joined in joined.members {
        if let Some(path) = joined.thumbnail {
            let expected = format!("thumbnail {}", place(joined.photo).unwrap());
            assert_eq!(made.file(&path), expected.as_bytes());
        }
    }
}

#[test]
fn photos_lie_in_folders_of_their_classes() {
    let made = made(&project(), None, true);
    let photos = |folder: &str| {
        let paths = made.paths().into_iter();
        paths
            .filter(|path| path.starts_with(folder))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        photos("photos/"),
        [
            "photos/Ameisen \u{1f41c}/1.jpg",
            "photos/_.._bees_/1.jpg",
            "photos/Ameisen \u{1f41c}/1 (2).jpg",
            "photos/Ameisen \u{1f41c}/a_b_c .jpg",
            "photos/Ameisen \u{1f41c}/a_b_c  (2).jpg",
        ]
    );
    assert_eq!(photos("test-photos/"), ["test-photos/_.._bees_/1.jpg"]);
}

#[test]
fn a_project_joins_another_by_the_names_of_its_classes() {
    let mut there = Project::default();
    let bees = there.add_class("../BEES/", ClassId(0));
    let (mut there, joined) = {
        let made = made(&project(), Some(&head()), true);
        joined(&made, there)
    };
    assert_eq!(there.class(bees).unwrap().name, "../BEES/");
    let names: Vec<&str> = classes(&there).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["../BEES/", "Ameisen \u{1f41c}", ".hidden"]);
    assert_eq!(there.members_of(bees).count(), 2);
    // The head is of other photos.
    assert_eq!(joined.head, None);
    // Once more: all of it is there.
    let made = made(&project(), None, true);
    let before = there.clone();
    let opened = made.opened().unwrap();
    let again = opened.join(&mut there, |_| PhotoId(0), || ClassId(0));
    assert_eq!((again.members.len(), again.known), (0, 7));
    assert_eq!(there, before);
}

#[test]
fn equal_names_of_a_file_are_told_apart() {
    // Two tabs of an older page could give one name to two classes.
    let made = made(&project(), Some(&head()), true).with(|json| {
        *json.pointer_mut("/classes/1/name").unwrap() = "\u{202e}.HIDDEN\u{202c}".into();
    });
    let (again, joined) = again(&made);
    let names: Vec<&str> = classes(&again).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Ameisen \u{1f41c}", ".HIDDEN", ".hidden 2"]);
    let photos = again.classes().iter();
    let photos: Vec<usize> = photos.map(|of| again.members_of(of.id).count()).collect();
    assert_eq!(photos, [4, 2, 1]);
    let head = joined.head.unwrap();
    assert_eq!(head.names(&again), ["Ameisen \u{1f41c}", ".HIDDEN"]);
}

#[test]
fn an_empty_project_is_a_project() {
    let made = made(&Project::default(), None, true);
    let (again, joined) = again(&made);
    assert_eq!(again, Project::default());
    assert!(joined.members.is_empty() && joined.head.is_none());
}

#[test]
fn a_head_that_cannot_be_said_is_left_out() {
    let mut infinite = head();
    infinite.learned.losses[0].1 = f64::INFINITY;
    let mut strange = head();
    strange.classes[0] = ClassId(0);
    for head in [infinite, strange] {
        let (_, joined) = again(&made(&project(), Some(&head), false));
        assert_eq!(joined.head, None);
    }
}

#[test]
fn features_of_other_channels_are_no_row() {
    let mut project = project();
    let mut member = project.members()[1].clone();
    if let MemberState::Read(sight) = &mut member.state {
        sight.features = vec![0.0; CHANNELS + 1].into();
    }
    project.put(member);
    let (again, _) = again(&made(&project, None, false));
    let read = again.members().iter().filter(|of| of.sight().is_some());
    assert_eq!(read.count(), 3);
    assert_eq!(again.members()[1].state, MemberState::Gone);
    assert_eq!(again.members()[3].state, project.members()[3].state);
}
