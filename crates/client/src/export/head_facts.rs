//! The head under which a file's numbers were made.

use crate::head_choice::HeadKind;
use crate::subject::Catalogue;
use serde::{Deserialize, Serialize};

/// The head, as files say it. A file that does not say it is of an earlier version, and of ImageNet's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadFacts {
    /// `imagenet`, or `own` for classes of the visitor's own.
    pub kind: HeadKind,
    /// The names of own classes, by index. ImageNet's thousand are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<String>,
    /// In a bundle, of own classes: the path of `[classes, channels]`, float32.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<String>,
    /// In a bundle, of own classes: the path of `[classes]`, float32.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bias: Option<String>,
}

impl HeadFacts {
    /// The head with the classes of this catalogue.
    pub fn new(kind: HeadKind, catalogue: &Catalogue) -> Self {
        let names = || {
            let classes = catalogue.labels().classes().iter();
            classes.map(|class| class.name.to_string()).collect()
        };
        Self {
            kind,
            classes: match kind {
                HeadKind::Own => names(),
                HeadKind::Imagenet => Vec::new(),
            },
            ..Self::default()
        }
    }
}
