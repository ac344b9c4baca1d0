//! Walks the blocks of a scan in the order of the file (ITU-T T.81, A.2).

use super::bits::Bits;
use super::coefficients::{Block, Coder, Pass};
use super::header::{Frame, Scan, Tables};

/// The place of a block: component, column and row among the component's blocks.
pub(super) type Place = (usize, usize, usize);

/// Takes the blocks of a scan.
pub(super) trait Blocks {
    /// The block at this place as earlier scans left it.
    fn block(&mut self, place: Place) -> &mut Block;

    /// The block at this place is whole.
    fn done(&mut self, place: Place);

    /// All blocks of a row of the scan's MCUs are whole.
    fn row_done(&mut self, row: usize);
}

/// The outcome of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walked {
    /// The next marker is here or later.
    pub(super) position: usize,
    /// Whole rows of MCUs, and whether these are all.
    pub(super) rows: usize,
    pub(super) whole: bool,
}

/// A component's blocks in an MCU of the scan.
struct Part {
    component: usize,
    across: usize,
    down: usize,
}

/// Rows and columns of a scan's MCUs, and their blocks.
struct Layout {
    columns: usize,
    rows: usize,
    parts: Vec<Part>,
}

impl Layout {
    /// MCUs of a scan of one component are its single blocks, and only those with pixels in them.
    fn of(scan: &Scan, frame: &Frame) -> Self {
        if let [single] = scan.selected[..] {
            let (width, height) = frame.size_of(&frame.components[single.component]);
            return Self {
                columns: width.div_ceil(8),
                rows: height.div_ceil(8),
                parts: vec![Part {
                    component: single.component,
                    across: 1,
                    down: 1,
                }],
            };
        }
        let (columns, rows) = frame.mcus();
        let parts = scan.selected.iter().map(|of| Part {
            component: of.component,
            across: frame.components[of.component].h,
            down: frame.components[of.component].v,
        });
        Self {
            columns,
            rows,
            parts: parts.collect(),
        }
    }
}

/// Decodes a scan that begins at `position`, up to its end or the first block that is not whole.
pub(super) fn walk(
    file: &[u8],
    position: usize,
    frame: &Frame,
    scan: &Scan,
    tables: &Tables,
    blocks: &mut impl Blocks,
) -> Walked {
    let layout = Layout::of(scan, frame);
    let mut walk = Walk {
        bits: Bits::new(file, position),
        pass: Pass::of(scan, frame.progressive),
        coders: scan
            .selected
            .iter()
            .map(|of| Coder {
                dc: tables.dc[of.dc].as_ref(),
                ac: tables.ac[of.ac].as_ref(),
                mean: 0,
            })
            .collect(),
        empty_blocks: 0,
    };
    let interval = tables.restart_interval;
    let mut rows = 0;
    for row in 0..layout.rows {
        for column in 0..layout.columns {
            let number = row * layout.columns + column;
            let begins = interval > 0 && number > 0 && number.is_multiple_of(interval);
            let restarted = !begins || walk.restart(number / interval - 1).is_some();
            if !restarted || walk.mcu(&layout.parts, (column, row), blocks).is_none() {
                return Walked {
                    position: walk.bits.position(),
                    rows,
                    whole: false,
                };
            }
        }
        blocks.row_done(row);
        rows += 1;
    }
    Walked {
        position: walk.bits.position(),
        rows,
        whole: true,
    }
}

struct Walk<'a> {
    bits: Bits<'a>,
    pass: Pass,
    coders: Vec<Coder<'a>>,
    empty_blocks: u32,
}

impl Walk<'_> {
    /// Goes on behind the restart marker that ends interval `number`.
    fn restart(&mut self, number: usize) -> Option<()> {
        self.bits.restart((number % 8) as u8)?;
        self.coders.iter_mut().for_each(|coder| coder.mean = 0);
        self.empty_blocks = 0;
        Some(())
    }

    /// Decodes an MCU; `None` where a block of it is not whole.
    #[inline]
    fn mcu(
        &mut self,
        parts: &[Part],
        (column, row): (usize, usize),
        blocks: &mut impl Blocks,
    ) -> Option<()> {
        for (index, part) in parts.iter().enumerate() {
            for down in 0..part.down {
                for across in 0..part.across {
                    let column = column * part.across + across;
                    let place = (part.component, column, row * part.down + down);
                    self.block(index, blocks.block(place))?;
                    blocks.done(place);
                }
            }
        }
        Some(())
    }

    #[inline]
    fn block(&mut self, coder: usize, block: &mut Block) -> Option<()> {
        let coder = &mut self.coders[coder];
        let before = (self.pass != Pass::Sequential).then_some(*block);
        let whole = self
            .pass
            .block(&mut self.bits, coder, &mut self.empty_blocks, block);
        if whole.is_some() && !self.bits.is_exhausted() {
            return whole;
        }
        // Of a block whose bits are not all there, what earlier scans brought stays.
        *block = before.unwrap_or([0; 64]);
        None
    }
}
