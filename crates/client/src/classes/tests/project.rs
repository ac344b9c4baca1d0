use super::super::samples::project;
use super::super::*;
use crate::finding::PhotoId;

#[test]
fn names_are_unlike_each_other_and_never_empty() {
    let mut project = Project::default();
    let ants = project.add_class(" ants ");
    let again = project.add_class("Ants");
    let name = |project: &Project, id| project.class(id).map(|class| class.name.clone());
    assert_eq!(name(&project, ants).as_deref(), Some("ants"));
    assert_eq!(name(&project, again).as_deref(), Some("Ants 2"));
    assert!(!project.rename(again, "  "));
    // Its own name in other letters is free.
    assert!(project.rename(again, "ANTS 2"));
    assert!(project.rename(ants, "bees"));
    assert!(project.rename(again, "bees"));
    assert_eq!(name(&project, again).as_deref(), Some("bees 2"));
    assert_ne!(project.classes()[0].colour, project.classes()[1].colour);
}

#[test]
fn a_class_leaves_with_its_photos() {
    let mut project = project(&[
        (0, Role::Learn, [1.0, 0.0]),
        (1, Role::Learn, [0.0, 1.0]),
        (0, Role::Learn, [2.0, 0.0]),
    ]);
    let gone: Vec<PhotoId> = project
        .remove_class(ClassId(0))
        .iter()
        .map(|of| of.photo)
        .collect();
    assert_eq!(gone, [PhotoId(0), PhotoId(2)]);
    assert_eq!(
        project.member(PhotoId(1)).map(|of| of.class),
        Some(ClassId(1))
    );
    assert_eq!(project.member(PhotoId(2)), None);
    // The next class does not take over the number of the one that left.
    assert_eq!(project.add_class("wasps"), ClassId(2));
}

#[test]
fn a_photo_moves_between_classes_and_roles() {
    let mut project = project(&[(0, Role::Learn, [1.0, 0.0])]);
    assert!(project.move_to(PhotoId(0), ClassId(1), Role::Test));
    assert!(!project.move_to(PhotoId(0), ClassId(1), Role::Test));
    assert!(!project.move_to(PhotoId(0), ClassId(7), Role::Learn));
    assert!(!project.move_to(PhotoId(9), ClassId(1), Role::Learn));
}

#[test]
fn what_cannot_be_learned_has_its_reason() {
    assert_eq!(Lesson::of(&Project::default()), Err(NotYet::NoClass));
    let mut one = Project::default();
    let only = one.add_class("ants");
    assert_eq!(Lesson::of(&one), Err(NotYet::OneClass(only)));
    // A photo that is kept apart is not learned from.
    let empty = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Test, [0.0, 1.0])]);
    assert_eq!(Lesson::of(&empty), Err(NotYet::Empty(vec![ClassId(1)])));
    // A class without photos waits, and the others are learned.
    let mut more = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Learn, [0.0, 1.0])]);
    more.add_class("wasps");
    let lesson = Lesson::of(&more).map(|lesson| lesson.classes);
    assert_eq!(lesson, Ok(vec![ClassId(0), ClassId(1)]));
    let same = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Learn, [1.0, 0.0])]);
    assert_eq!(Lesson::of(&same), Err(NotYet::AllTheSame));
}

#[test]
fn a_lesson_has_the_photos_of_classes_that_are_on() {
    let mut project = project(&[
        (1, Role::Learn, [0.0, 1.0]),
        (0, Role::Learn, [1.0, 0.0]),
        (1, Role::Learn, [0.0, 2.0]),
        (0, Role::Test, [3.0, 0.0]),
    ]);
    let lesson = Lesson::of(&project).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(lesson.labels, [0, 1, 1]);
    assert_eq!(lesson.keys, ["photo 1", "photo 0", "photo 2"]);
    // The order in which the photos came is of no account.
    let mut turned = Project::default();
    turned.add_class("ants");
    turned.add_class("bees");
    for member in project.members().iter().rev() {
        turned.put(member.clone());
    }
    assert_eq!(Lesson::of(&turned).as_ref(), Ok(&lesson));
    assert_eq!(lesson.flat(), [1.0, 0.0, 0.0, 1.0, 0.0, 2.0]);
    project.switch(ClassId(0), false);
    assert_eq!(Lesson::of(&project), Err(NotYet::OneClass(ClassId(1))));
}

#[test]
fn a_file_in_two_classes_is_counted_once() {
    let mut project = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Learn, [1.0, 0.0])]);
    assert_eq!(project.in_two_classes(), 0);
    let mut copy = project.members()[0].clone();
    (copy.photo, copy.class) = (PhotoId(9), ClassId(1));
    project.put(copy);
    assert_eq!(project.in_two_classes(), 1);
}
