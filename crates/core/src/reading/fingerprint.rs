//! Small numbers by which a head is known again.

use super::layer::PredictionLayer;
use crate::labels::Labels;
use serde::{Deserialize, Serialize};

/// A head in two numbers. Heads with equal fingerprints are taken for the same: of two others, one pair in
/// four thousand million has equal names, or equal numbers, by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Of the names of the classes, in their order.
    pub names: u32,
    /// Of weights and bias.
    pub numbers: u32,
}

impl Fingerprint {
    /// The fingerprint of these numbers and names.
    pub(super) fn of(layer: &PredictionLayer, labels: &Labels) -> Self {
        let mut names = Hash::new();
        for class in labels.classes() {
            names.take(class.name.as_bytes());
            // No text has this byte.
            names.take(&[0xff]);
        }
        let mut numbers = Hash::new();
        for number in layer.weights.iter().chain(&layer.bias) {
            numbers.take(&number.to_bits().to_le_bytes());
        }
        numbers.take(&(layer.bias.len() as u64).to_le_bytes());
        Self {
            names: names.0,
            numbers: numbers.0,
        }
    }

    /// Whether a class of the one head is the class of the same index of the other: a head learned anew has
    /// the same names, and a head with other names the same numbers.
    pub fn has_the_classes_of(self, other: Self) -> bool {
        self.names == other.names || self.numbers == other.numbers
    }
}

/// Fowler, Noll and Vo's hash of 32 bits (FNV-1a).
struct Hash(u32);

impl Hash {
    fn new() -> Self {
        Self(0x811c_9dc5)
    }

    fn take(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(weights: &[f32], bias: &[f32], names: &[&str]) -> Fingerprint {
        let layer = PredictionLayer {
            weights: weights.to_vec(),
            bias: bias.to_vec(),
        };
        let labels = Labels::named(names.iter().map(|&name| name.to_owned()));
        Fingerprint::of(&layer, &labels)
    }

    #[test]
    fn the_hash_is_fowlers_nolls_and_vos() {
        let mut hash = Hash::new();
        hash.take(b"foobar");
        // From the test vectors of draft-eastlake-fnv.
        assert_eq!(hash.0, 0xbf9c_f968);
    }

    #[test]
    fn names_and_numbers_are_known_apart() {
        let one = of(&[1.0, 2.0], &[0.5, 0.25], &["ant", "bee"]);
        let again = of(&[1.0, 2.0], &[0.5, 0.25], &["ant", "bee"]);
        assert_eq!(one, again);
        let renamed = of(&[1.0, 2.0], &[0.5, 0.25], &["ants", "bee"]);
        let learned_anew = of(&[1.0, 2.5], &[0.5, 0.25], &["ant", "bee"]);
        let other = of(&[1.0, 2.5], &[0.5, 0.25], &["ant", "wasp"]);
        for (changed, same) in [(renamed, true), (learned_anew, true), (other, false)] {
            assert_ne!(one, changed);
            assert_eq!(one.has_the_classes_of(changed), same);
        }
        // Names do not flow into each other.
        let flown = of(&[1.0, 2.0], &[0.5, 0.25], &["antb", "ee"]);
        assert_ne!(one.names, flown.names);
    }
}
