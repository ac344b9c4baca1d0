//! Where things stand on the screen.

use super::support::{assert_fits_in_both_looks, choose, on_every_screen};
use super::webdriver::hands::HOME;
use super::webdriver::{Options, Tab};
use camlens_core::framing::Framing;
use camlens_core::resnet50::INPUT;

#[tokio::test]
async fn the_map_lies_on_what_the_network_saw() {
    let tab = Tab::open(Options::default()).await;
    tab.wait_for_reading().await;
    let near = |a: [f64; 4], b: [f64; 4]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1.5);
    let photo = tab.place("figure:has([data-testid=map]) img").await;
    let map = tab.place("[data-testid=map]").await;
    assert!(
        near(photo, map),
        "the photo at {photo:?}, its map at {map:?}"
    );
    choose(&tab, "crop").await;
    let seen = Framing::Crop.frame(451, 300, &INPUT).seen;
    let [x, y, width, _] = tab.place("figure:has([data-testid=map]) img").await;
    let scale = width / 451.0;
    let expected = [
        x + seen.x * scale,
        y + seen.y * scale,
        seen.width * scale,
        seen.height * scale,
    ];
    let map = tab.place("[data-testid=map]").await;
    assert!(
        near(expected, map),
        "the square at {expected:?}, its map at {map:?}"
    );
    tab.close_content().await;
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
    let photo = tab.place("figure:not(:has([data-testid=map])) img").await;
    let map = tab.place("[data-testid=map]").await;
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
    tab.find("opacity").await.send_keys(HOME).await.unwrap();
    tab.wait_until("the map is gone", async || opacity().await == 0.0)
        .await;
    assert_eq!(tab.map().await, before);
    tab.close_content().await;
}

#[tokio::test]
async fn it_looks_as_it_should() {
    on_every_screen("", [900, 1024, 780], async |tab, width| {
        assert_fits_in_both_looks(tab, &format!("chelsea-{width}")).await;
    })
    .await;
}
