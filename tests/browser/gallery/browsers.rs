//! Several photos at once in Firefox and in WebKit.

use super::super::expected::{PROBABILITY_BOUND, keras};
use super::super::other_browsers::open;
use super::super::webdriver::Browser;
use super::{give_three, in_strip, three};
use camlens_core::reading::Ranking;

async fn several_photos(browser: Browser) {
    let Some(tab) = open(browser, true).await else {
        return;
    };
    give_three(&tab).await;
    let tiles = tab.tiles().await;
    assert_eq!(tiles.len(), 3);
    for (tile, photo) in tiles.iter().zip(three()) {
        let name = photo.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!((&tile.name, tile.state.as_str()), (&name, "read"));
        let ranking = Ranking::of(&keras(&format!("cc0/{name}"), "whole").logits);
        let best = ranking.best_first()[0];
        assert_eq!(tile.class(), best.class, "{name}");
        if name.ends_with(".png") {
            let error = (tile.probability() - best.probability).abs();
            assert!(error <= PROBABILITY_BOUND, "{name}: {error}");
        }
    }
    tab.find_all(&in_strip("coffee.png")).await[0]
        .click()
        .await
        .unwrap();
    tab.wait_for_stage("coffee.png").await;
    tab.wait_for_photo("cc0/coffee.png").await;
    tab.close().await;
}

#[tokio::test]
async fn firefox_reads_several_photos() {
    several_photos(Browser::Firefox).await;
}

#[tokio::test]
async fn webkit_reads_several_photos() {
    several_photos(Browser::WebKit).await;
}
