//! Nearer, farther, and over the whole screen.

use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::{MAP, PICTURE, middle};

/// How many times as wide as its viewport the photo is.
async fn nearness(tab: &Tab) -> f64 {
    let photo = tab.place(&format!("{PICTURE} img")).await;
    photo[2] / tab.place(PICTURE).await[2]
}

async fn assert_near(tab: &Tab, times: f64, how: &str) {
    tab.wait_until(&format!("{how} zooms to {times}"), async || {
        (nearness(tab).await / times - 1.0).abs() < 0.02
    })
    .await;
    let (photo, map) = (
        tab.place(&format!("{PICTURE} img")).await,
        tab.place(MAP).await,
    );
    let apart = photo.iter().zip(map).map(|(a, b)| (a - b).abs());
    assert!(
        apart.fold(0.0, f64::max) < 1.5,
        "the map left the photo: {photo:?} {map:?}"
    );
}

#[tokio::test]
async fn nearer_farther_and_over_the_whole_screen() {
    let tab = chelsea("").await;
    assert_near(&tab, 1.0, "nothing").await;
    tab.click("[data-testid=zoom-in]").await;
    assert_near(&tab, 1.5, "a button").await;
    tab.click("[data-testid=zoom-in]").await;
    assert_near(&tab, 2.25, "a button").await;
    tab.click("[data-testid=zoom-out]").await;
    assert_near(&tab, 1.5, "a button").await;
    tab.click("[data-testid=zoom-fit]").await;
    assert_near(&tab, 1.0, "a button").await;

    tab.focus(PICTURE).await;
    tab.press(&["+", "+", "-"]).await;
    assert_near(&tab, 1.5, "keys").await;
    tab.press(&["0"]).await;
    assert_near(&tab, 1.0, "a key").await;

    tab.bring(PICTURE).await;
    let [left, top, width, height] = tab.place(PICTURE).await;
    let at = (left + width / 4.0, top + height / 4.0);
    tab.double_click(at).await;
    assert_near(&tab, 2.5, "a double click").await;
    // What was under the pointer is there still: a quarter of the photo.
    let photo = tab.place(&format!("{PICTURE} img")).await;
    assert!((at.0 - photo[0] - photo[2] / 4.0).abs() < 3.0, "{photo:?}");
    assert!((at.1 - photo[1] - photo[3] / 4.0).abs() < 3.0, "{photo:?}");

    tab.drag((left + 200.0, top + 200.0), (left + 140.0, top + 170.0))
        .await;
    let dragged = tab.place(&format!("{PICTURE} img")).await;
    assert!(
        (photo[0] - dragged[0] - 60.0).abs() < 8.0,
        "{photo:?} {dragged:?}"
    );
    assert!(
        (photo[1] - dragged[1] - 30.0).abs() < 8.0,
        "{photo:?} {dragged:?}"
    );

    tab.turn(at, 2000).await;
    assert_near(&tab, 2.5 * (-150.0_f64 / 240.0).exp(), "the wheel").await;
    tab.press(&["0"]).await;
    assert_near(&tab, 1.0, "a key").await;
    let (x, y) = middle([left, top, width, height]);
    tab.pinch(
        ((x - 40.0, y), (x - 120.0, y)),
        ((x + 40.0, y), (x + 120.0, y)),
    )
    .await;
    assert_near(&tab, 3.0, "two fingers").await;
    let before = tab.place(&format!("{PICTURE} img")).await;
    tab.swipe((x, y), (x + 80.0, y)).await;
    let after = tab.place(&format!("{PICTURE} img")).await;
    assert!(
        (after[0] - before[0] - 80.0).abs() < 10.0,
        "{before:?} {after:?}"
    );
    let side = "return document.querySelector('[data-testid=map]').width";
    assert!(tab.run(side).await.as_u64() <= Some(1280));
    full_screen_by_button_and_key(&tab).await;
    tab.close_content().await;
}

async fn full_screen_by_button_and_key(tab: &Tab) {
    let wait = async |full: &str| tab.wait_for("full-screen", "aria-pressed", full).await;
    tab.click("[data-testid=full-screen]").await;
    wait("true").await;
    tab.focus(PICTURE).await;
    tab.press(&["f"]).await;
    wait("false").await;
    tab.press(&["f"]).await;
    wait("true").await;
    // As other tests want their window.
    tab.press(&["f"]).await;
    wait("false").await;
}
