//! Tables as CSV (RFC 4180): commas, `\r\n`, numbers with a decimal point.
//!
//! A mark at the begin says that the text is UTF-8, or spreadsheets would spoil umlauts. A text that a
//! spreadsheet would take for a formula has an apostrophe before it: file names come from anywhere.

use super::decimal::shortest;
use super::exhibit::Exhibit;
use crate::gallery::{Answer, Item, ItemState, Score};
use crate::subject::{Catalogue, Subject};
use crate::view::MapSubject;
use camlens_core::framing::Placement;
use camlens_core::reading::{Prediction, Ranking};

/// The mark of UTF-8 at the begin of a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Classes of a photo that have columns in the gallery's table.
const CLASSES_OF_A_PHOTO: usize = 5;

/// A line of a table.
#[derive(Debug, Default)]
struct Line(String);

impl Line {
    /// Names of columns.
    fn of(names: &[impl AsRef<str>]) -> String {
        let mut line = Self::default();
        for name in names {
            line.text(name.as_ref());
        }
        line.end()
    }

    fn text(&mut self, text: &str) -> &mut Self {
        let text = if is_formula(text) {
            format!("'{text}")
        } else {
            text.to_owned()
        };
        let quoted = text.contains([',', '"', '\r', '\n', ';', '\t'])
            || text.starts_with(' ')
            || text.ends_with(' ');
        if quoted {
            self.field(&format!("\"{}\"", text.replace('"', "\"\"")))
        } else {
            self.field(&text)
        }
    }

    /// A number; nothing for one that is not finite.
    fn number(&mut self, number: f32) -> &mut Self {
        match number.is_finite() {
            // `Debug` writes nothing in the page: its build leaves that out.
            true => self.field(&shortest(number).to_string()),
            false => self.empty(),
        }
    }

    /// A finite number of 64 bits.
    fn real(&mut self, number: f64) -> &mut Self {
        self.field(&number.to_string())
    }

    /// A place in pixels, to thousandths.
    fn pixels(&mut self, place: f64) -> &mut Self {
        self.field(&format!("{place:.3}"))
    }

    fn count(&mut self, count: usize) -> &mut Self {
        self.field(&count.to_string())
    }

    fn flag(&mut self, flag: bool) -> &mut Self {
        self.field(if flag { "true" } else { "false" })
    }

    fn empty(&mut self) -> &mut Self {
        self.field("")
    }

    fn field(&mut self, field: &str) -> &mut Self {
        self.0.push_str(field);
        self.0.push(',');
        self
    }

    fn end(mut self) -> String {
        self.0.pop();
        self.0.push_str("\r\n");
        self.0
    }
}

/// Whether a spreadsheet takes a text for a formula, or a begin of it for nothing: the signs that OWASP
/// names ("CSV Injection"), with those of full width.
fn is_formula(text: &str) -> bool {
    const BEGINS: [char; 11] = [
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ];
    text.trim_start_matches(' ').starts_with(BEGINS)
}

/// The table of a map: a line for each cell, row by row from the top.
///
/// `row` and `column` count from 0; `logits` is the cell's value; `share` is that value over the number of
/// cells, which is its part of the score; `x` and `y` are the point of the photo, in pixels, that the cell
/// looks at.
pub fn map_csv(exhibit: &Exhibit) -> String {
    let (map, frame) = (&exhibit.evidence.map, &exhibit.frame);
    let placement = Placement::new((map.rows, map.columns), frame.offset);
    let mut csv = String::from(BYTE_ORDER_MARK);
    csv.push_str(&Line::of(&["row", "column", "logits", "share", "x", "y"]));
    for row in 0..map.rows {
        for column in 0..map.columns {
            let value = map.at(row, column).unwrap_or(f32::NAN);
            let share = map.share(row, column).unwrap_or(f32::NAN);
            let (x, y) = frame.on_photo(placement.looks_at((row, column)));
            let mut line = Line::default();
            line.count(row).count(column);
            line.number(value).number(share).pixels(x).pixels(y);
            csv.push_str(&line.end());
        }
    }
    csv
}

/// The table of the logits of all classes, in the order of their indices.
///
/// `index` counts from 0; `wordnet` is the WordNet 3.0 id, such as `n02124075`; `probability` is the
/// softmax over all classes; `rank` is 1 for the best.
pub fn logits_csv(exhibit: &Exhibit, catalogue: &Catalogue) -> String {
    let ranking = exhibit.ranking();
    let mut csv = String::from(BYTE_ORDER_MARK);
    let names = ["index", "wordnet", "name", "logit", "probability", "rank"];
    csv.push_str(&Line::of(&names));
    for (index, &logit) in exhibit.logits.iter().enumerate() {
        let class = catalogue.class(index);
        let mut line = Line::default();
        line.count(index)
            .text(class.map_or("", |class| &class.wordnet_id))
            .text(&catalogue.name(Subject::Class(index)))
            .number(logit);
        match ranking.of_class(index) {
            Some(standing) => line
                .number(standing.prediction.probability)
                .count(standing.rank),
            None => line.empty().empty(),
        };
        csv.push_str(&line.end());
    }
    csv
}

/// The table of the gallery, line by line, the names of the columns first: a line for each photo.
///
/// `state` is `waiting`, `reading`, `read` or `failed`; `failure` is its kind. The five best classes follow
/// with index, name, probability and logit; `subject` and `against` are what the photo's map is of, by
/// index or WordNet id, with names, and `score` is its score in logits; `exact` is false for an answer of
/// the preview. Sizes are in pixels. Under own classes, `distance` is the mean cosine distance to the five
/// nearest photos that were learned from, 0 to 2, and `none of these` is true where it is above
/// `threshold`; all three are empty where that is not known, and under ImageNet's classes. A photo that is not read has empty fields.
pub fn gallery_csv<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    catalogue: &Catalogue,
) -> impl Iterator<Item = String> {
    let begin = format!("{BYTE_ORDER_MARK}{}", Line::of(&gallery_columns()));
    let lines = items.into_iter().map(|item| photo_line(item, catalogue));
    std::iter::once(begin).chain(lines)
}

const ORDINALS: [&str; CLASSES_OF_A_PHOTO] = ["first", "second", "third", "fourth", "fifth"];

/// What a class of the gallery's table has columns for.
const OF_A_CLASS: [&str; 4] = ["index", "name", "probability", "logit"];

fn gallery_columns() -> Vec<String> {
    let before = ["folder", "name", "state", "failure"];
    let after = [
        "subject",
        "subject name",
        "against",
        "against name",
        "score",
        "exact",
        "framing",
        "short side",
        "mirrored",
        "rows",
        "columns",
        "width",
        "height",
        "distance",
        "threshold",
        "none of these",
    ];
    let classes = ORDINALS
        .iter()
        .flat_map(|ordinal| OF_A_CLASS.map(|of| format!("{ordinal} {of}")));
    let owned = |name: &str| name.to_owned();
    let before = before.into_iter().map(owned);
    before
        .chain(classes)
        .chain(after.into_iter().map(owned))
        .collect()
}

fn photo_line(item: &Item, catalogue: &Catalogue) -> String {
    let mut line = Line::default();
    line.text(&item.folder.0.join("/"))
        .text(&item.name)
        .text(item.state.name());
    match &item.state {
        ItemState::Failed(failure) => line.text(failure.kind.name()),
        _ => line.empty(),
    };
    match item.answer() {
        Some(answer) => answer_fields(&mut line, answer, catalogue),
        None => {
            for _ in 4..gallery_columns().len() {
                line.empty();
            }
        }
    }
    line.end()
}

fn answer_fields(line: &mut Line, answer: &Answer, catalogue: &Catalogue) {
    let ranking = Ranking::of(&answer.logits);
    let mut best = ranking.best_first().iter();
    for _ in ORDINALS {
        match best.next() {
            Some(&Prediction {
                class,
                logit,
                probability,
            }) => line
                .count(class)
                .text(&catalogue.name(Subject::Class(class)))
                .number(probability)
                .number(logit),
            None => line.empty().empty().empty().empty(),
        };
    }
    let (one, other) = match answer.subject {
        MapSubject::Class(class) => (Subject::Class(class), None),
        MapSubject::Difference(one, other) => (one, Some(other)),
    };
    for side in [Some(one), other] {
        match side {
            Some(side) => line.text(&catalogue.key(side)).text(&catalogue.name(side)),
            None => line.empty().empty(),
        };
    }
    let score = Score::from(answer.subject).in_answer(answer, catalogue);
    line.number(score.unwrap_or(f32::NAN))
        .flag(answer.exact)
        .text(answer.way.framing.name())
        .count(answer.way.resolution.short_side.pixels().into())
        .flag(answer.way.resolution.mirrored)
        .count(answer.map.rows)
        .count(answer.map.columns)
        .count(answer.frame.photo.0)
        .count(answer.frame.photo.1);
    match answer.familiarity {
        Some(of) => {
            line.real(of.distance);
            match of.threshold {
                Some(threshold) => line.real(threshold).flag(of.is_unlike()),
                None => line.empty().empty(),
            }
        }
        None => line.empty().empty().empty(),
    };
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a table that cannot be read ends its test"
)]
mod tests;
