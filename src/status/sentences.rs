//! What went wrong or is worth saying, in sentences.

use camlens_client::reader::{NoticeKind, Remark, Remedy};
use camlens_client::variant::Setback;
use camlens_core::framing::ShortSide;
use camlens_core::protocol::NotKept;

/// What happened, and what to do next.
pub fn notice(kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::Failed(failure) => failure.message.clone(),
        NoticeKind::NoMemoryAt(side) => format!(
            "This tab has not enough memory to read it at {} pixels. What is on the screen stays; a \
             smaller size needs less.",
            side.pixels()
        ),
        NoticeKind::DiedAt(side) => format!(
            "The network ended without a word again while it read the photo at {} pixels, perhaps for \
             want of memory. What is on the screen stays; a smaller size needs less.",
            side.pixels()
        ),
        NoticeKind::NotDrawn(file) => format!(
            "{file}: this browser could not draw it. The file is damaged, or a piece of a web page \
             stands in it. Save it as PNG and try again."
        ),
        other => fixed(other).to_owned(),
    }
}

fn fixed(kind: &NoticeKind) -> &'static str {
    match kind {
        NoticeKind::DiedOnce { reading: true } => {
            "The network ended without a word and was started again. The photo stayed and is read \
             once more."
        }
        NoticeKind::DiedOnce { reading: false } => {
            "The network ended without a word and was started again. The answer stayed."
        }
        NoticeKind::DiedAgain => {
            "The network ended without a word again, as it does in a tab with too little memory. The \
             photo stays; close other tabs and start the network again, or give it a smaller photo."
        }
        NoticeKind::NotStarted => {
            "This browser did not start the network. Close other tabs and try again, or take another \
             browser."
        }
        NoticeKind::Mismatch => {
            "This page and its network are of different versions. Reload the page to get both anew."
        }
        NoticeKind::SampleMissing => {
            "The sample photo could not be fetched. Check the connection, or choose a photo of your \
             own."
        }
        NoticeKind::NothingToRead => {
            "There was no picture in that. Give a photo as a file, or copy the picture itself."
        }
        NoticeKind::AddressOnly => {
            "The other page gave only the address of its picture, and Camlens fetches nothing from \
             other sites. Copy the picture there and paste it here, or save it and choose the file."
        }
        NoticeKind::SharedFull => {
            "There was no room to take the shared photo over. Choose it here, or make room on this \
             device and share it again."
        }
        NoticeKind::SharedLost => {
            "The shared photo did not arrive. Choose it here, or share it again."
        }
        NoticeKind::PhotoGone => {
            "That photo is no longer kept in this tab. Choose it again to see it."
        }
        NoticeKind::LaunchUnreadable => {
            "The file that this app was opened with could not be read. Was it moved? Choose it here, \
             or open it again."
        }
        NoticeKind::Failed(_)
        | NoticeKind::NoMemoryAt(_)
        | NoticeKind::DiedAt(_)
        | NoticeKind::NotDrawn(_) => "",
    }
}

/// The label of a notice's button.
pub fn remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Start => "Start the network",
        Remedy::ReadAgain => "Try again",
        Remedy::Reload => "Reload the page",
        Remedy::ReadAt(resolution) => match resolution.short_side {
            ShortSide::Standard => "Read at the standard size",
            ShortSide::Fine => "Read at 384",
            ShortSide::Finer => "Read at 512",
            ShortSide::Finest => "Read at 640",
        },
    }
}

/// A remark that is no failure; `name` is the photo's.
pub fn remark(remark: &Remark, name: Option<&str>) -> String {
    match remark {
        Remark::Address(said) => said.clone(),
        Remark::FirstOf { files } => format!(
            "You gave {files} files. One photo is read at a time; this is the first, {}.",
            name.unwrap_or("the photo")
        ),
    }
}

/// The reason for one thread.
pub fn setback(setback: Setback) -> &'static str {
    match setback {
        Setback::NotSecure => {
            "Computing on one thread: this page came over http from another computer, and browsers \
             allow several only over https."
        }
        Setback::NotIsolated => {
            "Computing on one thread: this site's host does not send the headers that threads need."
        }
        Setback::NotYet => {
            "Computing on one thread this time: this site's host does not send the headers that \
             threads need. The page adds them itself from the next visit on."
        }
        Setback::NoSharedMemory => {
            "Computing on one thread: this browser has no memory that threads can share."
        }
        Setback::NotStarted => "Computing on one thread: this browser did not start the others.",
        Setback::Ended => {
            "Computing on one thread from now on: the build with several ended without a word."
        }
        Setback::OutOfMemory => {
            "Computing on one thread from now on: the build with several ran out of memory."
        }
    }
}

/// The reason why the network is not kept.
pub fn not_kept(reason: NotKept) -> &'static str {
    match reason {
        NotKept::Refused => {
            "This browser keeps no files for this page: the network works for this visit and is \
             downloaded again at the next."
        }
        NotKept::Full => {
            "There is no room to keep the network: it works for this visit, and what is missing is \
             downloaded again at the next."
        }
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

    #[test]
    fn the_first_of_many_files_is_named() {
        let said = remark(&Remark::FirstOf { files: 500 }, Some("1.jpg"));
        assert!(said.contains("500 files") && said.ends_with("the first, 1.jpg."));
    }
}
