//! What goes wrong is said, and nothing that was there is lost by it.

use super::support::{at_first, keras, sample};
use super::webdriver::{Options, Tab};
use std::path::{Path, PathBuf};
use xtask::server::Twist;

/// A file that a test needs once.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[tokio::test]
async fn what_cannot_be_read_leaves_the_last_good_result() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let before = tab.map().await;
    let half = std::fs::read(sample("coffee.png")).unwrap()[..100_000].to_vec();
    let mut huge = b"BM".to_vec();
    huge.extend([0; 8]);
    huge.extend([54, 0, 0, 0, 40, 0, 0, 0]);
    huge.extend(10_000_i32.to_le_bytes());
    huge.extend(10_000_i32.to_le_bytes());
    huge.extend([1, 0, 24, 0]);
    huge.extend([0; 24]);
    let cases = [
        ("empty.png", vec![], "emptyFile"),
        ("letter.jpg", b"not a photo at all".to_vec(), "notAnImage"),
        ("half.png", half, "truncatedImage"),
        ("huge.bmp", huge, "imageTooLarge"),
        (
            "phone.heic",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
            "unsupportedFormat",
        ),
    ];
    for (name, bytes, kind) in cases {
        tab.give(&[&file(name, &bytes)]).await;
        tab.wait_for("error", "data-kind", kind).await;
        let said = tab.find("error").await.text().await.unwrap();
        assert!(said.contains(name), "{kind} does not name its file: {said}");
        assert_eq!(tab.map().await, before, "{kind} changed the map");
        assert_eq!(tab.attribute("map", "data-class").await, "285");
        tab.wait_for("status", "data-state", "done").await;
    }
    // And a good one is read as if nothing had been.
    tab.give(&[&sample("astronaut.png")]).await;
    let case = keras("cc0/astronaut.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    assert!(
        tab.find_all("[data-testid=error]").await.is_empty(),
        "the old error still stands"
    );
    tab.close_content().await;
}

#[tokio::test]
async fn a_missing_part_of_the_network_is_said_and_fetched_again() {
    let hook = at_first("model/floats", 1, || Twist::status(404));
    let tab = Tab::open(Options {
        hook: Some(hook),
        ..Options::default()
    })
    .await;
    tab.wait_for("error", "data-kind", "modelMissing").await;
    tab.wait_for("status", "data-state", "failed").await;
    let again = tab
        .find("error")
        .await
        .find(fantoccini::Locator::Css("button"))
        .await
        .unwrap();
    again.click().await.unwrap();
    tab.wait_for_reading().await;
    tab.close().await;
}

#[tokio::test]
async fn a_changed_part_of_the_network_is_never_used() {
    let hook = at_first("model/high", usize::MAX, || Twist::corrupt_at(5000));
    let tab = Tab::open(Options {
        hook: Some(hook),
        ..Options::default()
    })
    .await;
    tab.wait_for("error", "data-kind", "modelCorrupt").await;
    tab.wait_for("status", "data-state", "failed").await;
    assert!(tab.find_all("[data-testid=prediction]").await.is_empty());
    tab.close().await;
}
