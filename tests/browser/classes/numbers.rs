//! Ants and bees, learned and tested in the page, against an independent program.

use super::super::common::root;
use super::super::expected::sample;
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// JPEG decoders differ, and the golden run's is another one.
const LOGIT_BOUND: f64 = 0.3;

/// Test photos whose logits are compared, evenly spread.
const COMPARED: usize = 6;

/// The photos, with the odd files as a third class; `None`, with a word, where they are not there.
fn given() -> Option<(PathBuf, Value)> {
    let shared = root().join("../shared");
    let golden = std::fs::read(shared.join("golden/ants-bees.json")).ok();
    let Some(golden) = golden.and_then(|bytes| serde_json::from_slice(&bytes).ok()) else {
        println!("SKIPPED: the photos of ants and bees are not beside this checkout");
        return None;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ants-bees-odd");
    let _ = std::fs::remove_dir_all(&folder);
    for part in ["train/ants", "train/bees", "val/ants", "val/bees"] {
        copy(
            &shared.join("photos/ants-bees").join(part),
            &folder.join(part),
        );
    }
    copy(&shared.join("photos/odd"), &folder.join("train/odd"));
    Some((folder, golden))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap().path();
        std::fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

#[tokio::test]
async fn ants_and_bees_are_told_as_the_golden_run_tells_them() {
    let Some((folder, golden)) = given() else {
        return;
    };
    let tab = chelsea("").await;
    tab.open_classes().await;
    tab.give_class_folder(&folder).await;
    // In steps, none of which takes long on a slow computer.
    for most in [250, 200, 150, 100, 50] {
        tab.wait_until(&format!("at most {most} photos are left"), async || {
            left(&tab).await <= most
        })
        .await;
    }
    tab.wait_until("three classes are learned", async || {
        tab.attribute("own-state", "data-state").await == "trained"
            && tab.classes().await.len() == 3
    })
    .await;
    tab.click("[data-testid=own-class][data-name=odd] label:has([data-testid=class-on])")
        .await;
    tab.wait_for_learned(245).await;
    assert_eq!(tab.number("own-state", "data-lambda").await, 0.1);
    let accuracy = tab.number("own-state", "data-accuracy").await;
    assert!((accuracy - 0.955).abs() <= 0.01, "{accuracy}");
    println!(
        "objective {}",
        tab.number("own-state", "data-objective").await
    );
    held_out_photos_are_told(&tab).await;
    tab.close_classes().await;
    logits_are_the_golden_runs(&tab, &folder, &golden).await;
    tab.give(&[&sample("coffee.png")]).await;
    tab.wait_for("none-of-these", "data-unlike", "true").await;
    none_of_these_is_said_elsewhere(&tab).await;
    tab.close_content().await;
}

/// In the line with the answer, and in the strip, but not of all photos.
async fn none_of_these_is_said_elsewhere(tab: &Tab) {
    tab.wait_until("line and strip say so", async || {
        let said = "const line = document.querySelector('[data-testid=status]').textContent;
            const photo = document.querySelector('.strip-photo[aria-current]');
            return line.includes('perhaps none of these') && photo?.dataset.unlike === 'true'
                && photo.title.includes('perhaps none of these')";
        tab.run(said).await == true
    })
    .await;
    let like = "return !!document.querySelector('.strip-photo[data-unlike=false]')";
    assert_eq!(
        tab.run(like).await,
        true,
        "ants and bees are like those that were learned from"
    );
}

/// The photos that are still to be read.
async fn left(tab: &Tab) -> usize {
    if tab.attribute("own-state", "data-state").await != "collecting" {
        let is_given = !tab.classes().await.is_empty();
        return if is_given { 0 } else { usize::MAX };
    }
    let words = tab.state_words().await;
    let number = words.split(' ').next().and_then(|word| word.parse().ok());
    // Before the folder is there, all are.
    number.unwrap_or(usize::MAX)
}

async fn held_out_photos_are_told(tab: &Tab) {
    tab.turn_to_accuracy().await;
    tab.click("label:has([name=classes-by][value=held-out])")
        .await;
    tab.wait_for("accuracy-held-out", "data-total", "77").await;
    let right = tab.number("accuracy-held-out", "data-right").await;
    println!("{right} of 77 test photos are right");
    assert!(right >= 73.0);
}

async fn logits_are_the_golden_runs(tab: &Tab, folder: &Path, golden: &Value) {
    let cases = golden["val"].as_array().unwrap();
    let mut worst = 0.0_f64;
    for case in cases.iter().step_by(cases.len() / COMPARED) {
        let photo = case["photo"].as_str().unwrap();
        let name = photo.rsplit('/').next().unwrap();
        tab.give(&[&folder.join(photo)]).await;
        tab.wait_until(&format!("{name} is on the stage"), async || {
            let shown = "return document.querySelector('.strip-photo[aria-current]')?.dataset.name
                ?? document.querySelector('[data-testid=status]').textContent";
            let shown = tab.run(shown).await;
            shown.as_str().is_some_and(|shown| shown.contains(name))
        })
        .await;
        tab.wait_for_reading().await;
        let found = tab.own_logits().await;
        for (at, found) in found.iter().enumerate() {
            let expected = case["logits"][at].as_f64().unwrap();
            worst = worst.max((found - expected).abs());
            assert!(
                (found - expected).abs() < LOGIT_BOUND,
                "{photo}: {found} {expected}"
            );
        }
    }
    println!("logits differ by {worst} at most");
}
