//! Stories of photos that are read behind everything else.

use super::visit::Visit;
use crate::finding::PhotoId;
use crate::reader::*;
use crate::shelf::{Origin, Photo};

mod cancelled;
mod ends;
mod kept;
mod memory;
mod opened;
mod order;
mod paused;
mod preview;
mod whole;

/// Photos of a folder come onto the shelf and are queued.
fn queue(visit: &mut Visit, photos: usize) -> Vec<PhotoId> {
    let photos: Vec<PhotoId> = (0..photos).map(|at| shelve(visit, at)).collect();
    visit.tell(Event::Queued(photos.clone()));
    photos
}

fn shelve(visit: &mut Visit, at: usize) -> PhotoId {
    visit.reader.add(Photo {
        name: format!("{at}.jpg"),
        alt: String::new(),
        origin: Origin::Visitor,
    })
}

/// What the last event told of the background, in a word each.
fn news(visit: &Visit) -> Vec<(&'static str, PhotoId)> {
    let told = visit.last.iter().filter_map(|done| match done {
        Command::Background(news) => Some(news),
        _ => None,
    });
    let word = |news: &BackgroundNews| match news {
        BackgroundNews::Began(photo) => ("began", *photo),
        BackgroundNews::Waits(photo) => ("waits", *photo),
        BackgroundNews::Found(finding) if finding.exact => ("found", finding.photo),
        BackgroundNews::Found(finding) => ("previewed", finding.photo),
        BackgroundNews::NotFound { photo, .. } => ("not found", *photo),
    };
    told.map(word).collect()
}

/// The photo of the only request that the last event led to.
fn asked_now(visit: &Visit) -> PhotoId {
    let [asked] = visit.asked_now()[..] else {
        panic!("{:?}", visit.last);
    };
    asked.photo
}

fn left(visit: &Visit) -> usize {
    visit.state().background.left
}
