//! Strip and gallery by keys alone.

use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{
    DELETE, END, ENTER, ESCAPE, HOME, LEFT, RIGHT, SHIFT, SPACE, TAB,
};
use super::give_three;
use serde_json::json;

/// The name of the photo that has the focus.
async fn focused(tab: &Tab) -> String {
    let name = "return document.activeElement?.dataset.name ?? ''";
    tab.run(name).await.as_str().unwrap().to_owned()
}

async fn wait_for_focus(tab: &Tab, name: &str) {
    tab.wait_until(&format!("{name} has the focus"), async || {
        focused(tab).await == name
    })
    .await;
}

/// The names of the photos that are selected.
async fn selected(tab: &Tab) -> serde_json::Value {
    tab.run(
        "return [...document.querySelectorAll('[data-testid=gallery-item][aria-selected=true]')]
           .map(tile => tile.dataset.name)",
    )
    .await
}

/// Tabs on until what a CSS selector finds has the focus.
async fn tab_to(tab: &Tab, css: &str) {
    let there = format!("return document.activeElement?.matches({})", json!(css));
    for _ in 0..60 {
        if tab.run(&there).await == true {
            return;
        }
        tab.press(&[TAB]).await;
    }
    panic!("no way to {css} by the tab key");
}

#[tokio::test]
async fn strip_and_gallery_are_used_by_keys() {
    let tab = chelsea("").await;
    give_three(&tab).await;
    tab.wait_for_stage("astronaut.png").await;
    n_and_p_go_through_the_photos(&tab).await;
    arrows_move_through_the_strip(&tab).await;
    the_gallery_opens_and_returns_the_focus(&tab).await;
    photos_are_selected_and_removed(&tab).await;
    enter_opens_a_photo(&tab).await;
    tab.close_content().await;
}

async fn n_and_p_go_through_the_photos(tab: &Tab) {
    for (key, name) in [
        ("n", "coffee.png"),
        ("n", "rocket.jpg"),
        ("p", "coffee.png"),
        ("p", "astronaut.png"),
    ] {
        tab.press(&[key]).await;
        tab.wait_for_stage(name).await;
    }
}

/// The tab key stops at one photo of the strip.
async fn arrows_move_through_the_strip(tab: &Tab) {
    let stops = "[data-testid=strip-item][tabindex='0']";
    assert_eq!(tab.count(stops).await, 1);
    tab_to(tab, stops).await;
    assert_eq!(focused(tab).await, "astronaut.png");
    tab.press(&[RIGHT]).await;
    wait_for_focus(tab, "coffee.png").await;
    tab.press(&[ENTER]).await;
    tab.wait_for_stage("coffee.png").await;
    tab.press(&[LEFT]).await;
    wait_for_focus(tab, "astronaut.png").await;
    tab.press(&[END]).await;
    wait_for_focus(tab, "rocket.jpg").await;
}

async fn the_gallery_opens_and_returns_the_focus(tab: &Tab) {
    tab_to(tab, "[data-testid=gallery-open]").await;
    tab.press(&[ENTER]).await;
    tab.wait_until("the gallery is open", async || tab.gallery_is_open().await)
        .await;
    tab.press(&[ESCAPE]).await;
    tab.wait_until("the gallery is closed", async || {
        !tab.gallery_is_open().await
    })
    .await;
    let focus = "return document.activeElement?.dataset.testid";
    tab.wait_until("the focus is back", async || {
        tab.run(focus).await == "gallery-open"
    })
    .await;
}

async fn photos_are_selected_and_removed(tab: &Tab) {
    tab.press(&[ENTER]).await;
    let stops = "[data-testid=gallery-item][tabindex='0']";
    assert_eq!(tab.count(stops).await, 1);
    tab_to(tab, stops).await;
    assert_eq!(focused(tab).await, "coffee.png", "the photo on the stage");
    tab.press(&[HOME]).await;
    wait_for_focus(tab, "astronaut.png").await;
    tab.press(&[SPACE]).await;
    assert_eq!(selected(tab).await, json!(["astronaut.png"]));
    tab.press(&[END]).await;
    wait_for_focus(tab, "rocket.jpg").await;
    tab.press_with(SHIFT, &[SPACE]).await;
    assert_eq!(
        selected(tab).await,
        json!(["astronaut.png", "coffee.png", "rocket.jpg"])
    );
    // The first Escape is for the selection, the gallery stays.
    tab.press(&[ESCAPE]).await;
    assert_eq!(selected(tab).await, json!([]));
    assert!(tab.gallery_is_open().await);
    tab.press(&[DELETE]).await;
    tab.wait_for_tiles(2).await;
    tab.wait_for_total(2).await;
    assert_eq!(tab.tile_names().await, ["astronaut.png", "coffee.png"]);
}

/// The focus goes to the photo beside the one that was removed.
async fn enter_opens_a_photo(tab: &Tab) {
    wait_for_focus(tab, "coffee.png").await;
    tab.press(&[LEFT]).await;
    wait_for_focus(tab, "astronaut.png").await;
    tab.press(&[ENTER]).await;
    tab.wait_for_stage("astronaut.png").await;
    assert!(!tab.gallery_is_open().await);
}
