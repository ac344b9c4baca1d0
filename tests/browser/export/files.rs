//! The numbers of a map, its report and its link, taken away and read back.

use super::downloads::{Downloads, Saved};
use super::{chelsea_to_save, save};
use crate::webdriver::Tab;
use camlens_client::export::npy::{Array, Numbers};
use serde_json::Value;

/// The values of a `.npy`, with its shape.
fn floats(saved: &Saved) -> (Vec<usize>, Vec<f32>) {
    let array = Array::decode(&saved.bytes).unwrap();
    let Numbers::Floats(values) = array.numbers() else {
        panic!("{} has no floats", saved.name);
    };
    (array.shape().to_vec(), values.clone())
}

/// The lines of a table without quotes in it, behind the mark of UTF-8.
fn table(saved: &Saved) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(&saved.bytes).unwrap();
    let lines = text.strip_prefix('\u{feff}').unwrap().lines();
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    lines.skip(1).map(cells).collect()
}

async fn numbers_are_the_screens(tab: &Tab, downloads: &Downloads) {
    let map = tab.map().await;
    let (rows, columns) = (8, 12);
    let cells = save(tab, downloads, "npy").await;
    assert_eq!(cells.name, "chelsea-tabby-cat-cells.npy");
    assert_eq!(floats(&cells), (vec![rows, columns], map.clone()));

    let (shape, enlarged) = floats(&save(tab, downloads, "npy-photo").await);
    assert_eq!(shape, [300, 451]);
    let most = |values: &[f32]| values.iter().copied().fold(f32::MIN, f32::max);
    assert!((most(&enlarged) - most(&map)).abs() < 0.5);

    let lines = table(&save(tab, downloads, "csv").await);
    let logits: Vec<f32> = lines
        .iter()
        .map(|cells| cells[2].parse().unwrap())
        .collect();
    assert_eq!(logits, map);

    let json: Value = serde_json::from_slice(&save(tab, downloads, "json").await.bytes).unwrap();
    let values = json["values"].as_array().unwrap().iter();
    let values: Vec<f32> = values.map(|value| value.as_f64().unwrap() as f32).collect();
    assert_eq!(values, map);
    let shares = lines.iter().map(|cells| cells[3].parse::<f64>().unwrap());
    let bias = json["map"]["bias"].as_f64().unwrap();
    let logit = json["map"]["logit"].as_f64().unwrap();
    assert!((shares.sum::<f64>() + bias - logit).abs() < 1e-4);

    let classes = save(tab, downloads, "classes").await;
    let text = String::from_utf8(classes.bytes).unwrap();
    assert_eq!(text.lines().count(), 1001);
    assert!(text.contains("\n281,n02123045,tabby cat,"), "{text:.300}");
}

async fn the_report_needs_nothing_else(tab: &Tab, downloads: &Downloads) {
    let report = save(tab, downloads, "report").await;
    assert_eq!(report.name, "chelsea-tabby-cat-report.html");
    let text = String::from_utf8(report.bytes).unwrap();
    assert!(text.contains("data:image/png;base64,") && text.contains("Tabby cat in chelsea.png"));
    for word in ["http:", "https:", "<script", "<link"] {
        assert!(!text.contains(word), "{word}");
    }
}

async fn outlines_are_those_on_the_photo(tab: &Tab, downloads: &Downloads) {
    let off = "[data-testid=export-svg][aria-disabled=true]";
    assert_eq!(tab.count(off).await, 1, "there is no outline yet");
    tab.run("document.querySelector('[data-testid=show-contour]').click()")
        .await;
    tab.wait_until("there is a contour", async || tab.count(off).await == 0)
        .await;
    let level = tab.attribute("contour", "data-level").await;
    let svg = String::from_utf8(save(tab, downloads, "svg").await.bytes).unwrap();
    assert!(
        svg.contains(&format!("data-level=\"{level}\"")),
        "{svg:.400}"
    );
    assert!(svg.contains("viewBox=\"0 0 451 300\""));
}

async fn the_link_opens_the_same_view(tab: &Tab) {
    let link = tab.run("return document.querySelector('[data-testid=link]').value");
    let link = link.await.as_str().unwrap().to_owned();
    let (_, query) = link.split_once('?').unwrap();
    let seen = async || {
        let bar = "return JSON.stringify({...document.querySelector('[data-testid=colour-bar]').dataset})";
        let outlines = tab.count("[data-testid=contour]").await;
        (
            tab.attribute("map", "data-values").await,
            tab.run(bar).await,
            outlines,
        )
    };
    let before = seen().await;
    tab.open_again(&format!("?{query}")).await;
    tab.wait_for("map", "data-class", "281").await;
    tab.wait_for_reading().await;
    assert_eq!(seen().await, before, "{link}");
}

#[tokio::test]
async fn numbers_report_outlines_and_link_are_of_the_view_on_the_screen() {
    let (tab, downloads) = chelsea_to_save("?class=281&colours=viridis&range=auto").await;
    tab.wait_for("map", "data-class", "281").await;
    numbers_are_the_screens(&tab, &downloads).await;
    the_report_needs_nothing_else(&tab, &downloads).await;
    outlines_are_those_on_the_photo(&tab, &downloads).await;
    the_link_opens_the_same_view(&tab).await;
    tab.close().await;
}
