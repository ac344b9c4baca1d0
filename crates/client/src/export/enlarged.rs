//! The map enlarged to its photo, as numbers, some rows at a time.

use super::exhibit::Exhibit;
use super::npy::{NumberKind, head, little_endian};
use camlens_core::cam::Enlarged;
use camlens_core::framing::PixelBox;
use std::ops::Range;

/// An array `[height, width]` of the photo's pixels: the logits that the colours stand for. Pixels that
/// the network did not see are NaN. A row is computed when it is asked for.
pub struct EnlargedMap<'a> {
    /// Width and height of the photo in pixels.
    photo: (usize, usize),
    covered: PixelBox,
    /// Of `covered`.
    enlarged: Enlarged<'a>,
}

impl<'a> EnlargedMap<'a> {
    /// Enlarges the map of an exhibit as it is drawn.
    pub fn of(exhibit: &'a Exhibit) -> Self {
        let frame = &exhibit.frame;
        let covered = frame.covered();
        let size = (covered.columns.len(), covered.rows.len());
        Self {
            photo: frame.photo,
            enlarged: Enlarged::new(&exhibit.evidence.map, size, exhibit.enlargement()),
            covered,
        }
    }

    /// Rows of the array, at least 1.
    pub fn height(&self) -> usize {
        self.photo.1
    }

    /// Bytes of the `.npy`.
    pub fn bytes(&self) -> u64 {
        let (width, height) = self.photo;
        self.head().len() as u64 + 4 * width as u64 * height as u64
    }

    /// The bytes of the `.npy` before its rows.
    pub fn head(&self) -> Vec<u8> {
        let (width, height) = self.photo;
        head(NumberKind::Float32, &[height, width])
    }

    /// The bytes of some rows of the `.npy`: one block after the other, behind [`Self::head`], is the file.
    /// Rows beyond the last one give nothing.
    pub fn rows(&self, rows: Range<usize>) -> Vec<u8> {
        let (width, height) = self.photo;
        let rows = rows.start..rows.end.min(height);
        let mut line = Vec::with_capacity(width);
        let mut bytes = Vec::with_capacity(4 * width * rows.len());
        for row in rows {
            line.clear();
            if self.covered.rows.contains(&row) {
                line.resize(self.covered.columns.start, f32::NAN);
                line.extend(self.enlarged.row(row - self.covered.rows.start));
            }
            line.resize(width, f32::NAN);
            bytes.extend(little_endian(&line));
        }
        bytes
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "an array that cannot be read ends its test"
)]
mod tests {
    use super::super::npy::{Array, Numbers};
    use super::super::samples::exhibit;
    use super::*;
    use camlens_core::cam::upsample;
    use camlens_core::framing::Framing;

    fn file(map: &EnlargedMap<'_>, block: usize) -> Vec<u8> {
        let begins = (0..map.height()).step_by(block);
        let rows = begins.flat_map(|begin| map.rows(begin..begin + block));
        map.head().into_iter().chain(rows).collect()
    }

    #[test]
    fn blocks_of_rows_are_the_array_of_the_photo() {
        for framing in Framing::ALL {
            let exhibit = exhibit(framing);
            let map = EnlargedMap::of(&exhibit);
            let whole = file(&map, usize::MAX / 2);
            assert_eq!(whole.len() as u64, map.bytes());
            for block in [1, 7, 64] {
                assert_eq!(file(&map, block), whole);
            }
            let array = Array::decode(&whole).unwrap();
            let (width, height) = exhibit.frame.photo;
            assert_eq!(array.shape(), [height, width]);
            let Numbers::Floats(values) = array.numbers() else {
                panic!("an array of numbers");
            };
            let PixelBox { columns, rows } = exhibit.frame.covered();
            let drawn = upsample(
                &exhibit.evidence.map,
                columns.len(),
                rows.len(),
                exhibit.enlargement(),
            );
            let mut drawn = drawn.into_iter();
            for (at, value) in values.iter().enumerate() {
                let (row, column) = (at / width, at % width);
                if rows.contains(&row) && columns.contains(&column) {
                    assert_eq!(Some(*value), drawn.next());
                } else {
                    assert!(value.is_nan(), "{row}, {column}");
                }
            }
            assert_eq!(drawn.next(), None);
        }
    }

    #[test]
    fn an_infinite_line_of_blocks_ends_with_the_photo() {
        let exhibit = exhibit(Framing::Whole);
        let map = EnlargedMap::of(&exhibit);
        assert!(map.rows(map.height()..map.height() + 5).is_empty());
    }
}
