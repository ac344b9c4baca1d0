//! What is learned from: the read photos of all classes that are on.

use super::project::{ClassId, Member, Project, Role, Sight};
use std::sync::Arc;

/// The photos of a class that are learned from, in an order of their own.
fn learned_from(project: &Project, class: ClassId) -> Vec<(&Member, &Sight)> {
    let members = project.members_of(class);
    let learned = members.filter(|member| member.role == Role::Learn);
    let mut read: Vec<(&Member, &Sight)> = learned
        .filter_map(|member| Some((member, member.sight()?)))
        .collect();
    // The same photos are the same lesson, in whatever order they came, at every visit and in every tab.
    read.sort_by(|a, b| order(a.0).cmp(&order(b.0)));
    read
}

/// What a photo is sorted by: first what is its own.
fn order(member: &Member) -> (&str, u64, u64, &str) {
    let source = member.source;
    let changed = source.changed_ms as u64;
    (&member.name, source.bytes, changed, &member.key)
}

/// Photos with their classes, in an order that is the same whenever the same photos are there.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Those that are on and have photos, in the order of the page: their places are the classes of the head. At
    /// least 2.
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

impl Lesson {
    /// Whether it is of the same photos and classes. The key of a photo stands for what was read of it.
    pub fn is_as(&self, other: &Self) -> bool {
        (self.exact, &self.classes, &self.labels, &self.keys)
            == (other.exact, &other.classes, &other.labels, &other.keys)
    }
}

/// The reason why nothing can be learned yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotYet {
    /// There is no class, or none is on.
    NoClass,
    /// There is one class: it cannot be told from anything.
    OneClass(ClassId),
    /// At most one class has a photo to learn from that was read; these have none.
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
        let with_photos = classes
            .into_iter()
            .map(|class| (class, learned_from(project, class)));
        let (empty, taught): (Vec<_>, Vec<_>) =
            with_photos.partition(|(_, photos)| photos.is_empty());
        if taught.len() < 2 {
            return Err(NotYet::Empty(empty.into_iter().map(|of| of.0).collect()));
        }
        let mut lesson = Self {
            classes: taught.iter().map(|of| of.0).collect(),
            keys: Vec::new(),
            labels: Vec::new(),
            features: Vec::new(),
            exact: true,
        };
        for (label, (_, photos)) in (0..).zip(taught) {
            for (member, sight) in photos {
                lesson.keys.push(member.key.clone());
                lesson.labels.push(label);
                lesson.features.push(Arc::clone(&sight.features));
                lesson.exact &= sight.exact;
            }
        }
        if lesson.features.iter().all(|of| *of == lesson.features[0]) {
            return Err(NotYet::AllTheSame);
        }
        Ok(lesson)
    }
}
