//! The project outlasts a reload, a full disk and a second tab, and travels as a file.

use super::super::shown::chelsea;
use super::super::webdriver::Tab;

/// The photos of the project that are kept on the device, and their files.
async fn kept(tab: &Tab) -> (usize, usize) {
    let number = async |name| tab.number("own-kept", name).await as usize;
    (number("data-members").await, number("data-files").await)
}

async fn wait_for_kept(tab: &Tab, photos: usize) {
    tab.wait_until("all photos are kept", async || {
        kept(tab).await == (photos, photos)
    })
    .await;
}

#[tokio::test]
async fn a_reload_in_the_middle_loses_nothing_and_a_second_tab_shows_the_same() {
    let tab = chelsea("").await;
    tab.open_classes().await;
    tab.click("[data-testid=ready-set][data-set=cat-coffee]")
        .await;
    tab.wait_until("some are read, and some are not", async || {
        let read = tab.count("[data-testid=own-photo][data-state=read]").await;
        let all = tab.count("[data-testid=own-photo]").await;
        all == 16 && (2..16).contains(&read)
    })
    .await;
    wait_for_kept(&tab, 16).await;
    tab.reload().await;
    tab.wait_for_learned(16).await;
    let objective = tab.attribute("own-state", "data-objective").await;
    let logits = "return [...document.querySelectorAll('[data-testid=own-class]')].length";
    assert_eq!(tab.run(logits).await, 2);

    tab.open_beside("").await;
    tab.wait_for_learned(16).await;
    assert_eq!(
        tab.attribute("own-state", "data-objective").await,
        objective
    );
    tab.open_classes().await;
    tab.click("[data-testid=own-class] [data-testid=remove-class]")
        .await;
    tab.wait_for("own-state", "data-state", "collecting").await;
    tab.turn_to(0).await;
    tab.wait_until("the other tab has it, too", async || {
        tab.classes().await.len() == 1 && tab.text("own-state").await.contains("only one class")
    })
    .await;
    tab.open_classes().await;
    tab.click("[data-testid=forget-classes]").await;
    tab.click("[data-testid=forget-classes-sure]").await;
    tab.wait_for("own-state", "data-state", "empty").await;
    tab.turn_to(1).await;
    tab.wait_for("own-state", "data-state", "empty").await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_on_the_screen_is_lost() {
    let tab = chelsea("").await;
    tab.fill_storage().await;
    tab.open_classes().await;
    tab.ready_set("astronaut-rocket").await;
    tab.wait_until("it says that there is no room", async || {
        tab.text("own-trouble").await.contains("no room")
    })
    .await;
    assert_eq!(tab.attribute("own-state", "data-state").await, "trained");
    tab.close_content().await;
}
