//! The numbers of a cell.

use super::super::expected::native_chelsea;
use super::super::shown::{chelsea, opened};
use super::super::webdriver::hands::{DOWN, END, HOME, RIGHT, UP};
use super::{COLUMNS, PHONE, ROWS, assert_close, middle, number_of, on_map, touch, wait_for_cell};
use camlens_core::cam::classes_of_cell;

#[tokio::test]
async fn cells_are_read_out_by_mouse_and_by_keys() {
    let tab = chelsea("").await;
    let reading = native_chelsea();
    let map = tab.map().await;
    for (row, column) in [(2, 7), (0, 0), (7, 11)] {
        tab.point(middle(&tab, (row, column)).await).await;
        wait_for_cell(&tab, row, column).await;
        let value = map[row * COLUMNS + column];
        assert_eq!(tab.number("cell", "data-value").await as f32, value);
        let share = tab.number("cell", "data-share").await as f32;
        assert!((share - value / 96.0).abs() < 1e-6);
        let classes = classes_of_cell(&reading, row, column).unwrap();
        let named = tab.find_all("[data-testid=cell] li").await;
        assert_eq!(named.len(), 3);
        for (named, class) in named.iter().zip(&classes) {
            assert_eq!(number_of(named, "data-class").await as usize, class.class);
            assert_close(number_of(named, "data-value").await, class.value, "a place");
        }
        assert!(!tab.attribute("cell-outline", "d").await.is_empty());
    }
    // Cells lie a quarter of a cell up and to the left of equal squares, and the last one ends at the
    // edge.
    for ((x, y), (row, column)) in [
        ((7.7, 2.7), (2, 7)),
        ((7.8, 2.7), (2, 8)),
        ((7.7, 2.8), (3, 7)),
        ((11.95, 7.95), (7, 11)),
    ] {
        let place = (x / COLUMNS as f64, y / ROWS as f64);
        tab.point(on_map(&tab, place).await).await;
        wait_for_cell(&tab, row, column).await;
    }
    // Beside the photo no cell is read.
    tab.point((3.0, 3.0)).await;
    tab.wait_for("cell", "data-row", "").await;

    // Keys begin at the strongest cell, and end at the map's edges.
    tab.focus("[data-testid=cells]").await;
    tab.press(&[UP]).await;
    let strongest = (0..96).max_by(|&a, &b| map[a].total_cmp(&map[b])).unwrap();
    wait_for_cell(&tab, strongest / COLUMNS, strongest % COLUMNS).await;
    tab.press(&[HOME]).await;
    tab.press(&[UP; ROWS]).await;
    wait_for_cell(&tab, 0, 0).await;
    tab.press(&[RIGHT, RIGHT, DOWN]).await;
    wait_for_cell(&tab, 1, 2).await;
    tab.press(&[END, RIGHT]).await;
    tab.press(&[DOWN; ROWS]).await;
    wait_for_cell(&tab, ROWS - 1, COLUMNS - 1).await;
    assert_eq!(
        tab.number("cell", "data-value").await as f32,
        map[ROWS * COLUMNS - 1]
    );
    tab.click("label:has([data-testid=show-scores])").await;
    let identity = tab.first(".identity").await.text().await.unwrap();
    assert!(identity.contains("96 cells"), "{identity}");
    tab.close_content().await;
}

#[tokio::test]
async fn a_tap_reads_a_cell_and_a_swipe_scrolls() {
    let tab = opened(PHONE).await;
    touch(&tab, (3, 4), (3, 4)).await;
    wait_for_cell(&tab, 3, 4).await;
    let before = tab.run("return scrollY").await.as_f64().unwrap();
    let a = middle(&tab, (7, 5)).await;
    tab.swipe(a, (a.0, a.1 - 200.0)).await;
    tab.wait_until("the page scrolled", async || {
        tab.run("return scrollY").await.as_f64().unwrap() > before + 50.0
    })
    .await;
    assert_eq!(tab.attribute("cell", "data-row").await, "3");
    tab.close_content().await;
}
