//! What stands in the stores of the database, and the way there and back.
//!
//! | store | key | value |
//! |---|---|---|
//! | `project` | `outline`, `head` | bytes: the classes with the settings, and the head that was learned |
//! | `entries` | the photo's | `{ place, record, file }`: its place in the order, bytes of record and file |
//! | `members` | the photo's | `{ bytes, thumbnail, type }`: its record, and the thumbnail's file |
//! | `photos` | the photo's | `{ file, name, type }` |

use crate::state::stored::{get, object};
use camlens_client::classes::record::{decode_head, decode_outline, encode_head, encode_outline};
use camlens_client::classes::{Outline, ProjectError};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

pub const PROJECT: &str = "project";
pub const ENTRIES: &str = "entries";
pub const MEMBERS: &str = "members";
pub const PHOTOS: &str = "photos";

/// All stores.
pub const STORES: &[&str] = &[PROJECT, ENTRIES, MEMBERS, PHOTOS];

/// The keys in the store of the project.
pub const OUTLINE: &str = "outline";
pub const HEAD: &str = "head";

/// What the list has of a photo.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct EntryValue {
    /// Ascending in the order in which photos came.
    pub place: f64,
    /// Bytes of record and thumbnail.
    pub record_bytes: u64,
    /// 0 where the file is not kept.
    pub file_bytes: u64,
}

impl EntryValue {
    pub fn value(&self) -> JsValue {
        object([
            ("place", self.place.into()),
            ("record", (self.record_bytes as f64).into()),
            ("file", (self.file_bytes as f64).into()),
        ])
    }

    /// The entry of a value; `None` for one that is damaged.
    pub fn of(value: &JsValue) -> Option<Self> {
        let number = |key| {
            let number = get(value, key)?.as_f64()?;
            (number.is_finite() && number >= 0.0).then_some(number)
        };
        Some(Self {
            place: number("place")?,
            record_bytes: number("record")? as u64,
            file_bytes: number("file")? as u64,
        })
    }
}

/// The values of an outline: of its classes with the settings, and of its head.
pub fn outline_values(outline: &Outline) -> (JsValue, Option<JsValue>) {
    let bytes = |bytes: Vec<u8>| JsValue::from(Uint8Array::from(bytes.as_slice()));
    let classes = bytes(encode_outline(&outline.classes, outline.settings));
    let head = outline.head.as_ref().map(encode_head).map(bytes);
    (classes, head)
}

/// The outline of these values, and what is wrong with them. Without its head it can be learned again; `None`
/// where there are no classes.
pub fn outline_of(classes: &JsValue, head: &JsValue) -> (Option<Outline>, Option<ProjectError>) {
    let bytes = |value: &JsValue| value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let Some(classes) = bytes(classes) else {
        return (None, None);
    };
    let (classes, settings) = match decode_outline(&classes) {
        Ok(decoded) => decoded,
        Err(error) => return (None, Some(error)),
    };
    let (head, error) = match bytes(head).map(|bytes| decode_head(&bytes)) {
        Some(Ok(head)) => (Some(head), None),
        Some(Err(error)) => (None, Some(error)),
        None => (None, None),
    };
    let outline = Outline {
        classes,
        settings,
        head,
    };
    (Some(outline), error)
}
