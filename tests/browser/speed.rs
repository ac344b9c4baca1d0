//! How fast the visitor's computer is, measured on request.

use super::hooks::{at_first, withheld};
use super::shown::opened;
use super::webdriver::Options;
use super::webdriver::hands::{ENTER, TAB};

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
    let before = tab.map().await;
    tab.click(".engine > summary").await;
    tab.focus(".speed summary").await;
    tab.press(&[ENTER, TAB, ENTER]).await;
    tab.wait_until("a pass is measured", async || {
        !tab.attribute("speed", "data-median-ms").await.is_empty()
    })
    .await;
    let median = tab.number("speed", "data-median-ms").await;
    assert!(median > 1.0, "no network is that fast: {median} ms");
    tab.press(&[ENTER]).await;
    tab.wait_for("speed", "data-passes", "").await;
    assert_eq!(tab.map().await, before);
    tab.close_content().await;
}
