//! What is asked, as the page's address says it: `?class=967`, `?class=285&against=n02084071`.
//!
//! A class is its index, a group its WordNet id.

use super::subject::{Catalogue, Subject};
use crate::parts::remember::Pairs;

/// What the map shows, and what it is compared with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// The best class where nothing is said.
    pub shown: Option<Subject>,
    /// Nothing is compared without.
    pub against: Option<Subject>,
}

impl Asked {
    /// What the two wishes of an address mean; a mark of nothing counts as not said.
    pub fn read(catalogue: &Catalogue, [class, against]: [Option<String>; 2]) -> Self {
        let meant = |mark: Option<String>| catalogue.marked(&mark?);
        Self {
            shown: meant(class),
            against: meant(against),
        }
    }

    /// The pairs that say it. The best class is shown without being asked for.
    pub fn pairs(self, catalogue: &Catalogue, best: Option<Subject>) -> Pairs<2> {
        let mark = |subject: Option<Subject>| Some(catalogue.mark(subject?));
        [
            ("class", mark(self.shown.filter(|_| self.shown != best))),
            ("against", mark(self.against)),
        ]
    }

    /// Whether it is a comparison; a group is shown in one only.
    pub fn compares(self) -> bool {
        self.against.is_some() || matches!(self.shown, Some(Subject::Group(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::subject::tests::catalogue;
    use super::*;

    const CAT: Option<Subject> = Some(Subject::Class(285));
    const ESPRESSO: Option<Subject> = Some(Subject::Class(967));

    fn asked(shown: Option<Subject>, against: Option<Subject>) -> Asked {
        Asked { shown, against }
    }

    #[test]
    fn an_address_says_what_is_asked_and_no_more() {
        let catalogue = catalogue();
        let dogs = catalogue.marked("n02084071");
        let said = |asked: Asked| asked.pairs(&catalogue, CAT).map(|(_, value)| value);
        assert_eq!(said(asked(CAT, None)), [None, None]);
        assert_eq!(said(asked(ESPRESSO, None)), [Some("967".into()), None]);
        assert_eq!(said(asked(CAT, dogs)), [None, Some("n02084071".into())]);
        assert_eq!(
            said(asked(dogs, CAT)),
            [Some("n02084071".into()), Some("285".into())]
        );
    }

    #[test]
    fn what_an_address_says_is_read_back() {
        let catalogue = catalogue();
        let dogs = catalogue.marked("n02084071");
        for asked in [
            asked(ESPRESSO, None),
            asked(ESPRESSO, dogs),
            asked(dogs, CAT),
        ] {
            let said = asked.pairs(&catalogue, CAT).map(|(_, value)| value);
            assert_eq!(Asked::read(&catalogue, said), asked);
        }
    }

    #[test]
    fn what_is_misspelt_was_not_said() {
        let read = |mark: &str| Asked::read(&catalogue(), [Some(mark.into()), Some(mark.into())]);
        for nothing in ["1000", "-1", "dogs", "n02124075", ""] {
            assert_eq!(read(nothing), Asked::default(), "{nothing}");
        }
    }

    #[test]
    fn a_group_is_compared_and_a_class_is_shown() {
        let dogs = catalogue().marked("n02084071");
        assert!(asked(dogs, None).compares() && asked(None, CAT).compares());
        assert!(!asked(CAT, None).compares() && !Asked::default().compares());
    }
}
