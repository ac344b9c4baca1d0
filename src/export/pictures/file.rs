//! A PNG file that grows row by row, in the browser's memory and not in the page's.

use super::breath::{Breath, Strip};
use super::canvas::Canvas;
use super::error::PictureError;
use crate::parts::blob_parts::BlobParts;
use camlens_client::export::{Channels, PngWriter, Texts};
use web_sys::Blob;

/// A PNG file that is being made.
pub(super) struct File {
    writer: PngWriter,
    parts: BlobParts,
}

impl File {
    /// Begins a file of `width` x `height` pixels.
    pub fn new(
        size: (usize, usize),
        channels: Channels,
        texts: &Texts,
    ) -> Result<Self, PictureError> {
        Ok(Self {
            writer: PngWriter::new(size, channels, texts)?,
            parts: BlobParts::default(),
        })
    }

    /// Writes the next rows, RGBA.
    pub fn rows(&mut self, pixels: &[u8]) -> Result<(), PictureError> {
        let bytes = self.writer.rows(pixels)?;
        self.parts
            .add(&bytes)
            .map_err(|_| PictureError::CanvasRefused)
    }

    /// Ends the file.
    pub fn finish(mut self) -> Result<Blob, PictureError> {
        let bytes = self.writer.finish()?;
        let added = self.parts.add(&bytes);
        let file = added.and_then(|()| self.parts.finish("image/png"));
        file.map_err(|_| PictureError::CanvasRefused)
    }
}

/// Makes a file strip by strip. `strip` gives the rows from one on, RGBA; between two strips the page
/// answers.
pub(super) async fn written(
    (width, height): (usize, usize),
    channels: Channels,
    texts: &Texts,
    breath: &mut Breath<'_>,
    mut strip: impl FnMut(usize, usize) -> Result<Vec<u8>, PictureError>,
) -> Result<Blob, PictureError> {
    let mut file = File::new((width, height), channels, texts)?;
    let (mut first, mut size) = (0, Strip::first(width));
    while first < height {
        let begun = breath.worked();
        let rows = size.rows().min(height - first);
        file.rows(&strip(first, rows)?)?;
        first += rows;
        size = size.next(breath.worked() - begun);
        breath.take(first as f64 / height as f64).await?;
    }
    file.finish()
}

/// The most rows that [`written`] asks for at a time.
pub(super) fn max_rows(width: usize) -> usize {
    Strip::first(width).most()
}

/// Makes a file of all that is on a canvas, opaque.
///
/// Firefox copies the whole canvas whenever pixels of it are read: they are read in a few large blocks.
pub(super) async fn of_canvas(
    canvas: &Canvas,
    texts: &Texts,
    breath: &mut Breath<'_>,
) -> Result<Blob, PictureError> {
    let (width, height) = canvas.size();
    let mut block = Block::default();
    let strip = |first: usize, rows: usize| {
        if first + rows > block.end {
            let end = (first + max_rows(width)).min(height);
            block = Block {
                first,
                end,
                pixels: canvas.read((0, first), (width, end - first))?,
            };
        }
        let begin = 4 * width * (first - block.first);
        Ok(block.pixels[begin..][..4 * width * rows].to_vec())
    };
    written((width, height), Channels::Rgb, texts, breath, strip).await
}

/// Rows of a canvas, RGBA.
#[derive(Default)]
struct Block {
    first: usize,
    /// The row behind the last.
    end: usize,
    pixels: Vec<u8>,
}
