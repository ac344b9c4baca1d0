//! A question that is kept is asked of each photo that comes.

use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::{give_three, in_strip, three};

/// What the tiles say of the question, in their order.
async fn asked(tab: &Tab) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-testid=gallery-item]')]
                    .map(tile => tile.querySelector('.tile-asked')?.textContent ?? '')";
    serde_json::from_value(tab.run(script).await).unwrap()
}

#[tokio::test]
async fn a_kept_question_is_asked_of_each_photo() {
    let tab = chelsea("").await;
    tab.press(&["2"]).await;
    tab.wait_for("map", "data-class", "282").await;
    tab.click("[data-testid=pin-question]").await;
    tab.address_says("pin=1").await;
    give_three(&tab).await;
    tab.wait_until("all three answer it", async || {
        let asked = asked(&tab).await;
        asked.len() == 3 && asked.iter().all(|asked| asked.contains("tiger cat"))
    })
    .await;
    println!("{:?}", asked(&tab).await);
    for photo in three() {
        let name = photo.file_name().unwrap().to_string_lossy().into_owned();
        tab.click(&in_strip(&name)).await;
        tab.wait_for_stage(&name).await;
        tab.wait_for("map", "data-class", "282").await;
    }
    // Without the pin each is asked about its own first class, once that is wanted.
    tab.click("[data-testid=pin-question]").await;
    tab.open_gallery().await;
    tab.click("[data-testid=gallery-ask-all]").await;
    tab.wait_until("none answers it", async || {
        asked(&tab).await.iter().all(String::is_empty)
    })
    .await;
    tab.close_content().await;
}
