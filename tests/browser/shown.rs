//! The page as its visitor meets it: what it shows, and what is chosen on it.

use super::common::Case;
use super::expected::{LOGIT_BOUND, MAP_BOUND, PROBABILITY_BOUND, keras};
use super::webdriver::{Options, Tab};
use camlens_core::reading::Ranking;
use std::path::Path;

/// Opens the page and waits until it has read its photo.
pub async fn opened(options: Options) -> Tab {
    let tab = Tab::open(options).await;
    tab.wait_for_reading().await;
    tab
}

/// Opens the page on a desk, not for the first time, with the photo and the look of an address:
/// Chelsea, if it names none.
pub async fn chelsea(query: &'static str) -> Tab {
    opened(Options {
        query,
        ..Options::default()
    })
    .await
}

impl Tab {
    /// Waits until a photo is read and drawn, and nothing else is going on.
    pub async fn wait_for_reading(&self) {
        self.wait_until("a photo is read", async || {
            self.run(
                "const find = mark => document.querySelector(`[data-testid=${mark}]`);
                 return find('status')?.dataset.state === 'done'
                   && !!find('map')?.dataset.values && !find('preview')",
            )
            .await
                == true
        })
        .await;
    }

    /// Waits until the page shows Keras' results for a whole photo, such as `cc0/chelsea.png`.
    pub async fn wait_for_photo(&self, photo: &str) {
        let case = keras(photo, "whole");
        self.wait_for("map", "data-class", &case.cam_class.to_string())
            .await;
        self.wait_for_reading().await;
        self.assert_shows(&case).await;
    }

    /// Waits until Chelsea is read, and compares her map and classes with Keras'.
    pub async fn wait_for_chelsea(&self) {
        self.wait_for_photo("cc0/chelsea.png").await;
    }

    /// The page shows Keras' results, but for the bounds.
    pub async fn assert_shows(&self, case: &Case) {
        let what = format!("{} {}", case.photo, case.framing);
        assert_eq!(self.attribute("map", "data-framing").await, case.framing);
        let size = async |name: &str| self.number("map", name).await as usize;
        assert_eq!(size("data-class").await, case.cam_class, "{what}");
        assert_eq!(size("data-rows").await, case.rows, "{what}");
        assert_eq!(size("data-columns").await, case.columns, "{what}");
        let map = self.map().await;
        assert_eq!(map.len(), case.cam.len(), "{what}");
        for (ours, theirs) in map.iter().zip(&case.cam) {
            let error = (ours - theirs).abs() / range(&case.cam);
            assert!(
                error <= MAP_BOUND,
                "{what}: the map is off by {error} of its range"
            );
        }
        let ranking = Ranking::of(&case.logits);
        let predictions = self.predictions().await;
        assert_eq!(predictions.len(), 5);
        for (&[class, logit, probability], best) in predictions.iter().zip(ranking.best_first()) {
            assert_eq!(class as usize, best.class, "{what}");
            assert!((logit - best.logit).abs() <= LOGIT_BOUND, "{what}: {logit}");
            assert!(
                (probability - best.probability).abs() <= PROBABILITY_BOUND,
                "{what}: {probability}"
            );
        }
    }

    /// Returns class, logit and probability of each of the best classes, best first.
    pub async fn predictions(&self) -> Vec<[f32; 3]> {
        let script = "return [...document.querySelectorAll('[data-testid=prediction]')].map(
                        ({ dataset: { class: c, logit, probability } }) =>
                          [c, logit, probability].map(Number))";
        serde_json::from_value(self.run(script).await).unwrap()
    }

    /// Returns the map's values, row by row.
    pub async fn map(&self) -> Vec<f32> {
        let values = self.attribute("map", "data-values").await;
        values
            .split(',')
            .map(|value| value.parse().unwrap())
            .collect()
    }

    /// Returns kind and words of the notice that something went wrong; both are empty without one.
    pub async fn error(&self) -> (String, String) {
        let script = "const error = document.querySelector('[data-testid=error]');
                      return [error?.dataset.kind ?? '', error?.innerText ?? '']";
        serde_json::from_value(self.run(script).await).unwrap()
    }

    /// Returns what the page's address says behind its path.
    pub async fn address(&self) -> String {
        let query = self.run("return location.search").await;
        query.as_str().unwrap().to_owned()
    }

    /// Waits until the page's address says this.
    pub async fn address_says(&self, what: &str) {
        self.wait_until(&format!("the address says {what}"), async || {
            self.address().await.contains(what)
        })
        .await;
    }

    /// Gives the page files, as a person does in the dialog.
    pub async fn give(&self, files: &[&Path]) {
        let paths: Vec<String> = files
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        self.find("photo-input")
            .await
            .send_keys(&paths.join("\n"))
            .await
            .unwrap();
    }

    /// Chooses a framing, and waits until the photo is read in it.
    pub async fn choose_framing(&self, framing: &str) {
        let css = format!("[data-testid=framing] label:has([value={framing}])");
        self.click(&css).await;
        self.wait_for("map", "data-framing", framing).await;
        self.wait_for_reading().await;
    }

    /// Chooses how fine the grid is, by the photo's shorter side in pixels.
    pub async fn choose_grid(&self, side: &str) {
        self.click(&format!("[data-testid=grid] label:has([value='{side}'])"))
            .await;
    }

    /// Chooses one of the ways to look at the map, such as `layout` `beside`.
    pub async fn choose(&self, name: &str, value: &str) {
        self.click(&format!("label:has([name={name}][value={value}])"))
            .await;
    }

    /// Opens the fold of what is seldom chosen.
    pub async fn open_more(&self) {
        self.click("[data-testid=more] > summary").await;
    }

    /// Turns to one of the questions: `classes`, `compare`, `region`.
    pub async fn turn_to_question(&self, question: &str) {
        self.click(&format!("#tab-{question}")).await;
    }

    /// Presses the button that a notice offers.
    pub async fn press_remedy(&self) {
        self.click("[data-testid=error] button").await;
    }
}

fn range(values: &[f32]) -> f32 {
    values.iter().copied().fold(f32::NEG_INFINITY, f32::max)
        - values.iter().copied().fold(f32::INFINITY, f32::min)
}
