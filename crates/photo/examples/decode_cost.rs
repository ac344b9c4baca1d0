//! What decoding costs: milliseconds, and the largest memory of the program (Linux).
//!
//!     cargo run --profile worker -p camlens-photo --example decode_cost -- photo.jpg

use std::time::Instant;

/// Decodings, of which the quickest counts.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for name in std::env::args().skip(1) {
        let file = std::fs::read(&name)?;
        let mut quickest = f64::MAX;
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            let photo = camlens_photo::decode(&file)?;
            quickest = quickest.min(begun.elapsed().as_secs_f64());
            drop(photo);
        }
        println!(
            "{name}: {:.0} ms, {} MB at most, {:.1} MB of file",
            1e3 * quickest,
            largest_memory()?,
            file.len() as f64 / 1e6
        );
    }
    Ok(())
}

/// The largest resident memory so far, in MB.
fn largest_memory() -> Result<u64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(kilobytes.ok_or("no VmHWM")?.parse::<u64>()? * 1024 / 1_000_000)
}
