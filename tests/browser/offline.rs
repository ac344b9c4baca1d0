//! The page is kept on the visitor's computer, is isolated by itself, and is renewed when the
//! visitor wants it.

use super::other_browsers::open;
use super::policy::assert_sent_by_the_service_worker;
use super::support::{assert_shows, keras, sample, wait_for_photo};
use super::webdriver::{Browser, Options, Tab, dist};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use xtask::server::Twist;
use xtask::{files, service_worker};

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

/// The versions of the app that are kept.
async fn versions(tab: &Tab) -> Vec<String> {
    let names = ask(tab, "caches.keys()").await;
    let names = names.as_array().unwrap().iter();
    names
        .filter_map(|name| name.as_str()?.strip_prefix("camlens-app-/some/where/-"))
        .map(str::to_owned)
        .collect()
}

/// Empty while another page takes this one's place.
async fn version(tab: &Tab) -> String {
    let script = "return document.querySelector('[name=camlens-version]')?.content ?? ''";
    tab.run(script).await.as_str().unwrap().to_owned()
}

fn manifest(site: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(site.join("model/model.json")).unwrap()).unwrap()
}

/// The name of the graph's file.
fn graph_of(manifest: &Value) -> &str {
    manifest["graph"]["file"].as_str().unwrap()
}

/// Whether this file of the network is kept.
async fn keeps_part(tab: &Tab, file: &str) -> bool {
    let look = format!("caches.match('model/{file}').then(kept => kept?.status)");
    ask(tab, &look).await == 200
}

/// Ends the worker when the next photo is given to it. `network` is then the name of the network that
/// the worker in its place has loaded.
const END_THE_WORKER: &str = "
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...ignored) {
      Worker.prototype.postMessage = function (...said) {
        Worker.prototype.postMessage = post;
        this.addEventListener('message', ({ data: { message } }) => {
          if (message.kind === 'loaded') globalThis.network = message.network;
        });
        post.apply(this, said);
      };
      this.terminate();
      setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'ended' })));
    };";

/// The built page once more, of another version, with another manifest: its network has another
/// name, and so has its graph's file.
fn another_version(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    files::copy("test", &dist(), &folder).unwrap();
    let mut manifest = manifest(&folder);
    let graph = folder.join("model").join(graph_of(&manifest));
    manifest["network"] = json!(name);
    manifest["graph"]["file"] = json!(format!("graph-{name}.bin"));
    std::fs::rename(graph, folder.join("model").join(graph_of(&manifest))).unwrap();
    std::fs::write(folder.join("model/model.json"), manifest.to_string()).unwrap();
    let index = folder.join("index.html");
    let page = std::fs::read_to_string(&index).unwrap();
    let mark = "name=\"camlens-version\" content=\"";
    let (before, after) = page.split_once(mark).unwrap();
    let after = after.split_once('"').unwrap().1;
    std::fs::write(&index, format!("{before}{mark}{name}\"{after}")).unwrap();
    service_worker::write(&folder, name).unwrap();
    folder
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
    let variant = if several { "threads" } else { "simd" };
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
async fn a_new_version_is_offered_and_taken_and_the_network_stays() {
    let mut tab = plain_host().await;
    kept(&tab).await;
    let old = version(&tab).await;
    let map = tab.map().await;
    tab.serve(&another_version("newer"), None).await;
    tab.open_again("").await;
    tab.wait_for_reading().await;
    assert_eq!(version(&tab).await, old, "no version is forced");
    let offered = async || !tab.find_all("[data-testid=new-version]").await.is_empty();
    tab.wait_until("a new version is offered", offered).await;
    tab.picture("offline-new-version.png").await;

    // Another tab of the old version, which is not asked.
    tab.open_beside("?photo=coffee").await;
    tab.wait_for_reading().await;
    tab.turn_to(0).await;
    tab.take_asked();
    tab.click("[data-testid=take-new-version]").await;
    let renewed = async || version(&tab).await == "newer";
    tab.wait_until("the new version is open", renewed).await;
    tab.wait_for_reading().await;
    assert_eq!(tab.map().await, map);
    let asked = tab.take_asked();
    let parts: Vec<_> = asked.iter().filter(|path| path.ends_with(".bin")).collect();
    assert_eq!(
        parts,
        ["model/graph-newer.bin"],
        "what did not change was fetched again: {asked:?}"
    );
    wait_for_state(&tab, "ready").await;
    assert!(versions(&tab).await.contains(&old), "it is still in use");

    // Its worker ends and is started again, and meets its own version's network.
    tab.turn_to(1).await;
    assert_eq!(version(&tab).await, old);
    let before = manifest(&dist());
    tab.run(END_THE_WORKER).await;
    tab.give(&[&sample("astronaut.png")]).await;
    let case = keras("cc0/astronaut.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &case).await;
    assert_eq!(
        tab.run("return globalThis.network").await,
        before["network"]
    );
    wait_for_state(&tab, "newer").await;
    assert!(keeps_part(&tab, graph_of(&before)).await);
    assert!(keeps_part(&tab, "graph-newer.bin").await);
    tab.close_window().await;
    tab.turn_to(0).await;
    wait_for_state(&tab, "ready").await;
    let gone = async || {
        tab.run("dispatchEvent(new Event('visibilitychange'))")
            .await;
        versions(&tab).await == ["newer"]
    };
    tab.wait_until("the old version is gone", gone).await;
    let cleared = async || !keeps_part(&tab, graph_of(&before)).await;
    tab.wait_until("what only it needed is gone", cleared).await;
    assert!(keeps_part(&tab, "graph-newer.bin").await);
    tab.close_content().await;
}

/// As by Shift and reload; the page then comes from the host, and the older version is in use.
#[tokio::test]
async fn a_page_opened_past_the_service_worker_is_not_offered_the_older_one() {
    let mut tab = plain_host().await;
    kept(&tab).await;
    tab.serve(&another_version("past"), None).await;
    tab.reload_past_caches().await;
    let renewed = async || version(&tab).await == "past";
    tab.wait_until("the host's version is open", renewed).await;
    tab.wait_for_reading().await;
    // It waits as long as something of this page is the older one's.
    let its_own_is_there = async || {
        tab.run("dispatchEvent(new Event('visibilitychange'))")
            .await;
        let state = tab.attribute("offline", "data-state").await;
        ["waiting", "ready"].contains(&state.as_str())
    };
    tab.wait_until("the host's version is kept", its_own_is_there)
        .await;
    assert!(tab.find_all("[data-testid=new-version]").await.is_empty());
    assert!(versions(&tab).await.contains(&"past".to_owned()));
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    tab.close_content().await;
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
async fn parts_that_no_version_needs_go_and_another_copys_stay() {
    let tab = plain_host().await;
    kept(&tab).await;
    let put = "caches.open('camlens-network').then(cache => Promise.all(
                 ['model/older.bin', '/another/copy/model/part.bin', '/model/part.bin'].map(
                   path => cache.put(new URL(path, document.baseURI), new Response('part')))))";
    ask(&tab, put).await;
    let gone = async || {
        tab.run("dispatchEvent(new Event('visibilitychange'))")
            .await;
        !keeps_part(&tab, "older.bin").await
    };
    tab.wait_until("the older part is gone", gone).await;
    for copy in ["/another/copy", ""] {
        let there = format!("caches.match('{copy}/model/part.bin').then(kept => kept?.status)");
        assert_eq!(ask(&tab, &there).await, 200, "{copy:?}");
    }
    wait_for_state(&tab, "ready").await;
    tab.close_content().await;
}

#[tokio::test]
async fn storage_that_stays_is_asked_for_with_the_visitors_first_photo() {
    let counted = "StorageManager.prototype.persisted = async () => false;
                   StorageManager.prototype.persist = async () => {
                     globalThis.asked = (globalThis.asked ?? 0) + 1;
                     return false;
                   };\n";
    let tab = Tab::open(Options {
        hook: Some(Box::new(move |path| {
            let script = std::fs::read_to_string(dist().join(path)).ok();
            let script = script.filter(|_| path.starts_with("boot-") && path.ends_with(".js"))?;
            Some(Twist::body(format!("{counted}{script}")))
        })),
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

/// Shares a photo with the page, as another app does.
const SHARE: &str = "(async () => {
    const bytes = await (await fetch('samples/astronaut.png')).blob();
    const form = new FormData();
    form.set('photo', new File([bytes], 'from the phone.png', { type: 'image/png' }));
    const answer = await fetch('share', { method: 'POST', body: form });
    return answer.url;
})()";

#[tokio::test]
async fn a_shared_photo_is_read_once() {
    let tab = plain_host().await;
    kept(&tab).await;
    let opened = ask(&tab, SHARE).await;
    assert!(
        opened.as_str().unwrap().ends_with("/some/where/?shared=1"),
        "{opened}"
    );
    tab.open_again("?shared=1").await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/astronaut.png", "whole")).await;
    let status = tab.find("status").await.text().await.unwrap();
    assert!(status.contains("from the phone.png"), "{status}");
    let address = tab.run("return location.search").await;
    assert_eq!(address, "", "a reload would look for it again");
    let left = ask(&tab, "caches.match('shared-photo')").await;
    assert_eq!(left, Value::Null, "it is still stored");
    tab.close_content().await;
}

/// A disk that has room for everything but a shared photo.
fn full_for_shared_photos(path: &str) -> Option<Twist> {
    let full = "{
        const put = Cache.prototype.put;
        Cache.prototype.put = function (key, answer) {
          return String(key.url ?? key).endsWith('shared-photo')
            ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
            : put.call(this, key, answer);
        };
      }\n";
    let script = (path == "sw.js").then(|| std::fs::read_to_string(dist().join(path)).unwrap())?;
    Some(Twist::body(format!("{full}{script}")))
}

#[tokio::test]
async fn a_shared_photo_without_room_is_told_and_no_other_is_shown_in_its_place() {
    let tab = Tab::open(Options {
        hook: Some(Box::new(full_for_shared_photos)),
        ..Options::default()
    })
    .await;
    kept(&tab).await;
    let opened = ask(&tab, SHARE).await;
    assert!(
        opened
            .as_str()
            .unwrap()
            .ends_with("/some/where/?shared=full"),
        "{opened}"
    );
    // The second is an address that was opened once too often.
    for (query, kind, word) in [
        ("?shared=full", "sharedFull", "no room"),
        ("?shared=1", "sharedLost", "did not arrive"),
    ] {
        tab.open_again(query).await;
        tab.wait_for("error", "data-kind", kind).await;
        tab.wait_for("status", "data-state", "failed").await;
        let said = tab.find("error").await.text().await.unwrap();
        assert!(said.contains(word), "{said}");
        assert!(tab.find_all("[data-testid=prediction]").await.is_empty());
        assert_eq!(tab.run("return location.search").await, "");
    }
    tab.picture("shared-photo-lost.png").await;
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/astronaut.png", "whole")).await;
    assert!(tab.find_all("[data-testid=error]").await.is_empty());
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
