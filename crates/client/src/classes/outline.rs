//! All of a project but its photos: what the browser keeps as one record, and what two tabs agree on.

use super::learned::LearnedHead;
use super::project::{ClassId, OwnClass, Project, unlike};
use serde::{Deserialize, Serialize};

/// What the visitor has chosen for the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The photos' files are kept on the device, too.
    pub keeps_photos: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { keeps_photos: true }
    }
}

/// The classes in the order of the page, the settings, and the head that was learned last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    pub classes: Vec<OwnClass>,
    pub settings: Settings,
    pub head: Option<LearnedHead>,
}

impl Outline {
    /// The outline of a project.
    pub fn of(project: &Project, settings: Settings, head: Option<LearnedHead>) -> Self {
        Self {
            classes: project.classes().to_vec(),
            settings,
            head,
        }
    }

    /// One outline of two tabs that both have changed it since it was `base`.
    ///
    /// A class that `mine` has added, changed or removed is as `mine` has it; all others are as `theirs` has
    /// them. The order is that of `mine` where `mine` has changed it. So are settings and head. Where both have
    /// given the same name to two classes, the one of `mine` gets a number.
    pub fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        let by_mine = |class: &OwnClass| find(base, class.id) != find(mine, class.id);
        let mut classes: Vec<OwnClass> = Vec::new();
        for class in &theirs.classes {
            match find(mine, class.id) {
                _ if !by_mine(class) => classes.push(class.clone()),
                Some(changed) => classes.push(changed.clone()),
                // Removed here.
                None => {}
            }
        }
        // From behind: each comes before the class that it stands before here, or behind all.
        let mut next = None;
        for class in mine.classes.iter().rev() {
            let place = |id| classes.iter().position(|of| of.id == id);
            if by_mine(class) && place(class.id).is_none() {
                let at = next.and_then(place).unwrap_or(classes.len());
                classes.insert(at, class.clone());
            }
            if classes.iter().any(|of| of.id == class.id) {
                next = Some(class.id);
            }
        }
        if order(base, mine) != order(mine, base) {
            let place = |class: &OwnClass| {
                let place = mine.classes.iter().position(|of| of.id == class.id);
                place.unwrap_or(usize::MAX)
            };
            classes.sort_by_key(place);
        }
        let was_set_here = mine.settings != base.settings;
        let set = if was_set_here { mine } else { theirs };
        let was_learned_here = !mine.has_same_head(base);
        let learned = if was_learned_here { mine } else { theirs };
        Self {
            classes: unlike(classes, by_mine),
            settings: set.settings,
            head: learned.head.clone(),
        }
    }

    /// Whether the heads have the same bits: a logit may be no number, which is unlike itself.
    pub fn has_same_head(&self, other: &Self) -> bool {
        match (&self.head, &other.head) {
            (Some(one), Some(other)) => {
                let bits = |head: &LearnedHead| -> Vec<u32> {
                    head.left_out.iter().map(|logit| logit.to_bits()).collect()
                };
                let facts = |head: &LearnedHead| {
                    let learned = head.learned.clone();
                    (learned, head.exact, head.classes.clone())
                };
                facts(one) == facts(other)
                    && (&one.keys, &one.labels) == (&other.keys, &other.labels)
                    && one.layer == other.layer
                    && bits(one) == bits(other)
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether classes, settings and head are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.classes == other.classes
            && self.settings == other.settings
            && self.has_same_head(other)
    }
}

fn find(outline: &Outline, id: ClassId) -> Option<&OwnClass> {
    outline.classes.iter().find(|class| class.id == id)
}

/// The order of those classes of one outline that the other has, too.
fn order(of: &Outline, known: &Outline) -> Vec<ClassId> {
    let ids = of.classes.iter().map(|class| class.id);
    ids.filter(|&id| find(known, id).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::protocol::Learned;
    use camlens_core::reading::PredictionLayer;

    fn outline(classes: &[(u32, &str)]) -> Outline {
        let class = |&(id, name): &(u32, &str)| OwnClass {
            id: ClassId(id),
            name: name.to_owned(),
            colour: 0,
            on: true,
        };
        Outline {
            classes: classes.iter().map(class).collect(),
            ..Outline::default()
        }
    }

    fn merged(base: &Outline, mine: &Outline, theirs: &Outline) -> Vec<(u32, String)> {
        let merged = Outline::merged(base, mine, theirs);
        let classes = merged.classes.into_iter();
        classes.map(|class| (class.id.0, class.name)).collect()
    }

    fn pairs(classes: &[(u32, &str)]) -> Vec<(u32, String)> {
        let pairs = classes.iter();
        pairs.map(|&(id, name)| (id, name.to_owned())).collect()
    }

    #[test]
    fn changes_of_both_tabs_are_there() {
        let base = outline(&[(0, "ants"), (1, "bees"), (2, "wasps")]);
        // One renames and adds, the other renames another one and removes a third.
        let mine = outline(&[(0, "Ants"), (1, "bees"), (2, "wasps"), (3, "flies")]);
        let theirs = outline(&[(0, "ants"), (1, "Bees")]);
        let both = pairs(&[(0, "Ants"), (1, "Bees"), (3, "flies")]);
        assert_eq!(merged(&base, &mine, &theirs), both);
        assert_eq!(merged(&base, &theirs, &mine), both);
    }

    #[test]
    fn the_last_one_wins_where_both_have_changed_the_same() {
        let base = outline(&[(0, "ants")]);
        let (mine, theirs) = (outline(&[(0, "mine")]), outline(&[(0, "theirs")]));
        assert_eq!(merged(&base, &mine, &theirs), pairs(&[(0, "mine")]));
        // Changed here and removed there, and the other way round.
        let none = outline(&[]);
        assert_eq!(merged(&base, &mine, &none), pairs(&[(0, "mine")]));
        assert_eq!(merged(&base, &none, &mine), pairs(&[]));
    }

    #[test]
    fn equal_names_of_two_tabs_are_told_apart() {
        let base = outline(&[(0, "ants"), (1, "bees")]);
        let mine = outline(&[(0, "Wasps"), (1, "bees"), (7, "flies")]);
        let theirs = outline(&[(0, "ants"), (1, "wasps"), (8, "flies")]);
        let both = pairs(&[(0, "Wasps 2"), (1, "wasps"), (8, "flies"), (7, "flies 2")]);
        assert_eq!(merged(&base, &mine, &theirs), both);
        // The other tab takes that over with what it has changed since.
        let written = outline(&[(0, "Wasps 2"), (1, "wasps"), (8, "flies"), (7, "flies 2")]);
        let since = outline(&[(0, "ants"), (1, "wasps"), (8, "Flies")]);
        let again = pairs(&[(0, "Wasps 2"), (1, "wasps"), (8, "Flies"), (7, "flies 2")]);
        assert_eq!(merged(&theirs, &since, &written), again);
    }

    #[test]
    fn a_class_that_comes_back_has_its_place_again() {
        let all = outline(&[(0, "a"), (1, "b"), (2, "c"), (3, "d")]);
        for gone in [&[0, 1][..], &[1], &[1, 2], &[3], &[0, 3], &[0, 1, 2, 3]] {
            let mut written = all.clone();
            written.classes.retain(|class| !gone.contains(&class.id.0));
            let both = Outline::merged(&written, &all, &written);
            assert_eq!(both.classes, all.classes, "{gone:?}");
        }
        // What both have added at the end is there in one order.
        let (base, mine) = (outline(&[(0, "a")]), outline(&[(0, "a"), (1, "b")]));
        let theirs = outline(&[(0, "a"), (2, "c")]);
        let both = pairs(&[(0, "a"), (2, "c"), (1, "b")]);
        assert_eq!(merged(&base, &mine, &theirs), both);
    }

    #[test]
    fn an_order_that_was_not_touched_here_is_theirs() {
        let base = outline(&[(0, "a"), (1, "b"), (2, "c")]);
        let turned = outline(&[(2, "c"), (1, "b"), (0, "a")]);
        let renamed = outline(&[(0, "a"), (1, "B"), (2, "c")]);
        let both = pairs(&[(2, "c"), (1, "B"), (0, "a")]);
        assert_eq!(merged(&base, &turned, &renamed), both);
        assert_eq!(merged(&base, &renamed, &turned), both);
    }

    #[test]
    fn a_head_is_theirs_unless_another_was_learned_here() {
        let head = |keys: &[&str]| LearnedHead {
            classes: vec![ClassId(0)],
            keys: keys.iter().map(|&key| key.to_owned()).collect(),
            labels: vec![0; keys.len()],
            layer: PredictionLayer {
                weights: vec![0.5],
                bias: vec![0.0],
            },
            // Not left out.
            left_out: vec![f32::NAN; keys.len()],
            learned: Learned {
                lambda: 0.1,
                objective: 0.0,
                losses: Vec::new(),
                folds: vec![0; keys.len()],
                threshold: None,
                doubles: None,
                ms: 1.0,
            },
            exact: true,
        };
        let with = |head| Outline {
            head,
            ..Outline::default()
        };
        let base = with(Some(head(&["a"])));
        let same = with(Some(head(&["a"])));
        let other = with(Some(head(&["a", "b"])));
        assert!(same.is_same(&base) && !other.is_same(&base));
        assert!(Outline::merged(&base, &same, &other).is_same(&other));
        assert!(Outline::merged(&base, &other, &same).is_same(&other));
        assert!(Outline::merged(&base, &with(None), &same).is_same(&with(None)));
    }

    #[test]
    fn settings_are_theirs_unless_they_were_changed_here() {
        let base = Outline::default();
        let dropped = Outline {
            settings: Settings {
                keeps_photos: false,
            },
            ..Outline::default()
        };
        assert!(
            !Outline::merged(&base, &dropped, &base)
                .settings
                .keeps_photos
        );
        assert!(
            !Outline::merged(&base, &base, &dropped)
                .settings
                .keeps_photos
        );
        assert!(
            Outline::merged(&dropped, &base, &dropped)
                .settings
                .keeps_photos
        );
    }
}
