//! What asking looks like on every screen.

use super::super::support::{assert_fits_in_both_looks, on_every_screen};
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{DOWN, ENTER, LEFT, RIGHT, SHIFT};
use super::{ask, go_to_the_search, middle};
use std::time::Duration;

/// From the page's top on, once what was pointed at before is let go.
async fn picture(tab: &Tab, state: &str, width: u32) {
    tab.run("scrollTo(0, 0)").await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert_fits_in_both_looks(tab, &format!("ask-{state}-{width}")).await;
}

#[tokio::test]
async fn asking_looks_as_it_should() {
    on_every_screen("", [1150, 1800, 2300], async |tab, width| {
        tab.point(middle(tab, (3, 5)).await).await;
        picture(tab, "cell", width).await;
        go_to_the_search(tab).await;
        tab.press(&["tiger"]).await;
        tab.press(&[DOWN, DOWN]).await;
        picture(tab, "search", width).await;
        tab.press(&[ENTER]).await;
        tab.click("[data-testid=multiples-button]").await;
        picture(tab, "multiples", width).await;
        tab.click("[data-testid=multiples-button]").await;
        tab.click("[data-testid=prediction]").await;
        ask(tab, "compare").await;
        picture(tab, "compare", width).await;
        ask(tab, "region").await;
        picture(tab, "region-empty", width).await;
        tab.focus("[data-testid=cells]").await;
        tab.press(&[DOWN, LEFT]).await;
        tab.press_with(SHIFT, &[RIGHT, RIGHT, DOWN, DOWN]).await;
        picture(tab, "region", width).await;
    })
    .await;
}
