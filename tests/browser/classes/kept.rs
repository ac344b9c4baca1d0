//! The project outlasts a reload, a full disk and a second tab, and travels as a file.

use super::super::export::downloads::Downloads;
use super::super::hooks::before_the_page;
use super::super::shown::{chelsea, opened};
use super::super::webdriver::{Options, Tab};
use serde_json::{Value, json};
use std::path::Path;

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

/// The names of all photos in their order, and whether each has a picture.
async fn photos(tab: &Tab) -> Value {
    let script = "return [...document.querySelectorAll('[data-testid=own-photo]')].map(of =>
        [of.dataset.name, of.querySelector('img') !== null])";
    tab.run(script).await
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
    let before = photos(&tab).await;
    tab.click("[data-testid=own-class] [data-testid=remove-class]")
        .await;
    tab.wait_for("own-state", "data-state", "collecting").await;
    tab.turn_to(0).await;
    tab.wait_until("the other tab has it, too", async || {
        tab.classes().await.len() == 1 && tab.state_words().await.contains("only one class")
    })
    .await;
    tab.turn_to(1).await;
    // Its files have never been in this tab.
    wait_for_kept(&tab, 8).await;
    tab.click("[data-testid=undo]").await;
    tab.wait_for_learned(16).await;
    assert_eq!(photos(&tab).await, before);
    wait_for_kept(&tab, 16).await;
    tab.reload().await;
    tab.wait_for_learned(16).await;
    assert_eq!(photos(&tab).await, before);
    tab.open_classes().await;
    tab.turn_to_accuracy().await;
    tab.close_classes().await;
    tab.turn_to(0).await;
    tab.wait_for_learned(16).await;
    assert_eq!(
        tab.attribute("own-state", "data-objective").await,
        objective
    );
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
    let full = "IDBObjectStore.prototype.put = () => {
                  throw new DOMException('full', 'QuotaExceededError');
                };";
    let tab = opened(Options {
        hook: Some(before_the_page(full)),
        ..Options::default()
    })
    .await;
    tab.open_classes().await;
    tab.ready_set("astronaut-rocket").await;
    tab.wait_until("it says that there is no room", async || {
        tab.text("own-trouble").await.contains("no room")
    })
    .await;
    assert_eq!(tab.attribute("own-state", "data-state").await, "trained");
    tab.close_content().await;
}

#[tokio::test]
async fn a_project_and_a_head_are_taken_away_and_the_project_opens_again() {
    let tab = chelsea("").await;
    let downloads = Downloads::of(&tab).await;
    tab.open_classes().await;
    tab.ready_set("astronaut-rocket").await;
    let objective = tab.attribute("own-state", "data-objective").await;

    tab.click("[data-testid=take-json]").await;
    let head: Value = serde_json::from_slice(&downloads.next(&tab).await.bytes).unwrap();
    assert_eq!(head["names"], json!(["Astronaut", "Rocket"]));
    tab.click("[data-testid=save-project]").await;
    tab.wait_for("project-file", "data-state", "done").await;
    let saved = downloads.next(&tab).await;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("astronaut-rocket.zip");
    std::fs::write(&file, &saved.bytes).unwrap();
    let cut = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cut.zip");
    std::fs::write(&cut, &saved.bytes[..saved.bytes.len() / 2]).unwrap();

    open_project(&tab, &cut).await;
    tab.wait_for("project-file", "data-state", "failed").await;
    assert_eq!(tab.classes().await.len(), 2, "nothing is lost");
    tab.click("[data-testid=forget-classes]").await;
    tab.click("[data-testid=forget-classes-sure]").await;
    tab.wait_for("own-state", "data-state", "empty").await;

    open_project(&tab, &file).await;
    tab.wait_for_learned(16).await;
    assert_eq!(
        tab.attribute("own-state", "data-objective").await,
        objective
    );
    wait_for_kept(&tab, 16).await;
    // The photos are in it: one of them is shown.
    let first = tab.first("[data-testid=own-photo]").await;
    let name = first.attr("data-name").await.unwrap().unwrap();
    first.click().await.unwrap();
    tab.click("[data-testid=open-photo]").await;
    tab.wait_until("the photo is on the stage", async || {
        tab.text("status").await.contains(&name)
            && tab.attribute("status", "data-state").await == "done"
    })
    .await;
    tab.run("history.back()").await;
    tab.wait_until("the way back leads to the classes", async || {
        let open = "return document.querySelector('[data-testid=classes]').open
                      && document.activeElement.dataset.testid";
        tab.run(open).await == "open-photo"
    })
    .await;
    tab.close_content().await;
}

async fn open_project(tab: &Tab, file: &Path) {
    let input = tab.find("open-project").await;
    input.send_keys(&file.display().to_string()).await.unwrap();
}
