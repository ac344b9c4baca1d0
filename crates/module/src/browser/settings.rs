//! What `camlens.js` says of the files, of its caller's wishes, and of an order.

use crate::desk::preview;
use camlens_client::browser::abilities;
use camlens_client::reader::{NetworkBytes, Setup};
use camlens_client::variant::{Variant, builds_of};
use camlens_client::way::{Resolution, Way};
use camlens_core::framing::ShortSide;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The settings of a lens.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The absolute address of each build's start script, by the build's name.
    workers: BTreeMap<String, String>,
    /// The absolute address of the network's manifest.
    pub model: String,
    /// Bytes of the network; 0 where they are not known.
    bytes: u64,
    before_preview: u64,
    preview: bool,
    /// The build that is wished for.
    variant: Option<String>,
    threads: Option<usize>,
}

impl Settings {
    /// The scripts of the builds. Unknown names are passed over.
    pub fn scripts(&self) -> Vec<(Variant, String)> {
        let script =
            |(name, address): (&String, &String)| Some((Variant::named(name)?, address.clone()));
        self.workers.iter().filter_map(script).collect()
    }

    /// The reader's setup on this page.
    pub fn setup(&self) -> Setup {
        Setup {
            variant: self.variant.as_deref().and_then(Variant::named),
            threads: self.threads.filter(|&threads| threads > 0),
            abilities: abilities(false),
            builds: builds_of(&self.scripts()),
            model: Some(self.model.clone()),
            network: NetworkBytes {
                total: self.bytes,
                before_preview: self.before_preview,
            },
            preview: preview(self.preview),
            wanted: Way::default(),
        }
    }
}

/// The way of these words.
///
/// # Errors
/// A sentence with the words that there are.
pub fn way(framing: &str, size: u16, mirrored: bool) -> Result<Way, String> {
    let framing = framing.parse().map_err(sentence)?;
    let short_side = ShortSide::try_from(size).map_err(sentence)?;
    Ok(Way {
        framing,
        resolution: Resolution {
            short_side,
            mirrored,
        },
    })
}

fn sentence(error: impl std::error::Error) -> String {
    error.to_string()
}
