//! The gallery, taken away.

use super::downloads::Downloads;
use super::save;
use crate::accessibility::assert_sound;
use crate::gallery::give_three;
use crate::shown::chelsea;
use camlens_client::archive::{Archive, Step};
use serde_json::Value;

/// The paths in an archive.
fn paths(bytes: &[u8]) -> Vec<String> {
    let mut archive = Archive::new(bytes.len() as u64, u64::MAX);
    loop {
        match archive.open().unwrap() {
            Step::Ready(entries) => return entries.into_iter().map(|entry| entry.path).collect(),
            Step::Need(range) => {
                let slice = bytes[range.start as usize..range.end as usize].to_vec();
                archive.give(range, slice).unwrap();
            }
        }
    }
}

#[tokio::test]
async fn the_gallery_is_taken_away() {
    let tab = chelsea("").await;
    let downloads = Downloads::of(&tab).await;
    give_three(&tab).await;
    tab.open_gallery().await;
    tab.click("[data-testid=save-gallery]").await;
    tab.wait_for("save-gallery-of", "data-photos", "3").await;
    assert_sound(&tab, "save the gallery").await;

    let table = save(&tab, &downloads, "gallery-csv").await;
    let text = String::from_utf8(table.bytes).unwrap();
    assert_eq!(text.lines().count(), 4, "{text}");

    let answers = save(&tab, &downloads, "gallery-json").await;
    let answers: Value = serde_json::from_slice(&answers.bytes).unwrap();
    let classes = answers["photos"].as_array().unwrap().iter();
    let classes: Vec<u64> = classes
        .map(|photo| photo["answer"]["top"][0]["index"].as_u64().unwrap())
        .collect();
    let tiles = tab.tiles().await;
    let shown: Vec<u64> = tiles.iter().map(|tile| tile.class() as u64).collect();
    assert_eq!(classes, shown);

    let sheet = save(&tab, &downloads, "sheet").await;
    let sheet = image::load_from_memory(&sheet.bytes).unwrap();
    assert!(sheet.width() > 300 && sheet.height() > 100);

    let report = save(&tab, &downloads, "gallery-report").await;
    let text = String::from_utf8(report.bytes).unwrap();
    assert_eq!(text.matches("<img src=\"data:image/jpeg").count(), 3);

    let with = "[data-testid=save-gallery-dialog] [data-testid=export-with-features]";
    tab.click(with).await;
    let bundle = save(&tab, &downloads, "gallery-bundle").await;
    let paths = paths(&bundle.bytes);
    let features = paths.iter().filter(|path| path.ends_with("/features.npy"));
    assert_eq!(features.count(), 3, "{paths:?}");
    let maps = paths.iter().filter(|path| path.ends_with("/map.npy"));
    assert_eq!(maps.count(), 3, "{paths:?}");
    assert!(paths.contains(&"manifest.json".to_owned()));
    tab.close().await;
}
