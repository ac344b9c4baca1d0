//! The contour and the box.

use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{RIGHT, SPACE};
use super::{MAP, enlarged, shown};
use camlens_core::cam::{Evidence, Threshold, Upsampling};

#[tokio::test]
async fn contour_and_box_have_the_numbers_of_the_map() {
    let tab = chelsea("").await;
    let map = shown(&tab).await;
    let logit = tab.number("prediction", "data-logit").await as f32;
    let bias = logit - map.mean();
    let evidence = Evidence { map, bias, logit };
    tab.open_more().await;
    tab.click("label:has([data-testid=show-contour])").await;
    assert_marked(&tab, &evidence, 20, Upsampling::HalfPixel).await;
    tab.focus("[data-testid=show-box]").await;
    tab.press(&[SPACE]).await;
    assert_boxed(&tab, &evidence, 20, Upsampling::HalfPixel).await;
    tab.focus("[data-testid=threshold]").await;
    tab.press(&[RIGHT, RIGHT, RIGHT]).await;
    assert_marked(&tab, &evidence, 23, Upsampling::HalfPixel).await;
    assert_boxed(&tab, &evidence, 23, Upsampling::HalfPixel).await;
    tab.address_says("contour=23&box=23").await;
    tab.choose("cells", "real").await;
    assert_marked(&tab, &evidence, 23, Upsampling::Cells).await;
    assert_boxed(&tab, &evidence, 23, Upsampling::Cells).await;
    tab.bring(MAP).await;
    // Where the box says it is, on the map.
    let [left, top, width, height] = tab.place(MAP).await;
    let [x, y, across, down] = tab.place("[data-testid=box] .line").await;
    let number = async |name: &str| tab.number("box", name).await;
    let near = |a: f64, b: f64| (a - b).abs() < 6.0;
    assert!(near(x, left + width * number("data-left").await));
    assert!(near(y, top + height * number("data-top").await));
    assert!(near(across, width * number("data-width").await));
    assert!(near(down, height * number("data-height").await));
    tab.focus("[data-testid=show-contour]").await;
    tab.press(&[SPACE]).await;
    tab.wait_until("the contour is gone", async || {
        tab.count("[data-testid=contour]").await == 0
    })
    .await;
    tab.close_content().await;
}

async fn assert_marked(tab: &Tab, evidence: &Evidence, percent: u32, upsampling: Upsampling) {
    let threshold = Threshold::OfMax(percent as f32 / 100.0);
    let marked = evidence.marked(threshold, enlarged(upsampling)).unwrap();
    tab.wait_for("contour", "data-area", &marked.area.to_string())
        .await;
    let level = tab.number("contour", "data-level").await as f32;
    assert!((level - marked.level).abs() < 1e-4, "{level}");
    let share = tab.number("contour", "data-share").await as f32;
    assert!((share - marked.of_score.unwrap()).abs() < 1e-3, "{share}");
}

async fn assert_boxed(tab: &Tab, evidence: &Evidence, percent: u32, upsampling: Upsampling) {
    let threshold = Threshold::OfMax(percent as f32 / 100.0);
    let part = evidence
        .largest_part(threshold, enlarged(upsampling))
        .unwrap();
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
