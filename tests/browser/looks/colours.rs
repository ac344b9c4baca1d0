//! Colormaps, cells and ranges, down to the painted bytes.

use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::super::webdriver::hands::RIGHT;
use super::{canvas, enlarged, shown};
use camlens_core::cam::Upsampling;
use camlens_core::render::{Colormap, Cover, FIXED, Range, Scale, paint};

/// With the real cells, the canvas is the smallest that has them: four pixels a cell each way, because
/// they are moved by a quarter.
async fn assert_painted(tab: &Tab, scale: Scale, colormap: Colormap) {
    let map = shown(tab).await;
    let cells = enlarged(Upsampling::Cells);
    let size = cells.smallest_of_cells(&map).unwrap();
    assert_eq!(size, (4 * map.columns, 4 * map.rows));
    // A difference covers the photo by its distance from zero.
    let cover = match tab.attribute("map", "data-against").await.is_empty() {
        true => Cover::Even,
        false => Cover::ByDistance,
    };
    let expected = paint(&map, size, cells, scale, colormap, cover);
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

#[tokio::test]
async fn colormaps_cells_and_ranges_by_mouse_and_key() {
    let tab = chelsea("?cells=real").await;
    let scale = Range::Auto.scale([&shown(&tab).await], None);
    assert_painted(&tab, scale, Colormap::Jet).await;
    tab.open_more().await;
    for colormap in [Colormap::Viridis, Colormap::Grey, Colormap::Turbo] {
        tab.choose("colours", colormap.name()).await;
        assert_painted(&tab, scale, colormap).await;
    }
    tab.press(&[RIGHT, RIGHT]).await;
    assert_painted(&tab, scale, Colormap::Inferno).await;
    tab.choose("colours", "coolwarm").await;
    let map = shown(&tab).await;
    assert_painted(
        &tab,
        Range::AroundZero.scale([&map], None),
        Colormap::Coolwarm,
    )
    .await;
    tab.address_says("colours=coolwarm").await;

    let width = "return document.querySelector('[data-testid=map]').width";
    assert_eq!(tab.run(width).await, 48);
    tab.choose("cells", "smooth").await;
    tab.wait_until("it is smooth", async || {
        tab.run(width).await.as_u64() > Some(300)
    })
    .await;
    tab.press(&[RIGHT]).await;
    tab.wait_until("cells again", async || tab.run(width).await == 48)
        .await;

    // From here on ranges, in the notebook's colours.
    tab.choose("colours", "jet").await;
    tab.choose("range", "zero").await;
    assert_painted(&tab, Range::FromZero.scale([&map], None), Colormap::Jet).await;
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
    tab.address_says("range=-10..30").await;
    high.clear().await.unwrap();
    high.send_keys("-20\u{e007}").await.unwrap();
    tab.wait_until("the ends are refused", async || {
        !tab.first(".refused").await.text().await.unwrap().is_empty()
    })
    .await;
    assert_painted(&tab, ends, Colormap::Jet).await;
    tab.choose("range", "around").await;
    assert_painted(&tab, Range::AroundZero.scale([&map], None), Colormap::Jet).await;
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
    assert_eq!(tab.count("[data-testid=split]").await, 1);
    assert_eq!(tab.count("[data-testid=contour]").await, 1);
    assert_eq!(tab.count("[data-testid=box]").await, 1);
    assert_eq!(tab.run("return location.search").await, query);
    // The fold stays as it was left, and what is taken back leaves the address.
    tab.open_more().await;
    tab.choose("range", "best").await;
    tab.address_says("colours=viridis&cells=real").await;
    tab.reload().await;
    tab.wait_for_reading().await;
    assert_eq!(
        tab.run("return document.querySelector('[data-testid=more]').open")
            .await,
        true
    );
    assert_painted(
        &tab,
        Range::Auto.scale([&shown(&tab).await], None),
        Colormap::Viridis,
    )
    .await;
    tab.close_content().await;
}
