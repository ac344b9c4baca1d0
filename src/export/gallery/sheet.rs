//! The contact sheet: one picture of all photos, or several where one has no room for them.

use super::many::Many;
use crate::export::pictures::{self, SheetTile};
use crate::export::report::last_line;
use crate::export::saving::Act;
use crate::export::words::capital;
use crate::parts::archive::Archive;
use crate::parts::failure;
use crate::parts::numbers;
use crate::parts::photo_state;
use crate::parts::save_error::SaveError;
use camlens_client::export::Texts;
use camlens_client::export::sheet::Sheet;
use camlens_client::gallery::{Item, ItemState};
use camlens_client::subject::{Catalogue, Subject};
use camlens_words::say;
use leptos::prelude::*;
use web_sys::Blob;

/// Makes the sheet: a PNG file, or an archive of several. The ending of its name comes with it.
///
/// # Errors
/// See [`SaveError`].
pub async fn of_photos(
    many: Many,
    items: &[Item],
    catalogue: &Catalogue,
    act: &Act,
) -> Result<(Blob, &'static str), SaveError> {
    let sheets = Sheet::of_all(items.len());
    let texts = Texts {
        title: say::gallery_title(items.len()),
        description: last_line(),
        software: "Camlens".to_owned(),
    };
    let maps = untrack(|| many.maps.shown.get());
    let mut archive = Archive::new();
    for (at, plan) in sheets.iter().enumerate() {
        let photos = items[plan.photos.clone()].iter();
        let tiles: Vec<_> = photos.map(|item| tile(many, item, catalogue)).collect();
        let tell = |part: f64| {
            act.tell((at as f64 + part) / sheets.len() as f64);
            act.goes_on()
        };
        let sheet = pictures::sheet(plan, &tiles, &texts.title, maps, &texts, &tell).await?;
        if sheets.len() == 1 {
            return Ok((sheet, "png"));
        }
        let name = format!("sheet-{}.png", at + 1);
        archive.add_blob(&name, &sheet, &|| act.goes_on()).await?;
    }
    Ok((archive.finish()?, "zip"))
}

fn tile(many: Many, item: &Item, catalogue: &Catalogue) -> SheetTile {
    let class = match &item.state {
        ItemState::Read(answer) => {
            let name = capital(&catalogue.name(Subject::Class(answer.best.class)));
            let name = match answer.is_unlike() {
                true => say::classes_perhaps(&name),
                false => name,
            };
            format!("{name} {}", numbers::percent(answer.best.probability))
        }
        ItemState::Failed(failure) => failure::in_words(failure),
        other => photo_state::in_words(other),
    };
    SheetTile {
        address: untrack(|| many.gallery.thumbnail(item.photo)),
        exhibit: item
            .answer()
            .and_then(|answer| many.exhibit(item, answer, catalogue)),
        name: item.name.clone(),
        class,
    }
}
