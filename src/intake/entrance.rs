//! The places that files come in to: the gallery, the view of a bundle, and the project of own classes.

use crate::state::{GalleryContext, ProjectDrops, RestoreContext};
use leptos::prelude::*;

/// All of them.
#[derive(Clone, Copy)]
pub struct Entrance {
    pub gallery: GalleryContext,
    pub restore: RestoreContext,
    pub projects: ProjectDrops,
}

impl Entrance {
    /// The contexts around a component.
    pub fn expect() -> Self {
        Self {
            gallery: expect_context(),
            restore: expect_context(),
            projects: expect_context(),
        }
    }
}
