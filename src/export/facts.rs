//! A map's numbers and settings as names and values, for a report and for the caption of a figure.

use super::shown::Wanted;
use crate::parts::framing::framing_name;
use crate::parts::look_names::{colours_label, range_label};
use crate::parts::numbers;
use camlens_client::export::{Exhibit, Texts};
use camlens_client::familiar::Familiarity;
use camlens_client::head_choice::HeadKind;
use camlens_client::subject::Catalogue;
use camlens_words::say;

/// Everything that a report says of a map.
pub fn facts(wanted: &Wanted) -> Vec<(String, String)> {
    let exhibit = &wanted.exhibit;
    let framing = framing_name(exhibit.way.framing);
    let mut facts = vec![
        (say::export_fact_photo(), exhibit.source.name.clone()),
        (say::export_fact_size(), pixels(exhibit.frame.photo)),
        (say::export_fact_map(), wanted.subject.clone()),
        (say::export_fact_sum(), sum(exhibit)),
        (say::export_fact_framing(), framing),
        (say::export_fact_input(), pixels(exhibit.frame.input)),
        (say::export_fact_grid(), grid(exhibit)),
        (say::export_fact_colours(), colours(exhibit)),
        (say::export_fact_strength(), strength(exhibit)),
        (say::export_fact_network(), network(exhibit)),
    ];
    if exhibit.head == HeadKind::Own {
        let names = class_names(&wanted.catalogue);
        facts.push((say::export_fact_own_classes(), names));
    }
    if let Some(familiarity) = exhibit.familiarity.and_then(familiarity) {
        facts.push((say::export_fact_familiarity(), familiarity));
    }
    if let Some(outlines) = outlines(exhibit) {
        facts.insert(8, (say::export_fact_outlines(), outlines));
    }
    if exhibit.way.resolution.mirrored {
        let mirrored = (say::export_fact_passes(), say::export_mirrored());
        facts.insert(6, mirrored);
    }
    facts
}

/// The distance to what own classes were learned from, and what follows from it; `None` where nothing does.
fn familiarity(of: Familiarity) -> Option<String> {
    let (distance, threshold) = (
        &numbers::number(of.distance, 2),
        &numbers::number(of.threshold?, 2),
    );
    Some(match of.is_unlike() {
        true => say::ExportUnfamiliar {
            distance,
            threshold,
        }
        .say(),
        false => say::ExportFamiliar {
            distance,
            threshold,
        }
        .say(),
    })
}

/// How a map came to be, in one paragraph.
pub fn caption(exhibit: &Exhibit) -> String {
    let said = said(exhibit);
    let unlike = exhibit.familiarity.filter(|of| of.is_unlike());
    match unlike.and_then(familiarity) {
        Some(unlike) => format!("{said} {unlike}."),
        None => said,
    }
}

fn said(exhibit: &Exhibit) -> String {
    say::ExportCaption {
        photo: &exhibit.source.name,
        framing: &framing_name(exhibit.way.framing),
        grid: &grid(exhibit),
        sum: &sum(exhibit),
        colours: &colours(exhibit),
        network: &network(exhibit),
    }
    .say()
}

fn pixels((width, height): (usize, usize)) -> String {
    let (width, height) = (&width.to_string(), &height.to_string());
    say::ExportPixels { width, height }.say()
}

fn grid(exhibit: &Exhibit) -> String {
    let map = &exhibit.evidence.map;
    let (rows, columns) = (&map.rows.to_string(), &map.columns.to_string());
    say::ExportGrid { rows, columns }.say()
}

/// `average of 96 cells 14.22 + bias 0.01 = logit 14.23`.
fn sum(exhibit: &Exhibit) -> String {
    let score = if exhibit.subject.is_difference() {
        say::look_difference()
    } else {
        say::look_logit()
    };
    let (map, bias) = (&exhibit.evidence.map, exhibit.evidence.bias);
    numbers::identity(
        map.cells(),
        map.mean(),
        bias,
        exhibit.evidence.logit,
        &score,
    )
}

/// `Jet from -1.20 to 38.18 (range: best class)`.
fn colours(exhibit: &Exhibit) -> String {
    let range = exhibit.look.drawn_range(exhibit.subject.is_difference());
    say::ExportColours {
        colours: &colours_label(exhibit.colormap()),
        low: &numbers::logit(exhibit.scale.low),
        high: &numbers::logit(exhibit.scale.high),
        range: &range_label(range),
    }
    .say()
}

/// The weight of the map over the photo.
fn strength(exhibit: &Exhibit) -> String {
    numbers::whole_percent(100.0 * f64::from(exhibit.style().opacity))
}

/// The threshold of contour and box, where one of them is drawn.
fn outlines(exhibit: &Exhibit) -> Option<String> {
    let look = &exhibit.look;
    let percent = numbers::whole_percent(f64::from(look.threshold));
    (look.contour || look.boxed).then(|| say::export_outlines_from(&percent))
}

/// The network that was asked, and whether it was its preview.
fn network(exhibit: &Exhibit) -> String {
    let network = network_under(exhibit.head);
    if exhibit.exact {
        network
    } else {
        say::export_preview(&network)
    }
}

/// The network, and whose classes it was asked.
pub fn network_under(head: HeadKind) -> String {
    match head {
        HeadKind::Imagenet => say::export_network(),
        HeadKind::Own => say::export_network_own(),
    }
}

/// The names of all classes.
pub fn class_names(catalogue: &Catalogue) -> String {
    let names = catalogue.labels().classes().iter();
    let names: Vec<&str> = names.map(|class| class.name.as_ref()).collect();
    names.join(", ")
}

/// What a picture says of itself.
pub fn texts(wanted: &Wanted) -> Texts {
    let title = say::ExportOf {
        subject: &wanted.subject,
        photo: &wanted.exhibit.source.name,
    };
    Texts {
        title: title.say(),
        description: facts(wanted)
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect::<Vec<_>>()
            .join("\n"),
        software: "Camlens".to_owned(),
    }
}
