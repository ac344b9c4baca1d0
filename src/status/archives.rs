//! Sentences on archives whose photos do not come in.

use camlens_client::archive::{ArchiveError, EntryError};
use camlens_client::reader::ArchiveTrouble;
use camlens_words::say;

/// The reason why photos of the archive `file` do not come in, and what helps.
pub fn trouble(file: &str, trouble: ArchiveTrouble) -> String {
    match trouble {
        ArchiveTrouble::Unlisted(error) => unlisted(file, error),
        ArchiveTrouble::NewerBundle => say::zip_newer_bundle(file),
        ArchiveTrouble::DamagedBundle => say::zip_damaged_bundle(file),
        ArchiveTrouble::NoPictures => say::zip_no_pictures(file),
        ArchiveTrouble::Gone => say::zip_gone(file),
        ArchiveTrouble::NoInflating { photos, of } => {
            let of = of.to_string();
            say::ZipNoInflating {
                file,
                photos,
                of: &of,
            }
            .say()
        }
        ArchiveTrouble::Photos { photos, of, reason } => {
            let of = of.to_string();
            let of = &of;
            match reason {
                EntryError::Encrypted => say::ZipEncrypted { file, photos, of }.say(),
                EntryError::Unsupported { .. } => say::ZipUnsupported { file, photos, of }.say(),
                EntryError::TooLarge { .. } => say::ZipTooLarge { file, photos, of }.say(),
                EntryError::Damaged => say::ZipPhotosDamaged { file, photos, of }.say(),
            }
        }
    }
}

fn unlisted(file: &str, error: ArchiveError) -> String {
    match error {
        ArchiveError::NotAZip => say::zip_not_a_zip(file),
        ArchiveError::Cut => say::zip_cut(file),
        ArchiveError::Damaged => say::zip_damaged(file),
        ArchiveError::SeveralDisks => say::zip_split(file),
        ArchiveError::TooMany { .. } | ArchiveError::DirectoryTooLarge { .. } => {
            say::zip_too_many(file)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sentence_names_the_archive_and_counts_its_photos() {
        let limit = 1;
        for error in [
            ArchiveError::NotAZip,
            ArchiveError::Cut,
            ArchiveError::Damaged,
            ArchiveError::SeveralDisks,
            ArchiveError::TooMany { entries: 2, limit },
            ArchiveError::DirectoryTooLarge { bytes: 2 },
        ] {
            let said = trouble("cats.zip", ArchiveTrouble::Unlisted(error));
            assert!(said.contains("cats.zip"), "{said}");
        }
        for reason in [
            EntryError::Encrypted,
            EntryError::Unsupported { method: 12 },
            EntryError::TooLarge { bytes: 2, limit },
            EntryError::Damaged,
        ] {
            for (photos, count) in [(1, "1 of 40"), (2, "2 of 40")] {
                let of = 40;
                let said = trouble("cats.zip", ArchiveTrouble::Photos { photos, of, reason });
                assert!(
                    said.starts_with(count) && said.contains("cats.zip"),
                    "{said}"
                );
            }
        }
    }
}
