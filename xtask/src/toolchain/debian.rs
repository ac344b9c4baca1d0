//! Debian's way, for a machine whose rustup cannot download: the packages that Debian keeps
//! current for its browsers (`rustc-web` and its kin), with LLVM's linker beside them.

use std::path::{Path, PathBuf};

use super::compiler::{STEP, Toolchain, version_word};
use super::rustup::has_source;
use crate::apt;
use crate::call::Call;
use crate::error::Error;
use crate::say;

const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";
const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// The installed packages, if they are complete. The packages of plain Debian (`rustc`, `rust-src`)
/// do, too, if they are new enough.
pub fn ready() -> Option<Toolchain> {
    let llvm = compiler()?;
    let linker = linkers()
        .into_iter()
        .max_by_key(|major| (*major == llvm, *major))?;
    let version = Call::new(STEP, RUSTC).arg("--version").ask()?;
    Some(Toolchain {
        name: format!("Debian's rustc {}", version_word(&version)),
        cargo: PathBuf::from(CARGO),
        rustc: PathBuf::from(RUSTC),
        linker: Some(format!("wasm-ld-{linker}")),
    })
}

/// The packages, installed if they are missing.
pub fn get() -> Result<Toolchain, Error> {
    if let Some(ready) = ready() {
        return Ok(ready);
    }
    if compiler().is_none() {
        apt::install(STEP, &PACKAGES, "2 minutes")?;
    }
    let Some(llvm) = compiler() else {
        return Err(Error::missing(
            STEP,
            format!("{RUSTC} is too old, or its standard library's source is missing"),
            format!("apt-get install {}", PACKAGES.join(" ")),
        ));
    };
    if !linkers().contains(&llvm) {
        install_linker(llvm)?;
    }
    ready().ok_or_else(|| {
        Error::missing(
            STEP,
            "no wasm-ld was installed",
            format!("apt-get install lld-{llvm}"),
        )
    })
}

/// The major version of the compiler's LLVM, when compiler, Cargo and source are all there.
fn compiler() -> Option<u32> {
    let about = Call::new(STEP, RUSTC).arg("-vV").ask()?;
    let sysroot = Call::new(STEP, RUSTC).args(["--print", "sysroot"]).ask()?;
    let there = Path::new(CARGO).is_file() && has_source(Path::new(&sysroot));
    (there && new_enough(&about)).then(|| llvm_major(&about))?
}

/// Tells by `rustc -vV` whether a compiler is new enough for this project.
fn new_enough(about: &str) -> bool {
    minor(field(about, "release")) >= minor(Some(env!("CARGO_PKG_RUST_VERSION")))
}

/// `96` of `1.96.0`.
fn minor(version: Option<&str>) -> Option<u32> {
    version?.split('.').nth(1)?.parse().ok()
}

/// `22` of a line `LLVM version: 22.1.8`.
fn llvm_major(about: &str) -> Option<u32> {
    field(about, "LLVM version")?
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn field<'text>(about: &'text str, key: &str) -> Option<&'text str> {
    about
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
}

/// The versions of `wasm-ld` that are installed.
fn linkers() -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/usr/bin") else {
        return Vec::new();
    };
    entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name();
            name.to_str()?.strip_prefix("wasm-ld-")?.parse().ok()
        })
        .collect()
}

/// The linker of the compiler's own LLVM; or the newest that Debian has.
fn install_linker(llvm: u32) -> Result<(), Error> {
    let exact = format!("lld-{llvm}");
    let Err(error) = apt::install(STEP, &[&exact], "a minute") else {
        return Ok(());
    };
    let offered = Call::new(STEP, "apt-cache")
        .args(["search", "--names-only", "^lld-[0-9]+$"])
        .ask()
        .unwrap_or_default();
    let newest: Option<u32> = offered
        .lines()
        .filter_map(|line| line.split(' ').next()?.strip_prefix("lld-")?.parse().ok())
        .max();
    match newest {
        Some(newest) if linkers().is_empty() && newest != llvm => {
            say::note(&format!("no {exact} here: lld-{newest} instead"));
            apt::install(STEP, &[&format!("lld-{newest}")], "a minute")
        }
        // Another installed linker usually does, as objects are plain wasm.
        _ if !linkers().is_empty() => Ok(()),
        _ => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: &str = "rustc 1.96.0 (ac68faa20 2026-05-25)\nbinary: rustc\n\
        release: 1.96.0\nLLVM version: 22.1.8";

    #[test]
    fn the_linker_is_the_one_of_the_compilers_llvm() {
        assert_eq!(llvm_major(ABOUT), Some(22));
        assert_eq!(llvm_major("rustc 1.96.0"), None);
    }

    #[test]
    fn an_old_compiler_is_refused() {
        assert!(new_enough(ABOUT));
        assert!(!new_enough("release: 1.63.0"));
        assert!(!new_enough(""));
    }
}
