//! The evidence of many photos.

use super::many::Many;
use crate::export::bundle::{Network, Packed, Packing, circumstances};
use crate::export::error::SaveError;
use crate::export::saving::Act;
use camlens_client::export::bundle::Contents;
use camlens_client::gallery::{Answer, Item};
use camlens_client::subject::Catalogue;
use web_sys::Blob;

/// Makes the bundle of the photos that are read.
///
/// # Errors
/// The first photo whose files cannot be made; [`SaveError::Cancelled`].
pub async fn of_photos(
    many: Many,
    items: &[Item],
    catalogue: &Catalogue,
    contents: Contents,
    act: &Act,
) -> Result<Blob, SaveError> {
    let read = |item| Some((item, Item::answer(item)?));
    let read: Vec<_> = items.iter().filter_map(read).collect();
    let network = Network {
        classes: catalogue.labels().classes().len(),
        channels: many.channels(),
    };
    let said = circumstances(network, many.build(), many.way(), many.view(), Vec::new());
    let mut packing = Packing::begin(said, contents, read.len(), act);
    for (at, (item, answer)) in read.iter().enumerate() {
        let done = |part: f64| act.tell((at as f64 + part) / read.len() as f64);
        add(&mut packing, many, item, answer, catalogue, &done).await?;
        done(1.0);
    }
    packing.finish()
}

async fn add(
    packing: &mut Packing<'_>,
    many: Many,
    item: &Item,
    answer: &Answer,
    catalogue: &Catalogue,
    done: &dyn Fn(f64),
) -> Result<(), SaveError> {
    let exhibit = many.exhibit(item, answer, catalogue);
    // Only an answer of another network has a class that this one does not know.
    let exhibit = exhibit.ok_or(SaveError::Nothing)?;
    let file = many.reader.file(item.photo);
    let picture = many.reader.address(item.photo);
    let photo = Packed {
        exhibit: &exhibit,
        reading: None,
        catalogue,
        file: file.as_ref(),
        picture: picture.as_deref(),
        input: &[],
    };
    packing.photo(photo, done).await
}
