//! One picture and one bundle in Firefox and in WebKit, whose downloads a driver does not see: the file is
//! taken where the page hands it over.

use super::open_saving;
use crate::hooks::before_the_page;
use crate::other_browsers::open_with;
use crate::webdriver::{Browser, Options, Tab};

/// Keeps the next file that the page hands over, as a mark of the document.
const CATCH: &str = "
    const blobs = new Map();
    const address = URL.createObjectURL;
    URL.createObjectURL = (blob) => { const it = address(blob); blobs.set(it, blob); return it; };
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () {
      if (!this.download) return click.call(this);
      const reader = new FileReader();
      reader.onload = () => { document.documentElement.dataset.caught = reader.result.split(',')[1]; };
      reader.readAsDataURL(blobs.get(this.href));
    };";

async fn caught(tab: &Tab, what: &str) -> Vec<u8> {
    tab.run("delete document.documentElement.dataset.caught")
        .await;
    tab.click(&format!("[data-testid=export-{what}]")).await;
    tab.wait_until("the page hands over a file", async || {
        tab.count("html[data-caught]").await == 1
    })
    .await;
    let bytes = tab
        .run("return [...atob(document.documentElement.dataset.caught)].map((it) => it.charCodeAt(0))")
        .await;
    serde_json::from_value(bytes).unwrap()
}

async fn a_picture_and_a_bundle(browser: Browser) {
    let options = Options {
        hook: Some(before_the_page(CATCH)),
        ..Options::default()
    };
    let Some(tab) = open_with(browser, options).await else {
        return;
    };
    open_saving(&tab).await;
    let picture = caught(&tab, "overlay").await;
    let picture = image::load_from_memory(&picture).unwrap();
    assert_eq!((picture.width(), picture.height()), (451, 300));
    let bundle = caught(&tab, "bundle").await;
    assert!(bundle.starts_with(b"PK\x03\x04"));
    assert!(bundle.windows(13).any(|bytes| bytes == b"manifest.json"));
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
