//! How to read the map, on one page.

use super::shown::chelsea;
use super::webdriver::hands::ESCAPE;

#[tokio::test]
async fn the_help_opens_and_closes_by_mouse_and_key() {
    let tab = chelsea("").await;
    let open = async || {
        tab.run("return document.querySelector('[data-testid=help]').open")
            .await
    };
    tab.click("[data-testid=help-button]").await;
    assert_eq!(open().await, true);
    tab.press(&[ESCAPE]).await;
    tab.wait_until("it is closed", async || open().await == false)
        .await;
    let focused = "return document.activeElement.dataset.testid";
    assert_eq!(tab.run(focused).await, "help-button");
    tab.press(&["?"]).await;
    tab.wait_until("it is open", async || open().await == true)
        .await;
    let said = tab.text("help").await;
    for word in [
        "WordNet",
        "Zhou",
        "Apache",
        "coarse",
        "quarter of a cell",
        "1000 classes",
    ] {
        assert!(said.contains(word), "nothing of {word}");
    }
    tab.click("[data-testid=help-close]").await;
    tab.wait_until("it is closed", async || open().await == false)
        .await;
    // The arithmetic of the strongest cell ends at the map's own number.
    tab.click("footer [data-testid=how-button]").await;
    let strongest = tab.map().await.into_iter().fold(f32::MIN, f32::max);
    let value = tab.number("how-table", "data-value").await as f32;
    assert!((value - strongest).abs() < 1e-3, "{value} {strongest}");
    tab.press(&[ESCAPE]).await;
    tab.close_content().await;
}
