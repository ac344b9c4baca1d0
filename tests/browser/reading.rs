//! Photos are read, and the page shows Keras' results.

use super::accessibility::assert_sound;
use super::common::root;
use super::expected::keras;
use super::hooks::at_first;
use super::other_browsers::tell_figures;
use super::shown::{chelsea, opened};
use super::webdriver::{Browser, Options, Tab};
use xtask::server::{Gate, Twist};

#[tokio::test]
async fn a_first_visit_tells_its_download_and_reads_chelsea_by_itself() {
    let gate = Gate::default();
    let held = gate.clone();
    let tab = Tab::open(Options {
        hook: Some(at_first("model/high", 1, move || Twist::held(&held))),
        ..Options::default()
    })
    .await;
    tab.wait_for("status", "data-state", "downloading").await;
    let total = tab.number("status", "data-total").await;
    assert!((40e6..60e6).contains(&total), "{total} bytes in all");
    tab.wait_until("bytes have come", async || {
        let done = tab.attribute("status", "data-done").await;
        done.parse().unwrap_or(0.0) > 5e6
    })
    .await;
    assert_eq!(tab.attribute("status", "data-state").await, "downloading");
    let said = tab.text("status").await;
    // No speed is known of a line that stands still; native tests hold the promise of a time.
    assert!(said.contains(" of ") && said.contains("MB"), "{said}");
    tab.picture("downloading-1440.png").await;
    assert_sound(&tab, "first sight").await;
    gate.open();
    tab.wait_for_chelsea().await;
    assert_eq!(tab.attribute("framing", "data-value").await, "whole");
    assert_eq!(tab.number("timing", "data-width").await, 384.0);
    assert_eq!(tab.number("timing", "data-height").await, 256.0);
    assert!(tab.number("timing", "data-inference-ms").await > 0.0);
    // As many threads as the computer has cores.
    let cores = tab.run("return navigator.hardwareConcurrency").await;
    let threads = cores.as_f64().unwrap().min(8.0);
    let variant = if threads > 1.0 { "relaxed" } else { "simd" };
    assert_eq!(tab.attribute("timing", "data-variant").await, variant);
    assert_eq!(tab.number("timing", "data-threads").await, threads);
    assert_eq!(tab.count("[data-testid=setback]").await, 0);
    tell_figures(Browser::Chromium, &tab).await;
    tab.close_content().await;
}

#[tokio::test]
async fn every_framing_is_kerass() {
    let tab = opened(Options {
        query: "?photo=coffee&framing=seed",
        ..Options::default()
    })
    .await;
    tab.assert_shows(&keras("cc0/coffee.png", "seed")).await;
    for framing in ["squash", "crop", "whole", "seed"] {
        tab.choose_framing(framing).await;
        assert_eq!(tab.attribute("framing", "data-value").await, framing);
        tab.assert_shows(&keras("cc0/coffee.png", framing)).await;
    }
    tab.close_content().await;
}

#[tokio::test]
async fn the_browser_decodes_a_format_that_rust_does_not_know() {
    let tab = chelsea("").await;
    let before = tab.map().await;
    tab.give(&[&root().join("tests/files/chelsea.avif")]).await;
    tab.wait_until("the map changes", async || tab.map().await != before)
        .await;
    tab.wait_for_reading().await;
    assert_eq!(tab.attribute("map", "data-class").await, "285");
    let page = tab.run("return document.body.innerText").await.to_string();
    assert!(
        page.to_lowercase().contains("browser"),
        "the page does not say who decoded it"
    );
    tab.close_content().await;
}
