//! A finer grid, and the mirror image: chosen, waited for, cancelled, refused.

use super::support::{
    assert_fits_in_both_looks, at_first, choose, on_every_screen, opened, sample, withheld,
};
use super::webdriver::hands::{ENTER, RIGHT, SPACE};
use super::webdriver::{Options, Tab};
use fantoccini::elements::Element;

const CANCEL: (&str, &str) = ("status", "Cancel");
const SMALLER: (&str, &str) = ("error", "Read at 384");

/// The first button of a part of the page, if it has this label.
async fn button(tab: &Tab, (part, label): (&str, &str)) -> Option<Element> {
    let css = format!("[data-testid={part}] button");
    let button = tab.find_all(&css).await.into_iter().next()?;
    (button.text().await.ok()? == label).then_some(button)
}

async fn press(tab: &Tab, size: &str) {
    let css = format!("[data-testid=grid] label:has([value='{size}'])");
    tab.find_all(&css).await[0].click().await.unwrap();
}

async fn grid(tab: &Tab) -> (f64, f64) {
    (
        tab.number("map", "data-rows").await,
        tab.number("map", "data-columns").await,
    )
}

/// Collects what the status line says, each time with the rows of the map beside it.
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
    let element = tab.find_all(css).await.remove(0);
    element.text().await.unwrap()
}

/// The mean of the map and the bias that the page prints are the logit of the shown class.
async fn assert_adds_up(tab: &Tab) {
    let class = tab.attribute("map", "data-class").await;
    let map = tab.map().await;
    let mean = map.iter().sum::<f32>() / map.len() as f32;
    let logit: f32 = tab
        .find_all(&format!("[data-testid=prediction][data-class='{class}']"))
        .await[0]
        .attr("data-logit")
        .await
        .unwrap()
        .unwrap()
        .parse()
        .unwrap();
    // A bias of this network is a small number; a map that was averaged wrongly is off by logits.
    assert!((mean - logit).abs() < 0.2, "mean {mean}, logit {logit}");
}

#[tokio::test]
async fn a_finer_grid_is_chosen_by_mouse_and_kept() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let standard = (
        tab.map().await,
        tab.attribute("timing", "data-inference-ms").await,
    );
    let offered = text(&tab, "[data-testid=grid] label:has([value='384'])").await;
    assert!(
        offered.contains("12 \u{d7} 18") && offered.contains("about"),
        "the cost is not told before it is chosen: {offered}"
    );
    press(&tab, "384").await;
    wait_for_rows(&tab, "12").await;
    assert_eq!(grid(&tab).await, (12.0, 18.0));
    assert_eq!(tab.attribute("grid", "data-value").await, "384");
    assert_eq!(tab.number("timing", "data-width").await, 576.0);
    assert_eq!(tab.attribute("map", "data-class").await, "285");
    assert_adds_up(&tab).await;
    let address = tab.run("return location.search").await;
    assert!(address.as_str().unwrap().contains("size=384"), "{address}");

    // What was read already is there at once: nothing is read, so the time is that of before.
    press(&tab, "256").await;
    wait_for_rows(&tab, "8").await;
    assert_eq!(tab.map().await, standard.0);
    assert_eq!(
        tab.attribute("timing", "data-inference-ms").await,
        standard.1
    );
    let address = tab.run("return location.search").await;
    assert!(!address.as_str().unwrap().contains("size"), "{address}");
    tab.close_content().await;
}

#[tokio::test]
async fn a_finer_grid_and_the_mirror_image_are_chosen_by_keyboard() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
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
    assert!(
        text(&tab, "[data-testid=timing]")
            .await
            .contains("two passes")
    );
    assert_adds_up(&tab).await;

    tab.run(COLLECT).await;
    let chosen = "[data-testid=grid] input[type=radio]:checked";
    let radio = tab.find_all(chosen).await.remove(0);
    radio.send_keys(RIGHT).await.unwrap();
    wait_for_rows(&tab, "12").await;
    // The map before stays until both passes are there.
    let rows = "return told.find(([said]) => said.includes('2 of 2 (384, mirrored)'))?.[1]";
    assert_eq!(tab.run(rows).await, "8", "the second pass is told");
    assert_adds_up(&tab).await;
    tab.close_content().await;
}

#[tokio::test]
async fn an_address_opens_a_finer_averaged_map() {
    let tab = Tab::open(Options {
        query: "?photo=coffee&size=384&mirrored=1",
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    assert_eq!(grid(&tab).await, (12.0, 18.0));
    assert_eq!(tab.attribute("grid", "data-mirrored").await, "true");
    // What is fixed by definition says so, and keeps the wish for later.
    choose(&tab, "crop").await;
    assert_eq!(grid(&tab).await, (7.0, 7.0));
    assert_eq!(
        tab.run("return document.querySelector('[data-testid=grid]').disabled")
            .await,
        true
    );
    assert!(text(&tab, "#grid-hint").await.contains("by definition"));
    choose(&tab, "whole").await;
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
    press(&tab, "640").await;
    tab.wait_for("status", "data-state", "working").await;
    tab.wait_until("there is a way to cancel", async || {
        button(&tab, CANCEL).await.is_some()
    })
    .await;
    tab.picture("finer-working-1440.png").await;
    assert_eq!(tab.map().await, before);
    let begun = std::time::Instant::now();
    // Beside the choice, where one looks; the same button stands in the status line.
    tab.focus("[data-testid=underway-cancel]").await;
    tab.press(&[ENTER]).await;
    tab.wait_for("grid", "data-value", "256").await;
    tab.wait_until("the focus stays in the grid's part", async || {
        tab.run("return document.activeElement.className").await == "grid-part"
    })
    .await;
    assert_eq!(tab.map().await, before);
    tab.wait_for_reading().await;
    println!(
        "the network was ready again {:.1} s after Cancel",
        begun.elapsed().as_secs_f64()
    );
    assert_eq!(tab.map().await, before);
    let address = tab.run("return location.search").await;
    assert!(!address.as_str().unwrap().contains("size"), "{address}");
    // And the page goes on as if nothing had been.
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_until("the next photo is read", async || tab.map().await != before)
        .await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_size_without_memory_keeps_the_map_and_offers_a_smaller_one() {
    let refusing = || {
        withheld(
            "kind === 'read' && detail.shortSide > 384",
            "const failure = { kind: 'outOfMemory', message: 'No memory.' };\n\
             postMessage({ message: { kind: 'failed', id, failure }, buffers: [] });",
        )
    };
    // The build with threads would give way to this one first.
    let tab = Tab::open(Options {
        query: "?variant=simd",
        hook: Some(at_first("start.js", 1, refusing)),
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    let before = tab.map().await;
    press(&tab, "512").await;
    tab.wait_for("error", "data-kind", "outOfMemory").await;
    assert_eq!(tab.map().await, before);
    assert_eq!(tab.attribute("grid", "data-value").await, "256");
    tab.picture("finer-refused-1440.png").await;
    button(&tab, SMALLER).await.unwrap().click().await.unwrap();
    wait_for_rows(&tab, "12").await;
    assert!(tab.find_all("[data-testid=error]").await.is_empty());
    tab.close_content().await;
}

#[tokio::test]
async fn the_choice_of_a_grid_looks_as_it_should() {
    on_every_screen("", [900, 1024, 780], async |tab, screen| {
        press(tab, "384").await;
        wait_for_rows(tab, "12").await;
        let [_, _, width, _] = tab.place(".grid-choice .segments").await;
        assert!(width > 200.0, "{screen}: {width}");
        assert_fits_in_both_looks(tab, &format!("finer-top-{screen}")).await;
        tab.bring("[data-testid=grid]").await;
        tab.pictures(&format!("finer-{screen}")).await;
    })
    .await;
}
