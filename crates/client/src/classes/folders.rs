//! Folders as classes: Keras' and PyTorch's convention.
//!
//! The folders in a folder are its classes; all photos below one of them are its photos, however deep. One
//! folder of photos is one class, also where some of its photos lie in a folder in it. Above the classes, or
//! between them and their photos, a folder may say what its photos are there for: `train` or `val`.

use super::project::Role;
use crate::gallery::Folder;
use std::collections::{BTreeMap, BTreeSet};

/// Names of folders whose photos are learned from.
const LEARNED: [&str; 3] = ["train", "training", "learn"];

/// Names of folders whose photos are kept apart.
const HELD_OUT: [&str; 7] = [
    "val",
    "valid",
    "validation",
    "test",
    "testing",
    "heldout",
    "held-out",
];

/// The class that a photo's folder makes it a photo of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The name of the class.
    pub class: String,
    pub role: Role,
}

/// The class and the role of each of these folders, which came together; `None` where a photo lies beside the
/// folders that are the classes, or in none at all.
pub fn places(folders: &[Folder]) -> Vec<Option<Place>> {
    let plain = without_roles(folders, 0);
    let (plain, at) = match level_of_classes(&plain) {
        Some(at) => (plain, at),
        // The only folder is called as one of those names.
        None => {
            let plain = without_roles(folders, 1);
            let at = level_of_classes(&plain).unwrap_or(0);
            (plain, at)
        }
    };
    let place = |plain: &Plain| {
        let class = plain.names.get(at)?;
        Some(Place {
            class: (*class).to_owned(),
            role: plain.role,
        })
    };
    plain.iter().map(place).collect()
}

/// What the photos of each of these folders are there for, which were given to one class.
pub fn roles(folders: &[Folder]) -> Vec<Role> {
    let plain = without_roles(folders, 0);
    plain.into_iter().map(|plain| plain.role).collect()
}

/// A folder without the names that say what its photos are there for.
#[derive(Debug, Clone)]
struct Plain<'a> {
    names: Vec<&'a str>,
    role: Role,
    /// The photos were given in no folder at all.
    loose: bool,
}

/// Each folder without the names of roles. The `below` outermost folders are never roles.
///
/// The folders beside a name decide whether it is a role or a class. The folders in `train` and those in
/// `val` count as beside each other, so that a class has the same name in both.
fn without_roles(folders: &[Folder], below: usize) -> Vec<Plain<'_>> {
    let plain = |folder: &Folder| Plain {
        names: Vec::new(),
        role: Role::Learn,
        loose: folder.0.is_empty(),
    };
    let mut plain: Vec<Plain> = folders.iter().map(plain).collect();
    let mut levels = vec![(0, (0..folders.len()).collect::<Vec<usize>>())];
    while let Some((depth, inside)) = levels.pop() {
        let mut beside: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in inside {
            if let Some(name) = folders[at].0.get(depth) {
                beside.entry(name).or_default().push(at);
            }
        }
        let are_roles = depth >= below && are_roles(beside.keys());
        let mut of_roles = Vec::new();
        for (name, inside) in beside {
            if let Some(role) = role_of(name).filter(|_| are_roles) {
                inside.iter().for_each(|at| plain[*at].role = role);
                of_roles.extend(inside);
            } else {
                inside.iter().for_each(|at| plain[*at].names.push(name));
                levels.push((depth + 1, inside));
            }
        }
        if !of_roles.is_empty() {
            levels.push((depth + 1, of_roles));
        }
    }
    plain
}

/// Whether names of folders beside each other say what their photos are there for, as far as they can: no
/// other name is among them, or a name of each kind is.
fn are_roles<'a>(names: impl Iterator<Item = &'a &'a str>) -> bool {
    let kinds: Vec<Option<Role>> = names.map(|name| role_of(name)).collect();
    let both = [Role::Learn, Role::Test].map(Some);
    kinds.iter().all(Option::is_some) || both.iter().all(|kind| kinds.contains(kind))
}

/// The number of outer folders around the classes; `None` where no folder is left that the only class could be
/// called after.
fn level_of_classes(plain: &[Plain]) -> Option<usize> {
    let names = plain.iter().filter(|of| !of.loose).map(|of| &of.names);
    let first = names.clone().next()?;
    let is_shared = |at: &usize| names.clone().all(|of| of.get(*at) == first.get(*at));
    let shared = (0..first.len()).take_while(is_shared).count();
    let classes: BTreeSet<&str> = names.filter_map(|of| of.get(shared).copied()).collect();
    match classes.len() {
        // The photos lie in one folder, or some of them in a single folder in it.
        0 | 1 => shared.checked_sub(1),
        _ => Some(shared),
    }
}

fn role_of(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    let is = |names: &[&str]| names.contains(&name.as_str());
    if is(&LEARNED) {
        Some(Role::Learn)
    } else if is(&HELD_OUT) {
        Some(Role::Test)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(paths: &[&str]) -> Vec<Option<(String, Role)>> {
        let folders: Vec<Folder> = paths.iter().map(|path| Folder::of_path(path)).collect();
        let pair = |place: Option<Place>| place.map(|place| (place.class, place.role));
        places(&folders).into_iter().map(pair).collect()
    }

    fn class(name: &str, role: Role) -> Option<(String, Role)> {
        Some((name.to_owned(), role))
    }

    #[test]
    fn folders_in_a_folder_are_its_classes() {
        let found = placed(&["insects/ants/1.jpg", "insects/bees/wild/2.jpg"]);
        assert_eq!(
            found,
            [class("ants", Role::Learn), class("bees", Role::Learn)]
        );
    }

    #[test]
    fn train_and_val_say_what_photos_are_there_for() {
        let found = placed(&[
            "ants-bees/train/ants/1.jpg",
            "ants-bees/train/bees/1.jpg",
            "ants-bees/val/ants/2.jpg",
            "ants-bees/Validation/bees/3.jpg",
        ]);
        let expected = [
            class("ants", Role::Learn),
            class("bees", Role::Learn),
            class("ants", Role::Test),
            class("bees", Role::Test),
        ];
        assert_eq!(found, expected);
        // The other way round, too, and with the outer folder alone.
        assert_eq!(
            placed(&["x/ants/test/1.jpg", "x/bees/train/1.jpg"])[0],
            expected[2]
        );
        assert_eq!(
            placed(&["train/ants/1.jpg", "train/bees/1.jpg"])[..],
            expected[..2]
        );
    }

    #[test]
    fn a_single_folder_of_photos_is_one_class() {
        assert_eq!(
            placed(&["ants/1.jpg", "ants/2.jpg"]),
            [class("ants", Role::Learn), class("ants", Role::Learn)]
        );
        assert_eq!(placed(&["test/1.jpg"]), [class("test", Role::Learn)]);
    }

    #[test]
    fn a_class_may_be_called_as_photos_that_are_learned_from() {
        let learned = |names: &[&str]| -> Vec<_> {
            let of = |name: &&str| class(name, Role::Learn);
            names.iter().map(of).collect()
        };
        assert_eq!(
            placed(&[
                "vehicles/train/1.jpg",
                "vehicles/car/1.jpg",
                "vehicles/bus/1.jpg"
            ]),
            learned(&["train", "car", "bus"])
        );
        // Dropped side by side, and where only one part has photos of each.
        assert_eq!(
            placed(&["test/1.jpg", "match/1.jpg"]),
            learned(&["test", "match"])
        );
        let parts = placed(&[
            "x/train/train/1.jpg",
            "x/train/car/1.jpg",
            "x/val/train/2.jpg",
        ]);
        assert_eq!(parts[..2], learned(&["train", "car"]));
        assert_eq!(parts[2], class("train", Role::Test));
        // And a folder in a class.
        assert_eq!(
            placed(&["x/ants/test/1.jpg", "x/ants/nest/1.jpg", "x/bees/1.jpg"]),
            learned(&["ants", "ants", "bees"])
        );
    }

    #[test]
    fn photos_to_learn_from_and_photos_kept_apart_are_told_from_a_class_beside_them() {
        assert_eq!(
            placed(&["x/train/ants/1.jpg", "x/test/ants/2.jpg", "x/bees/1.jpg"]),
            [
                class("ants", Role::Learn),
                class("ants", Role::Test),
                class("bees", Role::Learn)
            ]
        );
    }

    #[test]
    fn a_folder_with_photos_and_a_single_folder_is_one_class() {
        let cats = class("cats", Role::Learn);
        assert_eq!(
            placed(&["cats/1.jpg", "cats/more/2.jpg", "cats/more/old/3.jpg"]),
            [cats.clone(), cats.clone(), cats.clone()]
        );
        assert_eq!(
            placed(&["pets/cats/1.jpg", "pets/cats/more/2.jpg", "3.jpg"]),
            [cats.clone(), cats.clone(), None]
        );
        assert_eq!(
            placed(&["train/1.jpg", "train/more/2.jpg"]),
            [class("train", Role::Learn), class("train", Role::Learn)]
        );
        assert_eq!(
            placed(&["cats/1.jpg", "cats/val/2.jpg"]),
            [cats, class("cats", Role::Test)]
        );
    }

    #[test]
    fn a_photo_above_the_classes_makes_none() {
        assert_eq!(
            placed(&["train/1.jpg", "train/ants/1.jpg", "train/bees/1.jpg"]),
            [None, class("ants", Role::Learn), class("bees", Role::Learn)]
        );
    }

    #[test]
    fn photos_beside_the_classes_are_of_none() {
        assert_eq!(
            placed(&["insects/1.jpg", "insects/ants/1.jpg", "insects/bees/1.jpg"]),
            [None, class("ants", Role::Learn), class("bees", Role::Learn)]
        );
        assert_eq!(placed(&["1.jpg"]), [None]);
        assert_eq!(placed(&[]), []);
    }

    #[test]
    fn dropped_folders_are_classes_each() {
        assert_eq!(
            placed(&["ants/1.jpg", "bees/1.jpg", "3.jpg"]),
            [class("ants", Role::Learn), class("bees", Role::Learn), None]
        );
    }

    #[test]
    fn folders_that_are_given_to_a_class_say_what_their_photos_are_there_for() {
        let given = [
            ("1.jpg", Role::Learn),
            ("bees/2.jpg", Role::Learn),
            ("bees/val/3.jpg", Role::Test),
            ("bees/train/old/4.jpg", Role::Learn),
            ("more/test/5.jpg", Role::Learn),
            ("more/nests/6.jpg", Role::Learn),
        ];
        let folders = given.map(|(path, _)| Folder::of_path(path));
        assert_eq!(roles(&folders), given.map(|(_, role)| role));
        assert_eq!(roles(&[Folder::of_path("val/1.jpg")]), [Role::Test]);
    }
}
