//! The worker's failures in sentences: the event, and the next step.

use super::numbers::number;
use camlens_core::protocol::{Cause, Failure, OtherFile};
use camlens_words::say;

/// What happened, and what to do next. A cause without a sentence of its own has the worker's, which
/// is English.
pub fn in_words(failure: &Failure) -> String {
    let whole = |count: u64| number(count as f64, 0);
    match &failure.cause {
        Cause::EmptyFile => say::failure_empty_file(),
        Cause::NotAnImage => say::failure_not_an_image(),
        Cause::NotAPhoto { file } => other_file(*file),
        Cause::Damaged { format } => say::failure_damaged(format),
        Cause::TooLarge { megapixels, limit } => say::FailureTooLarge {
            megapixels: &whole(*megapixels),
            limit: &whole(*limit),
        }
        .say(),
        Cause::TooHeavy { megabytes, limit } => say::FailureTooHeavy {
            megabytes: &whole(*megabytes),
            limit: &whole(*limit),
        }
        .say(),
        Cause::Heic => say::failure_heic(),
        Cause::Raw => say::failure_raw(),
        Cause::Unsupported { format } => say::failure_unsupported(format),
        Cause::PictureMemory => say::failure_picture_memory(),
        Cause::FileGone => say::failure_file_gone(),
        Cause::NoNetwork => say::failure_no_network(),
        Cause::NotFetched { file, status } => not_fetched(file, *status),
        Cause::NetworkMemory => say::failure_network_memory(),
        Cause::PassFailed { detail } => say::failure_pass_failed(detail),
        Cause::NetworkDamaged { detail } => say::failure_network_damaged(detail),
        Cause::WorkerEnded => say::failure_worker_ended(),
        Cause::Other => failure.message.clone(),
    }
}

fn other_file(file: OtherFile) -> String {
    match file {
        OtherFile::Pdf => say::failure_pdf(),
        OtherFile::Zip => say::failure_zip(),
        OtherFile::LockedZip => say::failure_locked_zip(),
        OtherFile::SevenZip => say::failure_archive("7z"),
        OtherFile::Rar => say::failure_archive("RAR"),
        OtherFile::Gzip => say::failure_gzip(),
        OtherFile::Film => say::failure_film(),
        OtherFile::FilmOrSound => say::failure_film_or_sound(),
    }
}

fn not_fetched(file: &str, status: Option<u16>) -> String {
    match status {
        Some(status) => say::FailureNotFetchedStatus {
            file,
            status: &status.to_string(),
        }
        .say(),
        None => say::failure_not_fetched(file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::protocol::FailureKind;

    fn said(cause: Cause) -> String {
        in_words(&Failure {
            kind: FailureKind::NotAnImage,
            cause,
            message: "The worker's own words.".to_owned(),
        })
    }

    #[test]
    fn a_cause_is_told_with_its_numbers() {
        let large = Cause::TooLarge {
            megapixels: 12_345,
            limit: 100,
        };
        let words = said(large);
        assert!(words.contains("12,345 megapixels") && words.contains("100"));
        let missing = |status| Cause::NotFetched {
            file: "graph.bin".to_owned(),
            status,
        };
        assert!(
            said(missing(Some(404))).contains("graph.bin")
                && said(missing(Some(404))).contains("404")
        );
        assert!(said(missing(None)).contains("connection"));
    }

    #[test]
    fn an_unknown_cause_has_the_workers_words() {
        assert_eq!(said(Cause::Other), "The worker's own words.");
    }
}
