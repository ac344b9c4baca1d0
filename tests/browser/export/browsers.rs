//! One picture and one bundle in Firefox and in WebKit, whose downloads a driver does not see: the file is
//! taken where the page hands it over.

use super::open_saving;
use crate::other_browsers::open;
use crate::webdriver::{Browser, Tab};
use camlens_client::archive::Archive;

/// Keeps the next file that the page hands over.
const CATCH: &str = "
    window.caught = undefined;
    HTMLAnchorElement.prototype.click = function () {
      fetch(this.href).then((it) => it.arrayBuffer()).then((it) => { window.caught = [...new Uint8Array(it)]; });
    }";

async fn caught(tab: &Tab, what: &str) -> Vec<u8> {
    tab.run(CATCH).await;
    tab.click(&format!("[data-testid=export-{what}]")).await;
    tab.wait_until("the page hands over a file", async || {
        tab.run("return window.caught !== undefined").await == true
    })
    .await;
    serde_json::from_value(tab.run("return window.caught").await).unwrap()
}

async fn a_picture_and_a_bundle(browser: Browser) {
    let Some(tab) = open(browser, true).await else {
        return;
    };
    open_saving(&tab).await;
    let picture = caught(&tab, "overlay").await;
    let picture = image::load_from_memory(&picture).unwrap();
    assert_eq!((picture.width(), picture.height()), (451, 300));
    let bundle = caught(&tab, "bundle").await;
    let mut archive = Archive::new(bundle.len() as u64, u64::MAX);
    assert!(archive.open().is_ok() && bundle.starts_with(b"PK"));
    tab.close().await;
}

#[tokio::test]
async fn firefox_saves_a_picture_and_a_bundle() {
    a_picture_and_a_bundle(Browser::Firefox).await;
}

#[tokio::test]
async fn webkit_saves_a_picture_and_a_bundle() {
    a_picture_and_a_bundle(Browser::WebKit).await;
}
