//! The lock by which an open page keeps the files of its version.

use crate::parts::{document, lock};
use web_sys::Url;

/// Holds a lock in the name of this version's cache as long as the page is open: until then the
/// service worker of a newer version leaves the files of this one. Where the browser has no locks, no
/// old version is deleted.
pub fn hold() {
    let name = || {
        let path = Url::new(&document::absolute("./")?).ok()?.pathname();
        Some(format!("camlens-app-{path}-{}", document::version()?))
    };
    if let Some(name) = name() {
        lock::hold(name);
    }
}
