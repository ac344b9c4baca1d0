//! The way back from a photo to the room that it was opened from.

use super::entry::{place_of, present};
use camlens_client::view::history::Place;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The entry of the tab's history at which a room was left for one of its photos: the way back to it leads
/// into the room again.
#[derive(Clone, Copy)]
pub struct OpenedFrom(StoredValue<Option<Place>>);

impl OpenedFrom {
    /// No photo was opened yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// A photo of the room is about to be shown.
    pub fn remember(self) {
        self.0.set_value(present());
    }

    /// The room is open again.
    pub fn forget(self) {
        self.0.set_value(None);
    }

    /// Whether the room was left for one of its photos.
    pub fn is_known(self) -> bool {
        self.0.with_value(Option::is_some)
    }

    /// Whether the entry of this state is the one at which the room was left.
    pub fn is_at(self, state: JsValue) -> bool {
        let place = place_of(state);
        self.0.with_value(|at| at.is_some() && *at == place)
    }
}
