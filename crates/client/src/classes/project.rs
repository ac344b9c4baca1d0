//! The classes, and the photos that show them. Names, colours and photos change by methods alone.

use super::names::{free, sameness, told_apart};
use crate::finding::PhotoId;
use crate::gallery::Source;
use camlens_core::protocol::Failure;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Colours that a class can have; the page has as many.
pub const COLOURS: u8 = 10;

/// The number of a class: stays when classes are renamed or others are removed, and over a reload.
///
/// It is drawn by chance, so that two tabs that add a class at the same moment give it two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClassId(pub u32);

/// A class of the visitor's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnClass {
    pub id: ClassId,
    /// Not empty, and unlike the others.
    pub name: String,
    /// Below [`COLOURS`].
    pub colour: u8,
    /// It takes part in what is learned.
    pub on: bool,
}

/// What a photo is there for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Learned from.
    #[default]
    Learn,
    /// Kept apart from learning, to test what was learned.
    Test,
}

/// What the network saw of a photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Sight {
    /// The averaged features `[channels]`, of the framing `whole` in the standard resolution.
    pub features: Arc<[f32]>,
    /// The exact network read the photo, and not its preview.
    pub exact: bool,
}

/// The state of a photo of a class.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberState {
    Waiting,
    Reading,
    Read(Sight),
    /// It cannot be read, and is left out.
    Failed(Failure),
    /// Not read, and its file did not outlast a reload: it has to be given again.
    Gone,
}

/// A photo of a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub photo: PhotoId,
    /// The name of the photo in the store: beyond a reload, which numbers photos anew.
    pub key: String,
    pub class: ClassId,
    pub role: Role,
    /// The file's name.
    pub name: String,
    pub source: Source,
    pub state: MemberState,
}

impl Member {
    /// What the network saw of it; `None` before it is read.
    pub fn sight(&self) -> Option<&Sight> {
        match &self.state {
            MemberState::Read(sight) => Some(sight),
            _ => None,
        }
    }
}

/// The classes in the order of the page, and their photos in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Project {
    classes: Vec<OwnClass>,
    members: Vec<Member>,
    /// The place of each member, by its photo.
    places: HashMap<PhotoId, usize>,
}

impl Project {
    /// All classes, in the order of the page.
    pub fn classes(&self) -> &[OwnClass] {
        &self.classes
    }

    /// A class.
    pub fn class(&self, id: ClassId) -> Option<&OwnClass> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// The class of this name; upper and lower case are the same.
    pub fn class_named(&self, name: &str) -> Option<&OwnClass> {
        let name = sameness(name);
        let mut classes = self.classes.iter();
        classes.find(|class| sameness(&class.name) == name)
    }

    /// All photos, in the order in which they came.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// A photo.
    pub fn member(&self, photo: PhotoId) -> Option<&Member> {
        self.members.get(*self.places.get(&photo)?)
    }

    /// The photos of a class.
    pub fn members_of(&self, class: ClassId) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |of| of.class == class)
    }

    /// The photos of this role that are still to be read, of classes that are on.
    pub fn unread(&self, role: Role) -> usize {
        let on = |id| self.class(id).is_some_and(|class| class.on);
        let unread = self.members.iter().filter(|member| {
            let waits = matches!(member.state, MemberState::Waiting | MemberState::Reading);
            waits && member.role == role && on(member.class)
        });
        unread.count()
    }

    /// The files that are photos of more than one class, told by name, length and time.
    pub fn in_two_classes(&self) -> usize {
        let mut classes: HashMap<(&str, u64, u64), BTreeSet<ClassId>> = HashMap::new();
        for member in &self.members {
            let Source { bytes, changed_ms } = member.source;
            let file = (member.name.as_str(), bytes, changed_ms.to_bits());
            classes.entry(file).or_default().insert(member.class);
        }
        classes.values().filter(|of| of.len() > 1).count()
    }

    /// Adds a class in the first colour that is free. A name that is taken already gets a number. The class's
    /// own number is `drawn`, or the first one behind it that no class has.
    pub fn add_class(&mut self, name: &str, drawn: ClassId) -> ClassId {
        let ids = std::iter::successors(Some(drawn), |id| Some(ClassId(id.0.wrapping_add(1))));
        let mut ids = ids.skip_while(|&id| self.class(id).is_some());
        let id = ids.next().unwrap_or(drawn);
        let class = OwnClass {
            id,
            name: self.free_name(name, None),
            colour: self.free_colour(),
            on: true,
        };
        self.classes.push(class);
        id
    }

    /// Takes over all classes as they were kept, in their order, in the place of those that are here. Of equal
    /// names all but the first get a number. Returns the photos of classes that are not among them, which leave.
    pub fn put_classes(&mut self, classes: Vec<OwnClass>) -> Vec<Member> {
        self.classes = unlike(classes, |_| false);
        let stays: HashSet<ClassId> = self.classes.iter().map(|class| class.id).collect();
        let here = self.members.iter();
        let gone = here.filter(|member| !stays.contains(&member.class));
        let gone: Vec<PhotoId> = gone.map(|member| member.photo).collect();
        self.remove(&gone)
    }

    /// Renames a class; a name that is taken gets a number, an empty one changes nothing. Returns whether
    /// something changed.
    pub fn rename(&mut self, id: ClassId, name: &str) -> bool {
        if sameness(name).is_empty() {
            return false;
        }
        let name = self.free_name(name, Some(id));
        self.change(id, |class| class.name = name)
    }

    /// Gives a class another colour.
    pub fn paint(&mut self, id: ClassId, colour: u8) -> bool {
        self.change(id, |class| class.colour = colour % COLOURS)
    }

    /// Switches a class on or off.
    pub fn switch(&mut self, id: ClassId, on: bool) -> bool {
        self.change(id, |class| class.on = on)
    }

    /// Removes a class with its photos, which are returned.
    pub fn remove_class(&mut self, id: ClassId) -> Vec<Member> {
        self.classes.retain(|class| class.id != id);
        let of_class: Vec<PhotoId> = self.members_of(id).map(|of| of.photo).collect();
        self.remove(&of_class)
    }

    /// Removes all classes and photos; returns the photos.
    pub fn clear(&mut self) -> Vec<Member> {
        self.classes.clear();
        self.places.clear();
        std::mem::take(&mut self.members)
    }

    /// Adds a photo, or puts it in the place of the one with the same number.
    pub fn put(&mut self, member: Member) {
        match self.places.get(&member.photo) {
            Some(&place) => self.members[place] = member,
            None => {
                self.places.insert(member.photo, self.members.len());
                self.members.push(member);
            }
        }
    }

    /// Puts a class back that has left, before the class at this place. One that is there by now stays as it is.
    pub fn insert_class(&mut self, at: usize, class: OwnClass) {
        if self.class(class.id).is_none() {
            let name = self.free_name(&class.name, None);
            let at = at.min(self.classes.len());
            self.classes.insert(at, OwnClass { name, ..class });
        }
    }

    /// Puts photos back that have left, each before the photo at its place, in the order of these. Left out are
    /// those that are there already, or whose class is not. Returns the others.
    pub fn insert(&mut self, members: Vec<(usize, Member)>) -> Vec<PhotoId> {
        let here: HashSet<String> = self.members.iter().map(|of| of.key.clone()).collect();
        let mut put = Vec::with_capacity(members.len());
        for (at, member) in members {
            if self.class(member.class).is_some() && !here.contains(&member.key) {
                put.push(member.photo);
                self.members.insert(at.min(self.members.len()), member);
            }
        }
        self.find_places();
        put
    }

    /// Removes photos, which are returned.
    pub fn remove(&mut self, photos: &[PhotoId]) -> Vec<Member> {
        let (gone, stay) = std::mem::take(&mut self.members)
            .into_iter()
            .partition(|member| photos.contains(&member.photo));
        self.members = stay;
        self.find_places();
        gone
    }

    /// Moves a photo to a class and a role. Returns whether something changed.
    pub fn move_to(&mut self, photo: PhotoId, class: ClassId, role: Role) -> bool {
        let known = self.class(class).is_some();
        let member = self.member_mut(photo).filter(|_| known);
        let Some(member) = member.filter(|of| (of.class, of.role) != (class, role)) else {
            return false;
        };
        (member.class, member.role) = (class, role);
        true
    }

    /// Sets the state of a photo. Returns whether there is such a photo.
    pub fn set(&mut self, photo: PhotoId, state: MemberState) -> bool {
        let member = self.member_mut(photo);
        member.map(|member| member.state = state).is_some()
    }

    fn find_places(&mut self) {
        let places = self.members.iter().enumerate();
        self.places = places.map(|(at, of)| (of.photo, at)).collect();
    }

    fn member_mut(&mut self, photo: PhotoId) -> Option<&mut Member> {
        self.members.get_mut(*self.places.get(&photo)?)
    }

    fn change(&mut self, id: ClassId, change: impl FnOnce(&mut OwnClass)) -> bool {
        let Some(class) = self.classes.iter_mut().find(|class| class.id == id) else {
            return false;
        };
        let before = class.clone();
        change(class);
        *class != before
    }

    fn free_colour(&self) -> u8 {
        let taken = |colour: &u8| self.classes.iter().any(|class| class.colour == *colour);
        let free = (0..COLOURS).find(|colour| !taken(colour));
        free.unwrap_or((self.classes.len() % usize::from(COLOURS)) as u8)
    }

    /// The name, or the name with the first number from 2 on that makes it unlike the others'.
    fn free_name(&self, name: &str, of: Option<ClassId>) -> String {
        let others = self.classes.iter().filter(|class| Some(class.id) != of);
        let taken: HashSet<String> = others.map(|class| sameness(&class.name)).collect();
        free(name, |name| !taken.contains(&sameness(name)))
    }
}

/// The classes with names unlike each other: of equal ones, those that yield get a number, and then those behind.
pub(super) fn unlike(classes: Vec<OwnClass>, yields: impl Fn(&OwnClass) -> bool) -> Vec<OwnClass> {
    let named = classes.iter();
    let names: Vec<(&str, bool)> = named.map(|of| (of.name.as_str(), yields(of))).collect();
    let names = told_apart(&names);
    let classes = classes.into_iter().zip(names);
    classes
        .map(|(class, name)| OwnClass { name, ..class })
        .collect()
}
