//! A step of the tab's history in the state of the browser's entry, which outlives a reload.

use crate::parts::address;
use camlens_client::view::Asked;
use camlens_client::view::history::{PhotoKey, Place};
use camlens_client::way::Way;
use wasm_bindgen::JsValue;

/// A place as an entry's state.
pub fn state_of(place: &Place) -> JsValue {
    serde_wasm_bindgen::to_value(place).unwrap_or(JsValue::NULL)
}

/// The place of an entry; `None` for one that another version of the page, or none, has written.
pub fn place_of(state: JsValue) -> Option<Place> {
    serde_wasm_bindgen::from_value(state).ok()
}

/// The place of the entry that the tab is at.
pub fn present() -> Option<Place> {
    place_of(address::entry_state())
}

/// The visitor's first photo is on its way and nothing is on the screen yet: a reload reads it again.
pub fn announce(photo: &PhotoKey, way: Way) {
    let place = Place {
        photo: photo.clone(),
        way,
        exact: false,
        asked: Asked::default(),
    };
    address::change_entry(&Vec::new(), &state_of(&place));
}
