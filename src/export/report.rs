//! The report of one photo.

use super::facts::facts;
use super::shown::Wanted;
use super::words::capital;
use crate::parts::document;
use crate::parts::made::{Made, kind, text};
use crate::parts::numbers;
use crate::parts::save_error::SaveError;
use camlens_client::export::report::{Heading, Picture, Report};
use camlens_client::export::{Exhibit, file_name};
use camlens_client::subject::Subject;
use camlens_client::view::MapSubject;
use camlens_words::say;

/// Rows of the table of classes.
const CLASSES: usize = 10;

/// Makes the report of a map, with its figure.
///
/// # Errors
/// [`SaveError::Refused`].
pub fn of_photo(wanted: &Wanted, figure: &Picture<'_>) -> Result<Made, SaveError> {
    let exhibit = &wanted.exhibit;
    let photo = &exhibit.source.name;
    let title = say::ExportOf {
        subject: &wanted.subject,
        photo,
    }
    .say();
    let title = capital(&title);
    let mut report = Report::begin(&Heading {
        language: language(),
        title: &title,
        introduction: &introduction(wanted),
    });
    report.pictures(std::slice::from_ref(figure), "");
    report.section(&say::export_settings());
    report.facts(&facts(wanted));
    report.section(&say::ask_classes());
    classes(&mut report, wanted);
    report.section(&say::export_cells());
    cells(&mut report, exhibit);
    report.end(&last_line());
    Ok(Made {
        blob: text(&report.take(), kind::HTML)?,
        name: file_name(photo, &[&wanted.subject, "report"], "html"),
    })
}

/// The code of the language that the page speaks.
pub fn language() -> &'static str {
    camlens_words::spoken().map_or("en", |language| language.code)
}

/// What the map shows.
fn introduction(wanted: &Wanted) -> String {
    let name = |subject| wanted.catalogue.name(subject);
    let first = match wanted.exhibit.subject {
        MapSubject::Class(class) => say::export_report_class(&name(Subject::Class(class))),
        MapSubject::Difference(one, other) => say::ExportReportDifference {
            one: &name(one),
            other: &name(other),
        }
        .say(),
    };
    format!("{first} {}", say::export_report_sum())
}

/// The best classes of the photo.
fn classes(report: &mut Report, wanted: &Wanted) {
    let head = [
        say::export_rank(),
        say::export_class(),
        say::export_probability(),
        say::look_logit(),
    ];
    let ranking = wanted.exhibit.ranking();
    let best = ranking.best_first().iter().take(CLASSES).enumerate();
    let rows = best.map(|(at, class)| {
        vec![
            (at + 1).to_string(),
            capital(&wanted.catalogue.name(Subject::Class(class.class))),
            numbers::percent(class.probability),
            numbers::logit(class.logit),
        ]
    });
    report.table(&head, &rows.collect::<Vec<_>>(), &[true, false, true, true]);
}

/// The logits of all cells, in the order in which they lie on the photo.
fn cells(report: &mut Report, exhibit: &Exhibit) {
    let map = &exhibit.evidence.map;
    let columns = (1..=map.columns).map(|column| column.to_string());
    let head: Vec<String> = std::iter::once(String::new()).chain(columns).collect();
    let lines = map.values.chunks(map.columns.max(1)).enumerate();
    let rows = lines.map(|(row, cells)| {
        let cells = cells.iter().map(|&cell| numbers::logit(cell));
        std::iter::once((row + 1).to_string())
            .chain(cells)
            .collect()
    });
    let are_numbers = vec![true; head.len()];
    report.table(&head, &rows.collect::<Vec<Vec<String>>>(), &are_numbers);
}

/// The last line: which program made it, and when.
pub fn last_line() -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    let day: String = now.chars().take(10).collect();
    say::ExportMade {
        version: &document::version().unwrap_or_default(),
        day: &day,
    }
    .say()
}
