//! Classes of one's own: given, learned, judged, kept.

mod browsers;
mod collect;
mod kept;
mod numbers;

use super::expected::sample;
use super::webdriver::Tab;
use std::path::{Path, PathBuf};

/// Classes of two folders each with copies of a sample, cut by their names only: so many photos of each.
pub fn small_folder(name: &str, photos: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (class, photo) in [("cats", "chelsea.png"), ("cups", "coffee.png")] {
        let to = folder.join(class);
        std::fs::create_dir_all(&to).unwrap();
        for number in 0..photos {
            std::fs::copy(sample(photo), to.join(format!("{number}-{photo}"))).unwrap();
        }
    }
    folder
}

impl Tab {
    /// Opens the page of the classes.
    pub async fn open_classes(&self) {
        self.click("[data-testid=classes-open]").await;
        self.wait_until("the classes are open", async || {
            self.count("[data-testid=classes][open]").await == 1
        })
        .await;
    }

    /// Goes back to the photo.
    pub async fn close_classes(&self) {
        self.click("[data-testid=classes-close]").await;
        self.wait_until("the classes are closed", async || {
            self.count("[data-testid=classes][open]").await == 0
        })
        .await;
    }

    /// Turns to the accuracy, and waits until that with fewer photos is measured, too.
    pub async fn turn_to_accuracy(&self) {
        self.click("label:has([name=classes-part][value=accuracy])")
            .await;
        self.wait_until("the curve is drawn", async || {
            self.count("[data-testid=curve] svg").await == 1
        })
        .await;
    }

    /// Makes the ready set of this name, and waits until it is learned.
    pub async fn ready_set(&self, name: &str) {
        self.click(&format!("[data-testid=ready-set][data-set={name}]"))
            .await;
        self.wait_for_learned(16).await;
    }

    /// Gives a folder whose folders are classes.
    pub async fn give_class_folder(&self, folder: &Path) {
        let input = self.find("own-folder").await;
        input
            .send_keys(&folder.display().to_string())
            .await
            .unwrap();
    }

    /// Gives a class photos.
    pub async fn give_class(&self, class: &str, photos: &[&Path]) {
        let css = format!("[data-testid=own-photos][data-class-name='{class}']");
        let paths: Vec<String> = photos
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let input = self.first(&css).await;
        input.send_keys(&paths.join("\n")).await.unwrap();
    }

    /// Waits until a head of so many photos is there, and nothing is under way.
    pub async fn wait_for_learned(&self, photos: usize) {
        let words = format!("{photos} photos");
        self.wait_until(&format!("a head of {words} is learned"), async || {
            let state = self.attribute("own-state", "data-state").await;
            state == "trained" && self.state_words().await.contains(&words)
        })
        .await;
    }

    /// What is said of the head, also while the page of the classes is closed.
    pub async fn state_words(&self) -> String {
        let script = "return document.querySelector('[data-testid=own-state]').textContent";
        self.run(script).await.as_str().unwrap().to_owned()
    }

    /// The marks of all classes: name, photos, whether on.
    pub async fn classes(&self) -> Vec<(String, usize, bool)> {
        let script = "return [...document.querySelectorAll('[data-testid=own-class]')].map(of =>
            [of.dataset.name, +of.dataset.photos, of.dataset.on === 'true'])";
        serde_json::from_value(self.run(script).await).unwrap()
    }

    /// The logits on the screen, by the index of the class.
    pub async fn own_logits(&self) -> Vec<f64> {
        let script = "return [...document.querySelectorAll('[data-testid=prediction]')]
            .sort((a, b) => a.dataset.class - b.dataset.class).map(of => +of.dataset.logit)";
        serde_json::from_value(self.run(script).await).unwrap()
    }
}
