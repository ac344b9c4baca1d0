//! The photos that the browser keeps: beyond a reload, from closed tabs, damaged, refused, full.

use super::expected::sample;
use super::hooks::before_the_page;
use super::shown::{chelsea, opened};
use super::webdriver::{Options, Tab};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Runs a script on a transaction `on` of the page's database, and returns the values of its requests.
async fn with_database(tab: &Tab, mode: &str, script: &str) -> Value {
    let script = format!(
        "const over = request => new Promise((done, failed) => {{
           request.onsuccess = () => done(request.result);
           request.onerror = () => failed(request.error);
         }});
         return (async () => {{
           const database = await over(indexedDB.open('camlens-kept-' + location.pathname));
           const on = database.transaction(['entries', 'records', 'files'], '{mode}');
           const store = name => on.objectStore(name);
           const said = await Promise.all([{script}].map(over));
           database.close();
           return said;
         }})();"
    );
    tab.run(&script).await
}

/// The number of entries, records and files.
async fn stored(tab: &Tab) -> Value {
    let counts = "store('entries').count(), store('records').count(), store('files').count()";
    with_database(tab, "readonly", counts).await
}

/// Gives photos, and waits until the answers of so many in all are kept, with so many files.
async fn give(tab: &Tab, names: &[&str], all: usize) {
    let paths: Vec<PathBuf> = names.iter().map(|name| sample(name)).collect();
    let paths: Vec<_> = paths.iter().map(PathBuf::as_path).collect();
    tab.give(&paths).await;
    tab.wait_for("gallery", "data-read", &all.to_string()).await;
    tab.wait_until("the answers are kept", async || {
        let entries = with_database(tab, "readonly", "store('entries').getAll()").await;
        let read = |entry: &&Value| entry["read"] == true && entry["file"] != 0;
        entries[0].as_array().unwrap().iter().filter(read).count() >= all
    })
    .await;
}

/// What the page says of the photos that are kept.
async fn said(tab: &Tab) -> String {
    let words = "return document.querySelector('[data-testid=kept-photos]').textContent";
    tab.run(words).await.as_str().unwrap().to_owned()
}

async fn wait_for_words(tab: &Tab, words: &str) {
    let there = async || said(tab).await.contains(words);
    tab.wait_until(&format!("it says {words}"), there).await;
}

#[tokio::test]
async fn tabs_keep_their_photos_apart_and_those_of_a_closed_one_come_back() {
    let tab = chelsea("").await;
    give(&tab, &["astronaut.png", "coffee.png"], 2).await;
    tab.wait_for("kept-photos", "data-photos", "2").await;
    // Beside it, a tab of its own.
    tab.open_beside("").await;
    give(&tab, &["rocket.jpg"], 1).await;
    tab.wait_for("kept-photos", "data-photos", "1").await;
    tab.wait_for("gallery", "data-total", "1").await;
    assert_eq!(tab.count("[data-testid=earlier-photos]").await, 0);
    tab.close_window().await;
    tab.turn_to(0).await;
    tab.wait_until("the other tab is gone", async || {
        let held = "return navigator.locks.query().then(locks => locks.held.filter(
                      lock => lock.name.startsWith('camlens-tab-')).length)";
        tab.run(held).await == 1
    })
    .await;
    // After a reload the tab has its own again, with their answers, and is offered the other's.
    tab.reload().await;
    tab.wait_for("gallery", "data-read", "2").await;
    tab.wait_for("earlier-photos", "data-photos", "1").await;
    tab.wait_for("gallery", "data-total", "2").await;
    tab.click("[data-testid=bring-back]").await;
    tab.wait_for("gallery", "data-read", "3").await;
    tab.wait_for("kept-photos", "data-photos", "3").await;
    assert_eq!(tab.count("[data-testid=earlier-photos]").await, 0);
    tab.reload().await;
    tab.wait_for("gallery", "data-read", "3").await;
    assert!(said(&tab).await.starts_with("3 photos, "));
    // Nothing is left of them.
    tab.click("[data-testid=help-button]").await;
    tab.click("[data-testid=help] [data-testid=forget-photos]")
        .await;
    tab.wait_for("kept-photos", "data-photos", "0").await;
    tab.wait_until("all is deleted", async || {
        stored(&tab).await == json!([0, 0, 0])
    })
    .await;
    tab.close_content().await;
}

#[tokio::test]
async fn damaged_photos_are_left_out_and_those_with_their_file_are_read_again() {
    let tab = chelsea("").await;
    let names = ["astronaut.png", "coffee.png", "rocket.jpg", "chelsea.png"];
    give(&tab, &names, 4).await;
    let keys = with_database(&tab, "readonly", "store('entries').getAllKeys()").await;
    let key = |at: usize| keys[0][at].to_string();
    // An entry, a record with its file gone, and a record alone.
    let damage = format!(
        "store('entries').put('not an entry', {}),
         store('records').put({{ bytes: 'no bytes' }}, {}), store('files').delete({}),
         store('records').put({{ bytes: new Uint8Array(3) }}, {})",
        key(0),
        key(1),
        key(1),
        key(2),
    );
    with_database(&tab, "readwrite", &damage).await;
    tab.open_again("?photo=chelsea").await;
    tab.wait_for("gallery", "data-read", "2").await;
    tab.wait_for("gallery", "data-total", "2").await;
    tab.wait_for("kept-photos", "data-photos", "2").await;
    tab.wait_until("the damaged ones are deleted", async || {
        stored(&tab).await == json!([2, 2, 2])
    })
    .await;
    tab.wait_for_chelsea().await;
    tab.close().await;
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_reads_photos_all_the_same() {
    let refuse = "IDBFactory.prototype.open = () => {
                    throw new DOMException('not here', 'SecurityError');
                  };";
    let tab = opened(Options {
        hook: Some(before_the_page(refuse)),
        ..Options::default()
    })
    .await;
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    tab.wait_for("gallery", "data-read", "1").await;
    wait_for_words(&tab, "does not keep photos").await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_full_storage_keeps_nothing_and_photos_are_read_all_the_same() {
    let tab = opened(Options {
        first_visit: true,
        ..Options::default()
    })
    .await;
    tab.fill_storage().await;
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    tab.wait_for("gallery", "data-read", "1").await;
    wait_for_words(&tab, "no room left").await;
    assert_eq!(stored(&tab).await, json!([0, 0, 0]));
    tab.close().await;
}

#[tokio::test]
async fn a_storage_without_room_for_files_keeps_the_answers() {
    let full = "const put = IDBObjectStore.prototype.put;
                IDBObjectStore.prototype.put = function (...what) {
                  if (this.name === 'files') throw new DOMException('full', 'QuotaExceededError');
                  return put.apply(this, what);
                };";
    let tab = opened(Options {
        hook: Some(before_the_page(full)),
        ..Options::default()
    })
    .await;
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for("gallery", "data-read", "1").await;
    wait_for_words(&tab, "no room left").await;
    tab.wait_until("its answer is kept without its file", async || {
        stored(&tab).await == json!([1, 1, 0])
    })
    .await;
    tab.close_content().await;
}
