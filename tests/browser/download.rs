//! The network on its way: early answers, wrong parts, a line that breaks, a store that refuses.

use super::expected::keras;
use super::hooks::{at_first, before_page_and_worker, before_the_page, slow_until};
use super::pictures::assert_fits;
use super::webdriver::hands::ENTER;
use super::webdriver::{Options, Tab};
use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use xtask::server::Twist;

/// Parts of the network, by the names of their files.
type Parts = BTreeSet<String>;

/// Number of the network's parts.
const ALL_PARTS: usize = 18;

/// Returns the parts that the browser keeps.
async fn kept_parts(tab: &Tab) -> Parts {
    let script = "const cache = await caches.open('camlens-network');
                  const keys = await cache.keys();
                  return keys.map(key => key.url.split('/').at(-1))";
    let script = format!("return (async () => {{ {script} }})()");
    let names: Vec<String> = serde_json::from_value(tab.run(&script).await).unwrap();
    let parts = names.into_iter().filter(|name| name.ends_with(".bin"));
    parts.collect()
}

/// Returns how many parts the browser keeps.
async fn kept(tab: &Tab) -> usize {
    kept_parts(tab).await.len()
}

/// Returns the parts kept of a download that was stopped: a part that came just then may still be put
/// away.
async fn kept_for_good(tab: &Tab) -> Parts {
    let mut before = kept_parts(tab).await;
    loop {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = kept_parts(tab).await;
        if now == before {
            return now;
        }
        before = now;
    }
}

/// Returns the requests for parts since the last time, in their order; a name that comes twice is a
/// retry.
fn asked(tab: &Tab) -> Vec<String> {
    let below = |path: String| path.strip_prefix("model/").map(str::to_owned);
    let asked = tab.take_asked().into_iter().filter_map(below);
    asked.filter(|name| name.ends_with(".bin")).collect()
}

/// No kept part is asked for, and each of the others is.
fn assert_goes_on(kept: &Parts, asked: &[String]) {
    let names = Parts::from_iter(asked.iter().cloned());
    let again: Vec<_> = kept.intersection(&names).collect();
    assert!(
        again.is_empty(),
        "{again:?} are kept; asked for: {asked:#?}"
    );
    let all = kept.union(&names).count();
    assert_eq!(all, ALL_PARTS, "kept: {kept:#?}; asked for: {asked:#?}");
    if asked.len() > names.len() {
        println!("some parts were asked for more than once: {asked:#?}");
    }
}

/// 24 Mbit/s: the low planes take 8.5 s, which is worth a preview.
const WORTH_A_PREVIEW: u32 = 3_000_000;

/// Returns how far down the page the photo begins.
async fn top_of_the_photo(tab: &Tab) -> f64 {
    let script = "scrollTo(0, 0);
                  return document.querySelector('.picture').getBoundingClientRect().top";
    tab.run(script).await.as_f64().unwrap()
}

/// By keys alone, and the second button is where the first one was.
#[tokio::test]
async fn a_slow_line_gives_a_preview_that_is_stopped_and_becomes_exact_in_place() {
    let begun = Instant::now();
    let seen = Arc::default();
    let tab = Tab::open(slow_until(WORTH_A_PREVIEW, &seen)).await;
    tab.wait_until("a preview is read", async || {
        !tab.attribute("map", "data-values").await.is_empty()
    })
    .await;
    let (time, early) = (begun.elapsed(), tab.number("timing", "data-memory").await);
    let said = async || tab.run(MARK).await.as_str().unwrap_or_default().to_owned();
    tab.wait_until("speed and time are told beside the preview", async || {
        let said = said().await;
        said.starts_with("Preview:")
            && said.contains("exact in")
            && said.contains("MB/s")
            && said.contains(STOP)
    })
    .await;
    tab.wait_for("status", "data-state", "done").await;
    tab.picture("preview-coming-1440.png").await;
    tab.focus("[data-testid=preview] button").await;
    tab.press(&[ENTER]).await;
    tab.wait_for("preview", "data-state", "halted").await;
    seen.store(true, Ordering::SeqCst);
    let focused = tab.run("return document.activeElement.textContent").await;
    assert_eq!(focused, "Get the exact neural network");
    let there = kept_for_good(&tab).await;
    assert!((10..ALL_PARTS).contains(&there.len()), "{there:?} are kept");
    asked(&tab);
    // Other photos are answered meanwhile, and nothing comes.
    let map = tab.map().await;
    tab.run("document.querySelector('[data-sample=coffee]').click()")
        .await;
    tab.wait_until("another photo is read", async || {
        tab.map().await != map && tab.attribute("status", "data-state").await == "done"
    })
    .await;
    assert_eq!(tab.attribute("preview", "data-state").await, "halted");
    assert!(asked(&tab).is_empty());
    assert_eq!(kept_parts(&tab).await, there);
    let (before, top) = (tab.map().await, top_of_the_photo(&tab).await);
    tab.focus("[data-testid=preview] button").await;
    tab.press(&[ENTER]).await;
    tab.wait_for_reading().await;
    assert_eq!(top_of_the_photo(&tab).await, top, "the photo jumps");
    assert_ne!(tab.map().await, before);
    tab.assert_shows(&keras("cc0/coffee.png", "whole")).await;
    assert_goes_on(&there, &asked(&tab));
    // There is no mark any more, and the focus is where it stood.
    let focused = "return document.activeElement.className";
    assert_eq!(tab.run(focused).await, "work");
    let late = tab.number("timing", "data-memory").await;
    println!(
        "at 24 Mbit/s: preview after {:.1} s; {:.0} MB of memory, exact {:.0} MB",
        time.as_secs_f64(),
        early / 1e6,
        late / 1e6,
    );
    tab.close_content().await;
}

/// Stops at the preview, with the parts that a preview needs.
async fn assert_halts(tab: &Tab) {
    tab.wait_for("preview", "data-state", "halted").await;
    tab.wait_for("status", "data-state", "done").await;
    assert_eq!(kept(tab).await, 10, "graph, floats and the high planes");
}

/// For a visitor whose browser saves data, and for one who turned the switch.
#[tokio::test]
async fn it_stops_at_the_preview_where_that_is_wished_and_goes_on_when_asked() {
    let saving = "if (location.hash === '#saving') {
                    Object.defineProperty(Navigator.prototype, 'connection',
                      { value: { saveData: true } });
                  }";
    let tab = Tab::open(Options {
        query: "?variant=simd#saving",
        hook: Some(before_the_page(saving)),
        size: (360, 800),
        dark: true,
        ..Options::default()
    })
    .await;
    assert_halts(&tab).await;
    assert_fits(&tab, "preview-360-dark.png").await;
    let top = top_of_the_photo(&tab).await;
    tab.click("[data-testid=preview] button").await;
    tab.wait_for_chelsea().await;
    assert_eq!(top_of_the_photo(&tab).await, top, "the photo jumps");
    assert_eq!(kept(&tab).await, ALL_PARTS);

    let on = "return document.querySelector('[data-testid=preview-only]').checked";
    assert_eq!(tab.run(on).await, false);
    tab.click(".engine > summary").await;
    tab.click("label:has([data-testid=preview-only])").await;
    let emptied = tab.run("return caches.delete('camlens-network')").await;
    assert_eq!(emptied, true);
    tab.open_again("?variant=simd").await;
    assert_halts(&tab).await;
    assert_eq!(tab.run(on).await, true);
    tab.close_content().await;
}

/// The label of the button that stops what comes behind a preview.
const STOP: &str = "Stop the download";

/// A script that returns the words beside an answer that is not exact.
const MARK: &str = "return document.querySelector('[data-testid=preview]')?.innerText ?? ''";

#[tokio::test]
async fn a_page_closed_in_the_middle_goes_on_where_it_was() {
    let seen = Arc::default();
    let tab = Tab::open(slow_until(4_000_000, &seen)).await;
    tab.wait_until("some parts are kept", async || kept(&tab).await >= 3)
        .await;
    // Counted from a place where nothing comes any more: a page that is still there asks for the
    // next part at any moment.
    tab.open_again("robots.txt").await;
    seen.store(true, Ordering::SeqCst);
    let there = kept_for_good(&tab).await;
    asked(&tab);
    tab.open_again("?variant=simd").await;
    tab.wait_for_reading().await;
    assert_goes_on(&there, &asked(&tab));
    assert_eq!(kept(&tab).await, ALL_PARTS);
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    tab.close().await;
}

/// Answers in a part's place.
const WRONG: [fn() -> Twist; 5] = [
    || Twist::body("<html>not here</html>"),
    || Twist::corrupt_at(5000),
    || Twist::truncate_after(100_000),
    || Twist::status(206),
    || Twist::status(304),
];

/// How often the files were asked for that are spoilt: as many high planes as there are wrong answers,
/// and as many low ones.
type Spoilt = [Vec<(String, usize)>; 2];

/// Spoils the first two answers for each of those files, and each file of a kind in its own way.
fn spoil(spoilt: &Mutex<Spoilt>, path: &str) -> Option<Twist> {
    let kinds = ["model/high", "model/low"];
    let kind = kinds.iter().position(|kind| path.starts_with(kind))?;
    let files = &mut spoilt.lock().unwrap()[kind];
    let known = files.iter().position(|(file, _)| file == path);
    let at = known.unwrap_or(files.len());
    let wrong = WRONG.get(at)?;
    if known.is_none() {
        files.push((path.to_owned(), 0));
    }
    files[at].1 += 1;
    (files[at].1 <= 2).then(wrong)
}

#[tokio::test]
async fn wrong_parts_are_fetched_again() {
    let spoilt = Arc::new(Mutex::new(Spoilt::default()));
    let hook = {
        let spoilt = Arc::clone(&spoilt);
        move |path: &str| spoil(&spoilt, path)
    };
    let tab = Tab::open(Options {
        query: "?variant=simd",
        hook: Some(Box::new(hook)),
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    assert!(tab.find_all("[data-testid=error]").await.is_empty());
    assert_eq!(kept(&tab).await, ALL_PARTS);
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    tab.close().await;
    // Twice wrong, then right.
    let spoilt = spoilt.lock().unwrap();
    let asked = spoilt.each_ref().map(|files| {
        let times = files.iter().map(|(_, times)| *times);
        times.collect::<Vec<_>>()
    });
    assert_eq!(asked, [[3; WRONG.len()]; 2], "{spoilt:?}");
}

#[tokio::test]
async fn a_store_that_is_full_leaves_a_working_page() {
    let full = "Cache.prototype.put = () =>
                  Promise.reject(new DOMException('full', 'QuotaExceededError'));
                addEventListener('unhandledrejection',
                  event => { setTimeout(() => { throw event.reason; }); });";
    let tab = Tab::open(Options {
        query: "?variant=simd",
        hook: Some(before_page_and_worker(full)),
        ..Options::default()
    })
    .await;
    tab.wait_for_chelsea().await;
    let said = tab.text("not-kept").await;
    assert!(said.contains("no room"), "{said}");
    assert_eq!(kept(&tab).await, 0);
    tab.close().await;
}

#[tokio::test]
async fn a_missing_part_is_told_and_fetched_again() {
    let hook = at_first("model/floats", 1, || Twist::status(404));
    let tab = Tab::open(Options {
        hook: Some(hook),
        ..Options::default()
    })
    .await;
    tab.wait_for("error", "data-kind", "modelMissing").await;
    tab.wait_for("status", "data-state", "failed").await;
    tab.press_remedy().await;
    tab.wait_for_chelsea().await;
    tab.close().await;
}
