//! From a program of the workspace to a wasm file with its JavaScript: compiled, bound, made small.

use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::error::Error;
use crate::hash::Content;
use crate::kept;
use crate::lock;
use crate::project::Project;
use crate::say;
use crate::terser;
use crate::toolchain::Toolchain;
use crate::variant::{Mode, Program, Variant};
use crate::wasm_opt;

const STEP: &str = "wasm";

/// Flags of every wasm file: neither `{:?}` nor the places of panics are worth a tenth of the
/// download.
const SIZE_FLAGS: [&str; 2] = ["-Zfmt-debug=none", "-Zlocation-detail=none"];

/// The packages that a variant's own flags are for: the kernels, and the worker, where link-time
/// optimisation makes code of all crates.
const OWN_PACKAGES: [&str; 2] = ["camlens-kernels", "camlens-worker"];

/// Builds a program. Its files are in the folder that is returned: `NAME.js`, `NAME_bg.wasm`, and
/// perhaps `snippets/`.
pub fn build(
    project: &Project,
    toolchain: &Toolchain,
    program: &Program,
    variant: &Variant,
    mode: Mode,
) -> Result<PathBuf, Error> {
    let profile = program.profile(mode);
    let beside = program.beside.filter(|_| mode == Mode::Shipped);
    let programs = [(program.package, program.name)].into_iter().chain(beside);
    let programs = programs.flat_map(|(package, name)| ["--package", package, "--bin", name]);
    say::timed(
        &format!("{}: compiling", variant.name),
        "minutes the first time",
        || {
            cargo(project, toolchain, variant, profile)
                .label(variant.name)
                .args(programs)
                .args(["--features", variant.feature])
                .run()
        },
    )?;
    let module = compiled(project, variant, profile, program.name);
    let key = key(project, program, variant, mode, &module)?;
    kept::or_make(project, mode, key, |folder| {
        bind(project, program, &module, folder)?;
        if mode == Mode::Quick {
            return Ok(());
        }
        terser::run(project, &folder.join(format!("{}.js", program.name)))?;
        let wasm = folder.join(format!("{}_bg.wasm", program.name));
        say::timed(&format!("{}: wasm-opt", variant.name), "a minute", || {
            wasm_opt::run(project, program.level, variant.wasm_opt, &wasm)
        })
    })
}

/// A call of Cargo that builds a package with a variant's flags.
pub fn cargo(project: &Project, toolchain: &Toolchain, variant: &Variant, profile: &str) -> Call {
    let features = format!("-Ctarget-feature={}", variant.target_features);
    let links = variant
        .link_args
        .iter()
        .map(|word| format!("-Clink-arg={word}"));
    let conditions = variant.conditions.iter().map(|of| format!("--cfg={of}"));
    let flags: Vec<String> = SIZE_FLAGS
        .map(str::to_owned)
        .into_iter()
        .chain([features])
        .chain(links)
        .chain(conditions)
        .collect();
    let call = toolchain
        .cargo(STEP)
        .within(project.root())
        .args(["build", "--target", "wasm32-unknown-unknown"])
        .args(["--profile", profile])
        .arg("--target-dir")
        .arg(folder(project, variant))
        // In the form that allows blanks in a flag.
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    if variant.own.is_empty() {
        return call;
    }
    let own = OWN_PACKAGES.map(|package| {
        format!(
            "--config=profile.{profile}.package.{package}.rustflags={:?}",
            variant.own
        )
    });
    call.env("CARGO_UNSTABLE_PROFILE_RUSTFLAGS", "true")
        .args(own)
}

/// The file that [`cargo`] makes of the program of this name.
pub fn compiled(project: &Project, variant: &Variant, profile: &str, name: &str) -> PathBuf {
    folder(project, variant).join(format!("wasm32-unknown-unknown/{profile}/{name}.wasm"))
}

fn folder(project: &Project, variant: &Variant) -> PathBuf {
    project.target().join(variant.folder)
}

/// Writes the JavaScript of a module, by wasm-bindgen in the version of `Cargo.lock`.
fn bind(project: &Project, program: &Program, module: &Path, folder: &Path) -> Result<(), Error> {
    let factory = program.factory.then_some("factory");
    Call::new("wasm-bindgen", "cargo")
        .within(project.root())
        .args(["run", "--quiet", "--package", "wasm-bind", "--"])
        .args([
            module.as_os_str(),
            program.name.as_ref(),
            folder.as_os_str(),
        ])
        .args(factory)
        .run()
}

/// The hash of everything that the result depends on.
fn key(
    project: &Project,
    program: &Program,
    variant: &Variant,
    mode: Mode,
    module: &Path,
) -> Result<Content, Error> {
    let text = fs_err::read_to_string(project.lock())?;
    let bindgen = lock::version(&text, "wasm-bindgen").unwrap_or_default();
    let mut content = Content::default();
    content.add("module", &fs_err::read(module)?);
    content.add("wasm-bindgen", bindgen.as_bytes());
    content.add("name", program.name.as_bytes());
    if program.factory {
        content.add("glue", b"factory");
    }
    if mode == Mode::Shipped {
        wasm_opt::add_to_key(&mut content, program.level, variant.wasm_opt);
        terser::add_to_key(&mut content);
    }
    Ok(content)
}
