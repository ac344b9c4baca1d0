//! Pictures that the page saves, held against what core makes of the same photo; `looks::blend` holds that
//! against the screen.

use super::super::expected::sample;
use super::super::gallery::give_three;
use super::super::hooks::before_the_page;
use super::super::looks::{canvas, rgba, shown};
use super::super::shown::{chelsea, opened};
use super::super::webdriver::{Options, Tab};
use super::downloads::{Downloads, Saved};
use super::save;
use camlens_client::export::plan::Area;
use camlens_client::export::sheet::Sheet;
use camlens_core::cam::{ActivationMap, Upsampling};
use camlens_core::framing::{Frame, Framing};
use camlens_core::render::{Colormap, Cover, MapAlone, MapStyle, Range, picture};
use camlens_core::resnet50::INPUT;
use camlens_photo::decode;
use image::{DynamicImage, GenericImageView};
use std::collections::BTreeSet;

/// The astronaut's map in its real cells, on the middle of the photo.
const ASTRONAUT: &str = "?photo=astronaut&framing=crop&cells=real";

fn decoded(saved: &Saved) -> DynamicImage {
    image::load_from_memory(&saved.bytes).unwrap()
}

/// The photo, RGBA, with the frame and the look that the page draws it in.
async fn drawn(tab: &Tab) -> (Vec<u8>, Frame, ActivationMap, MapStyle) {
    let photo = decode(&std::fs::read(sample("astronaut.png")).unwrap()).unwrap();
    let frame = Framing::Crop.frame(photo.width, photo.height, &INPUT);
    let map = shown(tab).await;
    let style = MapStyle {
        upsampling: Upsampling::Cells,
        scale: Range::Auto.scale([&map], None),
        colormap: Colormap::Jet,
        opacity: 0.5,
        cover: Cover::Even,
        grey: false,
    };
    (rgba(&photo), frame, map, style)
}

/// The bytes that are another one, and the first of them.
fn apart(ours: &[u8], theirs: &[u8]) -> (usize, Option<usize>) {
    assert_eq!(ours.len(), theirs.len());
    let mut apart = (0..ours.len()).filter(|&at| ours[at] != theirs[at]);
    let first = apart.next();
    (apart.count() + usize::from(first.is_some()), first)
}

#[tokio::test]
async fn saved_pictures_are_those_of_the_screen_bit_for_bit() {
    let tab = chelsea(ASTRONAUT).await;
    let downloads = Downloads::of(&tab).await;
    let (photo, frame, map, style) = drawn(&tab).await;
    let expected = picture(&photo, &frame, &map, &style).unwrap();
    tab.click("[data-testid=save]").await;

    let file = save(&tab, &downloads, "overlay").await;
    let overlay = decoded(&file);
    assert!(
        file.name.ends_with(".png") && file.name.contains("astronaut"),
        "{}",
        file.name
    );
    assert_eq!(overlay.color(), image::ColorType::Rgb8);
    assert_eq!(apart(&overlay.to_rgba8(), &expected), (0, None));

    let alone = decoded(&save(&tab, &downloads, "map").await);
    let mut pixels = photo.clone();
    let map_alone = MapAlone::new(&frame, &map, &style);
    map_alone.rows(0, &mut pixels).unwrap();
    assert_eq!(apart(&alone.to_rgba8(), &pixels), (0, None));

    // The photo is small enough to stand in the figure as it is.
    let figure = decoded(&save(&tab, &downloads, "figure").await);
    let (width, height) = (frame.photo.0 as u32, frame.photo.1 as u32);
    let (left, gap) = (40, 24);
    let top = top_of_photo(&figure, left);
    let part = |left: u32| {
        figure
            .crop_imm(left, top, width, height)
            .to_rgba8()
            .into_raw()
    };
    assert_eq!(apart(&part(left), &photo), (0, None));
    assert_eq!(apart(&part(left + width + gap), &expected), (0, None));
    tab.close_content().await;
}

/// The first row below the title in which the left edge of the photo is no paper.
fn top_of_photo(figure: &DynamicImage, left: u32) -> u32 {
    let is_paper = |row: u32| {
        let pixels = (left..figure.width() - left).map(|column| figure.get_pixel(column, row).0);
        pixels
            .into_iter()
            .filter(|pixel| *pixel == [255; 4])
            .count()
            > 200
    };
    let mut rows = 0..figure.height();
    rows.find(|&row| !is_paper(row)).unwrap()
}

/// The choice of the contour, pressed by a script: the page over the page lies over its button.
const SHOW_CONTOUR: &str = "document.querySelector('[data-testid=show-contour]').click()";

/// The layout that shows the network's input, likewise.
const SHOW_INPUT: &str = "document.querySelector('[name=layout][value=input]').click()";

#[tokio::test]
async fn the_outline_and_the_networks_input_are_saved_as_they_are_shown() {
    let tab = chelsea(ASTRONAUT).await;
    let downloads = Downloads::of(&tab).await;
    tab.click("[data-testid=save]").await;
    let bare = tab.attribute("export-svg", "aria-disabled").await;
    assert_eq!(bare, "true", "without an outline there is nothing to save");
    tab.run(SHOW_CONTOUR).await;
    tab.wait_until("there is a contour", async || {
        tab.count("[data-testid=contour]").await == 1
            && tab.count("[data-testid=export-svg][aria-disabled]").await == 0
    })
    .await;
    let file = save(&tab, &downloads, "svg").await;
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(
        text.contains("viewBox=\"0 0 512 512\"") && !text.contains("class=\"box\""),
        "{text}"
    );
    for number in ["data-level", "data-area", "data-share"] {
        let value = tab.attribute("contour", number).await;
        assert!(
            text.contains(&format!("{number}=\"{value}\"")),
            "{value}: {text}"
        );
    }

    tab.run(SHOW_INPUT).await;
    tab.wait_until("the input is shown", async || {
        tab.count("[data-testid=input]").await == 1
    })
    .await;
    let input = decoded(&save(&tab, &downloads, "overlay").await);
    let shown = canvas(&tab, "input").await;
    assert_eq!(apart(&input.to_rgba8(), &shown), (0, None));
    tab.close_content().await;
}

#[tokio::test]
async fn the_contact_sheet_has_each_photo_with_its_name() {
    let tab = chelsea("").await;
    let downloads = Downloads::of(&tab).await;
    give_three(&tab).await;
    tab.open_gallery().await;
    tab.click("[data-testid=save-gallery]").await;
    let photos = tab.number("save-gallery-of", "data-photos").await as usize;
    let sheet = decoded(&save(&tab, &downloads, "sheet").await);
    let plan = Sheet::of_all(photos);
    assert_eq!(plan.len(), 1);
    let (width, height) = plan[0].size;
    assert_eq!(
        (sheet.width() as usize, sheet.height() as usize),
        (width, height)
    );
    let colours = |area: Area| {
        let [left, top, width, height] =
            [area.left, area.top, area.width, area.height].map(|it| it as u32);
        let part = sheet.crop_imm(left, top, width, height).to_rgb8();
        part.pixels().map(|pixel| pixel.0).collect::<BTreeSet<_>>()
    };
    let tiles: Vec<_> = plan[0].tiles().collect();
    assert!(tiles.len() >= 3);
    for tile in tiles {
        assert!(colours(tile.photo).len() > 1000);
        for line in [tile.class, tile.name] {
            let darkest = colours(line).into_iter().map(|it| it[1]).min();
            assert!(darkest.is_some_and(|level| level < 90), "{darkest:?}");
        }
    }
    tab.close_content().await;
}

#[tokio::test]
async fn a_browser_that_changes_pixels_gets_no_file() {
    let script = "
        const read = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...place) {
            const data = read.apply(this, place);
            for (let at = 0; at < data.data.length; at += 400) data.data[at] ^= 1;
            return data;
        };";
    let tab = opened(Options {
        query: ASTRONAUT,
        hook: Some(before_the_page(script)),
        ..Options::default()
    })
    .await;
    tab.click("[data-testid=save]").await;
    tab.click("[data-testid=export-overlay]").await;
    tab.wait_for("saving", "data-state", "failed").await;
    assert_eq!(tab.attribute("saving", "data-kind").await, "pixelsChanged");
    tab.close().await;
}
