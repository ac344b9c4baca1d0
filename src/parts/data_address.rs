//! Files as addresses that hold them, for pages that refer to no other file.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReader};

/// The `data:` address of a file.
///
/// # Errors
/// The reason of a browser that does not read it.
pub async fn data_address(file: &Blob) -> Result<String, JsValue> {
    let reader = FileReader::new()?;
    let read = Promise::new(&mut |resolve, reject| {
        reader.set_onload(Some(&resolve));
        reader.set_onerror(Some(&reject));
        if let Err(error) = reader.read_as_data_url(file) {
            // Only a promise that is settled already refuses.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let read = JsFuture::from(read).await;
    reader.set_onload(None);
    reader.set_onerror(None);
    read?;
    let address = reader.result()?.as_string();
    address.ok_or_else(|| "no address".into())
}
