//! The project is saved as one file: an archive whose parts are in the browser's memory. Photos come one after
//! the other and are not copied.

use crate::parts::archive::Archive;
use crate::parts::breath::breathe;
use crate::parts::digest::GoesOn;
use crate::parts::document;
use crate::parts::made::Made;
use crate::parts::save_error::SaveError;
use camlens_client::classes::file::{
    About, Beside, Contents, Data, Planned, ProjectNetwork, features_file, plan,
};
use camlens_client::classes::{LearnedHead, Member, OwnClass, Settings};
use camlens_client::export::bundle::App;
use camlens_core::resnet50;
use web_sys::Blob;

/// The file's name.
const NAME: &str = "camlens-classes.zip";

/// What is saved, as it is at that moment.
pub struct ToSave {
    pub classes: Vec<OwnClass>,
    pub members: Vec<Member>,
    pub settings: Settings,
    pub head: Option<LearnedHead>,
    /// Of each member, in their order.
    pub thumbnails: Vec<Option<Blob>>,
    /// Whether the file of each member is to be in it; empty for none.
    pub photos: Vec<bool>,
    /// Feature maps before the network's prediction layer.
    pub channels: usize,
}

/// Makes the file. `photo` brings the file of a member; one that is not there any more is left out. `done` tells
/// how much is done, 0 to 1.
///
/// # Errors
/// [`SaveError::Cancelled`], [`SaveError::FileGone`], [`SaveError::Refused`]
pub async fn save(
    of: ToSave,
    photo: impl AsyncFn(&Member) -> Option<Blob>,
    goes_on: GoesOn<'_>,
    done: &dyn Fn(f64),
) -> Result<Made, SaveError> {
    let contents = Contents {
        classes: &of.classes,
        members: &of.members,
        settings: of.settings,
        head: of.head.as_ref(),
    };
    let kinds: Vec<Option<String>> = of.thumbnails.iter().map(kind_of).collect();
    let beside: Vec<Beside<'_>> = (0..of.members.len())
        .map(|number| Beside {
            thumbnail: kinds.get(number).and_then(Option::as_deref),
            photo: of.photos.get(number).copied().unwrap_or_default(),
        })
        .collect();
    let planned = plan(contents, about(of.channels), &beside);
    let (mut archive, total) = (Archive::new(), planned.len());
    for (number, Planned { path, data }) in planned.into_iter().enumerate() {
        if goes_on().is_break() {
            return Err(SaveError::Cancelled);
        }
        match data {
            Data::Bytes(bytes) => archive.add(&path, &bytes)?,
            Data::Features => archive.add(&path, &features_file(&contents, of.channels))?,
            Data::Thumbnail(member) => {
                if let Some(thumbnail) = of.thumbnails.get(member).and_then(Option::as_ref) {
                    archive.add_blob(&path, thumbnail, goes_on).await?;
                }
            }
            Data::Photo(member) => {
                let file = match of.members.get(member) {
                    Some(member) => photo(member).await,
                    None => None,
                };
                if let Some(file) = file {
                    archive.add_blob(&path, &file, goes_on).await?;
                }
            }
        }
        done((number + 1) as f64 / total as f64);
        breathe().await;
    }
    Ok(Made {
        blob: archive.finish()?,
        name: NAME.to_owned(),
    })
}

fn kind_of(thumbnail: &Option<Blob>) -> Option<String> {
    thumbnail.as_ref().map(Blob::type_)
}

fn about(channels: usize) -> About {
    About {
        app: App {
            name: "Camlens".to_owned(),
            version: document::version().unwrap_or_default(),
        },
        network: ProjectNetwork {
            name: resnet50::NAME.to_owned(),
            channels,
            input: resnet50::INPUT,
        },
    }
}
