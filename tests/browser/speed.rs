//! How fast the visitor's computer is, measured on request.

use super::support::{at_first, chelsea, opened, withheld};
use super::webdriver::Options;
use super::webdriver::hands::{ENTER, TAB};

const SUMMARY: &str = ".speed summary";

#[tokio::test]
async fn twenty_passes_are_measured_and_the_map_stays() {
    let tab = chelsea("").await;
    let before = tab.map().await;
    tab.click(SUMMARY).await;
    tab.click(".speed button").await;
    tab.wait_for("speed", "data-passes", "20").await;
    let median = tab.number("speed", "data-median-ms").await;
    assert!(median > 1.0, "no network is that fast: {median} ms");
    let said = tab.find("speed").await.text().await.unwrap();
    assert!(said.contains("ms"), "{said}");
    assert_eq!(tab.map().await, before);
    tab.close_content().await;
}

#[tokio::test]
async fn the_measurement_is_begun_and_stopped_by_keys() {
    // The second pass never ends: a fast computer would be done with all before it is stopped.
    let second = "kind === 'measure' && (self.passes = (self.passes ?? 0) + 1) > 1";
    let tab = opened(Options {
        query: "?variant=simd",
        hook: Some(at_first("start.js", 1, || withheld(second, ""))),
        ..Options::default()
    })
    .await;
    tab.focus(SUMMARY).await;
    tab.press(&[ENTER, TAB, ENTER]).await;
    tab.wait_until("a pass is measured", async || {
        !tab.attribute("speed", "data-median-ms").await.is_empty()
    })
    .await;
    tab.press(&[ENTER]).await;
    tab.wait_for("speed", "data-passes", "").await;
    tab.close_content().await;
}
