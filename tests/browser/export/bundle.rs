//! A bundle of evidence leaves one page, and another one shows its view.

use super::downloads::Downloads;
use super::{open_saving, save};
use crate::expected::sample;
use crate::shown::chelsea;
use crate::webdriver::Tab;
use std::path::{Path, PathBuf};

/// All that the view shows of its map.
async fn view(tab: &Tab) -> Vec<String> {
    let mut view = Vec::new();
    for name in ["data-class", "data-against", "data-framing", "data-values"] {
        view.push(tab.attribute("map", name).await);
    }
    for name in ["data-colours", "data-range", "data-low", "data-high"] {
        view.push(tab.attribute("colour-bar", name).await);
    }
    view
}

/// Writes a bundle where a page can be given it.
fn on_disk(name: &str, bytes: &[u8]) -> PathBuf {
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bundles-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The manifest's last closing brackets are gone.
fn damaged(bundle: &[u8]) -> Vec<u8> {
    let mut bundle = bundle.to_vec();
    let word = b"camlens-bundle";
    let at = bundle.windows(word.len()).position(|bytes| bytes == word);
    bundle[at.unwrap() + 40] = b'}';
    bundle
}

#[tokio::test]
async fn another_page_shows_the_view_of_a_bundle() {
    let tab = chelsea("").await;
    let downloads = Downloads::of(&tab).await;
    tab.give(&[&sample("coffee.png")]).await;
    tab.wait_for_photo("cc0/coffee.png").await;
    tab.choose_framing("crop").await;
    tab.turn_to_question("compare").await;
    tab.wait_until("two classes are compared", async || {
        !tab.attribute("map", "data-against").await.is_empty()
    })
    .await;
    let before = view(&tab).await;
    open_saving(&tab).await;
    let whole = save(&tab, &downloads, "bundle").await;
    tab.click("[data-testid=export-with-photo]").await;
    let bare = save(&tab, &downloads, "bundle").await;
    assert!(bare.bytes.len() < whole.bytes.len());
    tab.close_content().await;

    let tab = chelsea("").await;
    let alone = view(&tab).await;
    tab.give(&[&on_disk("damaged.zip", &damaged(&whole.bytes))])
        .await;
    tab.wait_for("error", "data-kind", "bundleDamaged").await;
    assert_eq!(view(&tab).await, alone, "what is on the screen stays");

    tab.give(&[&on_disk("bare.zip", &bare.bytes)]).await;
    tab.wait_for("error", "data-kind", "bundleWithoutPhoto")
        .await;
    assert!(tab.error().await.1.contains("coffee.png"));
    tab.wait_for_reading().await;
    tab.give(&[&sample("coffee.png")]).await;
    shows(&tab, &before).await;
    tab.close_content().await;

    let tab = chelsea("").await;
    tab.give(&[&on_disk("whole.zip", &whole.bytes)]).await;
    shows(&tab, &before).await;
    assert_eq!(tab.error().await.0, "");
    tab.close_content().await;
}

/// Waits until the page shows this view, the map to the last bit.
async fn shows(tab: &Tab, expected: &[String]) {
    tab.wait_until("the bundle's view is shown", async || {
        view(tab).await == expected
    })
    .await;
}
