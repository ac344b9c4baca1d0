//! A finer grid, and the mirror image: chosen, waited for, cancelled. `worker_faults` has the grid for
//! which there is no memory.

use super::expected::sample;
use super::hooks::{at_first, withheld};
use super::shown::opened;
use super::webdriver::hands::{ENTER, RIGHT, SPACE};
use super::webdriver::{Options, Tab};

/// Returns the rows and columns of the map.
async fn grid(tab: &Tab) -> (f64, f64) {
    (
        tab.number("map", "data-rows").await,
        tab.number("map", "data-columns").await,
    )
}

/// Collects the words of the status line, each time with the rows of the map beside them.
const COLLECT: &str = "
    globalThis.told = [];
    const find = (mark) => document.querySelector(`[data-testid=${mark}]`);
    const tell = () => told.push([find('status').textContent, find('map').dataset.rows]);
    new MutationObserver(tell).observe(find('status'),
      { subtree: true, childList: true, characterData: true });";

async fn wait_for_rows(tab: &Tab, rows: &str) {
    tab.wait_for("map", "data-rows", rows).await;
    tab.wait_for_reading().await;
}

async fn text(tab: &Tab, css: &str) -> String {
    tab.first(css).await.text().await.unwrap()
}

/// The mean of the map and the bias that the page prints are the logit of the shown class.
async fn assert_adds_up(tab: &Tab) {
    let map = tab.map().await;
    let mean = map.iter().sum::<f32>() / map.len() as f32;
    let class = tab.number("map", "data-class").await as f32;
    let predictions = tab.predictions().await;
    let [_, logit, _] = predictions.iter().find(|best| best[0] == class).unwrap();
    // A bias of this network is a small number; a map that was averaged wrongly is off by logits.
    assert!((mean - logit).abs() < 0.2, "mean {mean}, logit {logit}");
}

#[tokio::test]
async fn a_finer_grid_is_chosen_by_mouse_and_kept() {
    let tab = opened(Options::default()).await;
    let standard = (
        tab.map().await,
        tab.attribute("timing", "data-inference-ms").await,
    );
    let offered = text(&tab, "[data-testid=grid] label:has([value='384'])").await;
    assert!(
        offered.contains("12 \u{d7} 18") && offered.contains("about"),
        "the cost is not told before it is chosen: {offered}"
    );
    tab.choose_grid("384").await;
    wait_for_rows(&tab, "12").await;
    assert_eq!(grid(&tab).await, (12.0, 18.0));
    assert_eq!(tab.attribute("grid", "data-value").await, "384");
    assert_eq!(tab.number("timing", "data-width").await, 576.0);
    assert_eq!(tab.attribute("map", "data-class").await, "285");
    assert_adds_up(&tab).await;
    tab.address_says("size=384").await;

    // A kept reading is there at once: its time is that of before.
    tab.choose_grid("256").await;
    wait_for_rows(&tab, "8").await;
    assert_eq!(tab.map().await, standard.0);
    assert_eq!(
        tab.attribute("timing", "data-inference-ms").await,
        standard.1
    );
    let address = tab.address().await;
    assert!(!address.contains("size"), "{address}");
    tab.close_content().await;
}

#[tokio::test]
async fn a_finer_grid_and_the_mirror_image_are_chosen_by_keyboard() {
    let tab = opened(Options::default()).await;
    let plain = tab.map().await;
    let once = tab.number("timing", "data-inference-ms").await;
    let before = text(&tab, "#grid-cost").await;
    assert!(before.contains("read once"), "{before}");
    tab.find("mirrored").await.send_keys(SPACE).await.unwrap();
    tab.wait_for("grid", "data-mirrored", "true").await;
    tab.wait_until("the average is there", async || tab.map().await != plain)
        .await;
    tab.wait_for_reading().await;
    assert_eq!(grid(&tab).await, (8.0, 12.0));
    let twice = tab.number("timing", "data-inference-ms").await;
    println!("Standard: {once:.0} ms once, {twice:.0} ms with the mirror image");
    assert!(text(&tab, "#grid-cost").await.contains("read twice"));
    tab.click(".engine > summary").await;
    assert!(tab.text("timing").await.contains("two passes"));
    assert_adds_up(&tab).await;

    tab.run(COLLECT).await;
    let chosen = "[data-testid=grid] input[type=radio]:checked";
    tab.first(chosen).await.send_keys(RIGHT).await.unwrap();
    wait_for_rows(&tab, "12").await;
    // The map before stays until both passes are there.
    let rows = "return told.find(([said]) => said.includes('2 of 2 (384, mirrored)'))?.[1]";
    assert_eq!(tab.run(rows).await, "8", "the second pass is told");
    assert_adds_up(&tab).await;
    tab.close_content().await;
}

#[tokio::test]
async fn an_address_opens_a_finer_averaged_map() {
    let tab = opened(Options {
        query: "?photo=coffee&size=384&mirrored=1",
        ..Options::default()
    })
    .await;
    assert_eq!(grid(&tab).await, (12.0, 18.0));
    assert_eq!(tab.attribute("grid", "data-mirrored").await, "true");
    // A framing whose size is fixed by definition says so, and keeps the wish for later.
    tab.choose_framing("crop").await;
    assert_eq!(grid(&tab).await, (7.0, 7.0));
    assert_eq!(
        tab.run("return document.querySelector('[data-testid=grid]').disabled")
            .await,
        true
    );
    assert!(text(&tab, "#grid-hint").await.contains("always"));
    tab.choose_framing("whole").await;
    assert_eq!(grid(&tab).await, (12.0, 18.0));
    tab.close_content().await;
}

#[tokio::test]
async fn cancel_keeps_the_last_map() {
    // The network may be faster than the button, which comes only where there is a wait.
    let stopped = || withheld("kind === 'read' && detail.shortSide === 640", "");
    let tab = opened(Options {
        query: "?variant=simd",
        hook: Some(at_first("start.js", 1, stopped)),
        ..Options::default()
    })
    .await;
    let before = tab.map().await;
    tab.choose_grid("640").await;
    tab.wait_for("status", "data-state", "working").await;
    // Beside the choice, where one looks; the same button stands in the status line.
    let cancel = "[data-testid=underway-cancel]";
    tab.wait_until("there is a way to cancel", async || {
        tab.count(cancel).await == 1
    })
    .await;
    tab.picture("finer-working-1440.png").await;
    assert_eq!(tab.map().await, before);
    tab.focus(cancel).await;
    tab.press(&[ENTER]).await;
    tab.wait_for("grid", "data-value", "256").await;
    tab.wait_until("the focus stays in the grid's part", async || {
        tab.run("return document.activeElement.className").await == "grid-part"
    })
    .await;
    assert_eq!(tab.map().await, before);
    tab.wait_for_reading().await;
    assert_eq!(tab.map().await, before);
    let address = tab.address().await;
    assert!(!address.contains("size"), "{address}");
    // And the page goes on as if nothing had been.
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_until("the next photo is read", async || tab.map().await != before)
        .await;
    tab.close_content().await;
}
