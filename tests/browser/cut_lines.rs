//! A line that goes away, at every stage of the download, and comes back; a store that is emptied.

use super::expected::keras;
use super::hooks::{before_page_and_worker, hurried, slow_until};
use super::webdriver::{Options, Tab};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use xtask::server::{Gate, Twist};

/// A line that goes away when a file is asked for, and comes back when it is told to.
#[derive(Clone)]
struct Line {
    until: &'static str,
    gone: Arc<AtomicBool>,
    back: Arc<AtomicBool>,
    /// Parts of the network, since the last time somebody looked.
    asked: Arc<AtomicUsize>,
}

impl Line {
    fn until(until: &'static str) -> Self {
        Self {
            until,
            gone: Arc::default(),
            back: Arc::default(),
            asked: Arc::default(),
        }
    }

    fn answer(&self, path: &str) -> Option<Twist> {
        if !path.starts_with("model/") {
            return None;
        }
        if path.ends_with(".bin") {
            self.asked.fetch_add(1, Ordering::SeqCst);
        }
        if path.starts_with(self.until) {
            self.gone.store(true, Ordering::SeqCst);
        }
        let cut = self.gone.load(Ordering::SeqCst) && !self.back.load(Ordering::SeqCst);
        cut.then(|| Twist::truncate_after(100))
    }
}

async fn open(query: &'static str, line: &Line) -> Tab {
    let line = line.clone();
    Tab::open(Options {
        query,
        hook: Some(hurried(Box::new(move |path| line.answer(path)))),
        ..Options::default()
    })
    .await
}

#[tokio::test]
async fn a_line_that_goes_away_before_the_preview_is_told_and_the_download_goes_on() {
    let line = Line::until("model/graph");
    let tab = open("?variant=simd", &line).await;
    tab.wait_for("status", "data-state", "failed").await;
    line.back.store(true, Ordering::SeqCst);
    tab.press_remedy().await;
    tab.wait_for_chelsea().await;
    tab.close().await;
}

#[tokio::test]
async fn a_line_that_goes_away_after_the_preview_leaves_its_answer_on_the_screen() {
    let line = Line::until("model/low");
    let tab = open("?variant=simd&preview=only", &line).await;
    tab.wait_for("preview", "data-state", "halted").await;
    tab.wait_for("status", "data-state", "done").await;
    let map = tab.map().await;
    line.asked.store(0, Ordering::SeqCst);
    tab.click("[data-testid=preview] .button").await;
    tab.wait_until("it was tried again in vain", async || {
        line.asked.load(Ordering::SeqCst) > 0
            && tab.attribute("preview", "data-state").await == "halted"
    })
    .await;
    assert_eq!(tab.map().await, map);
    let said = tab.text("preview").await;
    assert!(said.contains("low-"), "it names no file: {said}");
    tab.picture("preview-halted.png").await;
    // Other photos are answered meanwhile.
    tab.click("[data-sample=coffee]").await;
    let case = keras("cc0/coffee.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    tab.wait_for("status", "data-state", "done").await;
    line.back.store(true, Ordering::SeqCst);
    tab.click("[data-testid=preview] .button").await;
    tab.wait_for_reading().await;
    tab.assert_shows(&case).await;
    tab.close().await;
}

#[tokio::test]
async fn a_line_that_neither_brings_anything_nor_breaks_is_tried_again() {
    let closed = Gate::default();
    let hung = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&hung);
    let first = move |path: &str| {
        path.starts_with("model/high") && counted.fetch_add(1, Ordering::SeqCst) == 0
    };
    let tab = Tab::open(Options {
        query: "?variant=simd",
        hook: Some(hurried(Box::new(move |path| {
            first(path).then(|| Twist::held(&closed))
        }))),
        ..Options::default()
    })
    .await;
    tab.wait_for_chelsea().await;
    assert_eq!(
        hung.load(Ordering::SeqCst),
        9,
        "eight high planes, one of them twice"
    );
    tab.close().await;
}

#[tokio::test]
async fn a_store_that_is_emptied_in_the_middle_costs_the_next_visit_and_nothing_else() {
    let seen = Arc::default();
    let tab = Tab::open(slow_until(8_000_000, &seen)).await;
    let kept = "return caches.open('camlens-network').then(cache => cache.keys())
                .then(keys => keys.length)";
    tab.wait_until("some files are kept", async || {
        tab.run(kept).await.as_u64() > Some(3)
    })
    .await;
    assert_eq!(
        tab.run("return caches.delete('camlens-network')").await,
        true
    );
    seen.store(true, Ordering::SeqCst);
    tab.wait_for_chelsea().await;
    tab.open_again("?variant=simd").await;
    tab.wait_for_reading().await;
    assert_eq!(tab.run(kept).await, 18);
    tab.close().await;
}

/// In the page and in the worker, which keeps the network.
#[tokio::test]
async fn a_window_that_keeps_nothing_works_for_this_visit() {
    let bare = "for (const name of ['serviceWorker', 'locks', 'storage']) {
                  Object.defineProperty(Object.getPrototypeOf(navigator), name, { value: undefined });
                }
                Object.defineProperty(globalThis, 'caches', { value: undefined });
                Object.defineProperty(globalThis, 'localStorage',
                  { get() { throw new DOMException('no', 'SecurityError'); } });";
    let tab = Tab::open(Options {
        query: "?variant=simd",
        hook: Some(before_page_and_worker(bare)),
        ..Options::default()
    })
    .await;
    tab.wait_for_chelsea().await;
    tab.wait_for("offline", "data-state", "refused").await;
    let said = tab.text("offline").await;
    assert!(said.contains("private window"), "{said}");
    let said = tab.text("not-kept").await;
    assert!(said.contains("keeps no files"), "{said}");
    // Nothing is there at the next visit.
    tab.take_asked();
    tab.open_again("?variant=simd").await;
    tab.wait_for_reading().await;
    let asked = tab.take_asked();
    let parts = asked.iter().filter(|path| path.ends_with(".bin"));
    assert_eq!(parts.count(), 18, "{asked:?}");
    tab.close_content().await;
}
