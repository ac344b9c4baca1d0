//! A link to a view of a photo of one's own: it holds no photo, and asks for it.

use super::open_saving;
use crate::expected::sample;
use crate::shown::chelsea;

#[tokio::test]
async fn a_link_about_ones_own_photo_asks_for_it_and_then_shows_the_view() {
    let tab = chelsea("").await;
    tab.give(&[&sample("coffee.png")]).await;
    tab.wait_for_photo("cc0/coffee.png").await;
    open_saving(&tab).await;
    let link = tab.run("return document.querySelector('[data-testid=link]').value");
    let link = link.await.as_str().unwrap().to_owned();
    // The best class is said, too: of another photo it may not be the best one.
    assert!(link.ends_with("?photo=own&class=967"), "{link}");

    tab.open_again("?photo=own&class=504&colours=viridis").await;
    tab.wait_for_reading().await;
    assert!(tab.text("status").await.contains("photo of your own"));
    tab.give(&[&sample("rocket.jpg")]).await;
    tab.wait_for("map", "data-class", "504").await;
    tab.wait_until("the rocket is read", async || {
        tab.text("status").await.contains("rocket.jpg")
    })
    .await;
    tab.wait_for_reading().await;
    assert_eq!(tab.attribute("map", "data-class").await, "504");
    assert_eq!(tab.attribute("colour-bar", "data-colours").await, "viridis");
    tab.close_content().await;
}
