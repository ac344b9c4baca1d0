//! The worker, once for each kind of browser: compiled with its own flags, bound, optimised.

use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::hash::{self, Content};
use crate::kept;
use crate::lock;
use crate::project::Project;
use crate::say;
use crate::toolchain::Toolchain;
use crate::tools;
use crate::wasm_opt::{self, Level};

/// One build of the worker.
#[derive(Debug)]
pub struct Variant {
    /// Its name in the page, in the site's folders, and in `?variant=`.
    pub name: &'static str,
    /// Where it is compiled. Variants that differ in their `own` flags alone share a folder, and what
    /// they stand on is compiled once; the module of one takes the place of the other's.
    pub folder: &'static str,
    /// The worker's feature that it is built with; empty for none.
    pub feature: &'static str,
    /// What the compiler may use beyond plain wasm (`-C target-feature=`).
    pub target_features: &'static str,
    /// Words for the linker (`-C link-arg=`), as for shared memory.
    pub link_args: &'static [&'static str],
    /// Flags for our own crate, beyond those of all crates.
    pub own: &'static [&'static str],
    /// What wasm-opt has to be told of the same.
    pub wasm_opt: &'static [&'static str],
}

/// The build that runs everywhere, on one thread.
pub const SIMD: Variant = Variant {
    name: "simd",
    folder: "worker-simd",
    feature: "",
    target_features: "+simd128,+bulk-memory,+mutable-globals",
    link_args: &[],
    own: &[],
    wasm_opt: &["--enable-simd"],
};

/// The packages that a variant's own flags are for: the kernels, and the worker, where link-time
/// optimisation makes code of all crates.
const OWN_PACKAGES: [&str; 2] = ["camlens-kernels", "camlens-worker"];

/// What makes our own crate multiply and add in one step, where the processor can. It lets LLVM choose
/// relaxed comparisons, too, which treat numbers that are none as the processor likes: kernels say
/// what they want (`crates/kernels/src/lanes.rs`), the rest of the crate has none of them. LLVM's loop strength
/// reduction would give each pointer of a tile's loop a register of its own, and six pixels have too
/// many; it is left out of the whole module, because link-time optimisation does it.
pub const RELAXED_FLAGS: &[&str] = &["-Ctarget-feature=+relaxed-simd", "-Cllvm-args=-disable-lsr"];

/// A pool of threads over one memory.
pub const THREADS: Variant = Variant {
    name: "threads",
    folder: "worker-threads",
    feature: "threads",
    target_features: "+simd128,+bulk-memory,+mutable-globals,+atomics",
    link_args: &[
        "--shared-memory",
        "--import-memory",
        // A shared memory names its end at its beginning, and phones refuse more than 1 GiB.
        "--max-memory=1073741824",
        // What wasm-bindgen gives each thread its own stack and its own variables by. Not
        // every rustc asks the linker for them.
        "--export=__heap_base",
        "--export=__wasm_init_tls",
        "--export=__tls_size",
        "--export=__tls_align",
        "--export=__tls_base",
    ],
    own: &[],
    wasm_opt: &["--enable-simd", "--enable-threads"],
};

/// The same, with relaxed-simd.
pub const RELAXED: Variant = Variant {
    name: "relaxed",
    own: RELAXED_FLAGS,
    wasm_opt: &["--enable-simd", "--enable-threads", "--enable-relaxed-simd"],
    ..THREADS
};

/// Flags of every wasm that is built here: neither `{:?}` nor panics' places are worth a tenth of
/// the download.
pub const SIZE_FLAGS: [&str; 2] = ["-Zfmt-debug=none", "-Zlocation-detail=none"];

/// What the worker's door is made of, beside wasm-bindgen's own files.
const START: &str = include_str!("../assets/worker-start.js");

/// A built worker, in its place below the site.
#[derive(Debug)]
pub struct Built {
    pub variant: &'static str,
    /// From the site's root, as the web writes it: `workers/simd-0123456789ab/start.js`.
    pub start: String,
}

/// Builds one variant, and puts it below `site`.
///
/// # Errors
/// When the compiler, wasm-bindgen or wasm-opt fails.
pub fn build(
    project: &Project,
    toolchain: &Toolchain,
    variant: &Variant,
    site: &Path,
) -> Result<Built, Error> {
    let module = say::timed(
        &format!("worker {}: compiling", variant.name),
        "10 minutes the first time",
        || compile(project, toolchain, variant),
    )?;
    let bound = bind(project, variant, &module)?;
    let hash = hash::folder(&bound)?;
    let folder = format!("workers/{}-{hash}", variant.name);
    files::copy(&bound, &site.join(&folder))?;
    Ok(Built {
        variant: variant.name,
        start: format!("{folder}/start.js"),
    })
}

/// The compiler's flags, in the form that allows blanks in a flag.
#[must_use]
pub fn encoded_flags<'flag>(flags: impl IntoIterator<Item = &'flag str>) -> String {
    flags.into_iter().collect::<Vec<_>>().join("\u{1f}")
}

fn compile(project: &Project, toolchain: &Toolchain, variant: &Variant) -> Result<PathBuf, Error> {
    cargo(project, toolchain, variant)
        .label(variant.name)
        .args(["--package", "camlens-worker", "--bin", "worker"])
        .args(["--features", variant.feature])
        .run()?;
    Ok(compiled(project, variant, "worker"))
}

/// Builds a package for wasm with a variant's flags, in its folder: what several packages stand on
/// is compiled once.
pub fn cargo(project: &Project, toolchain: &Toolchain, variant: &Variant) -> Call {
    let features = format!("-Ctarget-feature={}", variant.target_features);
    let links: Vec<_> = variant
        .link_args
        .iter()
        .map(|arg| format!("-Clink-arg={arg}"))
        .collect();
    let flags = SIZE_FLAGS
        .into_iter()
        .chain([features.as_str()])
        .chain(links.iter().map(String::as_str));
    let call = toolchain
        .cargo("worker")
        .within(project.root())
        .args(["build", "--release", "--target", "wasm32-unknown-unknown"])
        .arg("--target-dir")
        .arg(folder(project, variant))
        .env("CARGO_ENCODED_RUSTFLAGS", encoded_flags(flags));
    if variant.own.is_empty() {
        return call;
    }
    OWN_PACKAGES.into_iter().fold(
        call.env("CARGO_UNSTABLE_PROFILE_RUSTFLAGS", "true"),
        |call, package| {
            let own = format!(
                "profile.release.package.{package}.rustflags={:?}",
                variant.own
            );
            call.args(["--config", &own])
        },
    )
}

/// Where [`cargo`] leaves the module of this name.
#[must_use]
pub fn compiled(project: &Project, variant: &Variant, name: &str) -> PathBuf {
    folder(project, variant).join(format!("wasm32-unknown-unknown/release/{name}.wasm"))
}

fn folder(project: &Project, variant: &Variant) -> PathBuf {
    project.target().join(variant.folder)
}

/// Runs wasm-bindgen and wasm-opt, unless their result for this very module is kept.
fn bind(project: &Project, variant: &Variant, module: &Path) -> Result<PathBuf, Error> {
    kept::or_make(project, key(project, variant, module)?, |folder| {
        Call::new("wasm-bindgen", tools::wasm_bindgen(project))
            .args(["--target", "web", "--no-typescript", "--out-name", "worker"])
            .arg("--out-dir")
            .arg(folder)
            .arg(module)
            .way_out("`cargo xtask clean`, if it names another version of itself")
            .run()?;
        let wasm = folder.join("worker_bg.wasm");
        let what = format!("worker {}: wasm-opt", variant.name);
        say::timed(&what, "a minute", || {
            wasm_opt::run(project, Level::Light, variant.wasm_opt, &wasm)
        })?;
        Ok(fs_err::write(folder.join("start.js"), START)?)
    })
}

/// All that the result hangs on.
fn key(project: &Project, variant: &Variant, module: &Path) -> Result<Content, Error> {
    let text = fs_err::read_to_string(project.lock())?;
    let bindgen = lock::version(&text, "wasm-bindgen").unwrap_or_default();
    let mut content = Content::default();
    content.add("module", &fs_err::read(module)?);
    content.add("wasm-bindgen", bindgen.as_bytes());
    wasm_opt::add_to_key(&mut content, Level::Light, variant.wasm_opt);
    content.add("start", START.as_bytes());
    Ok(content)
}
