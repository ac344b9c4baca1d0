//! The module in Firefox and in WebKit, on a page of another site.

use super::{assert_kerass, explain, foreign_page, host, load};
use crate::expected::keras;
use crate::webdriver::{Browser, Tab};

async fn reads_chelsea(browser: Browser, name: &str) {
    if !browser.is_there() {
        println!("SKIPPED: {browser:?} or its driver is not there");
        return;
    }
    let host = host().await;
    let tab = Tab::at(browser, foreign_page(name, false).await, "").await;
    load(&tab, &format!("{}camlens.js", host.url()), None).await;
    let said = explain(&tab, "whole").await;
    assert_kerass(&said, &keras("cc0/chelsea.png", "whole"));
    assert_eq!(tab.run("return drawAndClose()").await, "jet");
    let mut asked = tab.end().await;
    asked.retain(|address| !address.starts_with(&host.url()));
    assert!(asked.is_empty(), "{asked:?}");
}

#[tokio::test]
async fn firefox_reads_a_photo_on_a_page_of_another_site() {
    reads_chelsea(Browser::Firefox, "firefox").await;
}

#[tokio::test]
async fn webkit_reads_a_photo_on_a_page_of_another_site() {
    reads_chelsea(Browser::WebKit, "webkit").await;
}
