//! Values of the browser's databases: records with a thumbnail, and files.
//!
//! A record is `{ bytes, thumbnail, type }`, a file `{ file, name, type }`. Thumbnails are bytes and no blobs:
//! browsers keep each blob as a file of its own, and the private windows of WebKit take none.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag};

/// A record with its thumbnail.
#[derive(Debug, Clone)]
pub struct Stored {
    pub bytes: Uint8Array,
    pub thumbnail: Option<Thumbnail>,
}

/// The bytes of a picture's file, and their type.
#[derive(Debug, Clone)]
pub struct Thumbnail {
    pub bytes: Uint8Array,
    pub kind: String,
}

impl Stored {
    /// Bytes of record and thumbnail.
    pub fn size(&self) -> u64 {
        let thumbnail = self.thumbnail.as_ref().map_or(0, |of| of.bytes.length());
        u64::from(self.bytes.length()) + u64::from(thumbnail)
    }

    pub fn value(&self) -> JsValue {
        let thumbnail = self.thumbnail.as_ref();
        object([
            ("bytes", self.bytes.clone().into()),
            (
                "thumbnail",
                thumbnail.map_or(JsValue::NULL, |of| of.bytes.clone().into()),
            ),
            ("type", thumbnail.map_or("", |of| of.kind.as_str()).into()),
        ])
    }

    /// The record of a value; `None` for one that is damaged.
    pub fn of(value: &JsValue) -> Option<Self> {
        let thumbnail: Option<Uint8Array> = part(value, "thumbnail");
        let kind: Option<String> = text(value, "type");
        Some(Self {
            bytes: part(value, "bytes")?,
            thumbnail: thumbnail.map(|bytes| Thumbnail {
                bytes,
                kind: kind.unwrap_or_default(),
            }),
        })
    }
}

impl Thumbnail {
    /// The picture's file; `None` where the browser makes none.
    pub fn blob(&self) -> Option<Blob> {
        let options = BlobPropertyBag::new();
        options.set_type(&self.kind);
        let parts = Array::of1(&self.bytes);
        Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
    }
}

/// The value of a file.
pub fn file_value(file: &File) -> JsValue {
    object([
        ("file", file.clone().into()),
        ("name", file.name().into()),
        ("type", file.type_().into()),
    ])
}

/// The largest file whose bytes are kept where a browser does not keep files: they are in memory for a
/// moment.
pub const MOST_BYTES_AS_BYTES: u64 = 32 << 20;

/// The value of a file as bytes.
pub fn bytes_value(file: &File, bytes: &ArrayBuffer) -> JsValue {
    object([
        ("file", bytes.clone().into()),
        ("name", file.name().into()),
        ("type", file.type_().into()),
    ])
}

/// The file of a value; `None` for one that is damaged.
pub fn file_of(value: &JsValue) -> Option<File> {
    if let Some(file) = part::<File>(value, "file") {
        return Some(file);
    }
    // A browser may give back the bytes without the name, and some take nothing but bytes.
    let blob = part::<Blob>(value, "file").map(JsValue::from);
    let blob = blob.or_else(|| part::<ArrayBuffer>(value, "file").map(JsValue::from))?;
    let options = FilePropertyBag::new();
    options.set_type(&text(value, "type")?);
    let name = text(value, "name")?;
    File::new_with_blob_sequence_and_options(&Array::of1(&blob), &name, &options).ok()
}

/// An object with these properties.
pub fn object<const COUNT: usize>(pairs: [(&str, JsValue); COUNT]) -> JsValue {
    let object = Object::new();
    for (key, value) in pairs {
        // A plain object takes every key.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object.into()
}

/// A property.
pub fn get(value: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(value, &key.into()).ok()
}

/// A property of this kind.
pub fn part<T: JsCast>(value: &JsValue, key: &str) -> Option<T> {
    get(value, key)?.dyn_into().ok()
}

/// A property that is text.
pub fn text(value: &JsValue, key: &str) -> Option<String> {
    get(value, key)?.as_string()
}
