//! TIFF 6.0 and BigTIFF: the first page, of 1, 2, 4, 8 or 16 bits, in strips or tiles, plain or packed
//! by LZW, deflate or PackBits.
//!
//! A reader of our own, because the one behind `image` costs 118 kB of the worker's gzip: it brings a
//! decoder of JPEG and one of faxes along.

mod colour;
mod directory;
mod packed;

use crate::canvas::{Canvas, filled, within_limit};
use crate::error::{truncated, unsupported};
use crate::exif::Orientation;
use crate::format::RAW;
use crate::{Photo, PhotoError, Remark};
use colour::Colours;
use directory::{Directory, Numbers};
use packed::Packing;
use std::borrow::Cow;

/// Bytes of RGB rows that go to the canvas at once.
const BATCH: usize = 1 << 16;

/// More samples of a pixel are no photo.
const MAX_SAMPLES: u64 = 16;

/// Decodes the first page and turns it upright.
///
/// # Errors
/// [`PhotoError::Unsupported`] names the kind that is not ours, [`PhotoError::Truncated`] says what is
/// missing.
pub(crate) fn decode(file: &[u8]) -> Result<Photo, PhotoError> {
    let missing = || truncated("TIFF", "its directory is missing");
    let (numbers, first) = Numbers::open(file).ok_or_else(missing)?;
    let directory = numbers.directory(first).ok_or_else(missing)?;
    let page = Page::of(&directory)?;
    let orientation = directory.one(274).and_then(|number| {
        let number = u8::try_from(number).ok()?;
        Orientation::of_number(number)
    });
    let (width, height) = (page.width, page.height);
    let mut canvas = Canvas::new(width, height, orientation.unwrap_or_default())?;
    page.draw(numbers, &mut canvas)?;
    if canvas.came() == 0 {
        return Err(truncated("TIFF", "the file ends before the picture does"));
    }
    let pages = numbers.pages(&directory);
    let remark = (pages > 1).then_some(Remark::FirstPage { pages });
    Ok(canvas.finish(remark.into_iter().collect()))
}

/// The lay-out of a page: a grid of chunks, which are strips or tiles.
struct Page {
    width: usize,
    height: usize,
    bits: u32,
    samples: usize,
    colours: Colours,
    packing: Packing,
    /// Differences of neighbours are stored.
    predicted: bool,
    /// Each sample has chunks of its own.
    planar: bool,
    /// Pixels of a chunk; strips are as wide as the page.
    chunk: (usize, usize),
    offsets: Vec<u64>,
    lengths: Vec<u64>,
}

impl Page {
    fn of(directory: &Directory) -> Result<Self, PhotoError> {
        let nonsense = || truncated("TIFF", "its directory makes no sense");
        // A reduced picture comes first in the raw files of cameras.
        if directory.or(254, 0) & 1 == 1 || directory.one(50_706).is_some() {
            return Err(unsupported(RAW));
        }
        let side = |tag: u16| {
            let side = directory.one(tag).and_then(|side| u32::try_from(side).ok());
            side.filter(|&side| side > 0).map(|side| side as usize)
        };
        let (width, height) = (side(256).zip(side(257))).ok_or_else(nonsense)?;
        within_limit(width, height)?;
        let packing = Packing::of(directory.or(259, 1))?;
        let samples = directory.or(277, 1);
        let bits = directory.or(258, 1);
        let same = directory.all(258).iter().all(|&of| of == bits);
        if !same || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
            return Err(unsupported(&format!("a TIFF of {bits} bits a sample")));
        }
        if directory
            .all(339)
            .iter()
            .any(|&format| format != 1 && format != 4)
        {
            return Err(unsupported("a TIFF of signed or floating-point samples"));
        }
        let colours = Colours::of(directory, bits as u32)?;
        if samples > MAX_SAMPLES || (samples as usize) < colours.count {
            return Err(nonsense());
        }
        let predictor = directory.or(317, 1);
        if predictor > 2 || (predictor == 2 && bits < 8) {
            return Err(unsupported("a TIFF of this predictor"));
        }
        if directory.or(266, 1) != 1 && bits < 8 {
            return Err(unsupported("a TIFF whose bits run backwards"));
        }
        let tiled = directory.one(324).is_some();
        let chunk = if tiled {
            (side(322).zip(side(323))).ok_or_else(nonsense)?
        } else {
            (width, side(278).unwrap_or(height).min(height))
        };
        within_limit(chunk.0, chunk.1)?;
        let (offsets, lengths) = if tiled { (324, 325) } else { (273, 279) };
        Ok(Self {
            width,
            height,
            bits: bits as u32,
            samples: samples as usize,
            colours,
            packing,
            predicted: predictor == 2,
            planar: directory.or(284, 1) == 2,
            chunk,
            offsets: directory.all(offsets).to_vec(),
            lengths: directory.all(lengths).to_vec(),
        })
    }

    /// Gives the canvas all rows up to the first that is not there.
    fn draw(&self, numbers: Numbers<'_>, canvas: &mut Canvas) -> Result<(), PhotoError> {
        let columns = self.width.div_ceil(self.chunk.0);
        let line = 3 * self.width;
        let batch = (BATCH / line).max(1);
        let mut rgb = filled(0, batch as u64 * line as u64)?;
        let mut samples = filled(0, self.chunk.0 as u64 * self.samples as u64)?;
        for (band, top) in (0..self.height).step_by(self.chunk.1).enumerate() {
            let height = self.chunk.1.min(self.height - top);
            let chunks = (0..columns).map(|of| self.chunk(numbers, band * columns + of, height));
            let chunks: Vec<Chunk<'_>> = chunks.collect::<Result<_, _>>()?;
            let there = chunks.iter().map(|chunk| chunk.rows(self)).min();
            let there = there.unwrap_or(0).min(height);
            for first in (0..there).step_by(batch) {
                let rows = batch.min(there - first);
                for (y, line) in (first..).zip(rgb.chunks_exact_mut(line)).take(rows) {
                    let parts = line.chunks_mut(3 * self.chunk.0);
                    for (chunk, to) in chunks.iter().zip(parts) {
                        chunk.unpack_row(self, numbers.big_endian, y, &mut samples);
                        let pixels = samples.chunks_exact(self.samples);
                        for (to, from) in to.chunks_exact_mut(3).zip(pixels) {
                            to.copy_from_slice(&self.colours.rgb(from));
                        }
                    }
                }
                canvas.push(&rgb[..rows * line]);
            }
            if there < height {
                break;
            }
        }
        Ok(())
    }

    /// Unpacks the first `height` rows of a chunk, or those that are there.
    fn chunk<'a>(
        &self,
        numbers: Numbers<'a>,
        number: usize,
        height: usize,
    ) -> Result<Chunk<'a>, PhotoError> {
        let grid = self.width.div_ceil(self.chunk.0) * self.height.div_ceil(self.chunk.1);
        let planes = if self.planar { self.samples } else { 1 };
        let length = self.row_bytes() * height as u64;
        let planes = (0..planes).map(|plane| {
            let packed = self.packed(numbers.file, plane * grid + number);
            self.packing.unpack(packed, length)
        });
        Ok(Chunk {
            planes: planes.collect::<Result<_, _>>()?,
        })
    }

    /// Samples of a pixel that a chunk has.
    fn samples_of_chunk(&self) -> usize {
        if self.planar { 1 } else { self.samples }
    }

    /// Bytes of a chunk's row.
    fn row_bytes(&self) -> u64 {
        let samples = self.chunk.0 as u64 * self.samples_of_chunk() as u64;
        (samples * u64::from(self.bits)).div_ceil(8)
    }

    /// The bytes of a chunk that are in the file.
    fn packed<'a>(&self, file: &'a [u8], chunk: usize) -> &'a [u8] {
        let place = self.offsets.get(chunk).copied();
        let Some(from) = place.and_then(|at| file.get(usize::try_from(at).ok()?..)) else {
            return &[];
        };
        // A single strip may have no length; it then goes to the end.
        let length = self.lengths.get(chunk).copied().unwrap_or(u64::MAX);
        &from[..usize::try_from(length)
            .unwrap_or(usize::MAX)
            .min(from.len())]
    }
}

/// The bytes of a strip or a tile, of each sample where these are apart.
struct Chunk<'a> {
    planes: Vec<Cow<'a, [u8]>>,
}

impl Chunk<'_> {
    /// Rows that are there.
    fn rows(&self, page: &Page) -> usize {
        let bytes = self.planes.iter().map(|plane| plane.len() as u64).min();
        (bytes.unwrap_or(0) / page.row_bytes()) as usize
    }

    /// Writes the samples of a row, those of a pixel together.
    fn unpack_row(&self, page: &Page, big_endian: bool, y: usize, to: &mut [u16]) {
        let row_bytes = page.row_bytes() as usize;
        let step = page.samples / page.samples_of_chunk();
        for (first, plane) in self.planes.iter().enumerate() {
            let row = &plane[y * row_bytes..][..row_bytes];
            unpack(
                page.bits,
                big_endian,
                row,
                to[first..].iter_mut().step_by(step),
            );
        }
        if page.predicted {
            let mask = if page.bits == 8 { 0xff } else { 0xffff };
            for at in page.samples..to.len() {
                to[at] = to[at].wrapping_add(to[at - page.samples]) & mask;
            }
        }
    }
}

/// Samples of 1, 2, 4, 8 or 16 bits.
fn unpack<'a>(bits: u32, big_endian: bool, row: &[u8], to: impl Iterator<Item = &'a mut u16>) {
    match bits {
        16 => {
            let (pairs, _) = row.as_chunks::<2>();
            for (to, pair) in to.zip(pairs) {
                *to = if big_endian {
                    u16::from_be_bytes(*pair)
                } else {
                    u16::from_le_bytes(*pair)
                };
            }
        }
        8 => to.zip(row).for_each(|(to, &from)| *to = u16::from(from)),
        bits => {
            let in_byte = (8 / bits) as usize;
            for (at, to) in to.enumerate() {
                let shift = 8 - bits * (at % in_byte + 1) as u32;
                *to = u16::from(row[at / in_byte] >> shift) & ((1 << bits) - 1);
            }
        }
    }
}
