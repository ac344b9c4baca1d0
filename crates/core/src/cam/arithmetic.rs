//! The arithmetic of one cell: these channels, these weights, this sum.

use super::cell::features_of_cell;
use super::{ActivationMap, CamError};
use crate::reading::Reading;

/// One channel of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// Index of the channel, from 0.
    pub channel: usize,
    /// The feature of the cell, at least 0 behind a ReLU.
    pub feature: f32,
    /// The weight of the class.
    pub weight: f32,
    /// Feature times weight, in logits.
    pub product: f64,
}

/// The value of a map at one cell, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Arithmetic {
    /// The channels whose products are the largest, whatever their sign, the largest first.
    pub largest: Vec<Term>,
    /// The sum of the products of all other channels, in logits.
    pub rest: f64,
    /// The number of these others.
    pub others: usize,
    /// The sum of all products: the map's value, in logits.
    pub value: f64,
}

impl Arithmetic {
    /// Takes the value of a class at a cell apart, with as many terms as `terms`.
    ///
    /// # Errors
    /// [`CamError::NoSuchClass`], [`CamError::NoSuchCell`].
    pub fn of(
        reading: &Reading,
        class: usize,
        cell: (usize, usize),
        terms: usize,
    ) -> Result<Self, CamError> {
        let head = reading.head();
        if class >= head.classes() {
            return Err(CamError::NoSuchClass {
                class,
                classes: head.classes(),
            });
        }
        let cell = features_of_cell(reading, cell)?;
        let pairs = cell.iter().zip(head.weights_of(class)).enumerate();
        let mut all: Vec<Term> = pairs
            .map(|(channel, (&feature, &weight))| Term {
                channel,
                feature,
                weight,
                product: f64::from(feature) * f64::from(weight),
            })
            .collect();
        let value = all.iter().map(|term| term.product).sum();
        all.sort_by(|a, b| b.product.abs().total_cmp(&a.product.abs()));
        let others = all.split_off(terms.min(all.len()));
        Ok(Self {
            largest: all,
            rest: others.iter().map(|term| term.product).sum(),
            others: others.len(),
            value,
        })
    }
}

/// The features of one channel over the grid; `None` for a channel that is not there.
pub fn feature_map(reading: &Reading, channel: usize) -> Option<ActivationMap> {
    let channels = reading.head().channels();
    (channel < channels).then(|| ActivationMap {
        rows: reading.rows(),
        columns: reading.columns(),
        values: reading
            .features()
            .iter()
            .skip(channel)
            .step_by(channels)
            .copied()
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::class_activation_map;
    use crate::cam::samples::{noise, small};

    #[test]
    fn the_largest_products_come_first_whatever_their_sign() -> Result<(), CamError> {
        // Features 1 and 1 with the weights -2 and 4 of the class.
        let sum = Arithmetic::of(&small(), 2, (0, 2), 1)?;
        let term = Term {
            channel: 1,
            feature: 1.0,
            weight: 4.0,
            product: 4.0,
        };
        let expected = Arithmetic {
            largest: vec![term],
            rest: -2.0,
            others: 1,
            value: 2.0,
        };
        assert_eq!(sum, expected);
        Ok(())
    }

    #[test]
    fn the_parts_sum_to_the_maps_value_at_every_cell() -> Result<(), CamError> {
        let reading = noise(3, 4, 37, 5);
        for class in 0..5 {
            let map = class_activation_map(&reading, class);
            for (at, &value) in map.values.iter().enumerate() {
                for terms in [0, 6, 37, 50] {
                    let cell = (at / 4, at % 4);
                    let sum = Arithmetic::of(&reading, class, cell, terms)?;
                    let parts: f64 = sum.largest.iter().map(|term| term.product).sum();
                    assert!((parts + sum.rest - f64::from(value)).abs() < 1e-5);
                    assert!((sum.value - f64::from(value)).abs() < 1e-5);
                    assert_eq!(sum.largest.len() + sum.others, 37);
                    let sizes = sum.largest.windows(2);
                    let sizes = sizes.map(|two| (two[0].product.abs(), two[1].product.abs()));
                    assert!(sizes.into_iter().all(|(one, next)| one >= next));
                }
            }
        }
        Ok(())
    }

    #[test]
    fn the_maps_of_all_channels_times_the_weights_are_the_map() {
        let reading = noise(2, 3, 7, 3);
        let map = class_activation_map(&reading, 1);
        let weights = reading.head().weights_of(1);
        for cell in 0..6 {
            let products = weights.iter().enumerate().filter_map(|(channel, &weight)| {
                Some(feature_map(&reading, channel)?.values[cell] * weight)
            });
            assert!((products.sum::<f32>() - map.values[cell]).abs() < 1e-4);
        }
        assert_eq!(feature_map(&reading, 7), None);
    }

    #[test]
    fn what_is_not_there_has_no_arithmetic() {
        let reading = small();
        assert!(Arithmetic::of(&reading, 3, (0, 0), 6).is_err());
        assert!(Arithmetic::of(&reading, 0, (2, 0), 6).is_err());
    }
}
