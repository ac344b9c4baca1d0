//! Any class: found, ranked, its map; and the best of them side by side.

use super::super::expected::{LOGIT_BOUND, keras, native_chelsea};
use super::super::shown::chelsea;
use super::super::webdriver::hands::{DOWN, ENTER, ESCAPE, SHIFT, TAB, UP};
use super::{CLOSE, assert_close, assert_map, go_to_the_search, mean, number_of};
use camlens_core::cam::Evidence;
use camlens_core::reading::Ranking;

#[tokio::test]
async fn any_class_is_found_and_the_map_follows() {
    let tab = chelsea("").await;
    let milliseconds = tab.attribute("timing", "data-inference-ms").await;
    let golden = keras("cc0/chelsea.png", "whole");
    let ranking = Ranking::of(&golden.logits);
    let reading = native_chelsea();
    go_to_the_search(&tab).await;
    tab.press(&["lynx"]).await;
    tab.press(&[DOWN]).await;
    tab.wait_for("map", "data-class", "287").await;
    let map = tab.map().await;
    let native = Evidence::of_class(&reading, 287).unwrap();
    assert_map(&map, &native.map.values);

    let hit = tab.find("class-hit").await;
    let logit = number_of(&hit, "data-logit").await;
    assert!((logit - golden.logits[287]).abs() <= LOGIT_BOUND);
    assert!((mean(&map) + reading.head().bias()[287] - logit).abs() < CLOSE);
    let standing = ranking.of_class(287).unwrap();
    assert_eq!(number_of(&hit, "data-rank").await as usize, standing.rank);
    let probability = number_of(&hit, "data-probability").await;
    assert!((probability - standing.prediction.probability).abs() < 0.01);

    // Escape goes back, Enter keeps.
    tab.press(&[ESCAPE]).await;
    tab.wait_for("map", "data-class", "285").await;
    assert!(tab.find_all("[data-testid=class-hit]").await.is_empty());
    for (query, class) in [("207", "207"), ("n02124075", "285"), ("espresso", "967")] {
        tab.press(&[query]).await;
        tab.press(&[ENTER]).await;
        tab.wait_for("map", "data-class", class).await;
    }
    let rank = ranking.of_class(967).unwrap().rank;
    assert_eq!(tab.number("searched", "data-rank").await as usize, rank);
    assert_eq!(tab.attribute("searched-class", "data-class").await, "967");
    // Up and down through all classes, from the best on.
    tab.press(&[DOWN, DOWN]).await;
    let second = ranking.best_first()[1].class.to_string();
    tab.wait_for("map", "data-class", &second).await;
    tab.press(&[UP]).await;
    tab.wait_for("map", "data-class", "285").await;

    // By mouse.
    tab.find("class-search").await.click().await.unwrap();
    tab.press(&["tiger"]).await;
    let hits = tab.find_all("[data-testid=class-hit]").await;
    let classes: Vec<f32> = {
        let mut classes = Vec::new();
        for hit in &hits {
            classes.push(number_of(hit, "data-class").await);
        }
        classes
    };
    assert_eq!(classes[0], 292.0, "the tiger comes before the tiger beetle");
    assert!(
        classes.contains(&282.0) && classes.contains(&300.0),
        "{classes:?}"
    );
    let cat = classes.iter().position(|&class| class == 282.0).unwrap();
    hits[cat].click().await.unwrap();
    tab.wait_for("map", "data-class", "282").await;
    assert!(tab.find_all("[data-testid=class-hit]").await.is_empty());

    // A list that ends early says so.
    go_to_the_search(&tab).await;
    tab.press(&["c"]).await;
    tab.wait_until("the list says that it ends early", async || {
        !tab.find_all("[data-testid=hits-note]").await.is_empty()
    })
    .await;
    let hits = tab.find_all("[data-testid=class-hit]").await.len();
    let note = tab.text("hits-note").await;
    assert!(note.starts_with(&format!("{hits} of ")), "{note}");
    // The last entry is there for keys, too, and the focus goes on in the list.
    tab.press(&[UP, ENTER]).await;
    tab.wait_until("ten more hits", async || {
        tab.count("[data-testid=class-hit]").await == hits + 10
    })
    .await;
    tab.press(&["hihuahua"]).await;
    tab.wait_until("all that are found are shown", async || {
        tab.find_all("[data-testid=hits-note]").await.is_empty()
    })
    .await;
    // All of it is arithmetic on the same reading.
    assert_eq!(
        tab.attribute("timing", "data-inference-ms").await,
        milliseconds
    );
    tab.close_content().await;
}

#[tokio::test]
async fn a_class_that_hardly_anything_speaks_for_says_so_and_looks_so() {
    let tab = chelsea("?photo=astronaut&class=515").await;
    let said = tab.text("support").await;
    assert!(
        said.contains("Hardly anything here speaks for cowboy hat"),
        "{said}"
    );
    let low = tab.number("colour-bar", "data-low").await;
    let high = tab.number("colour-bar", "data-high").await;
    assert!(tab.number("map", "data-max").await < low + (high - low) / 3.0);
    tab.close_content().await;
}

#[tokio::test]
async fn the_best_maps_stand_side_by_side_in_one_scale() {
    let tab = chelsea("").await;
    tab.find("multiples-button").await.click().await.unwrap();
    let tiles = async || tab.find_all("[data-testid=multiple]").await;
    tab.wait_until("six maps stand there", async || tiles().await.len() == 6)
        .await;
    let reading = native_chelsea();
    let best = reading.ranking();
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    for (tile, best) in tiles().await.iter().zip(best.best_first()) {
        assert_eq!(number_of(tile, "data-class").await as usize, best.class);
        tile.click().await.unwrap();
        tab.wait_for("map", "data-class", &best.class.to_string())
            .await;
        let native = Evidence::of_class(&reading, best.class).unwrap();
        assert_map(&tab.map().await, &native.map.values);
        low = low.min(native.map.min());
        high = high.max(native.map.max());
    }
    assert_close(
        tab.number("multiples", "data-low").await as f32,
        low,
        "the scale",
    );
    assert_close(
        tab.number("multiples", "data-high").await as f32,
        high,
        "the scale",
    );
    // The last tile is the shown one; by keys the one before it.
    tab.press_with(SHIFT, &[TAB]).await;
    tab.press(&[ENTER]).await;
    let fifth = best.best_first()[4].class.to_string();
    tab.wait_for("map", "data-class", &fifth).await;
    // Each tile is painted.
    let script =
        "return [...document.querySelectorAll('[data-testid=multiple] canvas')].filter(c =>
                  c.getContext('2d').getImageData(5, 5, 1, 1).data[3] === 255).length";
    assert_eq!(tab.run(script).await, 6);
    tab.close_content().await;
}

/// Measures how soon a class is drawn, and asserts nothing of the time.
///
/// `cargo test --test browser a_class_change -- --ignored --nocapture`
#[tokio::test]
#[ignore = "tells times"]
async fn a_class_change_is_drawn_at_once() {
    let tab = chelsea("").await;
    let script = "
        const rows = [...document.querySelectorAll('[data-testid=prediction]')];
        const put = CanvasRenderingContext2D.prototype.putImageData;
        let drawn = 0;
        CanvasRenderingContext2D.prototype.putImageData = function(...args) {
            put.apply(this, args);
            drawn = performance.now();
        };
        const times = [];
        for (let at = 1; at <= 50; at++) {
            await new Promise(requestAnimationFrame);
            drawn = 0;
            const begun = performance.now();
            rows[at % 5].click();
            while (!drawn) await new Promise(go => setTimeout(go));
            times.push(drawn - begun);
        }
        CanvasRenderingContext2D.prototype.putImageData = put;
        times.sort((a, b) => a - b);
        const map = document.querySelector('[data-testid=map]');
        return [times[25], times[0], times[49], map.width, map.height];";
    let times = tab.run(script).await;
    let number = |at: usize| times[at].as_f64().unwrap();
    println!(
        "from the class to the drawn map of {} x {} pixels: {:.1} ms (median of 50; {:.1} to {:.1})",
        number(3),
        number(4),
        number(0),
        number(1),
        number(2),
    );
    tab.close_content().await;
}
