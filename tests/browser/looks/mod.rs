//! How the map is looked at: each way once by mouse or finger and once by key, with its numbers.

use super::webdriver::Tab;
use super::webdriver::hands::Place;
use camlens_core::cam::ActivationMap;

mod colours;
mod marks;
mod pictures;
mod views;
mod zoom;

const PICTURE: &str = ".picture:has([data-testid=map])";
const MAP: &str = "[data-testid=map]";

pub async fn choose(tab: &Tab, name: &str, value: &str) {
    tab.click(&format!("label:has([name={name}][value={value}])"))
        .await;
}

pub async fn open_more(tab: &Tab) {
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

fn middle([x, y, width, height]: [f64; 4]) -> Place {
    (x + width / 2.0, y + height / 2.0)
}
