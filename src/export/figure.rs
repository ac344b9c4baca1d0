//! The words of the figure, and the report that holds it.

use super::facts::{caption, texts};
use super::pictures;
use super::report;
use super::saving::Act;
use super::shown::Wanted;
use super::words::capital;
use crate::parts::data_address::data_address;
use crate::parts::look_names::{low_end, middle};
use crate::parts::made::Made;
use crate::parts::numbers;
use crate::parts::save_error::SaveError;
use camlens_client::export::figure::FigureTexts;
use camlens_client::export::report::Picture;
use camlens_client::subject::Subject;
use camlens_client::view::MapSubject;
use camlens_words::say;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Makes the figure of a map.
///
/// # Errors
/// See [`SaveError`].
pub async fn figure(wanted: &Wanted, act: &Act) -> Result<Blob, SaveError> {
    let tell = |part| {
        act.tell(part);
        act.goes_on()
    };
    let address = wanted.picture.as_deref();
    let (said, texts) = (said(wanted), texts(wanted));
    let figure = pictures::figure(&wanted.exhibit, address, &said, &texts, &tell);
    Ok(figure.await?)
}

/// Makes the report of a map, with its figure inside.
///
/// # Errors
/// See [`SaveError`].
pub async fn report(wanted: &Wanted, act: &Act) -> Result<Made, SaveError> {
    let figure = figure(wanted, act).await?;
    let (address, size) = (data_address(&figure).await?, size_of_png(&figure).await?);
    let alt = say::export_figure_hint();
    let picture = Picture {
        address: &address,
        alt: &alt,
        size,
    };
    report::of_photo(wanted, &picture)
}

fn said(wanted: &Wanted) -> FigureTexts {
    let exhibit = &wanted.exhibit;
    let name = |subject| wanted.catalogue.name(subject);
    let (high, low) = match exhibit.subject {
        MapSubject::Class(class) => (name(Subject::Class(class)), None),
        MapSubject::Difference(one, other) => (name(one), Some(name(other))),
    };
    let end = |word: &str, logit: f32| format!("{word} {}", numbers::logit(logit));
    let low = low_end(exhibit.scale, low.as_deref());
    FigureTexts {
        title: title(wanted),
        low: end(&low, exhibit.scale.low),
        high: end(&say::look_for(&high), exhibit.scale.high),
        zero: format!("{} 0", middle(exhibit.subject.is_difference())),
        caption: caption(exhibit),
    }
}

/// The class with its probability, or the comparison with its lead.
fn title(wanted: &Wanted) -> String {
    let number = match wanted.exhibit.subject {
        MapSubject::Class(class) => {
            let ranking = wanted.exhibit.ranking();
            let standing = ranking.of_class(class);
            standing.map(|standing| numbers::percent(standing.prediction.probability))
        }
        MapSubject::Difference(..) => Some(numbers::signed(wanted.exhibit.evidence.logit)),
    };
    let number = number.map_or_else(String::new, |number| format!(" \u{b7} {number}"));
    format!("{}{number}", capital(&wanted.subject))
}

/// Width and height as the head of a PNG file says them.
async fn size_of_png(png: &Blob) -> Result<(u32, u32), SaveError> {
    let head = png.slice_with_i32_and_i32(16, 24)?;
    let bytes = Uint8Array::new(&JsFuture::from(head.array_buffer()).await?).to_vec();
    let side = |at: usize| {
        let bytes = bytes
            .get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_be_bytes)
    };
    let size = side(0).zip(side(4));
    size.ok_or_else(|| SaveError::Refused("no picture".to_owned()))
}
