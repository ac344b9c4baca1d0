//! The network's last step redone on some cells alone.

use super::map::dot;
use super::{CamError, CellSet};
use crate::reading::Reading;

/// One logit a class, as if the photo were these cells only: their mean features through the
/// prediction layer, instead of the mean over all cells.
///
/// Over all cells these are the reading's own logits; over one cell that cell's; the logits of the
/// parts of a partition, weighted by their numbers of cells, average to those of the whole. Each
/// cell still saw its surroundings: the network's receptive field is wider than a cell.
///
/// # Errors
/// [`CamError::NoCells`]; [`CamError::OtherGrid`] for cells of another grid than the reading's.
pub fn region_logits(reading: &Reading, region: &CellSet) -> Result<Vec<f32>, CamError> {
    let head = reading.head();
    region.check_grid((reading.rows(), reading.columns()))?;
    let mut mean = vec![0.0; head.channels()];
    for (row, column) in region.iter() {
        for (sum, &feature) in mean
            .iter_mut()
            .zip(reading.cell(row, column).unwrap_or(&[]))
        {
            *sum += f64::from(feature);
        }
    }
    let cells = region.len();
    if cells == 0 {
        return Err(CamError::NoCells);
    }
    for sum in &mut mean {
        *sum /= cells as f64;
    }
    let logit = |(class, &bias): (usize, &f32)| {
        (dot(&mean, head.weights_of(class)) + f64::from(bias)) as f32
    };
    Ok(head.bias().iter().enumerate().map(logit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::{all_cells, noise, read, rectangle};
    use crate::cam::{Evidence, classes_of_cell};

    fn assert_close(a: &[f32], b: &[f32]) {
        assert_eq!(a.len(), b.len());
        for (a, b) in a.iter().zip(b) {
            assert!((a - b).abs() <= 2e-5 * (1.0 + a.abs()), "{a} {b}");
        }
    }

    #[test]
    fn all_cells_are_the_photo() -> Result<(), CamError> {
        for (rows, columns) in [(1, 1), (2, 5), (8, 12)] {
            let reading = noise(rows, columns, 100, 30);
            let logits = region_logits(&reading, &all_cells(rows, columns))?;
            assert_close(&logits, reading.logits());
        }
        Ok(())
    }

    #[test]
    fn one_cell_is_what_the_cell_says() -> Result<(), CamError> {
        let reading = noise(3, 4, 50, 20);
        for cell in 0..12 {
            let (row, column) = (cell / 4, cell % 4);
            let one = CellSet::from_fn(3, 4, |r, c| (r, c) == (row, column));
            let logits = region_logits(&reading, &one)?;
            let mut classes = classes_of_cell(&reading, row, column)?;
            assert!(classes.is_sorted_by(|a, b| a.value >= b.value));
            classes.sort_by_key(|class| class.class);
            let with_bias = classes.iter().zip(reading.head().bias());
            let of_cell: Vec<f32> = with_bias.map(|(class, bias)| class.value + bias).collect();
            assert_close(&logits, &of_cell);
            for class in classes {
                let map = Evidence::of_class(&reading, class.class)?.map;
                assert_eq!(map.at(row, column), Some(class.value));
            }
        }
        Ok(())
    }

    #[test]
    fn the_parts_of_a_partition_average_to_the_whole() -> Result<(), CamError> {
        let reading = noise(4, 6, 64, 10);
        let inside = |row: usize, column: usize| (row * 7 + column * 3) % 5 < 2;
        let part = CellSet::from_fn(4, 6, inside);
        let rest = CellSet::from_fn(4, 6, |row, column| !inside(row, column));
        let one = region_logits(&reading, &part)?;
        let other = region_logits(&reading, &rest)?;
        let weight = part.len() as f32 / 24.0;
        let whole: Vec<f32> = one
            .iter()
            .zip(&other)
            .map(|(one, other)| weight * one + (1.0 - weight) * other)
            .collect();
        assert_close(&whole, reading.logits());
        Ok(())
    }

    #[test]
    fn the_sum_of_a_region_and_its_logits_agree() -> Result<(), CamError> {
        let reading = noise(4, 6, 64, 10);
        let region = rectangle((4, 6), &(1..3), &(2..5));
        let logits = region_logits(&reading, &region)?;
        let evidence = Evidence::of_class(&reading, 7)?;
        let mean = evidence.logits_from(&region) * 24.0 / 6.0;
        assert_close(&[mean + evidence.bias], &[logits[7]]);
        Ok(())
    }

    #[test]
    fn what_is_no_region_is_told() {
        let reading = noise(2, 2, 4, 3);
        let nothing = region_logits(&reading, &CellSet::none(2, 2));
        assert_eq!(nothing, Err(CamError::NoCells));
        let other = region_logits(&reading, &all_cells(2, 3));
        assert_eq!(
            other,
            Err(CamError::OtherGrid {
                expected: (2, 2),
                found: (2, 3)
            })
        );
        let outside = classes_of_cell(&reading, 0, 2);
        assert!(matches!(
            outside,
            Err(CamError::NoSuchCell { column: 2, .. })
        ));
    }

    #[test]
    fn bad_numbers_come_last_and_nothing_panics() -> Result<(), CamError> {
        let mut weights = vec![1.0; 12];
        weights[0] = f32::NAN;
        let reading = read((1, 2), vec![0.5; 8], weights, vec![0.0; 3]);
        let classes = classes_of_cell(&reading, 0, 1)?;
        assert_eq!(classes[2].class, 0);
        let reading = read((1, 2), vec![f32::NAN; 8], vec![1.0; 12], vec![0.0; 3]);
        let everywhere = all_cells(1, 2);
        assert!(region_logits(&reading, &everywhere)?[1].is_nan());
        Ok(())
    }
}
