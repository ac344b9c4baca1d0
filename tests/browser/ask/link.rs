//! A question in the page's address.

use super::super::expected::sample;
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{DOWN, ENTER};
use super::go_to_the_search;

async fn assert_forgotten(tab: &Tab, what: &str) {
    tab.wait_until(&format!("the address has no {what}"), async || {
        !tab.address().await.contains(what)
    })
    .await;
}

#[tokio::test]
async fn a_chosen_class_is_in_the_address_and_comes_back() {
    let tab = chelsea("").await;
    go_to_the_search(&tab).await;
    tab.press(&["lynx"]).await;
    tab.press(&[DOWN]).await;
    tab.wait_for("map", "data-class", "287").await;
    tab.press(&[ENTER]).await;
    tab.address_says("class=287").await;
    let map = tab.map().await;
    tab.reload().await;
    tab.wait_for_reading().await;
    tab.wait_for("map", "data-class", "287").await;
    assert_eq!(tab.map().await, map);
    // Another photo has its own best class, and the link's question is not asked of it.
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    assert_forgotten(&tab, "class=").await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_comparison_is_in_the_address_and_comes_back() {
    let tab = chelsea("?class=n02121808&against=n02084071").await;
    tab.wait_for("map", "data-against", "n02084071").await;
    assert_eq!(tab.attribute("map", "data-class").await, "n02121808");
    tab.turn_to_question("classes").await;
    tab.wait_for("map", "data-against", "").await;
    assert_forgotten(&tab, "against=").await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_class_that_does_not_exist_is_passed_over() {
    let tab = chelsea("?class=nonsense").await;
    assert_eq!(tab.attribute("map", "data-class").await, "285");
    assert_forgotten(&tab, "nonsense").await;
    tab.close_content().await;
}
