//! Messages on the terminal.

use std::time::{Duration, Instant};

/// Announces a step, and the time of a slow one.
pub fn step(what: &str, how_long: Option<&str>) {
    match how_long {
        Some(time) => println!("==> {what} (may take {time})"),
        None => println!("==> {what}"),
    }
}

/// Prints a line that belongs to the step above.
pub fn note(what: &str) {
    println!("    {what}");
}

/// Runs a slow step: announced before, timed after.
pub fn timed<T, E>(
    what: &str,
    how_long: &str,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    step(what, Some(how_long));
    let begin = Instant::now();
    let made = work()?;
    note(&format!("{what}: done in {}", duration(begin.elapsed())));
    Ok(made)
}

/// A time for people: `0.4 s`, `42 s`, `3 min 05 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 {
        return format!("{seconds:.1} s");
    }
    let whole = time.as_secs();
    if whole < 120 {
        format!("{whole} s")
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

/// A size for people: `812 B`, `4.3 kB`, `51.0 MB`.
pub fn bytes(size: u64) -> String {
    #[allow(
        clippy::cast_precision_loss,
        reason = "sizes here are far below 2^53, and are rounded for reading anyway"
    )]
    let size_in_units = size as f64;
    match size {
        0..1_000 => format!("{size} B"),
        1_000..1_000_000 => format!("{:.1} kB", size_in_units / 1e3),
        _ => format!("{:.1} MB", size_in_units / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_sizes_read_well() {
        assert_eq!(duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(42)), "42 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 05 s");
        assert_eq!(bytes(999), "999 B");
        assert_eq!(bytes(4_321), "4.3 kB");
        assert_eq!(bytes(51_000_000), "51.0 MB");
    }
}
