//! The figure: the photo, and beside it the map over it.

use super::breath::{Act, Breath, Strip};
use super::canvas::{Canvas, pixels_are_true};
use super::error::PictureError;
use super::file::of_canvas;
use super::photo::Photo;
use super::write::{INK, Writer, paper};
use camlens_client::export::figure::{Figure, FigureTexts};
use camlens_client::export::plan::{Area, Font};
use camlens_client::export::{Exhibit, Overlay, Texts};
use camlens_core::render::Colormap;
use web_sys::Blob;

/// The mark of zero stands out of the colours by so many pixels, above and below.
const ZERO_PIXELS: f64 = 5.0;

/// The photo beside the map over it, with the class, the colours and a caption, dark on white. A PNG file.
///
/// # Errors
/// Every kind of [`PictureError`].
pub async fn figure(
    exhibit: &Exhibit,
    address: Option<&str>,
    said: &FigureTexts,
    texts: &Texts,
    act: Act<'_>,
) -> Result<Blob, PictureError> {
    pixels_are_true()?;
    let mut breath = Breath::new(act);
    let photo = Photo::of(exhibit, address).await?;
    let ruler = Canvas::new((1, 1))?;
    let ruler = Writer::on(&ruler);
    let measure = |text: &str, font: Font| ruler.measure(text, font);
    let plan = Figure::of(photo.size(), exhibit.scale, said, &measure);
    let canvas = paper(plan.size)?;
    photo.fill(&canvas.context, &plan.photo)?;
    photo.fill(&canvas.context, &plan.map)?;
    breath.part(0.0..0.5);
    lay_map(exhibit, &canvas, &plan.map, &mut breath).await?;
    colours(&canvas, &plan, exhibit.colormap())?;
    let writer = Writer::on(&canvas);
    plan.texts.iter().try_for_each(|text| writer.write(text))?;
    breath.part(0.5..1.0);
    of_canvas(&canvas, texts, &mut breath).await
}

/// Lays the map over the photo in an area.
async fn lay_map(
    exhibit: &Exhibit,
    canvas: &Canvas,
    area: &Area,
    breath: &mut Breath<'_>,
) -> Result<(), PictureError> {
    let size = (area.width, area.height);
    let overlay = Overlay::in_size(exhibit, size);
    let mut pixels = canvas.read((area.left, area.top), size)?;
    let rows_at_once = Strip::first(size.0).rows();
    let strips = pixels.chunks_mut(4 * size.0 * rows_at_once);
    for (first, strip) in (0..).step_by(rows_at_once).zip(strips) {
        overlay.rows(first, strip)?;
        breath.take(first as f64 / size.1 as f64).await?;
    }
    canvas.write((area.left, area.top), size.0, &pixels)
}

/// Draws the colours from left to right, and the mark of zero.
fn colours(canvas: &Canvas, plan: &Figure, colormap: Colormap) -> Result<(), PictureError> {
    let Area {
        left,
        top,
        width,
        height,
    } = plan.colours;
    let last = width.saturating_sub(1).max(1) as f32;
    let line = (0..width).flat_map(|column| {
        let [red, green, blue] = colormap.colour(column as f32 / last);
        [red, green, blue, u8::MAX]
    });
    let line: Vec<u8> = line.collect();
    canvas.write((left, top), width, &line.repeat(height))?;
    if let Some(zero) = plan.zero {
        let context = &canvas.context;
        context.set_fill_style_str(INK);
        let (above, high) = (top as f64 - ZERO_PIXELS, height as f64 + 2.0 * ZERO_PIXELS);
        context.fill_rect(zero.round() - 1.0, above, 2.0, high);
    }
    Ok(())
}
