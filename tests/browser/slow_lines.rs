//! How long a first visit takes over a slow line: a measurement, which asserts nothing of time.
//!
//! `cargo test --test browser slow_lines -- --ignored --nocapture`

use super::expected::keras;
use super::webdriver::{Options, Tab};
use std::time::{Duration, Instant};
use xtask::server::{Line, Twist};

/// Far above what 1.5 Mbit/s need.
const PATIENCE: Duration = Duration::from_secs(900);

/// What hosts send as gzip.
const SHRINK: [&str; 7] = ["html", "js", "css", "wasm", "json", "svg", "webmanifest"];

fn shrinks(path: &str) -> bool {
    let extension = path.rsplit('.').next();
    path.is_empty() || extension.is_some_and(|extension| SHRINK.contains(&extension))
}

/// Seconds since the visitor asked for the page, once this holds.
async fn seconds_until(tab: &Tab, holds: impl AsyncFn() -> bool) -> f64 {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < PATIENCE, "it takes too long");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tab.run("return performance.now()").await.as_f64().unwrap() / 1000.0
}

#[tokio::test]
#[ignore = "takes six minutes and tells times"]
async fn seconds_and_bytes_to_the_first_answer_and_to_the_exact_one() {
    println!("line          first answer        exact answer        memory at each, MB");
    for (name, bits_per_second) in [("10 Mbit/s", 10_000_000), ("1.5 Mbit/s", 1_500_000)] {
        let line = Line::of(bits_per_second / 8);
        let over = line.clone();
        let tab = Tab::open(Options {
            hook: Some(Box::new(move |path| {
                let twist = Twist::over(over.clone());
                Some(if shrinks(path) {
                    twist.as_gzip()
                } else {
                    twist
                })
            })),
            ..Options::default()
        })
        .await;
        let answered = async || !tab.attribute("map", "data-values").await.is_empty();
        let first = seconds_until(&tab, answered).await;
        let (early, small) = (line.bytes(), tab.number("timing", "data-memory").await);
        let previewed = !tab.find_all("[data-testid=preview]").await.is_empty();
        let exact = seconds_until(&tab, async || {
            tab.find_all("[data-testid=preview]").await.is_empty()
                && tab.attribute("status", "data-state").await == "done"
        })
        .await;
        let (late, large) = (line.bytes(), tab.number("timing", "data-memory").await);
        tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
        let [early, late] = [early, late].map(|bytes| bytes as f64 / 1e6);
        println!(
            "{name:12} {first:6.1} s {early:5.1} MB   {exact:6.1} s {late:5.1} MB   {:.0}, {:.0}{}",
            small / 1e6,
            large / 1e6,
            if previewed { "" } else { " (no preview)" }
        );
        tab.close().await;
    }
}
