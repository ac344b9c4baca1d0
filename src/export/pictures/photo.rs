//! The photo's pixels as the screen shows them, some rows at a time.

use super::canvas::Canvas;
use super::error::PictureError;
use camlens_client::export::Exhibit;
use camlens_client::export::plan::Area;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlImageElement, ImageBitmap};

/// Columns that are drawn in one go: no browser refuses a canvas of this width.
const MAX_COLUMNS: usize = 4096;

/// A photo that the browser has decoded, upright and in sRGB, as an `<img>` shows it.
pub(super) struct Photo {
    image: HtmlImageElement,
    /// Its pixels, where the browser gives them: it decodes an element again when it needs room.
    pixels: Option<ImageBitmap>,
}

impl Photo {
    /// Has the browser decode the file at an address.
    ///
    /// # Errors
    /// [`PictureError::NoPhoto`] where it shows none.
    pub async fn at(address: Option<&str>) -> Result<Self, PictureError> {
        let address = address.ok_or(PictureError::NoPhoto)?;
        Self::decoded(address)
            .await
            .map_err(|_| PictureError::NoPhoto)
    }

    /// Has the browser decode the photo of an exhibit.
    ///
    /// # Errors
    /// [`PictureError::NoPhoto`] where it shows none, and [`PictureError::OtherSize`] where it shows another
    /// picture than was read.
    pub async fn of(exhibit: &Exhibit, address: Option<&str>) -> Result<Self, PictureError> {
        let photo = Self::at(address).await?;
        let (expected, found) = (exhibit.frame.photo, photo.size());
        match found == expected {
            true => Ok(photo),
            false => Err(PictureError::OtherSize { expected, found }),
        }
    }

    async fn decoded(address: &str) -> Result<Self, JsValue> {
        let image = HtmlImageElement::new()?;
        image.set_src(address);
        JsFuture::from(image.decode()).await?;
        Ok(Self {
            pixels: pixels_of(&image).await.ok(),
            image,
        })
    }

    /// Width and height in pixels, upright.
    pub fn size(&self) -> (usize, usize) {
        let image = &self.image;
        (
            image.natural_width() as usize,
            image.natural_height() as usize,
        )
    }

    /// Draws all of the photo into an area of a canvas.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn fill(
        &self,
        context: &CanvasRenderingContext2d,
        area: &Area,
    ) -> Result<(), PictureError> {
        let (width, height) = self.size();
        let into = [area.left, area.top, area.width, area.height];
        let all = [0.0, 0.0, width as f64, height as f64];
        self.draw(context, all, into.map(|it| it as f64))
    }

    /// Draws a rectangle of the photo into a rectangle of a canvas, each as left, top, width and height.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        [x, y, width, height]: [f64; 4],
        [left, top, wide, high]: [f64; 4],
    ) -> Result<(), PictureError> {
        match &self.pixels {
            Some(pixels) => context
                .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                    pixels, x, y, width, height, left, top, wide, high,
                ),
            None => context
                .draw_image_with_html_image_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                    &self.image,
                    x,
                    y,
                    width,
                    height,
                    left,
                    top,
                    wide,
                    high,
                ),
        }
        .map_err(|_| PictureError::CanvasRefused)
    }
}

impl Drop for Photo {
    fn drop(&mut self) {
        if let Some(pixels) = &self.pixels {
            pixels.close();
        }
    }
}

async fn pixels_of(image: &HtmlImageElement) -> Result<ImageBitmap, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let made = window.create_image_bitmap_with_html_image_element(image)?;
    let pixels: ImageBitmap = JsFuture::from(made).await?.dyn_into()?;
    let is_whole =
        (pixels.width(), pixels.height()) == (image.natural_width(), image.natural_height());
    // The element is drawn in place of one that is turned otherwise.
    is_whole.then_some(pixels).ok_or(JsValue::NULL)
}

/// The rows of a photo, read from a small canvas.
pub(super) struct Rows<'a> {
    photo: &'a Photo,
    width: usize,
    canvas: Canvas,
}

impl<'a> Rows<'a> {
    /// Reads at most so many rows at a time.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn of(photo: &'a Photo, max_rows: usize) -> Result<Self, PictureError> {
        let width = photo.size().0;
        Ok(Self {
            photo,
            width,
            canvas: Canvas::new((width.min(MAX_COLUMNS), max_rows))?,
        })
    }

    /// Reads rows: RGBA, opaque, `[rows, width, 4]`. Clear places are white, as the network saw them.
    ///
    /// # Errors
    /// [`PictureError::CanvasRefused`]
    pub fn read(&self, first: usize, rows: usize) -> Result<Vec<u8>, PictureError> {
        let context = &self.canvas.context;
        let high = rows as f64;
        let mut pixels = Vec::new();
        for left in (0..self.width).step_by(MAX_COLUMNS) {
            let columns = MAX_COLUMNS.min(self.width - left);
            let wide = columns as f64;
            context.set_fill_style_str("#ffffff");
            context.fill_rect(0.0, 0.0, wide, high);
            let from = [left as f64, first as f64, wide, high];
            self.photo.draw(context, from, [0.0, 0.0, wide, high])?;
            let part = self.canvas.read((0, 0), (columns, rows))?;
            if columns == self.width {
                return Ok(part);
            }
            put(&part, columns, left, self.width, &mut pixels);
        }
        Ok(pixels)
    }
}

/// Puts the columns of a part into rows of the whole width.
fn put(part: &[u8], columns: usize, left: usize, width: usize, whole: &mut Vec<u8>) {
    let (part_bytes, whole_bytes) = (4 * columns, 4 * width);
    whole.resize(part.len() / part_bytes * whole_bytes, 0);
    for (part, line) in part.chunks(part_bytes).zip(whole.chunks_mut(whole_bytes)) {
        line[4 * left..][..part_bytes].copy_from_slice(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_beside_each_other() {
        let (left, right) = ([[1; 8], [2; 8]].concat(), [[3; 4], [4; 4]].concat());
        let mut whole = Vec::new();
        put(&left, 2, 0, 3, &mut whole);
        put(&right, 1, 2, 3, &mut whole);
        assert_eq!(
            whole,
            [[1; 8].as_slice(), &[3; 4], &[2; 8], &[4; 4]].concat()
        );
    }
}
