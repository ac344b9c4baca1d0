//! How the map is looked at: each way once by mouse or finger and once by key, with its numbers.

use super::support::{place, sample};
use super::webdriver::hands::{END, ESCAPE, HOME, LEFT, PAGE_UP, Place, RIGHT};
use super::webdriver::{Options, Tab};
use camlens::cam::{ActivationMap, Evidence, Threshold, Upsampling};
use camlens::framing::{Framing, frame_photo};
use camlens::photo;
use camlens::render::{Colormap, FIXED, Range, Scale, paint};
use serde_json::Value;

const PICTURE: &str = ".picture:has([data-testid=map])";
const MAP: &str = "[data-testid=map]";

/// The page with Chelsea read and drawn.
async fn chelsea(query: &'static str) -> Tab {
    let tab = Tab::open(Options {
        query,
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    tab
}

async fn choose(tab: &Tab, name: &str, value: &str) {
    tab.click(&format!("label:has([name={name}][value={value}])"))
        .await;
}

async fn open_more(tab: &Tab) {
    tab.click("[data-testid=more] > summary").await;
}

/// The shown map, as its marks say it.
async fn shown(tab: &Tab) -> ActivationMap {
    ActivationMap {
        rows: tab.number("map", "data-rows").await as usize,
        columns: tab.number("map", "data-columns").await as usize,
        values: tab.map().await,
    }
}

/// The bytes of a canvas, RGBA.
async fn canvas(tab: &Tab, mark: &str) -> Vec<u8> {
    let script = format!(
        "const c = document.querySelector('[data-testid={mark}]');
         return Array.from(c.getContext('2d').getImageData(0, 0, c.width, c.height).data)"
    );
    let bytes = tab.run(&script).await;
    let bytes = bytes.as_array().unwrap().iter();
    bytes.map(|byte| byte.as_u64().unwrap() as u8).collect()
}

/// With the real cells, the canvas has one pixel for each of them.
async fn assert_painted(tab: &Tab, scale: Scale, colormap: Colormap) {
    let map = shown(tab).await;
    let size = (map.columns, map.rows);
    let expected = paint(&map, size, Upsampling::Cells, scale, colormap);
    let what = format!("the cells are painted in {colormap:?} over {scale:?}");
    tab.wait_until(&what, async || canvas(tab, "map").await == expected)
        .await;
    assert_eq!(
        tab.attribute("colour-bar", "data-colours").await,
        colormap.name()
    );
    assert_eq!(tab.number("colour-bar", "data-low").await as f32, scale.low);
    assert_eq!(
        tab.number("colour-bar", "data-high").await as f32,
        scale.high
    );
}

fn middle([x, y, width, height]: [f64; 4]) -> Place {
    (x + width / 2.0, y + height / 2.0)
}

async fn count(tab: &Tab, css: &str) -> usize {
    tab.find_all(css).await.len()
}

async fn address_says(tab: &Tab, what: &str) {
    tab.wait_until(&format!("the address says {what}"), async || {
        let query = tab.run("return location.search").await;
        query.as_str().unwrap().contains(what)
    })
    .await;
}

#[tokio::test]
async fn four_views_by_mouse_and_by_key() {
    let tab = chelsea("").await;
    choose(&tab, "layout", "slide").await;
    tab.wait_until("there is a handle", async || {
        count(&tab, "[data-testid=split]").await == 1
    })
    .await;
    assert!(
        tab.find("opacity")
            .await
            .attr("disabled")
            .await
            .unwrap()
            .is_some()
    );
    tab.picture("slide-1440.png").await;
    choose(&tab, "layout", "input").await;
    tab.wait_until("there is the input", async || {
        count(&tab, "canvas.eye").await == 1
    })
    .await;
    address_says(&tab, "view=input").await;
    let pixels: [f64; 4] = place(&tab, "canvas.eye").await;
    assert!(
        (pixels[2] / pixels[3] - 384.0 / 256.0).abs() < 0.02,
        "{pixels:?}"
    );
    tab.picture("input-1440.png").await;

    tab.focus("[name=layout][value=overlay]").await;
    tab.click("label:has([name=layout][value=overlay])").await;
    tab.press(&[RIGHT]).await;
    let two = async || count(&tab, "figure.picture img").await == 2;
    tab.wait_until("photo and map stand side by side", two)
        .await;
    tab.press(&[RIGHT]).await;
    tab.wait_until("there is a handle", async || {
        count(&tab, "[data-testid=split]").await == 1
    })
    .await;
    tab.press(&[LEFT, LEFT]).await;
    tab.wait_until("the map lies over the photo", async || {
        count(&tab, "figure.picture img").await == 1
    })
    .await;
    tab.close_content().await;
}

#[tokio::test]
async fn the_networks_eye_shows_the_very_pixels() {
    let tab = chelsea("?view=input&framing=crop").await;
    assert_eq!(tab.number("input", "data-width").await, 224.0);
    assert_eq!(tab.number("input", "data-height").await, 224.0);
    let photo = photo::decode(&std::fs::read(sample("chelsea.png")).unwrap()).unwrap();
    let frame = Framing::Crop.frame(photo.width, photo.height);
    let rgb = frame_photo(&photo, &frame);
    let shown = canvas(&tab, "input").await;
    assert_eq!(shown.len(), 4 * 224 * 224);
    let same = shown
        .chunks(4)
        .zip(rgb.chunks(3))
        .all(|(ours, theirs)| ours[..3] == *theirs);
    assert!(same, "other pixels than the network's");
    let said = tab.first(".stage-view").await.text().await.unwrap();
    assert!(said.contains("224 \u{d7} 224"), "{said}");

    let rendering = "return getComputedStyle(document.querySelector('canvas.eye')).imageRendering";
    assert_eq!(tab.run(rendering).await, "pixelated");
    tab.click("label:has([data-testid=pixelated])").await;
    tab.wait_until("it is smooth", async || tab.run(rendering).await == "auto")
        .await;
    tab.focus("[data-testid=pixelated]").await;
    tab.press(&[' ']).await;
    tab.wait_until("it is not", async || {
        tab.run(rendering).await == "pixelated"
    })
    .await;
    tab.close_content().await;
}

#[tokio::test]
async fn the_handle_is_slid_by_mouse_finger_and_key() {
    let tab = chelsea("?view=slide").await;
    let split = async || tab.number("split", "aria-valuenow").await;
    let [left, _, width, _] = place(&tab, PICTURE).await;
    let at = |percent: f64| left + width * percent / 100.0;
    let handle = async || middle(place(&tab, "[data-testid=split]").await);
    assert_eq!(split().await, 50.0);
    let (x, y) = handle().await;
    tab.drag((x, y), (at(20.0), y)).await;
    tab.wait_until("the mouse has moved it", async || {
        (split().await - 20.0).abs() < 1.5
    })
    .await;
    let (x, y) = handle().await;
    tab.swipe((x, y), (at(70.0), y)).await;
    tab.wait_until("the finger has moved it", async || {
        (split().await - 70.0).abs() < 1.5
    })
    .await;
    tab.focus("[data-testid=split]").await;
    for (keys, percent) in [
        (&[HOME][..], 0.0),
        (&[RIGHT, RIGHT], 4.0),
        (&[PAGE_UP], 14.0),
        (&[LEFT], 12.0),
        (&[END, RIGHT], 100.0),
    ] {
        tab.press(keys).await;
        tab.wait_until(&format!("keys have moved it to {percent}"), async || {
            split().await == percent
        })
        .await;
    }
    let opacity = "return getComputedStyle(document.querySelector('[data-testid=map]')).opacity";
    assert_eq!(tab.run(opacity).await, "1");
    tab.close_content().await;
}

#[tokio::test]
async fn strength_by_mouse_and_key() {
    let tab = chelsea("").await;
    let strength = async || {
        tab.run("return document.querySelector('[data-testid=opacity]').value")
            .await
    };
    tab.bring("[data-testid=opacity]").await;
    // In the window, not in the document: the row may lie below the first screen.
    let scrolled = tab.run("return scrollY").await.as_f64().unwrap();
    let [x, y, width, height] = place(&tab, "[data-testid=opacity]").await;
    let y = y - scrolled;
    let at = (x + width * 0.25, y + height / 2.0);
    tab.drag((at.0 + 40.0, at.1), at).await;
    let moved: f64 = strength().await.as_str().unwrap().parse().unwrap();
    assert!((20.0..30.0).contains(&moved), "{moved}");
    tab.press(&[RIGHT]).await;
    assert_eq!(strength().await, (moved + 1.0).to_string());
    tab.close_content().await;
}

#[tokio::test]
async fn colormaps_and_real_cells_by_mouse_and_key() {
    let tab = chelsea("?cells=real").await;
    let scale = Scale::of_map(&shown(&tab).await);
    assert_painted(&tab, scale, Colormap::Jet).await;
    open_more(&tab).await;
    for colormap in [Colormap::Viridis, Colormap::Grey, Colormap::Turbo] {
        choose(&tab, "colours", colormap.name()).await;
        assert_painted(&tab, scale, colormap).await;
    }
    tab.press(&[RIGHT, RIGHT]).await;
    assert_painted(&tab, scale, Colormap::Inferno).await;
    choose(&tab, "colours", "coolwarm").await;
    let map = shown(&tab).await;
    assert_painted(&tab, Range::AroundZero.scale([&map]), Colormap::Coolwarm).await;
    address_says(&tab, "colours=coolwarm").await;

    let width = "return document.querySelector('[data-testid=map]').width";
    assert_eq!(tab.run(width).await, 12);
    choose(&tab, "cells", "smooth").await;
    tab.wait_until("it is smooth", async || {
        tab.run(width).await.as_u64() > Some(300)
    })
    .await;
    tab.press(&[RIGHT]).await;
    tab.wait_until("cells again", async || tab.run(width).await == 12)
        .await;
    tab.close_content().await;
}

#[tokio::test]
async fn ranges_and_their_ends_by_mouse_and_key() {
    let tab = chelsea("?cells=real").await;
    let map = shown(&tab).await;
    open_more(&tab).await;
    choose(&tab, "range", "zero").await;
    assert_painted(&tab, Range::FromZero.scale([&map]), Colormap::Jet).await;
    assert!(map.min() < 0.0);
    let clipped = tab.first(".clipped").await.text().await.unwrap();
    assert!(clipped.contains("is drawn as 0.00"), "{clipped}");
    tab.press(&[RIGHT]).await;
    assert_painted(&tab, FIXED, Colormap::Jet).await;
    let low = tab.find("range-low").await;
    low.clear().await.unwrap();
    low.send_keys("-10").await.unwrap();
    let high = tab.find("range-high").await;
    high.clear().await.unwrap();
    high.send_keys("30\u{e007}").await.unwrap();
    let ends = Scale {
        low: -10.0,
        high: 30.0,
    };
    assert_painted(&tab, ends, Colormap::Jet).await;
    address_says(&tab, "range=-10..30").await;
    high.clear().await.unwrap();
    high.send_keys("-20\u{e007}").await.unwrap();
    tab.wait_until("the ends are refused", async || {
        !tab.first(".refused").await.text().await.unwrap().is_empty()
    })
    .await;
    assert_painted(&tab, ends, Colormap::Jet).await;
    choose(&tab, "range", "around").await;
    assert_painted(&tab, Range::AroundZero.scale([&map]), Colormap::Jet).await;
    tab.close_content().await;
}

#[tokio::test]
async fn contour_and_box_have_the_numbers_of_the_map() {
    let tab = chelsea("").await;
    let map = shown(&tab).await;
    let logit = tab.number("prediction", "data-logit").await as f32;
    let bias = logit - map.mean();
    let evidence = Evidence { map, bias, logit };
    open_more(&tab).await;
    tab.click("label:has([data-testid=show-contour])").await;
    assert_marked(&tab, &evidence, 20, Upsampling::HalfPixel).await;
    tab.focus("[data-testid=show-box]").await;
    tab.press(&[' ']).await;
    assert_boxed(&tab, &evidence, 20, Upsampling::HalfPixel).await;
    tab.focus("[data-testid=threshold]").await;
    tab.press(&[RIGHT, RIGHT, RIGHT]).await;
    assert_marked(&tab, &evidence, 23, Upsampling::HalfPixel).await;
    assert_boxed(&tab, &evidence, 23, Upsampling::HalfPixel).await;
    address_says(&tab, "contour=23&box=23").await;
    choose(&tab, "cells", "real").await;
    assert_marked(&tab, &evidence, 23, Upsampling::Cells).await;
    assert_boxed(&tab, &evidence, 23, Upsampling::Cells).await;
    tab.run("document.querySelector('.stage').scrollIntoView()")
        .await;
    tab.picture("marks-1440.png").await;
    // Where the box says it is, on the map.
    let [left, top, width, height] = place(&tab, MAP).await;
    let [x, y, across, down] = place(&tab, "[data-testid=box] .line").await;
    let number = async |name: &str| tab.number("box", name).await;
    let near = |a: f64, b: f64| (a - b).abs() < 6.0;
    assert!(near(x, left + width * number("data-left").await));
    assert!(near(y, top + height * number("data-top").await));
    assert!(near(across, width * number("data-width").await));
    assert!(near(down, height * number("data-height").await));
    tab.focus("[data-testid=show-contour]").await;
    tab.press(&[' ']).await;
    tab.wait_until("the contour is gone", async || {
        count(&tab, "[data-testid=contour]").await == 0
    })
    .await;
    tab.close_content().await;
}

async fn assert_marked(tab: &Tab, evidence: &Evidence, percent: u32, upsampling: Upsampling) {
    let threshold = Threshold::OfMax(percent as f32 / 100.0);
    let marked = evidence.marked(threshold, upsampling).unwrap();
    tab.wait_for("contour", "data-area", &marked.area.to_string())
        .await;
    let level = tab.number("contour", "data-level").await as f32;
    assert!((level - marked.level).abs() < 1e-4, "{level}");
    let share = tab.number("contour", "data-share").await as f32;
    assert!((share - marked.of_score.unwrap()).abs() < 1e-3, "{share}");
}

async fn assert_boxed(tab: &Tab, evidence: &Evidence, percent: u32, upsampling: Upsampling) {
    let threshold = Threshold::OfMax(percent as f32 / 100.0);
    let part = evidence.largest_part(threshold, upsampling).unwrap();
    tab.wait_for("box", "data-area", &part.area.to_string())
        .await;
    let bounds = part.bounds;
    for (name, value) in [
        ("data-left", bounds.left),
        ("data-top", bounds.top),
        ("data-width", bounds.width),
        ("data-height", bounds.height),
    ] {
        assert_eq!(tab.number("box", name).await, value, "{name}");
    }
}

/// How many times as wide as its viewport the photo is.
async fn nearness(tab: &Tab) -> f64 {
    let photo = place(tab, &format!("{PICTURE} img")).await;
    photo[2] / place(tab, PICTURE).await[2]
}

async fn assert_near(tab: &Tab, times: f64, how: &str) {
    tab.wait_until(&format!("{how} zooms to {times}"), async || {
        (nearness(tab).await / times - 1.0).abs() < 0.02
    })
    .await;
    let (photo, map) = (
        place(tab, &format!("{PICTURE} img")).await,
        place(tab, MAP).await,
    );
    let apart = photo.iter().zip(map).map(|(a, b)| (a - b).abs());
    assert!(
        apart.fold(0.0, f64::max) < 1.5,
        "the map left the photo: {photo:?} {map:?}"
    );
}

#[tokio::test]
async fn nearer_and_farther_by_button_key_wheel_and_finger() {
    let tab = chelsea("").await;
    assert_near(&tab, 1.0, "nothing").await;
    tab.click("[data-testid=zoom-in]").await;
    assert_near(&tab, 1.5, "a button").await;
    tab.click("[data-testid=zoom-in]").await;
    assert_near(&tab, 2.25, "a button").await;
    tab.picture("near-1440.png").await;
    tab.click("[data-testid=zoom-out]").await;
    assert_near(&tab, 1.5, "a button").await;
    tab.click("[data-testid=zoom-fit]").await;
    assert_near(&tab, 1.0, "a button").await;

    tab.focus(PICTURE).await;
    tab.press(&['+', '+', '-']).await;
    assert_near(&tab, 1.5, "keys").await;
    tab.press(&['0']).await;
    assert_near(&tab, 1.0, "a key").await;

    let [left, top, width, height] = place(&tab, PICTURE).await;
    let at = (left + width / 4.0, top + height / 4.0);
    tab.double_click(at).await;
    assert_near(&tab, 2.5, "a double click").await;
    // What was under the pointer is there still: a quarter of the photo.
    let photo = place(&tab, &format!("{PICTURE} img")).await;
    assert!((at.0 - photo[0] - photo[2] / 4.0).abs() < 3.0, "{photo:?}");
    assert!((at.1 - photo[1] - photo[3] / 4.0).abs() < 3.0, "{photo:?}");

    tab.drag((left + 200.0, top + 200.0), (left + 140.0, top + 170.0))
        .await;
    let dragged = place(&tab, &format!("{PICTURE} img")).await;
    assert!(
        (photo[0] - dragged[0] - 60.0).abs() < 8.0,
        "{photo:?} {dragged:?}"
    );
    assert!(
        (photo[1] - dragged[1] - 30.0).abs() < 8.0,
        "{photo:?} {dragged:?}"
    );

    tab.turn(at, 2000).await;
    assert_near(&tab, 2.5 * (-150.0_f64 / 240.0).exp(), "the wheel").await;
    tab.press(&['0']).await;
    assert_near(&tab, 1.0, "a key").await;
    let (x, y) = middle([left, top, width, height]);
    tab.pinch(
        ((x - 40.0, y), (x - 120.0, y)),
        ((x + 40.0, y), (x + 120.0, y)),
    )
    .await;
    assert_near(&tab, 3.0, "two fingers").await;
    let before = place(&tab, &format!("{PICTURE} img")).await;
    tab.swipe((x, y), (x + 80.0, y)).await;
    let after = place(&tab, &format!("{PICTURE} img")).await;
    assert!(
        (after[0] - before[0] - 80.0).abs() < 10.0,
        "{before:?} {after:?}"
    );
    let side = "return document.querySelector('[data-testid=map]').width";
    assert!(tab.run(side).await.as_u64() <= Some(1280));
    tab.close_content().await;
}

#[tokio::test]
async fn full_screen_by_button_and_key() {
    let tab = chelsea("").await;
    let full = async || {
        tab.run("return document.fullscreenElement?.className ?? ''")
            .await
    };
    tab.click("[data-testid=full-screen]").await;
    tab.wait_until("the stage fills the screen", async || {
        full().await.as_str().unwrap().contains("stage")
    })
    .await;
    tab.wait_for("full-screen", "aria-pressed", "true").await;
    tab.picture("full-screen-1440.png").await;
    tab.focus(PICTURE).await;
    tab.press(&['f']).await;
    tab.wait_until("it does no longer", async || full().await == "")
        .await;
    tab.press(&['f']).await;
    tab.wait_until("it does again", async || full().await != "")
        .await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_link_shows_the_same() {
    let query =
        "?photo=coffee&view=slide&colours=viridis&range=-5..40&cells=real&contour=35&box=35";
    let tab = chelsea(query).await;
    let ends = Scale {
        low: -5.0,
        high: 40.0,
    };
    assert_painted(&tab, ends, Colormap::Viridis).await;
    assert_eq!(count(&tab, "[data-testid=split]").await, 1);
    assert_eq!(count(&tab, "[data-testid=contour]").await, 1);
    assert_eq!(count(&tab, "[data-testid=box]").await, 1);
    assert_eq!(tab.run("return location.search").await, query);
    // The fold stays as it was left, and what is taken back leaves the address.
    open_more(&tab).await;
    choose(&tab, "range", "auto").await;
    address_says(&tab, "colours=viridis&cells=real").await;
    tab.run("location.reload()").await;
    tab.wait_for_reading().await;
    assert_eq!(
        tab.run("return document.querySelector('[data-testid=more]').open")
            .await,
        true
    );
    assert_painted(&tab, Scale::of_map(&shown(&tab).await), Colormap::Viridis).await;
    tab.close_content().await;
}

#[tokio::test]
async fn an_unknown_wish_is_passed_over_aloud() {
    let tab = chelsea("?colours=hot&cells=real").await;
    let said = tab.find("status").await.text().await.unwrap();
    assert!(said.contains("colours=hot"), "{said}");
    assert_painted(&tab, Scale::of_map(&shown(&tab).await), Colormap::Jet).await;
    tab.close_content().await;
}

#[tokio::test]
async fn the_help_opens_and_closes_by_mouse_and_key() {
    let tab = chelsea("").await;
    let open = async || {
        tab.run("return document.querySelector('[data-testid=help]').open")
            .await
    };
    tab.click("[data-testid=help-button]").await;
    assert_eq!(open().await, true);
    tab.picture("help-1440.png").await;
    tab.press(&[ESCAPE]).await;
    tab.wait_until("it is closed", async || open().await == false)
        .await;
    let focused = "return document.activeElement.dataset.testid";
    assert_eq!(tab.run(focused).await, "help-button");
    tab.press(&['?']).await;
    tab.wait_until("it is open", async || open().await == true)
        .await;
    let said = tab.find("help").await.text().await.unwrap();
    for word in ["WordNet", "Zhou", "Apache", "coarse", "1000 classes"] {
        assert!(said.contains(word), "nothing of {word}");
    }
    tab.click("[data-testid=help-close]").await;
    tab.wait_until("it is closed", async || open().await == false)
        .await;
    tab.close_content().await;
}

/// What axe-core finds, as `impact rule: elements`.
async fn faults(tab: &Tab) -> Vec<String> {
    let script = std::env::var_os("CAMLENS_AXE").map_or_else(
        || super::common::root().join(".tools/axe/node_modules/axe-core/axe.min.js"),
        Into::into,
    );
    let axe = std::fs::read_to_string(&script)
        .unwrap_or_else(|error| panic!("{script:?}: {error}; `cargo xtask test` fetches it"));
    let ask = "return axe.run(document, { resultTypes: ['violations'] }).then(found =>
        found.violations.map(fault => fault.impact + ' ' + fault.id + ': '
            + fault.nodes.map(node => node.target.join(' ')).join(', ')))";
    let found: Value = tab.run(&format!("{axe}\n;{ask}")).await;
    let found = found.as_array().unwrap().iter();
    found
        .map(|fault| fault.as_str().unwrap().to_owned())
        .collect()
}

async fn assert_sound(tab: &Tab, state: &str) {
    let faults = faults(tab).await;
    println!(
        "axe-core, {state}: {}",
        if faults.is_empty() { "nothing" } else { "" }
    );
    for fault in &faults {
        println!("  {fault}");
    }
    let grave = |fault: &&String| fault.starts_with("serious") || fault.starts_with("critical");
    assert_eq!(faults.iter().find(grave), None, "{state}");
}

#[tokio::test]
async fn axe_finds_nothing_serious() {
    for dark in [false, true] {
        let look = if dark { "dark" } else { "light" };
        let tab = Tab::open(Options {
            dark,
            ..Options::default()
        })
        .await;
        assert_sound(&tab, &format!("first sight, {look}")).await;
        tab.wait_for_reading().await;
        assert_sound(&tab, &format!("Chelsea, {look}")).await;
        open_more(&tab).await;
        tab.click("label:has([data-testid=show-contour])").await;
        tab.click("label:has([data-testid=show-box])").await;
        choose(&tab, "range", "fixed").await;
        assert_sound(&tab, &format!("more, {look}")).await;
        for view in ["beside", "slide", "input"] {
            choose(&tab, "layout", view).await;
            assert_sound(&tab, &format!("{view}, {look}")).await;
        }
        choose(&tab, "layout", "overlay").await;
        tab.click("[data-testid=zoom-in]").await;
        assert_sound(&tab, &format!("near, {look}")).await;
        tab.click("[data-testid=help-button]").await;
        assert_sound(&tab, &format!("help, {look}")).await;
        tab.close_content().await;
    }
}

#[tokio::test]
async fn every_state_fits_every_screen() {
    for (size, name) in [
        ((1440, 900), "1440"),
        ((768, 1024), "768"),
        ((360, 780), "360"),
    ] {
        for dark in [false, true] {
            let tab = Tab::open(Options {
                size,
                dark,
                query: "?contour=20&box=20&colours=viridis",
                ..Options::default()
            })
            .await;
            tab.wait_for_reading().await;
            open_more(&tab).await;
            let look = if dark { "dark" } else { "light" };
            for view in ["overlay", "beside", "slide", "input"] {
                choose(&tab, "layout", view).await;
                tab.run("document.querySelector('.stage').scrollIntoView()")
                    .await;
                assert_fits(&tab, &format!("look-{view}-{name}-{look}.png")).await;
            }
            tab.run("document.querySelector('.look-row').scrollIntoView()")
                .await;
            assert_fits(&tab, &format!("look-more-{name}-{look}.png")).await;
            tab.press(&['?']).await;
            assert_fits(&tab, &format!("look-help-{name}-{look}.png")).await;
            tab.close_content().await;
        }
    }
}

async fn assert_fits(tab: &Tab, name: &str) {
    let over = tab
        .run("return document.documentElement.scrollWidth - innerWidth")
        .await;
    tab.picture(name).await;
    assert!(over.as_i64() <= Some(0), "{name}: {over} pixels too wide");
}
