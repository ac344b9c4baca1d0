//! SVG drawings as pixels. Neither Rust nor a browser's worker draws them; the page does.

use super::photo_file::BlobAddress;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, DomParser, Element, File, FilePropertyBag,
    HtmlCanvasElement, HtmlImageElement, SupportedType, XmlSerializer,
};

const KIND: &str = "image/svg+xml";

/// The longest side of the pixels: more than the finest grid of a square asks for.
const LONGEST_SIDE: f64 = 1024.0;

/// The most that a drawing may be longer than it is wide, or wider than long.
const MOST_RATIO: f64 = 64.0;

/// Width over height of a drawing that does not say.
const ANY_RATIO: f64 = 1.0;

/// Whether the file says that it is an SVG drawing, as one from a disk does by its name.
pub fn is_drawing(file: &File) -> bool {
    file.type_() == KIND
}

/// The drawing as a PNG of the same name, over white; `None` where the browser cannot draw it.
pub async fn pixels_of(drawing: &File) -> Option<File> {
    drawn(drawing).await.ok()
}

async fn drawn(drawing: &File) -> Result<File, JsValue> {
    let text = JsFuture::from(drawing.text()).await?;
    let text = text.as_string().ok_or(JsValue::NULL)?;
    let (sized, (width, height)) = sized(&text)?;
    let address = BlobAddress::of(&sized).ok_or(JsValue::NULL)?;
    let image = HtmlImageElement::new()?;
    // As a picture of its own it runs no script and fetches nothing.
    image.set_src(address.as_str());
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    png(&canvas, &drawing.name()).await
}

/// The drawing with a width and a height in pixels: Firefox draws none on a canvas without them.
fn sized(text: &str) -> Result<(Blob, (u32, u32)), JsValue> {
    let document = DomParser::new()?.parse_from_string(text, SupportedType::ImageSvgXml)?;
    let root = document.document_element().ok_or(JsValue::NULL)?;
    if root.local_name() != "svg" {
        return Err(JsValue::NULL);
    }
    let ratio = ratio(&root).clamp(1.0 / MOST_RATIO, MOST_RATIO);
    let side = |part: f64| (LONGEST_SIDE * part.min(1.0)).round().max(1.0) as u32;
    let (width, height) = (side(ratio), side(1.0 / ratio));
    if root.get_attribute("viewBox").is_none() {
        // Its own lengths are the only scale that it has.
        if let Some((width, height)) = lengths(&root) {
            root.set_attribute("viewBox", &format!("0 0 {width} {height}"))?;
        }
    }
    root.set_attribute("width", &width.to_string())?;
    root.set_attribute("height", &height.to_string())?;
    let text = XmlSerializer::new()?.serialize_to_string(&document)?;
    let options = BlobPropertyBag::new();
    options.set_type(KIND);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    Ok((blob, (width, height)))
}

/// Width over height.
fn ratio(root: &Element) -> f64 {
    let of = |(width, height): (f64, f64)| width / height;
    lengths(root)
        .or_else(|| view_box(root))
        .map_or(ANY_RATIO, of)
}

/// Width and height where the drawing has them in plain numbers or in units of a fixed length.
fn lengths(root: &Element) -> Option<(f64, f64)> {
    let length = |name| length(&root.get_attribute(name)?);
    Some((length("width")?, length("height")?))
}

/// A length in pixels; `None` for one that depends on the place, as `100%` does.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let pixels = match &text[number.len()..] {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    positive(number).map(|number| number * pixels)
}

fn view_box(root: &Element) -> Option<(f64, f64)> {
    let text = root.get_attribute("viewBox")?;
    let mut numbers = text
        .split(|letter: char| letter == ',' || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .skip(2);
    Some((positive(numbers.next()?)?, positive(numbers.next()?)?))
}

fn positive(word: &str) -> Option<f64> {
    word.parse()
        .ok()
        .filter(|number: &f64| number.is_finite() && *number > 0.0)
}

async fn png(canvas: &HtmlCanvasElement, name: &str) -> Result<File, JsValue> {
    let blob = js_sys::Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // Only a promise that is settled already refuses.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let blob: Blob = JsFuture::from(blob).await?.dyn_into()?;
    let options = FilePropertyBag::new();
    options.set_type("image/png");
    File::new_with_blob_sequence_and_options(&js_sys::Array::of1(&blob), name, &options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_pixels_where_they_are_fixed() {
        assert_eq!(length("200"), Some(200.0));
        assert_eq!(length(" 72pt"), Some(96.0));
        assert_eq!(length("25.4mm"), Some(96.0));
        for text in ["100%", "2em", "0", "-3px", "", "NaN", "inf"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
