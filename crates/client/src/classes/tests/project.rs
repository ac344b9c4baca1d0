use super::super::samples::project;
use super::super::*;
use crate::finding::PhotoId;

#[test]
fn names_are_unlike_each_other_and_never_empty() {
    let mut project = Project::default();
    let ants = project.add_class(" ants ", ClassId(4));
    let again = project.add_class("Ants", ClassId(4));
    let name = |project: &Project, id| project.class(id).map(|class| class.name.clone());
    assert_eq!(name(&project, ants).as_deref(), Some("ants"));
    assert_eq!(name(&project, again).as_deref(), Some("Ants 2"));
    assert!(!project.rename(again, "  "));
    // Its own name in other letters is free.
    assert!(project.rename(again, "ANTS 2"));
    assert!(project.rename(ants, "bees"));
    assert!(project.rename(again, "bees"));
    assert_eq!(name(&project, again).as_deref(), Some("bees 2"));
    // One number for two classes was drawn here.
    assert_eq!((ants, again), (ClassId(4), ClassId(5)));
    assert!(!project.rename(again, "\u{200e}"));
    assert!(project.rename(again, "\u{202e}wasps\n"));
    assert_eq!(name(&project, again).as_deref(), Some("wasps"));
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
}

#[test]
fn a_long_name_is_found_again() {
    let mut project = Project::default();
    let name = format!("{} and more", "a".repeat(59));
    let id = project.add_class(&name, ClassId(u32::MAX));
    assert_eq!(project.class_named(&name).map(|class| class.id), Some(id));
    // Another one of that name is another class.
    let other = project.add_class(&name, ClassId(u32::MAX));
    assert_eq!(other, ClassId(0));
    assert_ne!(project.classes()[0].name, project.classes()[1].name);
}

#[test]
fn classes_are_taken_over_in_their_order_with_names_unlike_each_other() {
    let photos = [(0, Role::Learn, [1.0, 0.0]), (1, Role::Learn, [0.0, 1.0])];
    let mut project = project(&photos);
    let class = |id, name: &str| OwnClass {
        id: ClassId(id),
        name: name.to_owned(),
        colour: 3,
        on: true,
    };
    let names = |project: &Project| -> Vec<String> {
        let classes = project.classes().iter();
        classes.map(|class| class.name.clone()).collect()
    };
    // Two have changed their names with each other.
    assert!(
        project
            .put_classes(vec![class(1, "ants"), class(0, "bees")])
            .is_empty()
    );
    assert_eq!(names(&project), ["ants", "bees"]);
    let gone = project.put_classes(vec![
        class(9, "\u{202e}ants"),
        class(1, "Ants"),
        class(8, "\u{7}"),
    ]);
    assert_eq!(names(&project), ["ants", "Ants 2", "2"]);
    assert_eq!(gone.len(), 1);
    assert_eq!(project.members().len(), 1);
    assert_eq!(
        project.class_named("ANTS 2").map(|class| class.id),
        Some(ClassId(1))
    );
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
    let only = one.add_class("ants", ClassId(0));
    assert_eq!(Lesson::of(&one), Err(NotYet::OneClass(only)));
    // A photo that is kept apart is not learned from.
    let empty = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Test, [0.0, 1.0])]);
    assert_eq!(Lesson::of(&empty), Err(NotYet::Empty(vec![ClassId(1)])));
    // A class without photos waits, and the others are learned.
    let mut more = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Learn, [0.0, 1.0])]);
    more.add_class("wasps", ClassId(2));
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
    turned.add_class("ants", ClassId(0));
    turned.add_class("bees", ClassId(1));
    for member in project.members().iter().rev() {
        turned.put(member.clone());
    }
    assert_eq!(Lesson::of(&turned).as_ref(), Ok(&lesson));
    assert_eq!(lesson.features.concat(), [1.0, 0.0, 0.0, 1.0, 0.0, 2.0]);
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

#[test]
fn photos_to_be_read_are_counted_by_their_role_while_their_class_is_on() {
    let mut project = project(&[
        (0, Role::Learn, [1.0, 0.0]),
        (0, Role::Learn, [1.0, 0.0]),
        (1, Role::Test, [0.0, 1.0]),
    ]);
    for photo in [1, 2] {
        project.set(PhotoId(photo), MemberState::Waiting);
    }
    let unread = |project: &Project| [Role::Learn, Role::Test].map(|role| project.unread(role));
    assert_eq!(unread(&project), [1, 1]);
    project.switch(ClassId(1), false);
    assert_eq!(unread(&project), [1, 0]);
}
