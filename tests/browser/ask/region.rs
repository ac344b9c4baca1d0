//! The classes of a part of the photo alone.

use super::super::expected::native_chelsea;
use super::super::shown::{chelsea, opened};
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{
    CONTROL, DOWN, END, ESCAPE, HOME, LEFT, RIGHT, SHIFT, SPACE, UP,
};
use super::{
    COLUMNS, PHONE, ROWS, assert_close, drag, number_of, touch, wait_for_cell, wait_for_chosen,
};
use camlens_core::cam::samples::rectangle;
use camlens_core::cam::{CellSet, region_logits};
use camlens_core::reading::Ranking;

async fn assert_region(tab: &Tab, region: &CellSet) {
    let reading = native_chelsea();
    let ranking = Ranking::of(&region_logits(&reading, region).unwrap());
    wait_for_chosen(tab, region.len()).await;
    let rows = tab.find_all("[data-testid=region-class]").await;
    assert_eq!(rows.len(), 5);
    for (row, best) in rows.iter().zip(ranking.best_first()) {
        assert_eq!(number_of(row, "data-class").await as usize, best.class);
        assert_close(number_of(row, "data-logit").await, best.logit, "a logit");
        assert_close(
            number_of(row, "data-probability").await,
            best.probability,
            "a probability",
        );
        let shift = best.logit - reading.logits()[best.class];
        assert_close(number_of(row, "data-shift").await, shift, "a shift");
    }
}

#[tokio::test]
async fn a_part_is_chosen_by_mouse_and_by_keys() {
    let tab = chelsea("").await;
    tab.turn_to_question("region").await;
    drag(&tab, (5, 7), (2, 4)).await;
    let region = rectangle((ROWS, COLUMNS), &(2..6), &(4..8));
    assert_region(&tab, &region).await;
    let second = tab.find_all("[data-testid=region-class]").await.remove(1);
    let class = second.attr("data-class").await.unwrap().unwrap();
    second.click().await.unwrap();
    tab.wait_for("map", "data-class", &class).await;

    tab.choose("region-tool", "brush").await;
    // A click takes a cell out; a drag paints.
    drag(&tab, (2, 4), (2, 4)).await;
    wait_for_chosen(&tab, 15).await;
    drag(&tab, (0, 0), (0, 2)).await;
    wait_for_chosen(&tab, 18).await;
    tab.find("region-clear").await.click().await.unwrap();
    wait_for_chosen(&tab, 0).await;
    assert_eq!(tab.count("[data-testid=region-class]").await, 0);

    // Nothing that was drawn is lost.
    tab.click("[data-testid=region-undo]").await;
    wait_for_chosen(&tab, 18).await;
    tab.press_with(&CONTROL.to_string(), &["z"]).await;
    wait_for_chosen(&tab, 15).await;
    tab.press_with(&CONTROL.to_string(), &["y"]).await;
    wait_for_chosen(&tab, 18).await;
    tab.click("[data-testid=region-clear]").await;
    wait_for_chosen(&tab, 0).await;

    tab.turn_to_question("classes").await;
    tab.focus("#tab-classes").await;
    tab.press(&[END]).await;
    wait_for_chosen(&tab, 0).await;
    tab.focus("[data-testid=cells]").await;
    tab.press(&[HOME, HOME]).await;
    tab.press(&[UP; ROWS]).await;
    wait_for_cell(&tab, 0, 0).await;
    tab.press(&[SPACE]).await;
    wait_for_chosen(&tab, 1).await;
    tab.press(&[RIGHT, SPACE]).await;
    wait_for_chosen(&tab, 2).await;
    tab.press(&[SPACE]).await;
    wait_for_chosen(&tab, 1).await;
    // A box from row 2, column 1 on, over two rows and three columns.
    tab.press(&[DOWN]).await;
    tab.press_with(SHIFT, &[RIGHT, RIGHT, DOWN]).await;
    let region = rectangle((ROWS, COLUMNS), &(1..3), &(1..4));
    assert_region(&tab, &region).await;
    tab.press(&[LEFT]).await;
    wait_for_chosen(&tab, 6).await;
    tab.press(&[ESCAPE]).await;
    wait_for_chosen(&tab, 0).await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_part_is_chosen_by_touch() {
    let tab = opened(PHONE).await;
    tab.turn_to_question("region").await;
    touch(&tab, (1, 2), (4, 6)).await;
    let region = rectangle((ROWS, COLUMNS), &(1..5), &(2..7));
    assert_region(&tab, &region).await;
    tab.close_content().await;
}
