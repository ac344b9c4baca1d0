//! The places that files come in to: the gallery, and the view of a bundle.

use crate::state::{GalleryContext, RestoreContext};
use leptos::prelude::*;

/// Both of them.
#[derive(Clone, Copy)]
pub struct Entrance {
    pub gallery: GalleryContext,
    pub restore: RestoreContext,
}

impl Entrance {
    /// The contexts around a component.
    pub fn expect() -> Self {
        Self {
            gallery: expect_context(),
            restore: expect_context(),
        }
    }
}
