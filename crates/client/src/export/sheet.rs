//! The contact sheet: photos of the gallery in rows, each with its name and its class.
//!
//! The tiles of many photos are smaller, so that a sheet stays within what every browser draws; where the
//! smallest ones are too many, there are several sheets.

use super::plan::{Area, Font};
use std::ops::Range;

/// The most pixels of a sheet: browsers of phones draw no more than 16.7 million.
const MAX_PIXELS: usize = 16_000_000;

/// The longest side of a sheet in pixels.
const MAX_SIDE: usize = 16_384;

/// The sides of the tiles' squares in pixels, the best first: thumbnails are 256 pixels on their shorter
/// side at most.
const TILE_SIDES: [usize; 6] = [256, 224, 192, 160, 128, 112];

/// Width over height that a sheet comes near: of paper on its side.
const PROPORTION: f64 = 1.4;

/// Around all tiles.
const MARGIN: usize = 32;

/// Between two tiles.
const GAP: usize = 16;

/// The font of the heading.
pub const HEADING: Font = Font {
    size: 24.0,
    bold: true,
};

/// The font of a name.
pub const NAME: Font = Font {
    size: 13.0,
    bold: false,
};

/// The font of a class.
pub const CLASS: Font = Font {
    size: 13.0,
    bold: true,
};

/// One sheet of several, or the only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Width and height in pixels.
    pub size: (usize, usize),
    /// The photos on it, by their numbers among all.
    pub photos: Range<usize>,
    /// The line above the tiles.
    pub heading: Area,
    side: usize,
    columns: usize,
}

/// The place of a photo on its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePlace {
    /// The square that the photo is fitted into.
    pub photo: Area,
    /// The line of the class, [`CLASS`].
    pub class: Area,
    /// The line of the name, [`NAME`].
    pub name: Area,
}

impl Sheet {
    /// Lays out this many photos: the largest tiles that fit on one sheet, or the smallest on several.
    pub fn of_all(photos: usize) -> Vec<Self> {
        let one = TILE_SIDES
            .iter()
            .find_map(|&side| Self::with(0..photos, side));
        match one {
            Some(sheet) => vec![sheet],
            None => several(photos),
        }
    }

    /// These photos in tiles of this size; `None` where they do not fit, and for no photo.
    fn with(photos: Range<usize>, side: usize) -> Option<Self> {
        if photos.is_empty() {
            return None;
        }
        let count = photos.len();
        let (wide, high) = (side + GAP, tile_height(side) + GAP);
        let columns = (count as f64 * PROPORTION * high as f64 / wide as f64).sqrt();
        let columns = (columns.round() as usize).clamp(1, count);
        let width = 2 * MARGIN + columns * wide - GAP;
        let top = MARGIN + HEADING.line() as usize + GAP;
        let height = top + count.div_ceil(columns) * high - GAP + MARGIN;
        let fits = width.max(height) <= MAX_SIDE && width * height <= MAX_PIXELS;
        fits.then_some(Self {
            size: (width, height),
            photos,
            heading: Area {
                left: MARGIN,
                top: MARGIN,
                width: width - 2 * MARGIN,
                height: HEADING.line() as usize,
            },
            side,
            columns,
        })
    }

    /// The places of this sheet's photos, in their order.
    pub fn tiles(&self) -> impl Iterator<Item = TilePlace> {
        (0..self.photos.len()).map(|at| self.tile(at))
    }

    fn tile(&self, at: usize) -> TilePlace {
        let (row, column) = (at / self.columns, at % self.columns);
        let photo = Area {
            left: MARGIN + column * (self.side + GAP),
            top: self.heading.top
                + self.heading.height
                + GAP
                + row * (tile_height(self.side) + GAP),
            width: self.side,
            height: self.side,
        };
        let below = |area: &Area, font: Font| Area {
            top: area.top + area.height,
            height: font.line() as usize,
            ..*area
        };
        let class = below(&photo, CLASS);
        TilePlace {
            photo,
            class,
            name: below(&class, NAME),
        }
    }
}

/// The height of a square with the two lines below it.
fn tile_height(side: usize) -> usize {
    side + (CLASS.line() + NAME.line()) as usize
}

/// As few sheets of the smallest tiles as there may be, and about as many photos on each.
fn several(photos: usize) -> Vec<Sheet> {
    let side = TILE_SIDES[TILE_SIDES.len() - 1];
    let capacity = (1..photos)
        .rev()
        .find(|&count| Sheet::with(0..count, side).is_some());
    let sheets = photos.div_ceil(capacity.unwrap_or(1));
    let begins = |sheet: usize| sheet * photos / sheets.max(1);
    (0..sheets)
        .filter_map(|sheet| Sheet::with(begins(sheet)..begins(sheet + 1), side))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_photo_has_a_place_of_its_own_on_a_sheet_that_browsers_draw() {
        for photos in [1, 2, 3, 5, 24, 99, 100, 300, 700, 1000, 1500, 5000] {
            let sheets = Sheet::of_all(photos);
            let numbers = sheets.iter().flat_map(|sheet| sheet.photos.clone());
            assert!(numbers.eq(0..photos), "{photos}");
            for sheet in sheets {
                let (width, height) = sheet.size;
                assert!(width.max(height) <= MAX_SIDE && width * height <= MAX_PIXELS);
                let areas: Vec<Area> = sheet
                    .tiles()
                    .flat_map(|tile| [tile.photo, tile.class, tile.name])
                    .chain([sheet.heading])
                    .collect();
                for area in &areas {
                    assert!(area.left >= MARGIN && area.left + area.width <= width - MARGIN);
                    assert!(area.top >= MARGIN && area.top + area.height <= height - MARGIN);
                }
                // Of many, neighbours are enough.
                for (at, one) in areas.iter().enumerate() {
                    for other in &areas[at + 1..(at + 200).min(areas.len())] {
                        let apart = one.left + one.width <= other.left
                            || other.left + other.width <= one.left
                            || one.top + one.height <= other.top
                            || other.top + other.height <= one.top;
                        assert!(apart, "{one:?} and {other:?} of {photos}");
                    }
                }
            }
        }
    }

    #[test]
    fn more_photos_have_smaller_tiles_and_then_more_sheets() {
        let found = |photos| {
            let sheets = Sheet::of_all(photos);
            (sheets.len(), sheets.first().map(|sheet| sheet.side))
        };
        assert_eq!(found(0), (0, None));
        assert_eq!(found(1), (1, Some(256)));
        assert_eq!(found(100), (1, Some(256)));
        assert_eq!(found(300), (1, Some(160)));
        let (sheets, side) = found(1000);
        assert_eq!((sheets, side), (2, Some(112)));
        assert_eq!(found(5000).1, Some(112));
        let counts: Vec<usize> = Sheet::of_all(5000)
            .iter()
            .map(|sheet| sheet.photos.len())
            .collect();
        let (least, most) = (counts.iter().min(), counts.iter().max());
        assert!(
            most.zip(least)
                .is_some_and(|(most, least)| most - least <= 1),
            "{counts:?}"
        );
    }

    #[test]
    fn a_sheet_is_about_as_wide_as_paper() {
        for photos in [12, 50, 200, 800] {
            let (width, height) = Sheet::of_all(photos)[0].size;
            let proportion = width as f64 / height as f64;
            assert!(
                (1.0..2.0).contains(&proportion),
                "{photos}: {width} x {height}"
            );
        }
    }
}
