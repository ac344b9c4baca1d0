//! The report of many photos: their pictures, their classes, their folders.

use super::many::Many;
use crate::export::facts::{class_names, network_under};
use crate::export::pictures::tile;
use crate::export::report::{language, last_line};
use crate::export::saving::Act;
use crate::export::words::capital;
use crate::parts::blob_parts::BlobParts;
use crate::parts::failure;
use crate::parts::framing::framing_name;
use crate::parts::look_names::colours_label;
use crate::parts::made::kind;
use crate::parts::numbers;
use crate::parts::photo_state;
use crate::parts::save_error::SaveError;
use camlens_client::export::report::{Heading, Picture, Report};
use camlens_client::gallery::{
    Answer, Column, Item, ItemState, LabelNames, LabelTable, Score, Summary,
};
use camlens_client::head_choice::HeadKind;
use camlens_client::subject::{Catalogue, Subject};
use camlens_client::view::MapSubject;
use camlens_words::say;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Blob;

/// Makes the report.
///
/// # Errors
/// [`SaveError::Cancelled`], [`SaveError::Refused`].
pub async fn of_photos(
    many: Many,
    items: &[Item],
    catalogue: &Arc<Catalogue>,
    act: &Act,
) -> Result<Blob, SaveError> {
    let title = say::gallery_title(items.len());
    let mut report = Report::begin(&Heading {
        language: language(),
        title: &title,
        introduction: &say::export_report_gallery(),
    });
    report.facts(&settings(many, items, catalogue));
    let mut parts = BlobParts::default();
    classes(&mut report, items, catalogue);
    folders(&mut report, items, catalogue);
    report.section(&say::gallery_photos());
    report.begin_cards();
    for (at, item) in items.iter().enumerate() {
        if act.is_over() {
            return Err(SaveError::Cancelled);
        }
        card(&mut report, many, item, catalogue).await?;
        parts.add(report.take().as_bytes())?;
        act.tell((at + 1) as f64 / items.len() as f64);
    }
    report.end_cards();
    report.end(&last_line());
    parts.add(report.take().as_bytes())?;
    Ok(parts.finish(kind::HTML)?)
}

/// How the photos were read and are drawn.
fn settings(many: Many, items: &[Item], catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut framings: Vec<String> = Vec::new();
    for answer in items.iter().filter_map(Item::answer) {
        let framing = framing_name(answer.way.framing);
        if !framings.contains(&framing) {
            framings.push(framing);
        }
    }
    let look = untrack(|| many.look.get());
    let scale = match untrack(|| many.maps.together.get()) {
        true => say::gallery_one_scale(),
        false => say::export_scale_each(),
    };
    let colours = format!("{}; {scale}", colours_label(look.colormap));
    let strength = numbers::whole_percent(f64::from(look.opacity));
    let head = many.head();
    let mut settings = vec![
        (say::export_fact_framing(), framings.join(", ")),
        (say::export_fact_colours(), colours),
        (say::export_fact_strength(), strength),
        (say::export_fact_network(), network_under(head)),
    ];
    if head == HeadKind::Own {
        settings.push((say::export_fact_own_classes(), class_names(catalogue)));
    }
    settings
}

/// A photo with its map, its first class, its score where another question was asked, and its name.
async fn card(
    report: &mut Report,
    many: Many,
    item: &Item,
    catalogue: &Catalogue,
) -> Result<(), SaveError> {
    let name = match item.folder.0.is_empty() {
        true => item.name.clone(),
        false => format!("{}/{}", item.folder.0.join("/"), item.name),
    };
    let Some(answer) = item.answer() else {
        let state = match &item.state {
            ItemState::Failed(failure) => failure::in_words(failure),
            other => photo_state::in_words(other),
        };
        report.card(None, &[state, name]);
        return Ok(());
    };
    let class = capital(&catalogue.name(Subject::Class(answer.best.class)));
    let first = format!("{class} {}", numbers::percent(answer.best.probability));
    let mut lines = vec![first];
    lines.extend(answer.is_unlike().then(say::classes_perhaps_none));
    lines.extend(asked(answer, catalogue));
    lines.push(name);
    let address = untrack(|| many.gallery.thumbnail(item.photo));
    let maps = untrack(|| many.maps.shown.get());
    let picture = match many.exhibit(item, answer, catalogue) {
        Some(exhibit) => tile(&exhibit, address.as_deref(), maps).await?,
        None => None,
    };
    let picture = picture.as_ref().map(|picture| Picture {
        address: &picture.address,
        alt: &lines[0],
        size: picture.size,
    });
    report.card(picture.as_ref(), &lines);
    Ok(())
}

/// The score of the question that a map answers, where it is another one than about the first class.
fn asked(answer: &Answer, catalogue: &Catalogue) -> Option<String> {
    let subject = match answer.subject {
        MapSubject::Class(class) if class == answer.best.class => return None,
        MapSubject::Class(class) => catalogue.name(Subject::Class(class)),
        MapSubject::Difference(one, other) => say::AskAgainst {
            one: &catalogue.name(one),
            other: &catalogue.name(other),
        }
        .say(),
    };
    let score = Score::from(answer.subject).in_answer(answer, catalogue)?;
    Some(format!("{subject} {}", numbers::signed(score)))
}

/// How many photos have which first class.
fn classes(report: &mut Report, items: &[Item], catalogue: &Catalogue) {
    let summary = Summary::of(items);
    if summary.classes.is_empty() {
        return;
    }
    report.section(&say::gallery_classes(summary.classes.len()));
    let head = [
        say::export_class(),
        say::gallery_photos(),
        say::export_probability(),
    ];
    let rows = summary.classes.iter().map(|count| {
        vec![
            capital(&catalogue.name(Subject::Class(count.class))),
            count.photos.to_string(),
            numbers::percent(count.mean_probability),
        ]
    });
    report.table(&head, &rows.collect::<Vec<_>>(), &[false, true, true]);
}

/// Folders against classes, where there are folders.
fn folders(report: &mut Report, items: &[Item], catalogue: &Arc<Catalogue>) {
    let mut names = LabelNames::new(Arc::clone(catalogue));
    let Some(table) = LabelTable::of(items, &mut names, LabelTable::MAX_COLUMNS) else {
        return;
    };
    report.section(&say::gallery_table());
    let columns = table.columns.iter().map(|column| match column {
        Column::Class(class) => capital(&catalogue.name(Subject::Class(*class))),
        Column::Rest(classes) => say::gallery_rest(classes.len()),
    });
    let mut head: Vec<String> = std::iter::once(say::gallery_label())
        .chain(columns)
        .collect();
    head.push(say::gallery_sum());
    let rows = table.rows.iter().map(|row| {
        let mut cells = vec![row.label.clone()];
        cells.extend(row.counts.iter().map(|count| match count {
            0 => String::new(),
            count => count.to_string(),
        }));
        cells.push(row.photos.to_string());
        cells
    });
    let mut are_numbers = vec![true; head.len()];
    are_numbers[0] = false;
    report.table(&head, &rows.collect::<Vec<_>>(), &are_numbers);
}
