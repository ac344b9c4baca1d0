//! What stands in the stores of the database, and the way there and back.
//!
//! | store | key | value |
//! |---|---|---|
//! | `entries` | the photo's | `{ tab, given, read, record, file }`: the list, with bytes of record and file |
//! | `records` | the photo's | `{ bytes, thumbnail, type }`: what was found, and the thumbnail's file |
//! | `files` | the photo's | `{ file, name, type }` |

use crate::state::stored::{get, object, text};
use camlens_client::kept::Entry;
use wasm_bindgen::JsValue;

pub const ENTRIES: &str = "entries";
pub const RECORDS: &str = "records";
pub const FILES: &str = "files";

/// All stores.
pub const STORES: &[&str] = &[ENTRIES, RECORDS, FILES];

/// The value of an entry.
pub fn entry_value(entry: &Entry) -> JsValue {
    object([
        ("tab", entry.tab.as_str().into()),
        ("given", entry.given_ms.into()),
        ("read", entry.is_read.into()),
        ("record", (entry.record_bytes as f64).into()),
        ("file", (entry.file_bytes as f64).into()),
    ])
}

/// The entry of a value; `None` for one that is damaged.
pub fn entry_of(key: &JsValue, value: &JsValue) -> Option<Entry> {
    let number = |key| {
        let number = get(value, key)?.as_f64()?;
        (number.is_finite() && number >= 0.0).then_some(number)
    };
    Some(Entry {
        tab: text(value, "tab")?,
        key: key.as_string()?,
        given_ms: number("given")?,
        is_read: get(value, "read")?.as_bool()?,
        record_bytes: number("record")? as u64,
        file_bytes: number("file")? as u64,
    })
}
