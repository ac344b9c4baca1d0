//! The network: fetched and converted by the crate `camlens-model`.

use crate::error::Error;
use crate::project::Project;
use crate::say;

/// Makes `.cache/model/`, unless it is there.
///
/// # Errors
/// When the weights cannot be fetched, or are not the ones that are known.
pub fn set_up(project: &Project) -> Result<(), Error> {
    say::timed(
        "model: the network's weights",
        "2 minutes the first time: 100 MB",
        || {
            let mut tell = |words: &str| say::note(words);
            camlens_model::make(&project.cache(), &project.model(), &mut tell)
        },
    )?;
    Ok(())
}
