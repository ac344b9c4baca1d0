//! What is asked of the map, by mouse, by touch and by keys, against the network run natively and
//! against Keras.

use super::common::stored_network;
use super::support::{LOGIT_BOUND, keras, sample};
use super::webdriver::{Options, Tab};
use camlens::cam::{CellSet, Evidence, Lead, Threshold, classes_of_cell, region_logits};
use camlens::classes::Groups;
use camlens::classifier::Network;
use camlens::framing::{Framing, NetworkInput, frame_photo};
use camlens::photo;
use camlens::reading::{PredictionLayer, Ranking, Reading};
use fantoccini::actions::{
    InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::elements::Element;
use std::time::Duration;

const ROWS: usize = 8;
const COLUMNS: usize = 12;

/// What two builds of the same arithmetic may differ by, in logits.
const CLOSE: f32 = 2e-3;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const SHIFT: char = '\u{e008}';
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const LEFT: &str = "\u{e012}";
const UP: &str = "\u{e013}";
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";

/// Chelsea, read natively as the page reads her.
fn chelsea() -> (Reading, PredictionLayer) {
    let network = stored_network();
    let photo = photo::decode(&std::fs::read(sample("chelsea.png")).unwrap()).unwrap();
    let frame = Framing::Whole.frame(photo.width, photo.height);
    let pixels = frame_photo(&photo, &frame);
    let input = NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1);
    let reading = network.read(&input).unwrap().reading;
    (reading, network.prediction_layer().clone())
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

async fn open(size: (u32, u32), dark: bool) -> Tab {
    let tab = Tab::open(Options {
        size,
        dark,
        ..Options::default()
    })
    .await;
    tab.wait_for_reading().await;
    tab
}

async fn focus(tab: &Tab, mark: &str) {
    let script = format!("document.querySelector('[data-testid={mark}]').focus()");
    tab.run(&script).await;
}

async fn ask(tab: &Tab, question: &str) {
    let css = format!("#tab-{question}");
    tab.find_all(&css).await[0].click().await.unwrap();
}

async fn press_all(tab: &Tab, keys: &[&str]) {
    for key in keys {
        tab.type_keys(key).await;
    }
}

/// The middle of a cell in the window.
async fn middle(tab: &Tab, row: usize, column: usize) -> (f64, f64) {
    let script = "const e = document.querySelector('[data-testid=map]');
                  e.scrollIntoView({block: 'center'});
                  const r = e.getBoundingClientRect();
                  return [r.left, r.top, r.width, r.height]";
    let rectangle = tab.run(script).await;
    let side = |at: usize| rectangle[at].as_f64().unwrap();
    (
        side(0) + side(2) * (column as f64 + 0.5) / COLUMNS as f64,
        side(1) + side(3) * (row as f64 + 0.5) / ROWS as f64,
    )
}

fn to((x, y): (f64, f64)) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(Duration::from_millis(40)),
        x,
        y,
    }
}

const PRESS: PointerAction = PointerAction::Down {
    button: MOUSE_BUTTON_LEFT,
};
const RELEASE: PointerAction = PointerAction::Up {
    button: MOUSE_BUTTON_LEFT,
};

async fn point(tab: &Tab, row: usize, column: usize) {
    let at = middle(tab, row, column).await;
    tab.perform(MouseActions::new("mouse".into()).then(to(at)))
        .await;
}

async fn drag(tab: &Tab, from: (usize, usize), until: (usize, usize)) {
    let (a, b) = (
        middle(tab, from.0, from.1).await,
        middle(tab, until.0, until.1).await,
    );
    let mouse = MouseActions::new("mouse".into());
    tab.perform(mouse.then(to(a)).then(PRESS).then(to(b)).then(RELEASE))
        .await;
}

async fn touch(tab: &Tab, from: (usize, usize), until: (usize, usize)) {
    let (a, b) = (
        middle(tab, from.0, from.1).await,
        middle(tab, until.0, until.1).await,
    );
    let finger = TouchActions::new("finger".into()).then(to(a)).then(PRESS);
    let finger = if a == b { finger } else { finger.then(to(b)) };
    tab.perform(finger.then(RELEASE)).await;
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

#[tokio::test]
async fn any_class_is_found_by_keys_and_the_map_follows() {
    let tab = open((1440, 900), false).await;
    let golden = keras("cc0/chelsea.png", "whole");
    let ranking = Ranking::of(&golden.logits);
    let (reading, layer) = chelsea();
    tab.type_keys("/").await;
    tab.type_keys("lynx").await;
    tab.type_keys(DOWN).await;
    tab.wait_for("map", "data-class", "287").await;
    let map = tab.map().await;
    let native = Evidence::of_class(&reading, &layer, 287).unwrap();
    assert_map(&map, &native.map.values);

    let hit = tab.find("class-hit").await;
    let logit = number_of(&hit, "data-logit").await;
    assert!((logit - golden.logits[287]).abs() <= LOGIT_BOUND);
    assert!((mean(&map) + layer.bias[287] - logit).abs() < CLOSE);
    let standing = ranking.of_class(287).unwrap();
    assert_eq!(number_of(&hit, "data-rank").await as usize, standing.rank);
    let probability = number_of(&hit, "data-probability").await;
    assert!((probability - standing.prediction.probability).abs() < 0.01);

    // Escape goes back, Enter keeps.
    tab.type_keys(ESCAPE).await;
    tab.wait_for("map", "data-class", "285").await;
    assert!(tab.find_all("[data-testid=class-hit]").await.is_empty());
    for (query, class) in [("n02124075", "285"), ("207", "207"), ("espresso", "967")] {
        tab.type_keys(query).await;
        tab.type_keys(ENTER).await;
        tab.wait_for("map", "data-class", class).await;
    }
    let rank = ranking.of_class(967).unwrap().rank;
    assert_eq!(tab.number("searched", "data-rank").await as usize, rank);
    assert_eq!(tab.attribute("searched-class", "data-class").await, "967");
    // Up and down through all classes, from the best on.
    press_all(&tab, &[DOWN, DOWN]).await;
    let second = ranking.best_first()[1].class.to_string();
    tab.wait_for("map", "data-class", &second).await;
    tab.type_keys(UP).await;
    tab.wait_for("map", "data-class", "285").await;
    tab.close_content().await;
}

#[tokio::test]
async fn any_class_is_found_by_mouse() {
    let tab = open((1440, 900), false).await;
    tab.find("class-search").await.click().await.unwrap();
    tab.type_keys("tiger").await;
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
    tab.close_content().await;
}

#[tokio::test]
async fn a_cell_is_read_out_by_mouse_and_adds_up() {
    let tab = open((1440, 900), false).await;
    let (reading, layer) = chelsea();
    let map = tab.map().await;
    for (row, column) in [(2, 7), (0, 0), (7, 11)] {
        point(&tab, row, column).await;
        wait_for_cell(&tab, row, column).await;
        let value = map[row * COLUMNS + column];
        assert_eq!(tab.number("cell", "data-value").await as f32, value);
        let share = tab.number("cell", "data-share").await as f32;
        assert!((share - value / 96.0).abs() < 1e-6);
        let classes = classes_of_cell(&reading, &layer, row, column).unwrap();
        let named = tab.find_all("[data-testid=cell] li").await;
        assert_eq!(named.len(), 3);
        for (named, class) in named.iter().zip(&classes) {
            assert_eq!(number_of(named, "data-class").await as usize, class.class);
            assert_close(number_of(named, "data-value").await, class.value, "a place");
        }
        assert!(!tab.attribute("cell-outline", "d").await.is_empty());
    }
    // Beside the photo nothing is read.
    let body = MouseActions::new("mouse".into()).then(to((3.0, 3.0)));
    tab.perform(body).await;
    tab.wait_for("cell", "data-row", "").await;
    tab.close_content().await;
}

#[tokio::test]
async fn cells_are_read_by_keys_and_their_sum_is_the_score() {
    let tab = open((1440, 900), false).await;
    let logit = number_of(&tab.find("prediction").await, "data-logit").await;
    focus(&tab, "cells").await;
    tab.type_keys(UP).await;
    let map = tab.map().await;
    let strongest = (0..96).max_by(|&a, &b| map[a].total_cmp(&map[b])).unwrap();
    wait_for_cell(&tab, strongest / COLUMNS, strongest % COLUMNS).await;
    for _ in 0..ROWS {
        tab.type_keys(UP).await;
    }
    let mut sum = 0.0;
    for row in 0..ROWS {
        tab.type_keys(HOME).await;
        for column in 0..COLUMNS {
            wait_for_cell(&tab, row, column).await;
            sum += tab.number("cell", "data-share").await;
            tab.type_keys(RIGHT).await;
        }
        press_all(&tab, &[END, DOWN]).await;
    }
    let (_, layer) = chelsea();
    let score = sum as f32 + layer.bias[285];
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
    let tab = open((360, 780), false).await;
    touch(&tab, (3, 4), (3, 4)).await;
    wait_for_cell(&tab, 3, 4).await;
    let before = tab.run("return scrollY").await.as_f64().unwrap();
    let a = middle(&tab, 7, 5).await;
    let b = (a.0, a.1 - 200.0);
    let finger = TouchActions::new("finger".into());
    tab.perform(finger.then(to(a)).then(PRESS).then(to(b)).then(RELEASE))
        .await;
    tab.wait_until("the page scrolled", async || {
        tab.run("return scrollY").await.as_f64().unwrap() > before + 50.0
    })
    .await;
    assert_eq!(tab.attribute("cell", "data-row").await, "3");
    tab.close_content().await;
}

#[tokio::test]
async fn two_classes_are_compared_by_mouse() {
    let tab = open((1440, 900), false).await;
    let golden = keras("cc0/chelsea.png", "whole");
    let (reading, layer) = chelsea();
    let of = |class| Evidence::of_class(&reading, &layer, class).unwrap();
    let runner_up = Ranking::of(&golden.logits).best_first()[1].class;
    ask(&tab, "compare").await;
    tab.wait_for("map", "data-against", &runner_up.to_string())
        .await;
    assert_eq!(tab.attribute("map", "data-class").await, "285");
    let difference = of(285).against(&of(runner_up)).unwrap();
    assert_map(&tab.map().await, &difference.map.values);
    let by = tab.number("compare-sentence", "data-by").await as f32;
    let expected = golden.logits[285] - golden.logits[runner_up];
    assert!(
        (by - expected).abs() <= 2.0 * LOGIT_BOUND,
        "{by} {expected}"
    );
    let lead = Lead::of(&difference, Threshold::OfMax(0.5));
    let from_marked = tab.number("compare-sentence", "data-from-marked").await as f32;
    assert_close(from_marked, lead.from_marked, "the marked part");
    let said = tab.find("compare-sentence").await.text().await.unwrap();
    assert!(
        said.contains("Egyptian cat leads") && said.contains("marked part"),
        "{said}"
    );
    assert!(!tab.attribute("marked-outline", "d").await.is_empty());
    let identity = tab
        .run("return document.querySelector('.identity').innerText")
        .await;
    assert!(
        identity.as_str().unwrap().contains("= difference"),
        "{identity}"
    );

    tab.find("swap").await.click().await.unwrap();
    tab.wait_for("map", "data-against", "285").await;
    assert_eq!(
        tab.attribute("map", "data-class").await,
        runner_up.to_string()
    );
    let swapped: Vec<f32> = difference.map.values.iter().map(|value| -value).collect();
    assert_map(&tab.map().await, &swapped);

    // Back among the classes the map is one class's again.
    ask(&tab, "classes").await;
    tab.wait_for("map", "data-against", "").await;
    assert_map(&tab.map().await, &of(runner_up).map.values);
    tab.close_content().await;
}

#[tokio::test]
async fn two_groups_are_compared_by_keys() {
    let tab = open((1440, 900), false).await;
    let (reading, layer) = chelsea();
    let groups = Groups::wordnet().unwrap();
    let group =
        |id| Evidence::of_group(&reading, &layer, &groups.of_id(id).unwrap().classes).unwrap();
    let (cats, dogs) = ("n02121808", "n02084071");
    tab.run("document.querySelector('#tab-classes').focus()")
        .await;
    tab.type_keys(RIGHT).await;
    tab.wait_for("map", "data-class", "285").await;
    focus(&tab, "compare-one").await;
    press_all(&tab, &["domestic cats", ENTER]).await;
    tab.wait_for("map", "data-class", cats).await;
    focus(&tab, "compare-other").await;
    press_all(&tab, &["dogs", DOWN]).await;
    tab.wait_for("map", "data-against", dogs).await;
    tab.type_keys(ENTER).await;
    let difference = group(cats).against(&group(dogs)).unwrap();
    assert_map(&tab.map().await, &difference.map.values);
    let by = tab.number("compare-sentence", "data-by").await as f32;
    assert_close(by, difference.logit, "the lead");
    assert!((mean(&tab.map().await) + difference.bias - by).abs() < CLOSE);
    let said = tab.find("compare-sentence").await.text().await.unwrap();
    assert!(
        said.contains("domestic cats lead dogs") || said.contains("Domestic cats lead dogs"),
        "{said}"
    );
    // Escape goes back to the two that were compared before.
    focus(&tab, "compare-other").await;
    press_all(&tab, &["birds", DOWN]).await;
    tab.wait_for("map", "data-against", "n01503061").await;
    tab.type_keys(ESCAPE).await;
    tab.wait_for("map", "data-against", dogs).await;
    tab.close_content().await;
}

async fn assert_region(tab: &Tab, region: &CellSet) {
    let (reading, layer) = chelsea();
    let ranking = Ranking::of(&region_logits(&reading, &layer, region).unwrap());
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
        let shift = best.logit - reading.logits[best.class];
        assert_close(number_of(row, "data-shift").await, shift, "a shift");
    }
}

#[tokio::test]
async fn a_part_is_chosen_by_mouse() {
    let tab = open((1440, 900), false).await;
    ask(&tab, "region").await;
    drag(&tab, (5, 7), (2, 4)).await;
    let region = CellSet::rectangle((ROWS, COLUMNS), &(2..6), &(4..8));
    assert_region(&tab, &region).await;
    let second = tab.find_all("[data-testid=region-class]").await.remove(1);
    let class = second.attr("data-class").await.unwrap().unwrap();
    second.click().await.unwrap();
    tab.wait_for("map", "data-class", &class).await;

    tab.find_all("label:has([name=region-tool][value=brush])")
        .await[0]
        .click()
        .await
        .unwrap();
    // A click takes a cell out, another puts one in; a drag paints.
    drag(&tab, (2, 4), (2, 4)).await;
    wait_for_chosen(&tab, 15).await;
    drag(&tab, (0, 0), (0, 2)).await;
    wait_for_chosen(&tab, 18).await;
    tab.find("region-clear").await.click().await.unwrap();
    wait_for_chosen(&tab, 0).await;
    assert!(tab.find_all("[data-testid=region-class]").await.is_empty());
    tab.close_content().await;
}

#[tokio::test]
async fn a_part_is_chosen_by_keys() {
    let tab = open((1440, 900), false).await;
    tab.run("document.querySelector('#tab-classes').focus()")
        .await;
    tab.type_keys(END).await;
    wait_for_chosen(&tab, 0).await;
    focus(&tab, "cells").await;
    press_all(&tab, &[HOME, HOME]).await;
    for _ in 0..ROWS {
        tab.type_keys(UP).await;
    }
    wait_for_cell(&tab, 0, 0).await;
    tab.type_keys(" ").await;
    wait_for_chosen(&tab, 1).await;
    press_all(&tab, &[RIGHT, " "]).await;
    wait_for_chosen(&tab, 2).await;
    press_all(&tab, &[" "]).await;
    wait_for_chosen(&tab, 1).await;
    // A box from row 2, column 1 on, over two rows and three columns.
    tab.type_keys(DOWN).await;
    for key in [RIGHT, RIGHT, DOWN] {
        tab.type_keys(&format!("{SHIFT}{key}")).await;
    }
    let region = CellSet::rectangle((ROWS, COLUMNS), &(1..3), &(1..4));
    assert_region(&tab, &region).await;
    press_all(&tab, &[LEFT]).await;
    wait_for_chosen(&tab, 6).await;
    tab.type_keys(ESCAPE).await;
    wait_for_chosen(&tab, 0).await;
    tab.close_content().await;
}

#[tokio::test]
async fn a_part_is_chosen_by_touch() {
    let tab = open((360, 780), false).await;
    ask(&tab, "region").await;
    touch(&tab, (1, 2), (4, 6)).await;
    let region = CellSet::rectangle((ROWS, COLUMNS), &(1..5), &(2..7));
    assert_region(&tab, &region).await;
    tab.close_content().await;
}

#[tokio::test]
async fn the_best_maps_stand_side_by_side_in_one_scale() {
    let tab = open((1440, 900), false).await;
    tab.find("multiples-button").await.click().await.unwrap();
    let tiles = async || tab.find_all("[data-testid=multiple]").await;
    tab.wait_until("six maps stand there", async || tiles().await.len() == 6)
        .await;
    let (reading, layer) = chelsea();
    let best = reading.ranking();
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    for (tile, best) in tiles().await.iter().zip(best.best_first()) {
        assert_eq!(number_of(tile, "data-class").await as usize, best.class);
        tile.click().await.unwrap();
        tab.wait_for("map", "data-class", &best.class.to_string())
            .await;
        let native = Evidence::of_class(&reading, &layer, best.class).unwrap();
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
    tab.type_keys(&format!("{SHIFT}\u{e004}")).await;
    tab.type_keys(ENTER).await;
    let fifth = best.best_first()[4].class.to_string();
    tab.wait_for("map", "data-class", &fifth).await;
    // Each tile is painted.
    let script =
        "return [...document.querySelectorAll('[data-testid=multiple] canvas')].filter(c =>
                  c.getContext('2d').getImageData(5, 5, 1, 1).data[3] === 255).length";
    assert_eq!(tab.run(script).await, 6);
    tab.close_content().await;
}

/// Nothing is asserted of the time: it is printed for the documents.
#[tokio::test]
async fn a_class_change_is_drawn_at_once() {
    let tab = open((1440, 900), false).await;
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

async fn picture(tab: &Tab, state: &str, look: &str) {
    let overflow = tab
        .run("return document.documentElement.scrollWidth - innerWidth")
        .await;
    assert!(
        overflow.as_i64().unwrap() <= 0,
        "{state} {look}: {overflow} pixels too wide"
    );
    tab.run("scrollTo(0, 0)").await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    tab.picture(&format!("ask-{state}-{look}.png")).await;
}

#[tokio::test]
async fn asking_looks_as_it_should() {
    for (size, name) in [
        ((1440, 1150), "1440"),
        ((768, 1800), "768"),
        ((360, 2300), "360"),
    ] {
        for dark in [false, true] {
            let look = format!("{name}-{}", if dark { "dark" } else { "light" });
            let tab = open(size, dark).await;
            point(&tab, 3, 5).await;
            picture(&tab, "cell", &look).await;
            tab.type_keys("/").await;
            press_all(&tab, &["tiger", DOWN, DOWN]).await;
            picture(&tab, "search", &look).await;
            tab.type_keys(ENTER).await;
            tab.find("multiples-button").await.click().await.unwrap();
            picture(&tab, "multiples", &look).await;
            tab.find("multiples-button").await.click().await.unwrap();
            tab.find_all("[data-testid=prediction]").await[0]
                .click()
                .await
                .unwrap();
            ask(&tab, "compare").await;
            picture(&tab, "compare", &look).await;
            ask(&tab, "region").await;
            picture(&tab, "region-empty", &look).await;
            focus(&tab, "cells").await;
            press_all(&tab, &[DOWN, LEFT]).await;
            for key in [RIGHT, RIGHT, DOWN, DOWN] {
                tab.type_keys(&format!("{SHIFT}{key}")).await;
            }
            picture(&tab, "region", &look).await;
            tab.close_content().await;
        }
    }
}
