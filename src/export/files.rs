//! The files of the view on the screen.

use super::bundle;
use super::facts::texts;
use super::figure;
use super::holds::Holds;
use super::pictures;
use super::saving::{Act, Saving, What};
use super::shown::{Shown, Wanted};
use crate::parts::blob_parts::BlobParts;
use crate::parts::breath::breathe;
use crate::parts::made::{Made, bytes, kind, text};
use crate::parts::save_error::SaveError;
use camlens_client::export::csv::{logits_csv, map_csv};
use camlens_client::export::json::map_json;
use camlens_client::export::npy::Array;
use camlens_client::export::{EnlargedMap, Outlines, file_name, svg};
use camlens_client::view::Layout;
use leptos::prelude::*;
use web_sys::Blob;

/// Rows of an enlarged map that are made at once: a fortieth of a second for the widest photo.
const ROWS_AT_ONCE: usize = 64;

/// Makes a file, and gives it to the visitor.
pub fn save(shown: Shown, saving: Saving, what: What) {
    saving.save(what, |act| make(shown, what, act));
}

/// Makes a file of the view that is on the screen now.
///
/// # Errors
/// See [`SaveError`].
pub fn make(
    shown: Shown,
    what: What,
    act: Act,
) -> impl Future<Output = Result<Made, SaveError>> + 'static {
    let wanted = untrack(|| shown.wanted());
    let holds = shown.holds.get_untracked();
    async move { made_of(&wanted.ok_or(SaveError::Nothing)?, what, holds, &act).await }
}

async fn made_of(wanted: &Wanted, what: What, holds: Holds, act: &Act) -> Result<Made, SaveError> {
    let exhibit = &wanted.exhibit;
    let tell = |part| {
        act.tell(part);
        act.goes_on()
    };
    let named = |word: &str, ending| {
        let photo = &exhibit.source.name;
        file_name(photo, &[&wanted.subject, word], ending)
    };
    let (blob, name) = match what {
        What::Grid => (grid(wanted)?, named("cells", "npy")),
        What::Enlarged => (enlarged(wanted, act).await?, named("map", "npy")),
        What::Csv => {
            let csv = map_csv(exhibit);
            (text(&csv, kind::CSV)?, named("cells", "csv"))
        }
        What::Classes => {
            let csv = logits_csv(exhibit, &wanted.catalogue);
            let name = file_name(&exhibit.source.name, &["classes"], "csv");
            (text(&csv, kind::CSV)?, name)
        }
        What::Json => {
            let json = map_json(exhibit, &wanted.catalogue);
            (text(&json, kind::JSON)?, named("map", "json"))
        }
        What::Outlines => {
            let outlines = Outlines::of(exhibit).ok_or(SaveError::Nothing)?;
            let drawing = svg(&outlines, &texts(wanted));
            (text(&drawing, kind::SVG)?, named("outlines", "svg"))
        }
        What::Overlay | What::Copy | What::Share => {
            let (shown, texts) = (wanted.on_screen(), texts(wanted));
            let picture = pictures::overlay(exhibit, shown, &texts, &tell).await?;
            let name = match exhibit.look.layout {
                Layout::Eye => file_name(&exhibit.source.name, &["input"], "png"),
                Layout::Slide => named("slide", "png"),
                Layout::Over | Layout::Beside => named("", "png"),
            };
            (picture, name)
        }
        What::Map => {
            let texts = texts(wanted);
            let picture = pictures::map_alone(exhibit, &texts, &tell);
            (picture.await?, named("map", "png"))
        }
        What::Bundle => return bundle::of_view(wanted, holds, act).await,
        What::Figure => (figure::figure(wanted, act).await?, named("figure", "png")),
        What::Report => return figure::report(wanted, act).await,
        What::Link
        | What::Sheet
        | What::GalleryCsv
        | What::GalleryJson
        | What::GalleryReport
        | What::GalleryBundle => return Err(SaveError::Nothing),
    };
    Ok(Made { blob, name })
}

fn grid(wanted: &Wanted) -> Result<Blob, SaveError> {
    let map = &wanted.exhibit.evidence.map;
    let array = Array::floats(&[map.rows, map.columns], map.values.clone());
    let array = array.map_err(|error| SaveError::Refused(error.to_string()))?;
    bytes(&array.encode(), kind::NPY)
}

async fn enlarged(wanted: &Wanted, act: &Act) -> Result<Blob, SaveError> {
    let map = EnlargedMap::of(&wanted.exhibit);
    let mut parts = BlobParts::default();
    parts.add(&map.head())?;
    let mut row = 0;
    while row < map.height() {
        if act.is_over() {
            return Err(SaveError::Cancelled);
        }
        let end = (row + ROWS_AT_ONCE).min(map.height());
        parts.add(&map.rows(row..end))?;
        row = end;
        act.tell(row as f64 / map.height() as f64);
        breathe().await;
    }
    Ok(parts.finish(kind::NPY)?)
}
