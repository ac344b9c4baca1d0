//! The menu of a right click, and the clipboard.

use super::downloads::Downloads;
use crate::shown::chelsea;
use crate::webdriver::hands::{DOWN, ESCAPE};

#[tokio::test]
async fn a_right_click_saves_and_copies() {
    let tab = chelsea("").await;
    let downloads = Downloads::of(&tab).await;
    tab.allow_clipboard().await;
    let [left, top, width, height] = tab.place("[data-testid=map]").await;
    let middle = (left + width / 2.0, top + height / 2.0);

    tab.right_click(middle).await;
    let focused = async || {
        tab.run("return document.activeElement.dataset.testid")
            .await
    };
    assert_eq!(focused().await, "menu-save");
    tab.press(&[DOWN]).await;
    assert_eq!(focused().await, "menu-copy");
    tab.press(&[ESCAPE]).await;
    assert_eq!(tab.count("[role=menu]").await, 0);

    tab.right_click(middle).await;
    tab.click("[data-testid=menu-save]").await;
    let picture = downloads.next(&tab).await;
    assert_eq!(picture.name, "chelsea-egyptian-cat.png");
    let picture = image::load_from_memory(&picture.bytes).unwrap().to_rgba8();
    assert_eq!(picture.dimensions(), (451, 300));

    tab.right_click(middle).await;
    tab.click("[data-testid=menu-copy]").await;
    tab.wait_for("saving", "data-state", "done").await;
    let copied = tab.copied_picture().await;
    let copied = image::load_from_memory(&copied).unwrap().to_rgba8();
    assert!(copied == picture, "the same picture is on the clipboard");

    tab.right_click(middle).await;
    tab.click("[data-testid=menu-link]").await;
    tab.wait_for("saving", "data-what", "link").await;
    tab.wait_for("saving", "data-state", "done").await;
    let link = tab.run("return navigator.clipboard.readText()").await;
    assert!(link.as_str().unwrap().ends_with("?photo=chelsea"), "{link}");
    tab.close().await;
}
