//! The files of many photos.

use super::bundle;
use super::many::Many;
use super::report;
use super::sheet;
use crate::export::holds::Holds;
use crate::export::saving::{Act, Saving, What};
use crate::parts::blob_parts::BlobParts;
use crate::parts::breath::breathe;
use crate::parts::made::{Made, kind};
use crate::parts::save_error::SaveError;
use camlens_client::export::bundle::Contents;
use camlens_client::export::csv::gallery_csv;
use camlens_client::export::file_name;
use camlens_client::export::json::gallery_json;
use camlens_client::gallery::Item;
use camlens_words::say;
use leptos::prelude::*;
use web_sys::Blob;

/// Makes a file, and gives it to the visitor.
pub fn save(many: Many, saving: Saving, what: What) {
    let items = untrack(|| many.items());
    let catalogue = untrack(|| many.catalogue());
    let head = many.head();
    let Holds {
        pictures,
        photo,
        features,
    } = many.holds.get_untracked();
    let holds = Contents {
        overlay: pictures,
        photo,
        features,
        input: false,
    };
    saving.save(what, |act| async move {
        if items.is_empty() {
            return Err(SaveError::Nothing);
        }
        let of = name_of(&items);
        let named = |ending| file_name(&of, &[what_word(what)], ending);
        match what {
            What::GalleryCsv => {
                let pieces = gallery_csv(&items, &catalogue);
                let blob = text(pieces, items.len(), kind::CSV, &act).await?;
                Ok(Made {
                    blob,
                    name: named("csv"),
                })
            }
            What::GalleryJson => {
                let pieces = gallery_json(&items, &catalogue, head);
                let blob = text(pieces, items.len(), kind::JSON, &act).await?;
                Ok(Made {
                    blob,
                    name: named("json"),
                })
            }
            What::GalleryBundle => {
                let blob = bundle::of_photos(many, &items, &catalogue, holds, &act).await?;
                Ok(Made {
                    blob,
                    name: named("zip"),
                })
            }
            What::GalleryReport => {
                let blob = report::of_photos(many, &items, &catalogue, &act).await?;
                Ok(Made {
                    blob,
                    name: named("html"),
                })
            }
            What::Sheet => {
                let (blob, ending) = sheet::of_photos(many, &items, &catalogue, &act).await?;
                let name = named(ending);
                Ok(Made { blob, name })
            }
            _ => Err(SaveError::Nothing),
        }
    });
}

/// The folder that all photos came in, else what they are.
fn name_of(items: &[Item]) -> String {
    let folder = |item: &Item| item.folder.0.first().cloned();
    let first = items.first().and_then(folder);
    let common = first.filter(|first| {
        items
            .iter()
            .all(|item| folder(item).as_ref() == Some(first))
    });
    common.unwrap_or_else(say::gallery_photos)
}

/// The word in a file's name.
fn what_word(what: What) -> &'static str {
    match what {
        What::Sheet => "sheet",
        What::GalleryReport => "report",
        What::GalleryBundle => "bundle",
        _ => "answers",
    }
}

/// A text that comes in pieces, about one for each photo.
async fn text(
    pieces: impl Iterator<Item = String>,
    photos: usize,
    kind: &str,
    act: &Act,
) -> Result<Blob, SaveError> {
    let mut parts = BlobParts::default();
    for (at, piece) in pieces.enumerate() {
        parts.add(piece.as_bytes())?;
        if at % 50 == 49 {
            act.tell((at as f64 / photos as f64).min(1.0));
            breathe().await;
            if act.is_over() {
                return Err(SaveError::Cancelled);
            }
        }
    }
    Ok(parts.finish(kind)?)
}
