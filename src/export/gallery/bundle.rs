//! The evidence of many photos.

use super::many::Many;
use crate::export::bundle::{Network, Packed, Packing, circumstances};
use crate::export::saving::Act;
use crate::parts::breath::pause;
use crate::parts::save_error::SaveError;
use camlens_client::export::bundle::Contents;
use camlens_client::finding::FindingRef;
use camlens_client::gallery::{Answer, Item};
use camlens_client::subject::Catalogue;
use std::time::Duration;
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
    if let Some(head) = many.own_head() {
        packing.own_head(&head)?;
    }
    for (at, (item, answer)) in read.iter().enumerate() {
        let done = |part: f64| act.tell((at as f64 + part) / read.len() as f64);
        add(&mut packing, (many, act), (item, answer), catalogue, &done).await?;
        done(1.0);
    }
    packing.finish()
}

async fn add(
    packing: &mut Packing<'_>,
    (many, act): (Many, &Act),
    (item, answer): (&Item, &Answer),
    catalogue: &Catalogue,
    done: &dyn Fn(f64),
) -> Result<(), SaveError> {
    let again = match answer.has_map() {
        true => None,
        false => {
            let finding = finding_of(many, item, answer, act).await?;
            let mapped = finding.and_then(|finding| Answer::of(&finding).ok());
            Some(mapped.ok_or_else(|| SaveError::FileGone(item.name.clone()))?)
        }
    };
    let answer = again.as_ref().unwrap_or(answer);
    let exhibit = many.exhibit(item, answer, catalogue);
    // Only an answer of another network has a class that this one does not know.
    let exhibit = exhibit.ok_or(SaveError::Nothing)?;
    let finding = match packing.wants_features() {
        true => finding_of(many, item, answer, act).await?,
        false => None,
    };
    let file = many.reader.file(item.photo);
    let picture = many.reader.address(item.photo);
    let photo = Packed {
        exhibit: &exhibit,
        reading: finding.as_ref().map(|finding| &finding.reading),
        catalogue,
        file: file.as_ref(),
        picture: picture.as_deref(),
        input: &[],
    };
    packing.photo(photo, done).await
}

/// How often it is looked whether a photo is read again.
const LOOK_AGAIN: Duration = Duration::from_millis(30);

/// The reading behind an answer: the one at hand, or that of a second pass. `None` where the photo is not read
/// in this way now.
async fn finding_of(
    many: Many,
    item: &Item,
    answer: &Answer,
    act: &Act,
) -> Result<Option<FindingRef>, SaveError> {
    let at_hand = || many.reader.finding(item.photo, answer.way);
    if at_hand().is_none() {
        if !many.reads(answer.way) {
            return Ok(None);
        }
        many.gallery.read_again(&[item.photo]);
    }
    loop {
        if act.is_over() {
            return Err(SaveError::Cancelled);
        }
        let finding = at_hand();
        if finding.is_some() || !many.is_underway(item.photo) {
            return Ok(finding);
        }
        pause(LOOK_AGAIN).await;
    }
}
