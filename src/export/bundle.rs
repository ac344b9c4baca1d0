//! The evidence bundle, photo by photo.

use super::holds::Holds;
use super::pictures;
use super::saving::Act;
use super::shown::Wanted;
use crate::parts::archive::Archive;
use crate::parts::digest::sha256;
use crate::parts::document;
use crate::parts::made::Made;
use crate::parts::save_error::SaveError;
use camlens_client::export::bundle::{
    App, Bundle, Circumstances, Contents, Data, NetworkFacts, PhotoFile, Planned,
};
use camlens_client::export::{Exhibit, Texts, file_name};
use camlens_client::subject::Catalogue;
use camlens_client::view::{Layout, Look, View};
use camlens_client::way::Way;
use camlens_core::protocol::Build;
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50;
use web_sys::Blob;

/// A bundle in the making.
pub struct Packing<'a> {
    bundle: Bundle,
    contents: Contents,
    archive: Archive,
    act: &'a Act,
}

/// One photo for a bundle.
pub struct Packed<'a> {
    pub exhibit: &'a Exhibit,
    pub reading: Option<&'a Reading>,
    pub catalogue: &'a Catalogue,
    /// The photo's file; `None` where it is not at hand.
    pub file: Option<&'a Blob>,
    /// The address under which the browser shows it.
    pub picture: Option<&'a str>,
    /// The network's input, RGB.
    pub input: &'a [u8],
}

impl<'a> Packing<'a> {
    /// Begins a bundle of so many photos.
    pub fn begin(said: Circumstances, holds: Contents, photos: usize, act: &'a Act) -> Self {
        Self {
            bundle: Bundle::new(said, holds, photos),
            contents: holds,
            archive: Archive::new(),
            act,
        }
    }

    /// Adds the head of own classes that answered the photos.
    ///
    /// # Errors
    /// [`SaveError::Refused`]
    pub fn own_head(&mut self, head: &Head) -> Result<(), SaveError> {
        let planned = self.bundle.own_head(head);
        for Planned { path, data } in
            planned.map_err(|error| SaveError::Refused(error.to_string()))?
        {
            if let Data::Bytes(bytes) = data {
                self.archive.add(&path, &bytes)?;
            }
        }
        Ok(())
    }

    /// Whether the features of the photos are to be in it.
    pub fn wants_features(&self) -> bool {
        self.contents.features
    }

    /// Adds a photo. `done` tells how much of it is done, 0 to 1.
    ///
    /// # Errors
    /// The first file of it that cannot be made.
    pub async fn photo(&mut self, of: Packed<'_>, done: &dyn Fn(f64)) -> Result<(), SaveError> {
        let facts = match of.file {
            Some(file) => PhotoFile {
                bytes: file.size() as u64,
                sha256: sha256(file).await,
            },
            None => PhotoFile::default(),
        };
        let planned = self
            .bundle
            .photo(of.exhibit, of.reading, &facts, of.catalogue)
            .map_err(|error| SaveError::Refused(error.to_string()))?;
        let goes_on = || self.act.goes_on();
        for Planned { path, data } in planned {
            match data {
                Data::Bytes(bytes) => self.archive.add(&path, &bytes)?,
                Data::Overlay => {
                    let picture = picture(&of, Layout::Over, self.act, done).await?;
                    self.archive.add_blob(&path, &picture, &goes_on).await?;
                }
                Data::Input => {
                    let picture = picture(&of, Layout::Eye, self.act, done).await?;
                    self.archive.add_blob(&path, &picture, &goes_on).await?;
                }
                Data::Photo => {
                    let gone = || SaveError::FileGone(of.exhibit.source.name.clone());
                    self.archive
                        .add_blob(&path, of.file.ok_or_else(gone)?, &goes_on)
                        .await?;
                }
            }
        }
        Ok(())
    }

    /// The bundle as a file.
    ///
    /// # Errors
    /// [`SaveError::Refused`]
    pub fn finish(mut self) -> Result<Blob, SaveError> {
        let Planned { path, data } = self.bundle.finish();
        if let Data::Bytes(bytes) = data {
            self.archive.add(&path, &bytes)?;
        }
        self.archive.finish()
    }
}

/// The picture of a map over its photo, or the network's input; without contour and box, which are drawn
/// again from the numbers.
async fn picture(
    of: &Packed<'_>,
    layout: Layout,
    act: &Act,
    done: &dyn Fn(f64),
) -> Result<Blob, SaveError> {
    let mut plain = of.exhibit.clone();
    plain.look = Look {
        layout,
        ..plain.look
    };
    let shown = pictures::Shown {
        address: of.picture,
        input: of.input,
        outlined: false,
    };
    let tell = |part| {
        done(part);
        act.goes_on()
    };
    Ok(pictures::overlay(&plain, shown, &Texts::default(), &tell).await?)
}

/// Makes the bundle of the view.
///
/// # Errors
/// See [`SaveError`].
pub async fn of_view(wanted: &Wanted, holds: Holds, act: &Act) -> Result<Made, SaveError> {
    let finding = &wanted.finding;
    let contents = Contents {
        overlay: true,
        photo: holds.photo,
        features: holds.features,
        input: false,
    };
    let head = finding.reading.head();
    let network = Network {
        classes: head.classes(),
        channels: head.channels(),
    };
    let said = circumstances(
        network,
        finding.build.clone(),
        finding.way,
        wanted.view.clone(),
        wanted.link.clone(),
    );
    let mut packing = Packing::begin(said, contents, 1, act);
    if finding.own {
        packing.own_head(head)?;
    }
    // The picture of a bundle is the one that its manifest computes again.
    let mut exhibit = wanted.exhibit.clone();
    exhibit.look.layout = Layout::Over;
    let photo = Packed {
        exhibit: &exhibit,
        reading: Some(&finding.reading),
        catalogue: &wanted.catalogue,
        file: wanted.file.as_ref(),
        picture: wanted.picture.as_deref(),
        input: &finding.input,
    };
    packing.photo(photo, &|part| act.tell(part)).await?;
    let photo = &wanted.exhibit.source.name;
    Ok(Made {
        blob: packing.finish()?,
        name: file_name(photo, &[&wanted.subject, "evidence"], "zip"),
    })
}

/// The size of a prediction layer.
pub struct Network {
    pub classes: usize,
    pub channels: usize,
}

/// What the page knows of itself.
pub fn circumstances(
    network: Network,
    build: Build,
    way: Way,
    view: View,
    link: Vec<(String, String)>,
) -> Circumstances {
    Circumstances {
        app: App {
            name: "Camlens".to_owned(),
            version: document::version().unwrap_or_default(),
        },
        network: NetworkFacts {
            name: resnet50::NAME.to_owned(),
            sha256: document::mark("meta[name=camlens-model]", "data-sha256"),
            classes: network.classes,
            channels: network.channels,
            input: resnet50::INPUT,
        },
        build,
        way,
        view,
        link,
    }
}
