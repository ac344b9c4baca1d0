//! The page on a desk, a tablet and a phone, light and dark: pictures to look at, and nothing wider
//! than its window.

use super::ask::{go_to_the_search, middle};
use super::shown::opened;
use super::webdriver::hands::{DOWN, ENTER, LEFT, RIGHT, SHIFT};
use super::webdriver::{Options, Tab};

/// Takes a picture of a page, which must not be wider than its window.
pub async fn assert_fits(tab: &Tab, picture: &str) {
    tab.picture(picture).await;
    assert_is_narrow(tab, picture).await;
}

/// Takes pictures light and dark, which differ in nothing but colours.
async fn assert_fits_in_both_looks(tab: &Tab, pictures: &str) {
    tab.pictures(pictures).await;
    assert_is_narrow(tab, pictures).await;
}

async fn assert_is_narrow(tab: &Tab, what: &str) {
    let over = tab
        .run("return document.documentElement.scrollWidth - innerWidth")
        .await;
    assert!(over.as_i64() <= Some(0), "{what}: {over} pixels too wide");
}

#[tokio::test]
async fn a_desk_shows_every_state() {
    every_state((1440, 1150)).await;
}

#[tokio::test]
async fn a_tablet_shows_every_state() {
    every_state((768, 1800)).await;
}

#[tokio::test]
async fn a_phone_shows_every_state() {
    every_state((360, 2300)).await;
}

async fn every_state(size: (u32, u32)) {
    let tab = opened(Options {
        size,
        ..Options::default()
    })
    .await;
    take_pictures(&tab, size.0).await;
    tab.close_content().await;
}

async fn take_pictures(tab: &Tab, width: u32) {
    let picture = async |state: &str| {
        tab.run("scrollTo(0, 0)").await;
        assert_fits_in_both_looks(tab, &format!("{state}-{width}")).await;
    };
    picture("chelsea").await;
    tab.point(middle(tab, (3, 5)).await).await;
    tab.wait_for("cell", "data-row", "3").await;
    picture("cell").await;
    go_to_the_search(tab).await;
    tab.press(&["tiger"]).await;
    tab.press(&[DOWN, DOWN]).await;
    picture("search").await;
    tab.press(&[ENTER]).await;
    tab.click("[data-testid=multiples-button]").await;
    picture("multiples").await;
    tab.click("[data-testid=multiples-button]").await;
    tab.click("[data-testid=prediction]").await;
    tab.turn_to_question("compare").await;
    picture("compare").await;
    tab.open_more().await;
    for mark in ["show-contour", "show-box"] {
        tab.click(&format!("label:has([data-testid={mark}])")).await;
    }
    for view in ["beside", "slide", "input"] {
        tab.choose("layout", view).await;
        picture(view).await;
    }
    tab.choose("layout", "overlay").await;
    tab.turn_to_question("region").await;
    tab.focus("[data-testid=cells]").await;
    tab.press(&[DOWN, LEFT]).await;
    tab.press_with(SHIFT, &[RIGHT, RIGHT, DOWN, DOWN]).await;
    picture("region").await;
    tab.press(&["?"]).await;
    picture("help").await;
}
