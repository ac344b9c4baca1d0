//! Ways to lay photo and map: over each other, beside each other, a handle between them, the input.

use super::super::expected::sample;
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{END, HOME, LEFT, PAGE_UP, RIGHT, SPACE};
use super::{MAP, PICTURE, canvas, middle};
use camlens_core::framing::Framing;
use camlens_core::resnet50::INPUT;
use camlens_network::input::frame_photo;
use camlens_photo::decode;

const PHOTO: &str = "figure:has([data-testid=map]) img";

fn assert_near(expected: [f64; 4], found: [f64; 4], what: &str) {
    let near = expected.iter().zip(found).all(|(a, b)| (a - b).abs() < 1.5);
    assert!(near, "{what} at {expected:?}, its map at {found:?}");
}

async fn wait_for_photos(tab: &Tab, photos: usize) {
    tab.wait_until(&format!("{photos} photos are shown"), async || {
        tab.count("figure.picture img").await == photos
    })
    .await;
}

async fn wait_for_the_handle(tab: &Tab) {
    tab.wait_until("there is a handle", async || {
        tab.count("[data-testid=split]").await == 1
    })
    .await;
}

async fn opacity(tab: &Tab) -> f64 {
    let script = "return Number(getComputedStyle(arguments[0]).opacity)";
    let map = serde_json::to_value(tab.first(MAP).await).unwrap();
    tab.run_with(script, vec![map]).await.as_f64().unwrap()
}

#[tokio::test]
async fn four_views_by_mouse_and_by_key() {
    let tab = chelsea("").await;
    assert_near(tab.place(PHOTO).await, tab.place(MAP).await, "the photo");
    wait_for_photos(&tab, 1).await;
    tab.choose("layout", "slide").await;
    wait_for_the_handle(&tab).await;
    assert!(
        tab.find("opacity")
            .await
            .attr("disabled")
            .await
            .unwrap()
            .is_some()
    );
    tab.choose("layout", "input").await;
    tab.wait_until("there is the input", async || {
        tab.count("canvas.eye").await == 1
    })
    .await;
    tab.address_says("view=input").await;
    let pixels: [f64; 4] = tab.place("canvas.eye").await;
    assert!(
        (pixels[2] / pixels[3] - 384.0 / 256.0).abs() < 0.02,
        "{pixels:?}"
    );

    tab.choose("layout", "overlay").await;
    tab.focus("[name=layout][value=overlay]").await;
    tab.press(&[RIGHT]).await;
    wait_for_photos(&tab, 2).await;
    let photo = tab.place("figure:not(:has([data-testid=map])) img").await;
    let map = tab.place(MAP).await;
    assert!(
        photo[0] + photo[2] <= map[0] || map[0] + map[2] <= photo[0],
        "side by side: {photo:?} {map:?}"
    );
    assert!(
        (photo[2] - map[2]).abs() < 1.5,
        "of one size: {photo:?} {map:?}"
    );
    tab.press(&[RIGHT]).await;
    wait_for_the_handle(&tab).await;
    tab.press(&[LEFT, LEFT]).await;
    wait_for_photos(&tab, 1).await;
    strength_by_mouse_and_key(&tab).await;
    tab.close_content().await;
}

/// The map fades by CSS, and its numbers stay.
async fn strength_by_mouse_and_key(tab: &Tab) {
    let before = tab.map().await;
    assert!(opacity(tab).await > 0.0);
    let strength = async || {
        tab.run("return document.querySelector('[data-testid=opacity]').value")
            .await
    };
    tab.bring("[data-testid=opacity]").await;
    let [x, y, width, height] = tab.place("[data-testid=opacity]").await;
    let at = (x + width * 0.25, y + height / 2.0);
    tab.drag((at.0 + 40.0, at.1), at).await;
    let moved: f64 = strength().await.as_str().unwrap().parse().unwrap();
    assert!((20.0..30.0).contains(&moved), "{moved}");
    tab.press(&[RIGHT]).await;
    assert_eq!(strength().await, (moved + 1.0).to_string());
    tab.press(&[HOME]).await;
    tab.wait_until("the map is gone", async || opacity(tab).await == 0.0)
        .await;
    assert_eq!(tab.map().await, before);
}

#[tokio::test]
async fn the_networks_eye_shows_the_very_pixels() {
    let tab = chelsea("?view=input&framing=crop").await;
    assert_eq!(tab.number("input", "data-width").await, 224.0);
    assert_eq!(tab.number("input", "data-height").await, 224.0);
    let photo = decode(&std::fs::read(sample("chelsea.png")).unwrap()).unwrap();
    let frame = Framing::Crop.frame(photo.width, photo.height, &INPUT);
    let rgb = frame_photo(&photo, &frame, &INPUT);
    let shown = canvas(&tab, "input").await;
    assert_eq!(shown.len(), 4 * 224 * 224);
    let same = shown
        .chunks(4)
        .zip(rgb.chunks(3))
        .all(|(ours, theirs)| ours[..3] == *theirs);
    assert!(same, "other pixels than the network's");
    let said = tab.first(".eye-note").await.text().await.unwrap();
    assert!(said.contains("224 \u{d7} 224"), "{said}");

    let rendering = "return getComputedStyle(document.querySelector('canvas.eye')).imageRendering";
    assert_eq!(tab.run(rendering).await, "pixelated");
    tab.click("label:has([data-testid=pixelated])").await;
    tab.wait_until("it is smooth", async || tab.run(rendering).await == "auto")
        .await;
    tab.focus("[data-testid=pixelated]").await;
    tab.press(&[SPACE]).await;
    tab.wait_until("it is not", async || {
        tab.run(rendering).await == "pixelated"
    })
    .await;

    // Over the photo, the map lies on the square that the network saw.
    tab.choose("layout", "overlay").await;
    wait_for_photos(&tab, 1).await;
    let [x, y, width, _] = tab.place(PHOTO).await;
    let scale = width / photo.width as f64;
    let square = [
        x + frame.seen.x * scale,
        y + frame.seen.y * scale,
        frame.seen.width * scale,
        frame.seen.height * scale,
    ];
    assert_near(square, tab.place(MAP).await, "the square");
    tab.close_content().await;
}

#[tokio::test]
async fn the_handle_is_slid_by_mouse_finger_and_key() {
    let tab = chelsea("?view=slide").await;
    let split = async || tab.number("split", "aria-valuenow").await;
    let [left, _, width, _] = tab.place(PICTURE).await;
    let at = |percent: f64| left + width * percent / 100.0;
    let handle = async || middle(tab.place("[data-testid=split]").await);
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
    assert_eq!(opacity(&tab).await, 1.0);
    tab.close_content().await;
}
