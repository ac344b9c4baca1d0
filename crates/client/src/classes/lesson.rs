//! What is learned from: the read photos of all classes that are on.

use super::project::{ClassId, Member, MemberState, Project, Role};
use std::sync::Arc;

/// What a photo is sorted by: first what is its own.
fn order(member: &Member) -> (&str, u64, u64, &str) {
    let source = member.source;
    let changed = source.changed_ms as u64;
    (&member.name, source.bytes, changed, &member.key)
}

/// Photos with their classes, in an order that is the same whenever the same photos are there.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// In the order of the page: their places are the classes of the head. At least 2.
    pub classes: Vec<ClassId>,
    /// The key of each photo.
    pub keys: Vec<String>,
    /// The place of its class in `classes`.
    pub labels: Vec<u32>,
    /// The averaged features of each photo, `[channels]`.
    pub features: Vec<Arc<[f32]>>,
    /// All photos were read by the exact network.
    pub exact: bool,
}

/// The reason why nothing can be learned yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotYet {
    /// There is no class, or none is on.
    NoClass,
    /// There is one class: it cannot be told from anything.
    OneClass(ClassId),
    /// These classes have no photo to learn from that was read.
    Empty(Vec<ClassId>),
    /// All photos are the same one.
    AllTheSame,
}

impl Lesson {
    /// The lesson of a project.
    ///
    /// # Errors
    /// [`NotYet`], where nothing can be learned.
    pub fn of(project: &Project) -> Result<Self, NotYet> {
        let on = project.classes().iter().filter(|class| class.on);
        let classes: Vec<ClassId> = on.map(|class| class.id).collect();
        match classes[..] {
            [] => return Err(NotYet::NoClass),
            [one] => return Err(NotYet::OneClass(one)),
            _ => {}
        }
        let mut lesson = Self {
            classes,
            keys: Vec::new(),
            labels: Vec::new(),
            features: Vec::new(),
            exact: true,
        };
        let mut empty = Vec::new();
        for (label, &class) in (0..).zip(&lesson.classes) {
            let before = lesson.keys.len();
            let mut members: Vec<&Member> = project.members_of(class).collect();
            // The same photos are the same lesson, in whatever order they came, at every visit and in every tab.
            members.sort_by(|a, b| order(a).cmp(&order(b)));
            for member in members {
                let MemberState::Read(sight) = &member.state else {
                    continue;
                };
                if member.role == Role::Learn {
                    lesson.keys.push(member.key.clone());
                    lesson.labels.push(label);
                    lesson.features.push(Arc::clone(&sight.features));
                    lesson.exact &= sight.exact;
                }
            }
            if lesson.keys.len() == before {
                empty.push(class);
            }
        }
        if !empty.is_empty() {
            return Err(NotYet::Empty(empty));
        }
        if lesson.features.iter().all(|of| *of == lesson.features[0]) {
            return Err(NotYet::AllTheSame);
        }
        Ok(lesson)
    }

    /// The features of all photos, `[photos, channels]`.
    pub fn flat(&self) -> Vec<f32> {
        self.features
            .iter()
            .flat_map(|of| of.iter().copied())
            .collect()
    }
}
