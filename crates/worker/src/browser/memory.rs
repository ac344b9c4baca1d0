//! Copies from the browser's memory into WebAssembly's.

use js_sys::Uint8Array;

/// The same bytes in WebAssembly's memory; `None` when there is no room for them. The copy of js-sys
/// would end the worker then.
pub(super) fn copied(bytes: &Uint8Array) -> Option<Vec<u8>> {
    let length = bytes.length() as usize;
    let mut copy = Vec::new();
    copy.try_reserve_exact(length).ok()?;
    copy.resize(length, 0);
    bytes.copy_to(&mut copy);
    Some(copy)
}
