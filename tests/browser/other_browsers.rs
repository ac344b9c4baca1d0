//! The main paths in Firefox and in WebKit: photos, classes, framings, a bad file. In Chromium all
//! other tests go them. `offline` has the visits without a line.
//!
//! `cargo xtask test` names the browsers that are there. A missing one is skipped aloud.

use super::expected::{keras, sample};
use super::webdriver::{Browser, Options, Tab};
use std::path::Path;

/// Opens the page and waits until it has read Chelsea; returns `None` without this browser.
pub async fn open(browser: Browser, isolated: bool) -> Option<Tab> {
    let options = Options {
        isolated,
        ..Options::default()
    };
    open_with(browser, options).await
}

/// Opens a page with these options, as [`open`] does.
pub async fn open_with(browser: Browser, options: Options) -> Option<Tab> {
    if !browser.is_there() {
        println!("SKIPPED: {browser:?} or its driver is not there");
        return None;
    }
    let tab = Tab::open_in(browser, options).await;
    tab.wait_for_reading().await;
    Some(tab)
}

/// Prints figures for `docs/browsers.md`; no time is asserted.
pub async fn tell_figures(browser: Browser, tab: &Tab) {
    let done = tab.run("return performance.now()").await;
    let about = tab.run("return navigator.userAgent").await;
    println!(
        "{browser:?}: {} on {} threads (isolated: {}, cores: {}); first load {:.0} ms, pass {:.0} \
         ms, wasm memory {:.0} MB; {about}",
        tab.attribute("timing", "data-variant").await,
        tab.attribute("timing", "data-threads").await,
        tab.run("return crossOriginIsolated").await,
        tab.run("return navigator.hardwareConcurrency").await,
        done.as_f64().unwrap_or(f64::NAN),
        tab.number("timing", "data-inference-ms").await,
        tab.number("timing", "data-memory").await / 1e6,
    );
}

async fn the_main_paths(browser: Browser) {
    let Some(tab) = open(browser, true).await else {
        return;
    };
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    tell_figures(browser, &tab).await;
    tab.give(&[&sample("coffee.png")]).await;
    tab.wait_for_photo("cc0/coffee.png").await;
    another_class(&tab).await;
    back_and_a_reload(&tab).await;
    for framing in ["seed", "crop"] {
        tab.choose_framing(framing).await;
        tab.assert_shows(&keras("cc0/coffee.png", framing)).await;
    }
    a_bad_file(&tab).await;
    tab.close().await;
}

/// The second class and back: the map changes and nothing is read again.
async fn another_class(tab: &Tab) {
    let time = tab.attribute("timing", "data-inference-ms").await;
    let before = tab.map().await;
    for (at, same) in [(1, false), (0, true)] {
        let prediction = tab.find_all("[data-testid=prediction]").await.remove(at);
        let class = prediction.attr("data-class").await.unwrap().unwrap();
        prediction.click().await.unwrap();
        tab.wait_for("map", "data-class", &class).await;
        assert_eq!(tab.map().await == before, same);
    }
    assert_eq!(tab.attribute("timing", "data-inference-ms").await, time);
}

/// Back shows the second class again, and a reload keeps the visitor's photo with it.
async fn back_and_a_reload(tab: &Tab) {
    let best = tab.attribute("map", "data-class").await;
    let photo = "return [...document.querySelectorAll('[data-testid=prediction]')]
                 .map(row => row.dataset.class).join()";
    let classes = tab.run(photo).await;
    tab.run("history.back()").await;
    tab.wait_until("the second class is shown", async || {
        tab.attribute("map", "data-class").await != best
    })
    .await;
    let second = tab.attribute("map", "data-class").await;
    tab.reload().await;
    tab.wait_for_reading().await;
    tab.wait_for("map", "data-class", &second).await;
    assert_eq!(tab.run(photo).await, classes);
    tab.run("history.forward()").await;
    tab.wait_for("map", "data-class", &best).await;
}

async fn a_bad_file(tab: &Tab) {
    let before = tab.map().await;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a-letter.jpg");
    std::fs::write(&path, "not a photo at all").unwrap();
    tab.give(&[&path]).await;
    tab.wait_for("error", "data-kind", "notAnImage").await;
    let said = tab.error().await.1;
    assert!(said.contains("a-letter.jpg"), "{said}");
    assert_eq!(tab.map().await, before);
}

#[tokio::test]
async fn firefox_goes_the_main_paths() {
    the_main_paths(Browser::Firefox).await;
}

#[tokio::test]
async fn webkit_goes_the_main_paths() {
    the_main_paths(Browser::WebKit).await;
}
