//! The way back: what a visitor does to classes and photos, and what undoes it.

use super::outline::Settings;
use super::project::{ClassId, Member, MemberState, OwnClass, Project, Role};
use crate::finding::PhotoId;
use std::collections::VecDeque;

/// Steps that can be undone; older ones stay as they are.
const MOST_STEPS: usize = 50;

/// A change that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<'a> {
    Rename(ClassId, &'a str),
    Paint(ClassId, u8),
    Switch(ClassId, bool),
    /// Photos come to a class and a role.
    Move(&'a [PhotoId], ClassId, Role),
    Remove(&'a [PhotoId]),
    /// A class goes with its photos.
    RemoveClass(ClassId),
    /// All classes and photos go, and others come in their place. The settings are those that are there before.
    Clear(Settings),
}

/// What was done, with the names that the classes had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    Renamed {
        from: String,
        to: String,
    },
    Painted(String),
    Switched {
        class: String,
        on: bool,
    },
    Moved {
        photos: usize,
        to: String,
    },
    KeptApart(usize),
    /// Photos that were kept apart are learned from.
    PutBack(usize),
    /// The class is `None` where the photos were of several.
    Removed {
        photos: usize,
        class: Option<String>,
    },
    RemovedClass {
        class: String,
        photos: usize,
    },
    /// All classes, by those of a file.
    Replaced,
}

/// A change that was made, and what it takes to undo it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub done: Done,
    back: Back,
}

#[derive(Debug, Clone, PartialEq)]
enum Back {
    Name(ClassId, String),
    Colour(ClassId, u8),
    On(ClassId, bool),
    Moved(Vec<(PhotoId, ClassId, Role)>),
    /// Classes and photos with the places that they had, in the order of these.
    Gone {
        classes: Vec<(usize, OwnClass)>,
        members: Vec<(usize, Member)>,
    },
    /// Everything: what is there instead goes.
    All {
        classes: Vec<(usize, OwnClass)>,
        members: Vec<(usize, Member)>,
        settings: Settings,
    },
}

/// What is to be done after a change of the project, or after it was undone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Touched {
    /// The classes are others, or are called or painted otherwise.
    pub classes: bool,
    /// Something else may be to be learned.
    pub lesson: bool,
    /// These photos are others, or are there again.
    pub photos: Vec<PhotoId>,
    /// These photos are not there any more.
    pub gone: Vec<Member>,
    /// The settings are these again.
    pub settings: Option<Settings>,
}

impl Step {
    /// Changes a project. `None` where there was nothing to change.
    pub fn make(project: &mut Project, change: &Change) -> Option<Self> {
        let name = |id: ClassId| project.class(id).map(|class| class.name.clone());
        match *change {
            Change::Rename(id, to) => {
                let from = name(id)?;
                let renamed = project.rename(id, to);
                let to = project.class(id)?.name.clone();
                let back = Back::Name(id, from.clone());
                let done = Done::Renamed { from, to };
                renamed.then_some(Self { done, back })
            }
            Change::Paint(id, colour) => {
                let class = project.class(id)?.clone();
                let back = Back::Colour(id, class.colour);
                let done = Done::Painted(class.name);
                project.paint(id, colour).then_some(Self { done, back })
            }
            Change::Switch(id, on) => {
                let class = name(id)?;
                let (done, back) = (Done::Switched { class, on }, Back::On(id, !on));
                project.switch(id, on).then_some(Self { done, back })
            }
            Change::Move(photos, class, role) => moved(project, photos, (class, role)),
            Change::Remove(photos) => {
                let members = placed(project, |of| photos.contains(&of.photo));
                let first = members.first()?.1.class;
                let same = members.iter().all(|(_, of)| of.class == first);
                let done = Done::Removed {
                    photos: members.len(),
                    class: name(first).filter(|_| same),
                };
                project.remove(photos);
                let back = Back::Gone {
                    classes: Vec::new(),
                    members,
                };
                Some(Self { done, back })
            }
            Change::RemoveClass(id) => {
                let at = project.classes().iter().position(|class| class.id == id)?;
                let class = project.classes()[at].clone();
                let members = placed(project, |of| of.class == id);
                project.remove_class(id);
                let done = Done::RemovedClass {
                    class: class.name.clone(),
                    photos: members.len(),
                };
                let classes = vec![(at, class)];
                let back = Back::Gone { classes, members };
                Some(Self { done, back })
            }
            Change::Clear(settings) => {
                let classes: Vec<_> = project.classes().iter().cloned().enumerate().collect();
                let members = placed(project, |_| true);
                project.clear();
                let is_empty = classes.is_empty();
                let back = Back::All {
                    classes,
                    members,
                    settings,
                };
                let done = Done::Replaced;
                (!is_empty).then_some(Self { done, back })
            }
        }
    }

    /// The photos that have left the project, and may come back.
    pub fn gone(&self) -> impl Iterator<Item = &Member> {
        let members = match &self.back {
            Back::Gone { members, .. } | Back::All { members, .. } => members.as_slice(),
            _ => &[],
        };
        members.iter().map(|(_, member)| member)
    }

    /// What the change itself has touched.
    pub fn touched(&self) -> Touched {
        let photos = match &self.back {
            Back::Moved(moved) => moved.iter().map(|of| of.0).collect(),
            _ => Vec::new(),
        };
        Touched {
            gone: self.gone().cloned().collect(),
            ..self.touches(photos)
        }
    }

    /// Undoes the change in a project, which may have changed since: what another tab has removed meanwhile
    /// stays away, and what it has brought stays.
    pub fn undo(&self, project: &mut Project) -> Touched {
        let photos = match &self.back {
            Back::Name(id, name) => {
                project.rename(*id, name);
                Vec::new()
            }
            Back::Colour(id, colour) => {
                project.paint(*id, *colour);
                Vec::new()
            }
            Back::On(id, on) => {
                project.switch(*id, *on);
                Vec::new()
            }
            Back::Moved(moved) => {
                let mut back = moved.clone();
                back.retain(|(photo, class, role)| project.move_to(*photo, *class, *role));
                back.into_iter().map(|(photo, ..)| photo).collect()
            }
            Back::Gone { classes, members } => come_back(project, classes, members),
            Back::All {
                classes,
                members,
                settings,
            } => {
                let gone = project.clear();
                let photos = come_back(project, classes, members);
                return Touched {
                    gone,
                    settings: Some(*settings),
                    ..self.touches(photos)
                };
            }
        };
        self.touches(photos)
    }

    fn touches(&self, photos: Vec<PhotoId>) -> Touched {
        let classes = match &self.back {
            Back::Moved(_) => false,
            Back::Gone { classes, .. } => !classes.is_empty(),
            _ => true,
        };
        Touched {
            classes,
            lesson: !matches!(self.back, Back::Name(..) | Back::Colour(..)),
            photos,
            ..Touched::default()
        }
    }
}

fn moved(
    project: &mut Project,
    photos: &[PhotoId],
    (class, role): (ClassId, Role),
) -> Option<Step> {
    let to = project.class(class)?.name.clone();
    let before = photos.iter().filter_map(|photo| project.member(*photo));
    let mut moved: Vec<_> = before.map(|of| (of.photo, of.class, of.role)).collect();
    moved.retain(|(photo, ..)| project.move_to(*photo, class, role));
    let stays = moved.iter().all(|(_, before, _)| *before == class);
    let photos = moved.len();
    let done = match role {
        _ if !stays => Done::Moved { photos, to },
        Role::Test => Done::KeptApart(photos),
        Role::Learn => Done::PutBack(photos),
    };
    let back = Back::Moved(moved);
    (photos > 0).then_some(Step { done, back })
}

/// Photos with their places.
fn placed(project: &Project, is_wanted: impl Fn(&Member) -> bool) -> Vec<(usize, Member)> {
    let members = project.members().iter().enumerate();
    let wanted = members.filter(|(_, member)| is_wanted(member));
    wanted.map(|(at, member)| (at, member.clone())).collect()
}

/// Puts classes and photos where they were. Returns the photos.
fn come_back(
    project: &mut Project,
    classes: &[(usize, OwnClass)],
    members: &[(usize, Member)],
) -> Vec<PhotoId> {
    for (at, class) in classes {
        project.insert_class(*at, class.clone());
    }
    let back = members.iter().cloned().map(|(at, mut member)| {
        if member.state == MemberState::Reading {
            member.state = MemberState::Waiting;
        }
        (at, member)
    });
    project.insert(back.collect())
}

/// The steps that can be undone, the last one first.
#[derive(Debug, Default)]
pub struct Steps(VecDeque<Step>);

impl Steps {
    /// Adds a step. Returns the one that is too old for the way back.
    pub fn push(&mut self, step: Step) -> Option<Step> {
        self.0.push_back(step);
        let many = self.0.len() > MOST_STEPS;
        many.then(|| self.0.pop_front()).flatten()
    }

    /// Takes the last step, to undo it.
    pub fn pop(&mut self) -> Option<Step> {
        self.0.pop_back()
    }

    /// What was done last.
    pub fn last(&self) -> Option<&Done> {
        self.0.back().map(|step| &step.done)
    }

    /// Whether a photo may come back.
    pub fn has(&self, photo: PhotoId) -> bool {
        let mut gone = self.0.iter().flat_map(Step::gone);
        gone.any(|member| member.photo == photo)
    }

    /// Nothing can be undone any more. Returns the photos that cannot come back.
    pub fn clear(&mut self) -> Vec<Member> {
        let steps = std::mem::take(&mut self.0);
        steps.iter().flat_map(Step::gone).cloned().collect()
    }
}
