//! What the page saves.

mod browsers;
mod bundle;
pub mod downloads;
mod files;
mod gallery;
mod link;
mod pictures;
mod quick;

use super::shown::chelsea;
use super::webdriver::Tab;
use downloads::{Downloads, Saved};

/// Opens the page over the page from which things are saved.
async fn open_saving(tab: &Tab) {
    tab.click("[data-testid=save]").await;
    tab.wait_until("the dialog is open", async || {
        tab.count("[data-testid=save-dialog][open]").await == 1
    })
    .await;
}

/// The page with Chelsea, ready to save.
async fn chelsea_to_save(query: &'static str) -> (Tab, Downloads) {
    let tab = chelsea(query).await;
    let downloads = Downloads::of(&tab).await;
    open_saving(&tab).await;
    (tab, downloads)
}

/// Saves a file.
async fn save(tab: &Tab, downloads: &Downloads, what: &str) -> Saved {
    tab.click(&format!("[data-testid=export-{what}]")).await;
    tab.wait_for("saving", "data-what", what).await;
    tab.wait_for("saving", "data-state", "done").await;
    downloads.next(tab).await
}
