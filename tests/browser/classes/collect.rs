//! Classes are made of a ready set, files and names; what changes learns again, and what does not, does not.

use super::super::accessibility::assert_sound;
use super::super::expected::sample;
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::super::webdriver::hands::{CONTROL, ENTER};
use super::small_folder;

/// What a lesson is told by: two of them differ in the last bits.
async fn objective(tab: &Tab) -> String {
    tab.attribute("own-state", "data-objective").await
}

#[tokio::test]
async fn a_ready_set_is_learned_seen_and_changed() {
    // Its photos are read whole all the same.
    let tab = chelsea("?framing=squash").await;
    assert_eq!(tab.attribute("own-state", "data-state").await, "empty");
    tab.open_classes().await;
    tab.ready_set("cat-coffee").await;
    let named =
        |one: &str, other: &str| [(one.to_owned(), 8, true), (other.to_owned(), 8, true)].to_vec();
    assert_eq!(tab.classes().await, named("Cat", "Coffee"));
    assert_eq!(tab.number("own-state", "data-accuracy").await, 1.0);

    renaming_learns_nothing(&tab).await;
    assert_eq!(tab.classes().await, named("Chelsea", "Coffee"));
    a_class_that_is_off_is_not_learned(&tab).await;
    maps_add_up_and_comparisons_work(&tab).await;
    a_wrong_label_is_questioned_and_moved(&tab).await;
    tab.close_content().await;
}

async fn renaming_learns_nothing(tab: &Tab) {
    let before = objective(tab).await;
    tab.focus("[data-testid=own-class] [data-testid=class-name]")
        .await;
    tab.press_with(&CONTROL.to_string(), &["a"]).await;
    tab.press(&["C", "h", "e", "l", "s", "e", "a", ENTER]).await;
    tab.wait_for("own-class", "data-name", "Chelsea").await;
    assert_eq!(tab.attribute("own-state", "data-state").await, "trained");
    assert_eq!(objective(tab).await, before);
    tab.wait_until("the prediction has the new name", async || {
        tab.text("prediction").await.contains("Chelsea")
    })
    .await;
}

async fn a_class_that_is_off_is_not_learned(tab: &Tab) {
    let before = objective(tab).await;
    tab.click("label:has([data-testid=class-on])").await;
    tab.wait_for("own-state", "data-state", "collecting").await;
    assert!(tab.state_words().await.contains("Only Coffee is on"));
    assert_eq!(tab.attribute("head", "data-kind").await, "imagenet");
    tab.click("label:has([data-testid=class-on])").await;
    tab.wait_for_learned(16).await;
    assert_eq!(
        objective(tab).await,
        before,
        "the same photos, the same optimum"
    );
}

/// What the page asks of ImageNet's classes it asks of these.
async fn maps_add_up_and_comparisons_work(tab: &Tab) {
    tab.close_classes().await;
    tab.wait_for("head", "data-kind", "own").await;
    tab.wait_for("map", "data-class", "0").await;
    let map = tab.map().await;
    let mean = map.iter().sum::<f32>() / map.len() as f32;
    let logits = tab.own_logits().await;
    assert_eq!(logits.len(), 2);
    // Both are centred, and so is each map: the mean of one is its logit less its bias.
    assert!((logits[0] + logits[1]).abs() < 1e-4, "{logits:?}");
    assert!(logits[0] > 0.5, "{logits:?}");
    assert!(mean.is_finite() && mean.abs() < 100.0);
    tab.turn_to_question("compare").await;
    tab.wait_until("the difference is on the stage", async || {
        !tab.attribute("map", "data-against").await.is_empty()
    })
    .await;
    let difference = tab.map().await;
    // One class is the other with the other sign, so that their difference is twice one.
    for (one, both) in map.iter().zip(&difference) {
        assert!((2.0 * one - both).abs() < 1e-3, "{one} {both}");
    }
    tab.turn_to_question("classes").await;
    tab.click("label:has([name=head][value=imagenet])").await;
    tab.wait_for("map", "data-class", "285").await;
    tab.click("label:has([name=head][value=own])").await;
    tab.wait_for("map", "data-class", "0").await;
    let unlike = tab.attribute("none-of-these", "data-unlike").await;
    assert_eq!(unlike, "false");
}

async fn a_wrong_label_is_questioned_and_moved(tab: &Tab) {
    tab.open_classes().await;
    let wrong = sample("chelsea.png");
    tab.give_class("Coffee", &[&wrong]).await;
    tab.wait_for_learned(17).await;
    tab.click("label:has([name=classes-part][value=accuracy])")
        .await;
    let first = tab
        .first("[data-testid=questionable] [data-testid=verdict]")
        .await;
    let name = first.attr("data-name").await.unwrap();
    assert_eq!(name.as_deref(), Some("chelsea.png"));
    tab.click("[data-testid=matrix-cell][data-truth='1'][data-predicted='0']")
        .await;
    tab.wait_until("its map is drawn", async || {
        let drawn = "return document.querySelector('[data-testid=cell-photos] canvas')?.width > 0";
        tab.run(drawn).await == true
    })
    .await;
    assert_sound(tab, "how good").await;
    tab.click("[data-testid=questionable] [data-testid=verdict-move]")
        .await;
    tab.wait_until("it is a cat's photo", async || {
        let classes = tab.classes().await;
        (classes[0].1, classes[1].1) == (9, 8)
    })
    .await;
    tab.wait_for_learned(17).await;
    tab.click("label:has([name=classes-part][value=looks])")
        .await;
    // The eight strongest are seen without a press.
    tab.wait_for("class-mean", "data-photos", "8").await;
    tab.click("[data-testid=mean-make]").await;
    tab.wait_for("class-mean", "data-photos", "9").await;
    assert_sound(tab, "where it looks").await;
}

#[tokio::test]
async fn bad_and_too_few_photos_get_a_sentence() {
    let tab = chelsea("").await;
    tab.open_classes().await;
    tab.give_class_folder(&small_folder("copies", 2)).await;
    // Two copies of a photo are one photo.
    tab.wait_until(
        "it is learned, and nothing is said of how good it is",
        async || {
            tab.attribute("own-state", "data-state").await == "trained"
                && tab.state_words().await.contains("nobody can say")
        },
    )
    .await;
    assert!(
        tab.run("return document.querySelector('[data-testid=own-state]').dataset.accuracy ?? ''")
            .await
            == ""
    );
    let bad = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("letter.jpg");
    std::fs::write(&bad, "not a photo at all").unwrap();
    tab.give_class("cups", &[&bad]).await;
    tab.wait_until("the bad file is named, and left out", async || {
        let failed =
            tab.count("[data-testid=own-photo][data-state=failed][data-name='letter.jpg']");
        failed.await == 1 && tab.attribute("own-state", "data-state").await == "trained"
    })
    .await;
    // By the keyboard alone: a class is added, and has no photos yet.
    tab.focus("[data-testid=new-class]").await;
    tab.press(&["d", "o", "g", ENTER]).await;
    tab.wait_until("it has no photos yet", async || {
        tab.state_words()
            .await
            .contains("No photos to learn from yet: dog")
    })
    .await;
    tab.resize((360, 740)).await;
    assert_eq!(
        tab.run(
            "const page = document.querySelector('[data-testid=classes]');
                 return page.scrollWidth <= page.clientWidth"
        )
        .await,
        true
    );
    assert_sound(&tab, "classes at 360 px").await;
    tab.close_content().await;
}

#[tokio::test]
async fn holding_a_button_records_photos_of_a_class() {
    let tab = chelsea("").await;
    tab.allow_camera(true).await;
    tab.open_classes().await;
    tab.focus("[data-testid=new-class]").await;
    tab.press(&["m", "e", ENTER]).await;
    tab.click("[data-testid=record-button]").await;
    tab.wait_for("live", "data-state", "live").await;
    let press = |event: &str| {
        format!(
            "document.querySelector('[data-testid=camera-take]')
               .dispatchEvent(new PointerEvent('{event}', {{ bubbles: true, button: 0 }}))"
        )
    };
    tab.run(&press("pointerdown")).await;
    tab.wait_until("three are taken", async || {
        tab.number("camera-taken", "data-taken").await >= 3.0
    })
    .await;
    tab.run(&press("pointerup")).await;
    tab.wait_until("all of them are photos of the class", async || {
        let taken = tab.number("camera-taken", "data-taken").await as usize;
        tab.classes().await[0].1 == taken
    })
    .await;
    tab.close_content().await;
}
