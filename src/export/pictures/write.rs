//! Words on a canvas, dark on white: for print, and the same in a dark page.

use super::canvas::Canvas;
use super::error::PictureError;
use camlens_client::export::plan::{Align, Area, Font, PlacedText, shortened};
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

pub(super) const PAPER: &str = "#ffffff";

pub(super) const INK: &str = "#1c1e20";

/// The letters where the page names none.
const ANY_FAMILY: &str = "sans-serif";

/// Measures and writes in the page's letters.
pub(super) struct Writer {
    context: CanvasRenderingContext2d,
    family: String,
}

impl Writer {
    /// Writes on a canvas.
    pub fn on(canvas: &Canvas) -> Self {
        Self {
            context: canvas.context.clone(),
            family: family().unwrap_or_else(|| ANY_FAMILY.to_owned()),
        }
    }

    /// The width of a text in pixels.
    pub fn measure(&self, text: &str, font: Font) -> f64 {
        self.choose(font);
        let measured = self.context.measure_text(text);
        // A browser that measures nothing writes over the margin.
        measured.map_or(0.0, |measured| measured.width())
    }

    /// Writes a text at its place.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn write(&self, placed: &PlacedText) -> Result<(), PictureError> {
        self.choose(placed.font);
        self.context.set_fill_style_str(INK);
        self.context.set_text_align(match placed.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        });
        self.context
            .fill_text(&placed.text, placed.x, placed.baseline)
            .map_err(|_| PictureError::CanvasRefused)
    }

    /// Writes as much of a text as an area has room for, in one line.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn fit(&self, text: &str, font: Font, area: &Area) -> Result<(), PictureError> {
        let measure = |text: &str, font: Font| self.measure(text, font);
        self.write(&PlacedText {
            text: shortened(text, font, area.width as f64, &measure),
            font,
            x: area.left as f64,
            baseline: area.top as f64 + font.ascent(),
            align: Align::Left,
        })
    }

    fn choose(&self, font: Font) {
        let weight = if font.bold { "600" } else { "400" };
        let font = format!("{weight} {}px {}", font.size, self.family);
        self.context.set_font(&font);
    }
}

/// A canvas of paper.
///
/// # Errors
/// [`PictureError::CanvasRefused`]
pub(super) fn paper(size: (usize, usize)) -> Result<Canvas, PictureError> {
    let canvas = Canvas::new(size)?;
    let context = &canvas.context;
    // Photos are made smaller with care. A browser without this does it as it can.
    let _ = js_sys::Reflect::set(context, &"imageSmoothingQuality".into(), &"high".into());
    context.set_fill_style_str(PAPER);
    context.fill_rect(0.0, 0.0, size.0 as f64, size.1 as f64);
    Ok(canvas)
}

/// The letters of the page.
fn family() -> Option<String> {
    let read = || -> Result<Option<String>, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let body = window.document().and_then(|document| document.body());
        let style = window.get_computed_style(&body.ok_or(JsValue::NULL)?.into())?;
        style
            .map(|style| style.get_property_value("font-family"))
            .transpose()
    };
    read().ok().flatten().filter(|family| !family.is_empty())
}
