//! The build with threads: it gives the same bits as the other, and gives way to it where it cannot
//! run.

use super::expected::keras;
use super::hooks::{at_first, at_its_photo, hurried};
use super::webdriver::{Hook, Options, Tab};
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use xtask::server::Twist;

const TWO_THREADS: &str = "?variant=threads&threads=2";

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
    tab.wait_for_chelsea().await;
    assert_runs(tab, "simd", 1.0).await;
    let said = tab.text("setback").await;
    assert!(said.contains(why), "the page says {said:?}");
    let errors = tab.find_all("[data-testid=error]").await;
    assert!(errors.is_empty(), "giving way is no error");
}

/// Returns the shown numbers of Chelsea, read by so many threads.
async fn shown_by(tab: &Tab, variant: &str, threads: f64) -> (String, Value) {
    tab.wait_for_reading().await;
    assert_runs(tab, variant, threads).await;
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    let logits = "return [...document.querySelectorAll('[data-testid=prediction]')]
                  .map(e => e.dataset.logit).join()";
    (
        tab.attribute("map", "data-values").await,
        tab.run(logits).await,
    )
}

/// Returns the same of a page that is opened again.
async fn shown_anew(tab: &Tab, variant: &str, threads: u8) -> (String, Value) {
    tab.open_again(&format!("?variant={variant}&threads={threads}"))
        .await;
    shown_by(tab, variant, threads.into()).await
}

#[tokio::test]
async fn one_thread_and_several_give_the_same_bits() {
    let tab = open("?variant=simd", None).await;
    let first = shown_by(&tab, "simd", 1.0).await;
    assert_eq!(first, shown_anew(&tab, "threads", 5).await);
    // Rounded otherwise, and the same by any number of threads.
    let relaxed = shown_anew(&tab, "relaxed", 1).await;
    assert_eq!(relaxed, shown_anew(&tab, "relaxed", 5).await);
    tab.close_content().await;
}

#[tokio::test]
async fn threads_that_never_answer_are_done_without() {
    // The worker asks for the script of its threads first, and then each thread does.
    let seen = AtomicUsize::new(0);
    let hook: Hook = Box::new(move |path| {
        let hit = path.contains("workerHelpers") && seen.fetch_add(1, Ordering::SeqCst) > 0;
        hit.then(|| Twist::status(404))
    });
    let tab = open(TWO_THREADS, Some(hurried(hook))).await;
    assert_gave_way(&tab, "did not start").await;
    tab.close().await;
}

#[tokio::test]
async fn the_end_of_a_thread_is_heard_while_its_worker_waits_for_it() {
    // The worker waits for all threads to have been told of the alarm; each ends in that.
    let script = include_str!("../../crates/worker/src/browser/pool.js");
    let ending = format!(
        "{}\nexport function tellOfTheEnd(alarm) {{ told(alarm); throw new Error('gone'); }}\n",
        script.replace("export function tellOfTheEnd", "function told")
    );
    let hook: Hook = Box::new(move |path| {
        let hit = path.contains("workers/threads-") && path.ends_with("pool.js");
        hit.then(|| Twist::body(ending.clone()))
    });
    let tab = open(TWO_THREADS, Some(hook)).await;
    assert_gave_way(&tab, "did not start").await;
    tab.close().await;
}

#[tokio::test]
async fn a_build_that_ends_at_its_photo_gives_it_to_the_other() {
    let dying = || at_its_photo("throw new Error('gone');");
    let hook = at_first("start.js", 1, dying);
    let tab = open(TWO_THREADS, Some(hook)).await;
    assert_gave_way(&tab, "stopped without a message").await;
    tab.close().await;
}
