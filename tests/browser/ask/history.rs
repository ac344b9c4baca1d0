//! Nothing is lost by looking: the way back and forward, a reload, undo, pins.

use super::super::expected::{keras, sample};
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::super::webdriver::hands::ESCAPE;
use super::{middle, wait_for_cell};
use camlens_core::reading::Ranking;

async fn go(tab: &Tab, steps: i32) {
    tab.run(&format!("history.go({steps})")).await;
}

#[tokio::test]
async fn back_and_forward_show_photos_and_classes_and_a_reload_keeps_the_photo() {
    let tab = chelsea("").await;
    let times = async || tab.attribute("timing", "data-inference-ms").await;
    let first = times().await;
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    let ranking = Ranking::of(&keras("cc0/astronaut.png", "whole").logits);
    let second = ranking.best_first()[1].class;
    tab.press(&["2"]).await;
    tab.wait_for("map", "data-class", &second.to_string()).await;
    tab.address_says(&format!("class={second}")).await;
    // The class, then the photo; its answer is there without a new reading.
    go(&tab, -1).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    go(&tab, -1).await;
    tab.wait_for_chelsea().await;
    assert_eq!(times().await, first);
    go(&tab, 2).await;
    tab.wait_for("map", "data-class", &second.to_string()).await;
    // The tab keeps the visitor's photo and the question.
    tab.reload().await;
    tab.wait_for_reading().await;
    tab.wait_for("map", "data-class", &second.to_string()).await;
    go(&tab, -1).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_click_pins_a_reading_and_a_pinned_question_stays_with_the_next_photo() {
    let tab = chelsea("").await;
    let place = middle(&tab, (2, 7)).await;
    tab.drag(place, place).await;
    tab.point((3.0, 3.0)).await;
    wait_for_cell(&tab, 2, 7).await;
    tab.focus("[data-testid=cells]").await;
    tab.press(&[ESCAPE]).await;
    tab.wait_for("cell", "data-row", "").await;
    tab.press(&["2"]).await;
    let class = tab.attribute("map", "data-class").await;
    tab.click("[data-testid=pin-question]").await;
    tab.address_says("pin=1").await;
    tab.give(&[&sample("coffee.png")]).await;
    tab.wait_until("the next photo is read", async || {
        tab.run("return document.querySelector('.sample[aria-current=true]')")
            .await
            .is_null()
    })
    .await;
    tab.wait_for_reading().await;
    assert_eq!(tab.attribute("map", "data-class").await, class);
    tab.close_content().await;
}
