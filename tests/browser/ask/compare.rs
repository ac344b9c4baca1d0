//! A class or a group against another.

use super::super::expected::{LOGIT_BOUND, keras, native_chelsea};
use super::super::shown::chelsea;
use super::super::webdriver::hands::{DOWN, ENTER, ESCAPE, RIGHT};
use super::{CLOSE, assert_close, assert_map, mean};
use camlens_core::cam::{Evidence, Lead, Threshold};
use camlens_core::reading::Ranking;

#[tokio::test]
async fn classes_are_compared_by_mouse_and_groups_by_keys() {
    let tab = chelsea("").await;
    let golden = keras("cc0/chelsea.png", "whole");
    let reading = native_chelsea();
    let of = |class| Evidence::of_class(&reading, class).unwrap();
    let runner_up = Ranking::of(&golden.logits).best_first()[1].class;
    tab.turn_to_question("compare").await;
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
    let said = tab.text("compare-sentence").await;
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
    tab.turn_to_question("classes").await;
    tab.wait_for("map", "data-against", "").await;
    assert_map(&tab.map().await, &of(runner_up).map.values);

    let group = |id| {
        let mut groups = reading.head().labels().groups().iter();
        let group = groups.find(|group| group.id() == Some(id)).unwrap();
        Evidence::of_group(&reading, &group.classes).unwrap()
    };
    let (cats, dogs) = ("n02121808", "n02084071");
    tab.focus("#tab-classes").await;
    tab.press(&[RIGHT]).await;
    tab.wait_until("a comparison is shown", async || {
        !tab.attribute("map", "data-against").await.is_empty()
    })
    .await;
    tab.focus("[data-testid=compare-one]").await;
    tab.press(&["domestic cats", ENTER]).await;
    tab.wait_for("map", "data-class", cats).await;
    tab.focus("[data-testid=compare-other]").await;
    tab.press(&["dogs", DOWN]).await;
    tab.wait_for("map", "data-against", dogs).await;
    tab.press(&[ENTER]).await;
    let difference = group(cats).against(&group(dogs)).unwrap();
    assert_map(&tab.map().await, &difference.map.values);
    let by = tab.number("compare-sentence", "data-by").await as f32;
    assert_close(by, difference.logit, "the lead");
    assert!((mean(&tab.map().await) + difference.bias - by).abs() < CLOSE);
    let said = tab.text("compare-sentence").await;
    assert!(
        said.contains("domestic cats lead dogs") || said.contains("Domestic cats lead dogs"),
        "{said}"
    );
    // Escape goes back to the two that were compared before.
    tab.focus("[data-testid=compare-other]").await;
    tab.press(&["birds", DOWN]).await;
    tab.wait_for("map", "data-against", "n01503061").await;
    tab.press(&[ESCAPE]).await;
    tab.wait_for("map", "data-against", dogs).await;
    tab.close_content().await;
}
