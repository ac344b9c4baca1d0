//! A thousand photos: given while others are read, through a reload in the middle, in memory that does
//! not grow with them.

use super::super::expected::sample;
use super::super::hooks::before_page_and_worker;
use super::super::shown::opened;
use super::super::webdriver::{Options, Tab};
use super::{NOTE_WHAT_IS_READ, Tile};
use image::imageops::FilterType;
use image::{DynamicImage, Rgb};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

const PHOTOS: usize = 1_000;

/// The photos of each act, and how many are read when it comes.
const ACTS: [(Range<usize>, usize); 3] = [(0..400, 0), (400..700, 60), (700..PHOTOS, 120)];

/// From so many photos on the page has as many answers with their features as it keeps.
const FULL: usize = 200;

/// The page is opened anew when so many are read.
const RELOADED: usize = 400;

/// Photos whose answers may be on their way to the store at a reload.
const UNWRITTEN: usize = 8;

/// Bytes by which the page's memory may grow from the 200th to the last photo: the logits of 1,000
/// classes are 4 kB a photo, a memory grows in steps, and what was freed lies in pieces.
const PAGE_GROWTH: f64 = 16e6;

/// Bytes by which a worker's memory may grow: it keeps nothing of a photo.
const WORKER_GROWTH: f64 = 4e6;

/// Keeps the memory of each module in `globalThis.wasm`, and tells of the worker's with each of its
/// letters.
const WATCH_MEMORY: &str = "{
    const keep = (imports, made) => {
      const instance = made.instance ?? made;
      const given = Object.values(imports ?? {}).map(module => module.memory);
      globalThis.wasm = instance.exports?.memory ?? given.find(Boolean);
      return made;
    };
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const make = WebAssembly[name];
      WebAssembly[name] = async (what, imports) => keep(imports, await make(what, imports));
    }
    const channel = new BroadcastChannel('memory');
    if (globalThis.document) {
      globalThis.workersBytes = {};
      channel.onmessage = ({ data: [worker, bytes] }) => workersBytes[worker] = bytes;
    } else {
      const worker = crypto.randomUUID();
      const post = self.postMessage.bind(self);
      self.postMessage = (...letter) => {
        post(...letter);
        if (globalThis.wasm) channel.postMessage([worker, wasm.buffer.byteLength]);
      };
    }
  }";

/// Notes how long the page's own thread was busy at a time, from now on.
const NOTE_LONG_TASKS: &str = "
    globalThis.long = [];
    new PerformanceObserver(list => long.push(...list.getEntries().map(task => task.duration)))
      .observe({ type: 'longtask' })";

/// Small photos, each another one: a corner of each has its number as colours.
fn photos() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("thousand");
    std::fs::create_dir_all(&folder).unwrap();
    let rocket = image::open(sample("rocket.jpg")).unwrap();
    let rocket = rocket
        .resize_exact(300, 300, FilterType::Triangle)
        .to_rgb8();
    (0..PHOTOS)
        .map(|number| {
            let mut photo = rocket.clone();
            let corner = Rgb([
                (number % 10) as u8 * 25,
                (number / 10 % 10) as u8 * 25,
                (number / 100) as u8 * 25,
            ]);
            for (x, y) in (0..64).flat_map(|y| (0..64).map(move |x| (x, y))) {
                photo.put_pixel(x, y, corner);
            }
            let file = folder.join(format!("photo-{number:04}.jpg"));
            DynamicImage::ImageRgb8(photo).save(&file).unwrap();
            file
        })
        .collect()
}

/// Bytes of the page's memory and of its largest worker's.
async fn memory(tab: &Tab) -> [f64; 2] {
    let script = "return [wasm.buffer.byteLength, Math.max(...Object.values(workersBytes))]";
    let bytes = serde_json::from_value(tab.run(script).await).unwrap();
    let done = tab.totals().await.done();
    println!("memory of the page and of its largest worker after {done} photos: {bytes:.0?}");
    bytes
}

async fn tell_long_tasks(tab: &Tab, when: &str) {
    let long = tab.run("return long").await;
    let mut long: Vec<f64> = serde_json::from_value(long).unwrap();
    long.sort_by(f64::total_cmp);
    let above = long.iter().filter(|ms| **ms > 100.0).count();
    println!(
        "{when}: {} tasks above 50 ms, {above} above 100 ms, the longest {:?} ms",
        long.len(),
        long.last()
    );
}

/// What has to be the same after a reload.
fn answer(tile: &Tile) -> [Option<String>; 4] {
    let name = Some(tile.name.clone());
    [
        name,
        tile.class.clone(),
        tile.probability.clone(),
        tile.exact.clone(),
    ]
}

fn read(tiles: &[Tile]) -> impl Iterator<Item = &Tile> {
    tiles.iter().filter(|tile| tile.state == "read")
}

#[tokio::test]
async fn a_thousand_photos_are_read_through_a_reload_in_memory_that_stays() {
    let photos = photos();
    let tab = opened(Options {
        query: "?framing=squash",
        hook: Some(before_page_and_worker(WATCH_MEMORY)),
        ..Options::default()
    })
    .await;
    for (range, when) in ACTS {
        tab.wait_for_done(when).await;
        tab.close_gallery().await;
        let files: Vec<&Path> = photos[range.clone()].iter().map(PathBuf::as_path).collect();
        tab.give(&files).await;
        tab.wait_for_total(range.end).await;
        if when == 0 {
            tab.run(NOTE_LONG_TASKS).await;
        }
    }
    tab.wait_for_done(FULL).await;
    let [page, worker] = memory(&tab).await;
    tab.wait_for_done(RELOADED).await;
    tell_long_tasks(&tab, "before the reload").await;
    a_reload_loses_nothing(&tab).await;
    let [page_after, worker_after] = memory(&tab).await;
    tell_long_tasks(&tab, "after the reload").await;
    assert!(
        page_after <= page + PAGE_GROWTH,
        "{page_after} after {page}"
    );
    assert!(
        worker_after <= worker + WORKER_GROWTH,
        "{worker_after} after {worker}"
    );
    tab.close().await;
}

/// What was read is there again, and the rest is read.
async fn a_reload_loses_nothing(tab: &Tab) {
    let before = tab.tiles().await;
    let script = "globalThis.old = true;
                  const { read } = document.querySelector('[data-testid=gallery]').dataset;
                  location.reload();
                  return Number(read)";
    let count = tab.run(script).await.as_u64().unwrap() as usize;
    tab.wait_until("the page is opened anew", async || {
        tab.run("return !globalThis.old && !!document.querySelector('[data-testid=gallery]')")
            .await
            == true
    })
    .await;
    tab.wait_for_total(PHOTOS).await;
    // The tiles come first: one that is read meanwhile would be among them, and noted as well.
    let after = tab.tiles().await;
    tab.run(NOTE_WHAT_IS_READ).await;
    tab.run(NOTE_LONG_TASKS).await;
    let kept = read(&after).count();
    println!("{count} were read at the reload, {kept} right after it");
    assert!(kept + UNWRITTEN >= count, "{kept} of {count} are left");
    let answers: BTreeSet<_> = read(&after).map(answer).collect();
    let lost = read(&before).filter(|tile| !answers.contains(&answer(tile)));
    let lost: Vec<&str> = lost.map(|tile| tile.name.as_str()).collect();
    assert!(lost.len() <= UNWRITTEN, "{lost:?}");
    tab.wait_for_all(PHOTOS).await;
    let totals = tab.totals().await;
    assert_eq!((totals.read, totals.failed), (PHOTOS, 0));
    let read_now: BTreeSet<String> = serde_json::from_value(tab.run("return read").await).unwrap();
    let twice = read(&after).find(|tile| read_now.contains(&tile.name));
    assert_eq!(twice, None, "it was read before the reload");
    assert_eq!(
        tab.tile_names().await,
        before
            .iter()
            .map(|tile| tile.name.clone())
            .collect::<Vec<_>>()
    );
}
