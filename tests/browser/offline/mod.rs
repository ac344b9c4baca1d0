//! The page is kept on the visitor's computer, is isolated by itself, and is renewed when the
//! visitor wants it.

use super::expected::sample;
use super::hooks::before_the_page;
use super::webdriver::{Options, Tab};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use xtask::server::{Gate, Twist};

mod hosts;
mod shared_photo;
mod version_lock;
mod versions;

/// Opens the page from a host that sends no headers of its own.
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

/// Has the page look at once whether it is kept, as when its visitor comes back to it: by itself it
/// looks less and less often.
async fn look(tab: &Tab) {
    tab.run("dispatchEvent(new Event('visibilitychange'))")
        .await;
}

async fn wait_for_state(tab: &Tab, state: &str) {
    let there = async || {
        look(tab).await;
        tab.attribute("offline", "data-state").await == state
    };
    tab.wait_until(&format!("the page is {state}"), there).await;
}

/// Waits until the page has read its photo and is kept with its network.
async fn kept(tab: &Tab) {
    tab.wait_for_reading().await;
    wait_for_state(tab, "ready").await;
}

/// Returns a promise's result.
async fn ask(tab: &Tab, expression: &str) -> Value {
    let script = format!("return Promise.resolve({expression}).then(said => said ?? null, String)");
    tab.run(&script).await
}

/// Has the browser lose one of the app's files.
async fn lose_a_sample(tab: &Tab) {
    let lose = "caches.keys().then(async names => {
                  const cache = await caches.open(names.find(name => name.startsWith('camlens-app')));
                  return cache.delete('samples/rocket.jpg');
                })";
    assert_eq!(ask(tab, lose).await, true);
}

/// The network comes back with the next visit; the app's own files come by themselves, and once,
/// however often the page looks for them.
#[tokio::test]
async fn ready_is_not_said_before_it_is_so_nor_after() {
    let gate = Gate::default();
    let lost = Arc::new(AtomicBool::new(false));
    let asked = Arc::new(AtomicUsize::new(0));
    let hook = {
        let (gate, lost, asked) = (gate.clone(), Arc::clone(&lost), Arc::clone(&asked));
        move |path: &str| {
            let hit = path == "samples/rocket.jpg" && lost.load(Ordering::SeqCst);
            hit.then(|| {
                asked.fetch_add(1, Ordering::SeqCst);
                Twist::held(&gate)
            })
        }
    };
    let tab = Tab::open(Options {
        hook: Some(Box::new(hook)),
        ..Options::default()
    })
    .await;
    kept(&tab).await;
    let first = "caches.open('camlens-network').then(async cache =>
                 cache.delete((await cache.keys())[0]))";
    assert_eq!(ask(&tab, first).await, true);
    wait_for_state(&tab, "saving").await;
    keep_the_network(&tab).await;
    wait_for_state(&tab, "ready").await;

    lost.store(true, Ordering::SeqCst);
    lose_a_sample(&tab).await;
    wait_for_state(&tab, "saving").await;
    for _ in 0..3 {
        look(&tab).await;
        assert_eq!(tab.attribute("offline", "data-state").await, "saving");
    }
    gate.open();
    wait_for_state(&tab, "ready").await;
    let there = "caches.match('samples/rocket.jpg').then(kept => kept?.status)";
    assert_eq!(ask(&tab, there).await, 200);
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
    tab.wait_for_photo("cc0/coffee.png").await;
    assert_eq!(tab.run("return globalThis.asked").await, Value::Null);
    for photo in ["astronaut.png", "chelsea.png"] {
        tab.give(&[&sample(photo)]).await;
        tab.wait_for_photo(&format!("cc0/{photo}")).await;
        assert_eq!(tab.run("return globalThis.asked").await, 1);
    }
    tab.close_content().await;
}
