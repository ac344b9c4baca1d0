//! The support that a photo gives to a class, measured by the photo's best class.

use super::ActivationMap;
use crate::reading::Standing;

/// The best classes, which a photo always says something about.
const BEST_RANKS: usize = 5;

/// The probability below which a class may be without support, 0 to 1.
const HARDLY_LIKELY: f32 = 0.001;

/// The part of the best class's largest value below which no place stands out.
const NO_PLACE: f32 = 0.5;

/// How much of a photo speaks for a class.
///
/// Hardly anything does when three things come together: the class is not among the best five, its
/// probability is below 0.1 %, and no place of its map reaches half of the largest value of the best
/// class's map. The probability alone is not enough: the sample `astronaut` has a space shuttle in a
/// corner, rank 51, whose place is a third stronger than any of the best class's. The map alone is not
/// enough either: where the best class has one very strong place, the second best may stay below a
/// third of it and have 8 %. Over 24 photos and 2547 classes of them (the best fifty and every
/// seventeenth), 1915 were improbable in this sense, and 1807 of these had no place of half the
/// strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Support {
    /// The photo's best class.
    Best,
    /// Something speaks for it: its rank, its probability, or a place.
    Some,
    /// Hardly anything speaks for it.
    HardlyAny(Standing),
}

impl Support {
    /// Judges a class by its standing and its map; `best` is the map of the best class of the same
    /// reading. A map without numbers has no place.
    pub fn of(standing: Standing, map: &ActivationMap, best: &ActivationMap) -> Self {
        let Standing { rank, prediction } = standing;
        let likely = prediction.probability >= HARDLY_LIKELY;
        // With NaN there is no such place, and no such class.
        let has_place = map.max() >= NO_PLACE * best.max() && map.max() > 0.0;
        match rank {
            1 => Self::Best,
            rank if rank <= BEST_RANKS || likely || has_place => Self::Some,
            _ => Self::HardlyAny(standing),
        }
    }

    /// Whether hardly anything speaks for it.
    pub fn is_hardly_any(self) -> bool {
        matches!(self, Self::HardlyAny(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::row;
    use crate::reading::Prediction;

    fn standing(rank: usize, probability: f32) -> Standing {
        Standing {
            rank,
            prediction: Prediction {
                class: 515,
                logit: 0.0,
                probability,
            },
        }
    }

    /// The support of a class whose strongest place has this part of the best class's.
    fn support(rank: usize, probability: f32, strongest: f32) -> Support {
        let (map, best) = (row(&[-1.0, 40.0 * strongest]), row(&[-2.0, 40.0]));
        Support::of(standing(rank, probability), &map, &best)
    }

    #[test]
    fn without_rank_probability_and_place_hardly_anything_speaks_for_it() {
        // `astronaut`: cowboy hat; `chelsea`: goldfish, which her orange fur resembles in a place.
        for (rank, probability, strongest) in [(498, 3e-5, 0.18), (288, 1.6e-6, 0.48)] {
            let support = support(rank, probability, strongest);
            assert_eq!(support, Support::HardlyAny(standing(rank, probability)));
        }
    }

    #[test]
    fn one_of_the_three_is_enough() {
        // `astronaut`: space shuttle, and an improbable one at that place.
        assert_eq!(support(51, 0.0017, 1.33), Support::Some);
        assert_eq!(support(51, 0.0002, 1.33), Support::Some);
        assert_eq!(support(60, 0.001, 0.1), Support::Some);
        assert_eq!(support(5, 0.0001, 0.1), Support::Some);
        assert!(support(6, 0.0001, 0.1).is_hardly_any());
        assert_eq!(support(1, 0.0008, 1.0), Support::Best);
    }

    #[test]
    fn a_map_without_numbers_has_no_place() {
        for (map, best) in [
            ([f32::NAN, f32::NAN], [1.0, 2.0]),
            ([-3.0, -2.0], [-1.0, -4.0]),
            ([0.0, 0.0], [0.0, 0.0]),
        ] {
            let support = Support::of(standing(70, 1e-4), &row(&map), &row(&best));
            assert!(support.is_hardly_any(), "{map:?}");
        }
    }
}
