//! The classes that the wasm exports to `static/module/camlens.js`.

mod lens;
mod reading;
mod settings;

pub use lens::Lens;
pub use reading::Reading;

use camlens_core::resnet50;
use reading::object;
use wasm_bindgen::prelude::*;

/// The classes of the network, in the order of its logits: `{class, name, synonyms, wordnet}` each.
#[wasm_bindgen]
pub fn classes() -> js_sys::Array {
    let labels = resnet50::labels();
    let classes = labels.classes().iter().map(|class| {
        object([
            ("class", class.index.into()),
            ("name", class.name.as_ref().into()),
            ("synonyms", class.synonyms.as_ref().into()),
            ("wordnet", class.wordnet_id.as_ref().into()),
        ])
    });
    classes.collect()
}
