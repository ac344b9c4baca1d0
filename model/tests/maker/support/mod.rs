//! What the tests share: small networks, two evaluators, folders that go away.

mod folder;
mod keras;
mod nodes;
mod small;

pub use folder::Folder;
pub use keras::Map;
pub use nodes::{Planes, run_network};
pub use small::{Net, classifier, package};
