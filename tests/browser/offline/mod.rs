//! The page is kept on the visitor's computer, is isolated by itself, and is renewed when the
//! visitor wants it.

use super::other_browsers::open;
use super::policy::assert_sent_by_the_service_worker;
use super::support::{assert_shows, before_the_page, keras, sample, wait_for_photo};
use super::webdriver::{Browser, Options, Tab};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use xtask::server::Twist;

mod shared_photo;
mod versions;

/// The header of which Chromium tells that it does not heed it over plain http.
const COOP: &str = "Cross-Origin-Opener-Policy";

/// A host that sends no headers of its own.
async fn plain_host() -> Tab {
    Tab::open(Options {
        isolated: false,
        ..Options::default()
    })
    .await
}

/// Puts those of the network's parts that are not kept any more where the page's worker keeps them.
async fn keep_the_network(tab: &Tab) {
    tab.run(
        "return (async () => {
           const cache = await caches.open('camlens-network');
           const list = JSON.stringify(await (await fetch('model/model.json')).json());
           for (const [, file] of list.matchAll(/\"file\":\"([^\"]+)\"/g)) {
             const address = new URL('model/' + file, document.baseURI).href;
             if (!await cache.match(address)) await cache.put(address, await fetch(address));
           }
         })();",
    )
    .await;
}

async fn wait_for_state(tab: &Tab, state: &str) {
    // The page looks less and less often; who comes back to it has it look at once.
    let there = async || {
        tab.run("dispatchEvent(new Event('visibilitychange'))")
            .await;
        tab.attribute("offline", "data-state").await == state
    };
    tab.wait_until(&format!("the page is {state}"), there).await;
}

/// A page that was read once and is kept with its network.
async fn kept(tab: &Tab) {
    tab.wait_for_reading().await;
    wait_for_state(tab, "ready").await;
}

async fn is_isolated(tab: &Tab) -> bool {
    tab.run("return crossOriginIsolated").await == true
}

async fn has_several_cores(tab: &Tab) -> bool {
    tab.run("return navigator.hardwareConcurrency > 1").await == true
}

/// What the script says, once its promise has.
async fn ask(tab: &Tab, expression: &str) -> Value {
    let script = format!("return Promise.resolve({expression}).then(said => said ?? null, String)");
    tab.run(&script).await
}

#[tokio::test]
async fn on_a_plain_host_threads_and_the_policy_come_with_the_second_visit() {
    let tab = plain_host().await;
    tab.wait_for_reading().await;
    assert_eq!(tab.attribute("timing", "data-variant").await, "simd");
    let several = has_several_cores(&tab).await;
    if several {
        let said = tab.find("setback").await.text().await.unwrap();
        assert!(said.contains("next visit"), "the page says {said:?}");
    }
    assert!(!is_isolated(&tab).await);
    kept(&tab).await;

    tab.open_again("?photo=coffee").await;
    tab.wait_for_reading().await;
    assert!(is_isolated(&tab).await);
    let variant = if several { "relaxed" } else { "simd" };
    assert_eq!(tab.attribute("timing", "data-variant").await, variant);
    assert!(tab.find_all("[data-testid=setback]").await.is_empty());
    assert_shows(&tab, &keras("cc0/coffee.png", "whole")).await;
    assert_sent_by_the_service_worker(&tab).await;
    tab.close_content().await;
}

/// The server stops, the page is opened anew, and a new photo is explained.
async fn opens_without_a_line(browser: Browser) {
    let Some(mut tab) = open(browser, false).await else {
        return;
    };
    if tab.run("return !navigator.serviceWorker").await == true {
        println!(
            "skipped: {browser:?} has no service workers in the windows that it gives to tests"
        );
        return tab.close().await;
    }
    kept(&tab).await;
    tab.cut_the_line();
    tab.open_again("?photo=coffee").await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/coffee.png", "whole")).await;
    tab.give(&[&sample("astronaut.png")]).await;
    let case = keras("cc0/astronaut.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    wait_for_state(&tab, "ready").await;
    tab.picture(&format!("offline-ready-{browser:?}.png").to_lowercase())
        .await;
    // What was not kept is not there: the line is really cut.
    let gone = "fetch('robots.txt').then(() => 'came', () => 'gone')";
    assert_eq!(ask(&tab, gone).await, "gone");
    tab.close().await;
}

#[tokio::test]
async fn without_a_line_the_page_opens_and_explains_photos_in_chromium() {
    opens_without_a_line(Browser::Chromium).await;
}

#[tokio::test]
async fn without_a_line_the_page_opens_and_explains_photos_in_firefox() {
    opens_without_a_line(Browser::Firefox).await;
}

#[tokio::test]
async fn without_a_line_the_page_opens_and_explains_photos_in_webkit() {
    opens_without_a_line(Browser::WebKit).await;
}

#[tokio::test]
async fn ready_is_not_said_before_it_is_so_nor_after() {
    let tab = plain_host().await;
    tab.wait_for_reading().await;
    keep_the_network(&tab).await;
    wait_for_state(&tab, "ready").await;
    let first = "caches.open('camlens-network').then(async cache =>
                 cache.delete((await cache.keys())[0]))";
    assert_eq!(ask(&tab, first).await, true);
    wait_for_state(&tab, "saving").await;
    keep_the_network(&tab).await;
    wait_for_state(&tab, "ready").await;
    // The app's own files come back by themselves.
    let own = "caches.keys().then(async names => {
                 const cache = await caches.open(names.find(name => name.startsWith('camlens-app')));
                 return cache.delete('samples/rocket.jpg');
               })";
    assert_eq!(ask(&tab, own).await, true);
    let there = "caches.match('samples/rocket.jpg').then(kept => kept?.status)";
    tab.wait_until("the file is back", async || {
        tab.run("dispatchEvent(new Event('visibilitychange'))")
            .await;
        ask(&tab, there).await == 200
    })
    .await;
    wait_for_state(&tab, "ready").await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_file_that_is_missing_is_fetched_once_however_often_it_is_looked_for() {
    let slow = Arc::new(AtomicBool::new(false));
    let asked = Arc::new(AtomicUsize::new(0));
    let hook = {
        let (slow, asked) = (Arc::clone(&slow), Arc::clone(&asked));
        move |path: &str| {
            let hit = path == "samples/rocket.jpg" && slow.load(Ordering::SeqCst);
            hit.then(|| {
                asked.fetch_add(1, Ordering::SeqCst);
                Twist::delay(Duration::from_secs(3))
            })
        }
    };
    let tab = Tab::open(Options {
        hook: Some(Box::new(hook)),
        ..Options::default()
    })
    .await;
    kept(&tab).await;
    slow.store(true, Ordering::SeqCst);
    let lose = "caches.keys().then(async names => {
                  const cache = await caches.open(names.find(name => name.startsWith('camlens-app')));
                  return cache.delete('samples/rocket.jpg');
                })";
    assert_eq!(ask(&tab, lose).await, true);
    // Looks all the time until the page is whole again.
    wait_for_state(&tab, "saving").await;
    wait_for_state(&tab, "ready").await;
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    tab.close_content().await;
}

#[tokio::test]
async fn an_error_page_in_a_files_place_is_not_kept() {
    let spoilt = Arc::new(AtomicBool::new(true));
    let hook = {
        let spoilt = Arc::clone(&spoilt);
        move |path: &str| {
            let hit = path == "samples/rocket.jpg" && spoilt.load(Ordering::SeqCst);
            hit.then(|| Twist::body("<!DOCTYPE html><p>Please log in.</p>"))
        }
    };
    let tab = Tab::open(Options {
        hook: Some(Box::new(hook)),
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    wait_for_state(&tab, "refused").await;
    let kept_one = "caches.match('samples/rocket.jpg').then(kept => kept?.status)";
    assert_eq!(ask(&tab, kept_one).await, Value::Null);
    spoilt.store(false, Ordering::SeqCst);
    tab.open_again("").await;
    kept(&tab).await;
    assert_eq!(ask(&tab, kept_one).await, 200);
    tab.close().await;
}

#[tokio::test]
async fn without_a_line_a_preview_that_was_kept_opens_and_explains_photos() {
    let mut tab = Tab::open(Options {
        query: "?preview=only",
        ..Options::default()
    })
    .await;
    tab.wait_for("preview", "data-state", "halted").await;
    wait_for_state(&tab, "preview").await;
    let said = tab.find("offline").await.text().await.unwrap();
    assert!(said.contains("with the preview"), "{said}");
    tab.cut_the_line();
    tab.open_again("?preview=only&photo=coffee").await;
    let case = keras("cc0/coffee.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    tab.wait_for("preview", "data-state", "halted").await;
    wait_for_state(&tab, "preview").await;
    tab.picture("offline-preview.png").await;
    tab.close().await;
}

#[tokio::test]
async fn storage_that_stays_is_asked_for_with_the_visitors_first_photo() {
    let counted = "StorageManager.prototype.persisted = async () => false;
                   StorageManager.prototype.persist = async () => {
                     globalThis.asked = (globalThis.asked ?? 0) + 1;
                     return false;
                   };\n";
    let tab = Tab::open(Options {
        hook: Some(before_the_page(counted)),
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    tab.click("[data-sample=coffee]").await;
    wait_for_photo(&tab, "cc0/coffee.png").await;
    assert_eq!(tab.run("return globalThis.asked").await, Value::Null);
    for photo in ["astronaut.png", "chelsea.png"] {
        tab.give(&[&sample(photo)]).await;
        wait_for_photo(&tab, &format!("cc0/{photo}")).await;
        assert_eq!(tab.run("return globalThis.asked").await, 1);
    }
    tab.close_content().await;
}

#[tokio::test]
async fn over_plain_http_the_page_works_and_says_what_it_lacks() {
    // The host sends the headers, and the browser heeds none of them.
    let tab = Tab::open(Options::default()).await;
    tab.open_from_elsewhere().await;
    tab.wait_for_reading().await;
    assert_eq!(tab.run("return isSecureContext").await, false);
    assert_eq!(tab.attribute("timing", "data-variant").await, "simd");
    if has_several_cores(&tab).await {
        let said = tab.find("setback").await.text().await.unwrap();
        assert!(
            said.contains("https") && !said.contains("headers"),
            "{said}"
        );
    }
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    assert_eq!(tab.attribute("offline", "data-state").await, "refused");
    let said = tab.find("offline").await.text().await.unwrap();
    assert!(
        said.contains("one thread") && said.contains("https"),
        "{said}"
    );
    tab.give(&[&sample("astronaut.png")]).await;
    let case = keras("cc0/astronaut.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    tab.picture("plain-http.png").await;
    let others: Vec<_> = tab
        .log()
        .await
        .into_iter()
        .filter(|line| !line.contains(COOP))
        .collect();
    assert!(others.is_empty(), "the console says {others:#?}");
    tab.close().await;
}
