//! The address that the page started this worker by.

use js_sys::Reflect;
use web_sys::DedicatedWorkerGlobalScope;

/// The variable that the start script keeps its own address in (`xtask/assets/worker-start.js`).
const VARIABLE: &str = "camlensAddress";

/// The address of the start script with its query. A page of another site imports the script into a
/// worker of its own, whose location is `blob:`.
pub(super) fn address(scope: &DedicatedWorkerGlobalScope) -> String {
    let known = Reflect::get(scope, &VARIABLE.into());
    let known = known.ok().and_then(|address| address.as_string());
    known.unwrap_or_else(|| scope.location().href())
}
