//! The door of `cargo xtask`.

use std::process::ExitCode;

use xtask::command::Command;

/// The exit code of words that are no command.
const WRONG_WORDS: u8 = 2;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match Command::read(&words) {
        Ok(command) => command.run(),
        Err(exit) if exit.status.is_ok() => {
            println!("{}", exit.output);
            ExitCode::SUCCESS
        }
        Err(exit) => {
            eprintln!("{}\nRun `cargo xtask help` for the commands.", exit.output);
            ExitCode::from(WRONG_WORDS)
        }
    }
}
