//! Writes the JavaScript of a compiled module: `wasm-bind MODULE NAME FOLDER`.
//!
//! A crate of its own, because it is built only where something is bound: `cargo xtask test --fast`
//! does without.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [module, name, folder] = words.as_slice() else {
        eprintln!("wasm-bind MODULE NAME FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    let bound = bindgen
        .input_path(module)
        .out_name(name)
        .typescript(false)
        // `worker-start.js` names no module.
        .omit_default_module_path(false)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder));
    match bound {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
