//! A new version comes beside the old one, and is taken when the visitor wants it.

use super::super::expected::{keras, sample};
use super::super::webdriver::{Tab, dist};
use super::{ask, kept, look, plain_host, wait_for_state};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use xtask::server::Twist;
use xtask::{files, service_worker};

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
    files::copy(&dist(), &folder).unwrap();
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
async fn a_new_version_is_offered_and_taken_and_the_network_stays() {
    let mut tab = plain_host().await;
    kept(&tab).await;
    let old = version(&tab).await;
    tab.serve(&another_version("newer"), None).await;
    tab.open_again("").await;
    tab.wait_for_reading().await;
    let map = tab.map().await;
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
    tab.assert_shows(&case).await;
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
        look(&tab).await;
        versions(&tab).await == ["newer"]
    };
    tab.wait_until("the old version is gone", gone).await;
    let cleared = async || !keeps_part(&tab, graph_of(&before)).await;
    tab.wait_until("what only it needed is gone", cleared).await;
    assert!(keeps_part(&tab, "graph-newer.bin").await);
    tab.close_content().await;
}

/// Its files are not fetched from nothing at each visit over a bad line.
#[tokio::test]
async fn an_update_that_broke_off_goes_on_where_it_was() {
    let mut tab = plain_host().await;
    kept(&tab).await;
    // It is deleted when the version in use tidies up.
    ask(&tab, "caches.open('camlens-app-/some/where/-ancient')").await;
    let bad = Arc::new(AtomicBool::new(true));
    let hook = {
        let bad = Arc::clone(&bad);
        move |path: &str| {
            let hit = path == "model/model.json" && bad.load(Ordering::SeqCst);
            hit.then(|| Twist::status(500))
        }
    };
    tab.serve(&another_version("broken-off"), Some(Box::new(hook)))
        .await;
    tab.open_again("").await;
    tab.wait_for_reading().await;
    tab.wait_until("an update begins", async || {
        versions(&tab).await.contains(&"broken-off".to_owned())
    })
    .await;
    tab.wait_until("the version in use tidies up", async || {
        tab.run("dispatchEvent(new Event('visibilitychange'))")
            .await;
        !versions(&tab).await.contains(&"ancient".to_owned())
    })
    .await;
    assert!(versions(&tab).await.contains(&"broken-off".to_owned()));
    bad.store(false, Ordering::SeqCst);
    tab.take_asked();
    tab.open_again("").await;
    tab.wait_for_reading().await;
    let offered = async || !tab.find_all("[data-testid=new-version]").await.is_empty();
    tab.wait_until("the new version is offered", offered).await;
    let asked = tab.take_asked();
    let of = |file: &str| asked.iter().filter(|path| *path == file).count();
    assert_eq!(
        (of(""), of("model/model.json")),
        (0, 1),
        "a file that was kept is fetched again: {asked:?}"
    );
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
        look(&tab).await;
        let state = tab.attribute("offline", "data-state").await;
        ["waiting", "ready"].contains(&state.as_str())
    };
    tab.wait_until("the host's version is kept", its_own_is_there)
        .await;
    assert!(tab.find_all("[data-testid=new-version]").await.is_empty());
    assert!(versions(&tab).await.contains(&"past".to_owned()));
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    tab.close_content().await;
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
        look(&tab).await;
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
