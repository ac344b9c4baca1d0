//! The reason to doubt a map at first sight: nothing speaks for its class, or the network is unsure.

use super::asked::MapSubject;
use crate::subject::{Catalogue, Subject};
use camlens_core::cam::{Evidence, Support};
use camlens_core::reading::{Ranking, Reading, Standing};

/// The probability of the best class below which the network is not sure, 0 to 1.
const SURE: f32 = 0.5;

/// A reason to doubt the map of a subject.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Doubt {
    /// Hardly anything speaks for the class, or for the best class of the group: its standing.
    HardlyAny(Standing),
    /// Hardly anything speaks for either side of the comparison: the standings of their best classes.
    Neither(Standing, Standing),
    /// Both sides of the comparison are the same classes.
    Same,
    /// The best class of the photo is shown, and it is not likely: its probability, 0 to 1.
    Unsure(f32),
}

impl Doubt {
    /// The doubt about a map of a reading with this ranking; `None` for a map without any, and for a
    /// subject that the head does not know.
    pub fn about(
        subject: MapSubject,
        reading: &Reading,
        ranking: &Ranking,
        catalogue: &Catalogue,
    ) -> Option<Self> {
        let support = |subject| support_of(&catalogue.members(subject), reading, ranking);
        match subject {
            MapSubject::Class(class) => match support(Subject::Class(class))? {
                Support::HardlyAny(standing) => Some(Self::HardlyAny(standing)),
                Support::Best => unsure(ranking),
                Support::Some => None,
            },
            MapSubject::Difference(one, other) => {
                if catalogue.members(one) == catalogue.members(other) {
                    return Some(Self::Same);
                }
                match (support(one)?, support(other)?) {
                    (Support::HardlyAny(one), Support::HardlyAny(other)) => {
                        Some(Self::Neither(one, other))
                    }
                    _ => None,
                }
            }
        }
    }
}

/// The support of the best of some classes: a group is on the photo when one of its classes is. The
/// mean of a large group's maps is weak even on a photo of one of them.
fn support_of(members: &[usize], reading: &Reading, ranking: &Ranking) -> Option<Support> {
    let standings = members.iter().filter_map(|&class| ranking.of_class(class));
    let standing = standings.min_by_key(|standing| standing.rank)?;
    let best = ranking.best_first().first()?.class;
    let map = |class| Some(Evidence::of_class(reading, class).ok()?.map);
    Some(Support::of(
        standing,
        &map(standing.prediction.class)?,
        &map(best)?,
    ))
}

fn unsure(ranking: &Ranking) -> Option<Doubt> {
    let probability = ranking.best_first().first()?.probability;
    (probability < SURE).then_some(Doubt::Unsure(probability))
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::samples::read;
    use camlens_core::labels::Labels;
    use camlens_core::reading::{Head, PredictionLayer};
    use std::sync::Arc;

    const CLASSES: usize = 12;
    const DOGS: Subject = Subject::Group(0);
    const FISH: Subject = Subject::Group(1);

    /// One row of two cells and two channels: class 0 has a strong place in the first cell, class 1 a
    /// place of the same strength in the second and a bias against it; all others have little in
    /// both.
    fn reading(bias_of_best: f32) -> Reading {
        let features = vec![10.0, 0.0, 0.0, 10.0];
        let mut weights = vec![0.0; 2 * CLASSES];
        let mut bias = vec![-10.0; CLASSES];
        (weights[0], weights[3]) = (4.0, 4.0);
        (bias[0], bias[1]) = (bias_of_best, -40.0);
        for class in 2..CLASSES {
            weights[2 * class] = 0.1 + 0.01 * class as f32;
        }
        let plain = read((1, 2), features.clone(), weights.clone(), bias.clone());
        let groups = "name\twordnet\tclasses\ndogs\tn1\t0,11\nfish\tn2\t2-3\n";
        let mut classes = String::from("index\twordnet\tname\tsynonyms\n");
        for class in 0..CLASSES {
            classes.push_str(&format!("{class}\tn{class}\tclass {class}\t\n"));
        }
        let labels = Labels::parse(classes.leak(), groups);
        let labels = Arc::new(labels.unwrap_or_else(|error| panic!("{error}")));
        let head = Head::new(PredictionLayer { weights, bias }, labels);
        let head = Arc::new(head.unwrap_or_else(|error| panic!("{error}")));
        let logits = plain.logits().to_vec();
        let reading = Reading::new(head, (1, 2), features, logits);
        reading.unwrap_or_else(|error| panic!("{error}"))
    }

    fn doubt(subject: MapSubject, bias_of_best: f32) -> Option<Doubt> {
        let reading = reading(bias_of_best);
        let ranking = Ranking::of(reading.logits());
        let catalogue = Catalogue::new(Arc::clone(reading.head().labels()));
        Doubt::about(subject, &reading, &ranking, &catalogue)
    }

    fn is_hardly_any(doubt: Option<Doubt>) -> bool {
        matches!(doubt, Some(Doubt::HardlyAny(_)))
    }

    #[test]
    fn a_class_without_rank_probability_and_place_is_doubted() {
        assert!(is_hardly_any(doubt(MapSubject::Class(2), 0.0)));
        // The last of all, but with a place as strong as the best one's.
        assert_eq!(doubt(MapSubject::Class(1), 0.0), None);
        // Among the best five.
        assert_eq!(doubt(MapSubject::Class(11), 0.0), None);
        assert_eq!(doubt(MapSubject::Class(CLASSES), 0.0), None);
    }

    #[test]
    fn the_best_class_is_doubted_where_it_is_not_likely() {
        assert_eq!(doubt(MapSubject::Class(0), 0.0), None);
        let unsure = doubt(MapSubject::Class(0), -28.5);
        assert!(
            matches!(unsure, Some(Doubt::Unsure(p)) if p < 0.5),
            "{unsure:?}"
        );
    }

    #[test]
    fn a_comparison_is_doubted_where_neither_side_is_there_or_both_are_the_same() {
        let of = |one, other| doubt(MapSubject::Difference(one, other), 0.0);
        let class = Subject::Class;
        let neither = of(class(2), class(3));
        assert!(matches!(neither, Some(Doubt::Neither(..))), "{neither:?}");
        assert!(matches!(of(FISH, class(4)), Some(Doubt::Neither(..))));
        // The group's best class is the photo's.
        assert_eq!(of(DOGS, class(2)), None);
        assert_eq!(of(class(2), class(0)), None);
        assert_eq!(of(class(2), class(2)), Some(Doubt::Same));
        assert_eq!(of(FISH, FISH), Some(Doubt::Same));
    }
}
