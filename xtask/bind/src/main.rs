//! Writes the JavaScript of a compiled module: `wasm-bind MODULE NAME FOLDER`, and with a fourth word,
//! `factory`, as a function that makes an instance of its own with each call.
//!
//! A crate of its own, because it is built only where something is bound: `cargo xtask test --fast`
//! does without.

use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// The variable of the script that is no module.
const GLOBAL: &str = "wasm_bindgen";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [module, name, folder] => bind(module, name, folder, false),
        [module, name, folder, "factory"] => {
            bind(module, name, folder, true).and_then(|()| wrap(name, folder))
        }
        _ => {
            eprintln!("wasm-bind MODULE NAME FOLDER [factory]");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn bind(module: &str, name: &str, folder: &str, script: bool) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(name)
        .typescript(false)
        // `worker-start.js` names no module.
        .omit_default_module_path(false);
    let mode = if script {
        let mode = bindgen.no_modules(true);
        mode.and_then(|bindgen| bindgen.no_modules_global(GLOBAL))
    } else {
        bindgen.web(true)
    };
    mode.and_then(|bindgen| bindgen.generate(folder))
        .map_err(|error| format!("{error:?}"))
}

/// A module of wasm-bindgen has one instance for as long as the page lives. In a function, each call has
/// its own, which goes with the last thing that was made of it.
fn wrap(name: &str, folder: &str) -> Result<(), String> {
    let file = Path::new(folder).join(format!("{name}.js"));
    let wrapped = |script: String| {
        format!("export default function instantiate() {{\n{script}\nreturn {GLOBAL};\n}}\n")
    };
    std::fs::read_to_string(&file)
        .and_then(|script| std::fs::write(&file, wrapped(script)))
        .map_err(|error| format!("{}: {error}", file.display()))
}
