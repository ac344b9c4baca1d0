//! Folders as classes: Keras' and PyTorch's convention.
//!
//! The folders in a folder are its classes; all photos below one of them are its photos, however deep. One
//! folder of photos is one class. Above the classes, or between them and their photos, a folder may say what
//! its photos are there for: `train` or `val`.

use super::project::Role;
use crate::gallery::Folder;

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
    let plain: Vec<(Vec<&str>, Role)> = folders.iter().map(without_roles).collect();
    let shared = shared(&plain);
    // All photos in one folder: it is the class.
    let one = plain.iter().all(|(names, _)| names.len() <= shared);
    let at = if one {
        shared.saturating_sub(1)
    } else {
        shared
    };
    let place = |(names, role): &(Vec<&str>, Role)| {
        let class = names.get(at)?;
        Some(Place {
            class: (*class).to_owned(),
            role: *role,
        })
    };
    plain.iter().map(place).collect()
}

/// The names without those that say what the photos are there for.
fn without_roles(folder: &Folder) -> (Vec<&str>, Role) {
    let mut role = Role::Learn;
    let mut names = Vec::new();
    for name in &folder.0 {
        match role_of(name) {
            Some(named) => role = named,
            None => names.push(name.as_str()),
        }
    }
    // Somebody's only folder is called so.
    if names.is_empty() {
        names.extend(folder.0.last().map(String::as_str));
        role = Role::Learn;
    }
    (names, role)
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

/// The number of names that all begin with.
fn shared(plain: &[(Vec<&str>, Role)]) -> usize {
    let Some((first, _)) = plain.iter().find(|(names, _)| !names.is_empty()) else {
        return 0;
    };
    let same = |at: &usize| {
        let mut all = plain.iter().filter(|(names, _)| !names.is_empty());
        all.all(|(names, _)| names.get(*at) == first.get(*at))
    };
    (0..first.len()).take_while(same).count()
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
}
