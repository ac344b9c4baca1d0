//! Where things stand at five sizes: boxes of elements, not pixels.

use super::accessibility::assert_sound;
use super::ask::{go_to_the_search, middle};
use super::shown::{chelsea, opened};
use super::webdriver::hands::{DOWN, ESCAPE};
use super::webdriver::{Options, Tab};

const STAGE: &str = ".stage";
const PICTURE: &str = ".picture:has([data-testid=map])";

/// A rectangle of the window: left, top, width, height.
type Place = [f64; 4];

/// The part of a rectangle that lies in the window, 0 to 1.
fn seen([left, top, width, height]: Place, (wide, high): (f64, f64)) -> f64 {
    let across = (left + width).min(wide) - left.max(0.0);
    let down = (top + height).min(high) - top.max(0.0);
    across.max(0.0) * down.max(0.0) / (width * height)
}

/// All of these are in the window together, without scrolling, and do not lie over each other.
pub async fn assert_together(tab: &Tab, size: (u32, u32), what: &[&str]) {
    let window = (f64::from(size.0), f64::from(size.1));
    tab.run("scrollTo(0, 0)").await;
    let mut places = Vec::new();
    for css in what {
        let place = tab.place(css).await;
        let part = seen(place, window);
        assert!(
            part > 0.98,
            "{size:?}: {css} at {place:?}, {part} of it seen"
        );
        places.push((css, place));
    }
    for (at, (one, a)) in places.iter().enumerate() {
        for (other, b) in &places[at + 1..] {
            let across = (a[0] + a[2]).min(b[0] + b[2]) - a[0].max(b[0]);
            let down = (a[1] + a[3]).min(b[1] + b[3]) - a[1].max(b[1]);
            assert!(
                across < 1.5 || down < 1.5,
                "{size:?}: {one} at {a:?} lies over {other} at {b:?}"
            );
        }
    }
}

/// The nth of the best classes.
fn class(nth: usize) -> String {
    format!(".predictions li:nth-child({nth}) [data-testid=prediction]")
}

const SUBJECT: &str = ".shown-class h2";
const BAR: &str = "[data-testid=colour-bar] .gradient";
const VIEW: &str = ".views";

#[tokio::test]
async fn photo_class_colours_and_best_classes_are_on_one_screen() {
    let tab = chelsea("").await;
    let all = [class(1), class(2), class(3), class(4), class(5)];
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    for (size, classes) in [
        ((390, 844), 3),
        ((844, 390), 1),
        ((1024, 768), 5),
        ((1440, 900), 5),
        ((1920, 1080), 5),
    ] {
        tab.resize(size).await;
        let mut what = vec![PICTURE, SUBJECT, BAR];
        what.extend(&all[..classes]);
        assert_together(&tab, size, &what).await;
        let over = "return document.documentElement.scrollWidth - innerWidth";
        assert!(
            tab.run(over).await.as_i64() <= Some(0),
            "{size:?} is too wide"
        );
    }
    type_is_legible(&tab).await;
    the_bar_is_one_row(&tab).await;
    the_view_control_stays(&tab).await;
    tab.close_content().await;
}

/// At 1920 no text is below 15 pixels.
async fn type_is_legible(tab: &Tab) {
    let small = "
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const { textContent: text, parentElement: parent } = walker.currentNode;
            const size = parseFloat(getComputedStyle(parent).fontSize);
            const shown = parent.checkVisibility() && !parent.closest('.unseen');
            if (text.trim() && shown && size < 15) found.push(`${size} ${text.trim()}`);
        }
        return found";
    let found = tab.run(small).await;
    assert_eq!(found.as_array().map(Vec::len), Some(0), "{found}");
}

/// On a phone the bar above the photo takes one row of its height.
async fn the_bar_is_one_row(tab: &Tab) {
    tab.resize((390, 844)).await;
    let (view, full) = (tab.place(VIEW).await, tab.place(".tools").await);
    assert!(full[1] < view[1] + view[3], "{full:?} below {view:?}");
}

/// The control of the views stands still in all of them.
async fn the_view_control_stays(tab: &Tab) {
    for size in [(390, 844), (1440, 900)] {
        tab.resize(size).await;
        let first = tab.place(VIEW).await;
        for view in ["beside", "slide", "input", "overlay"] {
            tab.choose("layout", view).await;
            tab.run("scrollTo(0, 0)").await;
            assert_eq!(tab.place(VIEW).await, first, "{size:?} {view}");
        }
    }
}

#[tokio::test]
async fn a_portrait_fills_a_quarter_of_a_desk() {
    let tab = chelsea("?photo=astronaut").await;
    tab.resize((1440, 900)).await;
    let portrait = "await (async () => {
        const canvas = new OffscreenCanvas(600, 900);
        const photo = document.querySelector('[data-sample=astronaut] img');
        canvas.getContext('2d').drawImage(photo, 0, 0, 600, 900);
        return new File([await canvas.convertToBlob()], 'portrait.png');
    })()";
    tab.hand("paste", &format!("[{portrait}]")).await;
    tab.wait_for("map", "data-rows", "12").await;
    tab.wait_for_reading().await;
    let [_, _, width, height] = tab.place(PICTURE).await;
    let part = width * height / (1440.0 * 900.0);
    assert!(width < height && part >= 0.25, "{width} x {height}: {part}");
    tab.close_content().await;
}

#[tokio::test]
async fn panels_move_under_a_photo_that_stays() {
    let tab = opened(Options {
        size: (390, 844),
        ..Options::default()
    })
    .await;
    tab.run("scrollTo(0, 400)").await;
    let window = (390.0, 844.0);
    assert!(seen(tab.place(PICTURE).await, window) > 0.98);
    // A tapped class and most of the photo are in sight together.
    tab.click(&class(2)).await;
    tab.wait_for("map", "data-class", "282").await;
    assert!(seen(tab.place(&class(2)).await, window) > 0.98);
    assert!(seen(tab.place(PICTURE).await, window) > 0.6);
    // A region is drawn and answered without scrolling.
    tab.turn_to_question("region").await;
    tab.place("#tab-region").await;
    let [left, top, width, height] = tab.place(PICTURE).await;
    let at = tab.run("return scrollY").await;
    tab.swipe(
        (left + 0.3 * width, top + 0.3 * height),
        (left + 0.7 * width, top + 0.7 * height),
    )
    .await;
    tab.wait_until("the region is answered", async || {
        tab.count("[data-testid=region-class]").await == 5
    })
    .await;
    assert_eq!(tab.run("return scrollY").await, at);
    assert!(seen(tab.place("[data-testid=region-class]").await, window) > 0.98);
    tab.close_content().await;
}

#[tokio::test]
async fn full_screen_asks_and_answers_in_large_type() {
    let tab = chelsea("").await;
    tab.resize((1024, 768)).await;
    tab.click("[data-testid=full-screen]").await;
    tab.wait_for("full-screen", "aria-pressed", "true").await;
    let size =
        "return parseFloat(getComputedStyle(document.querySelector('.shown-class h2')).fontSize)";
    let size = tab.run(size).await.as_f64().unwrap();
    assert!(size >= 28.0, "the name has {size} pixels");
    tab.press(&["2"]).await;
    tab.wait_for("map", "data-class", "282").await;
    tab.press(&[DOWN]).await;
    tab.wait_for("map", "data-class", "281").await;
    tab.point(middle(&tab, (3, 5)).await).await;
    tab.wait_for("cell", "data-row", "3").await;
    let window = (1024.0, 768.0);
    for css in [SUBJECT, BAR, "[data-testid=cell] .place", STAGE] {
        assert!(seen(tab.place(css).await, window) > 0.98, "{css}");
    }
    go_to_the_search(&tab).await;
    assert_sound(&tab, "full screen").await;
    tab.press(&[ESCAPE]).await;
    tab.run("document.exitFullscreen()").await;
    tab.wait_for("full-screen", "aria-pressed", "false").await;
    tab.close_content().await;
}
