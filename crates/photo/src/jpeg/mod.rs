//! JPEG (ITU-T T.81): baseline, extended and progressive, of 8 bits, with any sampling factors that
//! divide each other; with the bits of libjpeg, which Pillow and most browsers decode with.
//!
//! A decoder of our own, because three things have to come together: every row that is there of a
//! file whose end is missing, and no other; all sampling factors; and rows that go straight to their
//! upright place, so that a photo of 48 megapixels stands in memory once.

mod bits;
mod coefficients;
mod colour;
mod header;
mod huffman;
mod idct;
mod scan;
mod standard;
mod store;
mod strips;
mod upsample;

use crate::canvas::{Canvas, within_limit};
use crate::error::truncated;
use crate::exif::Orientation;
use crate::{Photo, PhotoError, Remark};
use coefficients::Block;
use colour::Colours;
use header::{Frame, Markers, Scan, Steps, Tables, broken};
use scan::{Blocks, Place, walk};
use store::Store;
use strips::Strips;

const START_OF_IMAGE: u8 = 0xd8;
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;

/// Decodes a JPEG and turns it upright. A file without its end gives the rows that are there.
///
/// # Errors
/// [`PhotoError::Unsupported`] names the kind that is not ours, [`PhotoError::Truncated`] says why
/// there is not a single row.
pub(crate) fn decode(file: &[u8]) -> Result<Photo, PhotoError> {
    let mut reader = Reader {
        file,
        at: 2,
        has_end: false,
        tables: Tables::default(),
        markers: Markers::default(),
    };
    let frame = reader.frame()?;
    within_limit(frame.width, frame.height)?;
    let orientation = |markers: &Markers<'_>| markers.exif.map(Orientation::of_exif);
    let scan = reader.scan(&frame)?.ok_or_else(|| broken(NO_PICTURE))?;
    reader.tables.complete()?;
    let orientation = orientation(&reader.markers).unwrap_or_default();
    let mut canvas = Canvas::new(frame.width, frame.height, orientation)?;
    let colours = Colours::of(&frame, &reader.markers);
    let mut remarks = Vec::new();
    if !frame.progressive && scan.selected.len() == frame.components.len() {
        let strips = Strips::new(&frame, colours, reader.tables.steps(&frame), &mut canvas)?;
        let mut blocks = Streamed {
            strips,
            block: [0; 64],
        };
        walk(file, reader.at, &frame, &scan, &reader.tables, &mut blocks);
    } else if reader.stored(&frame, scan, colours, &mut canvas)? {
        remarks.push(Remark::Coarser);
    }
    if canvas.came() == 0 {
        return Err(broken(NO_PICTURE));
    }
    Ok(canvas.finish(remarks))
}

const NO_PICTURE: &str = "the file ends before the picture begins";

/// Walks the segments of a file.
struct Reader<'a> {
    file: &'a [u8],
    at: usize,
    has_end: bool,
    tables: Tables,
    markers: Markers<'a>,
}

impl<'a> Reader<'a> {
    /// The next marker with its segment; `None` at the end of the file or of the picture.
    fn segment(&mut self) -> Option<(u8, &'a [u8])> {
        loop {
            let rest = self.file.get(self.at..)?;
            let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff);
            let found = rest.windows(2).position(is_marker)?;
            let marker = rest[found + 1];
            self.at += found + 2;
            match marker {
                END_OF_IMAGE => {
                    self.at = self.file.len();
                    self.has_end = true;
                    return None;
                }
                // Without a length: TEM, the restart markers, start of image.
                0x01 | 0xd0..=START_OF_IMAGE => {}
                _ => {
                    let length = self.file.get(self.at..)?.first_chunk()?;
                    let length = usize::from(u16::from_be_bytes(*length)).max(2);
                    let segment = self.file.get(self.at + 2..self.at + length)?;
                    self.at += length;
                    return Some((marker, segment));
                }
            }
        }
    }

    /// Takes segments up to the frame header.
    fn frame(&mut self) -> Result<Frame, PhotoError> {
        while let Some((marker, segment)) = self.segment() {
            match marker {
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xde => {
                    let frame = Frame::parse(marker, segment)?;
                    if frame.width == 0 || frame.height == 0 {
                        return Err(truncated("JPEG", "it has no pixels"));
                    }
                    return Ok(frame);
                }
                _ => self.note(marker, segment)?,
            }
        }
        Err(broken(NO_PICTURE))
    }

    /// Takes segments up to the next scan, which begins at `self.at` then; `None` where no more come.
    fn scan(&mut self, frame: &Frame) -> Result<Option<Scan>, PhotoError> {
        while let Some((marker, segment)) = self.segment() {
            if marker == START_OF_SCAN {
                return Ok(Some(Scan::parse(segment, frame)?));
            }
            self.note(marker, segment)?;
        }
        Ok(None)
    }

    fn note(&mut self, marker: u8, segment: &'a [u8]) -> Result<(), PhotoError> {
        match marker {
            0xc4 => self.tables.code(segment)?,
            0xdb => self.tables.quantise(segment)?,
            0xdd => self.tables.restart(segment),
            0xe0..=0xef => self.markers.note(marker, segment),
            _ => {}
        }
        Ok(())
    }

    /// Decodes all scans of a picture whose scans bring it bit by bit, or component by component.
    /// Returns whether bits are missing of rows that are there.
    fn stored(
        &mut self,
        frame: &Frame,
        first: Scan,
        colours: Colours,
        canvas: &mut Canvas,
    ) -> Result<bool, PhotoError> {
        let mut store = Store::new(frame)?;
        // A component keeps the quantisation table that was there at its first scan.
        let mut steps: Vec<Option<Steps>> = vec![None; frame.components.len()];
        let mut next = Some(first);
        while let Some(scan) = next {
            for of in &scan.selected {
                let table = frame.components[of.component].table;
                let steps = &mut steps[of.component];
                *steps = steps
                    .take()
                    .or_else(|| self.tables.quantisation[table].clone());
            }
            store.begin(&scan);
            let walked = walk(self.file, self.at, frame, &scan, &self.tables, &mut store);
            store.end(&scan, walked.whole);
            self.at = walked.position;
            // A later scan that makes no sense leaves what the earlier ones brought.
            next = self.scan(frame).unwrap_or(None);
        }
        let mut strips = Strips::new(frame, colours, steps, canvas)?;
        store.draw(&mut strips);
        Ok(store.lacks_bits(self.has_end))
    }
}

/// The blocks of a picture in one scan: each becomes samples at once.
struct Streamed<'a> {
    strips: Strips<'a>,
    block: Block,
}

impl Blocks for Streamed<'_> {
    fn block(&mut self, _: Place) -> &mut Block {
        self.block = [0; 64];
        &mut self.block
    }

    fn done(&mut self, (component, column, row): Place) {
        self.strips.put(component, column, row, &self.block);
    }

    fn row_done(&mut self, row: usize) {
        self.strips.finish_row(row);
    }
}
