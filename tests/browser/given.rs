//! Ways for a photo to come in: dropped, pasted, opened with the installed app, in two tabs.

use super::expected::keras;
use super::hooks::before_the_page;
use super::shown::chelsea;
use super::webdriver::{Options, Tab};

/// Returns a script's list of a sample's file, under another name.
fn fetched(sample: &str, name: &str) -> String {
    format!("[new File([await (await fetch('samples/{sample}')).blob()], '{name}')]")
}

#[tokio::test]
async fn a_photo_is_dropped_and_another_one_pasted() {
    let tab = chelsea("").await;
    for (event, file, photo) in [
        ("drop", "astronaut.png", "cc0/astronaut.png"),
        ("paste", "coffee.png", "cc0/coffee.png"),
    ] {
        tab.hand(event, &fetched(file, "mine.png")).await;
        tab.wait_for_photo(photo).await;
        assert_eq!(tab.error().await.0, "");
    }
    // Text has no picture in it, and what was there stays.
    tab.hand("paste", "['tabby']").await;
    tab.wait_for("error", "data-kind", "nothingToRead").await;
    tab.assert_shows(&keras("cc0/coffee.png", "whole")).await;
    text_for_a_field_is_the_visitors_own(&tab).await;
    tab.close_content().await;
}

/// And no picture is missed in it.
async fn text_for_a_field_is_the_visitors_own(tab: &Tab) {
    tab.click("[data-sample=chelsea]").await;
    tab.wait_for_chelsea().await;
    let search = "[data-testid=class-search]";
    tab.click(search).await;
    for event in ["paste", "dragover", "drop"] {
        let left = tab.hand_to(search, event, "['tabby']").await;
        assert!(left, "{event}: the page keeps the text from the field");
    }
    // As some programs copy text: with a picture of it.
    let both = fetched("coffee.png", "text.png").replacen('[', "['tabby', ", 1);
    assert!(tab.hand_to(search, "paste", &both).await);
    // Nor is a text anybody's photo that falls beside the field.
    assert!(tab.hand_to("body", "drop", "['tabby']").await);
    assert_eq!(tab.error().await.0, "");
    assert_eq!(tab.attribute("status", "data-state").await, "done");
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    // A photo is one wherever the focus is.
    let photo = fetched("astronaut.png", "mine.png");
    assert!(!tab.hand_to(search, "paste", &photo).await);
    tab.wait_for_photo("cc0/astronaut.png").await;
}

/// Chromium has such a queue, too, but nobody fills it in a window of a test.
#[tokio::test]
async fn what_the_installed_app_opens_is_read_at_once_and_later() {
    let handle = |sample, name| {
        let files = fetched(sample, name);
        format!("{{ getFile: async () => ({files})[0] }}")
    };
    let queue = format!(
        "const setConsumer = consumer => {{
           globalThis.launch = files => consumer({{ files }});
           launch([{}]);
         }};
         Object.defineProperty(globalThis, 'launchQueue', {{ value: {{ setConsumer }} }});",
        handle("astronaut.png", "from the desk.png")
    );
    let tab = Tab::open(Options {
        hook: Some(before_the_page(&queue)),
        ..Options::default()
    })
    .await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    let status = tab.text("status").await;
    assert!(status.contains("from the desk.png"), "{status}");
    // Opened from its icon it goes on as it is; opened with a photo it reads that one.
    tab.run("launch([])").await;
    let another = handle("coffee.png", "another.png");
    tab.run(&format!("launch([{another}])")).await;
    tab.wait_for_photo("cc0/coffee.png").await;
    assert_eq!(tab.error().await.0, "");
    tab.close().await;
}

#[tokio::test]
async fn two_tabs_read_at_once_and_each_its_own() {
    let tab = chelsea("").await;
    tab.open_beside("").await;
    tab.hand("drop", &fetched("astronaut.png", "mine.png"))
        .await;
    tab.turn_to(0).await;
    tab.hand("drop", &fetched("coffee.png", "mine.png")).await;
    for (number, photo) in [(1, "cc0/astronaut.png"), (0, "cc0/coffee.png")] {
        tab.turn_to(number).await;
        tab.wait_for_photo(photo).await;
        assert_eq!(tab.error().await.0, "");
    }
    tab.close_content().await;
}
