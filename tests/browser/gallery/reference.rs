//! The 53 reference photos, given at once, against Keras' own results.

use super::super::common::Case;
use super::super::common::comparison::{JPEG, PNG};
use super::super::goldens::{photo_file, reference};
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::{NOTE_WHAT_IS_READ, Tile, in_strip};
use camlens_core::reading::Ranking;
use std::path::{Path, PathBuf};

/// Photos that may be read between a press and the photo that it asks for: the one that is in its pass,
/// and the one whose answer is on its way.
const AHEAD: u64 = 2;

/// The part of a logit's error by which a probability is off: p (1 - p), a quarter at most.
const PROBABILITY_OF_LOGIT: f32 = 0.25;

fn file_name(case: &Case) -> &str {
    case.photo.rsplit('/').next().unwrap()
}

/// The cases of whole photos, PNG photos last: only their results are Keras' to the last digits.
fn cases() -> (Vec<Case>, PathBuf) {
    let (golden, photos) = reference();
    let whole = |case: &Case| case.framing == "whole";
    let mut cases: Vec<Case> = golden.cases.into_iter().filter(whole).collect();
    cases.sort_by_key(|case| case.photo.ends_with(".png"));
    (cases, photos)
}

#[tokio::test]
async fn the_reference_photos_are_read_as_keras_reads_them() {
    let (cases, photos) = cases();
    let files: Vec<PathBuf> = cases
        .iter()
        .map(|case| photo_file(&photos, &case.photo))
        .collect();
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let tab = chelsea("").await;
    tab.run(NOTE_WHAT_IS_READ).await;
    tab.give(&files).await;
    tab.wait_for_total(cases.len()).await;
    tab.close_gallery().await;
    let last = cases.last().unwrap();
    the_opened_one_is_read_first(&tab, last, cases.len()).await;
    tab.wait_for_all(cases.len()).await;
    assert_as_keras(&cases, &tab.tiles().await);
    let png = cases.iter().find(|case| case.photo.ends_with(".png"));
    opened_again_it_is_there_at_once(&tab, png.unwrap()).await;
    tab.close_content().await;
}

/// The last one is opened from the strip while the others wait.
async fn the_opened_one_is_read_first(tab: &Tab, case: &Case, total: usize) {
    let name = file_name(case);
    let script = "document.querySelector(arguments[0]).click(); return read.length";
    let before = tab.run_with(script, vec![in_strip(name).into()]).await;
    let before = before.as_u64().unwrap();
    tab.wait_for_stage(name).await;
    tab.assert_shows(case).await;
    let place = "return read.indexOf(arguments[0])";
    let place = tab.run_with(place, vec![name.into()]).await;
    let place = place
        .as_u64()
        .unwrap_or_else(|| panic!("{name} is shown and not marked as read"));
    println!("{name} of {total}: opened after {before} were read, read as number {place}");
    assert!(place <= before + AHEAD, "{place} after {before}");
    assert!(
        place + 1 < total as u64,
        "{name} was not opened before it was read"
    );
}

fn assert_as_keras(cases: &[Case], tiles: &[Tile]) {
    assert_eq!(tiles.len(), cases.len());
    let mut worst = 0.0_f32;
    for case in cases {
        let tile = tiles.iter().find(|tile| tile.name == file_name(case));
        let tile = tile.unwrap_or_else(|| panic!("{} is not there", case.photo));
        assert_eq!(
            (tile.state.as_str(), tile.exact.as_deref()),
            ("read", Some("true"))
        );
        let bounds = if case.photo.ends_with(".png") {
            PNG
        } else {
            JPEG
        };
        let ranking = Ranking::of(&case.logits);
        let best = ranking.best_first();
        let ours = best
            .iter()
            .find(|class| class.class == tile.class())
            .unwrap();
        let lead = best[0].logit - ours.logit;
        assert!(
            lead < bounds.logit,
            "{}: {} before {}, {lead} apart in Keras",
            tile.name,
            ours.class,
            best[0].class
        );
        let error = (tile.probability() - ours.probability).abs();
        worst = worst.max(error);
        assert!(
            error <= PROBABILITY_OF_LOGIT * bounds.logit,
            "{}: the probability is off by {error}",
            tile.name
        );
    }
    println!(
        "{} photos, probabilities off by {worst} at most",
        cases.len()
    );
}

/// Its answer is kept: nothing is read for it.
async fn opened_again_it_is_there_at_once(tab: &Tab, case: &Case) {
    let name = file_name(case);
    tab.run(
        "globalThis.told = [];
         const status = document.querySelector('[data-testid=status]');
         new MutationObserver(() => told.push(status.dataset.state)).observe(status,
           { attributes: true, attributeFilter: ['data-state'] });",
    )
    .await;
    tab.click(&in_strip(name)).await;
    tab.wait_for_stage(name).await;
    tab.assert_shows(case).await;
    let told = tab.run("return [...new Set(told)].join()").await;
    assert!(!told.as_str().unwrap().contains("working"), "{told}");
}
