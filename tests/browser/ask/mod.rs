//! Questions to the map, by mouse, by touch and by keys, against the network run natively and against
//! Keras.

use super::webdriver::hands::Place;
use super::webdriver::{Options, Tab};
use camlens_core::framing::{Offset, Placement};
use camlens_core::resnet50::INPUT;
use fantoccini::elements::Element;

mod cells;
mod classes;
mod compare;
mod history;
mod link;
mod region;

const ROWS: usize = 8;
const COLUMNS: usize = 12;

/// How far two builds of the same arithmetic may be apart, in logits.
const CLOSE: f32 = 2e-3;

/// A phone.
const PHONE: Options = Options {
    query: "",
    first_visit: false,
    hook: None,
    isolated: true,
    size: (360, 780),
    dark: false,
};

/// Goes to the search by its key; keys that are pressed before the focus is there are lost.
pub async fn go_to_the_search(tab: &Tab) {
    tab.press(&["/"]).await;
    let focus = "return document.activeElement?.dataset.testid";
    tab.wait_until("the search has the focus", async || {
        tab.run(focus).await == "class-search"
    })
    .await;
}

fn assert_close(ours: f32, theirs: f32, what: &str) {
    assert!(
        (ours - theirs).abs() <= CLOSE,
        "{what}: {ours} in the page, {theirs} natively"
    );
}

fn assert_map(ours: &[f32], theirs: &[f32]) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert_close(*ours, *theirs, "a cell");
    }
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len() as f32
}

async fn number_of(element: &Element, name: &str) -> f32 {
    let text = element.attr(name).await.unwrap();
    text.and_then(|text| text.parse().ok())
        .unwrap_or_else(|| panic!("no number in {name}"))
}

/// Returns the point of the window that a cell looks at.
pub async fn middle(tab: &Tab, cell: (usize, usize)) -> Place {
    let offset = Offset::both(INPUT.offset);
    on_map(tab, Placement::new((ROWS, COLUMNS), offset).looks_at(cell)).await
}

/// Returns the point of the window at a place of the map, 0 to 1 across and down.
async fn on_map(tab: &Tab, (across, down): (f64, f64)) -> Place {
    let map = "[data-testid=map]";
    tab.bring(map).await;
    let [left, top, width, height] = tab.place(map).await;
    (left + width * across, top + height * down)
}

async fn drag(tab: &Tab, from: (usize, usize), until: (usize, usize)) {
    let (from, until) = (middle(tab, from).await, middle(tab, until).await);
    tab.drag(from, until).await;
}

async fn touch(tab: &Tab, from: (usize, usize), until: (usize, usize)) {
    let (from, until) = (middle(tab, from).await, middle(tab, until).await);
    tab.swipe(from, until).await;
}

async fn wait_for_cell(tab: &Tab, row: usize, column: usize) {
    tab.wait_for("cell", "data-row", &row.to_string()).await;
    tab.wait_for("cell", "data-column", &column.to_string())
        .await;
}

async fn wait_for_chosen(tab: &Tab, cells: usize) {
    tab.wait_for("region", "data-cells", &cells.to_string())
        .await;
}
