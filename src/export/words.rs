//! What is saved, in words.

use super::saving::What;
use crate::parts::numbers;
use crate::parts::save_error::SaveError;
use camlens_words::say;

/// The name of a file, or of what is done with it.
pub fn name(what: What) -> String {
    match what {
        What::Overlay | What::Copy | What::Share => say::export_overlay(),
        What::Map => say::export_map(),
        What::Figure => say::export_figure(),
        What::Outlines => say::export_svg(),
        What::Grid => say::export_npy(),
        What::Enlarged => say::export_npy_photo(),
        What::Csv => say::export_csv(),
        What::Json => say::export_json(),
        What::Classes => say::export_classes(),
        What::Bundle | What::GalleryBundle => say::export_bundle(),
        What::Report | What::GalleryReport => say::export_report(),
        What::Sheet => say::export_sheet(),
        What::GalleryCsv => say::export_gallery_csv(),
        What::GalleryJson => say::export_gallery_json(),
        What::Link => say::export_link(),
    }
}

/// A name at the begin of a title: classes are called in small letters.
pub fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A wish under way.
pub fn making(what: What, part: Option<f64>) -> String {
    let name = name(what);
    match part {
        Some(part) => say::ExportMakingPart {
            what: &name,
            percent: &numbers::whole_percent(100.0 * part),
        }
        .say(),
        None => say::export_making(&name),
    }
}

/// A wish that came true.
pub fn done(what: What, file: Option<&str>) -> String {
    match (what, file) {
        (What::Copy, _) => say::export_copied(),
        (What::Link, _) => say::export_link_copied(),
        (What::Share, _) => say::export_shared(),
        (_, Some(file)) => say::export_saved(file),
        (what, None) => name(what),
    }
}

/// A wish that came to nothing: what happened, and what to do next.
pub fn failed(error: &SaveError) -> String {
    match error {
        SaveError::Cancelled | SaveError::Nothing => say::export_nothing(),
        SaveError::PixelsChanged => say::export_pixels_changed(),
        SaveError::NotShown => say::export_not_shown(),
        SaveError::FileGone(name) => say::export_file_gone(name),
        SaveError::NotCopied => say::export_not_copied(),
        SaveError::PressAgain => say::export_press_again(),
        SaveError::Refused(_) => say::export_refused(),
    }
}
