//! Archives and files in them that cannot be read.

/// An archive of which no file can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    #[error("the file is no zip archive")]
    NotAZip,
    /// The list of its files stands at its end.
    #[error("the end of the archive is missing")]
    Cut,
    #[error("the list of the archive's files is damaged")]
    Damaged,
    #[error("the archive is one part of several")]
    SeveralDisks,
    #[error("the archive has {entries} entries; {limit} can be read")]
    TooMany { entries: u64, limit: u64 },
    #[error("the list of the archive's files has {bytes} bytes")]
    DirectoryTooLarge { bytes: u64 },
}

/// A file of an archive that cannot be read; the others can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    #[error("the file needs a password")]
    Encrypted,
    /// The number that the format has for the method.
    #[error("the file is packed by method {method}, which is neither stored nor deflated")]
    Unsupported { method: u16 },
    #[error("the file has {bytes} bytes; {limit} can be read")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("the file's place in the archive is damaged")]
    Damaged,
}
