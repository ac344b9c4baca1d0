//! The numbers of a place.

use super::super::support::{chelsea, native_chelsea, opened};
use super::super::webdriver::hands::{DOWN, END, HOME, RIGHT, UP};
use super::{COLUMNS, PHONE, ROWS, assert_close, middle, number_of, touch, wait_for_cell};
use camlens_core::cam::classes_of_cell;

#[tokio::test]
async fn a_cell_is_read_out_by_mouse_and_adds_up() {
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
    // Beside the photo nothing is read.
    tab.point((3.0, 3.0)).await;
    tab.wait_for("cell", "data-row", "").await;
    tab.close_content().await;
}

#[tokio::test]
async fn cells_are_read_by_keys_and_their_sum_is_the_score() {
    let tab = chelsea("").await;
    let logit = number_of(&tab.find("prediction").await, "data-logit").await;
    tab.focus("[data-testid=cells]").await;
    tab.press(&[UP]).await;
    let map = tab.map().await;
    let strongest = (0..96).max_by(|&a, &b| map[a].total_cmp(&map[b])).unwrap();
    wait_for_cell(&tab, strongest / COLUMNS, strongest % COLUMNS).await;
    for _ in 0..ROWS {
        tab.press(&[UP]).await;
    }
    let mut sum = 0.0;
    for row in 0..ROWS {
        tab.press(&[HOME]).await;
        for column in 0..COLUMNS {
            wait_for_cell(&tab, row, column).await;
            sum += tab.number("cell", "data-share").await;
            tab.press(&[RIGHT]).await;
        }
        tab.press(&[END, DOWN]).await;
    }
    let reading = native_chelsea();
    let score = sum as f32 + reading.head().bias()[285];
    assert!((score - logit).abs() < 1e-3, "{score} is not {logit}");
    let identity = tab
        .run("return document.querySelector('.identity').innerText")
        .await;
    assert!(
        identity.as_str().unwrap().contains("96 cells"),
        "{identity}"
    );
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
