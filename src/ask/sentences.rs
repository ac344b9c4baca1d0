//! Maps and leads in sentences, for people who cannot see them.

use super::words::cells;
use crate::parts::numbers::{number, signed_tenths};
use crate::parts::place::place_in_words;
use camlens_core::cam::{Ahead, Concentration, Lead, Summary};
use camlens_words::say;

/// `Strongest in the upper left; 52 % of what speaks for it lies in 9 of 96 cells.`
pub fn summary(summary: &Summary) -> String {
    let Some(place) = summary.place else {
        return say::map_nothing_stands_out();
    };
    let place = &place_in_words(place);
    match summary.half {
        Some(half) => {
            let Concentration {
                cells: chosen,
                of,
                part,
            } = half;
            say::MapStrongest {
                place,
                percent: &say::number_percent(&number(100.0 * f64::from(part), 0)),
                cells: &cells(chosen, of),
            }
            .say()
        }
        None => say::map_nothing_for(place),
    }
}

/// One side of a contrast, as a sentence needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side<'a> {
    pub name: &'a str,
    /// A group is many: they lead, it leads.
    pub many: bool,
}

/// `Egyptian cat leads tabby cat by 4.2 logits; most of it, +2.9, comes from the marked part.`
pub fn lead(lead: &Lead, one: Side<'_>, other: Side<'_>) -> String {
    let (first, second) = match lead.ahead {
        Ahead::One => (one, other),
        Ahead::Other => (other, one),
        Ahead::Neither => {
            let (one, other) = (one.name, other.name);
            return say::LeadLevel { one, other }.say();
        }
    };
    let (many, first, second) = (first.many, first.name, second.name);
    let by = &number(f64::from(lead.by), 1);
    let head = if many {
        say::LeadMany { first, second, by }.say()
    } else {
        say::LeadOne { first, second, by }.say()
    };
    let part = &signed_tenths(lead.from_marked);
    let marked = !lead.marked.is_empty();
    let lead_said = &head;
    match lead.of_lead.filter(|part| marked && part.is_finite()) {
        Some(of) if of > 1.0 => say::LeadMoreThanAll {
            lead: lead_said,
            part,
        }
        .say(),
        Some(of) if of > 0.5 => say::LeadMost {
            lead: lead_said,
            part,
        }
        .say(),
        Some(_) => say::LeadSome {
            lead: lead_said,
            part: &number(f64::from(lead.from_marked), 1),
        }
        .say(),
        None => say::lead_nowhere(&head),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::{ActivationMap, Evidence, Threshold};
    use camlens_core::framing::Offset;

    fn map(rows: usize, columns: usize, values: &[f32]) -> ActivationMap {
        ActivationMap {
            rows,
            columns,
            values: values.to_vec(),
        }
    }

    #[test]
    fn a_map_in_words() {
        let said = |map: &ActivationMap| summary(&Summary::of(map, Offset::NONE));
        assert_eq!(
            said(&map(2, 3, &[5.0, 1.0, 1.0, 1.0, -3.0, 1.0])),
            "Strongest in the upper left; 56\u{a0}% of what speaks for it lies in 1 of 6 cells."
        );
        assert_eq!(
            said(&map(2, 3, &[-5.0, -1.0, f32::NAN, -2.0, -3.0, -4.0])),
            "Nothing here speaks for it; it is least against it at the top."
        );
        assert_eq!(said(&map(2, 3, &[0.0; 6])), "No place stands out.");
        assert_eq!(
            said(&map(1, 1, &[2.0])),
            "Strongest in the centre; 100\u{a0}% of what speaks for it lies in 1 of 1 cell."
        );
        assert_eq!(said(&map(0, 0, &[])), "No place stands out.");
    }

    #[test]
    fn a_lead_in_words() {
        let cat = Side {
            name: "Egyptian cat",
            many: false,
        };
        let dogs = Side {
            name: "dogs",
            many: true,
        };
        let of = |values: [f32; 4], bias: f32| {
            let map = map(2, 2, &values);
            let logit = map.mean() + bias;
            Lead::of(&Evidence { map, bias, logit }, Threshold::default())
        };
        let said = |values, bias| lead(&of(values, bias), cat, dogs);
        assert_eq!(
            said([12.0, 0.0, 0.0, 4.0], 0.2),
            "Egyptian cat leads dogs by 4.2 logits; most of it, +3.0, comes from the marked part."
        );
        assert_eq!(
            said([-12.0, 0.0, 8.0, 0.0], 0.0),
            "dogs lead Egyptian cat by 1.0 logits; more than all of it, +3.0, comes from the \
             marked part."
        );
        assert_eq!(
            said([-1.0; 4], 3.0),
            "Egyptian cat leads dogs by 2.0 logits; no place stands out for it."
        );
        assert_eq!(said([0.0; 4], 0.0), "Egyptian cat and dogs are level.");
        let part = Lead {
            of_lead: Some(0.25),
            ..of([12.0, 0.0, 0.0, 4.0], 0.2)
        };
        assert!(lead(&part, cat, dogs).contains("; 3.0 of it comes"));
    }
}
