//! Why the browser does not keep something.

/// Why the browser does not keep something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeptError {
    /// The browser keeps nothing for this page, or no files, as in some private windows.
    #[error("the browser keeps nothing for this page")]
    Refused,
    /// There is no room left.
    #[error("the browser has no room left for this page")]
    Full,
    /// Any other reason, for the console.
    #[error("{0}")]
    Other(String),
}

impl KeptError {
    /// The error for an exception of the browser's database, by its name.
    pub fn of(name: &str, message: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "NotAllowedError" | "NotSupportedError" => Self::Refused,
            // WebKit's private windows take no files.
            "DataCloneError" => Self::Refused,
            // Firefox's private windows, before they had a database; and a database that the browser
            // has closed, for example because the visitor had it cleared.
            "InvalidStateError" => Self::Refused,
            _ => Self::Other(format!("{name}: {message}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_storage_and_a_refused_one_are_told_apart() {
        assert_eq!(KeptError::of("QuotaExceededError", "no"), KeptError::Full);
        assert_eq!(KeptError::of("SecurityError", "no"), KeptError::Refused);
        let other = KeptError::of("UnknownError", "the disk is gone");
        assert_eq!(other.to_string(), "UnknownError: the disk is gone");
    }
}
