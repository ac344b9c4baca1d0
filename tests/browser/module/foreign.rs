//! The module on a page of another site, whose host lets it read the files (CORS).

use super::{assert_kerass, explain, foreign_page, host, load, numbers};
use crate::expected::keras;
use crate::webdriver::{Browser, Tab};
use serde_json::{Value, json};
use xtask::server::Server;

/// Opens such a page, and the module on it: from the host, or from the page's own site with all else from the
/// host.
async fn opened(name: &str, isolated: bool, own: bool) -> (Tab, Server, Value) {
    let host = host().await;
    let tab = Tab::at(Browser::Chromium, foreign_page(name, isolated).await, "").await;
    tab.run(WATCH).await;
    let said = if own {
        load(&tab, "./camlens.js", Some(&host.url())).await
    } else {
        load(&tab, &format!("{}camlens.js", host.url()), None).await
    };
    (tab, host, said)
}

/// Closes the page, which asked for nothing but its own files and the module's.
async fn closed(tab: Tab, host: &Server) {
    let mut asked = tab.end().await;
    asked.retain(|address| !address.starts_with(&host.url()));
    assert!(asked.is_empty(), "{asked:?}");
}

/// Notes all memories of wasm and all workers of the page, without holding them.
const WATCH: &str = "
    globalThis.memories = [];
    globalThis.workers = [];
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      memories.push(new WeakRef(memory));
      return made;
    };
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        workers.push({ of: new WeakRef(this), ended: false });
      }
      terminate() {
        workers.find(({ of }) => of.deref() === this).ended = true;
        super.terminate();
      }
    };";

#[tokio::test]
async fn a_page_of_another_site_reads_photos_ends_them_and_gives_all_back() {
    let (tab, host, said) = opened("plain", false, false).await;
    assert_eq!(
        (&said["classes"], &said["exact"]),
        (&json!(1000), &json!(true))
    );
    assert_eq!(said["global"], json!([]), "nothing is global");
    assert_progress(said["told"].as_array().unwrap());
    let whole = explain(&tab, "whole").await;
    assert_kerass(&whole, &keras("cc0/chelsea.png", "whole"));
    assert_eq!(whole["build"], json!({ "variant": "simd", "threads": 1 }));
    let seed = explain(&tab, "seed").await;
    assert_kerass(&seed, &keras("cc0/chelsea.png", "seed"));
    assert_questions(&tab).await;
    assert_pictures(&tab).await;
    assert_kinds(&tab).await;
    assert_aborts(&tab).await;
    assert_two_lenses(&tab, whole["values"].clone()).await;
    assert_closed(&tab).await;
    assert_given_back(&tab).await;
    closed(tab, &host).await;
}

#[tokio::test]
async fn an_isolated_page_of_another_site_has_threads() {
    let (tab, host, _) = opened("isolated", true, true).await;
    let said = explain(&tab, "whole").await;
    assert_kerass(&said, &keras("cc0/chelsea.png", "whole"));
    let cores = tab
        .run("return Math.min(navigator.hardwareConcurrency, 8)")
        .await;
    assert_eq!(said["build"]["threads"], cores);
    closed(tab, &host).await;
}

/// All states in their order, each number at most its total.
fn assert_progress(told: &[Value]) {
    let mut states: Vec<&str> = told
        .iter()
        .filter_map(|news| news["state"].as_str())
        .collect();
    states.dedup();
    assert_eq!(states, ["starting", "downloading", "preparing", "ready"]);
    let number = |news: &Value, name: &str| news[name].as_f64().unwrap();
    assert!(
        told.iter()
            .all(|news| number(news, "done") <= number(news, "total"))
    );
    let most = told
        .iter()
        .map(|news| number(news, "done"))
        .fold(0.0, f64::max);
    assert!((45e6..65e6).contains(&most), "{most} bytes");
}

/// Groups and differences are sums of maps.
async fn assert_questions(tab: &Tab) {
    let said = tab
        .run(
            "const values = (map) => Array.from(map.values);
             return {
               one: values(reading.map(285)), other: values(reading.map([281])),
               group: values(reading.map([285, 281])), difference: values(reading.against(285, 281)),
               top: reading.top(3).map(({ name }) => name), all: reading.top(2000).length,
               names: reading.top(3).map((best) => lens.classes[best.class].name),
             };",
        )
        .await;
    let [one, other] = ["one", "other"].map(|name| numbers(&said[name]));
    let sums = numbers(&said["group"]).into_iter();
    let differences = numbers(&said["difference"]).into_iter();
    for (at, (mean, difference)) in sums.zip(differences).enumerate() {
        assert!((mean - (one[at] + other[at]) / 2.0).abs() < 1e-3, "{mean}");
        assert!(
            (difference - (one[at] - other[at])).abs() < 1e-6,
            "{difference}"
        );
    }
    assert_eq!(said["all"], 1000);
    assert_eq!(said["top"], said["names"]);
}

/// A canvas, an image's own size, a photo under the map, a part of the photo.
async fn assert_pictures(tab: &Tab) {
    let said = tab
        .run(
            "return (async () => {
               const pixel = (canvas, x, y) =>
                 Array.from(canvas.getContext('2d').getImageData(x, y, 1, 1).data);
               const own = document.querySelector('canvas');
               const drawn = reading.draw(own, { class: 285, colormap: 'viridis', range: [0, 1e6] });
               const first = pixel(own, 3, 3);
               const fresh = document.createElement('canvas');
               reading.draw(fresh, { over: document.querySelector('img') });
               const crop = await lens.explain(document.querySelector('img'), { framing: 'crop' });
               const part = new OffscreenCanvas(1, 1);
               crop.draw(part, { width: 451 });
               const { seen } = crop.frame;
               return {
                 drawn, first, size: [own.width, own.height], fresh: [fresh.width, fresh.height],
                 blended: pixel(fresh, 200, 100), beside: pixel(part, 10, 150), inside: pixel(part, 225, 150),
                 part: [part.width, part.height], seen,
               };
             })()",
        )
        .await;
    let drawn = json!({ "colormap": "viridis", "low": 0, "high": 1_000_000 });
    assert_eq!(said["drawn"], drawn);
    assert_eq!(
        said["first"],
        json!([68, 1, 84, 255]),
        "viridis' first colour"
    );
    assert_eq!(said["size"], json!([225, 150]), "a canvas keeps its size");
    assert_eq!(said["fresh"], json!([451, 300]), "or has the photo's");
    assert_eq!(said["blended"][3], 255);
    assert_eq!(said["part"], json!([451, 300]));
    assert_eq!(said["beside"][3], 0, "the network did not see this");
    assert_eq!(said["inside"][3], 255);
    let seen = &said["seen"];
    assert!(seen["x"].as_f64().unwrap() > 10.0, "{seen}");
}

/// Each failure reaches its own promise with its kind, and harms no other.
async fn assert_kinds(tab: &Tab) {
    let said = tab
        .run(
            "return (async () => {
               const kind = (promise) => promise.then(
                 () => 'read', (error) => error instanceof camlens.CamlensError ? error.kind : String(error));
               const good = () => lens.explain('chelsea.png', { framing: 'crop' });
               const blank = new OffscreenCanvas(64, 64);
               blank.getContext('2d').fillRect(8, 8, 20, 20);
               // An image of another frame is of another realm.
               const frame = document.body.appendChild(document.createElement('iframe'));
               const other = frame.contentDocument.createElement('canvas');
               return Promise.all([
                 good(), lens.explain(new Blob(['a letter'])), lens.explain(new Blob([])),
                 lens.explain('nowhere.png'), lens.explain(new Image()), lens.explain(7),
                 lens.explain('chelsea.png', { framing: 'letterbox' }), lens.explain('chelsea.png', { size: 300 }),
                 lens.explain(blank), lens.explain(await createImageBitmap(blank)),
                 lens.explain(blank.getContext('2d').getImageData(0, 0, 64, 64)), lens.explain(other), good(),
                 (async () => reading.map(1000))(), (async () => reading.map([]))(),
                 (async () => reading.draw(blank, { colormap: 'hot' }))(),
               ].map(kind));
             })()",
        )
        .await;
    let kinds = [
        "read",
        "notAnImage",
        "emptyFile",
        "unreadable",
        "unreadable",
        "badArgument",
        "badArgument",
        "badArgument",
        "read",
        "read",
        "read",
        "read",
        "read",
        "badArgument",
        "badArgument",
        "badArgument",
    ];
    assert_eq!(said, json!(kinds));
}

/// Before, in the queue, while the photo is read; the worker goes on, and the next photo is read.
async fn assert_aborts(tab: &Tab) {
    let said = tab
        .run(
            "return (async () => {
               const name = (promise) => promise.then(() => 'read', (error) => error.name ?? error);
               const file = await (await fetch('chelsea.png')).blob();
               const ask = (signal, size = 256) => lens.explain(file, { framing: 'whole', size, signal });
               const [reading, waiting] = [new AbortController(), new AbortController()];
               const asked = [
                 ask(AbortSignal.abort()), ask(reading.signal, 512), ask(waiting.signal, 384), ask(undefined, 384),
                 camlens.Camlens.load({ signal: AbortSignal.abort('no') }),
               ].map(name);
               // The first pass has begun: its answer takes longer than these turns.
               for (let turn = 0; turn < 5; turn++) await new Promise((go) => setTimeout(go));
               reading.abort();
               waiting.abort('enough');
               const loading = new AbortController();
               const load = name(camlens.Camlens.load({
                 signal: loading.signal, onProgress: () => loading.abort(),
               }));
               return [await Promise.all(asked), await load, workers.filter(({ ended }) => !ended).length];
             })()",
        )
        .await;
    let asked = json!(["AbortError", "AbortError", "enough", "read", "no"]);
    assert_eq!(said, json!([asked, "AbortError", 1]));
}

/// Two lenses at once, each with a worker: the same numbers, and one goes on when the other is closed.
async fn assert_two_lenses(tab: &Tab, values: Value) {
    let said = tab
        .run(
            "return (async () => {
               const other = await camlens.Camlens.load();
               const ask = (of) => of.explain('chelsea.png');
               const [one, two] = await Promise.all([ask(lens), ask(other)]);
               const running = workers.filter(({ ended }) => !ended).length;
               other.close();
               const after = await ask(lens);
               const map = (of) => Array.from(of.map(285).values);
               return [running, ...[one, two, after].map(map)];
             })()",
        )
        .await;
    assert_eq!(said, json!([2, values, values, values]));
}

/// All that waits ends, and all that is asked later; readings stay.
async fn assert_closed(tab: &Tab) {
    let said = tab
        .run(
            "return (async () => {
               const kind = (promise) => promise.then(() => 'read', (error) => error.kind);
               const file = await (await fetch('chelsea.png')).blob();
               const asked = [lens.explain(file, { size: 640 }), lens.explain(file), lens.explain('chelsea.png')];
               const kinds = Promise.all(asked.map(kind));
               await new Promise((go) => setTimeout(go));
               lens.close();
               lens.close();
               return [await kinds, await kind(lens.explain(file)), lens.closed, reading.top(1)[0].class];
             })()",
        )
        .await;
    let closed = json!(["closed", "closed", "closed"]);
    assert_eq!(said, json!([closed, "closed", true, 285]));
}

/// No worker runs, and no memory of wasm is held: that of a lens goes with its readings.
async fn assert_given_back(tab: &Tab) {
    let held = "return [memories.length, memories.filter((memory) => memory.deref()).length,
                workers.filter(({ ended }) => !ended).length]";
    let before = tab.run(held).await;
    assert!(before[0].as_u64() >= Some(2), "{before}");
    tab.run("delete globalThis.reading; delete globalThis.lens; globalThis.lens = undefined")
        .await;
    tab.wait_until("all memory is given back", async || {
        tab.collect_garbage().await;
        let now = tab.run(held).await;
        now[1] == 0 && now[2] == 0
    })
    .await;
}
