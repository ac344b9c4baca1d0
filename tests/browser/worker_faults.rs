//! The worker comes to harm: in the middle of a pass, before it starts, for want of memory.

use super::expected::{keras, sample};
use super::hooks::at_first;
use super::wasm_memory::limited_to;
use super::webdriver::{Hook, Options, Tab, dist};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use xtask::server::Twist;

async fn open(hook: Hook) -> Tab {
    Tab::open(Options {
        query: "?variant=simd",
        hook: Some(hook),
        ..Options::default()
    })
    .await
}

/// The clock is read between layers: the first worker ends in its photo's pass, at the tenth.
#[tokio::test]
async fn a_worker_that_is_killed_in_the_middle_of_a_pass_is_started_again() {
    let dying = || {
        Twist::body(
            "import start from './engine.js';\n\
             const now = performance.now.bind(performance);\n\
             const post = postMessage.bind(self);\n\
             let left = Infinity;\n\
             performance.now = () => { if (--left < 0) throw new Error('killed'); return now(); };\n\
             self.postMessage = (letter, transfer) => {\n\
               if (letter.message.stage === 'inferring') left = 10;\n\
               post(letter, transfer);\n\
             };\n\
             await start();\n",
        )
    };
    let tab = open(at_first("start.js", 1, dying)).await;
    tab.wait_for("error", "data-kind", "workerDied").await;
    let said = tab.text("error").await;
    assert!(said.contains("started again"), "{said}");
    tab.wait_for_chelsea().await;
    tab.close().await;
}

/// It comes damaged or cut each time: the worker asks for it once more, the page starts the worker once
/// more, and then asks the visitor.
#[tokio::test]
async fn a_build_that_the_browser_refuses_to_compile_is_told_and_can_be_tried_again() {
    let seen = AtomicUsize::new(0);
    let tab = open(Box::new(move |path| {
        let of_the_worker = path.contains("workers/simd-") && path.ends_with(".packed");
        match of_the_worker.then(|| seen.fetch_add(1, Ordering::SeqCst)) {
            Some(0 | 2) => Some(Twist::corrupt_at(100_000)),
            Some(1 | 3) => Some(Twist::truncate_after(100_000)),
            _ => None,
        }
    }))
    .await;
    tab.wait_for("status", "data-state", "failed").await;
    tab.wait_for("error", "data-kind", "workerDied").await;
    tab.press_remedy().await;
    tab.wait_for_chelsea().await;
    tab.close().await;
}

/// Returns the engine of the build without threads, unpacked.
fn worker() -> Vec<u8> {
    let folders = std::fs::read_dir(dist().join("workers")).unwrap();
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
    let packed = files.find(|path| path.extension().is_some_and(|end| end == "packed"));
    let packed = std::fs::read(packed.unwrap()).unwrap();
    let mut engine = Vec::new();
    let mut unpacked = flate2::read::GzDecoder::new(&packed[..]);
    std::io::Read::read_to_end(&mut unpacked, &mut engine).unwrap();
    engine
}

/// Gives the worker's memory a limit in bytes, once there is one.
fn with_memory(limit: &Arc<AtomicUsize>) -> Hook {
    let (worker, limit) = (worker(), Arc::clone(limit));
    Box::new(move |path| {
        let of_the_worker = path.contains("workers/simd-") && path.ends_with(".packed");
        let bytes = limit.load(Ordering::SeqCst);
        (of_the_worker && bytes > 0).then(|| Twist::body(limited_to(&worker, bytes)))
    })
}

/// How much more one load may need than another, by the order in which four parts at once arrive.
const MARGIN: usize = 40 << 20;

/// A page needs more at the height of its first load than its network does when it is there; a photo of
/// 100 megapixels does not fit beside the network, and a pass needs more again only for a finer grid.
#[tokio::test]
async fn memory_that_ends_at_a_photo_or_in_a_pass_leaves_the_last_map_on_the_screen() {
    let limit = Arc::new(AtomicUsize::new(0));
    let tab = open(with_memory(&limit)).await;
    tab.wait_for_chelsea().await;
    let needed = tab.number("timing", "data-memory").await as usize;
    limit.store(needed + MARGIN, Ordering::SeqCst);
    // Once more as for the first time, with the limit.
    let emptied = "globalThis.old = true; return caches.delete('camlens-network')";
    assert_eq!(tab.run(emptied).await, true);
    tab.reload_past_caches().await;
    tab.wait_until("the page is opened anew", async || {
        tab.run("return !globalThis.old").await == true
    })
    .await;
    tab.wait_for_chelsea().await;
    memory_ends_at_a_photo(&tab).await;
    tab.click("[data-sample=chelsea]").await;
    tab.wait_for_chelsea().await;
    memory_ends_in_a_pass(&tab).await;
    tab.close().await;
}

/// The last photo stays on the screen, and the same worker reads the next that fits.
async fn memory_ends_at_a_photo(tab: &Tab) {
    let heavy = super::strange::heavy().remove(0);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(heavy.name);
    std::fs::write(&path, &heavy.bytes).unwrap();
    tab.give(&[&path]).await;
    tab.wait_for("error", "data-kind", "outOfMemory").await;
    let said = tab.error().await.1;
    println!("memory refused at a photo: {said}");
    assert!(said.contains(heavy.name), "{said}");
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    tab.give(&[&sample("coffee.png")]).await;
    tab.wait_for_photo("cc0/coffee.png").await;
}

/// Returns the side that a notice's way out offers, or this side where it starts the network again;
/// `None` while there is no way out.
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

/// The coarser map stays on the screen, and the way out is followed to its end.
async fn memory_ends_in_a_pass(tab: &Tab) {
    let before = tab.map().await;
    let mut side = 640;
    tab.choose_grid("640").await;
    tab.wait_until("the page says that it was too much", async || {
        offered(tab, side).await.is_some()
    })
    .await;
    let said = tab.error().await.1;
    println!("memory refused in a pass: {said}");
    assert_eq!(tab.map().await, before);
    let mut starts = 0;
    while let Some(next) = offered(tab, side).await {
        starts = if next == side { starts + 1 } else { 0 };
        assert!(next < side || starts == 1, "{next} is offered after {side}");
        side = next;
        tab.press_remedy().await;
        let rows = (side / 32).to_string();
        tab.wait_until("it is read or refused", async || {
            // A map that was kept is shown without the network that ended.
            let state = tab.attribute("status", "data-state").await;
            let rests = ["done", "failed"].contains(&state.as_str());
            offered(tab, side).await.is_some()
                || (rests && tab.attribute("map", "data-rows").await == rows)
        })
        .await;
    }
    assert_eq!(tab.number("map", "data-rows").await, f64::from(side / 32));
    assert_eq!(tab.attribute("grid", "data-value").await, side.to_string());
}
