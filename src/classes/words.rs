//! What is known of classes and head, in words.

use crate::parts::failure;
use crate::parts::numbers::{counted, number};
use crate::state::{ClassesContext, Learning};
use camlens_client::classes::{
    ClassId, Evaluation, LearnedHead, MemberState, NotYet, Project, Role, taught,
};
use camlens_core::protocol::Curve;
use camlens_words::say;
use leptos::prelude::*;

/// Photos from which on an accuracy means something.
const FEW: usize = 10;

/// The share of near doubles from which on an accuracy says little.
const MANY_DOUBLES: f64 = 0.5;

/// What is known of the head.
pub fn learning(classes: ClassesContext, learning: &Learning) -> String {
    match learning {
        Learning::NotYet(reason) => not_yet(classes, reason),
        Learning::Collecting { left } => say::classes_state_collecting(*left),
        Learning::Training { .. } => say::classes_state_training(),
        Learning::Failed(None) => say::classes_state_failed(),
        Learning::Failed(Some(failure)) => failure::in_words(failure),
        Learning::Trained => trained(classes),
    }
}

fn not_yet(classes: ClassesContext, reason: &NotYet) -> String {
    match reason {
        NotYet::NoClass if classes.with(|project| project.classes().is_empty()) => {
            say::classes_state_empty()
        }
        NotYet::NoClass => say::classes_state_off(),
        NotYet::OneClass(class) => {
            let name = classes.class_name(*class);
            match classes.with(|project| project.classes().len()) {
                1 => say::classes_state_one(&name),
                _ => say::classes_state_one_on(&name),
            }
        }
        NotYet::Empty(empty) => {
            let names: Vec<String> = empty.iter().map(|of| classes.class_name(*of)).collect();
            say::classes_state_no_photos(&names.join(", "))
        }
        NotYet::AllTheSame => say::classes_state_same(),
    }
}

fn trained(classes: ClassesContext) -> String {
    let photos = classes
        .head
        .with(|head| head.as_ref().map_or(0, |head| head.keys.len()));
    let alike = classes
        .head
        .with(|head| head.as_deref().is_some_and(has_doubles));
    let mut words = vec![classes.left_out.with(|of| {
        match of.accuracy() {
            None => say::classes_state_unproven(&number(photos as f64, 0)),
            Some(_) if of.total() < FEW => say::classes_state_few(photos),
            Some(_) if alike => say::classes_state_alike(photos),
            Some(_) => say::ClassesStateTrained {
                photos,
                accuracy: &accuracy_percent(of),
            }
            .say(),
        }
    })];
    let tests = classes.with(|project| project.unread(Role::Test));
    if tests > 0 {
        words.push(say::classes_state_tests(tests));
    }
    words.extend(also_empty(classes));
    let twice = classes.with(Project::in_two_classes);
    if twice > 0 {
        words.push(say::classes_state_twice(twice));
    }
    words.join(" ")
}

/// The classes that are on, and have no photos to learn from yet.
fn also_empty(classes: ClassesContext) -> Option<String> {
    let head = classes.head.get()?;
    let empty = classes.with(|project| {
        let on = project.classes().iter().filter(|class| class.on);
        let empty = on.filter(|class| !head.classes.contains(&class.id));
        empty.map(|class| class.name.clone()).collect::<Vec<_>>()
    });
    (!empty.is_empty()).then(|| say::classes_state_no_photos(&empty.join(", ")))
}

/// The photos of a class in numbers.
pub fn counts(classes: ClassesContext, class: ClassId) -> String {
    let (photos, tests, failed) = classes.with(|project| count(project, class));
    let mut parts = vec![say::classes_count(photos)];
    if tests > 0 {
        parts.push(say::classes_count_tests(tests));
    }
    if failed > 0 {
        parts.push(say::classes_count_failed(failed));
    }
    parts.join(" \u{b7} ")
}

fn count(project: &Project, class: ClassId) -> (usize, usize, usize) {
    let members = || project.members_of(class);
    let tests = members().filter(|member| member.role == Role::Test).count();
    let failed = members().filter(|member| matches!(member.state, MemberState::Failed(_)));
    (members().count() - tests, tests, failed.count())
}

/// The accuracy as a figure.
pub fn accuracy(of: &Evaluation) -> String {
    match of.accuracy() {
        None => say::classes_no_accuracy(),
        Some(_) => say::ClassesRight {
            right: &number(of.right() as f64, 0),
            total: &number(of.total() as f64, 0),
            percent: &accuracy_percent(of),
        }
        .say(),
    }
}

/// What the accuracy does not prove, in sentences; `held_out` are the photos kept apart.
pub fn doubts(classes: ClassesContext, of: &Evaluation, held_out: bool) -> Vec<String> {
    let Some(head) = classes.head.get() else {
        return Vec::new();
    };
    let mut words = Vec::new();
    if (1..FEW).contains(&of.total()) {
        words.push(say::classes_few(of.total()));
    }
    if held_out {
        let (left, copies) =
            classes.with(|project| (project.unread(Role::Test), taught(&head, project)));
        words.extend((left > 0).then(|| say::classes_state_tests(left)));
        words.extend((copies > 0).then(|| say::classes_copies(copies)));
    } else if has_doubles(&head) {
        words.push(say::classes_alike());
    }
    let unjudged: Vec<String> = of
        .unjudged()
        .into_iter()
        .filter_map(|output| Some(classes.class_name(*head.classes.get(output)?)))
        .collect();
    if !unjudged.is_empty() && of.total() > 0 {
        words.push(say::classes_unjudged(&unjudged.join(", ")));
    }
    words
}

/// Whether so many photos are near doubles of others that the accuracy is that of photos taken at once.
fn has_doubles(head: &LearnedHead) -> bool {
    head.learned
        .doubles
        .is_some_and(|doubles| doubles >= MANY_DOUBLES)
}

/// Its interval.
pub fn interval(of: &Evaluation) -> Option<String> {
    let (low, high) = of.interval()?;
    let words = say::ClassesInterval {
        low: &counted(low),
        high: &counted(high),
    };
    Some(words.say())
}

fn accuracy_percent(of: &Evaluation) -> String {
    counted(of.accuracy().unwrap_or_default())
}

/// The strength of the penalty, for those who know it.
pub fn lambda(head: &LearnedHead) -> String {
    let objective = number(head.learned.objective, 6);
    let digits = (0..5).find(|digits| {
        let scale = 10_f64.powi(*digits);
        (head.learned.lambda * scale).fract() < 1e-9
    });
    say::ClassesLambda {
        lambda: &number(head.learned.lambda, digits.unwrap_or(4) as usize),
        objective: &objective,
    }
    .say()
}

/// Less than this is no gain, as a share of the photos.
const GAIN: f64 = 0.01;

/// And so few photos more are none either.
const GAINED_PHOTOS: f64 = 2.0;

/// Whether more photos would help, and of which class.
pub fn curve(classes: ClassesContext, curve: &Curve) -> Option<String> {
    let [.., half, all] = curve.points[..] else {
        return None;
    };
    let numbers = say::ClassesCurveNumbers {
        fewer: &number(half.photos, 0),
        less: &counted(half.accuracy),
        all: &number(all.photos, 0),
        more: &counted(all.accuracy),
    };
    let judged = classes.left_out.with(Evaluation::total) as f64;
    let gain = all.accuracy - half.accuracy;
    let rises = gain >= GAIN && gain * judged >= GAINED_PHOTOS;
    let alike = classes
        .head
        .with(|head| head.as_deref().is_some_and(has_doubles));
    let verdict = match rises {
        _ if alike => say::classes_curve_alike(),
        false => say::classes_curve_flat(),
        true => say::classes_curve_rises(),
    };
    let mut words = format!("{} {verdict}", numbers.say());
    let of_class = match most_helped(classes, curve) {
        Some(class) => Some(say::classes_curve_class(&class)),
        None if curve.halves.is_empty() => Some(say::classes_curve_no_class()),
        None => None,
    };
    if let Some(of_class) = of_class.filter(|_| rises && !alike) {
        words.push(' ');
        words.push_str(&of_class);
    }
    Some(words)
}

/// The class whose recall falls most when it has half of its photos.
fn most_helped(classes: ClassesContext, curve: &Curve) -> Option<String> {
    let fall = |(all, half): &(f64, f64)| all - half;
    let falls = curve.halves.iter().map(fall).enumerate();
    let (output, fall) = falls.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let class = classes
        .head
        .with(|head| head.as_deref()?.classes.get(output).copied())?;
    (fall >= GAIN).then(|| classes.class_name(class))
}
