//! Ways to look at the map: each once by mouse or finger and once by key, with its numbers.

use super::webdriver::Tab;
use super::webdriver::hands::Place;
use camlens_core::cam::{ActivationMap, Enlargement, Upsampling};
use camlens_core::framing::Offset;
use camlens_core::resnet50::INPUT;
use camlens_photo::Photo;

mod blend;
mod colours;
mod marks;
mod views;
mod zoom;

const PICTURE: &str = ".picture:has([data-testid=map])";
const MAP: &str = "[data-testid=map]";

/// Returns the shown map, as its marks say it.
pub async fn shown(tab: &Tab) -> ActivationMap {
    ActivationMap {
        rows: tab.number("map", "data-rows").await as usize,
        columns: tab.number("map", "data-columns").await as usize,
        values: tab.map().await,
    }
}

/// A photo's pixels as RGBA.
pub fn rgba(photo: &Photo) -> Vec<u8> {
    let pixels = photo.pixels.chunks_exact(3);
    pixels
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX])
        .collect()
}

/// The enlargement of a map of any framing but the notebook's.
fn enlarged(upsampling: Upsampling) -> Enlargement {
    Enlargement {
        upsampling,
        offset: Offset::both(INPUT.offset),
    }
}

/// Returns the bytes of a canvas, RGBA.
pub async fn canvas(tab: &Tab, mark: &str) -> Vec<u8> {
    let script = format!(
        "const c = document.querySelector('[data-testid={mark}]');
         return Array.from(c.getContext('2d').getImageData(0, 0, c.width, c.height).data)"
    );
    serde_json::from_value(tab.run(&script).await).unwrap()
}

fn middle([x, y, width, height]: [f64; 4]) -> Place {
    (x + width / 2.0, y + height / 2.0)
}
