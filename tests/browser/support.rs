//! What several of the tests need.

use super::common::{Case, Golden, head_of, read, root, stored_network};
use super::webdriver::{Hook, Options, Tab, dist};
use camlens_core::framing::Framing;
use camlens_core::reading::{Ranking, Reading};
use camlens_core::resnet50::INPUT;
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_network::photo;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use xtask::server::Twist;

/// What a page in a browser may differ from Keras for a PNG photo, as for the native network.
pub const LOGIT_BOUND: f32 = 0.01;

/// What comes of it in a softmax: p (1 - p), a quarter at most, of what two logits may be apart.
const PROBABILITY_BOUND: f32 = LOGIT_BOUND / 2.0;

/// Of the map's range.
const MAP_BOUND: f32 = 0.01;

pub fn keras(photo: &str, framing: &str) -> Case {
    Golden::read(&root().join("tests/golden/keras.json"))
        .unwrap()
        .cases
        .into_iter()
        .find(|case| case.photo == photo && case.framing == framing)
        .unwrap()
}

pub fn sample(name: &str) -> PathBuf {
    root().join("static/samples").join(name)
}

fn range(values: &[f32]) -> f32 {
    values.iter().copied().fold(f32::NEG_INFINITY, f32::max)
        - values.iter().copied().fold(f32::INFINITY, f32::min)
}

/// What the page shows is what Keras says, but for the bounds.
pub async fn assert_shows(tab: &Tab, case: &Case) {
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
    let ranking = Ranking::of(&case.logits);
    let predictions = tab.find_all("[data-testid=prediction]").await;
    assert_eq!(predictions.len(), 5);
    for (prediction, best) in predictions.iter().zip(ranking.best_first()) {
        let attribute = async |name: &str| prediction.attr(name).await.unwrap().unwrap();
        assert_eq!(
            attribute("data-class").await,
            best.class.to_string(),
            "{what}"
        );
        let logit: f32 = attribute("data-logit").await.parse().unwrap();
        assert!((logit - best.logit).abs() <= LOGIT_BOUND, "{what}: {logit}");
        let probability: f32 = attribute("data-probability").await.parse().unwrap();
        assert!(
            (probability - best.probability).abs() <= PROBABILITY_BOUND,
            "{what}: {probability}"
        );
    }
}

/// Waits until the page shows what Keras says of a whole photo of the goldens.
pub async fn wait_for_photo(tab: &Tab, photo: &str) {
    let case = keras(photo, "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    tab.wait_for_reading().await;
    assert_shows(tab, &case).await;
}

/// Opens the page and waits until it has read its photo.
pub async fn opened(options: Options) -> Tab {
    let tab = Tab::open(options).await;
    tab.wait_for_reading().await;
    tab
}

/// The page on a desk, with the photo and the look of an address: Chelsea, if it names none.
pub async fn chelsea(query: &'static str) -> Tab {
    opened(Options {
        query,
        ..Options::default()
    })
    .await
}

/// Chelsea, read natively as the page reads her; once, however many tests ask.
pub fn native_chelsea() -> Reading {
    static CHELSEA: OnceLock<Reading> = OnceLock::new();
    CHELSEA.get_or_init(read_chelsea).clone()
}

fn read_chelsea() -> Reading {
    let network = stored_network();
    let photo = photo::decode(&std::fs::read(sample("chelsea.png")).unwrap()).unwrap();
    let frame = Framing::Whole.frame(photo.width, photo.height, &INPUT);
    let pixels = frame_photo(&photo, &frame, &INPUT);
    let input = NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1, &INPUT);
    read(&network, &head_of(&network), &input)
}

/// Opens the page on a desk, a tablet and a phone of these heights; `show` is told the screen's width.
pub async fn on_every_screen(
    query: &'static str,
    heights: [u32; 3],
    show: impl AsyncFn(&Tab, u32),
) {
    for (width, height) in [1440, 768, 360].into_iter().zip(heights) {
        let tab = opened(Options {
            query,
            size: (width, height),
            ..Options::default()
        })
        .await;
        show(&tab, width).await;
        tab.close_content().await;
    }
}

/// Takes a picture of a page, which must not be wider than its window.
pub async fn assert_fits(tab: &Tab, picture: &str) {
    tab.picture(picture).await;
    assert_is_narrow(tab, picture).await;
}

/// The same light and dark, which differ in nothing but colours.
pub async fn assert_fits_in_both_looks(tab: &Tab, pictures: &str) {
    tab.pictures(pictures).await;
    assert_is_narrow(tab, pictures).await;
}

async fn assert_is_narrow(tab: &Tab, what: &str) {
    let over = tab
        .run("return document.documentElement.scrollWidth - innerWidth")
        .await;
    assert!(over.as_i64() <= Some(0), "{what}: {over} pixels too wide");
}

pub async fn choose(tab: &Tab, framing: &str) {
    let css = format!("[data-testid=framing] label:has([value={framing}])");
    tab.find_all(&css).await[0].click().await.unwrap();
    tab.wait_for("map", "data-framing", framing).await;
    tab.wait_for_reading().await;
}

/// A twist on the first `times` requests for paths that contain `part`.
pub fn at_first(
    part: &'static str,
    times: usize,
    twist: impl Fn() -> Twist + Send + Sync + 'static,
) -> Hook {
    let seen = AtomicUsize::new(0);
    Box::new(move |path| {
        let hit = path.contains(part) && seen.fetch_add(1, Ordering::SeqCst) < times;
        hit.then(&twist)
    })
}

/// A script that runs before the page does.
pub fn before_the_page(script: &str) -> Hook {
    before(script, |path| {
        path.starts_with("boot-") && path.ends_with(".js")
    })
}

/// A script that runs before the page does, and in its worker before that does.
pub fn before_page_and_worker(script: &str) -> Hook {
    before(script, |path| {
        (path.starts_with("boot-") && path.ends_with(".js")) || path.ends_with("start.js")
    })
}

/// The page without threads on a line of so many bytes a second, which four parts share, until this
/// has been seen: what is asked for from then on comes at once.
pub fn slow_until(bytes_per_second: u32, seen: &Arc<AtomicBool>) -> Options {
    let seen = Arc::clone(seen);
    Options {
        query: "?variant=simd",
        hook: Some(Box::new(move |path| {
            let slow = path.ends_with(".bin") && !seen.load(Ordering::SeqCst);
            slow.then(|| Twist::slow(bytes_per_second / 4))
        })),
        ..Options::default()
    }
}

/// Lets the worker's timers go by five times as fast, on whatever line `also` makes: how long it waits
/// for a line is held by native tests.
pub fn hurried(also: Hook) -> Hook {
    let script = "const later = self.setTimeout;
                  self.setTimeout = (then, ms = 0, ...more) => later(then, ms / 5, ...more);";
    let hurry = before(script, |path| path.ends_with("start.js"));
    Box::new(move |path| also(path).or_else(|| hurry(path)))
}

/// A script that runs before the scripts of which this holds.
fn before(script: &str, holds: fn(&str) -> bool) -> Hook {
    let first = script.to_owned();
    Box::new(move |path| {
        let script = holds(path).then(|| std::fs::read_to_string(dist().join(path)).ok());
        Some(Twist::body(format!("{first}\n{}", script.flatten()?)))
    })
}

/// A worker's door through which a request to read a photo does not come: this is done instead.
/// The script knows the request's `id`.
pub fn at_its_photo(instead: &str) -> Twist {
    withheld("kind === 'read'", instead)
}

/// A worker's door through which requests do not come for which this holds: something else is done
/// instead. Both scripts know the request's `kind`, `id` and `detail`.
pub fn withheld(which: &str, instead: &str) -> Twist {
    Twist::body(format!(
        "import init from './worker.js';\n\
         addEventListener('message', event => {{\n\
           const {{ kind, id, detail }} = event.data.message;\n\
           if ({which}) {{ event.stopImmediatePropagation(); {instead} }}\n\
         }});\n\
         await init();\n",
    ))
}
