//! The table of the wasm files: the page, and the worker once for each kind of browser.

/// How a wasm file is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As it is shipped: small and fast.
    Shipped,
    /// For `cargo xtask serve`: built quickly, without wasm-opt.
    Quick,
}

/// A program of the workspace that becomes a wasm file with its JavaScript.
#[derive(Debug)]
pub struct Program {
    pub package: &'static str,
    /// The name of the program and of its files: `NAME.js`, `NAME_bg.wasm`.
    pub name: &'static str,
    /// Cargo's profile for [`Mode::Shipped`].
    profile: &'static str,
    /// The level of wasm-opt.
    pub level: &'static str,
    /// Package and name of another program of the same variant's folder, which is compiled in the same call when
    /// it is shipped: their libraries are then compiled once.
    pub beside: Option<(&'static str, &'static str)>,
    /// Its JavaScript is a function that makes an instance with each call, and no module with one instance.
    pub factory: bool,
}

/// The page computes little: small is fast there.
pub const PAGE: Program = Program {
    package: "camlens",
    name: "camlens",
    profile: "release",
    level: "-Oz",
    beside: Some(("camlens-module", "module")),
    factory: false,
};

/// The wasm behind `camlens.js`. Each lens has an instance of its own, whose memory goes with it.
pub const MODULE: Program = Program {
    package: "camlens-module",
    name: "module",
    profile: "release",
    level: "-Oz",
    beside: Some((PAGE.package, PAGE.name)),
    factory: true,
};

pub const WORKER: Program = Program {
    package: "camlens-worker",
    name: "worker",
    profile: "worker",
    level: "-O1",
    beside: None,
    factory: false,
};

impl Program {
    /// The profile in `Cargo.toml` that it is compiled with.
    pub const fn profile(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Shipped => self.profile,
            Mode::Quick => "quick",
        }
    }
}

/// Flags that make one build differ from another.
#[derive(Debug)]
pub struct Variant {
    /// Its name in the page, in the site's folders, and in `?variant=`.
    pub name: &'static str,
    /// Cargo's target folder. Variants that differ in their `own` flags alone share one, and compile
    /// their libraries once; the module of one replaces the module of the other.
    pub folder: &'static str,
    /// A feature of the package; empty for none.
    pub feature: &'static str,
    /// Features beyond plain wasm (`-C target-feature=`).
    pub target_features: &'static str,
    /// Conditions of all crates (`--cfg`).
    pub conditions: &'static [&'static str],
    /// Words for the linker (`-C link-arg=`), as for shared memory.
    pub link_args: &'static [&'static str],
    /// Flags of the kernels, beyond those of all crates.
    pub own: &'static [&'static str],
    /// The same features in the words of wasm-opt.
    pub wasm_opt: &'static [&'static str],
}

/// The page's only build, which every browser with WebAssembly runs.
pub const PLAIN: Variant = Variant {
    name: "page",
    folder: "page",
    feature: "",
    target_features: "+bulk-memory,+mutable-globals",
    // Leptos gives each piece of the page one type instead of a type of its own: a smaller module.
    conditions: &["erase_components"],
    link_args: &[],
    own: &[],
    wasm_opt: &[],
};

/// The only build of `camlens.js`. It shares the page's folder, where its libraries are compiled.
pub const OTHER_PAGES: Variant = Variant {
    name: "module",
    ..PLAIN
};

/// The worker that every browser runs, on one thread.
pub const SIMD: Variant = Variant {
    name: "simd",
    folder: "worker-simd",
    target_features: "+simd128,+bulk-memory,+mutable-globals",
    conditions: &[],
    wasm_opt: &["--enable-simd"],
    ..PLAIN
};

/// A pool of threads over one memory.
pub const THREADS: Variant = Variant {
    name: "threads",
    folder: "worker-threads",
    feature: "threads",
    target_features: "+simd128,+bulk-memory,+mutable-globals,+atomics",
    conditions: &[],
    link_args: &[
        "--shared-memory",
        "--import-memory",
        // A shared memory declares its maximum, and phones refuse more than 1 GiB.
        "--max-memory=1073741824",
        // wasm-bindgen gives each thread its own stack and variables by these. Not every rustc asks
        // the linker for them.
        "--export=__heap_base",
        "--export=__wasm_init_tls",
        "--export=__tls_size",
        "--export=__tls_align",
        "--export=__tls_base",
    ],
    own: &[],
    wasm_opt: &["--enable-simd", "--enable-threads"],
};

/// Lets the kernels multiply and add in one step, where the processor can. LLVM may then choose
/// relaxed comparisons, too, whose answer for NaN is the processor's: kernels compare by name
/// (`crates/kernels/src/lanes.rs`). LLVM's loop strength reduction would give each pointer of a tile's
/// loop a register of its own, and six pixels have too many of them.
pub const RELAXED_FLAGS: &[&str] = &["-Ctarget-feature=+relaxed-simd", "-Cllvm-args=-disable-lsr"];

/// Threads with relaxed-simd.
pub const RELAXED: Variant = Variant {
    name: "relaxed",
    own: RELAXED_FLAGS,
    wasm_opt: &["--enable-simd", "--enable-threads", "--enable-relaxed-simd"],
    ..THREADS
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Cargo names a profile that is missing only after the minutes of the builds before it.
    #[test]
    fn each_profile_is_cargos_own_or_stands_in_the_manifest() {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
        let manifest = std::fs::read_to_string(manifest).unwrap();
        for program in [&PAGE, &MODULE, &WORKER] {
            for mode in [Mode::Shipped, Mode::Quick] {
                let profile = program.profile(mode);
                let heading = format!("\n[profile.{profile}]\n");
                assert!(manifest.contains(&heading), "{profile}");
            }
        }
    }
}
