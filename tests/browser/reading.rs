//! Photos are read, and what the page shows is what Keras says.

use super::common::root;
use super::other_browsers::tell_figures;
use super::support::{
    assert_shows, at_first, choose, keras, native_chelsea, sample, wait_for_photo,
};
use super::webdriver::{Browser, Options, Tab};
use camlens_core::cam::class_activation_map;
use xtask::server::{Gate, Twist};

#[tokio::test]
async fn chelsea_is_read_by_the_page_itself() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
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
    assert!(tab.find_all("[data-testid=setback]").await.is_empty());
    tell_figures(Browser::Chromium, &tab).await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_plain_host_without_any_headers_is_enough() {
    let tab = Tab::open(Options {
        isolated: false,
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    assert_eq!(tab.run("return crossOriginIsolated").await, false);
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    assert_eq!(tab.attribute("timing", "data-variant").await, "simd");
    assert_eq!(tab.number("timing", "data-threads").await, 1.0);
    assert!(tab.find_all("[data-testid=error]").await.is_empty());
    tab.close_content().await;
}

#[tokio::test]
async fn every_framing_is_kerass() {
    let tab = Tab::open(Options {
        query: "?photo=coffee&framing=seed",
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/coffee.png", "seed")).await;
    for framing in ["squash", "crop", "whole", "seed"] {
        choose(&tab, framing).await;
        assert_eq!(tab.attribute("framing", "data-value").await, framing);
        assert_shows(&tab, &keras("cc0/coffee.png", framing)).await;
    }
    tab.close_content().await;
}

#[tokio::test]
async fn another_photo_is_read() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    tab.give(&[&sample("astronaut.png")]).await;
    wait_for_photo(&tab, "cc0/astronaut.png").await;
    tab.close_content().await;
}

#[tokio::test]
async fn another_class_is_arithmetic_on_the_same_reading() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let milliseconds = tab.attribute("timing", "data-inference-ms").await;
    let before = tab.map().await;
    let second = tab.find_all("[data-testid=prediction]").await.remove(1);
    let class: usize = second
        .attr("data-class")
        .await
        .unwrap()
        .unwrap()
        .parse()
        .unwrap();
    second.click().await.unwrap();
    tab.wait_for("map", "data-class", &class.to_string()).await;
    assert_eq!(
        tab.attribute("timing", "data-inference-ms").await,
        milliseconds
    );
    let after = tab.map().await;
    assert_ne!(before, after);

    let reading = native_chelsea();
    let native = class_activation_map(&reading, class);
    for (ours, theirs) in after.iter().zip(&native.values) {
        assert!(
            (ours - theirs).abs() < 1e-3,
            "{ours} in the page, {theirs} natively"
        );
    }
    tab.close_content().await;
}

#[tokio::test]
async fn the_browser_decodes_what_rust_does_not_know() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
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

#[tokio::test]
async fn the_download_is_told_in_bytes() {
    let gate = Gate::default();
    let hook = {
        let gate = gate.clone();
        at_first("model/high", 1, move || Twist::held(&gate))
    };
    let tab = Tab::open(Options {
        hook: Some(hook),
        ..Options::default()
    })
    .await;
    tab.wait_for("status", "data-state", "downloading").await;
    let total = tab.number("status", "data-total").await;
    assert!((40e6..60e6).contains(&total), "{total} bytes in all");
    tab.wait_until("bytes have come", async || {
        tab.attribute("status", "data-done")
            .await
            .parse()
            .unwrap_or(0.0)
            > 1e6
    })
    .await;
    assert_eq!(tab.attribute("status", "data-state").await, "downloading");
    tab.picture("downloading-1440.png").await;
    gate.open();
    tab.wait_for_reading().await;
    tab.close_content().await;
}
