//! What a bundle holds.

use leptos::prelude::*;

/// What a bundle holds beside its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holds {
    /// The pictures of a gallery's maps over their photos; of one photo it is always there.
    pub pictures: bool,
    /// The photo itself.
    pub photo: bool,
    /// The features of all cells, and the weights of the subject.
    pub features: bool,
}

/// The choice of what a bundle holds.
#[derive(Clone, Copy)]
pub struct HoldsContext(pub RwSignal<Holds>);

impl HoldsContext {
    pub fn new() -> Self {
        Self(RwSignal::new(Holds {
            pictures: true,
            photo: true,
            features: false,
        }))
    }
}
