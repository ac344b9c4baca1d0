//! What asking looks like on every screen.

use super::super::support::{assert_fits, on_every_screen};
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{DOWN, ENTER, LEFT, RIGHT, SHIFT};
use super::{ask, go_to_the_search, middle};
use std::time::Duration;

/// From the page's top on, once what was pointed at before is let go.
async fn picture(tab: &Tab, state: &str, screen: &str) {
    tab.run("scrollTo(0, 0)").await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert_fits(tab, &format!("ask-{state}-{screen}.png")).await;
}

#[tokio::test]
async fn asking_looks_as_it_should() {
    on_every_screen("", [1150, 1800, 2300], async |tab, screen| {
        tab.point(middle(tab, (3, 5)).await).await;
        picture(tab, "cell", screen).await;
        go_to_the_search(tab).await;
        tab.press(&["tiger"]).await;
        tab.press(&[DOWN, DOWN]).await;
        picture(tab, "search", screen).await;
        tab.press(&[ENTER]).await;
        tab.click("[data-testid=multiples-button]").await;
        picture(tab, "multiples", screen).await;
        tab.click("[data-testid=multiples-button]").await;
        tab.click("[data-testid=prediction]").await;
        ask(tab, "compare").await;
        picture(tab, "compare", screen).await;
        ask(tab, "region").await;
        picture(tab, "region-empty", screen).await;
        tab.focus("[data-testid=cells]").await;
        tab.press(&[DOWN, LEFT]).await;
        tab.press_with(SHIFT, &[RIGHT, RIGHT, DOWN, DOWN]).await;
        picture(tab, "region", screen).await;
    })
    .await;
}
