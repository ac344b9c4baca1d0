//! The built page in a real browser, under a sub-path, with the real network.
//!
//! `cargo xtask test` builds the page and names it in `CAMLENS_DIST`.

#![allow(clippy::unwrap_used, reason = "a test ends where its page does")]

mod common;
#[path = "browser/look.rs"]
mod look;
mod webdriver;

use camlens::cam::class_activation_map;
use camlens::classifier::Network;
use camlens::framing::{Framing, NetworkInput, frame_photo};
use camlens::photo;
use common::{Case, Golden, root, stored_network};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use webdriver::{Hook, Options, Tab};
use xtask::server::Twist;

/// What a page in a browser may differ from Keras for a PNG photo, as for the native network.
const LOGIT_BOUND: f32 = 0.01;
/// Of the map's range.
const MAP_BOUND: f32 = 0.01;

fn keras(photo: &str, framing: &str) -> Case {
    Golden::read(&root().join("tests/golden/keras.json"))
        .unwrap()
        .cases
        .into_iter()
        .find(|case| case.photo == photo && case.framing == framing)
        .unwrap()
}

fn sample(name: &str) -> PathBuf {
    root().join("static/samples").join(name)
}

/// A file that a test needs once.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn range(values: &[f32]) -> f32 {
    values.iter().copied().fold(f32::NEG_INFINITY, f32::max)
        - values.iter().copied().fold(f32::INFINITY, f32::min)
}

/// What the page shows is what Keras says, but for the bounds.
async fn assert_shows(tab: &Tab, case: &Case) {
    let what = format!("{} {}", case.photo, case.framing);
    assert_eq!(tab.attribute("map", "data-framing").await, case.framing);
    assert_eq!(
        tab.number("map", "data-class").await as usize,
        case.cam_class,
        "{what}"
    );
    assert_eq!(
        tab.number("map", "data-rows").await as usize,
        case.rows,
        "{what}"
    );
    assert_eq!(
        tab.number("map", "data-columns").await as usize,
        case.columns,
        "{what}"
    );
    let map = tab.map().await;
    assert_eq!(map.len(), case.cam.len(), "{what}");
    for (ours, theirs) in map.iter().zip(&case.cam) {
        let error = (ours - theirs).abs() / range(&case.cam);
        assert!(
            error <= MAP_BOUND,
            "{what}: the map is off by {error} of its range"
        );
    }
    let mut order: Vec<usize> = (0..case.logits.len()).collect();
    order.sort_by(|&a, &b| case.logits[b].total_cmp(&case.logits[a]));
    let predictions = tab.find_all("[data-testid=prediction]").await;
    assert_eq!(predictions.len(), 5);
    for (prediction, class) in predictions.iter().zip(order) {
        let attribute = async |name: &str| prediction.attr(name).await.unwrap().unwrap();
        assert_eq!(attribute("data-class").await, class.to_string(), "{what}");
        let logit: f32 = attribute("data-logit").await.parse().unwrap();
        assert!(
            (logit - case.logits[class]).abs() <= LOGIT_BOUND,
            "{what}: {logit}"
        );
        let probability: f32 = attribute("data-probability").await.parse().unwrap();
        assert!((0.0..=1.0).contains(&probability), "{what}: {probability}");
    }
}

/// Left, top, width and height on the screen of what a CSS selector finds.
async fn place(tab: &Tab, css: &str) -> [f64; 4] {
    let (x, y, width, height) = tab.find_all(css).await[0].rectangle().await.unwrap();
    [x, y, width, height]
}

#[tokio::test]
async fn chelsea_is_read_by_the_page_itself() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    assert_eq!(tab.attribute("framing", "data-value").await, "whole");
    assert_eq!(tab.attribute("timing", "data-variant").await, "simd");
    assert_eq!(tab.number("timing", "data-threads").await, 1.0);
    assert_eq!(tab.number("timing", "data-width").await, 384.0);
    assert_eq!(tab.number("timing", "data-height").await, 256.0);
    assert!(tab.number("timing", "data-inference-ms").await > 0.0);
    tell_figures(&tab).await;
    tab.close_content().await;
}

/// First load, inference and memory, for the documents; nothing is asserted of them.
async fn tell_figures(tab: &Tab) {
    let done = tab.run("return performance.now()").await;
    println!(
        "first load, from the address to the map: {:.0} ms; inference: {:.0} ms; wasm memory: {:.0} MB",
        done.as_f64().unwrap_or(f64::NAN),
        tab.number("timing", "data-inference-ms").await,
        tab.number("timing", "data-memory").await / 1e6,
    );
}

#[tokio::test]
async fn a_plain_host_without_any_headers_is_enough() {
    let tab = Tab::open(Options {
        isolated: false,
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    assert_eq!(tab.run("return crossOriginIsolated").await, false);
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    tab.close_content().await;
}

#[tokio::test]
async fn the_map_lies_on_what_the_network_saw() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let near = |a: [f64; 4], b: [f64; 4]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1.5);
    let photo = place(&tab, "figure:has([data-testid=map]) img").await;
    let map = place(&tab, "[data-testid=map]").await;
    assert!(
        near(photo, map),
        "the photo at {photo:?}, its map at {map:?}"
    );
    choose(&tab, "crop").await;
    let seen = Framing::Crop.frame(451, 300).seen;
    let [x, y, width, _] = place(&tab, "figure:has([data-testid=map]) img").await;
    let scale = width / 451.0;
    let expected = [
        x + seen.x * scale,
        y + seen.y * scale,
        seen.width * scale,
        seen.height * scale,
    ];
    let map = place(&tab, "[data-testid=map]").await;
    assert!(
        near(expected, map),
        "the square at {expected:?}, its map at {map:?}"
    );
    tab.close_content().await;
}

async fn choose(tab: &Tab, framing: &str) {
    let css = format!("[data-testid=framing] label:has([value={framing}])");
    tab.find_all(&css).await[0].click().await.unwrap();
    tab.wait_for("map", "data-framing", framing).await;
    tab.wait_for_reading().await;
}

#[tokio::test]
async fn photo_and_map_stand_side_by_side_and_the_map_fades() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let before = tab.map().await;
    assert_eq!(tab.find_all("figure.picture img").await.len(), 1);
    tab.find_all("label:has([name=layout][value=beside])").await[0]
        .click()
        .await
        .unwrap();
    let two = async || tab.find_all("figure.picture img").await.len() == 2;
    tab.wait_until("photo and map stand side by side", two)
        .await;
    let photo = place(&tab, "figure:not(:has([data-testid=map])) img").await;
    let map = place(&tab, "[data-testid=map]").await;
    assert!(
        photo[0] + photo[2] <= map[0] || map[0] + map[2] <= photo[0],
        "{photo:?} {map:?}"
    );
    assert!(
        (photo[2] - map[2]).abs() < 1.5,
        "of one size: {photo:?} {map:?}"
    );
    tab.picture("beside-1440.png").await;

    let opacity = async || {
        let script = "return getComputedStyle(document.querySelector('[data-testid=map]')).opacity";
        tab.run(script)
            .await
            .as_str()
            .and_then(|text| text.parse::<f64>().ok())
            .unwrap()
    };
    assert!(opacity().await > 0.0);
    // The key that goes to the beginning of a slider.
    tab.find("opacity")
        .await
        .send_keys("\u{e011}")
        .await
        .unwrap();
    tab.wait_until("the map is gone", async || opacity().await == 0.0)
        .await;
    assert_eq!(tab.map().await, before);
    tab.close_content().await;
}

#[tokio::test]
async fn every_framing_is_kerass() {
    let tab = Tab::open(Options {
        query: "?photo=coffee&framing=seed",
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/coffee.png", "seed")).await;
    for framing in ["squash", "crop", "whole", "seed"] {
        choose(&tab, framing).await;
        assert_eq!(tab.attribute("framing", "data-value").await, framing);
        assert_shows(&tab, &keras("cc0/coffee.png", framing)).await;
    }
    tab.close_content().await;
}

#[tokio::test]
async fn another_photo_is_read() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    tab.give(&[&sample("astronaut.png")]).await;
    let case = keras("cc0/astronaut.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &case).await;
    tab.close_content().await;
}

#[tokio::test]
async fn another_class_is_arithmetic_on_the_same_reading() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let milliseconds = tab.attribute("timing", "data-inference-ms").await;
    let before = tab.map().await;
    let second = tab.find_all("[data-testid=prediction]").await.remove(1);
    let class: usize = second
        .attr("data-class")
        .await
        .unwrap()
        .unwrap()
        .parse()
        .unwrap();
    second.click().await.unwrap();
    tab.wait_for("map", "data-class", &class.to_string()).await;
    assert_eq!(
        tab.attribute("timing", "data-inference-ms").await,
        milliseconds
    );
    let after = tab.map().await;
    assert_ne!(before, after);

    let network = stored_network();
    let photo = photo::decode(&std::fs::read(sample("chelsea.png")).unwrap()).unwrap();
    let frame = Framing::Whole.frame(photo.width, photo.height);
    let pixels = frame_photo(&photo, &frame);
    let input = NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1);
    let reading = network.read(&input).unwrap().reading;
    let native = class_activation_map(&reading, network.prediction_layer(), class);
    for (ours, theirs) in after.iter().zip(&native.values) {
        assert!(
            (ours - theirs).abs() < 1e-3,
            "{ours} in the page, {theirs} natively"
        );
    }
    tab.close_content().await;
}

#[tokio::test]
async fn what_cannot_be_read_leaves_the_last_good_result() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let before = tab.map().await;
    let half = std::fs::read(sample("coffee.png")).unwrap()[..100_000].to_vec();
    let mut huge = b"BM".to_vec();
    huge.extend([0; 8]);
    huge.extend([54, 0, 0, 0, 40, 0, 0, 0]);
    huge.extend(10_000_i32.to_le_bytes());
    huge.extend(10_000_i32.to_le_bytes());
    huge.extend([1, 0, 24, 0]);
    huge.extend([0; 24]);
    let cases = [
        ("empty.png", vec![], "emptyFile"),
        ("letter.jpg", b"not a photo at all".to_vec(), "notAnImage"),
        ("half.png", half, "truncatedImage"),
        ("huge.bmp", huge, "imageTooLarge"),
        (
            "phone.heic",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
            "unsupportedFormat",
        ),
    ];
    for (name, bytes, kind) in cases {
        tab.give(&[&file(name, &bytes)]).await;
        tab.wait_for("error", "data-kind", kind).await;
        let said = tab.find("error").await.text().await.unwrap();
        assert!(said.contains(name), "{kind} does not name its file: {said}");
        assert_eq!(tab.map().await, before, "{kind} changed the map");
        assert_eq!(tab.attribute("map", "data-class").await, "285");
        tab.wait_for("status", "data-state", "done").await;
    }
    // And a good one is read as if nothing had been.
    tab.give(&[&sample("astronaut.png")]).await;
    let case = keras("cc0/astronaut.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    assert!(
        tab.find_all("[data-testid=error]").await.is_empty(),
        "the old error still stands"
    );
    tab.close_content().await;
}

#[tokio::test]
async fn the_browser_decodes_what_rust_does_not_know() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let before = tab.map().await;
    tab.give(&[&root().join("tests/files/chelsea.avif")]).await;
    tab.wait_until("the map changes", async || tab.map().await != before)
        .await;
    tab.wait_for_reading().await;
    assert_eq!(tab.attribute("map", "data-class").await, "285");
    let page = tab.run("return document.body.innerText").await.to_string();
    assert!(
        page.to_lowercase().contains("browser"),
        "the page does not say who decoded it"
    );
    tab.close_content().await;
}

/// A twist on the first `times` requests for paths that contain `part`.
fn at_first(part: &'static str, times: usize, twist: fn() -> Twist) -> Hook {
    let seen = AtomicUsize::new(0);
    Box::new(move |path| {
        let hit = path.contains(part) && seen.fetch_add(1, Ordering::SeqCst) < times;
        hit.then(twist)
    })
}

#[tokio::test]
async fn a_missing_part_of_the_network_is_said_and_fetched_again() {
    let hook = at_first("model/floats", 1, || Twist::status(404));
    let tab = Tab::open(Options {
        hook: Some(hook),
        ..Options::default()
    })
    .await;
    tab.wait_for("error", "data-kind", "modelMissing").await;
    tab.wait_for("status", "data-state", "failed").await;
    let again = tab
        .find("error")
        .await
        .find(fantoccini::Locator::Css("button"))
        .await
        .unwrap();
    again.click().await.unwrap();
    tab.wait_for_reading().await;
    tab.close().await;
}

#[tokio::test]
async fn a_changed_part_of_the_network_is_never_used() {
    let hook = at_first("model/high", usize::MAX, || Twist::corrupt_at(5000));
    let tab = Tab::open(Options {
        hook: Some(hook),
        ..Options::default()
    })
    .await;
    tab.wait_for("error", "data-kind", "modelCorrupt").await;
    tab.wait_for("status", "data-state", "failed").await;
    assert!(tab.find_all("[data-testid=prediction]").await.is_empty());
    tab.close().await;
}

#[tokio::test]
async fn a_worker_that_dies_is_started_again_and_the_photo_stays() {
    // The first worker ends itself at its first photo; those after it are real.
    let dying = || {
        Twist::body(
            "import init from './worker.js';\n\
             addEventListener('message', event => {\n\
               if (event.data.message.kind === 'read') {\n\
                 event.stopImmediatePropagation(); throw new Error('gone');\n\
               }\n\
             });\n\
             await init();\n",
        )
    };
    let hook = at_first("start.js", 1, dying);
    let tab = Tab::open(Options {
        hook: Some(hook),
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    assert_shows(&tab, &keras("cc0/chelsea.png", "whole")).await;
    tab.close().await;
}

#[tokio::test]
async fn the_download_is_told_in_bytes() {
    let slow = |path: &str| {
        path.contains("model/high")
            .then(|| Twist::delay(Duration::from_millis(400)))
    };
    let tab = Tab::open(Options {
        hook: Some(Box::new(slow)),
        ..Options::default()
    })
    .await;
    tab.wait_for("status", "data-state", "downloading").await;
    let total = tab.number("status", "data-total").await;
    assert!((40e6..60e6).contains(&total), "{total} bytes in all");
    tab.wait_until("bytes have come", async || {
        tab.attribute("status", "data-done")
            .await
            .parse()
            .unwrap_or(0.0)
            > 1e6
            || tab.attribute("status", "data-state").await == "done"
    })
    .await;
    assert_eq!(tab.attribute("status", "data-state").await, "downloading");
    tab.picture("downloading-1440.png").await;
    tab.wait_for_reading().await;
    tab.close_content().await;
}

#[tokio::test]
async fn it_looks_as_it_should() {
    for (size, name) in [
        ((1440, 900), "1440"),
        ((768, 1024), "768"),
        ((360, 780), "360"),
    ] {
        for dark in [false, true] {
            let tab = Tab::open(Options {
                size,
                dark,
                ..Options::default()
            })
            .await;
            tab.wait_for_reading().await;
            let overflow = tab
                .run("return document.documentElement.scrollWidth - innerWidth")
                .await;
            assert!(
                overflow.as_i64().unwrap() <= 0,
                "{name}: {overflow} pixels too wide"
            );
            let look = if dark { "dark" } else { "light" };
            tab.picture(&format!("chelsea-{name}-{look}.png")).await;
            tab.close_content().await;
        }
    }
}
