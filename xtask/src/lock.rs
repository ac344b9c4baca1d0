//! Reads a version out of `Cargo.lock`.
//!
//! The file is written by Cargo alone, one key a line, so that reading it needs no TOML parser.

/// The version of a package in `Cargo.lock`; the first one of several.
pub fn version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let mut lines = lock.lines();
    while let Some(line) = lines.next() {
        if value(line, "name") == Some(package) {
            return lines.next().and_then(|line| value(line, "version"));
        }
    }
    None
}

/// The text of a `key = "text"` line.
fn value<'line>(line: &'line str, key: &str) -> Option<&'line str> {
    line.strip_prefix(key)?
        .strip_prefix(" = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n\
        [[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"somewhere\"\n\
        dependencies = [\n \"cfg-if\",\n]\n";

    #[test]
    fn the_package_itself_and_not_one_with_a_longer_name() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version(LOCK, "wasm-bindgen-futures"), Some("0.4.80"));
    }

    #[test]
    fn a_package_that_is_not_there() {
        assert_eq!(version(LOCK, "cfg-if"), None);
        assert_eq!(version("", "cfg-if"), None);
    }
}
