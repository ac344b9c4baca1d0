//! A question in the page's address. Native tests of the view hold all that an address says.

use super::super::expected::sample;
use super::super::shown::chelsea;
use super::super::webdriver::hands::{DOWN, ENTER};
use super::go_to_the_search;

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
    tab.wait_until("the address forgets the class", async || {
        !tab.address().await.contains("class=")
    })
    .await;
    tab.close_content().await;
}
