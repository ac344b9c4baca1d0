//! A comparison in numbers: both sides, their difference, and the cells that decide it.

use crate::subject::{Catalogue, Subject};
use camlens_core::cam::{CamError, Evidence, Lead, Threshold};
use camlens_core::reading::Reading;

/// The threshold from which a cell of the difference is marked. Zhou's fifth marks half of a photo
/// and more where two classes are far apart; half of the largest value leaves what stands out.
pub(crate) const MARKED_FROM: Threshold = Threshold::OfMax(0.5);

/// One subject against another.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    pub one: Evidence,
    pub other: Evidence,
    /// `one` less `other`.
    pub difference: Evidence,
    pub lead: Lead,
}

impl Contrast {
    /// Compares two subjects in a reading.
    ///
    /// # Errors
    /// An unknown class or group.
    pub fn of(
        reading: &Reading,
        catalogue: &Catalogue,
        (one, other): (Subject, Subject),
    ) -> Result<Self, CamError> {
        let one = catalogue.evidence(reading, one)?;
        let other = catalogue.evidence(reading, other)?;
        let difference = one.against(&other)?;
        let lead = Lead::of(&difference, MARKED_FROM);
        Ok(Self {
            one,
            other,
            difference,
            lead,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::samples::noise;

    #[test]
    fn the_difference_is_of_the_scores_and_of_every_cell() -> Result<(), CamError> {
        let reading = noise(3, 4, 16, 5);
        let catalogue = Catalogue::new(reading.head().labels().clone());
        let pair = (Subject::Class(0), Subject::Class(4));
        let contrast = Contrast::of(&reading, &catalogue, pair)?;
        let scores = contrast.one.logit - contrast.other.logit;
        assert_eq!(contrast.difference.logit, scores);
        let (one, other) = (&contrast.one.map.values, &contrast.other.map.values);
        for (cell, &value) in contrast.difference.map.values.iter().enumerate() {
            assert_eq!(value, one[cell] - other[cell]);
        }
        let unknown = (Subject::Class(0), Subject::Group(0));
        assert!(Contrast::of(&reading, &catalogue, unknown).is_err());
        Ok(())
    }
}
