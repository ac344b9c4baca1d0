#![allow(clippy::unwrap_used, reason = "a step that is not made ends its test")]

use super::super::samples::project;
use super::super::*;
use crate::finding::PhotoId;
use camlens_learn::{Learned, Samples, learn};

const ANTS: ClassId = ClassId(0);
const BEES: ClassId = ClassId(1);

/// Three ants and three bees, given in turn.
fn six() -> Project {
    let ant = |x| (0, Role::Learn, [x, 0.25]);
    let bee = |x| (1, Role::Learn, [x, 2.0]);
    project(&[ant(1.0), bee(0.5), ant(2.0), bee(0.75), ant(3.0), bee(0.1)])
}

fn photos(of: &[u32]) -> Vec<PhotoId> {
    of.iter().copied().map(PhotoId).collect()
}

fn make(project: &mut Project, change: &Change) -> Step {
    Step::make(project, change).unwrap()
}

fn learned(project: &Project) -> Learned {
    let lesson = Lesson::of(project).unwrap();
    let features = lesson.features.iter().flat_map(|of| of.iter().copied());
    let samples = Samples::new(features.collect(), lesson.labels, lesson.classes.len()).unwrap();
    learn(&samples, |_, _| {})
}

#[test]
fn every_change_is_undone_as_if_it_had_not_been() {
    let (some, one) = (photos(&[5, 0, 3]), photos(&[2]));
    let changes = [
        Change::Rename(ANTS, "Ants!"),
        Change::Paint(BEES, 7),
        Change::Switch(ANTS, false),
        Change::Move(&some, ANTS, Role::Learn),
        Change::Move(&some, BEES, Role::Test),
        Change::Remove(&some),
        Change::Remove(&one),
        Change::RemoveClass(ANTS),
        Change::RemoveClass(BEES),
        Change::Clear(Settings::default()),
    ];
    for change in &changes {
        let mut project = six();
        let step = make(&mut project, change);
        assert_ne!(project, six(), "{change:?}");
        step.undo(&mut project);
        assert_eq!(project, six(), "{change:?}");
    }
    // All of them in one go, as far as one leaves something to the next.
    let mut project = six();
    let mut steps = Steps::default();
    for change in &changes {
        if let Some(step) = Step::make(&mut project, change) {
            assert_eq!(steps.push(step), None);
        }
    }
    while let Some(step) = steps.pop() {
        step.undo(&mut project);
    }
    assert_eq!(project, six());
}

#[test]
fn what_is_learned_after_the_way_back_is_the_same_to_the_bit() {
    let before = learned(&six());
    let mut project = six();
    let of_bees = photos(&[1, 3]);
    let step = make(&mut project, &Change::Remove(&of_bees));
    let between = learned(&project);
    assert_ne!(between.weights, before.weights);
    step.undo(&mut project);
    assert_eq!(Lesson::of(&project), Lesson::of(&six()));
    let bits = |of: &[f32]| of.iter().map(|of| of.to_bits()).collect::<Vec<_>>();
    let after = learned(&project);
    assert_eq!(bits(&after.weights), bits(&before.weights));
    assert_eq!(bits(&after.bias), bits(&before.bias));
}

#[test]
fn a_step_says_what_was_done_and_what_is_to_be_done_about_it() {
    let mut project = six();
    let said = |project: &mut Project, change: &Change| {
        let step = make(project, change);
        (step.done.clone(), step.touched())
    };
    let of_all = photos(&[0, 1]);
    let (done, touched) = said(&mut project, &Change::Move(&of_all, ANTS, Role::Learn));
    let to = "ants".to_owned();
    assert_eq!(done, Done::Moved { photos: 1, to });
    assert_eq!((touched.photos, touched.classes), (photos(&[1]), false));
    let (done, _) = said(&mut project, &Change::Move(&of_all, ANTS, Role::Test));
    assert_eq!(done, Done::KeptApart(2));
    let (done, _) = said(&mut project, &Change::Move(&of_all, ANTS, Role::Learn));
    assert_eq!(done, Done::PutBack(2));
    let (done, touched) = said(&mut project, &Change::Rename(ANTS, "bees"));
    let (from, to) = ("ants".to_owned(), "bees 2".to_owned());
    assert_eq!(done, Done::Renamed { from, to });
    assert!(touched.classes && !touched.lesson);
    // Photos of two classes, and of one.
    let step = make(&mut project, &Change::Remove(&photos(&[0, 5])));
    let (photos_gone, class) = (2, None);
    assert_eq!(
        step.done,
        Done::Removed {
            photos: photos_gone,
            class
        }
    );
    let gone: Vec<PhotoId> = step.gone().map(|of| of.photo).collect();
    assert_eq!(gone, photos(&[0, 5]));
    let touched = step.undo(&mut project);
    assert_eq!(touched.photos, photos(&[0, 5]));
    assert!(touched.lesson && !touched.classes);
    let class = Some("bees".to_owned());
    let (done, _) = said(&mut project, &Change::Remove(&photos(&[5])));
    assert_eq!(done, Done::Removed { photos: 1, class });
}

#[test]
fn nothing_is_no_step() {
    let mut project = six();
    let ant = photos(&[0]);
    let nothing = [
        Change::Rename(ANTS, " "),
        Change::Rename(ANTS, "ants"),
        Change::Paint(ANTS, 0),
        Change::Switch(ANTS, true),
        Change::Move(&ant, ANTS, Role::Learn),
        Change::Move(&ant, ClassId(9), Role::Learn),
        Change::Remove(&[PhotoId(9)]),
        Change::RemoveClass(ClassId(9)),
    ];
    for change in &nothing {
        assert_eq!(Step::make(&mut project, change), None, "{change:?}");
    }
    let clear = Change::Clear(Settings::default());
    assert_eq!(Step::make(&mut Project::default(), &clear), None);
    assert_eq!(project, six());
}

#[test]
fn what_came_in_the_place_of_everything_goes() {
    let mut project = six();
    let keeps_photos = !Settings::default().keeps_photos;
    let step = make(&mut project, &Change::Clear(Settings { keeps_photos }));
    let theirs = project.add_class("wasps", ANTS);
    let photo = PhotoId(77);
    let one = six().members()[0].clone();
    let wasp = Member {
        photo,
        key: "wasp".to_owned(),
        class: theirs,
        ..one
    };
    project.put(wasp.clone());
    let touched = step.undo(&mut project);
    assert_eq!(touched.gone, [wasp]);
    assert_eq!(touched.settings, Some(Settings { keeps_photos }));
    assert_eq!(
        (project.classes(), project.members()),
        (six().classes(), six().members())
    );
}

#[test]
fn a_photo_that_was_being_read_waits_again() {
    let mut project = six();
    project.set(PhotoId(0), MemberState::Reading);
    let step = make(&mut project, &Change::Remove(&photos(&[0])));
    step.undo(&mut project);
    let state = project.member(PhotoId(0)).map(|of| of.state.clone());
    assert_eq!(state, Some(MemberState::Waiting));
}

#[test]
fn what_another_tab_did_meanwhile_stays() {
    // The class of photos that were removed is gone.
    let mut project = six();
    let ants = photos(&[0, 2]);
    let step = make(&mut project, &Change::Remove(&ants));
    project.remove_class(ANTS);
    assert_eq!(step.undo(&mut project).photos, []);
    // The photo is there again, under another number of this visit.
    let mut project = six();
    let back = project.member(PhotoId(0)).cloned().unwrap();
    let step = make(&mut project, &Change::Remove(&ants));
    let photo = PhotoId(77);
    project.put(Member { photo, ..back });
    assert_eq!(step.undo(&mut project).photos, photos(&[2]));
    // The class is there again under another name, and another has its own.
    let mut project = six();
    let step = make(&mut project, &Change::RemoveClass(ANTS));
    let before = six().classes()[0].clone();
    let name = "formica".to_owned();
    let mut now = project.classes().to_vec();
    now.push(OwnClass { name, ..before });
    project.put_classes(now);
    step.undo(&mut project);
    assert_eq!(project.class(ANTS).unwrap().name, "formica");
    assert_eq!(project.members_of(ANTS).count(), 3);
    let mut project = six();
    let step = make(&mut project, &Change::RemoveClass(ANTS));
    project.add_class("ants", ClassId(5));
    step.undo(&mut project);
    assert_eq!(project.class(ANTS).unwrap().name, "ants 2");
}

#[test]
fn old_steps_are_let_go() {
    let mut project = six();
    let mut steps = Steps::default();
    let first = photos(&[0]);
    steps.push(make(&mut project, &Change::Remove(&first)));
    assert!(steps.has(PhotoId(0)) && !steps.has(PhotoId(1)));
    let mut old = Vec::new();
    for round in 0..60 {
        let step = make(&mut project, &Change::Paint(ANTS, 1 + round % 2));
        old.extend(steps.push(step));
    }
    assert_eq!(old.len(), 11);
    let gone: Vec<PhotoId> = old[0].gone().map(|of| of.photo).collect();
    assert_eq!(gone, first);
    assert!(!steps.has(PhotoId(0)));
    steps.push(make(&mut project, &Change::Remove(&photos(&[1]))));
    assert_eq!(
        steps.last(),
        Some(&Done::Removed {
            photos: 1,
            class: Some("bees".to_owned())
        })
    );
    let gone: Vec<PhotoId> = steps.clear().iter().map(|of| of.photo).collect();
    assert_eq!((gone, steps.last()), (photos(&[1]), None));
}
