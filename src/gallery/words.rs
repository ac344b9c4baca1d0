//! The gallery's numbers and states in words.

use crate::parts::numbers::number;
use camlens_client::gallery::{FilterState, Item, OrderBy, Totals};
use camlens_words::say;

/// A photo's name with its folders.
pub fn whole_name(item: &Item) -> String {
    let mut parts = item.folder.0.clone();
    parts.push(item.name.clone());
    parts.join("/")
}

/// The progress, and the time that is left.
pub fn progress(done: usize, total: usize, paused: bool, seconds_left: Option<f64>) -> String {
    let (done, total) = (number(done as f64, 0), number(total as f64, 0));
    let (done, total) = (done.as_str(), total.as_str());
    if paused {
        return say::GalleryPaused { done, total }.say();
    }
    match seconds_left {
        None => say::GalleryProgress { done, total }.say(),
        Some(seconds) => say::GalleryProgressLeft {
            done,
            total,
            left: &time(seconds),
        }
        .say(),
    }
}

/// The end of all reading.
pub fn all_done(totals: Totals) -> String {
    if totals.failed > 0 {
        return say::GalleryDoneFailed {
            read: totals.read,
            failed: totals.failed,
        }
        .say();
    }
    say::gallery_done(totals.read)
}

fn time(seconds: f64) -> String {
    if seconds < 90.0 {
        say::gallery_seconds(&number(seconds.max(1.0).round(), 0))
    } else {
        say::gallery_minutes(&number((seconds / 60.0).round(), 0))
    }
}

/// The orders that are always offered.
pub const ORDERS: [OrderBy; 5] = [
    OrderBy::Given,
    OrderBy::Name,
    OrderBy::Class,
    OrderBy::Probability,
    OrderBy::Folder,
];

/// The name of an order in the document.
pub fn order_name(by: OrderBy) -> &'static str {
    match by {
        OrderBy::Given => "given",
        OrderBy::Name => "name",
        OrderBy::Class => "class",
        OrderBy::Probability => "probability",
        OrderBy::Folder => "folder",
        OrderBy::Score(_) => "score",
    }
}

/// An order as a choice.
pub fn order(by: OrderBy) -> String {
    match by {
        OrderBy::Given | OrderBy::Score(_) => say::gallery_order_given(),
        OrderBy::Name => say::gallery_order_name(),
        OrderBy::Class => say::gallery_order_class(),
        OrderBy::Probability => say::gallery_order_probability(),
        OrderBy::Folder => say::gallery_order_folder(),
    }
}

/// A choice of photos by their state.
pub fn filter_state(state: FilterState) -> String {
    match state {
        FilterState::All => say::gallery_every_state(),
        FilterState::Read => say::gallery_only_read(),
        FilterState::Unlike => say::gallery_only_unlike(),
        FilterState::Failed => say::gallery_only_failed(),
        FilterState::Waiting => say::gallery_only_waiting(),
    }
}
