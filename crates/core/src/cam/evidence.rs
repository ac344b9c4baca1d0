//! A score and its map: of a class, of a group, or of one over another.
//!
//! All three are linear in the features, so one identity holds for all of them:
//! `sum over the cells of map / cells + bias = logit`.

use super::map::weighted_features;
use super::{ActivationMap, CamError, CellSet};
use crate::reading::{Head, Reading};

/// A map with the score that it sums to.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// In logits, signed.
    pub map: ActivationMap,
    /// The constant part of the score, the same for every photo.
    pub bias: f32,
    /// The score itself, as the network gave it: a logit, the mean of a group's logits, or a
    /// difference of such.
    pub logit: f32,
}

impl Evidence {
    /// The evidence for one class: its class activation map.
    ///
    /// # Errors
    /// [`CamError::NoSuchClass`].
    pub fn of_class(reading: &Reading, class: usize) -> Result<Self, CamError> {
        Self::of_group(reading, &[class])
    }

    /// The evidence for a group of classes: the mean of their maps, biases and logits. A class that
    /// is given twice counts twice.
    ///
    /// # Errors
    /// [`CamError::NoClasses`], [`CamError::NoSuchClass`].
    pub fn of_group(reading: &Reading, group: &[usize]) -> Result<Self, CamError> {
        let head = reading.head();
        let classes = head.classes();
        if let Some(&class) = group.iter().find(|&&class| class >= classes) {
            return Err(CamError::NoSuchClass { class, classes });
        }
        if group.is_empty() {
            return Err(CamError::NoClasses);
        }
        Ok(Self {
            map: weighted_features(reading, &mean_weights(head, group)),
            bias: mean_of(head.bias(), group),
            logit: mean_of(reading.logits(), group),
        })
    }

    /// The contrast with another: map, bias and logit of the one less those of the other. Positive
    /// where a place speaks for this one more than for the other.
    ///
    /// # Errors
    /// The two are of different grids.
    pub fn against(&self, other: &Self) -> Result<Self, CamError> {
        let (expected, found) = (self.grid(), other.grid());
        if expected != found {
            return Err(CamError::OtherGrid { expected, found });
        }
        let pairs = self.map.values.iter().zip(&other.map.values);
        Ok(Self {
            map: ActivationMap {
                values: pairs.map(|(a, b)| a - b).collect(),
                ..self.map
            },
            bias: self.bias - other.bias,
            logit: self.logit - other.logit,
        })
    }

    /// The sum that cells of this very grid add to the score, in logits.
    pub(super) fn logits_from(&self, cells: &CellSet) -> f32 {
        let values = cells.indices().map(|index| self.map.values[index]);
        let sum: f64 = values.map(f64::from).sum();
        (sum / self.map.cells().max(1) as f64) as f32
    }

    /// Some logits as a part of the score, where the score is above zero.
    pub(super) fn of_score(&self, logits: f32) -> Option<f32> {
        (self.logit > 0.0).then(|| logits / self.logit)
    }

    pub(super) fn grid(&self) -> (usize, usize) {
        (self.map.rows, self.map.columns)
    }
}

/// Maps are linear in the weights, so that the mean of a group's maps is the map of the mean of its
/// weights: one map instead of a hundred.
fn mean_weights(head: &Head, group: &[usize]) -> Vec<f64> {
    let mut sums = vec![0.0; head.channels()];
    for &class in group {
        for (sum, &weight) in sums.iter_mut().zip(head.weights_of(class)) {
            *sum += f64::from(weight);
        }
    }
    let count = group.len() as f64;
    sums.iter().map(|sum| sum / count).collect()
}

fn mean_of(numbers: &[f32], group: &[usize]) -> f32 {
    let sum: f64 = group.iter().map(|&class| f64::from(numbers[class])).sum();
    (sum / group.len() as f64) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::class_activation_map;
    use crate::cam::samples::{all_cells, noise, small};

    fn close(a: f32, b: f32) -> bool {
        (a - b).abs() <= 1e-5 * (1.0 + a.abs())
    }

    #[test]
    fn of_a_class_it_is_the_class_activation_map() -> Result<(), CamError> {
        let reading = noise(3, 5, 37, 11);
        for class in 0..11 {
            let evidence = Evidence::of_class(&reading, class)?;
            assert_eq!(evidence.map, class_activation_map(&reading, class));
            assert_eq!(evidence.bias, reading.head().bias()[class]);
            assert_eq!(evidence.logit, reading.logits()[class]);
        }
        Ok(())
    }

    #[test]
    fn of_a_group_it_is_the_mean_of_its_classes_maps() -> Result<(), CamError> {
        let reading = noise(3, 5, 37, 11);
        let group = [1, 4, 9];
        let evidence = Evidence::of_group(&reading, &group)?;
        for (cell, &value) in evidence.map.values.iter().enumerate() {
            let mean = group
                .map(|class| class_activation_map(&reading, class).values[cell])
                .iter()
                .sum::<f32>()
                / 3.0;
            assert!(close(value, mean), "{value} {mean}");
        }
        Ok(())
    }

    #[test]
    fn cells_and_bias_are_the_score_of_classes_groups_and_contrasts() -> Result<(), CamError> {
        for (rows, columns) in [(1, 1), (1, 7), (8, 12)] {
            let reading = noise(rows, columns, 64, 20);
            let dogs = Evidence::of_group(&reading, &[3, 4, 5, 6])?;
            let cat = Evidence::of_class(&reading, 9)?;
            for evidence in [&dogs, &cat, &dogs.against(&cat)?, &cat.against(&cat)?] {
                assert!(
                    (evidence.logit - evidence.bias - evidence.map.mean()).abs() < 1e-5,
                    "{rows} x {columns}"
                );
            }
        }
        Ok(())
    }

    #[test]
    fn a_contrast_turned_around_has_the_other_sign() -> Result<(), CamError> {
        let reading = small();
        let a = Evidence::of_class(&reading, 0)?;
        let b = Evidence::of_class(&reading, 2)?;
        let (ab, ba) = (a.against(&b)?, b.against(&a)?);
        assert_eq!(ab.map.map_values(|value| -value), ba.map);
        assert_eq!((ab.logit, ab.bias), (-ba.logit, -ba.bias));
        assert_eq!(ab.map.values, [3.0, -10.0, -2.0, 1.5, 0.0, 4.0]);
        assert_eq!(a.against(&a)?.map.max(), 0.0);
        Ok(())
    }

    #[test]
    fn the_cells_of_a_partition_are_the_whole() -> Result<(), CamError> {
        let evidence = Evidence::of_class(&noise(4, 6, 16, 5), 2)?;
        let upper = CellSet::from_fn(4, 6, |row, _| row < 1);
        let lower = CellSet::from_fn(4, 6, |row, _| row >= 1);
        let sum = evidence.logits_from(&upper) + evidence.logits_from(&lower);
        assert!(close(sum + evidence.bias, evidence.logit));
        assert!(close(evidence.logits_from(&all_cells(4, 6)), sum));
        assert_eq!(evidence.logits_from(&CellSet::none(4, 6)), 0.0);
        assert_eq!(evidence.of_score(sum).is_some(), evidence.logit > 0.0);
        Ok(())
    }

    #[test]
    fn what_is_not_there_is_told() {
        let reading = small();
        let lost = Evidence::of_class(&reading, 3);
        assert_eq!(
            lost,
            Err(CamError::NoSuchClass {
                class: 3,
                classes: 3
            })
        );
        let empty = Evidence::of_group(&reading, &[]);
        assert_eq!(empty, Err(CamError::NoClasses));
        let here = Evidence::of_class(&reading, 0);
        let there = Evidence::of_class(&noise(3, 3, 2, 3), 0);
        let grids = here.and_then(|here| here.against(&there?));
        assert_eq!(
            grids,
            Err(CamError::OtherGrid {
                expected: (2, 3),
                found: (3, 3)
            })
        );
    }
}
