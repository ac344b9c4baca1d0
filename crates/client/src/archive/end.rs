//! The end of an archive: the place of its directory.

use super::bytes::Bytes;
use super::error::ArchiveError;

const END: [u8; 4] = *b"PK\x05\x06";
const END_64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR_64: [u8; 4] = *b"PK\x06\x07";

/// Bytes of the end without its comment.
const END_BYTES: usize = 22;
/// Bytes of the end of large archives, as far as it is read.
pub(super) const END_64_BYTES: usize = 56;
const LOCATOR_64_BYTES: usize = 20;

/// Bytes at the end of an archive in which its end lies: with the longest comment, and behind what large
/// archives have before it.
pub(super) const TAIL_BYTES: u64 =
    (END_BYTES + u16::MAX as usize + LOCATOR_64_BYTES + END_64_BYTES) as u64;

/// The directory as the end tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Directory {
    /// Counted in 16 bits by programs that do not know the format for large archives.
    pub entries: u64,
    pub bytes: u64,
    /// Where it begins, if nothing was put before the archive.
    pub offset: u64,
    /// The place in the file where it ends at the latest.
    pub before: u64,
}

/// The end of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Plain(Directory),
    /// An archive for large files: another end stands before this one, at one of these places of the
    /// file. The second one is right where something was put before the archive.
    Large {
        plain: Directory,
        places: [u64; 2],
    },
}

/// Finds the end in the last bytes of a file, which begin at a place of it. `None` without an end.
///
/// # Errors
/// [`ArchiveError::SeveralDisks`].
pub(super) fn end(tail: &[u8], begin: u64) -> Result<Option<End>, ArchiveError> {
    let is_end = |at: &usize| tail.get(*at..).is_some_and(|from| from.starts_with(&END));
    let ends = || (0..tail.len()).rev().filter(is_end);
    // An end within a comment is none; some programs leave bytes behind the comment.
    let whole = |at: &usize| comment_end(tail, *at) == Some(tail.len());
    let fits = |at: &usize| comment_end(tail, *at).is_some();
    let Some(at) = ends().find(whole).or_else(|| ends().find(fits)) else {
        return Ok(None);
    };
    let plain = plain(&tail[at..], begin + at as u64);
    let plain = plain.ok_or(ArchiveError::Damaged)?;
    let locator = at.checked_sub(LOCATOR_64_BYTES);
    let located = locator.and_then(|at| Some((at, located(&tail[at..])?)));
    let Some((locator, place)) = located else {
        let one_disk = tail[at + 4..at + 8] == [0; 4];
        return match one_disk {
            true => Ok(Some(End::Plain(plain))),
            false => Err(ArchiveError::SeveralDisks),
        };
    };
    let adjacent = (begin + locator as u64).saturating_sub(END_64_BYTES as u64);
    Ok(Some(End::Large {
        plain,
        places: [place, adjacent],
    }))
}

/// The place behind the comment of an end; `None` where that is beyond the last byte.
fn comment_end(tail: &[u8], at: usize) -> Option<usize> {
    let mut length = Bytes(tail.get(at + END_BYTES - 2..)?);
    let end = at + END_BYTES + usize::from(length.u16()?);
    (end <= tail.len()).then_some(end)
}

fn plain(bytes: &[u8], at: u64) -> Option<Directory> {
    let mut bytes = Bytes(bytes);
    bytes.expect(END)?;
    // Numbers of disks, and the entries of the last one.
    bytes.take(6)?;
    Some(Directory {
        entries: bytes.u16()?.into(),
        bytes: bytes.u32()?.into(),
        offset: bytes.u32()?.into(),
        before: at,
    })
}

/// The place of the end of a large archive, by the locator that begins here.
fn located(bytes: &[u8]) -> Option<u64> {
    let mut bytes = Bytes(bytes);
    bytes.expect(LOCATOR_64)?;
    bytes.take(4)?;
    bytes.u64()
}

/// The directory of a large archive, by the [`END_64_BYTES`] at this place. `None` where no end is.
///
/// # Errors
/// [`ArchiveError::SeveralDisks`].
pub(super) fn large(bytes: &[u8], at: u64) -> Result<Option<Directory>, ArchiveError> {
    let read = || {
        let mut bytes = Bytes(bytes);
        bytes.expect(END_64)?;
        // Its own length and the versions of programs.
        bytes.take(12)?;
        let disks = (bytes.u32()?, bytes.u32()?);
        bytes.u64()?;
        let directory = Directory {
            entries: bytes.u64()?,
            bytes: bytes.u64()?,
            offset: bytes.u64()?,
            before: at,
        };
        Some((disks, directory))
    };
    match read() {
        Some(((0, 0), directory)) => Ok(Some(directory)),
        Some(_) => Err(ArchiveError::SeveralDisks),
        None => Ok(None),
    }
}
