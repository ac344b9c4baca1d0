//! The choice between the network's classes and the visitor's own.

use camlens_core::reading::Head;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The kinds of heads that a photo can be read under.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadKind {
    /// The network's own: the 1,000 classes of ImageNet.
    #[default]
    Imagenet,
    /// The visitor's own classes.
    Own,
}

impl HeadKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Imagenet, Self::Own];

    /// The kind of a reading's head; `own`: it is of the visitor's own classes.
    pub fn of(own: bool) -> Self {
        if own { Self::Own } else { Self::Imagenet }
    }

    /// The name in the document's marks (`data-kind`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Imagenet => "imagenet",
            Self::Own => "own",
        }
    }
}

/// The choice, and the head of the visitor's own classes as far as there is one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HeadChoice {
    wanted: HeadKind,
    own: Option<Arc<Head>>,
    /// It is known whether there is a head of one's own.
    is_known: bool,
    shipped: Shipped,
}

/// The head that a copy of the page came with: it is the visitor's own as long as there is no other.
#[derive(Debug, Clone, Default, PartialEq)]
enum Shipped {
    #[default]
    None,
    Expected,
    Here(Arc<Head>),
}

impl HeadChoice {
    /// Chooses a kind. Before it is known whether there is a head of one's own, the wish for it waits; where
    /// there is none, the wish is dropped.
    pub fn choose(&mut self, kind: HeadKind) {
        self.wanted = if self.is_known() && self.own().is_none() {
            HeadKind::Imagenet
        } else {
            kind
        };
    }

    /// Sets the head of the visitor's own classes; `None` where there is none.
    pub fn set_own(&mut self, own: Option<Arc<Head>>) {
        self.own = own;
        self.is_known = true;
        self.choose(self.wanted);
    }

    /// The page names a head that it came with, which is asked at first.
    pub fn expect_shipped(&mut self) {
        self.shipped = Shipped::Expected;
        self.choose(HeadKind::Own);
    }

    /// The head that the page came with, or `None` where it did not come.
    pub fn set_shipped(&mut self, head: Option<Arc<Head>>) {
        self.shipped = head.map_or(Shipped::None, Shipped::Here);
        self.choose(self.wanted);
    }

    fn is_known(&self) -> bool {
        self.is_known && self.shipped != Shipped::Expected
    }

    /// The kind in use.
    pub fn kind(&self) -> HeadKind {
        match self.head() {
            Some(_) => HeadKind::Own,
            None => HeadKind::Imagenet,
        }
    }

    /// The head in use; `None`: the network's.
    pub fn head(&self) -> Option<&Arc<Head>> {
        self.own().filter(|_| self.wanted == HeadKind::Own)
    }

    /// The head of the visitor's own classes, whether in use or not.
    pub fn own(&self) -> Option<&Arc<Head>> {
        match (&self.own, &self.shipped) {
            (Some(own), _) | (None, Shipped::Here(own)) => Some(own),
            _ => None,
        }
    }

    /// A head of one's own is wanted, and it is not known yet whether there is one.
    pub fn waits(&self) -> bool {
        self.wanted == HeadKind::Own && self.own().is_none() && !self.is_known()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::labels::Labels;
    use camlens_core::reading::{HeadError, PredictionLayer};

    fn head() -> Result<Arc<Head>, HeadError> {
        head_of(2)
    }

    fn head_of(classes: usize) -> Result<Arc<Head>, HeadError> {
        let layer = PredictionLayer {
            weights: vec![1.0; classes],
            bias: vec![0.0; classes],
        };
        let labels = Arc::new(Labels::numbered(classes));
        Ok(Arc::new(Head::new(layer, labels)?))
    }

    #[test]
    fn the_networks_classes_are_asked_until_others_are_chosen() -> Result<(), HeadError> {
        let (mut choice, head) = (HeadChoice::default(), head()?);
        assert_eq!((choice.kind(), choice.waits()), (HeadKind::Imagenet, false));
        choice.set_own(Some(Arc::clone(&head)));
        assert_eq!((choice.head(), choice.own()), (None, Some(&head)));
        choice.choose(HeadKind::Own);
        assert_eq!((choice.kind(), choice.head()), (HeadKind::Own, Some(&head)));
        choice.choose(HeadKind::Imagenet);
        assert_eq!((choice.kind(), choice.head()), (HeadKind::Imagenet, None));
        Ok(())
    }

    #[test]
    fn a_wish_waits_for_a_head_that_may_still_come() -> Result<(), HeadError> {
        let mut choice = HeadChoice::default();
        choice.choose(HeadKind::Own);
        assert_eq!((choice.kind(), choice.waits()), (HeadKind::Imagenet, true));
        choice.set_own(Some(head()?));
        assert_eq!((choice.kind(), choice.waits()), (HeadKind::Own, false));
        Ok(())
    }

    #[test]
    fn without_a_head_of_ones_own_the_wish_comes_to_nothing() -> Result<(), HeadError> {
        let mut choice = HeadChoice::default();
        choice.choose(HeadKind::Own);
        choice.set_own(None);
        assert_eq!((choice.kind(), choice.waits()), (HeadKind::Imagenet, false));
        choice.choose(HeadKind::Own);
        assert!(!choice.waits());
        // One that is learned later is not chosen by itself.
        choice.set_own(Some(head()?));
        assert_eq!(choice.kind(), HeadKind::Imagenet);
        // Nor is the next one after one that is gone.
        choice.choose(HeadKind::Own);
        choice.set_own(None);
        choice.set_own(Some(head()?));
        assert_eq!(choice.kind(), HeadKind::Imagenet);
        Ok(())
    }

    #[test]
    fn the_head_that_came_with_the_page_is_asked_at_first() -> Result<(), HeadError> {
        let (shipped, own) = (head()?, head_of(3)?);
        for first in [true, false] {
            let mut choice = HeadChoice::default();
            choice.expect_shipped();
            if first {
                choice.set_own(None);
                assert_eq!((choice.kind(), choice.waits()), (HeadKind::Imagenet, true));
            }
            choice.set_shipped(Some(Arc::clone(&shipped)));
            if !first {
                choice.set_own(None);
            }
            assert_eq!((choice.head(), choice.waits()), (Some(&shipped), false));
            // One that is learned here takes its place, and leaves it again.
            choice.set_own(Some(Arc::clone(&own)));
            assert_eq!(choice.head(), Some(&own));
            choice.set_own(None);
            assert_eq!(choice.head(), Some(&shipped));
            choice.choose(HeadKind::Imagenet);
            assert_eq!((choice.head(), choice.own()), (None, Some(&shipped)));
        }
        Ok(())
    }

    #[test]
    fn a_head_that_did_not_come_leaves_the_networks_classes() {
        let mut choice = HeadChoice::default();
        choice.expect_shipped();
        choice.set_own(None);
        choice.set_shipped(None);
        assert_eq!((choice.kind(), choice.waits()), (HeadKind::Imagenet, false));
    }
}
