//! The picture on the screen, which CSS blends, and the one that core makes for a file.

use super::super::expected::sample;
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::{enlarged, rgba, shown};
use camlens_core::cam::{ActivationMap, Upsampling};
use camlens_core::framing::Framing;
use camlens_core::render::{Colormap, Cover, MapStyle, Range, picture};
use camlens_core::resnet50::INPUT;
use camlens_photo::{Photo, decode};

/// Puts the picture into the corner of the window, one pixel of the photo on one of the screen.
const TO_THE_CORNER: &str = "
    const picture = document.querySelector('.picture:has([data-testid=map])');
    document.body.append(picture);
    // Outlines are no part of the picture.
    picture.querySelectorAll('svg').forEach(outlines => outlines.remove());
    const style = { position: 'fixed', left: 0, top: 0, zIndex: 99, margin: 0, padding: 0,
                    width: arguments[0] + 'px', height: arguments[1] + 'px' };
    Object.assign(picture.style, style);
    return window.devicePixelRatio";

/// Width and height of the canvas in its own pixels.
const CANVAS: &str = "
    const canvas = document.querySelector('[data-testid=map]');
    return [canvas.width, canvas.height]";

/// The corner of the window, RGBA.
async fn corner(tab: &Tab, photo: &Photo) -> Vec<u8> {
    let screen = image::load_from_memory(&tab.screen().await).unwrap();
    let (width, height) = (photo.width as u32, photo.height as u32);
    screen.crop_imm(0, 0, width, height).to_rgba8().into_raw()
}

/// The largest difference of two pictures, and the pixel that has it.
fn worst(ours: &[u8], theirs: &[u8]) -> (u8, usize) {
    assert_eq!(ours.len(), theirs.len());
    let channels = ours.iter().zip(theirs).enumerate();
    let apart = channels.map(|(at, (ours, theirs))| (ours.abs_diff(*theirs), at / 4));
    apart.max_by_key(|(apart, _)| *apart).unwrap_or_default()
}

async fn assert_blended(
    (file, query): (&str, &'static str),
    framing: Framing,
    upsampling: Upsampling,
    in_place: fn(MapStyle, &ActivationMap) -> MapStyle,
    bound: u8,
) {
    let tab = chelsea(query).await;
    let photo = decode(&std::fs::read(sample(file)).unwrap()).unwrap();
    let frame = framing.frame(photo.width, photo.height, &INPUT);
    let map = shown(&tab).await;
    let opacity = tab.run("return Number(document.querySelector('[data-testid=opacity]').value)");
    let style = MapStyle {
        upsampling,
        scale: Range::Auto.scale([&map], None),
        colormap: Colormap::Jet,
        opacity: opacity.await.as_f64().unwrap() as f32 / 100.0,
        cover: Cover::Even,
        grey: false,
    };
    let style = in_place(style, &map);
    let expected = picture(&rgba(&photo), &frame, &map, &style).unwrap();
    let size = vec![photo.width.into(), photo.height.into()];
    assert_eq!(tab.run_with(TO_THE_CORNER, size).await, 1);
    let painted = match upsampling {
        Upsampling::Cells => enlarged(upsampling).smallest_of_cells(&map).unwrap(),
        _ => (photo.width, photo.height),
    };
    tab.wait_until("the map is painted in the photo's pixels", async || {
        tab.run(CANVAS).await == serde_json::json!([painted.0, painted.1])
    })
    .await;
    tab.wait_until("screen and picture agree", async || {
        let (apart, pixel) = worst(&corner(&tab, &photo).await, &expected);
        let (row, column) = (pixel / photo.width, pixel % photo.width);
        println!("{query:?}: at most {apart} apart, at row {row}, column {column}");
        apart <= bound
    })
    .await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_smooth_map_over_all_of_the_photo_is_as_on_the_screen() {
    let chelsea = ("chelsea.png", "");
    assert_blended(
        chelsea,
        Framing::Whole,
        Upsampling::HalfPixel,
        |style, _| style,
        1,
    )
    .await;
}

#[tokio::test]
async fn a_part_of_the_photo_is_framed_and_the_rest_dimmed_as_on_the_screen() {
    // Of its 448 pixels no border of cells cuts one in the middle, where either colour would be right.
    let astronaut = ("astronaut.png", "?photo=astronaut&framing=crop&cells=real");
    assert_blended(
        astronaut,
        Framing::Crop,
        Upsampling::Cells,
        |style, _| style,
        1,
    )
    .await;
}

/// A difference over a grey photo: where it is zero, nothing covers the photo. The canvas keeps colours
/// times alpha in whole levels, and the grey is rounded before it: one level more.
#[tokio::test]
async fn a_difference_over_a_grey_photo_is_as_on_the_screen() {
    let coffee = ("coffee.png", "?photo=coffee&against=968");
    let contrast = |style, map: &ActivationMap| MapStyle {
        scale: Range::AroundZero.scale([map], None),
        colormap: Colormap::Coolwarm,
        cover: Cover::ByDistance,
        grey: true,
        ..style
    };
    assert_blended(coffee, Framing::Whole, Upsampling::HalfPixel, contrast, 2).await;
}
