//! A photo that makes the worker far larger than it has to be, and what is left of it.

use super::expected::sample;
use super::hooks::before_the_page;
use super::webdriver::{Options, Tab};

/// Bytes above which a worker has grown far since Chelsea: more than what the reader calls swollen.
const FAR: f64 = 125e6;

/// The page's clock and its timers go five times as fast: it is idle in a fifth of the time. Counts its
/// workers.
const HURRIED: &str = "{
    const now = performance.now.bind(performance);
    performance.now = () => 5 * now();
    const later = globalThis.setTimeout;
    globalThis.setTimeout = (then, ms = 0, ...more) => later(then, ms / 5, ...more);
    globalThis.workers = 0;
    globalThis.Worker = class extends Worker {
      constructor(...how) { super(...how); ++globalThis.workers; }
    };
  }";

/// Collects the states of the status line from now on.
const COLLECT: &str = "
    globalThis.told = [];
    const status = document.querySelector('[data-testid=status]');
    new MutationObserver(() => told.push(status.dataset.state)).observe(status,
      { attributes: true, attributeFilter: ['data-state'] });";

/// A script's list of one JPEG of 8000 x 6000 pixels.
const LARGE: &str = "[await (async () => {
    const canvas = new OffscreenCanvas(8000, 6000);
    const paint = canvas.getContext('2d');
    paint.fillStyle = 'teal';
    paint.fillRect(0, 0, 8000, 6000);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return new File([blob], 'large.jpg');
  })()]";

async fn memory(tab: &Tab) -> f64 {
    tab.number("timing", "data-memory").await
}

/// Waits until another map is there than this one, and nothing is going on.
async fn wait_for_another(tab: &Tab, before: &[f32]) {
    tab.wait_until("another photo is read", async || tab.map().await != before)
        .await;
    tab.wait_for_reading().await;
}

#[tokio::test]
async fn a_photo_of_48_megapixels_leaves_the_worker_as_small_as_before() {
    let tab = Tab::open(Options {
        query: "?variant=simd",
        hook: Some(before_the_page(HURRIED)),
        ..Options::default()
    })
    .await;
    tab.wait_for_chelsea().await;
    let (before, chelsea) = (memory(&tab).await, tab.map().await);
    tab.hand("drop", LARGE).await;
    wait_for_another(&tab, &chelsea).await;
    let (grown, large) = (memory(&tab).await, tab.map().await);
    tab.run(COLLECT).await;
    if grown > before + FAR {
        tab.wait_until("a fresh worker is started", async || {
            tab.run("return workers").await == 2
        })
        .await;
    }
    // A photo given while it loads waits for it.
    tab.give(&[&sample("coffee.png")]).await;
    wait_for_another(&tab, &large).await;
    tab.wait_for_photo("cc0/coffee.png").await;
    let after = memory(&tab).await;
    println!(
        "memory after Chelsea {:.0} MB, 48 megapixels {:.0} MB, coffee {:.0} MB",
        before / 1e6,
        grown / 1e6,
        after / 1e6
    );
    assert!(after <= before + FAR, "{after} bytes");
    // Nothing but a photo that is read.
    let told = tab.run("return [...new Set(told)].sort().join()").await;
    assert_eq!(told, "done,working");
    tab.close_content().await;
}
