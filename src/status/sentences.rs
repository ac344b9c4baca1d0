//! What went wrong or is worth saying, in sentences.

use super::archives;
use crate::parts::failure;
use camlens_client::reader::{NoticeKind, Remark, Remedy};
use camlens_client::variant::Setback;
use camlens_core::framing::ShortSide;
use camlens_core::protocol::NotKept;
use camlens_words::say;

/// What happened, and what to do next.
pub fn notice(kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::Failed(failure) => failure::in_words(failure),
        NoticeKind::NoMemoryAt(side) => say::notice_no_memory_at(&side.pixels().to_string()),
        NoticeKind::DiedAt(side) => say::notice_died_at(&side.pixels().to_string()),
        NoticeKind::BundleWithoutPhoto { bundle, photo } => {
            say::NoticeBundleWithoutPhoto { bundle, photo }.say()
        }
        NoticeKind::FileNotKept(file) => say::notice_file_not_kept(file),
        NoticeKind::NotDrawn(file) => say::notice_not_drawn(file),
        NoticeKind::DiedOnce { reading: true } => say::notice_died_reading(),
        NoticeKind::DiedOnce { reading: false } => say::notice_died_idle(),
        NoticeKind::DiedAgain => say::notice_died_again(),
        NoticeKind::NotStarted => say::notice_not_started(),
        NoticeKind::Mismatch => say::notice_mismatch(),
        NoticeKind::SampleMissing => say::notice_sample_missing(),
        NoticeKind::NothingToRead => say::notice_nothing_to_read(),
        NoticeKind::NoPictures => say::notice_no_pictures(),
        NoticeKind::BesideClasses { files } => say::notice_beside_classes(*files),
        NoticeKind::ReadySetMissing { file } => say::notice_ready_set_missing(file),
        NoticeKind::NotOpened { files } => say::notice_not_opened(*files),
        NoticeKind::Archive { name, trouble } => archives::trouble(name, *trouble),
        NoticeKind::AddressOnly => say::notice_address_only(),
        NoticeKind::SharedFull => say::notice_shared_full(),
        NoticeKind::SharedLost => say::notice_shared_lost(),
        NoticeKind::LaunchUnreadable => say::notice_launch_unreadable(),
        NoticeKind::PhotoGone => say::notice_photo_gone(),
    }
}

/// The label of a notice's button.
pub fn remedy(remedy: Remedy) -> String {
    match remedy {
        Remedy::Start => say::remedy_start(),
        Remedy::ReadAgain => say::remedy_read_again(),
        Remedy::Reload => say::remedy_reload(),
        Remedy::ReadAt(resolution) => match resolution.short_side {
            ShortSide::Standard => say::remedy_read_standard(),
            finer => say::remedy_read_at(&finer.pixels().to_string()),
        },
    }
}

/// A remark that is no failure.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Address(said) => said.clone(),
    }
}

/// The reason for one thread.
pub fn setback(setback: Setback) -> String {
    match setback {
        Setback::NotSecure => say::setback_not_secure(),
        Setback::NotIsolated => say::setback_not_isolated(),
        Setback::NotYet => say::setback_not_yet(),
        Setback::NoSharedMemory => say::setback_no_shared_memory(),
        Setback::NotStarted => say::setback_not_started(),
        Setback::Ended => say::setback_ended(),
        Setback::OutOfMemory => say::setback_out_of_memory(),
    }
}

/// The reason why the network is not kept.
pub fn not_kept(reason: NotKept) -> String {
    match reason {
        NotKept::Refused => say::not_kept_refused(),
        NotKept::Full => say::not_kept_full(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_client::way::Resolution;

    #[test]
    fn failures_of_a_size_and_the_way_out_name_it() {
        for short_side in [ShortSide::Fine, ShortSide::Finer, ShortSide::Finest] {
            let pixels = short_side.pixels().to_string();
            assert!(notice(&NoticeKind::NoMemoryAt(short_side)).contains(&pixels));
            assert!(notice(&NoticeKind::DiedAt(short_side)).contains(&pixels));
            let resolution = Resolution {
                short_side,
                mirrored: false,
            };
            assert!(remedy(Remedy::ReadAt(resolution)).contains(&pixels));
        }
    }

    #[test]
    fn a_worker_that_ended_without_a_photo_promises_none() {
        let said = |reading| notice(&NoticeKind::DiedOnce { reading });
        assert!(said(true).contains("read once more"));
        assert!(said(false).contains("started again") && !said(false).contains("photo"));
    }
}
