//! The door of `cargo xtask`.

use std::process::ExitCode;

use xtask::command::{self, Command};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match Command::read(&words) {
        Ok(command) => command::run(&command),
        Err(wrong) => {
            eprintln!("{wrong}\n\n{}", command::USAGE);
            ExitCode::from(2)
        }
    }
}
