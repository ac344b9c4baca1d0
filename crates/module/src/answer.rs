//! The answers to questions about a reading: classes, maps, pictures of maps.

use camlens_client::finding::{Finding, FindingRef};
use camlens_client::view::Look;
use camlens_core::cam::{CamError, Evidence};
use camlens_core::framing::{Frame, PixelBox, Rectangle};
use camlens_core::reading::Prediction;
use camlens_core::render::{Colormap, Cover, Range, Scale, paint};

/// The subject of a map: classes whose mean it is of, and those that it is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Indices of classes, at least one.
    pub classes: Vec<usize>,
    /// The other side of a difference.
    pub against: Option<Vec<usize>>,
}

/// The drawing of a map. What is `None` is drawn as the page of Camlens does.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Drawing {
    pub colormap: Option<Colormap>,
    pub range: Option<Range>,
    pub cover: Option<Cover>,
    /// The network's cells instead of a smooth map.
    pub cells: bool,
}

/// A map as pixels, and its place on a picture of the photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Painted {
    /// The pixels of the picture that the map covers.
    pub place: PixelBox,
    /// RGBA, `[rows, columns, 4]` of `place`.
    pub pixels: Vec<u8>,
    pub colormap: Colormap,
    /// The logits at the ends of the colours.
    pub scale: Scale,
}

/// The best `count` classes, best first.
pub fn top(finding: &Finding, count: usize) -> &[Prediction] {
    let best = finding.ranking.best_first();
    &best[..count.min(best.len())]
}

/// Map, bias and logit of a question.
///
/// # Errors
/// An unknown class, or none.
pub fn evidence(finding: &Finding, question: &Question) -> Result<Evidence, CamError> {
    let one = Evidence::of_group(&finding.reading, &question.classes)?;
    match &question.against {
        Some(other) => one.against(&Evidence::of_group(&finding.reading, other)?),
        None => Ok(one),
    }
}

/// Paints the map of a question on a picture of the whole photo with `width` x `height` pixels. The map covers
/// the part that the network saw.
///
/// # Errors
/// An unknown class, or none.
pub fn painted(
    finding: &FindingRef,
    question: &Question,
    drawing: Drawing,
    (width, height): (usize, usize),
) -> Result<Painted, CamError> {
    let evidence = evidence(finding, question)?;
    let is_difference = question.against.is_some();
    let best = top(finding, 1).first().filter(|_| !is_difference);
    let best = best.map(|best| Evidence::of_class(&finding.reading, best.class));
    let best = best.transpose()?.map(|best| best.map);
    let usual = Look {
        cells: drawing.cells,
        ..Look::default()
    };
    let range = drawing.range.unwrap_or(usual.drawn_range(is_difference));
    let scale = range.scale([&evidence.map], best.as_ref());
    let colormap = drawing
        .colormap
        .unwrap_or(usual.drawn_colormap(is_difference));
    let cover = drawing.cover.unwrap_or(usual.drawn_cover(is_difference));
    let place = on_picture(finding, (width, height));
    let size = (place.columns.len(), place.rows.len());
    let enlargement = usual.enlargement(&finding.frame);
    let pixels = paint(&evidence.map, size, enlargement, scale, colormap, cover);
    Ok(Painted {
        place,
        pixels,
        colormap,
        scale,
    })
}

/// The part that the network saw, on a picture of the whole photo of this size; at least one pixel.
fn on_picture(finding: &Finding, (width, height): (usize, usize)) -> PixelBox {
    let Frame { photo, seen, .. } = finding.frame;
    let across = width as f64 / photo.0 as f64;
    let down = height as f64 / photo.1 as f64;
    let picture = Frame {
        photo: (width, height),
        seen: Rectangle {
            x: seen.x * across,
            y: seen.y * down,
            width: seen.width * across,
            height: seen.height * down,
        },
        ..finding.frame
    };
    picture.covered()
}

#[cfg(test)]
mod tests;
