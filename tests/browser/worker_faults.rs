//! The worker comes to harm: in the middle of a pass, before it starts, for want of memory.

use super::support::{
    assert_shows, at_first, before_the_page, chelsea, keras, sample, slow_until, wait_for_photo,
};
use super::wasm_memory::limited_to;
use super::webdriver::{Hook, Options, Tab};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tokio::sync::OnceCell;
use xtask::server::Twist;

async fn open(hook: Hook) -> Tab {
    Tab::open(Options {
        query: "?variant=simd",
        hook: Some(hook),
        ..Options::default()
    })
    .await
}

/// Chelsea is on the screen as if nothing had been.
async fn assert_goes_on(tab: &Tab) {
    tab.wait_for_reading().await;
    assert_shows(tab, &keras("cc0/chelsea.png", "whole")).await;
}

/// What the notice offers.
async fn press_remedy(tab: &Tab) {
    tab.click("[data-testid=error] button").await;
}

/// The clock is read between layers: the first worker ends in its photo's pass, at the tenth.
#[tokio::test]
async fn a_worker_that_is_killed_in_the_middle_of_a_pass_is_started_again() {
    let dying = || {
        Twist::body(
            "import init from './worker.js';\n\
             const now = performance.now.bind(performance);\n\
             const post = postMessage.bind(self);\n\
             let left = Infinity;\n\
             performance.now = () => { if (--left < 0) throw new Error('killed'); return now(); };\n\
             self.postMessage = (letter, transfer) => {\n\
               if (letter.message.stage === 'inferring') left = 10;\n\
               post(letter, transfer);\n\
             };\n\
             await init();\n",
        )
    };
    let tab = open(at_first("start.js", 1, dying)).await;
    tab.wait_for("error", "data-kind", "workerDied").await;
    let said = tab.find("error").await.text().await.unwrap();
    assert!(said.contains("started again"), "{said}");
    assert_goes_on(&tab).await;
    tab.close().await;
}

/// Two in a row are refused: the page tries once more by itself, and then asks.
#[tokio::test]
async fn a_build_that_the_browser_refuses_to_compile_is_told_and_can_be_tried_again() {
    let seen = AtomicUsize::new(0);
    let tab = open(Box::new(move |path| {
        let of_the_worker = path.contains("workers/simd-") && path.ends_with(".wasm");
        let hit = of_the_worker && seen.fetch_add(1, Ordering::SeqCst) < 2;
        hit.then(|| Twist::corrupt_at(0))
    }))
    .await;
    tab.wait_for("status", "data-state", "failed").await;
    tab.wait_for("error", "data-kind", "workerDied").await;
    press_remedy(&tab).await;
    assert_goes_on(&tab).await;
    tab.close().await;
}

/// The worker of the build without threads, as it lies in the site.
fn worker() -> Vec<u8> {
    let dist = PathBuf::from(std::env::var_os("CAMLENS_DIST").unwrap());
    let folders = std::fs::read_dir(dist.join("workers")).unwrap();
    let simd = folders
        .map(|folder| folder.unwrap().path())
        .find(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("simd")
        })
        .unwrap();
    let mut files = std::fs::read_dir(simd)
        .unwrap()
        .map(|file| file.unwrap().path());
    let wasm = files.find(|path| path.extension().is_some_and(|end| end == "wasm"));
    std::fs::read(wasm.unwrap()).unwrap()
}

/// Gives the first `times` workers no more than so many bytes of memory.
fn with_memory(bytes: usize, times: usize) -> Hook {
    let limited = limited_to(&worker(), bytes);
    let seen = AtomicUsize::new(0);
    Box::new(move |path| {
        let of_the_worker = path.contains("workers/simd-") && path.ends_with(".wasm");
        let hit = of_the_worker && seen.fetch_add(1, Ordering::SeqCst) < times;
        hit.then(|| Twist::body(limited.clone()))
    })
}

/// How much more one load may need than another, by the order in which four parts at once arrive.
const MARGIN: usize = 40 << 20;

/// Bytes of memory that a page takes to read Chelsea.
async fn needed() -> usize {
    static NEEDED: OnceCell<usize> = OnceCell::const_new();
    let needed = async || {
        let tab = chelsea("?variant=simd").await;
        let needed = tab.number("timing", "data-memory").await as usize;
        tab.close_content().await;
        needed
    };
    *NEEDED.get_or_init(needed).await
}

/// A page that has read Chelsea, and whose worker gets little memory beyond that.
async fn with_no_more_than_chelsea_needs() -> Tab {
    let tab = open(with_memory(needed().await + MARGIN, usize::MAX)).await;
    assert_goes_on(&tab).await;
    tab
}

#[tokio::test]
async fn memory_that_ends_while_the_network_loads_is_told_and_can_be_tried_again() {
    let (limited, enough) = (
        with_memory(40 << 20, usize::MAX),
        Arc::new(AtomicBool::new(false)),
    );
    let there_is_enough = Arc::clone(&enough);
    let tab = open(Box::new(move |path| {
        let little = !there_is_enough.load(Ordering::SeqCst);
        little.then(|| limited(path)).flatten()
    }))
    .await;
    // Whatever asked for the last bytes: what can say so does, and the rest ends twice.
    tab.wait_for("status", "data-state", "failed").await;
    let kind = tab.attribute("error", "data-kind").await;
    let said = tab.find("error").await.text().await.unwrap();
    println!("memory refused at load: {kind}: {said}");
    assert!(
        ["outOfMemory", "workerDied"].contains(&kind.as_str()),
        "{kind}"
    );
    assert!(said.contains("memory"), "{said}");
    enough.store(true, Ordering::SeqCst);
    press_remedy(&tab).await;
    assert_goes_on(&tab).await;
    tab.close().await;
}

/// What a whole page needs, and no more: a photo of 100 megapixels does not fit beside it.
#[tokio::test]
async fn memory_that_ends_at_a_photo_leaves_the_last_one_on_the_screen() {
    let tab = with_no_more_than_chelsea_needs().await;
    let heavy = super::strange::heavy().remove(0);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(heavy.name);
    std::fs::write(&path, &heavy.bytes).unwrap();
    tab.give(&[&path]).await;
    tab.wait_for("error", "data-kind", "outOfMemory").await;
    let said = tab.find("error").await.text().await.unwrap();
    println!("memory refused at a photo: {said}");
    assert!(said.contains(heavy.name), "{said}");
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    // And a photo that fits is read by the same worker.
    tab.give(&[&sample("coffee.png")]).await;
    wait_for_photo(&tab, "cc0/coffee.png").await;
    tab.close().await;
}

/// The side that the way out of a notice offers, or this side where it starts the network again; none
/// while there is no way out.
async fn offered(tab: &Tab, side: u32) -> Option<u32> {
    let button =
        "return document.querySelector('[data-testid=error] .button:not(.quiet)')?.textContent";
    let label = tab.run(button).await.as_str()?.to_owned();
    Some(match label.as_str() {
        "Read at 512" => 512,
        "Read at 384" => 384,
        "Read at the standard size" => 256,
        _ => side,
    })
}

/// The load needs more at its height than the network does when it is there; a pass needs more
/// again only for a finer grid. The way out is followed to its end.
#[tokio::test]
async fn memory_that_ends_in_a_pass_leaves_the_coarser_map_on_the_screen() {
    let tab = with_no_more_than_chelsea_needs().await;
    let before = tab.map().await;
    let mut side = 640;
    tab.click("[data-testid=grid] label:has([value='640'])")
        .await;
    tab.wait_until("the page says that it was too much", async || {
        offered(&tab, side).await.is_some()
    })
    .await;
    let said = tab.find("error").await.text().await.unwrap();
    println!("memory refused in a pass: {said}");
    assert_eq!(tab.map().await, before);
    let mut starts = 0;
    while let Some(next) = offered(&tab, side).await {
        starts = if next == side { starts + 1 } else { 0 };
        assert!(next < side || starts == 1, "{next} is offered after {side}");
        side = next;
        press_remedy(&tab).await;
        let rows = (side / 32).to_string();
        tab.wait_until("it is read or refused", async || {
            // A map that was kept is shown without the network that ended.
            let state = tab.attribute("status", "data-state").await;
            let rests = ["done", "failed"].contains(&state.as_str());
            offered(&tab, side).await.is_some()
                || (rests && tab.attribute("map", "data-rows").await == rows)
        })
        .await;
    }
    assert_eq!(tab.number("map", "data-rows").await, f64::from(side / 32));
    assert_eq!(tab.attribute("grid", "data-value").await, side.to_string());
    tab.close().await;
}

/// The clock on the wall, by which the page tells how fast the network comes, is set back by a year
/// while it comes.
#[tokio::test]
async fn a_clock_that_is_set_back_changes_nothing() {
    let back = "{
                  const now = Date.now;
                  let times = 0;
                  Date.now = () => now() - (++times < 5 ? 0 : 365 * 864e5);
                }";
    let seen = Arc::default();
    let Options { query, hook, .. } = slow_until(4_000_000, &seen);
    let (slow, set_back) = (hook.unwrap(), before_the_page(back));
    let tab = Tab::open(Options {
        query,
        hook: Some(Box::new(move |path| slow(path).or_else(|| set_back(path)))),
        ..Options::default()
    })
    .await;
    // As in "20.0 of 46.9 MB, 2.0 MB/s, about 13 s left".
    let told = "const said = document.querySelector('[data-testid=status]').textContent;
                const [, speed, left] = said.match(/, ([0-9.]+) MB\\/s, about (\\d+) s left/) ?? [];
                return [Number(speed), Number(left)];";
    let positive = |number: &Value| number.as_f64().is_some_and(|number| number > 0.0);
    tab.wait_until("speed and time are told", async || {
        let told = tab.run(told).await;
        told.as_array().unwrap().iter().all(positive)
    })
    .await;
    seen.store(true, Ordering::SeqCst);
    assert_goes_on(&tab).await;
    tab.give(&[&sample("coffee.png")]).await;
    wait_for_photo(&tab, "cc0/coffee.png").await;
    assert!(tab.number("timing", "data-inference-ms").await > 0.0);
    tab.close_content().await;
}
