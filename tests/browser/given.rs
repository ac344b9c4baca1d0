//! How photos come in: dropped, pasted, many at once, one after the other, in two tabs.

use super::support::{assert_shows, before_the_page, chelsea, keras, wait_for_photo};
use super::webdriver::{Options, Tab};

/// A script's list of a sample's file, under another name.
fn fetched(sample: &str, name: &str) -> String {
    format!("[new File([await (await fetch('samples/{sample}')).blob()], '{name}')]")
}

async fn error(tab: &Tab) -> String {
    tab.attribute("error", "data-kind").await
}

#[tokio::test]
async fn a_photo_is_dropped_and_another_one_pasted() {
    let tab = chelsea("").await;
    for (event, file, photo) in [
        ("drop", "astronaut.png", "cc0/astronaut.png"),
        ("paste", "coffee.png", "cc0/coffee.png"),
    ] {
        tab.hand(event, &fetched(file, "mine.png")).await;
        wait_for_photo(&tab, photo).await;
        assert_eq!(error(&tab).await, "");
    }
    // Text has no picture in it, and what was there stays.
    tab.hand("paste", "['tabby']").await;
    tab.wait_for("error", "data-kind", "nothingToRead").await;
    assert_shows(&tab, &keras("cc0/coffee.png", "whole")).await;
    tab.close_content().await;
}

#[tokio::test]
async fn text_for_a_field_is_the_visitors_own_and_no_picture_is_missed_in_it() {
    let tab = chelsea("").await;
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
    assert_eq!(error(&tab).await, "");
    assert_eq!(tab.attribute("status", "data-state").await, "done");
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    // A photo is one wherever the focus is.
    let photo = fetched("astronaut.png", "mine.png");
    assert!(!tab.hand_to(search, "paste", &photo).await);
    wait_for_photo(&tab, "cc0/astronaut.png").await;
    tab.close_content().await;
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
    wait_for_photo(&tab, "cc0/astronaut.png").await;
    let status = tab.find("status").await.text().await.unwrap();
    assert!(status.contains("from the desk.png"), "{status}");
    // Opened from its icon it goes on as it is; opened with a photo it reads that one.
    tab.run("launch([])").await;
    let another = handle("coffee.png", "another.png");
    tab.run(&format!("launch([{another}])")).await;
    wait_for_photo(&tab, "cc0/coffee.png").await;
    assert_eq!(error(&tab).await, "");
    tab.close().await;
}

#[tokio::test]
async fn of_five_hundred_photos_the_first_is_read_and_that_is_said() {
    let tab = chelsea("").await;
    let many = "await (async () => {
        const photo = await (await fetch('samples/astronaut.png')).blob();
        const rest = Array.from({ length: 499 }, (_, at) => new File([photo], `${at}.png`));
        return [new File([photo], 'first.png'), ...rest];
    })()";
    tab.hand("drop", many).await;
    wait_for_photo(&tab, "cc0/astronaut.png").await;
    let said = tab.run("return document.body.innerText").await.to_string();
    assert!(
        said.contains("500 files") && said.contains("first.png"),
        "{said}"
    );
    tab.close_content().await;
}

/// Drops files one after the other in one turn of the page, in which its worker can answer none;
/// `files` is a script's list, in which `await` may stand.
async fn drop_at_once(tab: &Tab, files: &str) {
    tab.run(&format!(
        "return (async () => {{
           for (const file of {files}) {{
             const dataTransfer = new DataTransfer();
             dataTransfer.items.add(file);
             const init = {{ dataTransfer, bubbles: true, cancelable: true }};
             document.body.dispatchEvent(new DragEvent('drop', init));
           }}
         }})()"
    ))
    .await;
}

/// Counts as `reads` what the worker is asked to read.
const COUNT: &str = "
    globalThis.reads = 0;
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...said) {
      reads += Number(said[0].message.kind === 'read');
      post.apply(this, said);
    };";

#[tokio::test]
async fn a_photo_given_while_another_is_read_takes_its_place() {
    let tab = chelsea("").await;
    tab.run(COUNT).await;
    let ten = "await Promise.all(Array.from({ length: 10 }, async (_, at) => {
        const sample = at < 9 ? ['coffee.png', 'rocket.jpg'][at % 2] : 'astronaut.png';
        return new File([await (await fetch(`samples/${sample}`)).blob()], `${at}-${sample}`);
    }))";
    drop_at_once(&tab, ten).await;
    wait_for_photo(&tab, "cc0/astronaut.png").await;
    // The worker hears of the first, and then of the last.
    assert_eq!(tab.run("return reads").await, 2);
    // A broken one in between is nobody's last wish, so nothing is said of it.
    let broken = fetched("coffee.png", "last.png").replacen(
        '[',
        "[new File(['no photo'], 'broken.png'), ",
        1,
    );
    drop_at_once(&tab, &broken).await;
    wait_for_photo(&tab, "cc0/coffee.png").await;
    assert_eq!(error(&tab).await, "");
    tab.close_content().await;
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
        wait_for_photo(&tab, photo).await;
        assert_eq!(error(&tab).await, "");
    }
    tab.close_content().await;
}
