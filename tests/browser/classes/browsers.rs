//! Classes of one's own in Firefox and in WebKit.

use super::super::other_browsers::open;
use super::super::webdriver::Browser;

async fn a_ready_set(browser: Browser) {
    let Some(tab) = open(browser, true).await else {
        return;
    };
    tab.open_classes().await;
    tab.ready_set("cat-coffee").await;
    assert_eq!(tab.number("own-state", "data-accuracy").await, 1.0);
    tab.close_classes().await;
    tab.wait_for("head", "data-kind", "own").await;
    tab.wait_for("map", "data-class", "0").await;
    let logits = tab.own_logits().await;
    assert!(
        logits[0] > 0.5 && (logits[0] + logits[1]).abs() < 1e-4,
        "{logits:?}"
    );
    tab.close().await;
}

#[tokio::test]
async fn firefox_learns_classes_of_ones_own() {
    a_ready_set(Browser::Firefox).await;
}

#[tokio::test]
async fn webkit_learns_classes_of_ones_own() {
    a_ready_set(Browser::WebKit).await;
}
