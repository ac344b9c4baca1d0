//! Hooks that make a fault happen: in the server's answers, in the page, in its worker.

use super::webdriver::{Hook, Options, dist};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use xtask::server::Twist;

/// Returns a twist on the first `times` requests for paths that contain `part`.
pub fn at_first(
    part: &'static str,
    times: usize,
    twist: impl Fn() -> Twist + Send + Sync + 'static,
) -> Hook {
    let seen = AtomicUsize::new(0);
    Box::new(move |path| {
        let hit = path.contains(part) && seen.fetch_add(1, Ordering::SeqCst) < times;
        hit.then(&twist)
    })
}

/// Runs a script before the page.
pub fn before_the_page(script: &str) -> Hook {
    before(script, |path| {
        path.starts_with("boot-") && path.ends_with(".js")
    })
}

/// Runs a script before the page, and in its worker before that.
pub fn before_page_and_worker(script: &str) -> Hook {
    before(script, |path| {
        (path.starts_with("boot-") && path.ends_with(".js")) || path.ends_with("start.js")
    })
}

/// Opens the page without threads on a line of so many bytes a second, which four parts share, until
/// `seen` is set: whatever is asked for from then on comes at once.
pub fn slow_until(bytes_per_second: u32, seen: &Arc<AtomicBool>) -> Options {
    let seen = Arc::clone(seen);
    Options {
        query: "?variant=simd",
        hook: Some(Box::new(move |path| {
            let slow = path.ends_with(".bin") && !seen.load(Ordering::SeqCst);
            slow.then(|| Twist::slow(bytes_per_second / 4))
        })),
        ..Options::default()
    }
}

/// Lets the worker's timers go by five times as fast, on whatever line `also` makes. Native tests hold
/// how long the worker waits for a line.
pub fn hurried(also: Hook) -> Hook {
    let script = "const later = self.setTimeout;
                  self.setTimeout = (then, ms = 0, ...more) => later(then, ms / 5, ...more);";
    let hurry = before(script, |path| path.ends_with("start.js"));
    Box::new(move |path| also(path).or_else(|| hurry(path)))
}

/// Runs a script before the scripts for which this holds.
fn before(script: &str, holds: fn(&str) -> bool) -> Hook {
    let first = script.to_owned();
    Box::new(move |path| {
        let script = holds(path).then(|| std::fs::read_to_string(dist().join(path)).ok());
        Some(Twist::body(format!("{first}\n{}", script.flatten()?)))
    })
}

/// Keeps a request to read a photo from the worker, and runs this script instead, which knows the
/// request's `id`.
pub fn at_its_photo(instead: &str) -> Twist {
    withheld("kind === 'read'", instead)
}

/// Keeps the requests from the worker for which this expression holds, and runs a script instead. Both
/// know the request's `kind`, `id` and `detail`.
pub fn withheld(which: &str, instead: &str) -> Twist {
    Twist::body(format!(
        "import start from './engine.js';\n\
         addEventListener('message', event => {{\n\
           const {{ kind, id, detail }} = event.data.message;\n\
           if ({which}) {{ event.stopImmediatePropagation(); {instead} }}\n\
         }});\n\
         await start();\n",
    ))
}
