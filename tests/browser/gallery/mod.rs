//! Many photos: the strip beside the stage, the gallery over the page, and its summary.
//!
//! What can be proved without a browser is proved in `crates/client/src/gallery/` and
//! `crates/client/src/reader/`.

use super::expected::sample;
use super::webdriver::Tab;
use serde::Deserialize;
use std::path::{Path, PathBuf};

mod browsers;
mod folders;
mod keys;
mod question;
mod reference;
mod room;
mod thousand;
mod worker_dies;

/// A photo of the gallery, as its tile has it. Numbers are decimals.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Tile {
    pub photo: String,
    pub name: String,
    /// The folders above it, outermost first, with `/` between.
    pub folder: String,
    pub state: String,
    /// Of its first class; `None` while it is not read.
    pub class: Option<String>,
    pub probability: Option<String>,
    pub exact: Option<String>,
    /// Of its failure.
    pub kind: Option<String>,
}

impl Tile {
    /// The index of its first class.
    pub fn class(&self) -> usize {
        let class = self.class.as_ref().and_then(|class| class.parse().ok());
        class.unwrap_or_else(|| panic!("{} has no class: {self:?}", self.name))
    }

    /// Of its first class, 0 to 1.
    pub fn probability(&self) -> f32 {
        let number = self.probability.as_ref();
        let number = number.and_then(|number| number.parse().ok());
        number.unwrap_or_else(|| panic!("{} has no probability", self.name))
    }
}

/// The numbers of the gallery's photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    pub total: usize,
    pub read: usize,
    pub failed: usize,
}

impl Totals {
    /// The photos that are read or failed.
    fn done(self) -> usize {
        self.read + self.failed
    }
}

/// The names of the photos in the order in which they are read from now on, in `globalThis.read`.
pub const NOTE_WHAT_IS_READ: &str = "
    globalThis.read = [];
    const gallery = document.querySelector('[data-testid=gallery]');
    new MutationObserver(changes => {
      for (const { oldValue, target: { dataset } } of changes) {
        const isNew = dataset.state === 'read' && oldValue !== 'read' && !read.includes(dataset.name);
        if (dataset.testid === 'gallery-item' && isNew) read.push(dataset.name);
      }
    }).observe(gallery, { subtree: true, attributeFilter: ['data-state'], attributeOldValue: true });";

impl Tab {
    /// The photos that the gallery shows, in its order.
    pub async fn tiles(&self) -> Vec<Tile> {
        let script = "return [...document.querySelectorAll('[data-testid=gallery-item]')]
                        .map(tile => ({ ...tile.dataset }))";
        serde_json::from_value(self.run(script).await).unwrap()
    }

    /// The names of the photos that the gallery shows, in its order.
    pub async fn tile_names(&self) -> Vec<String> {
        let tiles = self.tiles().await.into_iter();
        tiles.map(|tile| tile.name).collect()
    }

    pub async fn totals(&self) -> Totals {
        let script = "const { total, read, failed }
                        = document.querySelector('[data-testid=gallery]').dataset;
                      return [total, read, failed].map(Number)";
        let [total, read, failed] = serde_json::from_value(self.run(script).await).unwrap();
        Totals {
            total,
            read,
            failed,
        }
    }

    /// Waits until so many photos are in the gallery.
    pub async fn wait_for_total(&self, total: usize) {
        self.wait_for("gallery", "data-total", &total.to_string())
            .await;
    }

    /// Waits until so many photos are read or failed. Each of them may take as long as one that a test
    /// waits for.
    pub async fn wait_for_done(&self, enough: usize) {
        loop {
            let done = self.totals().await.done();
            if done >= enough {
                return;
            }
            self.wait_until(&format!("more than {done} photos are done"), async || {
                self.totals().await.done() > done
            })
            .await;
        }
    }

    /// Waits until all of so many photos are read or failed.
    pub async fn wait_for_all(&self, total: usize) {
        self.wait_for_total(total).await;
        self.wait_for_done(total).await;
        self.wait_for("gallery", "data-state", "done").await;
    }

    /// Gives the page a folder, as a person does in the dialog.
    pub async fn give_folder(&self, folder: &Path) {
        let path = folder.display().to_string();
        let input = self.find("folder-input").await;
        input.send_keys(&path).await.unwrap();
    }

    /// Whether the gallery lies over the page.
    pub async fn gallery_is_open(&self) -> bool {
        self.count("[data-testid=gallery][open]").await == 1
    }

    /// Opens the gallery from the strip, unless it is open.
    pub async fn open_gallery(&self) {
        if !self.gallery_is_open().await {
            self.click("[data-testid=gallery-open]").await;
            self.wait_until("the gallery is open", async || self.gallery_is_open().await)
                .await;
        }
    }

    /// Closes the gallery, unless it is closed.
    pub async fn close_gallery(&self) {
        if self.gallery_is_open().await {
            self.click("[data-testid=gallery-close]").await;
            self.wait_until("the gallery is closed", async || {
                !self.gallery_is_open().await
            })
            .await;
        }
    }

    /// Turns to `photos` or `summary` in the open gallery.
    pub async fn turn_gallery_to(&self, view: &str) {
        self.choose("gallery-view", view).await;
    }

    /// Chooses a value of a field with a list.
    pub async fn select(&self, mark: &str, value: &str) {
        let script = "const [mark, value] = arguments;
                      const field = document.querySelector(`[data-testid=${mark}]`);
                      if (![...field.options].some(option => option.value === value)) {
                        throw new Error(`${mark} has no ${value}`);
                      }
                      field.value = value;
                      field.dispatchEvent(new Event('change', { bubbles: true }))";
        self.run_with(script, vec![mark.into(), value.into()]).await;
    }

    /// Waits until the gallery shows as many photos as this.
    pub async fn wait_for_tiles(&self, count: usize) {
        self.wait_until(&format!("{count} photos are shown"), async || {
            self.count("[data-testid=gallery-item]").await == count
        })
        .await;
    }

    /// Waits until the photo of this name is on the stage, and read.
    pub async fn wait_for_stage(&self, name: &str) {
        let script = "return document.querySelector('.strip-photo[aria-current]')?.dataset.name";
        self.wait_until(&format!("{name} is on the stage"), async || {
            self.run(script).await == name
        })
        .await;
        self.wait_for_reading().await;
    }
}

/// The photo of the strip with this name.
pub fn in_strip(name: &str) -> String {
    format!("[data-testid=strip-item][data-name=\"{name}\"]")
}

/// The tile of the photo with this name.
pub fn tile(name: &str) -> String {
    format!("[data-testid=gallery-item][data-name=\"{name}\"]")
}

/// Three of the sample photos.
pub fn three() -> [PathBuf; 3] {
    ["astronaut.png", "coffee.png", "rocket.jpg"].map(sample)
}

/// Gives three photos, and waits until they are read.
pub async fn give_three(tab: &Tab) {
    let photos = three();
    let photos: Vec<&Path> = photos.iter().map(PathBuf::as_path).collect();
    tab.give(&photos).await;
    tab.wait_for_all(3).await;
}
