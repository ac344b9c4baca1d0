//! Ways to lay photo and map: over each other, beside each other, a handle between them, the input.

use super::super::support::{chelsea, sample};
use super::super::webdriver::hands::{END, HOME, LEFT, PAGE_UP, RIGHT, SPACE};
use super::{PICTURE, address_says, canvas, choose, count, middle};
use camlens_core::framing::Framing;
use camlens_core::resnet50::INPUT;
use camlens_network::input::frame_photo;
use camlens_network::photo;

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
    let pixels: [f64; 4] = tab.place("canvas.eye").await;
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
    let frame = Framing::Crop.frame(photo.width, photo.height, &INPUT);
    let rgb = frame_photo(&photo, &frame, &INPUT);
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
    tab.press(&[SPACE]).await;
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
    let [x, y, width, height] = tab.place("[data-testid=opacity]").await;
    let at = (x + width * 0.25, y + height / 2.0);
    tab.drag((at.0 + 40.0, at.1), at).await;
    let moved: f64 = strength().await.as_str().unwrap().parse().unwrap();
    assert!((20.0..30.0).contains(&moved), "{moved}");
    tab.press(&[RIGHT]).await;
    assert_eq!(strength().await, (moved + 1.0).to_string());
    tab.close_content().await;
}
