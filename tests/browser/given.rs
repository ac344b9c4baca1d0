//! Ways for a photo to come in: dropped, pasted, opened with the installed app, in two tabs.

use super::expected::keras;
use super::hooks::before_the_page;
use super::shown::chelsea;
use super::webdriver::hands::ENTER;
use super::webdriver::{Options, Tab};
use serde_json::json;

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

/// Returns a script's handle of a sample's file, under another name.
fn handle(sample: &str, name: &str) -> String {
    let files = fetched(sample, name);
    format!("{{ getFile: async () => ({files})[0] }}")
}

/// A script's handle of a file that is gone.
const GONE: &str = "{ getFile: async () => { throw new DOMException('gone', 'NotFoundError') } }";

/// Opens the page as an installed app with these handles; `launch` opens more. Chromium has such a
/// queue, too, and leaves it empty in a window of a test.
async fn opened_with(handles: &str) -> Tab {
    let queue = format!(
        "const setConsumer = consumer => {{
           globalThis.launch = files => consumer({{ files }});
           launch([{handles}]);
         }};
         Object.defineProperty(globalThis, 'launchQueue', {{ value: {{ setConsumer }} }});"
    );
    Tab::open(Options {
        hook: Some(before_the_page(&queue)),
        ..Options::default()
    })
    .await
}

/// A file that cannot be read is told, and no sample stands for it; of several, one that can be read
/// is read.
#[tokio::test]
async fn the_installed_app_reads_its_files_at_once_and_later() {
    let tab = opened_with(GONE).await;
    tab.wait_for("error", "data-kind", "launchUnreadable").await;
    tab.wait_for("status", "data-state", "failed").await;
    assert_eq!(tab.count("[data-testid=prediction]").await, 0);
    let one = handle("astronaut.png", "from the desk.png");
    tab.run(&format!("launch([{GONE}, {one}])")).await;
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

/// Returns a script's `data:` address of a sample's file.
fn whole(sample: &str) -> String {
    format!(
        "await new Promise(async done => {{
           const reader = new FileReader();
           reader.onload = () => done(reader.result);
           reader.readAsDataURL(await (await fetch('samples/{sample}')).blob());
         }})"
    )
}

/// A picture that is dragged out of another page: its bytes, where they stand in that page; its
/// address is not asked for.
#[tokio::test]
async fn a_picture_of_another_page_is_read_or_its_lack_explained() {
    let tab = chelsea("").await;
    let address = "https://elsewhere.example/cat.jpg";
    let dragged =
        format!("[['{address}', 'text/uri-list'], ['<img src=\"{address}\">', 'text/html']]");
    for event in ["drop", "paste"] {
        tab.hand(event, &dragged).await;
        tab.wait_for("error", "data-kind", "addressOnly").await;
        tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
        tab.click("[data-testid=error] .button.quiet").await;
    }
    let asked =
        "return performance.getEntriesByType('resource').some(of => of.name.includes('elsewhere'))";
    assert_eq!(tab.run(asked).await, false);
    let coffee = whole("coffee.png");
    let dragged = format!(
        "[['{address}', 'text/uri-list'], [`<p><img src=\"${{{coffee}}}\"></p>`, 'text/html']]"
    );
    tab.hand("drop", &dragged).await;
    tab.wait_for_photo("cc0/coffee.png").await;
    assert_eq!(tab.error().await.0, "");
    tab.close_content().await;
}

/// A drawing becomes pixels in the page, over white, as large as the finest grid asks for.
#[tokio::test]
async fn a_drawing_is_read_as_pixels() {
    let tab = chelsea("").await;
    let cat = whole("chelsea.png");
    let drawing = |attributes: &str, name: &str| {
        format!(
            "[new File([`<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}>\
               <image width=\"451\" height=\"300\" href=\"${{{cat}}}\"/></svg>`], \
               '{name}', {{ type: 'image/svg+xml' }})]"
        )
    };
    for (attributes, name, size) in [
        ("viewBox=\"0 0 451 300\"", "box.svg", [1024, 681]),
        (
            "width=\"451pt\" height=\"300pt\"",
            "lengths.svg",
            [1024, 681],
        ),
        (
            "width=\"30\" height=\"40\" viewBox=\"0 0 451 300\"",
            "tall.svg",
            [768, 1024],
        ),
    ] {
        tab.hand("drop", &drawing(attributes, name)).await;
        tab.wait_until(&format!("{name} is read"), async || {
            tab.text("status").await.contains(name)
                && tab.attribute("status", "data-state").await == "done"
        })
        .await;
        let seen = "const { naturalWidth, naturalHeight } = document.querySelector('img.photo');
                    return [naturalWidth, naturalHeight]";
        assert_eq!(tab.run(seen).await, json!(size), "{name}");
        let best = "return document.querySelector('[data-testid=prediction]').dataset.class";
        if name != "tall.svg" {
            assert_eq!(tab.run(best).await, "285", "{name}: an Egyptian cat");
        }
    }
    tab.hand(
        "drop",
        "[new File(['<svg'], 'half.svg', { type: 'image/svg+xml' })]",
    )
    .await;
    tab.wait_for("error", "data-kind", "unsupportedFormat")
        .await;
    tab.close().await;
}

#[tokio::test]
async fn a_file_with_the_name_of_a_sample_is_no_sample() {
    let tab = chelsea("?photo=chelsea").await;
    let current = "return document.querySelector('[aria-current=true]')?.dataset.sample ?? ''";
    assert_eq!(tab.run(current).await, "chelsea");
    tab.hand("drop", &fetched("astronaut.png", "coffee.png"))
        .await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    assert_eq!(tab.run(current).await, "");
    assert!(!tab.address().await.contains("photo="));
    // After a file that is no photo the page goes back to the visitor's own.
    tab.hand("drop", "[new File(['no photo'], 'broken.png')]")
        .await;
    tab.wait_for("error", "data-kind", "notAnImage").await;
    assert!(!tab.address().await.contains("photo="));
    assert_eq!(tab.run(current).await, "");
    focus_goes_to_the_status_line(&tab).await;
    tab.close_content().await;
}

/// The notice is dismissed by a key, and the status line takes the focus.
async fn focus_goes_to_the_status_line(tab: &Tab) {
    tab.focus("[data-testid=error] button").await;
    tab.press(&[ENTER]).await;
    tab.wait_until("the notice is gone", async || {
        tab.count("[data-testid=error]").await == 0
    })
    .await;
    let focused = "return document.activeElement.dataset.testid";
    assert_eq!(tab.run(focused).await, "status");
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
