//! The worker ends while it reads the photos of the gallery.

use super::super::expected::sample;
use super::super::hooks::at_first;
use super::super::shown::opened;
use super::super::webdriver::Options;
use serde_json::json;
use std::path::{Path, PathBuf};
use xtask::server::Twist;

/// More photos than the worker reads before it ends.
const PHOTOS: usize = 6;

/// The worker ends in its third pass, at the tenth layer, and says so before: the clock is read between
/// layers. Its first pass is for the sample.
fn dying() -> Twist {
    Twist::body(
        "import start from './engine.js';\n\
         const now = performance.now.bind(performance);\n\
         const ends = new BroadcastChannel('ends');\n\
         let [asked, left] = [0, Infinity];\n\
         performance.now = () => {\n\
           if (--left === -1) ends.postMessage('killed');\n\
           if (left < 0) throw new Error('killed');\n\
           return now();\n\
         };\n\
         addEventListener('message', ({ data: { message: { kind } } }) => {\n\
           if (['read', 'infer'].includes(kind) && ++asked === 3) left = 10;\n\
         });\n\
         await start();\n",
    )
}

/// Copies of a sample photo.
fn photos() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let copies = (0..PHOTOS).map(|number| folder.join(format!("waits-{number}.jpg")));
    let copies: Vec<PathBuf> = copies.collect();
    for copy in &copies {
        std::fs::copy(sample("small/coffee.jpg"), copy).unwrap();
    }
    copies
}

#[tokio::test]
async fn photos_that_wait_are_read_after_the_worker_is_killed() {
    let tab = opened(Options {
        query: "?variant=simd",
        hook: Some(at_first("start.js", 1, dying)),
        ..Options::default()
    })
    .await;
    let listen = "globalThis.ends = [];
                  globalThis.channel = new BroadcastChannel('ends');
                  channel.onmessage = ({ data }) => ends.push(data)";
    tab.run(listen).await;
    let files = photos();
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    tab.give(&files).await;
    tab.wait_for_all(PHOTOS).await;
    assert_eq!(tab.run("return ends").await, json!(["killed"]));
    let tiles = tab.tiles().await;
    for tile in &tiles {
        let died = tile.state == "failed" && tile.kind.as_deref() == Some("workerDied");
        assert!(tile.state == "read" || died, "{tile:?}");
    }
    let read = tiles.iter().filter(|tile| tile.state == "read").count();
    println!("{read} of {PHOTOS} are read");
    assert!(read + 1 >= PHOTOS, "one photo at most is lost: {tiles:?}");
    tab.close().await;
}
