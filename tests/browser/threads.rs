//! The build with threads: it says what the other says, and gives way to it where it cannot run.

use super::support::{assert_shows, at_first, at_its_photo, hurried, keras};
use super::webdriver::{Hook, Options, Tab};
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use xtask::server::Twist;

async fn open(query: &'static str, hook: Option<Hook>) -> Tab {
    Tab::open(Options {
        query,
        hook,
        ..Options::default()
    })
    .await
}

async fn assert_runs(tab: &Tab, variant: &str, threads: f64) {
    assert_eq!(tab.attribute("timing", "data-variant").await, variant);
    assert_eq!(tab.number("timing", "data-threads").await, threads);
}

/// The photo was read on one thread, and the page says why in a sentence with these words.
async fn assert_gave_way(tab: &Tab, why: &str) {
    tab.wait_for_reading().await;
    assert_shows(tab, &keras("cc0/chelsea.png", "whole")).await;
    assert_runs(tab, "simd", 1.0).await;
    let said = tab.find("setback").await.text().await.unwrap();
    assert!(said.contains(why), "the page says {said:?}");
    let errors = tab.find_all("[data-testid=error]").await;
    assert!(errors.is_empty(), "giving way is no error");
}

/// The numbers that are shown of Chelsea, read by so many threads.
async fn shown_by(tab: &Tab, variant: &str, threads: f64) -> (String, Value) {
    tab.wait_for_reading().await;
    assert_runs(tab, variant, threads).await;
    assert_shows(tab, &keras("cc0/chelsea.png", "whole")).await;
    let logits = "return [...document.querySelectorAll('[data-testid=prediction]')]
                  .map(e => e.dataset.logit).join()";
    (
        tab.attribute("map", "data-values").await,
        tab.run(logits).await,
    )
}

/// The same, of a page that is opened again.
async fn shown_anew(tab: &Tab, variant: &str, threads: u8) -> (String, Value) {
    tab.open_again(&format!("?variant={variant}&threads={threads}"))
        .await;
    shown_by(tab, variant, threads.into()).await
}

#[tokio::test]
async fn one_thread_and_several_give_the_same_bits() {
    let tab = open("?variant=simd", None).await;
    let first = shown_by(&tab, "simd", 1.0).await;
    for threads in [1, 2, 5] {
        assert_eq!(first, shown_anew(&tab, "threads", threads).await);
    }
    // Rounded otherwise, and the same by any number of threads.
    let relaxed = shown_anew(&tab, "relaxed", 1).await;
    for threads in [2, 5] {
        assert_eq!(relaxed, shown_anew(&tab, "relaxed", threads).await);
    }
    tab.close_content().await;
}

#[tokio::test]
async fn a_wish_for_threads_without_isolation_is_answered_with_one() {
    let tab = Tab::open(Options {
        query: "?variant=threads&threads=2",
        isolated: false,
        ..Options::default()
    })
    .await;
    assert_gave_way(&tab, "headers").await;
    tab.close_content().await;
}

/// The script of rayon's threads, which each thread asks for again.
const HELPER: &str = "workerHelpers";

/// A twist on all requests but the first for the script of the threads: the first one is made by
/// the worker itself.
fn for_the_threads(twist: fn() -> Twist) -> Hook {
    let seen = AtomicUsize::new(0);
    Box::new(move |path| {
        let hit = path.contains(HELPER) && seen.fetch_add(1, Ordering::SeqCst) > 0;
        hit.then(twist)
    })
}

/// A twist on a file of the build with threads whose path ends so.
fn of_the_build(end: &'static str, twist: impl Fn() -> Twist + Send + Sync + 'static) -> Hook {
    Box::new(move |path| {
        let hit = path.contains("workers/threads-") && path.ends_with(end);
        hit.then(&twist)
    })
}

#[tokio::test]
async fn threads_that_never_answer_are_done_without() {
    let hook = for_the_threads(|| Twist::status(404));
    let tab = open("?variant=threads&threads=2", Some(hurried(hook))).await;
    assert_gave_way(&tab, "did not start").await;
    tab.close().await;
}

#[tokio::test]
async fn threads_with_another_script_are_done_without() {
    let hook = for_the_threads(|| Twist::body("throw new Error('not a thread');"));
    let tab = open("?variant=threads&threads=2", Some(hurried(hook))).await;
    assert_gave_way(&tab, "did not start").await;
    tab.close().await;
}

#[tokio::test]
async fn a_build_that_does_not_compile_is_done_without() {
    let hook = of_the_build(".wasm", || Twist::corrupt_at(0));
    let tab = open("?variant=threads&threads=2", Some(hook)).await;
    assert_gave_way(&tab, "did not start").await;
    tab.close().await;
}

#[tokio::test]
async fn a_memory_that_cannot_be_made_is_done_without() {
    let without = || {
        Twist::body(
            "WebAssembly.Memory = class { constructor() { throw new RangeError('no room'); } };\n\
             const { default: init } = await import('./worker.js');\n\
             await init();\n",
        )
    };
    let hook = of_the_build("start.js", without);
    let tab = open("?variant=threads&threads=2", Some(hook)).await;
    assert_gave_way(&tab, "did not start").await;
    tab.close().await;
}

#[tokio::test]
async fn the_end_of_a_thread_is_heard_while_its_worker_waits_for_it() {
    // The worker waits for all threads to have been told of the alarm; each ends in that.
    let ending = || {
        let script = include_str!("../../crates/worker/src/browser/pool.js");
        Twist::body(format!(
            "{}\nexport function tellOfTheEnd(alarm) {{ told(alarm); throw new Error('gone'); }}\n",
            script.replace("export function tellOfTheEnd", "function told")
        ))
    };
    let hook = of_the_build("pool.js", ending);
    let tab = open("?variant=threads&threads=2", Some(hook)).await;
    assert_gave_way(&tab, "did not start").await;
    tab.close().await;
}

#[tokio::test]
async fn a_build_that_ends_at_its_photo_gives_it_to_the_other() {
    let dying = || at_its_photo("throw new Error('gone');");
    let hook = at_first("start.js", 1, dying);
    let tab = open("?variant=threads&threads=2", Some(hook)).await;
    assert_gave_way(&tab, "ended").await;
    tab.close().await;
}

#[tokio::test]
async fn a_photo_that_is_too_large_for_shared_memory_goes_to_the_other_build() {
    let full = || {
        at_its_photo(
            "const failure = { kind: 'outOfMemory', message: 'No room.' };\n\
             postMessage({ message: { kind: 'failed', id, failure } });",
        )
    };
    let hook = at_first("start.js", 1, full);
    let tab = open("?variant=threads&threads=2", Some(hook)).await;
    assert_gave_way(&tab, "out of memory").await;
    tab.close_content().await;
}
