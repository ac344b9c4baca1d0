//! The segments of a JPEG before and between its scans (ITU-T T.81, annex B).

use super::huffman::Huffman;
use super::standard::TABLES;
use crate::PhotoError;
use crate::error::{truncated, unsupported};

/// The place of each coefficient in its block, in the order of the file (T.81, figure 5).
#[rustfmt::skip]
pub(super) const ZIGZAG: [u8; 64] = [
     0,  1,  8, 16,  9,  2,  3, 10, 17, 24, 32, 25, 18, 11,  4,  5,
    12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13,  6,  7, 14, 21, 28,
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
    58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// A component as the frame header has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Component {
    pub(super) id: u8,
    /// Sampling factors, across and down, 1 to 4.
    pub(super) h: usize,
    pub(super) v: usize,
    /// The number of the quantisation table.
    pub(super) table: usize,
}

/// The frame header: a picture's size and components.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) progressive: bool,
    /// 1, 3 or 4 of them.
    pub(super) components: Vec<Component>,
}

/// A component's part in a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Selected {
    /// Its place among the frame's components.
    pub(super) component: usize,
    pub(super) dc: usize,
    pub(super) ac: usize,
}

/// The header of a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scan {
    pub(super) selected: Vec<Selected>,
    /// First and last coefficient, in the file's order.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Bits that earlier scans left out, and bits that this one leaves out.
    pub(super) high: u32,
    pub(super) low: u32,
}

/// A quantisation table: the step of each coefficient, in rows of 8.
pub(super) type Steps = Box<[i32; 64]>;

/// Tables as they are at a place in the file.
#[derive(Clone, Default)]
pub(super) struct Tables {
    pub(super) quantisation: [Option<Steps>; 4],
    pub(super) dc: [Option<Huffman>; 4],
    pub(super) ac: [Option<Huffman>; 4],
    /// MCUs between restart markers; 0 for none.
    pub(super) restart_interval: usize,
}

/// What application segments say about colours and orientation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Markers<'a> {
    pub(super) jfif: bool,
    /// The transform that Adobe's segment names.
    pub(super) adobe: Option<u8>,
    /// The first EXIF segment's TIFF structure. Later ones are an editor's leftovers: browsers and
    /// Pillow take the first.
    pub(super) exif: Option<&'a [u8]>,
}

/// The reason for words about a broken segment.
pub(super) fn broken(detail: &str) -> PhotoError {
    truncated("JPEG", detail)
}

/// Two bytes as a number, the high one first.
fn number(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .fold(0, |sum, &byte| sum << 8 | usize::from(byte))
}

/// The error for a frame that is not Huffman-coded, sequential or progressive, of 8 bits.
fn other_process(marker: u8) -> Option<PhotoError> {
    let kind = match marker {
        0xc0..=0xc2 => return None,
        0xc3 => "a lossless JPEG",
        0xc5..=0xc7 | 0xde => "a hierarchical JPEG",
        _ => "a JPEG with arithmetic coding",
    };
    Some(unsupported(kind))
}

impl Frame {
    /// The frame of a start-of-frame segment.
    ///
    /// # Errors
    /// [`PhotoError::Unsupported`] for a process or a precision that browsers do not read either;
    /// [`PhotoError::Truncated`] for nonsense.
    pub(super) fn parse(marker: u8, segment: &[u8]) -> Result<Self, PhotoError> {
        if let Some(error) = other_process(marker) {
            return Err(error);
        }
        let [precision, y1, y0, x1, x0, count, components @ ..] = segment else {
            return Err(broken("its frame header is too short"));
        };
        if *precision != 8 {
            return Err(unsupported(&format!("a JPEG of {precision} bits a sample")));
        }
        if !matches!(count, 1 | 3 | 4) {
            return Err(unsupported(&format!("a JPEG of {count} colour components")));
        }
        let components: Vec<Component> = components
            .chunks_exact(3)
            .take(usize::from(*count))
            .map(|bytes| Component {
                id: bytes[0],
                h: usize::from(bytes[1] >> 4),
                v: usize::from(bytes[1] & 15),
                table: usize::from(bytes[2]),
            })
            .collect();
        let in_range = |of: &Component| (1..=4).contains(&of.h) && (1..=4).contains(&of.v);
        let all = components.len() == usize::from(*count);
        if !all || !components.iter().all(|of| in_range(of) && of.table < 4) {
            return Err(broken("its frame header makes no sense"));
        }
        let frame = Self {
            width: number(&[*x1, *x0]),
            height: number(&[*y1, *y0]),
            progressive: marker == 0xc2,
            components,
        };
        frame.with_plain_sampling()
    }

    /// The same frame with the sampling factors of a single component set to 1, which they mean.
    fn with_plain_sampling(mut self) -> Result<Self, PhotoError> {
        if let [single] = &mut self.components[..] {
            (single.h, single.v) = (1, 1);
        }
        let (h, v) = self.most_sampled();
        let whole = |of: &Component| h % of.h == 0 && v % of.v == 0;
        if !self.components.iter().all(whole) {
            return Err(unsupported(
                "a JPEG whose colours are sampled by a fraction of its brightness",
            ));
        }
        Ok(self)
    }

    /// The largest sampling factors, across and down.
    pub(super) fn most_sampled(&self) -> (usize, usize) {
        let components = self.components.iter();
        components.fold((1, 1), |(h, v), of| (h.max(of.h), v.max(of.v)))
    }

    /// Columns and rows of MCUs of a scan of all components.
    pub(super) fn mcus(&self) -> (usize, usize) {
        let (h, v) = self.most_sampled();
        (self.width.div_ceil(8 * h), self.height.div_ceil(8 * v))
    }

    /// Width and height of a component, in samples.
    pub(super) fn size_of(&self, component: &Component) -> (usize, usize) {
        let (h, v) = self.most_sampled();
        (
            (self.width * component.h).div_ceil(h),
            (self.height * component.v).div_ceil(v),
        )
    }
}

impl Scan {
    /// The scan of a start-of-scan segment.
    pub(super) fn parse(segment: &[u8], frame: &Frame) -> Result<Self, PhotoError> {
        let nonsense = || broken("a scan's header makes no sense");
        let (count, rest) = segment.split_first().ok_or_else(nonsense)?;
        let pairs = rest.chunks_exact(2).take(usize::from(*count));
        let selected = pairs.map(|pair| {
            let component = frame.components.iter().position(|of| of.id == pair[0])?;
            let (dc, ac) = (usize::from(pair[1] >> 4), usize::from(pair[1] & 15));
            (dc < 4 && ac < 4).then_some(Selected { component, dc, ac })
        });
        let selected: Vec<Selected> = selected.collect::<Option<_>>().ok_or_else(nonsense)?;
        let repeated = (1..selected.len()).any(|at| {
            selected[..at]
                .iter()
                .any(|of| of.component == selected[at].component)
        });
        let Some([first, last, bits]) =
            rest.get(2 * selected.len()..).and_then(|r| r.first_chunk())
        else {
            return Err(nonsense());
        };
        let scan = Self {
            first: usize::from(*first),
            last: usize::from(*last),
            high: u32::from(bits >> 4),
            low: u32::from(bits & 15),
            selected,
        };
        let fits = !scan.selected.is_empty()
            && scan.selected.len() == usize::from(*count)
            && !repeated
            && (!frame.progressive || scan.is_progressive());
        if fits { Ok(scan) } else { Err(nonsense()) }
    }

    /// Whether the band and the bits are those of a progressive scan (T.81, G.1.1.1).
    fn is_progressive(&self) -> bool {
        let band = if self.first == 0 {
            self.last == 0
        } else {
            self.first <= self.last && self.last < 64 && self.selected.len() == 1
        };
        band && self.low <= 13 && (self.high == 0 || self.high == self.low + 1)
    }
}

impl Tables {
    /// The quantisation table of each component.
    pub(super) fn steps(&self, frame: &Frame) -> Vec<Option<Steps>> {
        let tables = frame.components.iter();
        tables
            .map(|of| self.quantisation[of.table].clone())
            .collect()
    }

    /// Takes the quantisation tables of a segment.
    pub(super) fn quantise(&mut self, mut segment: &[u8]) -> Result<(), PhotoError> {
        while let Some((&head, rest)) = segment.split_first() {
            let (wide, number_of) = (usize::from(head >> 4), usize::from(head & 15));
            let bytes = 64 * (wide + 1);
            if wide > 1 || number_of > 3 || rest.len() < bytes {
                return Err(broken("a quantisation table makes no sense"));
            }
            let mut table = Box::new([0; 64]);
            for (at, step) in rest[..bytes].chunks_exact(wide + 1).enumerate() {
                table[usize::from(ZIGZAG[at])] = number(step) as i32;
            }
            self.quantisation[number_of] = Some(table);
            segment = &rest[bytes..];
        }
        Ok(())
    }

    /// Takes the Huffman tables of a segment.
    pub(super) fn code(&mut self, mut segment: &[u8]) -> Result<(), PhotoError> {
        let nonsense = || broken("a Huffman table makes no sense");
        while let Some((&head, rest)) = segment.split_first() {
            let counts: &[u8; 16] = rest.first_chunk().ok_or_else(nonsense)?;
            let total: usize = counts.iter().map(|&count| usize::from(count)).sum();
            let values = rest.get(16..16 + total).ok_or_else(nonsense)?;
            let table = Huffman::new(counts, values).ok_or_else(nonsense)?;
            let place = usize::from(head & 15);
            let tables = match head >> 4 {
                0 => &mut self.dc,
                1 => &mut self.ac,
                _ => return Err(nonsense()),
            };
            *tables.get_mut(place).ok_or_else(nonsense)? = Some(table);
            segment = &rest[16 + total..];
        }
        Ok(())
    }

    /// Puts the standard's tables in the places of those that the file leaves out.
    pub(super) fn complete(&mut self) -> Result<(), PhotoError> {
        let mut standard = Self::default();
        TABLES.iter().try_for_each(|table| standard.code(table))?;
        let own = self.dc.iter_mut().chain(&mut self.ac);
        for (own, standard) in own.zip(standard.dc.into_iter().chain(standard.ac)) {
            *own = own.take().or(standard);
        }
        Ok(())
    }

    /// Takes the restart interval of a segment.
    pub(super) fn restart(&mut self, segment: &[u8]) {
        self.restart_interval = number(segment.get(..2).unwrap_or_default());
    }
}

impl<'a> Markers<'a> {
    /// Takes what an application segment says.
    pub(super) fn note(&mut self, marker: u8, segment: &'a [u8]) {
        match marker {
            0xe0 if segment.starts_with(b"JFIF\0") => self.jfif = true,
            0xe1 if self.exif.is_none() => self.exif = segment.strip_prefix(b"Exif\0\0"),
            0xee if segment.starts_with(b"Adobe") => {
                self.adobe = segment.get(11).copied().or(self.adobe);
            }
            _ => {}
        }
    }
}
