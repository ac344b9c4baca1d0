//! The leader of a contrast, the lead in logits, and the place that most of it comes from.

use super::{CellSet, Evidence, Threshold};

/// The leader in a contrast of one against the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    One,
    Other,
    /// Their logits are equal, or no numbers.
    Neither,
}

/// A lead and the place that carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    pub ahead: Ahead,
    /// The lead in logits; not negative.
    pub by: f32,
    /// The largest connected part of the cells that reach the threshold on the map turned towards
    /// the leader; empty where none does.
    pub marked: CellSet,
    /// The sum that the marked cells add to the lead, in logits.
    pub from_marked: f32,
    /// Their part of the lead: more than 1 where the other cells or the bias speak against it. None
    /// where neither is ahead.
    pub of_lead: Option<f32>,
}

impl Lead {
    /// Reads a contrast, as [`Evidence::against`] gives it.
    pub fn of(contrast: &Evidence, threshold: Threshold) -> Self {
        let (ahead, towards) = match contrast.logit {
            lead if lead > 0.0 => (Ahead::One, 1.0),
            lead if lead < 0.0 => (Ahead::Other, -1.0),
            _ => (Ahead::Neither, 1.0),
        };
        let (rows, columns) = contrast.grid();
        let map = contrast.map.map_values(|value| towards * value);
        let marked = match threshold.level(&map) {
            Some(level) if ahead != Ahead::Neither => CellSet::at_least(&map, level).largest_part(),
            _ => CellSet::none(rows, columns),
        };
        let from_marked = towards * contrast.logits_from(&marked);
        let by = contrast.logit.abs();
        Self {
            ahead,
            by,
            marked,
            from_marked,
            of_lead: (by > 0.0).then(|| from_marked / by),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::CamError;
    use crate::cam::samples::{map, noise};

    fn contrast(values: [f32; 6], bias: f32) -> Evidence {
        let map = map(2, 3, &values);
        Evidence {
            logit: map.mean() + bias,
            map,
            bias,
        }
    }

    #[test]
    fn the_marked_part_carries_its_share_of_the_lead() {
        let contrast = contrast([12.0, 6.0, 0.0, 0.0, 0.0, 6.0], 1.0);
        let lead = Lead::of(&contrast, Threshold::default());
        assert_eq!((lead.ahead, lead.by), (Ahead::One, 5.0));
        assert_eq!(lead.marked.iter().collect::<Vec<_>>(), [(0, 0), (0, 1)]);
        assert_eq!((lead.from_marked, lead.of_lead), (3.0, Some(0.6)));
    }

    #[test]
    fn turned_around_the_other_leads_from_the_same_place() -> Result<(), CamError> {
        let reading = noise(5, 6, 32, 8);
        let one = Evidence::of_class(&reading, 1)?;
        let other = Evidence::of_group(&reading, &[2, 3])?;
        let there = Lead::of(&one.against(&other)?, Threshold::OfMax(0.5));
        let back = Lead::of(&other.against(&one)?, Threshold::OfMax(0.5));
        assert_ne!(there.ahead, back.ahead);
        assert_eq!(there.marked, back.marked);
        assert_eq!((there.by, there.from_marked), (back.by, back.from_marked));
        let marked = one.against(&other)?.logits_from(&there.marked);
        assert!((marked.abs() - there.from_marked).abs() < 1e-6);
        assert!(!there.marked.is_empty());
        Ok(())
    }

    #[test]
    fn a_part_may_carry_more_than_all_of_it() {
        let contrast = contrast([12.0, 0.0, -6.0, 0.0, 0.0, 0.0], 0.0);
        let lead = Lead::of(&contrast, Threshold::default());
        assert_eq!((lead.by, lead.of_lead), (1.0, Some(2.0)));
    }

    #[test]
    fn without_a_lead_nothing_is_marked() {
        for (values, bias) in [([1.0, -1.0, 0.0, 0.0, 0.0, 0.0], 0.0), ([f32::NAN; 6], 0.0)] {
            let lead = Lead::of(&contrast(values, bias), Threshold::default());
            assert_eq!((lead.ahead, lead.of_lead), (Ahead::Neither, None));
            assert!(lead.marked.is_empty());
        }
        // Ahead by the bias alone, against every place.
        let lead = Lead::of(&contrast([-1.0; 6], 3.0), Threshold::default());
        assert_eq!((lead.ahead, lead.by), (Ahead::One, 2.0));
        assert!(lead.marked.is_empty() && lead.from_marked == 0.0);
    }
}
